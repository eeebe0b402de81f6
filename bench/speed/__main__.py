"""Prints the ratios and fails when one is over its limit."""

from __future__ import annotations

import sys

from bench.speed import measure
from bench.speed.texts import longer_pair, seed_pair, words

SAMPLES = 5


def main() -> int:
    """Exit code: 0 when every limit holds."""
    pair = seed_pair()
    left, right = longer_pair(measure.MEMORY_COPIES)
    seconds = measure.timing(SAMPLES)
    print(f"seed pair, {words(pair[0])} and {words(pair[1])} words; processor time, model loaded")
    print(f"  engine                        {seconds.engine * 1000:8.1f} ms")
    print(f"  engine, ten times the words   {seconds.engine_tenfold * 1000:8.1f} ms")
    print(f"  diff-match-patch, characters  {seconds.diff * 1000:8.1f} ms")
    memory = measure.peak_memory_mb()
    within = [
        check("engine / diff-match-patch", seconds.share_of_diff, measure.LARGEST_SHARE_OF_DIFF),
        check("time for ten times the words", seconds.growth, measure.LARGEST_GROWTH),
        check(f"peak MB, {words(left):,} and {words(right):,} words", memory, measure.LARGEST_MEMORY_MB),
    ]
    return 0 if all(within) else 1


def check(what: str, value: float, limit: float) -> bool:
    """One line of the report; whether the value is within its limit."""
    verdict = "ok" if value <= limit else "TOO MUCH"
    print(f"{what:42} {value:8.2f}     limit {limit:g}: {verdict}")
    return value <= limit


if __name__ == "__main__":
    sys.exit(main())
