"""Comparing in worker processes: bounded in number, in memory and in time, and shared fairly.

Each worker has pipes of its own. Pools that share one pipe between workers (concurrent.futures, pebble) guard
it with a lock, and a process that is killed while it holds the lock stops all the others.
"""

from __future__ import annotations

import logging
import secrets
from dataclasses import dataclass

from webapp.engine import ModelError, Options
from webapp.jobs.compared import Compared, Question, WorkerError
from webapp.jobs.messages import Setting
from webapp.jobs.process import LostError, Process
from webapp.jobs.turns import Turns
from webapp.jobs.work import STARTING, Work

MOST_WAITING = 80
"""Comparisons that wait for a worker, whoever asked: each holds a thread of the server."""

MOST_WAITING_EACH = 40
"""Comparisons of one address that wait: a desk behind one address fits, a program that floods does not."""

NICENESS = 10
"""Comparing gives way to answering pages, which takes milliseconds."""

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
    niceness: int = NICENESS
    """How far they give way to other work, from 0 to 19."""


class Pool:
    """Workers and the queue before them. Safe to share between threads.

    Args:
        options: how the engine compares.
        bounds: what it may use.
    """

    def __init__(self, options: Options, bounds: Bounds) -> None:
        self._setting = Setting(options, bounds.memory_bytes, bounds.niceness)
        self._bounds = bounds
        self._turns = Turns(bounds.workers, MOST_WAITING, MOST_WAITING_EACH)
        self._workers: list[Process | None] = [None] * bounds.workers
        self._closed = False
        self._erased = 0  # how often texts were to be forgotten
        self._knows = [0] * bounds.workers  # the same when the worker of each place was started

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

    def __call__(self, question: Question, asker: str, work: Work | None = None) -> Compared:
        """The comparison of two articles; returns when a worker has made it. ``work`` hears how far it is
        and says when it is not wanted any more, which frees the worker.

        Raises:
            StoppedError: it is not wanted any more.
            NoTurnError: too many wait already.
            WorkerError: there is none: the worker failed, took too long or needed too much memory. The next
                comparison gets another worker.
        """
        work = work or Work()
        with self._turns.turn(asker, work) as place:
            work.report(STARTING)
            worker = self._worker(place)
            try:
                return worker.compare(question, self._bounds.seconds, work)
            except (LostError, ModelError) as error:
                work.check()
                reference = secrets.token_hex(4)
                log.error(
                    "comparison %s failed: %s (%d and %d characters)",
                    reference,
                    error,
                    len(question.left.text),
                    len(question.right.text),
                )
                raise WorkerError(reference) from error
            finally:
                self._refill(place)

    @property
    def is_ready(self) -> bool:
        """Whether it was not closed, and not every worker has ended."""
        started = [worker for worker in self._workers if worker]
        return not self._closed and (not started or any(worker.is_alive for worker in started))

    def forget(self) -> None:
        """Forgets every text: a worker that has read any is replaced, one that compares once it is done."""
        self._erased += 1
        with self._turns.spare() as places:
            for place in places:
                self._refill(place)

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
            worker = self._started(place)
        return worker

    def _started(self, place: int) -> Process:
        self._knows[place] = self._erased
        worker = self._workers[place] = Process(self._setting)
        return worker

    def _refill(self, place: int) -> None:
        """Starts the successor of a worker that has ended, so that nobody has to wait for it; one that has
        read what was to be forgotten since is ended."""
        worker = self._workers[place]
        if worker is None:
            return
        if self._knows[place] != self._erased and worker.is_alive:
            if worker.has_read:
                worker.end()
            else:
                self._knows[place] = self._erased
        if not worker.is_alive and not self._closed:
            self._started(place)
