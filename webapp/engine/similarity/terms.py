"""What a side's sentences are made of, and which of it both sides share.

A *term* is a stem, a pair of neighbouring stems, four characters of a word, a name or a number. Only terms
that stand on both sides can make sentences similar, so the incidence matrices hold those alone; the weight of
a whole sentence counts every term.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import chain
from math import log
from typing import Final, NamedTuple

import numpy as np
import numpy.typing as npt

Matrix = npt.NDArray[np.floating]
"""Rows are sentences (or left sentences), columns terms (or right sentences)."""
Vector = npt.NDArray[np.floating]
Indices = npt.NDArray[np.int64]

MOST_ENTRIES: Final = 8_000_000
"""Entries of an incidence matrix, 32 MB. A thousand sentences of ordinary prose stay below it; in longer ones
the rarer terms, which only a few sentences hold, are kept as pairs."""


@dataclass(frozen=True, slots=True)
class Terms:
    """The distinct terms of each sentence of one side, by kind."""

    stems: tuple[frozenset[str], ...]
    """Stems of all words, function words too: their weight is small."""
    pairs: tuple[frozenset[str], ...]
    """Neighbouring stems."""
    grams: tuple[frozenset[str], ...]
    """Four characters within a word: compounds and endings that stems do not reach."""
    names: tuple[frozenset[str], ...]
    """Words with a capital that is not owed to their place."""
    numbers: tuple[frozenset[str], ...]
    """Numbers in digits."""
    spelling: dict[str, str]
    """Name or number → how it stands in the text."""
    lengths: Vector
    """Words in each sentence."""
    weights: dict[str, float]
    """Stem or name → background weight in (0, 1]."""


class Pairs(NamedTuple):
    """Pairs of sentences that share a rare term, one entry a pair and term, by term, left and right."""

    left: Indices
    """Left sentence."""
    right: Indices
    """Right sentence."""
    term: Indices
    """Number of the term, from 0 among the rare ones."""
    weights: Vector
    """Of the term."""


@dataclass(frozen=True, slots=True)
class Shared:
    """The terms of one kind on both sides."""

    left: Matrix
    """Left sentence by shared term: 1 where it stands there."""
    right: Matrix
    """Right sentence by shared term."""
    weights: Vector
    """Of the shared terms."""
    left_total: Vector
    """Weight of all terms of each left sentence, shared or not."""
    right_total: Vector
    """Weight of all terms of each right sentence."""
    terms: tuple[str, ...]
    """The shared terms: those of the columns, in their order, then the rare ones."""
    pairs: Pairs
    """Who shares the terms that have no column."""

    def turned(self) -> Shared:
        """The same with the sides swapped."""
        left, right, term, weights = self.pairs
        return Shared(
            left=self.right,
            right=self.left,
            weights=self.weights,
            left_total=self.right_total,
            right_total=self.left_total,
            terms=self.terms,
            pairs=Pairs(right, left, term, weights),
        )


def share(
    left: Sequence[frozenset[str]],
    right: Sequence[frozenset[str]],
    background: Callable[[str], float],
) -> Shared:
    """Incidence of the shared terms; a term weighs its background weight times its rarity in the pair."""
    on_left, on_right = Counter[str](), Counter[str]()
    for bag in left:
        on_left.update(bag)
    for bag in right:
        on_right.update(bag)
    sentences = len(left) + len(right)
    counts = dict(on_left)
    for term, count in on_right.items():
        counts[term] = counts.get(term, 0) + count
    weights = {term: background(term) * log(1 + sentences / count) for term, count in counts.items()}
    terms = sorted(term for term in on_left if term in on_right)
    common, rare = _parted(terms, on_left, on_right, MOST_ENTRIES // max(len(left), len(right), 1))
    column = {term: number for number, term in enumerate(common)}
    return Shared(
        left=_incidence(left, column),
        right=_incidence(right, column),
        weights=np.array([weights[term] for term in common], np.float32),
        left_total=_totals(left, weights),
        right_total=_totals(right, weights),
        terms=(*common, *rare),
        pairs=_pairs(left, right, rare, weights),
    )


def _parted(
    terms: list[str], on_left: Counter[str], on_right: Counter[str], most: int
) -> tuple[list[str], list[str]]:
    """The terms that most pairs of sentences share, at most so many, and the others; each in order."""
    if len(terms) <= most:
        return terms, []
    ordered = sorted(terms, key=lambda term: (-on_left[term] * on_right[term], term))
    return sorted(ordered[:most]), sorted(ordered[most:])


def _pairs(
    left: Sequence[frozenset[str]],
    right: Sequence[frozenset[str]],
    terms: list[str],
    weights: dict[str, float],
) -> Pairs:
    number = {term: at for at, term in enumerate(terms)}
    left_terms, left_rows = _occurrences(left, number)
    right_terms, right_rows = _occurrences(right, number)
    starts = np.searchsorted(right_terms, np.arange(len(terms) + 1))
    partners = np.diff(starts)[left_terms]
    within = np.arange(partners.sum()) - np.repeat(np.cumsum(partners) - partners, partners)
    of_term = np.repeat(left_terms, partners)
    return Pairs(
        np.repeat(left_rows, partners),
        right_rows[starts[of_term] + within],
        of_term,
        np.array([weights[term] for term in terms], np.float32)[of_term],
    )


def _occurrences(bags: Sequence[frozenset[str]], number: dict[str, int]) -> tuple[Indices, Indices]:
    """Which term stands in which sentence, by term and sentence."""
    found = [(number[term], row) for row, bag in enumerate(bags) for term in bag if term in number]
    columns = np.array(sorted(found), np.int64).reshape(-1, 2)
    return columns[:, 0], columns[:, 1]


def _incidence(bags: Sequence[frozenset[str]], column: dict[str, int]) -> Matrix:
    matrix = np.zeros((len(bags), len(column)), np.float32)
    found = [[at for at in map(column.get, bag) if at is not None] for bag in bags]
    rows = np.repeat(np.arange(len(bags)), [len(columns) for columns in found])
    matrix[rows, np.fromiter(chain.from_iterable(found), np.int64, len(rows))] = 1
    return matrix


def _totals(bags: Sequence[frozenset[str]], weights: dict[str, float]) -> Vector:
    # fsum-like stability is not needed, a fixed order is: sets iterate differently from run to run
    return np.array([sum(sorted(map(weights.__getitem__, bag))) for bag in bags], np.float32)
