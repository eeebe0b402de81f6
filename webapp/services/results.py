"""Results that were read last. A comparison never changes, and to read one anew takes longer than all else
that a decision or a card asks of the database."""

from __future__ import annotations

import threading
from collections import OrderedDict

from webapp.engine import Comparison

MOST_KEPT = 8_000_000
"""Characters of results, as they are stored, that are held at once: some eighty pairs of ordinary length.
What is read from them takes about three bytes each."""


class Results:
    """The comparisons read last, by id, as many as fit. Safe to share between threads."""

    def __init__(self, most: int = MOST_KEPT) -> None:
        self._most = most
        self._room = most
        self._kept: OrderedDict[str, tuple[Comparison, int]] = OrderedDict()
        self._lock = threading.Lock()

    def find(self, comparison_id: str) -> Comparison | None:
        """A comparison that is held. Whoever asks has made sure that the reader may see it."""
        with self._lock:
            if comparison_id not in self._kept:
                return None
            self._kept.move_to_end(comparison_id)
            return self._kept[comparison_id][0]

    def clear(self) -> None:
        """Holds none: what was erased from the database is then in no memory of this process either."""
        with self._lock:
            self._kept.clear()
            self._room = self._most

    def keep(self, comparison_id: str, comparison: Comparison, size: int) -> None:
        """Holds a comparison; those that were not asked for the longest make room.

        Args:
            comparison_id: its id.
            comparison: what the engine said.
            size: characters of the stored result; one that takes more than a quarter of all room is not held.
        """
        if size > self._most // 4:
            return
        with self._lock:
            if comparison_id in self._kept:
                return
            self._kept[comparison_id] = comparison, size
            self._room -= size
            while self._room < 0:
                self._room += self._kept.popitem(last=False)[1][1]
