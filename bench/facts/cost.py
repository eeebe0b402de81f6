"""What share of a comparison's processor time the fact ledger takes, on the sample pairs and a long one."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from pathlib import Path
from statistics import median
from typing import Any, Final

from webapp.engine import Article, compare, forget
from webapp.engine import pipeline as whole
from webapp.engine.facts import find, gather, said_only
from webapp.engine.reading import Remembered

STEPS: Final = {"gather": gather, "find": find, "said_only": said_only}
"""What the pipeline calls of the ledger."""
SEEDS = Path("seeds")
LARGEST_SHARE = 0.2
"""Of the time of a comparison whose sentences are new that the ledger may take."""
ROUNDS = 5
TIMES = 5
"""So often the long pair has every pair, each time with other figures: 10,000 words a side."""


def cost() -> str:
    """A line for each pair: medians where all sentence vectors are new, and where they are remembered."""
    lines = [
        "| pair | ledger, ms | share of a comparison | of one with remembered vectors |",
        "|---|---|---|---|",
    ]
    for name, left, right in _pairs():
        _seconds(left, right)  # reads the tables
        fresh = [_seconds(left, right, is_new=True) for _ in range(ROUNDS)]
        later = [_seconds(left, right) for _ in range(ROUNDS)]
        ledger = median(spent for spent, _ in later) * 1000
        shares = [median(spent / total for spent, total in times) for times in (fresh, later)]
        lines.append(f"| {name} | {ledger:.1f} | {shares[0]:.2f} | {shares[1]:.2f} |")
    return "\n".join(lines) + "\n"


def _pairs() -> Iterator[tuple[str, Article, Article]]:
    long: tuple[list[str], list[str]] = ([], [])
    for folder in sorted(SEEDS.iterdir()):
        left, right = ((folder / f"{side}.txt").read_text("utf-8") for side in ("left", "right"))
        yield folder.name, Article.from_text(left), Article.from_text(right)
        long[0].append(left)
        long[1].append(right)
    one, other = (_repeated("\n\n".join(side)) for side in long)
    yield "all of them, five times", Article.from_text(one), Article.from_text(other)


def _repeated(text: str) -> str:
    figures = "0123456789"
    turned = (str.maketrans(figures, figures[step:] + figures[:step]) for step in range(TIMES))
    return "\n\n".join(text.translate(table) for table in turned)


def _seconds(left: Article, right: Article, *, is_new: bool = False) -> tuple[float, float]:
    """Processor time of the facts and of the whole comparison, of texts read for the first time.

    ``is_new``: their vectors are new, too.
    """
    if is_new:
        forget()
    for memory in Remembered.all():
        memory.clear()
    spent = 0.0

    def timed(step: Callable[..., Any]) -> Callable[..., Any]:
        def run(*given: object) -> object:
            nonlocal spent
            begin = time.process_time()
            found = step(*given)
            spent += time.process_time() - begin
            return found

        return run

    for name, step in STEPS.items():
        setattr(whole, name, timed(step))
    begin = time.process_time()
    try:
        compare(left, right)
    finally:
        for name, step in STEPS.items():
            setattr(whole, name, step)
    return spent, time.process_time() - begin
