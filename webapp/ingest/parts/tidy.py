"""Characters of a text as they are kept: blanks folded, invisible leftovers gone, nothing else changed."""

from __future__ import annotations

import re
from typing import Final

BREAK: Final = "\n"
"""A hard line break, in text that is not yet tidied."""

_BLANK: Final = "\t\n\v\f\r\x1c-\x1f\x85\u2028\u2029 "
_RUN: Final = re.compile(rf"[{_BLANK}\xa0]*[{_BLANK}][{_BLANK}\xa0]*|\xa0{{2,}}")
_LEFTOVER: Final = re.compile(
    "[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\xad\u200b\u2060\ufeff\ufff9-\ufffc\ud800-\udfff]"
)
"""Soft hyphens, zero-width spaces, controls, place holders of objects and lone surrogates. Joiners
(U+200C, U+200D) are kept: words of some scripts are written with them."""
RAISED: Final = str.maketrans("0123456789+-−", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻")
"""Figures and signs that have a raised character of their own."""
_LOWERED: Final = str.maketrans("0123456789+-−", "₀₁₂₃₄₅₆₇₈₉₊₋₋")
_SCRIPT: Final = re.compile(r"[+\-−]?[0-9]{1,4}[+\-−]?")


def tidy(text: str) -> str:
    """One line: runs of blanks are one blank, and one no-break space where they hold nothing else."""
    if not text.isascii() or not text.isprintable():
        text = _LEFTOVER.sub("", text)
    return _RUN.sub(lambda run: "\xa0" if run[0].strip("\xa0") == "" else " ", text).strip()


def paragraphs(text: str) -> list[str]:
    """The tidy paragraphs of a text with hard breaks: two in a row part it, a single one is a blank."""
    found: list[str] = []
    together: list[str] = []
    for line in [*text.split(BREAK), ""]:
        if tidied := tidy(line):
            together.append(tidied)
        elif together:
            found.append(" ".join(together))
            together = []
    return found


def raised(text: str) -> str:
    """Superscript: a short number in its raised characters (10⁶ is not 106), all else as it is."""
    return text.strip().translate(RAISED) if _SCRIPT.fullmatch(text.strip()) else text


def lowered(text: str) -> str:
    """Subscript: a short number in its lowered characters (CO₂), all else as it is."""
    return text.strip().translate(_LOWERED) if _SCRIPT.fullmatch(text.strip()) else text
