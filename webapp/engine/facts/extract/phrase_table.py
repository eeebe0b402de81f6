"""A table of phrases: what some words in a row mean, found by the word that they begin or end with."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Generic, TypeVar

M = TypeVar("M")


class PhraseTable(Generic[M]):
    """Phrases of folded tokens and what they mean; a look-up takes the time of the phrases at that word."""

    def __init__(self, meanings: Mapping[str, M]) -> None:
        self.meanings = meanings
        """Tokens joined by ``_`` → what they mean."""
        self._by_first: dict[str, list[tuple[tuple[str, ...], M]]] = defaultdict(list)
        self._by_last: dict[str, list[tuple[tuple[str, ...], M]]] = defaultdict(list)
        for phrase in sorted(meanings, key=lambda phrase: -phrase.count("_")):
            words = tuple(phrase.split("_"))
            self._by_first[words[0]].append((words, meanings[phrase]))
            self._by_last[words[-1]].append((words, meanings[phrase]))

    @property
    def openers(self) -> frozenset[str]:
        """The first words."""
        return frozenset(self._by_first)

    def at(self, lows: Sequence[str], start: int) -> tuple[M, int] | None:
        """What the longest phrase from a token on means, and one past its last token."""
        for words, meaning in self._by_first.get(lows[start], ()) if start < len(lows) else ():
            if lows[start : start + len(words)] == words:
                return meaning, start + len(words)
        return None

    def before(self, lows: Sequence[str], stop: int) -> tuple[M, int] | None:
        """What the longest phrase up to a token means, and its first token."""
        for words, meaning in self._by_last.get(lows[stop - 1], ()) if stop else ():
            if lows[max(0, stop - len(words)) : stop] == words:
                return meaning, stop - len(words)
        return None
