"""Who works out the answers of a batch: this process, several of this machine, or a cluster's workers."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from webapp.cli.answers import Answer
from webapp.cli.errors import CliError
from webapp.cli.lines import Task, answer, answer_in_processes, ended, size
from webapp.engine import Options
from webapp.jobs.cluster.errors import ClusterError
from webapp.words import say

if TYPE_CHECKING:
    from webapp.jobs.cluster.client import Cluster


@dataclass(frozen=True, slots=True)
class Spread:
    """A way to work out answers."""

    answers: Callable[[Iterable[Task]], Iterator[Answer]]
    """The answers in the order of the lines."""
    workers: Callable[[], int]
    """How many workers there are at the moment; 0 where they are not told."""


@contextmanager
def spread(arguments: argparse.Namespace, options: Options) -> Iterator[Spread]:
    """The way that the arguments ask for.

    Raises:
        CliError: the cluster cannot be used, or not any more.
    """
    place = arguments.local or arguments.cluster
    if place is None:
        yield _here(arguments.workers, options)
        return
    try:
        with _cluster(place, options) as cluster:
            yield Spread(cluster.answers, lambda: cluster.workers)
    except ClusterError as error:
        raise CliError(str(error)) from error


def _here(workers: int, options: Options) -> Spread:
    if workers > 1:
        return Spread(lambda tasks: answer_in_processes(tasks, options, workers), lambda: 0)
    return Spread(lambda tasks: (answer(task, options) for task in tasks), lambda: 0)


def _cluster(place: str | int, options: Options) -> Cluster[Task, Answer]:
    try:
        from webapp.jobs.cluster.client import Cluster
        from webapp.jobs.cluster.job import Job
    except ImportError as error:  # an extra
        raise CliError(say("cli.cluster.not_installed")) from error
    return Cluster(place, Job(partial(answer, options=options), ended, size, options.model))
