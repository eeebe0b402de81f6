"""How much a word tells: its rarity in a background of general prose and in the pair at hand."""

from __future__ import annotations

from functools import lru_cache
from typing import Final

from webapp.engine.language import has, languages, table

LISTED: Final = frozenset(language for language in languages() if has(language, "frequency"))
"""ISO 639-1 codes of the languages with a table of frequencies."""
_COMMONEST: Final = 0.03
"""Weight of *the* and *of*: not nothing, for two sentences that share all their words are the same."""
_UNKNOWN: Final = 1.0
"""Weight of a word that the background does not list, and of every word of a language without one. Within
a pair, the share of its sentences that hold the word still tells names from function words."""
_OTHER_SHORT: Final = {1: 0.3, 2: 0.5, 3: 0.75}
"""Length → weight in a language without a background: nearly everywhere the short words are the common."""


@lru_cache(maxsize=8)
def _table(language: str) -> dict[str, float]:
    classes = table(language, "frequency").values()
    step = (_UNKNOWN - _COMMONEST) / len(classes)
    return {word: _COMMONEST + step * k for k, words in enumerate(classes) for word in words}


def weight(word: str, language: str) -> float:
    """The background weight of a folded word, in (0, 1]: 1 for the rare ones."""
    if language in LISTED:
        return _table(language).get(word, _UNKNOWN)
    if word.isascii() or not word.isalpha():
        return _OTHER_SHORT.get(len(word), _UNKNOWN)
    return _UNKNOWN
