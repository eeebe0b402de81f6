"""What is done with each item, and how items and answers travel."""

from __future__ import annotations

import pickle
import zlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

PARTITION_ITEMS = 16
"""Items handed out together: some seconds of work, against a few milliseconds for handing it out."""

PARTITION_CHARACTERS = 1_000_000
"""A partition is full from this size on, so that long texts travel nearly alone."""

LEVEL = 1
"""Of zlib: articles shrink to a third and answers to a seventh, in a hundredth of the time that they take to
make."""

Item = TypeVar("Item")
Answer = TypeVar("Answer")


@dataclass(frozen=True, slots=True)
class Job(Generic[Item, Answer]):
    """What is done with each item. All of it can be pickled."""

    answer: Callable[[Item], Answer]
    """Answers one item; raises nothing."""
    ended: Callable[[Item], Answer]
    """The answer to an item that ended the process in which it was tried."""
    size: Callable[[Item], int]
    """About how many characters an item has."""
    model: str = ""
    """As in ``Options.model``: loaded before the first item."""


@dataclass(frozen=True, slots=True)
class Partition:
    """Items that are handed out together."""

    packed: bytes
    """The items, ready to travel."""
    count: int
    """How many they are."""
    is_careful: bool = False
    """Each is tried in a process of its own, because together they ended workers."""
    tries: int = 0
    """How often it ended its workers all the same."""

    def parts(self) -> Iterator[Partition]:
        """Each item on its own."""
        for item in unpacked(self.packed):
            yield Partition(packed([item]), 1, self.is_careful)


def partitions(items: Iterable[Item], job: Job[Item, Answer]) -> Iterator[Partition]:
    """The items in order, bounded in number and size; not one more is read than is asked for."""
    taken: list[Item] = []
    size = 0
    for item in items:
        taken.append(item)
        size += job.size(item)
        if len(taken) == PARTITION_ITEMS or size >= PARTITION_CHARACTERS:
            yield Partition(packed(taken), len(taken))
            taken, size = [], 0
    if taken:
        yield Partition(packed(taken), len(taken))


def packed(values: Sequence[Any]) -> bytes:
    """Values as they travel."""
    return zlib.compress(pickle.dumps(list(values), pickle.HIGHEST_PROTOCOL), LEVEL)


def unpacked(content: bytes) -> list[Any]:
    """The values. Between client and workers only: Dask itself runs what either sends."""
    values: list[Any] = pickle.loads(zlib.decompress(content))
    return values
