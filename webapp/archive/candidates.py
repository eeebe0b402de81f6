"""Which articles are worth a closer look: by meaning, by rare runs of words, and both fused."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import log
from typing import Final

import numpy as np

from webapp.archive.index import Index
from webapp.archive.prepare import windows
from webapp.archive.values import Kept, Near, Rows, Sharing, as_bits, as_units

ASKED: Final = 3
"""Windows of the text that are looked for: of a longer text those that tell most."""

NEAREST: Final = 24
"""Windows that each of them is answered with."""

COMMON: Final = 40
"""A run of words that more articles have is a phrase and tells nothing."""

FUSED: Final = 60
"""Constant of reciprocal rank fusion (Cormack, Clarke and Büttcher, 2009): how little the first places are
preferred to those behind them."""

LOOKED_AT: Final = 40
"""Articles whose sentences are compared with the text's."""

APART: Final = 0.45
"""Cosine of two sentences below which they have nothing to do with each other."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A text as it is looked for."""

    rows: Rows | None
    """Vectors of its sentences; None where the model does not know the language."""
    told: Sequence[float]
    """What each of these sentences tells."""
    shingles: tuple[int, ...]
    """Its runs of words."""
    model: str
    """Whose vectors; empty for none."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """An article that may be a source."""

    article: Kept
    """All of it."""
    carried: float
    """Estimate of the share of the text that it carries, in [0, 1]."""


def candidates(index: Index, workspaces: Sequence[str], asked: Asked) -> tuple[Candidate, ...]:
    """The articles worth aligning, the most promising first."""
    near, sharing = _near(index, workspaces, asked), _sharing(index, workspaces, asked)
    weights = _weights(sharing)
    fused = _fused([*near, weights])
    chosen = sorted(fused, key=lambda number: (-fused[number], number))[:LOOKED_AT]
    articles = index.looked_at(chosen, asked.model)
    whole = max(len(asked.shingles), 1)
    counts = _counts(sharing)
    found = [
        Candidate(article, max(_meant(asked, article), counts.get(number, 0) / whole))
        for number, article in articles.items()
    ]
    return tuple(sorted(found, key=lambda each: (-each.carried, each.article.name, each.article.id)))


def _near(index: Index, workspaces: Sequence[str], asked: Asked) -> list[Mapping[int, float]]:
    """For each window of the text the articles nearest to it, with how near they are."""
    if asked.rows is None:
        return []
    bits = as_bits(_windows(asked.rows, asked.told))
    answers = [
        [near for workspace in workspaces for near in index.near(workspace, asked.model, each, NEAREST)]
        for each in bits
    ]
    return [{near.number: -near.distance for near in _nearest(answer)} for answer in answers]


def _nearest(found: Iterable[Near]) -> list[Near]:
    return sorted(found, key=lambda near: (near.distance, near.number))[:NEAREST]


def _windows(rows: Rows, told: Sequence[float]) -> Rows:
    """The whole text and its most telling windows."""
    parts = windows(rows)
    weights = [float(part.sum()) for part in np.array_split(np.array(told), len(parts))]
    best = sorted(range(len(parts)), key=lambda at: (-weights[at], at))[:ASKED]
    chosen = parts[sorted(best)]
    return chosen if len(parts) == 1 else np.concatenate([rows.mean(axis=0, keepdims=True), chosen])


def _sharing(index: Index, workspaces: Sequence[str], asked: Asked) -> list[Sharing]:
    return [run for workspace in workspaces for run in index.sharing(workspace, asked.shingles, COMMON)]


def _weights(sharing: Iterable[Sharing]) -> Mapping[int, float]:
    """For each article the rarity of the runs that it shares, summed."""
    found: dict[int, float] = {}
    for run in sharing:
        for number in run.numbers:
            found[number] = found.get(number, 0.0) + log((COMMON + 1) / len(run.numbers))
    return found


def _counts(sharing: Iterable[Sharing]) -> Mapping[int, int]:
    found: dict[int, int] = {}
    for run in sharing:
        for number in run.numbers:
            found[number] = found.get(number, 0) + 1
    return found


def _fused(lists: Iterable[Mapping[int, float]]) -> Mapping[int, float]:
    """Reciprocal ranks of each article in all lists, summed; the higher the better."""
    found: dict[int, float] = {}
    for scores in lists:
        ranked = sorted(scores, key=lambda number: (-scores[number], number))
        for rank, number in enumerate(ranked):
            found[number] = found.get(number, 0.0) + 1 / (FUSED + rank)
    return found


def _meant(asked: Asked, article: Kept) -> float:
    """How much of the text has a sentence of nearly the same meaning in the article: for each sentence its
    nearest one there, weighted by what it tells."""
    if asked.rows is None or not article.vectors:
        return 0.0
    nearest = (asked.rows @ as_units(article.vectors, asked.rows.shape[1]).T).max(axis=1)
    carried = np.clip((nearest - APART) / (1 - APART), 0, 1)
    return float(np.average(carried, weights=asked.told))
