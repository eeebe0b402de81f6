"""What a side's sentences are made of, and which of it both sides share.

A *term* is a stem, a pair of neighbouring stems, four characters of a word, a name or a number. Only terms
that stand on both sides can make sentences similar, so the incidence matrices hold those alone; the weight of
a whole sentence counts every term.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from math import log

import numpy as np
import numpy.typing as npt

Matrix = npt.NDArray[np.floating]
"""Rows are sentences (or left sentences), columns terms (or right sentences)."""
Vector = npt.NDArray[np.floating]


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
    """The shared terms, in the order of the columns."""


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
    counts = on_left + on_right
    weights = {term: background(term) * log(1 + sentences / count) for term, count in counts.items()}
    terms = tuple(sorted(term for term in on_left if term in on_right))
    column = {term: number for number, term in enumerate(terms)}
    return Shared(
        left=_incidence(left, column),
        right=_incidence(right, column),
        weights=np.array([weights[term] for term in terms], np.float32),
        left_total=_totals(left, weights),
        right_total=_totals(right, weights),
        terms=terms,
    )


def _incidence(bags: Sequence[frozenset[str]], column: dict[str, int]) -> Matrix:
    matrix = np.zeros((len(bags), len(column)), np.float32)
    for row, bag in enumerate(bags):
        columns = [column[term] for term in bag if term in column]
        matrix[row, columns] = 1
    return matrix


def _totals(bags: Sequence[frozenset[str]], weights: dict[str, float]) -> Vector:
    # fsum-like stability is not needed, a fixed order is: sets iterate differently from run to run
    return np.array([sum(sorted(weights[term] for term in bag)) for bag in bags], np.float32)
