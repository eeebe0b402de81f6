"""Training groups out of the alignment sets: sentences of both sides and what is known of every pair.

Each set is cut to groups of a few dozen sentences a side, so that a step costs the same whatever the set, and
steps choose the set first: a novel of five hundred sentences weighs no more than a news item of three.
"""

from __future__ import annotations

import random
import sys
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from zlib import crc32

import numpy as np

sys.path.insert(0, str(Path(__file__).parents[2]))

from bench.accuracy.gold import Edge, load

SIDE = 28
"""Sentences a side in a group: enough negatives, few enough for a step of a second or two."""

IDENTICAL_WEIGHT = 0.05
"""A pair with the same words teaches nothing; without it they would be a third of all pairs."""

UNKNOWN, PARTIAL = -1, 2
MIX = {
    "ablit-train": 0.2,
    "swipe": 0.12,
    "ecb-train": 0.18,
    "outlets": 0.28,
    "rewrites": 0.14,
    "aesop": 0.08,
}
"""Share of steps by set. News has few distinct sentences, abridged novels many; this shows each of them
neither once nor twenty times."""


@dataclass(frozen=True, slots=True)
class Group:
    """What one step sees."""

    left: list[str]
    right: list[str]
    labels: np.ndarray
    """(left, right): 1 linked, 0 not, ``PARTIAL`` where a piece is shared, ``UNKNOWN`` if nobody looked."""


@dataclass(frozen=True, slots=True)
class Document:
    """One pair of texts, or a stretch of one."""

    id: str
    left: list[str]
    right: list[str]
    links: frozenset[Edge]
    partial: frozenset[Edge] = frozenset()


def read(folder: Path, name: str) -> list[tuple[int, Document]]:
    """All documents of a set, each with its half, 0 or 1, for cross-fitting: by family, so that nothing that
    stands in one half is told again in the other."""
    return [
        (
            crc32(pair.family.encode()) % 2,
            Document(
                pair.id, pair.left_sentences, pair.right_sentences, pair.links, pair.partial - pair.links
            ),
        )
        for pair in load(folder, name)
    ]


def groups(folder: Path, keep: int | None, seed: int) -> Iterator[Group]:
    """Endless groups of the mix, from one half of the documents or from all."""
    chance = random.Random(seed)
    makers = {}
    for name in MIX:
        chosen = [document for half, document in read(folder, name) if keep in (None, half)]
        makers[name] = _events(chosen, chance) if name == "ecb-train" else _windows(chosen, chance)
    while True:
        yield next(makers[chance.choices(list(MIX), list(MIX.values()))[0]])


def _windows(documents: list[Document], chance: random.Random) -> Iterator[Group]:
    """A stretch of one long document, or several short ones side by side."""
    while True:
        chance.shuffle(documents)
        left: list[str] = []
        right: list[str] = []
        known: dict[Edge, int] = {}
        for document in documents:
            part = _stretch(document, chance)
            for label, edges in ((PARTIAL, part.partial), (1, part.links)):
                known |= {(i + len(left), j + len(right)): label for i, j in edges}
            left, right = left + part.left, right + part.right
            if max(len(left), len(right)) >= SIDE * 2 // 3:
                labels = np.zeros((len(left), len(right)), np.int8)
                for edge, label in known.items():
                    labels[edge] = label
                yield Group(left, right, labels)
                left, right, known = [], [], {}


def _stretch(document: Document, chance: random.Random) -> Document:
    start = chance.randrange(max(1, len(document.left) - SIDE + 1))
    rows = range(start, min(len(document.left), start + SIDE))
    linked = sorted(j for i, j in document.links if i in rows)
    if not linked or len(document.right) <= SIDE:
        columns = range(min(len(document.right), SIDE))
    else:
        first = min(linked[len(linked) // 10], max(0, len(document.right) - SIDE))
        columns = range(first, min(len(document.right), first + SIDE))

    def within(edges: frozenset[Edge]) -> frozenset[Edge]:
        return frozenset((i - start, j - columns.start) for i, j in edges if i in rows and j in columns)

    return Document(
        document.id,
        [document.left[i] for i in rows],
        [document.right[j] for j in columns],
        within(document.links),
        within(document.partial),
    )


def _events(documents: list[Document], chance: random.Random) -> Iterator[Group]:
    """All reports of a topic against each other. Reports of its two events are unlike by design (``ecb``
    against ``ecbplus`` files); pairs of reports that nobody compared stay unknown."""
    topics: dict[str, list[Document]] = defaultdict(list)
    for document in documents:
        topics[document.id.partition("_")[0]].append(document)
    while True:
        names = sorted(topics)
        chance.shuffle(names)
        for name in names:
            yield _event(topics[name], chance)


def _event(documents: list[Document], chance: random.Random) -> Group:
    known: dict[tuple[str, str, str, str], int] = {}
    reports: dict[str, set[str]] = defaultdict(set)
    compared: set[tuple[str, str]] = set()
    for document in documents:
        a, b = document.id.split("|")
        reports[a].update(document.left)
        reports[b].update(document.right)
        compared |= {(a, b), (b, a)}
        for i, j in document.links:
            x, y = document.left[i], document.right[j]
            known[a, x, b, y] = known[b, y, a, x] = 1
    names = sorted(reports)
    chance.shuffle(names)
    chosen: list[tuple[str, str]] = []
    for name in names:
        if len(chosen) < SIDE * 3 // 2:
            chosen += [(name, text) for text in sorted(reports[name])]
    labels = np.full((len(chosen), len(chosen)), UNKNOWN, np.int8)
    for row, (a, x) in enumerate(chosen):
        for column, (b, y) in enumerate(chosen):
            apart = a.endswith("plus") != b.endswith("plus")
            if a != b and ((a, b) in compared or apart):
                labels[row, column] = known.get((a, x, b, y), 0)
    texts = [text for _, text in chosen]
    return Group(texts, texts, labels)
