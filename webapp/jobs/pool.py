"""Comparing in worker processes: bounded in number, in memory and in time, and shared fairly.

Each worker has pipes of its own. Pools that share one pipe between workers (concurrent.futures, pebble) guard
it with a lock, and a process that is killed while it holds the lock stops all the others.
"""

from __future__ import annotations

import logging
import secrets
from dataclasses import dataclass

from webapp.engine import Article, ModelError, Options, Pins
from webapp.engine.model import NO_PINS
from webapp.jobs.compared import Compared, WorkerError
from webapp.jobs.messages import Setting
from webapp.jobs.process import LostError, Process
from webapp.jobs.turns import Turns

MOST_WAITING = 80
"""Comparisons that wait for a worker, whoever asked: each holds a thread of the server."""

MOST_WAITING_EACH = 40
"""Comparisons of one address that wait: a desk behind one address fits, a program that floods does not."""

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Bounds:
    """What comparing may use."""

    workers: int
    """Processes that compare at the same time."""
    memory_bytes: int
    """Data that each may hold."""
    seconds: float
    """How long one comparison may take."""


class Pool:
    """Workers and the queue before them. Safe to share between threads.

    Args:
        options: how the engine compares.
        bounds: what it may use.
    """

    def __init__(self, options: Options, bounds: Bounds) -> None:
        self._setting = Setting(options, bounds.memory_bytes)
        self._bounds = bounds
        self._turns = Turns(bounds.workers, MOST_WAITING, MOST_WAITING_EACH)
        self._workers: list[Process | None] = [None] * bounds.workers
        self._closed = False

    def start(self) -> None:
        """Starts all workers and waits for the first; without it they start when they are needed.

        Raises:
            ModelError: the model cannot be used.
        """
        self._workers = [Process(self._setting) for _ in self._workers]
        try:
            first = self._workers[0]
            if first:
                first.wait_ready()
        except ModelError:
            self.close()
            raise
        except LostError as error:
            self.close()
            raise ModelError(f"The process that compares cannot be started: {error}.") from error

    def __call__(
        self, left: Article, right: Article, asker: str, kind: str = "", pins: Pins = NO_PINS
    ) -> Compared:
        """The comparison of two articles; returns when a worker has made it. ``kind`` says what the two are
        to each other; empty lets the engine judge. ``pins`` are links that somebody drew or took away.

        Raises:
            NoTurnError: too many wait already.
            WorkerError: there is none: the worker failed, took too long or needed too much memory. The next
                comparison gets another worker.
        """
        with self._turns.turn(asker) as place:
            worker = self._worker(place)
            try:
                return worker.compare(left, right, self._bounds.seconds, kind, pins)
            except (LostError, ModelError) as error:
                reference = secrets.token_hex(4)
                log.error(
                    "comparison %s failed: %s (%d and %d characters)",
                    reference,
                    error,
                    len(left.text),
                    len(right.text),
                )
                raise WorkerError(reference) from error
            finally:
                self._refill(place)

    @property
    def is_ready(self) -> bool:
        """Whether it was not closed, and not every worker has ended."""
        started = [worker for worker in self._workers if worker]
        return not self._closed and (not started or any(worker.is_alive for worker in started))

    def close(self) -> None:
        """Ends all workers; comparisons under way fail."""
        self._closed = True
        for worker in self._workers:
            if worker:
                worker.end()

    def _worker(self, place: int) -> Process:
        worker = self._workers[place]
        if worker is None or not worker.is_alive:
            if worker:
                worker.end()
            worker = self._workers[place] = Process(self._setting)
        return worker

    def _refill(self, place: int) -> None:
        """Starts the successor of a worker that has ended, so that nobody has to wait for it."""
        worker = self._workers[place]
        if worker and not worker.is_alive and not self._closed:
            self._workers[place] = Process(self._setting)
