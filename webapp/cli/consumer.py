"""Taking jobs beside the server, or instead of one."""

from __future__ import annotations

import logging
import threading
from datetime import timedelta

from webapp import services
from webapp.store import StoreError

SWEEP_S = 5.0
"""How often jobs are looked for that nobody was told of, or whose holder is dead."""

log = logging.getLogger(__name__)


class Consumer:
    """Threads that take jobs, and one that sweeps. It does nothing where the settings ask for no jobs.

    Args:
        desk: what to take jobs from.
        period: seconds between two sweeps.
        lease: how long a job is ours without a sign of life.
    """

    def __init__(
        self, desk: services.Desk, period: float = SWEEP_S, lease: timedelta = services.LEASE
    ) -> None:
        self._desk = desk
        self._period = period
        self._taker = services.Taker(desk, lease)
        self._stopping = threading.Event()
        self._sweeping = threading.Thread(target=self._sweep, name="sweep", daemon=True)
        self._lock = threading.Lock()
        self._busy = 0

    def start(self) -> None:
        """From now on jobs are taken; the first sweep is at once."""
        if background := self._desk.background:
            background.queue.consume(self._take, background.at_once)
            self._sweeping.start()

    def put_back(self) -> None:
        """Puts back the jobs under way, for others to do; returns at once."""
        self._stopping.set()
        self._taker.stop()

    def stop(self) -> None:
        """Returns when they are put back."""
        self.put_back()
        if background := self._desk.background:
            background.queue.stop()
            self._sweeping.join()

    def _take(self) -> None:
        with self._lock:
            self._busy += 1
        try:
            self._taker.take()
        finally:
            with self._lock:
                self._busy -= 1

    def _sweep(self) -> None:
        background = self._desk.background
        assert background
        while True:
            try:
                waiting = services.sweep_jobs(self._desk)
                # Only where somebody is idle: a delivery that nobody can take would be one too many.
                for _ in range(min(waiting, background.at_once - self._busy)):
                    background.queue.send()
            except StoreError as error:
                log.warning("no job was looked for this time: %s", error)
            if self._stopping.wait(self._period):
                return
