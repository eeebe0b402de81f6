"""When two names may name one thing: parts of a name, initials, a country and its people."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

COUNTRIES: Final = {
    alias: country
    for country, aliases in {
        "united states": "us usa america american americans",
        "united kingdom": "uk britain british gb briton britons",
        "european union": "eu",
        "united nations": "un",
        "france": "french",
        "spain": "spanish",
        "germany": "german germans",
        "netherlands": "dutch holland",
        "denmark": "danish",
        "greece": "greek greeks",
        "poland": "polish",
        "sweden": "swedish",
        "turkey": "turkish türkiye",
        "ireland": "irish",
        "wales": "welsh",
        "scotland": "scottish scots",
        "switzerland": "swiss",
        "norway": "norwegian",
        "finland": "finnish",
        "portugal": "portuguese",
        "philippines": "filipino",
        "england": "english",
        "iraq": "iraqi",
        "thailand": "thai",
        "peru": "peruvian",
        "cyprus": "cypriot",
        "belgium": "belgian",
    }.items()
    for alias in aliases.split()
}
"""Another name or an adjective → country or union."""

_PLACE_ENDINGS: Final = ("ia", "a", "e", "y", "o", "")

_PEOPLE_ENDINGS: Final = ("ians", "ian", "ans", "an", "ese", "ish", "ns", "is", "i", "n", "s")


@dataclass(frozen=True, slots=True)
class Lore:
    """What both articles together tell about their names."""

    capitals: frozenset[str]
    """Folded words that stand with a capital inside a sentence."""
    initials: Mapping[str, str]
    """Acronym → the name it stands for, where both occur."""


@lru_cache(maxsize=1 << 14)
def key(word: str) -> str:
    """A name's word without the endings that turn a place into its people: ``israeli`` → ``israel``.

    Two words with one key are not yet the same: ``akin`` decides.
    """
    bare = word
    for ending in _PEOPLE_ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= 4:
            bare = word[: -len(ending)]
            break
    for ending in _PLACE_ENDINGS:
        if ending and bare.endswith(ending) and len(bare) - len(ending) >= 4:
            return bare[: -len(ending)]
    return bare


@lru_cache(maxsize=1 << 15)
def akin(one: str, other: str) -> bool:
    """Whether two words are the same, or a place and its people."""
    if one == other:
        return True
    if _country(one) == _country(other):
        return True
    if one + "er" == other or other + "er" == one or one + "nian" == other or other + "nian" == one:
        return min(len(one), len(other)) > _TOWN
    if key(one) != key(other):
        return False
    ended = [word.endswith(_PEOPLE_ENDINGS) for word in (one, other)]
    return ended[0] != ended[1] or {one, other} == {one, one + "s"} or {one, other} == {other, other + "s"}


def roots(word: str) -> tuple[str, ...]:
    """Two words that are ``akin`` have one of these in common."""
    return word, _country(word), f"{key(word)}-", word.removesuffix("er"), word.removesuffix("nian")


def _country(word: str) -> str:
    """*norway* for *norwegian* and *norwegians*; other words as they are."""
    return COUNTRIES.get(word) or COUNTRIES.get(word.removesuffix("s"), word)


_TOWN: Final = 4
"""Letters of which a place has more, before *er* or *nian* makes its people of it (*Londoner*)."""


def spell_out(value: str, known: Lore) -> tuple[str, ...]:
    """The words of a name, initials spelt out where the texts or the table of countries tell them."""
    words: list[str] = []
    for word in value.split():
        words += COUNTRIES.get(word, known.initials.get(word, word)).split()
    return tuple(words)


def same(one: Sequence[str], other: Sequence[str]) -> bool:
    """Whether two spelt-out names may name one thing: the words of the shorter all occur in the longer."""
    shorter, longer = sorted((one, other), key=len)
    return all(any(akin(word, fellow) for fellow in longer) for word in shorter)
