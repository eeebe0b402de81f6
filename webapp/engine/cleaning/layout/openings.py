"""Whether a line alone plainly begins something that is not joined to the line before."""

from __future__ import annotations

import re
from typing import Final

from webapp.engine.cleaning.layout.enumerators import bullet, enumerators
from webapp.engine.cleaning.layout.headings import is_markdown_heading
from webapp.engine.cleaning.layout.labels import colon_label
from webapp.engine.cleaning.layout.stamps import leading_stamp, stamp

_WIDE_GAP = re.compile(r"(?<![.!?:;,\s])(?:[^\S\t]{0,20}\t|\s{3,200})(?=\S)")
_LONGEST_ROW: Final = 400
_DASHES: Final = "–—·+"


def opens_block(line: str) -> bool:
    """Whether a line plainly begins an item, a row, a turn, a stamp or a Markdown heading, judged without its
    neighbours. Rather no: a line of prose may begin with *Smith: * or *§ 4* where a program wrapped it."""
    if is_markdown_heading(line) or (line.startswith("|") and line.count("|") > 2):
        return True
    return _opens_item(line) or _opens_turn(line) or _opens_stamp(line) or _is_wide(line)


def _opens_item(line: str) -> bool:
    item = bullet(line)
    if item is not None:
        return item.style not in _DASHES or line[item.length].isupper()
    return any(_is_plain(line, found.style, found.length) for found in enumerators(line))


def _is_plain(line: str, style: str, length: int) -> bool:
    """Letters and numbers with a bracket, and numbers with a stop before a capital; initials and parts of
    laws may stand in a sentence."""
    follower = line[length : length + 1]
    if style == "circled" or style[0] == "一":
        return True
    if style.startswith(("1", "a", "roman a")) and style.endswith(")"):
        return not follower.islower() or not style.startswith("1")
    if style.startswith("1"):
        return follower.isupper() and line[:length].count(".") > 0
    return False


def _opens_turn(line: str) -> bool:
    label = colon_label(line)
    if label is None:
        return False
    return label.is_known or label.is_capitals or label.is_timed


def _opens_stamp(line: str) -> bool:
    whole = stamp(line)
    if whole is not None:
        return whole.is_sure
    front = leading_stamp(line)
    return front is not None and front.is_sure and line[: front.length].rstrip()[-1] in ":–—|-]"


def _is_wide(line: str) -> bool:
    return _WIDE_GAP.search(line, 0, _LONGEST_ROW) is not None
