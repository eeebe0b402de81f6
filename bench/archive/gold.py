"""Rewrites with their sources, and an archive of other texts around them.

Every archived text beside the sources is a mixture: runs of three to eight sentences that stand together in
the gold's other sets, so that parts of it hang together and none is anybody's source.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from bench.accuracy.gold import Pair, load

REWRITES = ("rewrites", "swipe", "merges", "argrewrite", "aesop", "ablit", "superpal")
"""Sets whose right side was made from the left one, or retells it."""

AROUND = ("outlets", "ablit-train", "ecb")
"""Sets that the other texts of the archive are made of; no rewrite comes from them."""

SENTENCES = 25
"""Of each mixture."""

DOCUMENTS = 60
"""Chapters of ``ablit-train`` that take part: it would be most of everything otherwise."""

BLIND = 500
"""Rewrites that nothing is chosen on."""

SEED = 17


@dataclass(frozen=True, slots=True)
class Rewrite:
    """A text whose source is known."""

    name: str
    """Of its set and pair."""
    source: tuple[str, ...]
    """Sentences of the source."""
    text: tuple[str, ...]
    """Sentences of the rewrite."""


def split(where: Path) -> tuple[list[Rewrite], list[Rewrite]]:
    """Rewrites to choose bounds on, and ``BLIND`` others, of other families, on which nothing is chosen and
    which nobody reads."""
    found: dict[tuple[str, str], Pair] = {}
    for name in REWRITES:
        for pair in load(where, name):
            found.setdefault((name, pair.family), pair)  # one of each fable, essay or article
    sources = set()
    rewrites = []
    for (name, _), pair in found.items():
        source = tuple(pair.left_sentences)
        if source not in sources:
            sources.add(source)
            rewrites.append(Rewrite(f"{name}/{pair.id}", source, tuple(pair.right_sentences)))
    random.Random(SEED).shuffle(rewrites)
    return rewrites[BLIND:], rewrites[:BLIND]


def mixtures(where: Path, count: int) -> Iterator[list[str]]:
    """So many other texts, the same every time."""
    documents = [list(text) for text in dict.fromkeys(_documents(where))]
    dice = random.Random(SEED)
    for _ in range(count):
        text: list[str] = []
        while len(text) < SENTENCES:
            document = dice.choice(documents)
            length = dice.randint(3, 8)
            start = dice.randrange(max(1, len(document) - length + 1))
            text += document[start : start + length]
        yield text[:SENTENCES]


def _documents(where: Path) -> Iterator[tuple[str, ...]]:
    for name in AROUND:
        pairs = load(where, name)
        for pair in pairs[:DOCUMENTS] if name == "ablit-train" else pairs:
            yield tuple(pair.left_sentences)
            yield tuple(pair.right_sentences)
