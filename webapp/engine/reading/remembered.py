"""What was made of a text before: bounded memories of pure functions.

A value kept here depends on its key alone, so whoever asks gets what it would be if it were made anew: the
result never depends on what ran before, only its time does. An editor who changes one sentence of a long
article does not wait for the others to be read again.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable
from threading import Lock
from typing import Any, ClassVar, Generic, TypeVar
from weakref import WeakSet

K = TypeVar("K", bound=Hashable)
V = TypeVar("V")

_PART = 4
"""A value that takes more than this part of all room is not kept."""


class Remembered(Generic[K, V]):
    """Values by key, as many as fit; those not asked for the longest go first. Safe to share between threads.

    Args:
        room: the weights of all values together, in what ``of`` is told; mostly characters of text.
    """

    __slots__ = ("__weakref__", "_kept", "_left", "_lock", "_room")

    _every: ClassVar[WeakSet[Remembered[Any, Any]]] = WeakSet()

    def __init__(self, room: int) -> None:
        self._room = self._left = room
        self._kept: dict[K, tuple[V, int]] = {}
        self._lock = Lock()
        self._every.add(self)

    @classmethod
    def all(cls) -> tuple[Remembered[Any, Any], ...]:
        """Every memory of this process."""
        return tuple(cls._every)

    @property
    def weight(self) -> int:
        """What is kept weighs so much."""
        return self._room - self._left

    def clear(self) -> None:
        """Forgets all."""
        with self._lock:
            self._kept.clear()
            self._left = self._room

    def of(self, key: K, weight: int, make: Callable[[], V]) -> V:
        """The value of a key: the one that is kept, else what ``make`` gives, which nobody may change."""
        with self._lock:
            if (entry := self._kept.pop(key, None)) is not None:
                self._kept[key] = entry  # last in order again
                return entry[0]
        value = make()
        if weight * _PART <= self._room:
            with self._lock:
                self._keep(key, value, weight)
        return value

    def _keep(self, key: K, value: V, weight: int) -> None:
        if (before := self._kept.pop(key, None)) is not None:  # another thread made it meanwhile
            self._left += before[1]
        self._kept[key] = value, weight
        self._left -= weight
        while self._left < 0:
            self._left += self._kept.pop(next(iter(self._kept)))[1]
