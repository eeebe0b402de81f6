"""Findings that people read and judged: ``readings.jsonl``, without the words of the texts.

Each line names the set and the pair, the finding by its key, and what a careful editor said of it: *grave*
(to be checked), *minor* (a difference, but harmless) or *false*. The sets lie in ``sets.FOLDER``.
"""

from __future__ import annotations

import gzip
import hashlib
import json
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from bench.facts.sets import FOLDER, load
from webapp.engine.model import Article, FactKind
from webapp.engine.reading import fold

FILE = Path(__file__).with_name("readings.jsonl")
SAMPLES = Path("seeds")


@dataclass(frozen=True, slots=True)
class ReadPair:
    """A pair of articles of which findings were read."""

    set: str
    """Name of its set."""
    left: Article
    right: Article
    judged: dict[str, str]
    """Key of a finding → *grave*, *minor* or *false*."""


def key(kind: FactKind, left: str | None, right: str | None) -> str:
    """Names a finding by its kind and the folded words of its two sides."""
    words = "\n".join((kind.value, fold(left or ""), fold(right or "")))
    return hashlib.sha256(words.encode()).hexdigest()[:16]


def pairs() -> Iterator[ReadPair]:
    """The pairs whose texts are there, in the order of the file."""
    judged: dict[tuple[str, str], dict[str, str]] = defaultdict(dict)
    for line in FILE.read_text("utf-8").splitlines():
        row = json.loads(line)
        judged[row["set"], row["id"]][row["key"]] = row["judgement"]
    texts = dict(_texts())
    for (name, pair), said in judged.items():
        if (name, pair) in texts:
            yield ReadPair(name, *texts[name, pair], said)


def _texts() -> Iterator[tuple[tuple[str, str], tuple[Article, Article]]]:
    outlets = FOLDER / "alignment" / "outlets-train.jsonl.gz"
    rewrites = FOLDER / "alignment" / "rewrites-dev.jsonl"
    lines = gzip.decompress(outlets.read_bytes()).decode().splitlines() if outlets.exists() else []
    for name, rows in (
        ("outlets-train", lines),
        ("rewrites-dev", rewrites.read_text("utf-8").splitlines() if rewrites.exists() else []),
    ):
        for row in map(json.loads, rows):
            yield (
                (name, row["id"]),
                (Article.from_sentences(row["left"]), Article.from_sentences(row["right"])),
            )
    for pair in load("summedits"):
        yield ("summedits-dev", pair.id), (Article.from_text(pair.left), Article.from_text(pair.right))
    for folder in sorted(SAMPLES.iterdir()):
        if (folder / "left.txt").exists():
            left, right = ((folder / f"{side}.txt").read_text("utf-8") for side in ("left", "right"))
            yield ("samples", folder.name), (Article.from_text(left), Article.from_text(right))
