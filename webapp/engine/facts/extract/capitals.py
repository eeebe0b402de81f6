"""What capitals tell: which words are names, what initials stand for, which words are titles."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache
from itertools import groupby
from typing import Final, NamedTuple

from webapp.engine.facts.extract.aliases import Lore
from webapp.engine.facts.extract.reading import Reading, once_anywhere
from webapp.engine.language import table, words, writes
from webapp.engine.reading import Token, is_content

_HEADLINE_SHARE: Final = 0.75
"""Of the longer words of a sentence. With more capitals than that they carry no news about names."""
_WITHIN: Final = words("en", "grammar", "initials") | {"-"}
_FEW: Final = 4
"""A headline has more longer words, and as many capitals at least."""
_LONGEST: Final = 6
"""Words of a name whose initials are read."""


def titles(language: str) -> frozenset[str]:
    """The words before a name that are no part of it, in one language."""
    return words(language, "titles")


def lore(readings: Iterable[Reading]) -> Lore:
    """Read off both articles: which words carry capitals inside sentences, and which initials are spelt
    out."""
    capitals: set[str] = set()
    spelt: dict[str, str] = {}
    acronyms: set[str] = set()
    for reading in readings:
        shown = _shown(reading)
        capitals |= shown.names
        acronyms |= shown.acronyms
        for short, full in shown.spelt:
            spelt.setdefault(short, full)
    return Lore(
        frozenset(capitals),
        {short: spelt[full] for short in acronyms for full in (short, short.rstrip("s")) if full in spelt},
    )


class _Shown(NamedTuple):
    """What the capitals of one sentence tell."""

    names: frozenset[str]
    """Folded words that a capital makes names."""
    acronyms: frozenset[str]
    """Folded words that may be initials."""
    spelt: tuple[tuple[str, str], ...]
    """Initials, and the words whose initials they are, in reading order."""


@once_anywhere
def _shown(reading: Reading) -> _Shown:
    names: set[str] = set()
    acronyms: set[str] = set()
    spelt: list[tuple[str, str]] = []
    for at in () if is_headline(reading) else reading.capitals:
        token = reading.tokens[at]
        if _tells(reading, at):
            names.add(token.low)
        if 2 <= len(token.low) <= 6 and token.text.replace(".", "").rstrip("s").isupper():
            acronyms.add(token.low)
        elif _starts_run(reading, at):
            spelt += _spelt(_run(reading, at))
    return _Shown(frozenset(names), frozenset(acronyms), tuple(spelt))


def _tells(reading: Reading, at: int) -> bool:
    """Whether a capital makes its word a name wherever it stands."""
    if not writes(reading.language, "capital nouns"):
        return not opens(reading, at)
    return is_sure(reading, at) and reading.lows[at] not in frequent(reading.language)


@cache
def frequent(language: str) -> frozenset[str]:
    """The frequent words of a language; none where they are not known."""
    return frozenset(word for known in table(language, "frequency").values() for word in known)


def is_sure(reading: Reading, at: int) -> bool:
    """Whether a capital makes a name where every noun has one: initials, behind a title, beside another
    capital that is no word of counting or dating."""
    token = reading.tokens[at]
    if token.text.isupper() and len(token.low) > 1:
        return True
    if at and reading.lows[at - 1] in titles(reading.language):
        return True
    return not (at == 0 and token.low in frequent(reading.language)) and any(
        0 <= near < len(reading.tokens)
        and reading.tokens[near].is_capital
        and is_content(reading.lows[near], reading.language)
        and reading.lows[near] not in titles(reading.language) | words(reading.language, "nameless")
        and not (near == 0 and reading.lows[near] in frequent(reading.language))
        for near in (at - 1, at + 1)
    )


def is_determined(reading: Reading, at: int) -> bool:
    """Whether an article stands before it, as before a noun."""
    return at > 0 and reading.lows[at - 1] in words(reading.language, "tags", "article")


def _starts_run(reading: Reading, at: int) -> bool:
    if not is_content(reading.lows[at], reading.language):
        return False
    before = reading.tokens[at - 1] if at else None
    return before is None or not before.is_capital or not is_content(before.low, reading.language)


def _spelt(run: list[Token]) -> Iterator[tuple[str, str]]:
    """The initials of a run, with those of its small words and without, each with the run's words."""
    capitals = [token.low for token in run if token.is_capital]
    if len(capitals) > 1:
        for letters in (capitals, [token.low for token in run if token.is_word]):
            yield "".join(word[0] for word in letters), " ".join(capitals)


def _run(reading: Reading, at: int) -> list[Token]:
    run: list[Token] = []
    for token in reading.tokens[at : at + _LONGEST]:
        if not token.is_capital and token.low not in _WITHIN:
            break
        run.append(token)
    return run


def is_headline(reading: Reading) -> bool:
    """Whether so many words have a capital that none of them tells anything."""
    if writes(reading.language, "capital nouns"):
        return False
    if len(reading.capitals) < _FEW:
        return False
    longer = sum(len(reading.lows[at]) > 3 for at in reading.words)
    capitals = sum(len(reading.lows[at]) > 3 for at in reading.capitals)
    return longer > _FEW and capitals > _HEADLINE_SHARE * longer


@once_anywhere
def headed(reading: Reading) -> frozenset[int]:
    """The tokens of a headline that is a part of its sentence, for it ends without a full stop: a row of
    words with capitals, a preposition or an *and* among them."""
    if writes(reading.language, "capital nouns"):
        return frozenset()
    rows = [[place for _, place in row] for _, row in groupby(enumerate(reading.capitals), _offset)]
    return frozenset(
        at
        for row in rows
        if len(row) >= _FEW and not _HEADED.isdisjoint(reading.lows[place] for place in row[1:])
        for at in row
    )


def _offset(numbered: tuple[int, int]) -> int:
    """The same for all members of a row."""
    number, place = numbered
    return place - number


_HEADED: Final = words("en", "grammar", "preposition") | {
    "of",
    "and",
    "but",
    "as",
    "after",
    "amid",
    "despite",
}


def opens(reading: Reading, at: int) -> bool:
    """Whether the capital may be owed to its place: sentence start, after a colon or an opening quotation, or
    in a headline."""
    if at in headed(reading):
        return True
    if (
        at > 1
        and reading.lows[at - 1] == "."
        and (reading.lows[at - 2] in titles(reading.language) or len(reading.lows[at - 2]) == 1)
    ):
        return False
    return at == 0 or reading.lows[at - 1] in {'"', ":", "«", "(", "'", ".", "•", "-", "!", "?", "…", "..."}
