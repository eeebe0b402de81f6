"""Pairs of articles that were read by hand, without a look at the gold or at what the aligner says.

Each by one reader in one pass; headlines are left out. A *full* link: both sentences say the same main thing,
or one holds a main clause of the other. A *partial* one: a clause with a fact of its own is shared, the main
points differ. ``readings.jsonl`` holds numbers of sentences only, so it may travel where the texts may not.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from bench.accuracy.gold import Edge, Pair
from webapp.engine import Article, Side
from webapp.engine.segment import segment

_HERE = Path(__file__).resolve().parent
_SEEDS = _HERE.parents[1] / "seeds"


@dataclass(frozen=True, slots=True)
class Reading:
    """What the reader linked in one pair; sentences from 0 through a whole side."""

    full: frozenset[Edge]
    """Whoever misses one of these has missed something."""
    partial: frozenset[Edge]
    """Right to draw, no fault to leave."""


@cache
def readings() -> dict[tuple[str, str], Reading]:
    """Name of the set and name of the pair → its reading."""
    lines = (_HERE / "readings.jsonl").read_text(encoding="utf-8").splitlines()
    return {(entry["set"], entry["id"]): _reading(entry) for entry in map(json.loads, lines)}


def _reading(entry: dict[str, list[list[int]]]) -> Reading:
    full, partial = (frozenset((i, j) for i, j in entry[kind]) for kind in ("full", "partial"))
    return Reading(full, partial)


def reading(pair: Pair) -> Reading | None:
    """Of this pair in its own order; None where nobody read it."""
    return readings().get((pair.set, pair.id))


def seeds() -> list[Pair]:
    """The sample pairs of the project, with the full links of their reading as gold."""
    names = sorted(name for kind, name in readings() if kind == "seeds")
    return [_seed(name) for name in names]


def _seed(name: str) -> Pair:
    left, right = (_sentences(name, side) for side in Side)
    read = readings()["seeds", name]
    return Pair("seeds", name, left, right, read.full, None, partial=read.partial)


def _sentences(name: str, side: Side) -> tuple[tuple[str, ...], ...]:
    text = (_SEEDS / name / f"{side.value}.txt").read_text(encoding="utf-8")
    article = segment(Article.from_text(text), side)
    paragraphs = dict.fromkeys(sentence.paragraph for sentence in article.body)
    return tuple(tuple(s.text for s in article.body if s.paragraph == number) for number in paragraphs)
