"""Comparing jobs on a cluster: the workers of a Dask scheduler, each with a process of ours for a comparison.

A thread of Dask cannot be ended; a process can, so a job there is bounded and stopped as it is here. A worker
that has another engine or model compares nothing. Texts travel as they are: use ``tls://`` beyond one's own
network.
"""

from __future__ import annotations

import logging
import secrets
from contextlib import suppress
from typing import Any

import distributed

from webapp.engine import Options, Stage, Step
from webapp.jobs.cluster.errors import ClusterError
from webapp.jobs.cluster.identity import identity
from webapp.jobs.cluster.worker import check
from webapp.jobs.compared import Compared, Question, WorkerError
from webapp.jobs.messages import Setting
from webapp.jobs.pool import Bounds
from webapp.jobs.process import Process
from webapp.jobs.work import LOOK_S, STARTING, StoppedError, Work
from webapp.words import say

dask: Any = distributed
"""It tells types of few of its parts."""

CONNECT_S = 10
"""How long the scheduler may take to answer at the start."""

log = logging.getLogger(__name__)


class ClusterComparing:
    """Compares on a cluster. Safe to share between threads.

    Args:
        address: of the scheduler.
        options: how the engine compares.
        bounds: what one comparison may use; how many are made at once the cluster knows.

    Raises:
        ClusterError: the scheduler does not answer.
    """

    def __init__(self, address: str, options: Options, bounds: Bounds) -> None:
        try:
            self._client: Any = dask.Client(address, timeout=CONNECT_S, set_as_default=False)
        except (OSError, ValueError) as error:
            raise ClusterError(say("config.no_scheduler", problem=error)) from error
        self._setting = Setting(options, bounds.memory_bytes, bounds.niceness)
        self._identity = identity(options.model)
        self._seconds = bounds.seconds

    @property
    def is_ready(self) -> bool:
        return str(self._client.status) == "running"

    def __call__(self, question: Question, asker: str, work: Work | None = None) -> Compared:
        work = work or Work()
        name = f"diptych-{secrets.token_hex(8)}"
        stop: Any = dask.Event(name, client=self._client)
        self._client.subscribe_topic(name, lambda event: _hear(work, event[1]))
        future = self._client.submit(
            _compare_there,
            question,
            (self._setting, self._identity),
            self._seconds,
            name,
            key=name,
            pure=False,
        )
        try:
            while True:
                try:
                    found: Compared = future.result(timeout=LOOK_S)
                except TimeoutError:
                    work.check()
                else:
                    return found
        except StoppedError:
            stop.set()
            raise
        except Exception as error:  # whatever became of it there, its words may quote a text
            reference = secrets.token_hex(4)
            log.error("comparison %s failed on the cluster: %s", reference, type(error).__name__)
            raise WorkerError(reference) from error
        finally:
            self._client.unsubscribe_topic(name)
            future.release()

    def forget(self) -> None:
        """Nothing is remembered: the process of a comparison ends with it."""

    def close(self) -> None:
        """Leaves the cluster."""
        self._client.close()


def _hear(work: Work, told: tuple[str, int, int]) -> None:
    """How far it is there; a stop is heard by whoever waits."""
    with suppress(StoppedError):
        work.report(Step(Stage[told[0]], *told[1:]))


def _compare_there(question: Question, how: tuple[Setting, str], seconds: float, name: str) -> Compared:
    """Compares in a process beside a worker of the cluster; ``how``, and by which engine and model."""
    setting, expected = how
    stop: Any = dask.Event(name, client=dask.get_client())
    worker: Any = dask.get_worker()
    told = _Told(stop.is_set, worker, name)
    told.report(STARTING)
    check(setting.options.model, expected, worker)
    process = Process(setting)
    try:
        return process.compare(question, seconds, told)
    finally:
        process.end()


class _Told(Work):
    """Tells each step to whoever waits elsewhere."""

    def __init__(self, is_gone: Any, worker: Any, name: str) -> None:
        super().__init__(is_gone)
        self._worker, self._name = worker, name

    def report(self, step: Step) -> None:
        """It has come so far."""
        self._worker.log_event(self._name, (step.stage.name, step.done, step.total))
        super().report(step)
