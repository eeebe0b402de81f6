"""First look: what speaks for and against each left-right pair of sentences, as named columns."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import numpy as np
import numpy.typing as npt

from webapp.engine.similarity import (
    Matrix,
    Shared,
    Terms,
    Vector,
    beside,
    both,
    contained,
    cosine,
    diagonal,
    excess,
    margins,
    odds,
    overlap,
    ranks,
    share,
    shares,
)

Columns = dict[str, Vector]
"""Name of a feature → its value for each candidate."""
Indices = npt.NDArray[np.int64]

CANDIDATES: Final = 12
"""Sentences on the other side that each sentence considers by wording, and as many by meaning.
Of the gold links of all sets one in a hundred lies outside; the other pairs would only cost time."""

_TINY: Final = np.float32(1e-6)
_FEW: Final = 6
"""Sentences that the common part of all vectors is shrunk by."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """What is known about a pair of articles before anything is linked."""

    rows: Indices
    """Left sentence of each candidate, from 0."""
    places: Indices
    """Right sentence of each candidate, from 0."""
    columns: Columns
    """The features of the first look."""
    stems: Shared
    """Shared stems, for what a partner leaves unexplained."""
    wording: Matrix
    """Likeness of wording in [0, 1]."""
    meaning: Matrix | None
    """Cosine of the vectors in [0, 1]; None where no model speaks."""


@dataclass(frozen=True, slots=True)
class Reading:
    """One side as the first look needs it."""

    terms: Terms
    """What its sentences are made of."""
    vectors: Matrix | None
    """Unit vectors of its sentences; None where no model speaks."""
    paragraphs: npt.NDArray[np.int64]
    """Paragraph of each sentence, from 0, without gaps."""


def gather(left: Reading, right: Reading) -> Evidence:
    """All features of the first look. Sides of n and m sentences, neither empty."""
    a, b = left.terms, right.terms

    def background(term: str) -> float:
        return min(a.weights.get(term, 1.0), b.weights.get(term, 1.0))

    stems = share(a.stems, b.stems, background)
    weight = overlap(stems)
    of_left, of_right = contained(weight, stems.left_total, stems.right_total)
    grams = share(a.grams, b.grams, _even)
    grams_left, grams_right = contained(overlap(grams), grams.left_total, grams.right_total)
    alike, spelt = np.sqrt(of_left * of_right), np.sqrt(grams_left * grams_right)
    wording: Matrix = (alike + spelt) / 2
    meaning = None
    if left.vectors is not None and right.vectors is not None:
        meaning = cosine(left.vectors, right.vectors)
    table = Table(*np.nonzero(_candidates(wording, meaning)))
    table.add("contained", *both(of_left, of_right))
    table.add("alike", alike)
    table.add("shared_weight", np.log1p(weight))
    table.add("spelt", *both(grams_left, grams_right))
    table.add("spelt_mean", spelt)
    _pairs(table, a, b)
    _names(table, a, b)
    _numbers(table, a, b)
    _lengths(table, a, b, stems)
    _contrast(table, "w", wording, (0.05, 0.2))
    _places(table, left, right, wording)
    _whole(table, "w", wording)
    if meaning is not None and left.vectors is not None and right.vectors is not None:
        table.add("meaning", meaning)
        _contrast(table, "m", meaning, (0.05, 0.45))
        _contrast(table, "b", (wording + meaning) / 2, (0.05, 0.3))
        _whole(table, "m", meaning)
        own = cosine(*_centred(left.vectors, right.vectors))
        table.add("m_own", own)
        _contrast(table, "m_own", own, (0.07, 0.4))
        table.add("m_joined", *_joined(left.vectors, right.vectors, meaning))
        table.constant("m_doc", float(_direction(left.vectors) @ _direction(right.vectors)))
    return Evidence(table.rows, table.places, table.columns, stems, wording, meaning)


class Table:
    """Collects columns: each matrix is read at the candidates and let go."""

    def __init__(self, rows: Indices, places: Indices) -> None:
        self.rows, self.places = rows, places
        self.columns: Columns = {}

    def add(self, name: str, *matrices: Matrix) -> None:
        """One column, or the smaller and the greater of two directions as ``…_min`` and ``…_max``."""
        names = (name,) if len(matrices) == 1 else (f"{name}_min", f"{name}_max")
        for key, matrix in zip(names, matrices, strict=True):
            self.columns[key] = matrix[self.rows, self.places].astype(np.float32)

    def constant(self, name: str, value: float) -> None:
        """A column that is the same for all candidates: it tells about the pair of articles."""
        self.columns[name] = np.full(len(self.rows), value, np.float32)


def _candidates(wording: Matrix, meaning: Matrix | None) -> npt.NDArray[np.bool_]:
    chosen = np.zeros(wording.shape, np.bool_)
    for matrix in (wording,) if meaning is None else (wording, meaning):
        for axis in (0, 1):
            if matrix.shape[axis] <= CANDIDATES:
                chosen[:] = True
                return chosen
            last = np.partition(matrix, -CANDIDATES, axis=axis).take([-CANDIDATES], axis=axis)
            chosen |= matrix >= np.maximum(last, _TINY)
    return chosen


def _even(_: str) -> float:
    return 1.0


def _centred(left: Matrix, right: Matrix) -> tuple[Matrix, Matrix]:
    """Unit vectors less what all sentences of the pair have in common, so that the topic does not count.

    Of few sentences the mean says as much about them as about the topic: it is shrunk towards nothing.
    """
    count = len(left) + len(right)
    common = (left.sum(axis=0) + right.sum(axis=0)) / (count + _FEW)
    return _units(left - common), _units(right - common)


def _units(vectors: Matrix) -> Matrix:
    result: Matrix = vectors / (np.linalg.norm(vectors, axis=1, keepdims=True) + _TINY)
    return result


def _joined(left: Matrix, right: Matrix, meaning: Matrix) -> tuple[Matrix, Matrix]:
    """What a sentence's likeness gains when its neighbour is read with it: signs of a split or a merge."""
    return both(_gain(left, right, meaning), _gain(right, left, meaning.T).T)


