"""Four times the text takes four times the work: numbers, dates, names and speech. See ``counting`` for what
is counted. The rest is in ``test_growth_of_sentences``, so that two processes share the time."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest

from tests.engine.counting import Work, counted, hooked, work_of
from tests.engine.growth import MOST, Counter, counter
from tests.engine.hostile_patterns import NUMBERS, SPEECH

TOYS_WRITTEN = """
import re
import numpy as np


def loops(items):
    return sum(1 for one in items for other in items if one == other)


def turns_alone(items):
    count = 0
    while count < len(items) ** 2:
        count += 1


def looks_in_a_list(items):
    return [item for item in items if -item in items]


def looks_in_a_text(items):
    text = "x" * len(items)
    return [item for item in items if "y" in text]


def slices(items):
    return [items[place:] for place in range(len(items))]


def counts(items):
    return [items.count(item) for item in items]


def copies(items):
    seen = []
    for item in items:
        seen = seen + [item]


def joins(items):
    text = ""
    for item in items:
        text = f"{text}{item}"


def pops(items):
    queue = list(items)
    while queue:
        queue.pop(0)


def sums(items):
    return [sum(items) for _ in items]


def sets(items):
    return [set(items) - {item} for item in items]


def searches(items):
    text = "x" * len(items)
    return [re.search("y", text) for _ in items]


def arrays(items):
    values = np.array(items)
    return (values[:, None] == values[None, :]).sum()


def products(items):
    values = np.ones((len(items), 4))
    return values @ values.T


def straight(items):
    seen = {}
    for place, item in enumerate(sorted(items)):
        seen.setdefault(item, []).append(place)
    return [seen[item] for item in items if item in seen]
"""
"""Functions of a list that take the square of its length, but for the last."""


def _toys() -> dict[str, Callable[[list[int]], object]]:
    names: dict[str, Any] = {"__name__": "toys"}
    with hooked():
        exec(counted(TOYS_WRITTEN, "toys.py"), names)
    return {name: value for name, value in names.items() if getattr(value, "__module__", "") == "toys"}


TOYS = _toys()


def _growth(name: str) -> float:
    def count(size: int) -> Work:
        items = list(range(1, size))
        return work_of(lambda: TOYS[name](items))

    with hooked():
        return count(400).growth(count(100))


@pytest.mark.parametrize("name", sorted(TOYS.keys() - {"straight"}))
def test_the_counter_sees_what_grows_with_the_square(name: str) -> None:
    assert _growth(name) > 2 * MOST


def test_the_counter_passes_what_grows_with_its_texts() -> None:
    assert _growth("straight") < MOST


def test_a_kind_of_work_that_is_little_is_left_out() -> None:
    assert Work(4_000, 900, 0).growth(Work(1_000, 100, 0)) == 4
    assert Work(4_000, 90_000, 0).growth(Work(1_000, 10_000, 0)) == 9


def test_the_same_work_counts_the_same_twice() -> None:
    assert _growth("loops") == _growth("loops")


@pytest.fixture(scope="module")
def counting() -> Iterator[Counter]:
    with counter() as started:
        yield started


@pytest.mark.parametrize("pattern", [*NUMBERS, *SPEECH])
def test_four_times_the_text_takes_four_times_the_work(counting: Counter, pattern: str) -> None:
    times, counts = counting.growth(pattern)
    assert times <= MOST, counts
