"""Whose turn it is: a few places, and fair shares of them.

    free places: 2     waiting: Ada 1, Ada 2, Ada 3, Ben 1

Ben comes right after Ada 1, although he asked last: of those who wait, whoever has the fewest places comes
next, then whoever has waited longest since the last turn.
"""

from __future__ import annotations

from collections import Counter, deque
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Event, Lock
from typing import Final

from webapp.jobs.work import LOOK_S, StoppedError, Work

_NOBODY: Final = ""
"""Holds places for those who keep them in order; no asker has this name."""


class NoTurnError(Exception):
    """Too many are waiting, or too many of this asker."""


class _Ticket:
    """One that waits."""

    __slots__ = ("called", "place")

    def __init__(self) -> None:
        self.called = Event()
        self.place = -1


class Turns:
    """Hands out places. Safe to share between threads.

    Args:
        places: how many there are at once.
        waiting: how many may wait for one, all askers together.
        each: how many of one asker may wait.
    """

    def __init__(self, places: int, waiting: int, each: int) -> None:
        self._free = list(range(places))[::-1]
        self._had = [""] * places  # who had each place last
        self._waiting, self._each = waiting, each
        self._queues: dict[str, deque[_Ticket]] = {}
        self._held = Counter[str]()
        self._last: dict[str, int] = {}  # number of the last turn of everybody who holds a place or waits
        self._turn = 0
        self._lock = Lock()

    @contextmanager
    def turn(self, asker: str, work: Work | None = None) -> Iterator[int]:
        """Waits for a place and holds it; its number, from 0. Raises NoTurnError where too many wait,
        StoppedError when the work is not wanted any more."""
        work = work or Work()
        place = self._take(asker, work)
        try:
            work.check()
            yield place
        finally:
            self._give_back(asker, place)

    @contextmanager
    def spare(self) -> Iterator[tuple[int, ...]]:
        """Holds every place that is free now; whoever comes meanwhile waits for one."""
        with self._lock:
            places, self._free = tuple(self._free), []
            for _ in places:
                self._count(_NOBODY)
        try:
            yield places
        finally:
            for place in reversed(places):
                self._give_back(_NOBODY, place)

    def _take(self, asker: str, work: Work) -> int:
        with self._lock:
            if self._free:  # then nobody waits
                self._count(asker)
                return self._own(asker)
            queue = self._queues.get(asker, deque())
            if len(queue) >= self._each or sum(map(len, self._queues.values())) >= self._waiting:
                raise NoTurnError
            ticket = _Ticket()
            queue.append(ticket)
            self._queues[asker] = queue
        while not ticket.called.wait(LOOK_S):
            if work.is_over and self._leave(asker, ticket):
                raise StoppedError
        return ticket.place

    def _leave(self, asker: str, ticket: _Ticket) -> bool:
        """Takes one that waits out of its queue; False where it was called meanwhile."""
        with self._lock:
            if ticket.called.is_set():
                return False
            queue = self._queues[asker]
            queue.remove(ticket)
            if not queue:
                del self._queues[asker]
                if not self._held[asker]:
                    del self._held[asker]
                    self._last.pop(asker, None)
            return True

    def _own(self, asker: str) -> int:
        """The free place that this asker had last, where something of his may still be known, or any."""
        place = next((place for place in reversed(self._free) if self._had[place] == asker), self._free[-1])
        self._free.remove(place)
        return place

    def _give_back(self, asker: str, place: int) -> None:
        with self._lock:
            self._had[place] = asker
            self._held[asker] -= 1
            if not self._held[asker] and asker not in self._queues:
                del self._held[asker], self._last[asker]
            if not self._queues:
                self._free.append(place)
                return
            following = min(self._queues, key=lambda name: (self._held[name], self._last.get(name, 0)))
            ticket = self._queues[following].popleft()
            if not self._queues[following]:
                del self._queues[following]
            self._count(following)
            ticket.place = place
            ticket.called.set()

    def _count(self, asker: str) -> None:
        """Another place is this asker's."""
        self._turn += 1
        self._held[asker] += 1
        self._last[asker] = self._turn
