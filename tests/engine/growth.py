"""How the engine's work grows with its texts: a process of its own that counts, and how to ask it.

Bounds that only texts of many thousand sentences pass are set lower there, so that small texts pass them:
what is asked is how work grows beyond its bounds, and that does not depend on where they lie.
"""

from __future__ import annotations

import importlib
import json
import subprocess
import sys
import traceback
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final

from tests.engine.counting import Work, install, work_of
from tests.engine.hostile_patterns import PATTERNS

SIZE: Final = 800
"""Characters of a side, in the smaller pair."""
TIMES: Final = 4
"""So many times that in the larger one."""
MOST: Final = 4.6
"""Times the work that four times the text may take: a little more than four, for what sorts, and for what
halves until nothing is left."""
LOWERED: Final = {
    "WINDOW": (1_500, 8),
    "CANDIDATES": (12, 4),
    "MAX_PRODUCT": (1_000_000, 2_500),
    "SPEECH_WORDS": (1_000, 40),
}
"""Bound → what it is, and what it is here."""
OPTIONS: Final[dict[str, Any]] = {"model": "none", "max_diff_characters": 1_000, "pair_kind": "rewrite"}
"""The kind of the pair is given: two stories are not compared, and a larger text may be judged otherwise."""


class Counter:
    """A process that counts the engine's work on one pattern after another."""

    def __init__(self, process: subprocess.Popen[str]) -> None:
        self._process = process

    def growth(self, pattern: str) -> tuple[float, str]:
        """How many times the work the larger pair takes, and both counts in words."""
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.write(json.dumps(pattern) + "\n")
        self._process.stdin.flush()
        answer = json.loads(self._process.stdout.readline())
        assert "error" not in answer, answer["error"]
        small, large = Work(*answer["small"]), Work(*answer["large"])
        return large.growth(small), f"{pattern}: {small}, then {large}"


@contextmanager
def counter() -> Iterator[Counter]:
    """Starts one, and ends it."""
    command = [sys.executable, "-m", "tests.engine.growth"]
    root = Path(__file__).parents[2]
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, cwd=root, text=True, encoding="utf-8"
    ) as process:
        yield Counter(process)
        process.kill()


def _serve() -> None:
    """Answers a name of a pattern a line."""
    install()
    importlib.import_module("webapp.engine")
    for name, bounds in LOWERED.items():
        _lower(name, *bounds)
    _count("He paid $5 on 6 May.", "She paid $7 on 8 May.")  # reads the tables
    for line in sys.stdin:
        pattern = PATTERNS[json.loads(line)]
        try:
            small, large = _count(*pattern(SIZE)), _count(*pattern(TIMES * SIZE))
            answer = {"small": _parts(small), "large": _parts(large)}
        except Exception:  # noqa: BLE001 - the test that asked tells it
            answer = {"error": traceback.format_exc()}
        sys.stdout.write(json.dumps(answer) + "\n")
        sys.stdout.flush()


def _lower(name: str, usual: int, lowered: int) -> None:
    """Sets a bound wherever it has been imported to. Raises LookupError where there is no such."""
    holders = [one for path, one in sys.modules.items() if path.startswith("webapp.engine.")]
    holders = [one for one in holders if getattr(one, name, None) == usual]
    if not holders:
        raise LookupError(f"no bound {name} of {usual}")
    for one in holders:
        setattr(one, name, lowered)


def _count(left: str, right: str) -> Work:
    from webapp.engine import Article, Options, compare

    options = Options(**OPTIONS)
    return work_of(lambda: compare(Article.from_text(left), Article.from_text(right), options))


def _parts(work: Work) -> tuple[int, int, int]:
    return work.turns, work.copied, work.cells


if __name__ == "__main__":
    _serve()
