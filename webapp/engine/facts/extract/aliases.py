"""When two names may name one thing: parts of a name, initials, short forms, a place and its people."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from webapp.engine.language import table

PEOPLES: Final = {word: place for place, words in table("en", "peoples").items() for word in words}
"""What else a place and its people are called → the place."""
FORMS: Final = PEOPLES | {
    word: name
    for kind in ("abbreviations", "spellings")
    for name, words in table("en", kind).items()
    for word in words
}
"""Every other form of a name that is known in general → the name."""
_BARE: Final = str.maketrans({"ø": "o", "ł": "l", "ß": "ss", "đ": "d", "æ": "ae", "œ": "oe", "ı": "i"})


@dataclass(frozen=True, slots=True)
class Lore:
    """What both articles together tell about their names."""

    capitals: frozenset[str]
    """Folded words that stand with a capital inside a sentence."""
    initials: Mapping[str, str]
    """Acronym → the name it stands for, where both occur."""


@lru_cache(maxsize=1 << 14)
def key(word: str) -> str:
    """*norway* for *norwegian* and *norwegians*, *raul* for *raúl*; other words as they are."""
    if word.isascii():
        return FORMS.get(word, word)
    marks = unicodedata.normalize("NFKD", word.translate(_BARE))
    bare = "".join(letter for letter in marks if not unicodedata.combining(letter))
    return FORMS.get(bare, bare)


def akin(one: str, other: str) -> bool:
    """Whether two words are the same but for a plural's ending, or a place and its people."""
    return one == other or one + "s" == other or other + "s" == one or key(one) == key(other)


def roots(word: str) -> tuple[str, ...]:
    """Two words that are ``akin`` have one of these in common."""
    return word, word.removesuffix("s"), key(word)


def spell_out(value: str, known: Lore) -> tuple[str, ...]:
    """The words of a name, initials spelt out where the texts or the tables tell them."""
    words: list[str] = []
    for word in value.split():
        words += (known.initials.get(word) or key(word)).split()
    return tuple(words)


def same(one: Sequence[str], other: Sequence[str]) -> bool:
    """Whether two spelt-out names may name one thing: the words of the shorter all occur in the longer."""
    shorter, longer = sorted((one, other), key=len)
    return all(any(akin(word, fellow) for fellow in longer) for word in shorter)
