"""Lines of a text whose soft line ends are gone."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from webapp.engine.cleaning import LINE_END

CLOSING: Final = re.compile(r"[.!?…:;。！？।۔؟։။][\"'”’»«›‹)\]」』）\s]*\Z")
"""A line that ends so is closed; an open one may go on in the next."""


@dataclass(frozen=True, slots=True)
class Line:
    """A line that is not blank."""

    start: int
    """Its first character that is not white space."""
    end: int
    """One past its last character that is not white space."""
    after_blank: bool
    """A blank line or the beginning of the text stands before it."""


def lines_of(text: str) -> list[Line]:
    """The lines of ``text`` that are not blank, trimmed, in order."""
    found: list[Line] = []
    start, blank = 0, True
    for end, following in [*(match.span() for match in LINE_END.finditer(text)), (len(text), len(text))]:
        stripped = text[start:end].strip()
        if stripped:
            low = text.index(stripped[0], start, end)
            found.append(Line(low, low + len(stripped), blank))
        blank = not stripped or text[end:following] == "\u2029"
        start = following
    return found
