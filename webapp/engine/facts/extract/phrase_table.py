"""Tables of phrases: what some words in a row mean, found by the word that they begin or end with."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Final, Generic, TypeVar

from webapp.engine.facts.lexicon import lemmas
from webapp.engine.reading import Remembered

M = TypeVar("M")

_ROOM: Final = 60_000
"""Tokens of sentences that a table is asked for again: those of a pair of 15,000 words a side and more."""


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


class FormTable(Generic[M]):
    """Phrases with words in any form: ``~`` before a word stands for all its forms, alone for any word."""

    def __init__(self, phrases: Iterable[tuple[str, M]]) -> None:
        self._by_first: dict[str, list[tuple[tuple[str, ...], M]]] = defaultdict(list)
        for phrase, meaning in sorted(phrases, key=lambda one: -one[0].count(" ")):
            words = tuple(phrase.split())
            self._by_first[words[0]].append((words, meaning))
        self._begun = lru_cache(maxsize=1 << 14)(self._beginning)
        self._known = Remembered[tuple[str, ...], tuple[tuple[int, int, M], ...]](_ROOM)

    def _beginning(self, low: str) -> tuple[tuple[tuple[str, ...], M], ...]:
        """The phrases that a folded word may begin."""
        firsts = (low, *(f"~{lemma}" for lemma in lemmas(low))) if low[:1].isalpha() else (low,)
        return tuple(phrase for first in firsts for phrase in self._by_first.get(first, ()))

    def every(self, lows: tuple[str, ...]) -> tuple[tuple[int, int, M], ...]:
        """Each phrase that stands among some folded tokens: its first token, one past its last one and what
        it means; of those that begin at one token, the longest first."""
        return self._known.of(lows, len(lows), lambda: tuple(self._every(lows)))

    def _every(self, lows: Sequence[str]) -> Iterator[tuple[int, int, M]]:
        size = len(lows)
        for at, low in enumerate(lows):
            for words, meaning in self._begun(low):
                stop = at + len(words)
                # Of most phrases the second word differs already.
                if stop == at + 1 or (
                    stop <= size
                    and _is_form(lows[at + 1], words[1])
                    and all(map(_is_form, lows[at + 2 : stop], words[2:]))
                ):
                    yield at, stop, meaning


def _is_form(low: str, word: str) -> bool:
    return word == low or (word[0] == "~" and (word == "~" or word[1:] in lemmas(low)))
