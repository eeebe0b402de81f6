"""Who speaks at a verb of saying: a name, a description, or a pronoun.

Ocean’s head brewer, Thomas Bingebo, said     name: thomas bingebo; role: ocean head brewer
said mission control, and the man jumped      role: mission control
Erik Lund of the seamen's union said          name: erik lund; role: union seamen
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from webapp.engine.facts.extract.capitals import titles
from webapp.engine.facts.extract.phrases import NOBODY, Speaker, may_be_named, phrase, row
from webapp.engine.facts.extract.reading import Reading
from webapp.engine.facts.extract.speech import according, is_saying
from webapp.engine.facts.lexicon import lemmas
from webapp.engine.language import words

_TAG: Final = 30
"""Tokens of a clause that are read for its speaker."""
_MARKS: Final = frozenset("\"';:.?!()»«”“")
_PAUSES: Final = frozenset(",-–—")


def speaker_at(reading: Reading, verb: int, first: int = 0) -> Speaker:
    """Who speaks at the verb of saying, or the *according to*, at token ``verb``. ``first``: the first token
    that may belong to the speaker."""
    width = according(reading, verb)
    if width:
        return behind(reading, verb + width)
    parts = _parts(reading, verb, first)
    start = verb
    while start > first and reading.lows[start - 1] in row(reading, "auxiliary"):
        start -= 1
    before = reading.lows[start - 1] if start > first else '"'
    if reading.lows[verb].endswith("ing"):
        return _subject(reading, parts)
    may_be_inverted = before in _MARKS or (before in _PAUSES and len(parts) < _APPOSED)
    if may_be_inverted and reading.lows[verb] not in _TELLING and (found := behind(reading, verb + 1)):
        return found
    return _before(reading, parts, is_closed=before in _PAUSES)


def label(reading: Reading, colon: int) -> Speaker:
    """Who is named before a colon without a verb of saying."""
    parts = _parts(reading, colon, 0)
    return phrase(reading, parts[0]) if len(parts) == 1 else NOBODY


_APPOSED: Final = 2
"""Parts before a verb of which one is an apposition that a comma ends (*Ann Lee, a nurse, said*)."""
_TELLING: Final = words("en", "attribution", "hearer")
"""Behind them stands the hearer."""


def _parts(reading: Reading, verb: int, first: int) -> list[list[int]]:
    """The tokens of the clause before a verb, parted at commas and dashes; none of them is empty."""
    parts: list[list[int]] = [[]]
    for at in range(verb - 1, max(first - 1, verb - 1 - _TAG), -1):
        token = reading.tokens[at]
        if _stops(reading, at):
            break
        if token.low in _PAUSES and not _is_hyphen(reading, at):
            parts.append([])
        else:
            parts[-1].append(at)
    return [part[::-1] for part in parts[::-1] if part]


def _stops(reading: Reading, at: int) -> bool:
    """A mark that ends the clause, or a word that is quoted."""
    if reading.lows[at] in _MARKS:
        return not (_is_abbreviation(reading, at) or _is_plural_owner(reading, at))
    return reading.marked.meet(reading.span(at))


def _is_plural_owner(reading: Reading, at: int) -> bool:
    """The apostrophe of *the Bakers' Union*, *the farmers' lawyer*; it closes no quotation."""
    if reading.lows[at] != "'" or not at or at + 1 == len(reading.tokens):
        return False
    touches = reading.tokens[at - 1].end == reading.tokens[at].start
    is_open = reading.marked.meet(reading.span(at - 1)) or "'" in reading.lows[max(0, at - _TAG) : at]
    is_owned = reading.tokens[at + 1].is_word and not is_open
    return touches and reading.lows[at - 1][-1:] == "s" and (reading.tokens[at + 1].is_capital or is_owned)


def _is_abbreviation(reading: Reading, at: int) -> bool:
    """A full stop that ends no sentence: *Sen. Lee*, *J. Lee*."""
    if reading.lows[at] != "." or not at or at + 1 == len(reading.tokens):
        return False
    before = reading.lows[at - 1]
    is_short = len(before) == 1 or (before in titles(reading.language) and len(before) <= _SHORT)
    return is_short and reading.tokens[at + 1].is_capital


_SHORT: Final = 4
"""Letters of a title that is written with a full stop."""


def _is_hyphen(reading: Reading, at: int) -> bool:
    token = reading.tokens[at]
    return token.low == "-" and at > 0 and reading.tokens[at - 1].end == token.start


def _before(reading: Reading, parts: list[list[int]], *, is_closed: bool) -> Speaker:
    if not parts:
        return NOBODY
    if is_closed:
        parts = [part for part in parts if not _is_aside(reading, part)] or parts[:1]
    last = parts[-1]
    if reading.lows[last[-1]] in row(reading, "conjunction") and not is_closed:
        return _subject(reading, parts)
    last = _after(reading, last, row(reading, "subordinator"))
    who = next((at for at in last if reading.lows[at] in _WHO), None)
    if who is not None:
        ahead = [at for at in last if at < who] or (parts[-2] if len(parts) > 1 else [])
        return phrase(reading, ahead)
    found = phrase(reading, last)
    if not is_closed or len(parts) < _APPOSED:
        return found
    return _apposed(phrase(reading, parts[-2]), found)


def _is_aside(reading: Reading, part: list[int]) -> bool:
    """What commas enclose beside a name and nobody is: *49*, *aged 49*, *of Harrogate*."""
    named = [reading.lows[at] for at in part if reading.tokens[at].is_word]
    return named in ([], ["aged"]) or reading.lows[part[0]] in row(reading, "preposition")


_WHO: Final = words("en", "grammar", "relative")


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
    heads = [part for part in parts if reading.lows[part[0]] not in row(reading, "preposition") | _WHO]
    if not heads:
        return NOBODY
    part = heads[0]
    stop = next((n for n, at in enumerate(part) if n and not may_be_named(reading, at)), len(part))
    found = phrase(reading, part[:stop])
    return found if found.name or found.is_pronoun else NOBODY


def behind(reading: Reading, start: int) -> Speaker:
    """The speaker that begins at token ``start``: up to a word that begins something else."""
    parts: list[list[int]] = [[]]
    ends = row(reading, "end")
    start = _maker(reading, start)
    for at in range(start, min(len(reading.tokens), start + _TAG)):
        low = reading.lows[at]
        if low in ends or _stops(reading, at) or is_saying(reading, at):
            break
        if low in _PAUSES and not _is_hyphen(reading, at):
            if len(parts) == _APPOSED:
                break
            parts.append([])
        else:
            parts[-1].append(at)
    if not parts[0]:
        return NOBODY
    found = phrase(reading, parts[0])
    if found.is_pronoun or len(parts) < _APPOSED or not parts[1]:
        return found
    if found and not reading.lows[parts[1][0]].endswith("ing") and not _is_clause(reading, start, parts[1]):
        return _apposed(found, phrase(reading, parts[1]))
    return found


def _is_clause(reading: Reading, start: int, part: Sequence[int]) -> bool:
    """Whether what stands behind a speaker at the head of a sentence is what he says: no comma closes it, or
    it has a verb (*according to Ms Lee, the gate was open*)."""
    if start > _HEAD or reading.telling(range(start - 2)):
        return False
    rest = range(part[0], min(len(reading.lows), part[0] + _TAG))
    stop = next((at for at in rest if reading.lows[at] in _PAUSES and not _is_hyphen(reading, at)), None)
    return stop is None or not row(reading, "auxiliary").isdisjoint(reading.lows[part[0] : stop])


_HEAD: Final = 4
"""Tokens at the head of a sentence that may name a source."""


def _maker(reading: Reading, start: int) -> int:
    """Where the speaker begins: behind the *by* of *a warning issued on Friday by the company*."""
    lows = reading.lows[start : start + _MADE]
    voice = next((n for n, low in enumerate(lows) if not words("en", "voices").isdisjoint(lemmas(low))), None)
    if voice is None or "by" not in lows[voice:] or any(_stops(reading, start + n) for n in range(len(lows))):
        return start
    return start + lows.index("by", voice) + 1


_MADE: Final = 8
"""Tokens behind *according to* among which a statement is named with its maker."""
