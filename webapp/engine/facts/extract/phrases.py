"""The noun phrase of a speaker: which of its words are his name, which tell what he is.

Ocean’s head brewer Thomas Bingebo    name: thomas bingebo; role: ocean head brewer
a Trump spokesman                     role: trump spokesman, no name
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from webapp.engine.facts.extract.capitals import is_determined, titles
from webapp.engine.facts.extract.common_words import is_common
from webapp.engine.facts.extract.moments import is_calendar_word
from webapp.engine.facts.extract.reading import Reading
from webapp.engine.facts.extract.speech import is_saying, tag_words
from webapp.engine.language import words, writes
from webapp.engine.model import Span
from webapp.engine.reading import Token, is_content

_JOINS: Final = words("any", "particles") | {"of", "and", "-", ".", "'", "’"}
"""Between two capitals they do not end a name."""


NOWHERE: Final = Span(0, 0)


@dataclass(frozen=True, slots=True)
class Speaker:
    """Whoever says something, as the text there tells."""

    name: tuple[str, ...] = ()
    """Folded words of the name; empty where there is only a description."""
    role: tuple[str, ...] = ()
    """Folded content words that describe him, what he belongs to included."""
    head: str = ""
    """Of a description without a name, the noun: *brewer*."""
    text: str = ""
    """As it is written."""
    span: Span = NOWHERE
    """Where the name or the noun stands in the article's text."""
    is_pronoun: bool = False
    """*He said*: named elsewhere."""
    is_sure: bool = True
    """The tag itself tells; else read off what stands before."""

    def __bool__(self) -> bool:
        return bool(self.name or self.head or self.is_pronoun)


NOBODY: Final = Speaker()
"""No tag tells who speaks."""


def phrase(reading: Reading, part: Sequence[int]) -> Speaker:
    """The speaker that a noun phrase names."""
    part = [at for at in part if not _is_trimmed(reading, reading.tokens[at])]
    if not part:
        return NOBODY
    text = reading.text(part[0], part[-1] + 1)
    if any(reading.lows[at] in row(reading, "pronoun") for at in (part[0], part[-1])):
        return Speaker(text=text, is_pronoun=True)
    nouns = [
        at for at in part if is_content(reading.lows[at], reading.language) and reading.tokens[at].is_word
    ]
    bounds = (at for at in part[1:] if reading.lows[at] in row(reading, "preposition"))
    stop = next(bounds, part[-1] + 1)
    named = [
        at
        for start, end in _runs(reading, part)
        if _is_own(reading, start, end, stop)
        for at in range(start, end)
    ]
    named = [at for at in named if at in nouns]
    if named:
        rest = [at for at in nouns if at not in named]
        return Speaker(
            _lows(reading, named), _lows(reading, rest), "", text, reading.span(named[0], named[-1] + 1)
        )
    head = next((at for at in reversed(nouns) if at < stop), None)
    if head is None:
        return NOBODY
    is_sure = not _is_related(reading, part)
    return Speaker((), _lows(reading, nouns), reading.lows[head], text, reading.span(head), is_sure=is_sure)


def _is_related(reading: Reading, part: Sequence[int]) -> bool:
    """*His colleagues*: of somebody named elsewhere; *and the driver*: together with him."""
    return reading.lows[part[0]] in row(reading, "conjunction") | _THEIRS


_THEIRS: Final = words("en", "grammar", "owner")


def row(reading: Reading, role: str) -> frozenset[str]:
    return tag_words(reading.language, role)


def _lows(reading: Reading, places: Sequence[int]) -> tuple[str, ...]:
    return tuple(reading.lows[at] for at in places)


def _is_trimmed(reading: Reading, token: Token) -> bool:
    """A word beside a subject that is no part of it: *also*, *has*, *later*, *on Monday*."""
    low = token.low
    return (
        low in row(reading, "auxiliary")
        or (low.endswith("ly") and not token.is_capital)
        or is_calendar_word(low, reading.language)
    )


def _runs(reading: Reading, part: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Where names stand in a phrase: first token and one past the last."""
    start = end = -1
    for at in part:
        if not may_be_named(reading, at):
            continue
        if start >= 0 and (
            _is_owner(reading, end - 1) or not all(reading.lows[n] in _JOINS for n in range(end, at))
        ):
            yield start, end
            start = -1
        start, end = (at if start < 0 else start), at + 1
    if start >= 0:
        yield start, end


def _is_own(reading: Reading, start: int, end: int, stop: int) -> bool:
    """Whether a name is the speaker's: not that of his house (*a Trump spokesman*, *Ocean's brewer*), nor one
    behind a preposition (*lawyers for Smith*), but for *the Department of Justice spokesman Ian Prior*
    (but *analysts at the bank Hartmann*)."""
    after = reading.tokens[end] if end < len(reading.tokens) else None
    if _is_possessive(reading, end - 1) or (after is not None and _is_noun(reading, after)):
        return False
    if start < stop:
        return True
    before = reading.tokens[start - 1]
    is_noun = before.is_word and not before.is_capital and is_content(before.low, reading.language)
    return is_noun and row(reading, "article").isdisjoint(reading.lows[stop:start])


def _is_noun(reading: Reading, token: Token) -> bool:
    if not token.is_word or token.low in titles(reading.language):
        return token.low in titles(reading.language)
    return (
        not token.is_capital
        and is_content(token.low, reading.language)
        and not _is_trimmed(reading, token)
        and token.low not in row(reading, "preposition") | row(reading, "end") | row(reading, "conjunction")
        and not is_saying(reading, reading.first_from(token.start))
    )


def _is_owner(reading: Reading, at: int) -> bool:
    """*Ocean's*; a plural goes on (*the Bakers' Union*)."""
    return reading.tokens[at].text[-2:] in {"'s", "’s"}


def _is_possessive(reading: Reading, at: int) -> bool:
    return reading.tokens[at].text[-2:] in {"'s", "’s", "s'", "s’"}


def may_be_named(reading: Reading, at: int) -> bool:
    token = reading.tokens[at]
    if (
        not token.is_capital
        or token.low in titles(reading.language)
        or is_calendar_word(token.low, reading.language)
    ):
        return False
    if not is_content(token.low, reading.language) and not token.text.isupper():
        return False
    if writes(reading.language, "capital nouns"):
        return not is_determined(reading, at)
    return at > 0 or not is_common(token.low) or (len(reading.tokens) > 1 and reading.tokens[1].is_capital)
