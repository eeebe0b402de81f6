"""How long and how much one page may take."""

from __future__ import annotations

import time
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class FetchLimits:
    """What fetching one page may take. Past any of them it is given up."""

    seconds: float = 20.0
    """From the first question to the last byte, redirects included; bytes that drip do not renew it."""
    connect_seconds: float = 5.0
    """Until one of a site's machines takes the connection."""
    file_bytes: int = 10_000_000
    """Of the page, as it came and unpacked."""
    head_bytes: int = 65_536
    """Of an answer before its page."""
    redirects: int = 5
    """From the address given to the page."""


DEFAULT = FetchLimits()


class Deadline:
    """The moment by which a page must have come; bytes that arrive do not move it."""

    def __init__(self, seconds: float) -> None:
        self._end = time.monotonic() + seconds

    def left(self, most: float | None = None) -> float:
        """Seconds until then, at most ``most``; raises TimeoutError if none are left."""
        left = self._end - time.monotonic()
        if left <= 0:
            raise TimeoutError
        return left if most is None else min(left, most)

    def postpone(self, seconds: float) -> None:
        """Leaves out time that was spent waiting for one's turn."""
        self._end += seconds
