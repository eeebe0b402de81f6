"""Words that mix scripts in letters that look alike: ``раypal`` with Cyrillic ``ра`` reads ``paypal``."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Final

from webapp.engine.cleaning.edits import Edit
from webapp.engine.resources import entries

_LATIN: Final = "A-Za-z\u00c0-\u024f"
_GREEK: Final = "\u0370-\u03ff"
_CYRILLIC: Final = "\u0400-\u052f"
_OTHER: Final = re.compile(f"[{_GREEK}{_CYRILLIC}]")
_LETTER: Final = re.compile("[A-Za-z]")
_MIXED: Final = re.compile(
    f"(?<![{_LATIN}{_GREEK}{_CYRILLIC}])"
    f"(?=[{_LATIN}]++[{_GREEK}{_CYRILLIC}]|[{_GREEK}{_CYRILLIC}]++[{_LATIN}])"
    f"[{_LATIN}{_GREEK}{_CYRILLIC}]++"
)
_FOREIGN_WORD: Final = re.compile(f"[{_GREEK}{_CYRILLIC}]++")
_SYMBOL: Final = re.compile("(?<![a-z])[α-ξπ-ω]|[α-ξπ-ω](?![a-z])")
"""A small Greek letter that is not amid a word: ``TNFα``, ``NFκB``, ``kα``."""
_COMPOUND: Final = re.compile("[A-Z]{2,}+[а-яёіїє]|[а-яёіїє][A-Z]{2}")
"""An abbreviation with a Russian ending: ``IPшник``."""


def _table() -> tuple[Mapping[str, str], Mapping[str, str], Mapping[str, str]]:
    latin: dict[str, str] = {}
    greek: dict[str, str] = {}
    cyrillic: dict[str, str] = {}
    for letter, looks, both in entries("cleaning", "lookalikes.tsv"):
        latin[letter] = looks
        if both == "=":
            (greek if letter < "\u0400" else cyrillic)[looks] = letter
    return latin, greek, cyrillic


_TO_LATIN, _TO_GREEK, _TO_CYRILLIC = _table()


def without_lookalikes(text: str) -> Iterator[Edit]:
    """Each word in one script, if its letters of another only look like the ones of its own.

    A letter without a twin in the other script decides which one is meant; without such a letter, the script
    that most of the word is in, or else most of the text. A word wholly in one script stays, unless the text
    has mixed words and no letter of that script is without a twin: then nothing in it is Russian or Greek.
    """
    foreign = Counter(_OTHER.findall(text)) if not text.isascii() else Counter[str]()
    if not foreign:
        return
    is_twinned = foreign.keys() <= _TO_LATIN.keys()
    is_latin = is_twinned or foreign.total() < len(_LETTER.findall(text))
    words = [
        (match.span(), plain)
        for match in _MIXED.finditer(text)
        if (plain := _in_one_script(match[0], latin=is_latin)) is not None
    ]
    if words and is_twinned:
        words = [
            (match.span(), match[0].translate(_LATIN_CODES))
            for match in _FOREIGN_WORD.finditer(text)
            if not _SYMBOL.search(text, max(0, match.start() - 1), match.end() + 1)
        ]
    for (start, end), plain in words:
        yield Edit(start, end, plain)


_LATIN_CODES: Final = {ord(letter): looks for letter, looks in _TO_LATIN.items()}


def _in_one_script(word: str, *, latin: bool) -> str | None:
    """A mixed word in the script that is meant; None where both are. ``latin``: that of most of the text."""
    foreign = [letter for letter in word if letter >= "\u0370"]
    own = [letter for letter in word if letter < "\u0370"]
    back = _TO_GREEK if foreign[0] < "\u0400" else _TO_CYRILLIC
    if _COMPOUND.search(word):
        return None
    foreign_twins = all(letter in _TO_LATIN for letter in foreign)
    reads_latin = foreign_twins and not _SYMBOL.search(word)
    is_sure = len(foreign) > max(1, len(own)) or (back is _TO_CYRILLIC and not foreign_twins)
    reads_back = is_sure and all(letter in back for letter in own)
    if reads_latin and reads_back:
        most = len(own) - len(foreign)
        reads_latin = most > 0 or (most == 0 and latin)
    if reads_latin:
        return "".join(_TO_LATIN.get(letter, letter) for letter in word)
    return "".join(back.get(letter, letter) for letter in word) if reads_back else None
