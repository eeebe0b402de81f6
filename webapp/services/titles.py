"""Titles as they are kept."""

from __future__ import annotations

from collections.abc import Iterable
from unicodedata import category

UNTITLED = {"Cc", "Cs", "Zl", "Zp"}
"""Unicode categories kept out of titles: control characters, lone surrogates, line and paragraph ends."""

MOST_TITLE = 500
"""Characters of a title that are kept: three times the longest headline, and lists stay lists."""


def clean_title(text: str, most: int = MOST_TITLE) -> str:
    """A title on one line and of bearable length, without the characters that no database takes or no screen
    shows."""
    shown = "".join(" " if _is_untitled(character) else character for character in text[: 2 * most])
    title = " ".join(shown.split())
    return title if len(title) <= most else title[: most - 1].rstrip() + "…"


def _is_untitled(character: str) -> bool:
    code = ord(character)
    is_noncharacter = code & 0xFFFE == 0xFFFE or 0xFDD0 <= code <= 0xFDEF
    return is_noncharacter or category(character) in UNTITLED


def title_of(titles: Iterable[str | None], text: str) -> str:
    """What to call a pair: the first of its articles' titles that there is, else how its source begins."""
    for title in titles:
        if cleaned := clean_title(title or ""):
            return cleaned
    return " ".join(clean_title(text[:400]).split()[:10]) or "Untitled"
