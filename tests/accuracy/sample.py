"""The licensed sample of gold pairs, and the sentence model that remembers what it has read."""

import json
from functools import cache
from pathlib import Path

from bench.accuracy.drive import Remembering, remembering
from bench.accuracy.gold import Pair, from_record, in_families


@cache
def model() -> Remembering:
    """The shipped one."""
    return remembering()


@cache
def sample() -> tuple[Pair, ...]:
    """Every pair of data/sample.jsonl."""
    path = Path(__file__).parent / "data" / "sample.jsonl"
    records = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    return tuple(in_families([from_record(record["set"], record) for record in records]))
