"""Who speaks at a verb of saying: a name, a description, or a pronoun.

Ocean’s head brewer, Thomas Bingebo, said     name: thomas bingebo; role: ocean head brewer
said mission control, and the man jumped      role: mission control
Erik Lund of the seamen's union said          name: erik lund; role: union seamen
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from webapp.engine.facts.extract.calendar import MONTHS, WEEKDAYS
from webapp.engine.facts.extract.names import TITLES
from webapp.engine.facts.extract.reading import Reading
from webapp.engine.facts.extract.speech import PRONOUNS, according, is_saying, tag_words
from webapp.engine.facts.lexicon import is_common, lemmas
from webapp.engine.language import words
from webapp.engine.model import Span
from webapp.engine.reading import Token, is_content

_TAG: Final = 30
"""Tokens of a clause that are read for its speaker."""
_MARKS: Final = frozenset('";:.?!()»«”“')
_PAUSES: Final = frozenset(",-–—")
_JOINS: Final = frozenset({"of", "de", "la", "van", "von", "der", "al", "bin", "du", "and", "-", "."})
"""Between two capitals they do not end a name."""
_TIMES: Final = WEEKDAYS.keys() | MONTHS.keys()


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


def speaker_at(reading: Reading, verb: int, first: int = 0) -> Speaker:
    """Who speaks at the verb of saying, or the *according to*, at token ``verb``. ``first``: the first token
    that may belong to the speaker."""
    width = according(reading, verb)
    if width:
        return _behind(reading, verb + width)
    parts = _parts(reading, verb, first)
    before = reading.lows[verb - 1] if verb > first else '"'
    may_be_inverted = before in _MARKS or (before in _PAUSES and len(parts) < _APPOSED)
    if may_be_inverted and reading.lows[verb] not in _TELLING and (found := _behind(reading, verb + 1)):
        return found
    return _before(reading, parts, is_closed=before in _PAUSES)


_APPOSED: Final = 2
"""Parts before a verb of which one is an apposition that a comma ends (*Ann Lee, a nurse, said*)."""
_TELLING: Final = frozenset({"told", "tells", "tell", "telling"})
"""Behind them stands the hearer."""


def _parts(reading: Reading, verb: int, first: int) -> list[list[int]]:
    """The tokens of the clause before a verb, parted at commas and dashes; none of them is empty."""
    parts: list[list[int]] = [[]]
    for at in range(verb - 1, max(first - 1, verb - 1 - _TAG), -1):
        token = reading.tokens[at]
        if token.low in _MARKS and not _is_abbreviation(reading, at):
            break
        if token.low in _PAUSES and not _is_hyphen(reading, at):
            parts.append([])
        else:
            parts[-1].append(at)
    return [part[::-1] for part in parts[::-1] if part]


def _is_abbreviation(reading: Reading, at: int) -> bool:
    return (
        reading.lows[at] == "."
        and at > 0
        and (reading.lows[at - 1] in TITLES or len(reading.lows[at - 1]) == 1)
    )


def _is_hyphen(reading: Reading, at: int) -> bool:
    token = reading.tokens[at]
    return token.low == "-" and at > 0 and reading.tokens[at - 1].end == token.start


def _before(reading: Reading, parts: list[list[int]], *, is_closed: bool) -> Speaker:
    if not parts:
        return NOBODY
    last = parts[-1]
    if reading.lows[last[-1]] in _row(reading, "conjunction") and not is_closed:
        return _subject(reading, parts)
    last = _after(reading, last, _row(reading, "subordinator"))
    who = next((at for at in last if reading.lows[at] in _WHO), None)
    if who is not None:
        ahead = [at for at in last if at < who] or (parts[-2] if len(parts) > 1 else [])
        return _phrase(reading, ahead)
    found = _phrase(reading, last)
    if not is_closed or len(parts) < _APPOSED:
        return found
    return _apposed(_phrase(reading, parts[-2]), found)


_WHO: Final = frozenset({"who", "which", "whose", "whom"})


def _apposed(one: Speaker, other: Speaker) -> Speaker:
    """Two parts beside each other that are one: the name in either, what the other tells of it."""
    named, more = (one, other) if one.name or not other.name else (other, one)
    if not named:
        return more
    return replace(named, role=(*named.role, *more.name, *more.role))


def _after(reading: Reading, part: list[int], cuts: frozenset[str]) -> list[int]:
    """What stands behind the last of some words."""
    cut = max((n + 1 for n, at in enumerate(part) if reading.lows[at] in cuts), default=0)
    return part[cut:] or part


def _subject(reading: Reading, parts: list[list[int]]) -> Speaker:
    """The subject of a clause whose verb of saying is its second (*the Greens objected and spoke of …*): only
    a name or a pronoun at its head is sure."""
    heads = [part for part in parts if reading.lows[part[0]] not in _row(reading, "preposition") | _WHO]
    if not heads:
        return NOBODY
    part = heads[0]
    stop = next((n for n, at in enumerate(part) if n and not _may_be_named(reading, at)), len(part))
    found = _phrase(reading, part[:stop])
    return found if found.name or found.is_pronoun else NOBODY


def _behind(reading: Reading, start: int) -> Speaker:
    """The speaker that begins at token ``start``: up to a word that begins something else."""
    parts: list[list[int]] = [[]]
    ends = _row(reading, "end")
    for at in range(start, min(len(reading.tokens), start + _TAG)):
        low = reading.lows[at]
        if low in _MAKERS and any(_is_voice(reading.lows[near]) for near in parts[0]):
            parts = [[]]  # *a warning issued by the company*
            continue
        if low in ends or (low in _MARKS and not _is_abbreviation(reading, at)) or is_saying(reading, at):
            break
        if low in _PAUSES and not _is_hyphen(reading, at):
            if len(parts) == _APPOSED:
                break
            parts.append([])
        else:
            parts[-1].append(at)
    if not parts[0]:
        return NOBODY
    found = _phrase(reading, parts[0])
    if found and len(parts) == _APPOSED and parts[1] and not reading.lows[parts[1][0]].endswith("ing"):
        return _apposed(found, _phrase(reading, parts[1]))
    return found


_MAKERS: Final = frozenset({"by", "from"})


def _is_voice(low: str) -> bool:
    return not words("en", "voices").isdisjoint(lemmas(low))


def _phrase(reading: Reading, part: Sequence[int]) -> Speaker:
    """The speaker that a noun phrase names."""
    part = [at for at in part if not _is_trimmed(reading, reading.tokens[at])]
    if not part:
        return NOBODY
    text = reading.text(part[0], part[-1] + 1)
    if any(reading.lows[at] in PRONOUNS for at in (part[0], part[-1])):
        return Speaker(text=text, is_pronoun=True)
    nouns = [
        at for at in part if is_content(reading.lows[at], reading.language) and reading.tokens[at].is_word
    ]
    stop = next((at for at in part[1:] if _is_bound(reading, at)), part[-1] + 1)
    named = [
        at
        for start, end in _runs(reading, part)
        if _is_own(reading, start, end, stop)
        for at in range(start, end)
    ]
    named = [at for at in named if at in nouns]
    if named:
        rest = [at for at in nouns if at not in named]
        return Speaker(_lows(reading, named), _lows(reading, rest), "", text, _span(reading, named))
    head = next((at for at in reversed(nouns) if at < stop), None)
    if head is None:
        return NOBODY
    return Speaker((), _lows(reading, nouns), reading.lows[head], text, _span(reading, [head]))


def _span(reading: Reading, places: Sequence[int]) -> Span:
    return Span(reading.tokens[places[0]].start, reading.tokens[places[-1]].end)


def _row(reading: Reading, role: str) -> frozenset[str]:
    return tag_words(reading.language, role)


def _lows(reading: Reading, places: Sequence[int]) -> tuple[str, ...]:
    return tuple(reading.lows[at] for at in places)


def _is_trimmed(reading: Reading, token: Token) -> bool:
    """A word beside a subject that is no part of it: *also*, *has*, *later*, *on Monday*."""
    low = token.low
    return low in _row(reading, "auxiliary") or (low.endswith("ly") and not token.is_capital) or low in _TIMES


def _is_bound(reading: Reading, at: int) -> bool:
    """A preposition that ends the head of a phrase; not that of *Bank of England*."""
    return reading.lows[at] in _row(reading, "preposition")


def _runs(reading: Reading, part: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Where names stand in a phrase: first token and one past the last."""
    start = end = -1
    for at in part:
        if not _may_be_named(reading, at):
            continue
        if start >= 0 and (
            _is_possessive(reading, end - 1) or not all(reading.lows[n] in _JOINS for n in range(end, at))
        ):
            yield start, end
            start = -1
        start, end = (at if start < 0 else start), at + 1
    if start >= 0:
        yield start, end


