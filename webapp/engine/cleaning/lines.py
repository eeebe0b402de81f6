"""Wrapped lines joined again.

    The inquiry found that the capabili-        The inquiry found that the capabilities of the
    ties of the pumping station had been   →    pumping station had been overstated for nine
    overstated for nine years.                  years.

Which line ends are soft is judged in ``wrapping``; what stands there instead, in ``hyphens``.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Final

from webapp.engine.cleaning.edits import Edit
from webapp.engine.cleaning.hyphens import Joints
from webapp.engine.cleaning.line_ends import Line
from webapp.engine.cleaning.wrapping import soft_ends

LINE_END: Final = re.compile(r"\r\n|[\n\r\v\f\x1c-\x1e\x85\u2028\u2029]")
"""Every line end that Unicode knows: CR LF, LF, CR, VT, FF, NEL, LS, PS and the old separators."""
_QUOTED: Final = re.compile(r"[ \t]*+(?:>[ \t]?)++")
"""The marks of a mail's quoted line, before each line of it."""
_WEAK: Final = frozenset("\v\u2028")
"""Line ends that word processors set inside a paragraph."""


def unwrapped(text: str) -> Iterable[Edit]:
    """Edits that put a blank for every soft line end, and nothing where it divides a word. Line ends that
    part paragraphs, items, rows, turns and verses stay."""
    lines = list(_lines(text))
    joints = Joints(text)
    for line, follower in zip(lines, soft_ends(text, lines), strict=True):
        if follower is not None:
            start, joint = joints.between(line.end, follower.start)
            yield Edit(start, follower.start, joint)


def _lines(text: str) -> Iterator[Line]:
    """The lines that are not blank. A line is parted from the one before by a blank line, by the end of a
    paragraph that has a sign of its own, or by another depth of quotation."""
    ends = [mark for _, _, mark in ranges(text)]
    is_weakly_wrapped = 2 * sum(mark in _WEAK for mark in ends) >= len(ends)
    parted, depth = True, 0
    for start, end, before in ranges(text):
        marks = _QUOTED.match(text, start, end)
        content = marks.end() if marks else start
        stripped = text[content:end].strip()
        if not stripped or before == "\u2029" or (is_weakly_wrapped and before not in _WEAK):
            parted = True
        if not stripped:
            continue
        now = marks[0].count(">") if marks else 0
        first = text.index(stripped[0], content, end)
        is_parted = parted or now != depth
        yield Line(first, first + len(stripped), first - content, is_parted, before in _WEAK)
        parted, depth = False, now


def ranges(text: str) -> Iterator[tuple[int, int, str]]:
    """Start and end of every line of ``text``, and the line end before it (empty for the first)."""
    at, mark = 0, ""
    for match in LINE_END.finditer(text):
        yield at, match.start(), mark
        at, mark = match.end(), match[0]
    yield at, len(text), mark
