"""``python -m bench.fuzz [--inputs N --seconds S --workers W --seed K --room R --gold FOLDER]``: what breaks.

Pairs out of the grammar, or with ``--gold`` real texts, are compared, checked and exported. Input *n* of a
seed is the same pair on every machine and with any number of workers. Each kind of break is written once, by
the shortest pair found; the exit status is 1 when there was one.
"""

from __future__ import annotations

import argparse
import multiprocessing
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass, field, fields, replace
from pathlib import Path
from random import Random
from typing import Final

from bench.fuzz import gold
from bench.fuzz.checks import Way
from bench.fuzz.failures import Failure, attempt, shortest
from bench.fuzz.grammar import ROOM, Pair, pair
from bench.fuzz.paths import Lines, path_of, traced

TRACED: Final = 50
"""One input in so many is traced."""
WITH_MODEL: Final = 50
"""One input in so many is compared with the sentence model, the others by wording alone."""
TWICE: Final = 10
"""One input in so many is compared again, and with its sides swapped."""
WRITTEN: Final = 10
"""One input in so many is written in all forms."""
SHARE: Final = 50
"""Inputs a worker takes at once."""


@dataclass
class Tally:
    """What was tried and found."""

    inputs: int = 0
    characters: int = 0
    traced: int = 0
    paths: set[int] = field(default_factory=set)
    lines: Lines = field(default_factory=set)
    counts: dict[str, int] = field(default_factory=dict)
    """How many inputs broke, by kind."""
    failures: dict[str, Failure] = field(default_factory=dict)
    """One of each kind."""

    def add(self, other: Tally) -> None:
        """Puts another worker's findings to these."""
        self.inputs += other.inputs
        self.characters += other.characters
        self.traced += other.traced
        self.paths |= other.paths
        self.lines |= other.lines
        for kind, failure in other.failures.items():
            self.counts[kind] = self.counts.get(kind, 0) + other.counts[kind]
            self.failures.setdefault(kind, failure)

    def try_one(self, made: Pair, number: int) -> None:
        """Compares and checks one pair."""
        way = _way(number)
        if number % TRACED:
            failure = attempt(made, way)
        else:
            with traced() as lines:
                failure = attempt(made, replace(way, twice=False))
            self.traced += 1
            self.paths.add(path_of(lines))
            self.lines |= lines
        self.inputs += 1
        self.characters += len(made.left.text) + len(made.right.text)
        if failure is None:
            return
        self.counts[failure.kind] = self.counts.get(failure.kind, 0) + 1
        if failure.kind not in self.failures:
            self.failures[failure.kind] = shortest(failure, way)


def _way(number: int) -> Way:
    return Way(
        model="none" if number % WITH_MODEL else "",
        twice=number % TWICE == 1,
        written=number % WRITTEN == 2,
    )


@dataclass(frozen=True, slots=True)
class Task:
    """A worker's share."""

    numbers: range
    seed: int
    folder: Path | None
    """Where real texts are; None for the grammar."""
    until: float
    """When no more is begun, on the monotonic clock."""
    room: int
    """Characters of a side past which the grammar adds nothing."""


def work(task: Task) -> Tally:
    """Tries a share of the inputs."""
    tally = Tally()
    for number, made in zip(task.numbers, _inputs(task), strict=False):
        if time.monotonic() > task.until:
            break
        tally.try_one(made, number)
    return tally


def _inputs(task: Task) -> Iterator[Pair]:
    if task.folder is not None:
        return iter(gold.pairs(task.folder, task.seed)[task.numbers.start : task.numbers.stop])
    return (pair(Random(f"{task.seed}:{number}").randrange, task.room) for number in task.numbers)


@dataclass(frozen=True, slots=True)
class Plan:
    """What is tried."""

    inputs: int = 2_000_000
    """At most."""
    seconds: float = 600
    """At most."""
    workers: int = 2
    """Processes."""
    seed: int = 20260301
    """Of the grammar, and of the order of real texts."""
    room: int = ROOM
    """Characters of a side past which the grammar adds nothing: the smaller, the more inputs a second."""
    gold: Path | None = None
    """Folder of files of real pairs, instead of the grammar."""


def run(plan: Plan) -> Tally:
    """Tries so many inputs, or as many as the time allows."""
    until = time.monotonic() + plan.seconds
    inputs = plan.inputs
    if plan.gold is not None:
        inputs = min(inputs, len(gold.pairs(plan.gold, plan.seed)))  # read before the workers fork, so once
    shares = [range(at, min(at + SHARE, inputs)) for at in range(0, inputs, SHARE)]
    tasks = [Task(share, plan.seed, plan.gold, until, plan.room) for share in shares]
    total = Tally()
    with multiprocessing.Pool(plan.workers) as pool:
        for done, tally in enumerate(pool.imap_unordered(work, tasks), 1):
            for kind in tally.failures.keys() - total.failures.keys():
                sys.stdout.write(f"{tally.failures[kind]}\n\n")
            total.add(tally)
            if tally.inputs and (done % 20 == 0 or done == len(tasks)):
                sys.stdout.write(f"{total.inputs:,} inputs, {sum(total.counts.values()):,} broke\n")
            sys.stdout.flush()
    return total


def main(arguments: list[str]) -> int:
    """Runs, says what was tried and found; 1 when something broke."""
    parser = argparse.ArgumentParser(prog="bench.fuzz", description=__doc__)
    for entry in fields(Plan):
        kind = Path if entry.default is None else type(entry.default)
        parser.add_argument(f"--{entry.name}", type=kind, default=entry.default)
    started = time.monotonic()
    total = run(Plan(**vars(parser.parse_args(arguments))))
    took = time.monotonic() - started
    mean = total.characters / max(total.inputs, 1)
    sys.stdout.write(
        f"\n{total.inputs:,} inputs of {mean:,.0f} characters in {took:,.0f} s.\n"
        f"{total.traced:,} traced: {len(total.paths):,} distinct paths, {len(total.lines):,} lines reached.\n"
        f"{len(total.failures)} kinds of break.\n"
    )
    for kind, count in sorted(total.counts.items(), key=lambda item: -item[1]):
        sys.stdout.write(f"{count:8,}  {kind}\n")
    return int(bool(total.failures))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