def _gain(vectors: Matrix, others: Matrix, meaning: Matrix) -> Matrix:
    gain = np.full_like(meaning, -1)
    if len(vectors) < 2:
        return np.zeros_like(meaning)
    together = cosine(_units(vectors[:-1] + vectors[1:]), others)
    better = np.maximum(meaning[:-1], meaning[1:])
    gain[:-1] = together - better
    gain[1:] = np.maximum(gain[1:], together - better)
    return gain


def _direction(vectors: Matrix) -> Vector:
    mean = vectors.mean(axis=0)
    result: Vector = mean / (np.linalg.norm(mean) + _TINY)
    return result


def _contrast(table: Table, name: str, matrix: Matrix, scale: tuple[float, float]) -> None:
    table.add(f"{name}_share", *shares(matrix))
    table.add(f"{name}_margin", *margins(matrix))
    table.add(f"{name}_rank", *ranks(matrix))
    table.add(f"{name}_odds", *odds(matrix, *scale))
    table.add(f"{name}_diagonal", *diagonal(matrix))
    table.add(f"{name}_beside", *beside(matrix))
    table.add(f"{name}_excess", excess(matrix))


def _pairs(table: Table, a: Terms, b: Terms) -> None:
    shared = share(a.pairs, b.pairs, _even)
    table.add("pairs", *both(*contained(overlap(shared), shared.left_total, shared.right_total)))


def _names(table: Table, a: Terms, b: Terms) -> None:
    shared = share(a.names, b.names, _even)
    weight = overlap(shared)
    table.add("names", *both(*contained(weight, shared.left_total, shared.right_total)))
    table.add("names_shared", np.log1p(weight))
    table.add("names_apart", _present(shared) * (weight == 0))
    table.add("names_missing", np.log1p(np.minimum(*_missing(shared, weight))))
    fewer = min(len(frozenset().union(*a.names)), len(frozenset().union(*b.names)))
    table.constant("names_doc", len(shared.terms) / max(fewer, 1))


