"""Prints how long a reader waits on a pair of 15,000 words a side, or on two files, and fails past a limit.

``python -m bench.page [LEFT RIGHT]``. Only an idle machine says anything about the page.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

from bench.page.measure import measured
from bench.speed.texts import longer_pair, words

COPIES = 43
"""Of the seed pair: 15,000 and 19,000 words, shown by section."""
LONGEST_OPENING_MS = 2_000
"""From asking for the page of that pair to the end of its load event, the first time."""
LONGEST_TASK_MS = 50
"""While scrolling: past it a browser calls a task long, because the reader sees the page stand still."""
LONGEST_CHOICE_MS = 100
"""From a key to the counterparts lit: what is slower no longer feels like an answer."""
LONGEST_AGAIN_MS = 1_500
"""From sending one changed sentence of that pair to its new page; an article takes a part of it."""


def main(arguments: list[str]) -> int:
    """Exit code: 0 when every limit holds."""
    left, right = (Path(name).read_text("utf-8") for name in arguments) if arguments else longer_pair(COPIES)
    with tempfile.TemporaryDirectory() as folder:
        answers = measured(Path(folder), left, right)
    print(f"{words(left):,} and {words(right):,} words, {answers.sentences} sentences on the page")
    print(f"tasks over 50 ms while scrolling {answers.scrolling_tasks}")
    within = [
        check("opening", answers.opening, LONGEST_OPENING_MS),
        check("comparing again", answers.again, LONGEST_AGAIN_MS),
        check("longest task, scrolling", answers.scrolling, LONGEST_TASK_MS),
        check("a choice", answers.choosing, LONGEST_CHOICE_MS),
    ]
    return 0 if all(within) else 1


def check(what: str, value: float, limit: float) -> bool:
    """One line of the report; whether the value is within its limit."""
    print(f"{what:24}{value:8.0f} ms    limit {limit:g}: {'ok' if value <= limit else 'TOO MUCH'}")
    return value <= limit


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
