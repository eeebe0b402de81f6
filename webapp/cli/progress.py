"""A progress bar on stderr for batches that take a while; nothing where nobody is looking."""

from __future__ import annotations

import sys
import time
from types import TracebackType
from typing import Self

from webapp.words import say

PATIENCE_S = 1.0
"""A batch shorter than this needs no bar."""

REDRAW_S = 0.1
"""Often enough to look alive, seldom enough to cost nothing."""

BAR = 28
"""Columns of the bar itself; with its figures it fits 80."""


class Progress:
    """Counts steps and, on a terminal, draws them.

    Args:
        total: how many steps there will be; None when nobody knows.
        before: how many of them were done before.
    """

    def __init__(self, total: int | None, before: int = 0) -> None:
        self._total = total
        self._before = before
        self._done = before
        self._failed = 0
        self._workers = 0
        self._start = time.monotonic()
        self._next = self._start + PATIENCE_S
        self._drawn = False
        self._watched = sys.stderr.isatty()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._drawn:
            self._draw()
            sys.stderr.write("\n")

    def step(self, failed: int, workers: int = 0) -> None:
        """One more is done; ``failed`` of all so far were errors, and so many ``workers`` of a cluster are at
        work."""
        self._done += 1
        self._failed = failed
        self._workers = workers
        now = time.monotonic()
        if self._watched and now >= self._next:
            self._next = now + REDRAW_S
            self._draw()

    def _draw(self) -> None:
        self._drawn = True
        elapsed = max(time.monotonic() - self._start, 1e-9)
        rate = (self._done - self._before) / elapsed
        if self._total:
            filled = BAR * self._done // self._total
            left = (self._total - self._done) / rate if rate else 0
            bar = f"{'█' * filled}{'░' * (BAR - filled)} {self._done}/{self._total}"
            line = f"{bar}  {say('cli.progress.left', time=_clock(left))}"
        else:
            line = say("cli.progress.done", n=self._done)
        errors = "  " + say("cli.progress.failed", n=self._failed) if self._failed else ""
        speed = say("cli.progress.rate", rate=f"{rate:.1f}")
        workers = "  " + say("cli.progress.workers", n=self._workers) if self._workers else ""
        sys.stderr.write(f"\r{line}  {speed}{workers}{errors}\x1b[K")
        sys.stderr.flush()


def _clock(seconds: float) -> str:
    minutes, rest = divmod(round(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{rest:02}" if hours else f"{minutes}:{rest:02}"
