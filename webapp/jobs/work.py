"""A comparison that somebody waits for: how far it is, and a way to end it."""

from __future__ import annotations

from collections.abc import Callable
from threading import Event, Lock
from weakref import WeakValueDictionary

from webapp.engine import Stage, Step

LOOK_S = 0.2
"""How often whoever waits looks whether it is still wanted."""


STARTING = Step(Stage.STARTING, 0, 1)
"""Told by what compares in another process, once it has a place for it."""


class StoppedError(Exception):
    """A comparison was ended because nobody wants it any more."""


class Work:
    """One comparison, or several for one request. Safe to share between threads.

    Args:
        is_gone: whether whoever asked has gone away; asked now and then.
    """

    def __init__(self, is_gone: Callable[[], bool] = lambda: False) -> None:
        self._is_gone = is_gone
        self._stopped = Event()
        self._step: Step | None = None
        self.part = 1, 1
        """Which of the comparisons of the request is made, from 1, and how many there are."""

    @property
    def step(self) -> Step | None:
        """How far it is; None while it waits for its turn."""
        return self._step

    @property
    def is_over(self) -> bool:
        """Nobody wants it any more."""
        return self._stopped.is_set() or self._is_gone()

    def report(self, step: Step) -> None:
        """It has come so far.

        Raises:
            StoppedError: it is not wanted any more.
        """
        self._step = step
        self.check()

    def check(self) -> None:
        """Raises StoppedError when it is not wanted any more."""
        if self.is_over:
            raise StoppedError

    def stop(self) -> None:
        """Ends it: a worker that compares for it is freed at once."""
        self._stopped.set()


class Watched:
    """The work under way that has a ticket, by which its owner finds it from another request. A ticket is as
    good as a secret, made anew for each form; it lives as long as the request that brought it, so there are
    never more than requests under way."""

    def __init__(self) -> None:
        self._works: WeakValueDictionary[tuple[str, str], Work] = WeakValueDictionary()
        self._lock = Lock()

    def add(self, owner: str, ticket: str, work: Work) -> None:
        """Watches work. What had the same ticket before is stopped: the same form was sent again."""
        with self._lock:
            before = self._works.get((owner, ticket))
            self._works[owner, ticket] = work
        if before is not None:
            before.stop()

    def find(self, owner: str, ticket: str) -> Work | None:
        """The work of that ticket; None when it is done or stopped, or another's."""
        with self._lock:
            work = self._works.get((owner, ticket))
        return None if work is None or work.is_over else work
