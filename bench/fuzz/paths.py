"""Which ways through the program a text takes: the lines of ``webapp`` that ran, seen by a trace function.

Tracing costs some ten times the work itself, so only a sample is traced. A *path* is a set of lines; two
texts that reach the same lines, however often, take the same path.
"""

from __future__ import annotations

import sys
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from types import FrameType
from typing import Any, Final

import webapp

PACKAGE: Final = str(Path(webapp.__file__).parent)

Lines = set[tuple[str, int]]
Trace = Callable[[FrameType, str, Any], Any]


@contextmanager
def traced() -> Iterator[Lines]:
    """A set that fills, while the block runs, with file and number of each line of ours that ran."""
    lines: Lines = set()
    seen: dict[Any, Trace | None] = {}

    def watch(file: str) -> Trace:
        def line(frame: FrameType, event: str, _: Any) -> Trace:
            if event == "line":
                lines.add((file, frame.f_lineno))
            return line

        return line

    def enter(frame: FrameType, _event: str, _: Any) -> Trace | None:
        code = frame.f_code
        if code not in seen:
            ours = code.co_filename.startswith(PACKAGE)
            seen[code] = watch(code.co_filename[len(PACKAGE) + 1 :]) if ours else None
        return seen[code]

    before = sys.gettrace()
    sys.settrace(enter)
    try:
        yield lines
    finally:
        sys.settrace(before)


def path_of(lines: Lines) -> int:
    """A number for a set of lines, the same in every process."""
    return zlib.crc32(repr(sorted(lines)).encode())
