"""What the rules of page furniture take out of gold texts: ``python -m bench.furniture FOLDER``.

Reads every ``.jsonl`` and ``.jsonl.gz`` below the folder. A side is a text or a list of paragraphs, each a
list of sentences; a text is cut into sentences as the engine does it. Prints each line taken once, with its
rule and how often it comes, and at the end the count of every rule. The lines are to be read: a statement
among them is a fault of its rule.
"""

from __future__ import annotations

import argparse
import gzip
import json
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from webapp.engine import Article, Side
from webapp.engine.segment import segment
from webapp.engine.segment.boilerplate import rule_for

SIDES = ("left", "right")


def sentences(path: Path) -> Iterator[str]:
    """Every sentence of both sides of every pair of a gold file; a line without sides holds none."""
    data = gzip.decompress(path.read_bytes()) if path.suffix == ".gz" else path.read_bytes()
    for line in data.decode("utf-8").split("\n"):
        pair = json.loads(line) if line.strip() else {}
        for side in SIDES:
            yield from _of_side(pair.get(side) or "")


def _of_side(side: Any) -> Iterator[str]:
    if isinstance(side, str):
        yield from (sentence.text for sentence in segment(Article.from_text(side), Side.LEFT).sentences)
        return
    for paragraph in side:
        yield from [paragraph] if isinstance(paragraph, str) else paragraph


def taken(texts: Iterable[str]) -> Counter[tuple[str, str]]:
    """How often each pair of rule and line comes among ``texts``; white space counts as one space."""
    found: Counter[tuple[str, str]] = Counter()
    for text in texts:
        rule = rule_for(text.strip())
        if rule is not None:
            found[rule, " ".join(text.split())] += 1
    return found


def gold_files(folder: Path) -> list[Path]:
    """In the order of their names."""
    return sorted(path for path in folder.rglob("*") if path.name.endswith((".jsonl", ".jsonl.gz")))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    folder = parser.parse_args().folder
    read = 0
    found: Counter[tuple[str, str]] = Counter()
    for path in gold_files(folder):
        texts = list(sentences(path))
        read += len(texts)
        found += taken(texts)
    for (rule, line), count in sorted(found.items()):
        print(f"{count:5d}  {rule:14s} {line}")
    rules: Counter[str] = Counter()
    for (rule, _), count in found.items():
        rules[rule] += count
    print(f"{read} sentences, {sum(rules.values())} taken: {dict(sorted(rules.items()))}")


if __name__ == "__main__":
    main()
