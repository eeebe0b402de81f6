"""A Dask scheduler and its workers as processes of their own, and work for them."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
from collections.abc import Sequence
from functools import partial
from pathlib import Path

import psutil  # it comes with Dask

from webapp.jobs.cluster.job import Job

ROOT = Path(__file__).parents[2]


def free_port() -> int:
    """A port that nobody listens on."""
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        port: int = taken.getsockname()[1]
        return port


class Machines:
    """A scheduler and one worker, which come again at the same address after they were killed."""

    def __init__(self) -> None:
        self._port = free_port()
        self._processes: list[subprocess.Popen[bytes]] = []
        self.address = f"tcp://127.0.0.1:{self._port}"

    def start(self) -> None:
        """Starts both; the worker waits for its scheduler."""
        self._run(
            "scheduler", "--host", "127.0.0.1", "--port", f"{self._port}", "--no-dashboard", "--no-show"
        )
        self._run("worker", self.address, "--nthreads", "1", "--no-nanny", "--no-dashboard")

    @property
    def comparing(self) -> list[psutil.Process]:
        """The processes beside the worker in which jobs are compared."""
        return psutil.Process(self._processes[1].pid).children()

    def kill(self) -> None:
        """Ends both without a word of farewell."""
        for process in self._processes:
            process.kill()
            process.wait()
        self._processes.clear()

    def _run(self, *arguments: str) -> None:
        self._processes.append(
            subprocess.Popen(
                [sys.executable, "-m", f"distributed.cli.dask_{arguments[0]}", *arguments[1:]],
                env={**os.environ, "PYTHONPATH": str(ROOT)},
                cwd=ROOT,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
            )
        )


def doubled(item: int, deadly: Sequence[int] = (), deadly_once: Path | None = None) -> str:
    """The work: of a deadly item the process dies, of item 5 only while there is no mark that it did."""
    if item in deadly:
        os.kill(os.getpid(), signal.SIGKILL)
    if deadly_once and item == 5 and not deadly_once.exists():
        deadly_once.touch()
        os.kill(os.getpid(), signal.SIGKILL)
    return f"{2 * item}"


def ended(item: int) -> str:
    """What is said of an item of which a process died."""
    return f"{item} ended"


def one(_: int) -> int:
    """Every item is small."""
    return 1


def doubling(deadly: Sequence[int] = (), deadly_once: Path | None = None) -> Job[int, str]:
    """Work without any model."""
    return Job(partial(doubled, deadly=deadly, deadly_once=deadly_once), ended, one, "none")
