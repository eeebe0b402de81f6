"""Pairs of real texts out of files of lines of JSON, each line with a ``left`` and a ``right``."""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from random import Random
from typing import Any, Final

from bench.fuzz.grammar import Pair, Text

PAIRINGS: Final = 2_000
"""Of a left text with a right one from elsewhere."""


@cache
def pairs(folder: Path, seed: int) -> tuple[Pair, ...]:
    """Every pair found below a folder, and as many texts beside strangers as ``PAIRINGS`` says, shuffled, so
    that the first of them tell about all.

    Paragraphs of sentences are run together as their writers had them: sentences with a space between,
    paragraphs with an empty line.
    """
    texts = [
        (_text(line.get("left")), _text(line.get("right")))
        for path in sorted([*folder.rglob("*.jsonl"), *folder.rglob("*.jsonl.gz")])
        for line in _lines(path)
    ]
    texts = [(left, right) for left, right in texts if left or right]
    random = Random(seed)
    for _ in range(PAIRINGS if texts else 0):
        texts.append((random.choice(texts)[0], random.choice(texts)[1]))
    random.shuffle(texts)
    return tuple(_pair(left, right) for left, right in texts)


def _pair(left: str, right: str) -> Pair:
    return Pair(Text(tuple(left.splitlines(keepends=True))), Text(tuple(right.splitlines(keepends=True))))


def _lines(path: Path) -> Iterator[dict[str, Any]]:
    with (
        gzip.open(path, "rt", encoding="utf-8")
        if path.suffix == ".gz"
        else path.open(encoding="utf-8") as file
    ):
        for line in file:
            read = json.loads(line)
            if isinstance(read, dict):
                yield read


def _text(side: Any) -> str:
    if isinstance(side, str):
        return side
    if isinstance(side, dict):
        return _text(side.get("text") or side.get("paragraphs"))
    if isinstance(side, list):
        return "\n\n".join(part if isinstance(part, str) else " ".join(part) for part in side)
    return ""
