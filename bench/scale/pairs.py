"""Pairs of about 800 words a side, as many as are asked for, built of those that people aligned."""

from __future__ import annotations

import json
import random
from collections.abc import Iterator
from pathlib import Path

from bench.accuracy import gold

SETS = ("rewrites", "argrewrite", "deplain", "outlets")
"""Articles, essays and news with their rewrites."""

WORDS = 800
"""Of a left side: more blocks are taken until it has them."""

BLOCK_WORDS = (40, 450)
"""A whole pair of the gold is one block where its sides are so long."""

MOVED = 0.2
"""How often two neighbouring blocks stand in the other order on the right."""

Block = tuple[str, str]


def write(path: Path, count: int, seed: int) -> None:
    """Writes a list for ``diptych batch``. The same seed gives the same bytes."""
    blocks = list(_blocks())
    chance = random.Random(seed)
    with path.open("w", encoding="ascii") as file:
        for number in range(count):
            chosen = _chosen(blocks, chance)
            left = "\n\n".join(block[0] for block in chosen)
            for at in range(len(chosen) - 1):
                if chance.random() < MOVED:
                    chosen[at], chosen[at + 1] = chosen[at + 1], chosen[at]
            right = "\n\n".join(block[1] for block in chosen)
            file.write(json.dumps({"id": number, "left": left, "right": right}) + "\n")


def _chosen(blocks: list[Block], chance: random.Random) -> list[Block]:
    found: list[Block] = []
    words = 0
    while words < WORDS:
        found.append(chance.choice(blocks))
        words += len(found[-1][0].split())
    return found


def _blocks() -> Iterator[Block]:
    low, high = BLOCK_WORDS
    for name in SETS:
        for pair in gold.load(gold.folder(), name):
            left, right = (
                "\n\n".join(" ".join(paragraph) for paragraph in side) for side in (pair.left, pair.right)
            )
            if all(low <= len(text.split()) <= high for text in (left, right)):
                yield left, right
