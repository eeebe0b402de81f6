"""A cluster on this machine, for as long as one command runs."""

from __future__ import annotations

import logging
import signal
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from multiprocessing import resource_tracker
from typing import Any

import dask
from distributed import LocalCluster

ALLOWED_DEATHS = 1
"""Workers that a partition may end and be tried once more; after one more it is taken apart. A scheduler that
runs already has a bound of its own, 3 unless it is set otherwise."""

LOGGERS = ("distributed", "tornado", "asyncio")
"""Whoever typed the command reads one sentence of ours and no log of theirs."""

ANY_PORT = "127.0.0.1:0"
"""For counts that Dask's processes tell about themselves: on this machine only, and in nobody's way."""

GIVEN_UP_S = 10
"""After which Dask gives up a worker that ended and did not come back."""

SETTINGS: dict[str, Any] = {
    "distributed.scheduler.allowed-failures": ALLOWED_DEATHS,
    "distributed.deploy.lost-worker-timeout": GIVEN_UP_S,
    "distributed.worker.profile.enabled": False,  # looking a hundred times a second what runs is for nobody
    "distributed.admin.large-graph-warning-threshold": "1 GB",
}

SILENT = logging.CRITICAL + 1


class Local:
    """Workers of one thread each, in processes of their own, that end with this object.

    Args:
        workers: how many.
    """

    def __init__(self, workers: int) -> None:
        self._workers = workers
        with _uninterrupted():
            self._cluster: Any = LocalCluster(
                n_workers=workers,
                threads_per_worker=1,
                processes=True,
                memory_limit=0,  # the machine's own: one that came near a limit would be stopped for ever
                scheduler_kwargs={"dashboard": False, "dashboard_address": ANY_PORT},
                worker_dashboard_address=ANY_PORT,
                silence_logs=SILENT,
            )
        self.address: str = self._cluster.scheduler_address
        """Of its scheduler, on this machine only."""

    def refill(self, there: int) -> None:
        """Starts workers in the place of those that Dask gave up, as it does with one that ends while it
        starts."""
        if there < self._workers:
            self._cluster.scale(self._workers)

    def close(self) -> None:
        """Ends the workers."""
        with suppress(OSError):
            self._cluster.close()


@contextmanager
def _uninterrupted() -> Iterator[None]:
    """Keeps Ctrl+C, which a terminal sends to all processes, from threads and processes that start meanwhile
    and from those that they start: workers end because we end them, and not with a traceback each. Ours
    comes when they are there."""
    if not hasattr(signal, "pthread_sigmask"):  # Windows
        yield
        return
    resource_tracker.ensure_running()  # which would let Ctrl+C in again for the thread that starts it
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def silence() -> None:
    """Sets how Dask behaves in this process and those it starts: without a word."""
    dask.config.set(SETTINGS)
    for name in (*LOGGERS, *logging.root.manager.loggerDict):
        if name.partition(".")[0] in LOGGERS:
            logging.getLogger(name).setLevel(SILENT)
