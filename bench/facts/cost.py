"""What share of a comparison's processor time the fact ledger takes, on the sample pairs."""

from __future__ import annotations

import time
from pathlib import Path

from webapp.engine import Article, compare
from webapp.engine import pipeline as whole
from webapp.engine.facts import find

SEEDS = Path("seeds")
LARGEST_SHARE = 0.25
"""Of a comparison's time that the ledger may take."""
ROUNDS = 5


def cost() -> str:
    """A line for each pair: a first comparison, and one whose sentence vectors are remembered."""
    lines = [
        "| pair | ledger, ms | share of a comparison | of one with remembered vectors |",
        "|---|---|---|---|",
    ]
    for folder in sorted(SEEDS.iterdir()):
        left, right = (
            Article.from_text((folder / f"{side}.txt").read_text("utf-8")) for side in ("left", "right")
        )
        first = _seconds(left, right)
        later = [_seconds(left, right) for _ in range(ROUNDS)]
        ledger, total = min(later)
        lines.append(
            f"| {folder.name} | {ledger * 1000:.1f} | {first[0] / first[1]:.2f} | {ledger / total:.2f} |"
        )
    return "\n".join(lines) + "\n"


def _seconds(left: Article, right: Article) -> tuple[float, float]:
    """Processor time of the ledger and of the whole comparison."""
    spent = 0.0

    def timed(*given: object) -> object:
        nonlocal spent
        begin = time.process_time()
        found = find(*given)  # type: ignore[arg-type]  # handed through
        spent += time.process_time() - begin
        return found

    whole.find = timed  # type: ignore[assignment]  # the pipeline is asked for its ledger's time
    begin = time.process_time()
    try:
        compare(left, right)
    finally:
        whole.find = find
    return spent, time.process_time() - begin
