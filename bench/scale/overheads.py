"""What one partition costs each process beside the comparing: real ones, with answers of real size made
before, so that there is nothing else to do."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, partial
from pathlib import Path

from bench.scale.machines import Machines
from webapp.cli.answers import Answer
from webapp.cli.lines import Task, answer, ended, size
from webapp.engine import Options
from webapp.jobs.cluster.client import Cluster
from webapp.jobs.cluster.job import PARTITION_ITEMS, Job

PARTITIONS = 150


@dataclass(frozen=True, slots=True)
class Overheads:
    """Seconds of processor time a partition."""

    client_s: float
    """Packing pairs, unpacking answers, and writing them."""
    scheduler_s: float
    """Handing out, and passing the answers on."""
    trip_s: float
    """From end to end where nothing waits: what a worker that has nothing else to do waits at most."""


def repeat(task: Task, options: Options) -> Answer:
    """The answer to a pair, made once in each process."""
    return _kept(task.line, options)


@cache
def _kept(line: bytes, options: Options) -> Answer:
    return answer(Task(line), options)


def measure(lines: Sequence[bytes]) -> Overheads:
    """Measures with these pairs, over and over."""
    few = [Task(line) for line in lines[:PARTITION_ITEMS]]
    job = Job(partial(repeat, options=Options(model="none")), ended, size, "none")

    def tasks(count: int) -> Iterator[Task]:
        return (few[number % len(few)] for number in range(count * PARTITION_ITEMS))

    with Machines(1) as machines, Cluster(machines.address, job) as cluster:
        _written(cluster.answers, tasks(2))  # the worker makes the answers
        before = time.process_time(), _cpu_s(machines.scheduler), time.monotonic()
        _written(cluster.answers, tasks(PARTITIONS))
        after = time.process_time(), _cpu_s(machines.scheduler), time.monotonic()
    client, scheduler, trip = ((end - start) / PARTITIONS for start, end in zip(before, after, strict=True))
    return Overheads(client, scheduler, trip)


def _written(answers: Callable[[Iterator[Task]], Iterator[Answer]], tasks: Iterator[Task]) -> None:
    with open(os.devnull, "w", encoding="ascii") as file:
        for given in answers(tasks):
            file.write(given.line + "\n")
            file.flush()


def _cpu_s(process: int) -> float:
    user, system = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[11:13]
    return (int(user) + int(system)) / os.sysconf("SC_CLK_TCK")
