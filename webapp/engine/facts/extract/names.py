"""Names of people, places and organisations: runs of capitalised words, without their titles.

``US Secretary of State Antony Blinken`` gives *US* and *Antony Blinken*; ``the Ministry of the Interior`` is
one name, for an office is no title where it is part of a body's name. A capital at the start of a sentence
makes a name only when the same word is capitalised elsewhere inside a sentence, when a capital follows, or
when it is no word of the dictionary.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from webapp.engine.facts.extract.aliases import FORMS, PEOPLES, Lore
from webapp.engine.facts.extract.capitals import (
    frequent,
    headed,
    is_determined,
    is_headline,
    is_sure,
    opens,
    titles,
)
from webapp.engine.facts.extract.common_words import is_common
from webapp.engine.facts.extract.fact import Fact
from webapp.engine.facts.extract.moments import is_calendar_word
from webapp.engine.facts.extract.reading import Reading
from webapp.engine.language import words, writes
from webapp.engine.language.capabilities import Capability, capabilities
from webapp.engine.model import FactKind, Span
from webapp.engine.reading import Token, is_content


class Sort(StrEnum):
    """What a name names, as far as it can be told from the name."""

    PERSON = "person"
    PLACE = "place"
    BODY = "body"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Name(Fact):
    """A name without its title."""

    words: tuple[str, ...] = ()
    """Folded, without particles and initials."""
    title: str = ""
    """The last word of the title before it, folded; empty where there is none."""
    sort: Sort = Sort.UNKNOWN


_PLACES: Final = frozenset({*PEOPLES, *PEOPLES.values()})
_JOINS: Final = words("any", "particles") | {"of", "the"}
_LONGEST: Final = 6
"""Words. What is longer is a headline in capitals rather than a name."""


def extract(reading: Reading, known: Lore) -> tuple[Name, ...]:
    """The names of a sentence."""
    if is_headline(reading):
        return ()
    facts: list[Name] = []
    stop = 0
    for at in reading.capitals:
        if at >= stop and _is_name_word(reading, at, known):
            stop = _end(reading, at, known)
            facts.append(_name(reading, at, stop))
    return tuple(facts)


def _is_name_word(reading: Reading, at: int, known: Lore) -> bool:
    """No unit is one that is written to its number: *1.2GW*."""
    token = reading.tokens[at]
    low = token.low
    if (
        not token.is_capital
        or low[-1] == "'"
        or (at and reading.tokens[at - 1].end == token.start and reading.lows[at - 1][-1:].isdecimal())
        or low in words(reading.language, "nameless")
        or is_calendar_word(low, reading.language)
    ):
        return False
    if low in titles(reading.language) and not _is_of_body(reading, at):
        return False
    if len(low) == 1 and not token.text.endswith(".") and not _is_initial(reading, at):
        return False
    if low in words(reading.language, "places"):
        return True
    if writes(reading.language, "capital nouns"):
        return is_sure(reading, at) or (low in known.capitals and not is_determined(reading, at))
    if token.text.replace(".", "").isupper() and len(low) > 1 and at not in headed(reading):
        return True
    if not is_content(low, reading.language):
        return False
    if not opens(reading, at):
        return True
    follows = at + 1 < len(reading.tokens) and reading.tokens[at + 1].is_capital
    is_word = _is_word(low, reading.language, follows=follows)
    return low in known.capitals or not (is_word or _is_plural(reading, at))


def _is_word(low: str, language: str, *, follows: bool) -> bool:
    """Whether a word that opens a sentence is in the dictionary or, without one, among the frequent words and
    no capital ``follows``."""
    if Capability.WORDING in capabilities(language):
        return is_common(low)
    return low in frequent(language) and not follows


def _is_of_body(reading: Reading, at: int) -> bool:
    """Whether an office is part of a body's name: *the Interior Ministry*, *the Department of State*."""
    after = reading.tokens[at + 1 : at + 2]
    if after and after[0].is_capital and after[0].low in _bodies(reading) - titles(reading.language):
        return True
    before = at - 1
    while before > at - 3 and before >= 0 and reading.lows[before] in {"of", "the"}:
        before -= 1
    return (
        0 <= before < at - 1
        and reading.tokens[before].is_capital
        and reading.lows[before] in _bodies(reading)
    )