def _numbers(table: Table, a: Terms, b: Terms) -> None:
    shared = share(a.numbers, b.numbers, _even)
    weight = overlap(shared)
    table.add("numbers", *both(*contained(weight, shared.left_total, shared.right_total)))
    table.add("numbers_apart", _present(shared) * (weight == 0))
    table.add("numbers_some", np.logical_or(shared.left_total[:, None] > 0, shared.right_total[None, :] > 0))


def _present(shared: Shared) -> Matrix:
    result: Matrix = np.outer(shared.left_total > 0, shared.right_total > 0).astype(np.float32)
    return result


def _missing(shared: Shared, weight: Matrix) -> tuple[Matrix, Matrix]:
    return (
        np.maximum(shared.left_total[:, None] - weight, 0),
        np.maximum(shared.right_total[None, :] - weight, 0),
    )


def _lengths(table: Table, a: Terms, b: Terms, stems: Shared) -> None:
    for name, left, right in (
        ("length", a.lengths, b.lengths),
        ("information", stems.left_total, stems.right_total),
    ):
        rows, columns = np.log1p(left)[:, None], np.log1p(right)[None, :]
        table.add(f"{name}_apart", np.abs(rows - columns))
        table.add(f"{name}_less", np.minimum(rows, columns))


def _places(table: Table, left: Reading, right: Reading, wording: Matrix) -> None:
    n, m = wording.shape
    at_left, at_right = (np.arange(n) + 0.5) / n, (np.arange(m) + 0.5) / m
    apart = np.abs(at_left[:, None] - at_right[None, :]).astype(np.float32)
    ends = np.zeros_like(wording)
    ends[0, 0] = ends[-1, -1] = 1
    structured = float(left.paragraphs[-1] > 0 and right.paragraphs[-1] > 0)
    table.add("apart", apart)
    table.add("apart_sentences", np.log1p(apart * max(n, m)))
    table.add("ends", ends)
    table.add("paragraph", *(structured * side for side in shares(_by_paragraph(left, right, wording))))
    table.constant("paragraphs", structured)
    table.constant("size", float(np.log(n * m)))
    table.constant("size_apart", float(abs(np.log(n / m))))


def _by_paragraph(left: Reading, right: Reading, matrix: Matrix) -> Matrix:
    """Mean best likeness of the sentences of two paragraphs, spread over their pairs of sentences."""
    rows, columns = left.paragraphs, right.paragraphs
    row_starts = np.flatnonzero(np.diff(rows, prepend=-1))
    column_starts = np.flatnonzero(np.diff(columns, prepend=-1))
    best_right = np.maximum.reduceat(matrix, column_starts, axis=1)
    by_left = np.add.reduceat(best_right, row_starts, axis=0)
    best_left = np.maximum.reduceat(matrix, row_starts, axis=0)
    by_right = np.add.reduceat(best_left, column_starts, axis=1)
    sizes = np.bincount(rows)[:, None] + np.bincount(columns)[None, :]
    level = ((by_left + by_right) / sizes).astype(np.float32)
    result: Matrix = level[rows][:, columns]
    return result


def _whole(table: Table, name: str, matrix: Matrix) -> None:
    """How much the two articles have to do with each other at all, and how alike strangers are in them."""
    low, high = sorted((float(matrix.max(axis=1).mean()), float(matrix.max(axis=0).mean())))
    table.constant(f"{name}_doc_min", low)
    table.constant(f"{name}_doc_max", high)
    table.constant(f"{name}_doc_best", float(matrix.max()))
    table.constant(f"{name}_doc_spread", float(matrix.std()))
    rows = np.broadcast_to(matrix.mean(axis=1, keepdims=True), matrix.shape)
    columns = np.broadcast_to(matrix.mean(axis=0, keepdims=True), matrix.shape)
    table.add(f"{name}_floor", *both(rows, columns))
