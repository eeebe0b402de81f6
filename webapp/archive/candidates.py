"""Which articles are worth a closer look: by meaning, by rare words and runs of words, and both fused."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import inf, log
from typing import Final

import numpy as np

from webapp.archive.index import Index
from webapp.archive.prepare import windows
from webapp.archive.values import Kept, Rows, Sharing, as_bits, as_units

ASKED: Final = 3
"""Windows of the text that are looked for: of a longer text those that tell most."""

NEAREST: Final = 24
"""Windows that each of them is answered with."""

COMMON: Final = 40
"""A word or run of words that more articles have tells nothing."""

FUSED: Final = 60
"""Constant of reciprocal rank fusion (Cormack, Clarke and Büttcher, 2009): how little the first places are
preferred to those behind them."""

LOOKED_AT: Final = 40
"""Articles whose sentences are compared with the text's."""

APART: Final = 0.2
"""Cosine of two sentences below which they have nothing to do with each other."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A text as it is looked for."""

    rows: Rows | None
    """Vectors of its sentences; None where the model does not know the language."""
    told: Sequence[float]
    """What each of these sentences tells."""
    shingles: tuple[int, ...]
    """Its rare words and runs of words."""
    model: str
    """Whose vectors; empty for none."""


def candidates(index: Index, workspaces: Sequence[str], asked: Asked) -> tuple[Kept, ...]:
    """The articles worth aligning, the most promising first."""
    rare = _weights(_sharing(index, workspaces, asked))
    fused = _fused([_near(index, workspaces, asked), rare])
    chosen = sorted(fused, key=lambda number: (-fused[number], number))[:LOOKED_AT]
    articles = index.looked_at(chosen, asked.model)
    meant = {number: _meant(asked, article) for number, article in articles.items()}
    both = _fused([{number: fused[number] for number in articles}, meant])
    order = sorted(articles, key=lambda number: (-both[number], -fused[number], number))
    return tuple(articles[number] for number in order)


def _near(index: Index, workspaces: Sequence[str], asked: Asked) -> Mapping[int, float]:
    """How near each article comes that is near to one of the text's windows; the higher the nearer."""
    found: dict[int, float] = {}
    if asked.rows is None:
        return found
    for bits in as_bits(_windows(asked.rows, asked.told)):
        for workspace in workspaces:
            for near in index.near(workspace, asked.model, bits, NEAREST):
                found[near.number] = max(-near.distance, found.get(near.number, -inf))
    return found


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
    """For each article the rarity in the archive of what it shares, summed."""
    found: dict[int, float] = {}
    for run in sharing:
        for number in run.numbers:
            found[number] = found.get(number, 0.0) + log((COMMON + 1) / len(run.numbers))
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
