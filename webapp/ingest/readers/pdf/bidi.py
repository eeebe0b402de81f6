"""Characters of a line as they are read, where some run from right to left.

On the page they stand from left to right as they are seen. A line of Hebrew or Arabic is read from its right
end; figures and Latin words in it still run to the right.
"""

from __future__ import annotations

import unicodedata
from itertools import groupby
from typing import Final

from webapp.ingest.readers.pdf.values import Glyph

_RIGHT: Final = frozenset({"R", "AL"})
_TO_RIGHT: Final = frozenset({"L", "EN", "AN"})
FIRST_RIGHT: Final = "\u0590"
"""No character before it runs to the left."""


def in_reading_order(glyphs: list[Glyph]) -> tuple[list[Glyph], bool]:
    """The characters as they are read, and whether their line runs from right to left."""
    if all(glyph.text < FIRST_RIGHT for glyph in glyphs):
        return glyphs, False
    kinds = [_kind(glyph.text) for glyph in glyphs]
    right = sum(kind in _RIGHT for kind in kinds)
    if right == 0:
        return glyphs, False
    rtl = right >= kinds.count("L")
    inner = _TO_RIGHT if rtl else _RIGHT
    outer = _RIGHT if rtl else frozenset({"L"})
    seen = list(zip(glyphs, _settled(kinds, inner, outer), strict=True))
    if rtl:
        seen.reverse()
    ordered: list[Glyph] = []
    for is_inner, run in groupby(seen, lambda pair: pair[1]):
        found = [glyph for glyph, _ in run]
        ordered.extend(reversed(found) if is_inner else found)
    return ordered, rtl


def _kind(text: str) -> str:
    return unicodedata.bidirectional(text[0])


def _settled(kinds: list[str], inner: frozenset[str], outer: frozenset[str]) -> list[bool]:
    """Which characters run against the line: those that do themselves, and what stands between two of
    them."""
    found = [kind in inner for kind in kinds]
    last = -1
    for at, kind in enumerate(kinds):
        if kind in inner:
            if last >= 0 and not any(kinds[between] in outer for between in range(last + 1, at)):
                found[last + 1 : at] = [True] * (at - last - 1)
            last = at
        elif kind in outer:
            last = -1
    return found