def _is_own(reading: Reading, start: int, end: int, stop: int) -> bool:
    """Whether a name is the speaker's: not that of his house (*a Trump spokesman*, *Ocean's brewer*), nor one
    behind a preposition (*lawyers for Smith*), but for *the Department of Justice spokesman Ian Prior*."""
    after = reading.tokens[end] if end < len(reading.tokens) else None
    if _is_possessive(reading, end - 1) or (after is not None and _is_noun(reading, after)):
        return False
    if start < stop:
        return True
    before = reading.tokens[start - 1]
    return before.is_word and not before.is_capital and is_content(before.low, reading.language)


def _is_noun(reading: Reading, token: Token) -> bool:
    if not token.is_word or token.low in TITLES:
        return token.low in TITLES
    return (
        not token.is_capital
        and is_content(token.low, reading.language)
        and not _is_trimmed(reading, token)
        and token.low
        not in _row(reading, "preposition") | _row(reading, "end") | _row(reading, "conjunction")
        and not is_saying(reading, reading.first_from(token.start))
    )


def _is_possessive(reading: Reading, at: int) -> bool:
    return reading.tokens[at].text[-2:] in {"'s", "’s", "s'", "s’"}


def _may_be_named(reading: Reading, at: int) -> bool:
    token = reading.tokens[at]
    if not token.is_capital or token.low in TITLES or token.low in _TIMES:
        return False
    if not is_content(token.low, reading.language) and not token.text.isupper():
        return False
    return at > 0 or not is_common(token.low) or (len(reading.tokens) > 1 and reading.tokens[1].is_capital)