def _bodies(reading: Reading) -> frozenset[str]:
    return words(reading.language, "bodies")


def _is_initial(reading: Reading, at: int) -> bool:
    """*J.*, with another capital behind it."""
    behind = reading.tokens[at + 1 : at + 3]
    return len(behind) == 2 and behind[0].text == "." and behind[1].is_capital


def _is_plural(reading: Reading, at: int) -> bool:
    """An unknown word alone at a sentence start that ends like a plural (*Gusts reached …*) is likelier a
    word than a name."""
    low = reading.lows[at]
    alone = at + 1 >= len(reading.tokens) or not reading.tokens[at + 1].is_capital
    return alone and low[-1] == "s" and low[-2:] != "ss" and not is_possessive(reading.tokens[at])


def _end(reading: Reading, at: int, known: Lore) -> int:
    """One past the name that begins at token ``at``."""
    stop, tokens = at + 1, reading.tokens
    while stop < len(tokens) and stop - at < _LONGEST and not is_possessive(tokens[stop - 1]):
        initial = tokens[stop - 1].is_capital and len(tokens[stop - 1].low) == 1
        following = stop + 1 if initial and tokens[stop].text == "." else stop
        if following < len(tokens) and (
            _is_name_word(reading, following, known)
            or (tokens[following].is_capital and len(tokens[following].low) == 1)
        ):
            stop = following + 1
            continue
        join = _joined(reading, stop)
        if join == stop or join >= len(tokens) or not _is_name_word(reading, join, known):
            break
        stop = join + 1
    return stop


def _joined(reading: Reading, stop: int) -> int:
    """Where the name goes on behind particles, a hyphen or a small word with a capital; ``stop`` where it
    does not. *Of* joins what a common noun heads (*Bank of England*): *Ann Low of Ohio* are two names."""
    tokens, join = reading.tokens, stop
    if (
        tokens[stop].is_capital
        and tokens[stop].is_word
        and not is_content(reading.lows[stop], reading.language)
    ):
        return stop + 1
    if reading.lows[stop] == "the":
        return stop
    if reading.lows[stop] == "of":
        head = reading.lows[stop - 1]
        if not is_common(head) or head in FORMS or head in FORMS.values():
            return stop
    while join < len(tokens) and join - stop < 2 and (tokens[join].low in _JOINS or tokens[join].text == "-"):
        join += 1
    is_apart = tokens[stop].text == "-" and tokens[stop].start != tokens[stop - 1].end
    return stop if is_apart else join


def is_possessive(token: Token) -> bool:
    """Whether a word ends like a genitive."""
    return token.text[-2:] in {"'s", "’s"} or token.text[-1:] in {"'", "’"}


def _name(reading: Reading, start: int, stop: int) -> Name:
    held = [token for token in reading.tokens[start:stop] if token.is_word and token.low not in _JOINS]
    folded = tuple(token.low for token in held if len(token.low) > 1) or (reading.lows[start],)
    dot = start - 1 if start and reading.lows[start - 1] == "." else start
    before = reading.lows[dot - 1] if dot else ""
    title = before if before in titles(reading.language) else ""
    end = reading.tokens[stop - 1]
    trimmed = end.end - 2 if is_possessive(end) and end.text[-1] == "s" else end.end
    span = Span(reading.tokens[start].start, trimmed)
    return Name(
        FactKind.NAME,
        span,
        reading.written(span),
        words=folded,
        title=title,
        sort=_sort(folded, title or next((low for low in held if len(low.low) == 1), None), _bodies(reading)),
    )


def _sort(folded: tuple[str, ...], sign: object, bodies: frozenset[str]) -> Sort:
    """``sign``: a title or an initial, where there is one."""
    if not bodies.isdisjoint((folded[0], folded[-1])):
        return Sort.BODY
    if sign:
        return Sort.PERSON
    return Sort.PLACE if all(word in _PLACES for word in folded) else Sort.UNKNOWN
