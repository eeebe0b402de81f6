"""First look: what speaks for and against each left-right pair of sentences, as named columns."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import numpy as np
import numpy.typing as npt

from webapp.engine.align.candidates import candidates
from webapp.engine.similarity import (
    Cells,
    Indices,
    Matrix,
    Shared,
    Terms,
    Vector,
    beside,
    both,
    contained,
    contained_at,
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

    @property
    def cells(self) -> Cells:
        """The candidates as cells of a left-by-right matrix."""
        return Cells(self.rows, self.places)


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
    grams = share(a.grams, b.grams, _even)
    weight, spelt = overlap(stems), overlap(grams)
    wording: Matrix = (_mean(weight, stems) + _mean(spelt, grams)) / 2
    meaning = None
    if left.vectors is not None and right.vectors is not None:
        meaning = cosine(left.vectors, right.vectors)
    table = Table(candidates(wording, meaning))
    _wording(table, stems, table.cells.of(weight), grams, table.cells.of(spelt))
    del weight, spelt
    _pairs(table, a, b)
    _names(table, a, b)
    _numbers(table, a, b)
    _lengths(table, a, b, stems)
    _contrast(table, "w", wording, (0.05, 0.2))
    _places(table, left, right, wording)
    _floor(table, "w", wording)
    if meaning is not None and left.vectors is not None and right.vectors is not None:
        table.add("meaning", table.cells.of(meaning))
        _contrast(table, "m", meaning, (0.05, 0.45))
        _contrast(table, "b", (wording + meaning) / 2, (0.05, 0.3))
        _floor(table, "m", meaning)
        own = cosine(*_centred(left.vectors, right.vectors))
        table.add("m_own", table.cells.of(own))
        _contrast(table, "m_own", own, (0.07, 0.4))
        table.add("m_joined", *_joined(left.vectors, right.vectors, meaning, table.cells))
        around = cosine(_around(left.vectors), _around(right.vectors))
        table.add("m_around", table.cells.of(around))
        table.add("m_around_share", *shares(around, table.cells))
    return Evidence(*table.cells, table.columns, stems, wording, meaning)


class Table:
    """Collects columns: a value for each candidate."""

    def __init__(self, cells: Cells) -> None:
        self.cells = cells
        self.columns: Columns = {}

    def add(self, name: str, *vectors: Vector | npt.NDArray[np.bool_]) -> None:
        """One column, or the smaller and the greater of two directions as ``…_min`` and ``…_max``."""
        names = (name,) if len(vectors) == 1 else (f"{name}_min", f"{name}_max")
        for key, vector in zip(names, vectors, strict=True):
            self.columns[key] = vector.astype(np.float32)


def _mean(weight: Matrix, shared: Shared) -> Matrix:
    of_left, of_right = contained(weight, shared)
    of_left *= of_right
    return np.sqrt(of_left, out=of_left)


def _wording(table: Table, stems: Shared, weight: Vector, grams: Shared, spelt: Vector) -> None:
    of_left, of_right = contained_at(weight, stems, table.cells)
    table.add("contained", *both(of_left, of_right))
    table.add("alike", np.sqrt(of_left * of_right))
    table.add("shared_weight", np.log1p(weight))
    table.add("lone", np.log1p(_lone(stems, table.cells)))
    of_left, of_right = contained_at(spelt, grams, table.cells)
    table.add("spelt", *both(of_left, of_right))
    table.add("spelt_mean", np.sqrt(of_left * of_right))


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


def _joined(left: Matrix, right: Matrix, meaning: Matrix, cells: Cells) -> tuple[Vector, Vector]:
    """What a sentence's likeness gains when its neighbour is read with it: signs of a split or a merge."""
    return both(_gain(left, right, meaning, cells), _gain(right, left, meaning.T, cells.turned()))


def _gain(vectors: Matrix, others: Matrix, meaning: Matrix, cells: Cells) -> Vector:
    count = len(vectors)
    if count < 2:
        return np.zeros(len(cells.rows), np.float32)
    more = cosine(_units(vectors[:-1] + vectors[1:]), others)
    more -= np.maximum(meaning[:-1], meaning[1:])
    rows, columns = cells
    following = np.where(rows < count - 1, more[np.minimum(rows, count - 2), columns], np.float32(-1))
    before = more[np.maximum(rows - 1, 0), columns]
    result: Vector = np.where(rows > 0, np.maximum(following, before), following)
    return result


def _around(vectors: Matrix) -> Matrix:
    """Unit vectors of each sentence read with the one before and the one after it."""
    sums = vectors.copy()
    sums[1:] += vectors[:-1] / 2
    sums[:-1] += vectors[1:] / 2
    return _units(sums)


def _contrast(table: Table, name: str, matrix: Matrix, scale: tuple[float, float]) -> None:
    cells = table.cells
    table.add(f"{name}_share", *shares(matrix, cells))
    table.add(f"{name}_margin", *margins(matrix, cells))
    table.add(f"{name}_rank", *ranks(matrix, cells))
    table.add(f"{name}_odds", *odds(matrix, cells, scale))
    table.add(f"{name}_diagonal", *diagonal(matrix, cells))
    table.add(f"{name}_beside", *beside(matrix, cells))
    table.add(f"{name}_excess", excess(matrix, cells))


