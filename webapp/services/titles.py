"""Titles as they are kept."""

from __future__ import annotations

from collections.abc import Iterable
from unicodedata import category

from webapp.words import say

UNTITLED = {"Cc", "Cs", "Zl", "Zp"}
"""Unicode categories kept out of titles: control characters, lone surrogates, line and paragraph ends."""

MOST_TITLE = 500
"""Characters of a title that are kept: three times the longest headline, and lists stay lists."""

WORDS = 10
"""Words of a text that stand for the title it lacks: a headline has as many."""

WIDEST = 150
"""Characters of these at most: a line that is written without spaces is no longer than a headline."""

READ = 400
"""Characters of a text in which they are looked for."""


def clean_title(text: str, most: int = MOST_TITLE) -> str:
    """A title on one line and of bearable length, without the characters that no database takes or no screen
    shows."""
    shown = "".join(" " if _is_untitled(character) else character for character in text[: 2 * most])
    title = " ".join(shown.split())
    return title if len(title) <= most else _cut(title, most)


def _cut(title: str, most: int) -> str:
    """How a title begins, to the end of a word, and a sign that it goes on. What is written without spaces is
    cut where it is full."""
    kept = title[: most - 1]
    whole = kept.rpartition(" ")[0] if title[most - 1] != " " else kept
    return _going_on(whole if 2 * len(whole) > most else kept)


def _going_on(words: str) -> str:
    return words.rstrip(" .,;:–—-") + "…"


def _is_untitled(character: str) -> bool:
    code = ord(character)
    is_noncharacter = code & 0xFFFE == 0xFFFE or 0xFDD0 <= code <= 0xFDEF
    return is_noncharacter or category(character) in UNTITLED


def title_of(titles: Iterable[str | None], text: str) -> str:
    """What to call a pair: the first of its articles' titles that there is, else how its source begins."""
    for title in titles:
        if cleaned := clean_title(title or ""):
            return cleaned
    return _beginning(text) or say("library.untitled")


def _beginning(text: str) -> str:
    """The first words of a text; with a sign where it goes on."""
    text = text.strip()
    begun = clean_title(text[:READ], WIDEST)
    words = begun.removesuffix("…").split()
    if len(words) > WORDS:
        return _going_on(" ".join(words[:WORDS]))
    goes_on = begun and text[READ:] and not begun.endswith("…")
    return _going_on(begun) if goes_on else begun
