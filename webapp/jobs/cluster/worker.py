"""What runs on a worker."""

from __future__ import annotations

import threading
from collections import deque
from typing import Any

from distributed import Worker, WorkerPlugin, get_worker

from webapp.engine.embed import encoder
from webapp.jobs.cluster.alone import Alone, EndedError
from webapp.jobs.cluster.identity import identity
from webapp.jobs.cluster.job import Job, Partition, packed, unpacked


class UnlikeError(Exception):
    """A worker would give other results than the client. Its arguments: the worker's address, what it has."""


class Prepared(WorkerPlugin):
    """Loads the model once a worker, before its first partition.

    Args:
        model: as in ``Options.model``.
        expected: the client's engine and model.
    """

    def __init__(self, model: str, expected: str) -> None:
        self._model = model
        self._expected = expected
        self.name = f"diptych {expected}"

    def setup(self, worker: Worker) -> None:
        """Raises UnlikeError, or ModelError where there is no such model here."""
        check(self._model, self._expected, worker)
        encoder(self._model)


def check(model: str, expected: str, worker: Worker) -> None:
    """Raises UnlikeError where engine or model are others than the client's."""
    found = identity(model)
    if found != expected:
        raise UnlikeError(worker.address, found)


_turn = threading.Lock()
"""One partition at a time, also where a worker has several threads: the engine gains nothing by them."""


def answers(job: Job[Any, Any], partition: Partition, expected: str) -> bytes:
    """The answers to a partition's items, in order, ready to travel.

    Raises:
        UnlikeError: this worker joined later, and is none of ours.
    """
    check(job.model, expected, get_worker())
    items = unpacked(partition.packed)
    with _turn:
        return packed(
            _each_alone(job, items) if partition.is_careful else [job.answer(item) for item in items]
        )


def _each_alone(job: Job[Any, Any], items: list[Any]) -> list[Any]:
    """The answers from a process that one of the items may end, and no other worker or item with it."""
    found: list[Any] = []
    waiting = deque(items)
    while waiting:
        with Alone(job) as process:
            while waiting:
                item = waiting.popleft()
                try:
                    found.append(process.answer(item))
                except EndedError:
                    found.append(job.ended(item))
                    break
    return found