def _pairs(table: Table, a: Terms, b: Terms) -> None:
    shared = share(a.pairs, b.pairs, _even)
    table.add("pairs", *both(*contained_at(table.cells.of(overlap(shared)), shared, table.cells)))


def _names(table: Table, a: Terms, b: Terms) -> None:
    shared = share(a.names, b.names, _even)
    weight = table.cells.of(overlap(shared))
    table.add("names", *both(*contained_at(weight, shared, table.cells)))
    table.add("names_shared", np.log1p(weight))
    some, other = _present(shared, table.cells)
    table.add("names_apart", some & other & (weight == 0))
    table.add("names_missing", np.log1p(np.minimum(*_missing(shared, weight, table.cells))))
    table.add("names_lone", np.log1p(_lone(shared, table.cells)))


def _numbers(table: Table, a: Terms, b: Terms) -> None:
    shared = share(a.numbers, b.numbers, _even)
    weight = table.cells.of(overlap(shared))
    table.add("numbers", *both(*contained_at(weight, shared, table.cells)))
    some, other = _present(shared, table.cells)
    table.add("numbers_apart", some & other & (weight == 0))
    table.add("numbers_some", some | other)
    table.add("numbers_lone", np.log1p(_lone(shared, table.cells)))


def _lone(shared: Shared, cells: Cells) -> Vector:
    """Weight of the shared terms that stand in one sentence only on either side: these two."""
    once = (shared.left.sum(axis=0) == 1) & (shared.right.sum(axis=0) == 1)
    found = np.zeros((len(shared.left), len(shared.right)), np.float32)
    rows, columns = shared.left[:, once].argmax(axis=0), shared.right[:, once].argmax(axis=0)
    np.add.at(found, (rows, columns), shared.weights[once])
    pairs = shared.pairs
    if len(pairs.term):
        alone = np.bincount(pairs.term)[pairs.term] == 1
        np.add.at(found, (pairs.left[alone], pairs.right[alone]), pairs.weights[alone])
    return cells.of(found)


def _present(shared: Shared, cells: Cells) -> tuple[npt.NDArray[np.bool_], npt.NDArray[np.bool_]]:
    return shared.left_total[cells.rows] > 0, shared.right_total[cells.columns] > 0


def _missing(shared: Shared, weight: Vector, cells: Cells) -> tuple[Vector, Vector]:
    return (
        np.maximum(shared.left_total[cells.rows] - weight, 0),
        np.maximum(shared.right_total[cells.columns] - weight, 0),
    )


def _lengths(table: Table, a: Terms, b: Terms, stems: Shared) -> None:
    for name, left, right in (
        ("length", a.lengths, b.lengths),
        ("information", stems.left_total, stems.right_total),
    ):
        one, other = np.log1p(left)[table.cells.rows], np.log1p(right)[table.cells.columns]
        table.add(f"{name}_apart", np.abs(one - other))
        table.add(f"{name}_less", np.minimum(one, other))


def _places(table: Table, left: Reading, right: Reading, wording: Matrix) -> None:
    n, m = wording.shape
    rows, columns = table.cells
    apart = np.abs((rows + 0.5) / n - (columns + 0.5) / m).astype(np.float32)
    first, last = (rows == 0) & (columns == 0), (rows == n - 1) & (columns == m - 1)
    structured = float(left.paragraphs[-1] > 0 and right.paragraphs[-1] > 0)
    table.add("apart", apart)
    table.add("apart_sentences", np.log1p(apart * max(n, m)))
    table.add("ends", first | last)
    level = _by_paragraph(left, right, wording)
    inside = Cells(left.paragraphs[rows], right.paragraphs[columns])
    table.add("paragraph", *(structured * side for side in shares(level, inside)))


def _by_paragraph(left: Reading, right: Reading, matrix: Matrix) -> Matrix:
    """Mean best likeness of the sentences of two paragraphs: paragraphs by paragraphs."""
    rows, columns = left.paragraphs, right.paragraphs
    row_starts = np.flatnonzero(np.diff(rows, prepend=-1))
    column_starts = np.flatnonzero(np.diff(columns, prepend=-1))
    best_right = np.maximum.reduceat(matrix, column_starts, axis=1)
    by_left = np.add.reduceat(best_right, row_starts, axis=0)
    best_left = np.maximum.reduceat(matrix, row_starts, axis=0)
    by_right = np.add.reduceat(best_left, column_starts, axis=1)
    sizes = np.bincount(rows)[:, None] + np.bincount(columns)[None, :]
    level: Matrix = ((by_left + by_right) / sizes).astype(np.float32)
    return level


def _floor(table: Table, name: str, matrix: Matrix) -> None:
    """How alike strangers are to each of the two."""
    rows, columns = matrix.mean(axis=1)[table.cells.rows], matrix.mean(axis=0)[table.cells.columns]
    table.add(f"{name}_floor", *both(rows, columns))
