"""A real scheduler and real workers, killed now and then and started anew, as systemd would do."""

from __future__ import annotations

import os
import random
import socket
import subprocess
import sys
import threading
from types import TracebackType
from typing import Self

from bench.scale.commands import ROOT


class Machines:
    """The processes, until the end of the ``with``.

    Args:
        workers: how many.
        every_s: how often a worker is killed; 0 for never.
        scheduler_after_s: when the scheduler is killed, once; 0 for never.
    """

    def __init__(self, workers: int, every_s: float = 0, scheduler_after_s: float = 0) -> None:
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self._port = free.getsockname()[1]
        self.address = f"tcp://127.0.0.1:{self._port}"
        self.killed_workers = 0
        """So far."""
        self.killed_schedulers = 0
        """So far."""
        self._every_s = every_s
        self._scheduler_after_s = scheduler_after_s
        self._is_over = threading.Event()
        self._scheduler = self._start_scheduler()
        self._workers = [self._start_worker() for _ in range(workers)]
        self._threads = [threading.Thread(target=self._restart)]
        if every_s:
            self._threads.append(threading.Thread(target=self._kill_workers))
        if scheduler_after_s:
            self._threads.append(threading.Thread(target=self._kill_scheduler))

    @property
    def scheduler(self) -> int:
        """Its process."""
        return self._scheduler.pid

    def __enter__(self) -> Self:
        for thread in self._threads:
            thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._is_over.set()
        for thread in self._threads:
            thread.join()
        for process in (*self._workers, self._scheduler):
            process.kill()
            process.wait()

    def _kill_workers(self) -> None:
        chance = random.Random(1)
        while not self._is_over.wait(self._every_s):
            chance.choice(self._workers).kill()
            self.killed_workers += 1

    def _kill_scheduler(self) -> None:
        if not self._is_over.wait(self._scheduler_after_s):
            self._scheduler.kill()
            self.killed_schedulers += 1

    def _restart(self) -> None:
        """Starts anew what has ended, a second later."""
        while not self._is_over.wait(1):
            if self._scheduler.poll() is not None:
                self._scheduler = self._start_scheduler()
            for at, worker in enumerate(self._workers):
                if worker.poll() is not None:
                    self._workers[at] = self._start_worker()

    def _start_scheduler(self) -> subprocess.Popen[bytes]:
        return _run(
            "scheduler", "--host", "127.0.0.1", "--port", f"{self._port}", "--no-dashboard", "--no-show"
        )

    def _start_worker(self) -> subprocess.Popen[bytes]:
        return _run("worker", self.address, "--nthreads", "1", "--no-nanny", "--no-dashboard")


def _run(which: str, *arguments: str) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        [sys.executable, "-m", f"distributed.cli.dask_{which}", *arguments],
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        cwd=ROOT,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
