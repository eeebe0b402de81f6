"""The measurements, and beside each the limit it is held to.

A process remembers sentence vectors and words it has met. So each sample is a fresh process, warmed up on
another story: everything is loaded, nothing of the measured pair is known. Times are processor time of all
threads together, so that a busy machine does not decide; two threads at work count twice.
"""

from __future__ import annotations

import json
import re
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass

from diff_match_patch import diff_match_patch

from bench.speed.texts import Pair, longer_pair, other_pair, seed_pair
from webapp.engine import Article, compare

LARGEST_SHARE_OF_DIFF = 0.25
"""Of the time a whole-text character diff with semantic clean-up takes for the same pair."""

LARGEST_GROWTH = 13.0
"""Times the time for ten times the words."""

LARGEST_MEMORY_MB = 700.0
"""Peak of a process that compares 10,000 words a side."""

GROWTH_COPIES = 10
MEMORY_COPIES = 29
"""Makes the shorter side longer than 10,000 words."""


@dataclass(frozen=True, slots=True)
class Timing:
    """Seconds of processor time, of the quickest sample."""

    engine: float
    """Comparing the seed pair."""
    engine_tenfold: float
    """Comparing a pair of ten times the words."""
    diff: float
    """Character diff of the seed pair with semantic clean-up, to its end."""

    @property
    def share_of_diff(self) -> float:
        """The engine's time as a share of the diff's."""
        return self.engine / self.diff

    @property
    def growth(self) -> float:
        """Time for ten times the words, as a multiple of the time for once."""
        return self.engine_tenfold / self.engine


def timing(samples: int) -> Timing:
    """The best of so many fresh processes."""
    command = [sys.executable, "-m", "bench.speed.measure"]
    runs = [
        json.loads(subprocess.run(command, check=True, capture_output=True).stdout) for _ in range(samples)
    ]
    return Timing(*(min(column) for column in zip(*runs, strict=True)))


def sample() -> list[float]:
    """One sample in this process, in the order of ``Timing``'s fields."""
    _compare(other_pair())
    seed = seed_pair()
    return [
        _seconds(lambda: _compare(seed)),
        _seconds(lambda: _compare(longer_pair(GROWTH_COPIES))),
        _seconds(lambda: diff(seed)),
    ]


def diff(pair: Pair) -> None:
    """Whole-text character diff with semantic clean-up."""
    engine = diff_match_patch()
    engine.Diff_Timeout = 0
    engine.diff_cleanupSemantic(engine.diff_main(*pair))


def peak_memory_mb() -> float:
    """Largest resident memory of a fresh process that imports the engine and compares a 10,000-word pair."""
    code = (
        "from pathlib import Path\n"
        "from bench.speed.texts import longer_pair\n"
        "from webapp.engine import Article, compare\n"
        f"left, right = longer_pair({MEMORY_COPIES})\n"
        "compare(Article.from_text(left), Article.from_text(right))\n"
        "print(Path('/proc/self/status').read_text())\n"
    )
    run = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True)
    # Not ru_maxrss: a child inherits that from the process that started it, however large.
    (kilobytes,) = re.findall(r"VmHWM:\s+(\d+) kB", run.stdout)
    return int(kilobytes) / 1024


def _compare(pair: Pair) -> None:
    compare(Article.from_text(pair[0]), Article.from_text(pair[1]))


def _seconds(action: Callable[[], object]) -> float:
    start = time.process_time()
    action()
    return time.process_time() - start


if __name__ == "__main__":
    sys.stdout.write(json.dumps(sample()))
