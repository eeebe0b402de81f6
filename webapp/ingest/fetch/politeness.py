"""Taking turns: one site is not asked more often than a person would."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable

from webapp.ingest.fetch.errors import FetchError
from webapp.words import say

LONGEST_WAIT_S = 60.0
"""What a site may ask us to wait. One that wants more is left alone until then."""

MANY_HOSTS = 1_000
"""Past so many remembered ones those whose turn has come are forgotten."""


class Politeness:
    """Makes whoever fetches many pages wait. One object for all threads that do."""

    def __init__(
        self,
        per_host_s: float = 1.0,
        *,
        now: Callable[[], float] = time.monotonic,
        sleep: Callable[[float], None] = time.sleep,
    ) -> None:
        """One host is asked at most once in ``per_host_s`` seconds; ``now`` and ``sleep`` are its clock."""
        self._per_host_s = per_host_s
        self._now = now
        self._sleep = sleep
        self._lock = threading.Lock()
        self._free: dict[str, float] = {}
        self._held: dict[str, float] = {}

    def wait(self, host: str) -> float:
        """Waits for one's turn with a host; returns for how many seconds.

        Raises:
            FetchError: it has asked to be left alone for longer than one waits.
        """
        began = self._now()
        while (delay := self._turn(host)) > 0:
            self._sleep(delay)
        return self._now() - began

    def hold(self, host: str, seconds: float) -> None:
        """The host has asked to be left alone so long."""
        with self._lock:
            self._held[host] = max(self._held.get(host, 0.0), self._now() + seconds)

    def _turn(self, host: str) -> float:
        """Takes the turn, or says in how many seconds it may come."""
        with self._lock:
            now = self._now()
            held = self._held.get(host, now) - now
            if held > LONGEST_WAIT_S:
                raise FetchError(say("fetch.held", n=round(held)))
            delay = max(held, self._free.get(host, now) - now)
            if delay <= 0:
                self._forget(now)
                self._free[host] = now + self._per_host_s
            return delay

    def _forget(self, now: float) -> None:
        for times in (self._free, self._held):
            if len(times) > MANY_HOSTS:
                for host in [host for host, then in times.items() if then <= now]:
                    del times[host]
