"""Labelled pairs of short texts, and the way from a pair to linked sentences."""

from __future__ import annotations

import json
import os
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from webapp.engine.align import Alignment, align
from webapp.engine.classify import classify
from webapp.engine.embed import encoder
from webapp.engine.model import Article, Counterpart, Link, Side
from webapp.engine.options import Options
from webapp.engine.segment import segment

FOLDER = Path(os.environ.get("DIPTYCH_BENCH_DATA", "../shared/data"))
"""Where the sets are: ``facts/summedits-dev.jsonl``, ``facts/bump-dev.jsonl``, ``alignment/…``."""


Linked = tuple[Article, Article, Sequence[Link]]
"""Both sides segmented, and their links."""


@dataclass(frozen=True, slots=True)
class Pair:
    """Two short texts, the right one an edit of the left one."""

    id: str
    domain: str
    left: str
    right: str
    changed: bool
    types: tuple[str, ...]


def load(name: str, folder: Path | None = None) -> list[Pair]:
    """The pairs of ``summedits`` or ``bump``; none when the file is absent."""
    path = (folder or FOLDER) / "facts" / f"{name}-dev.jsonl"
    if not path.exists():
        return []
    rows = [json.loads(line) for line in path.read_text("utf-8").splitlines()]
    return [
        Pair(
            row["id"], row.get("domain", name), row["left"], row["right"], row["changed"], tuple(row["types"])
        )
        for row in rows
    ]


def prepared(pair: Pair) -> Linked:
    """Both sides segmented, and their links, as ``compare`` makes them."""
    options = Options()
    left = segment(Article.from_text(pair.left, language="en"), Side.LEFT)
    right = segment(Article.from_text(pair.right, language="en"), Side.RIGHT)
    links = classify(left, right, align(left, right, encoder(options.model), options), options)
    return left, right, links


def linked(one: str, other: str) -> Linked:
    """Two sentences that people linked, as ``compare`` would classify their link; the aligner is not
    asked."""
    options = Options()
    left = segment(Article.from_sentences([[one]], language="en"), Side.LEFT)
    right = segment(Article.from_sentences([[other]], language="en"), Side.RIGHT)
    known = encoder(options.model)
    vectors = known.encode([one, other]) if known else None
    meaning = float(np.dot(vectors[0], vectors[1])) if vectors is not None else None
    pair = Counterpart(("L1",), ("R1",), 1.0, moved=False, meaning=meaning)
    return left, right, classify(left, right, Alignment((pair,), {}, ((),), ()), options)
