"""The terms of a side's sentences."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import Final

import numpy as np

from webapp.engine.reading import Remembered, SentenceReading, Word
from webapp.engine.similarity import Terms, weight

_GRAM: Final = 4
"""Characters of a gram, the edges of the word counted: three match by chance, five miss short stems."""


def terms_of(readings: Sequence[SentenceReading]) -> Terms:
    """The terms of each sentence; those of equal sentences are found once. Never raises; linear in the length
    of the texts."""
    different = {reading.text: reading for reading in readings}
    terms = _terms(list(different.values()))
    place = {text: at for at, text in enumerate(different)}
    order = [place[reading.text] for reading in readings]
    return Terms(
        stems=tuple(terms.stems[at] for at in order),
        pairs=tuple(terms.pairs[at] for at in order),
        grams=tuple(terms.grams[at] for at in order),
        names=tuple(terms.names[at] for at in order),
        numbers=tuple(terms.numbers[at] for at in order),
        spelling=terms.spelling,
        lengths=terms.lengths[order],
        weights=terms.weights,
    )


def _terms(readings: Sequence[SentenceReading]) -> Terms:
    texts = [reading.text for reading in readings]
    found = [reading.words for reading in readings]
    pairs = list(zip(texts, found, strict=True))
    capitals = _names(texts, found)
    bags = [_bags(reading) for reading in readings]
    stems = [reading.stems for reading in readings]
    language = readings[0].language if readings else ""
    weights: dict[str, float] = {}
    for row, stemmed in zip(found, stems, strict=True):
        for word, root in zip(row, stemmed, strict=True):
            own = weight(word.text, language)
            weights[root] = min(own, weights.get(root, 1.0))
    return Terms(
        stems=tuple(one.stems for one in bags),
        pairs=tuple(one.pairs for one in bags),
        grams=tuple(one.grams for one in bags),
        names=tuple(capitals),
        numbers=tuple(one.numbers for one in bags),
        spelling={w.text: text[w.start : w.end] for text, row in reversed(pairs) for w in reversed(row)},
        lengths=np.array([len(row) for row in found], np.float32),
        weights=weights,
    )


@dataclass(frozen=True, slots=True)
class _Bags:
    """What a sentence is made of, whatever stands beside it."""

    stems: frozenset[str]
    """Of all its words."""
    pairs: frozenset[str]
    """Neighbouring stems."""
    grams: frozenset[str]
    """Characters within its words."""
    numbers: frozenset[str]
    """In digits."""


_BAGS: Final = Remembered[tuple[str, str], _Bags](300_000)
"""By text and language, as many characters as a pair of 15,000 words a side has: some 20 MB."""


def _bags(reading: SentenceReading) -> _Bags:
    return _BAGS.of((reading.text, reading.language), len(reading.text), lambda: _bagged(reading))


def _bagged(reading: SentenceReading) -> _Bags:
    words = reading.words
    return _Bags(
        stems=frozenset(reading.stems),
        pairs=frozenset(f"{a} {b}" for a, b in pairwise(reading.stems)),
        grams=frozenset(gram for word in words for gram in _grams(word.text)),
        numbers=frozenset(word.text for word in words if word.text[:1].isdigit()),
    )


@lru_cache(maxsize=1 << 16)
def _grams(word: str) -> tuple[str, ...]:
    padded = f" {word} "
    return tuple(padded[at : at + _GRAM] for at in range(max(1, len(padded) - _GRAM + 1)))


def _names(texts: Sequence[str], found: Sequence[tuple[Word, ...]]) -> list[frozenset[str]]:
    """Capitalised words; one that opens a sentence counts where it has a capital elsewhere too."""
    inside: set[str] = set()
    small: set[str] = set()
    for text, row in zip(texts, found, strict=True):
        for word in row[1:]:
            (inside if text[word.start].isupper() else small).add(word.text)
    result = []
    for text, row in zip(texts, found, strict=True):
        result.append(
            frozenset(
                word.text
                for at, word in enumerate(row)
                if text[word.start].isupper()
                and word.text not in small
                and (at or word.text in inside)
                and len(word.text) > 1
            )
        )
    return result
