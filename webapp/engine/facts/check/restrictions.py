"""Whom a statement is about, told of more than the source tells it of; and who is chosen instead of whom.

*only* owners may vote                             *all* residents may vote
*those who* appealed in time must be let in        *everyone* must be let in
the coastguard *rather than* the company           the company *instead of* the coastguard
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import product
from typing import Final

from webapp.engine.facts.extract.fact import Fact
from webapp.engine.facts.extract.negation import is_cue
from webapp.engine.facts.extract.reading import Reading
from webapp.engine.facts.face.clauses import excerpt
from webapp.engine.facts.face.draft import Draft, draft
from webapp.engine.facts.face.groups import Group, Told
from webapp.engine.facts.lexicon import are_kindred, forms, shared
from webapp.engine.language import words
from webapp.engine.model import FactKind, Severity, Verdict
from webapp.engine.reading import is_content

_HEADS, _WHOLES, _ANYBODY = (words("en", "scopes", role) for role in ("head", "whole", "anybody"))
_RELATIVE: Final = words("en", "grammar", "relative") | {
    "that",
    "with",
    "in",
    "over",
    "under",
    "aged",
    "from",
    "without",
}
_STOPS: Final = words("en", "grammar", "parting") | {",", ";", ":", ".", '"'}
_RESTRICTING: Final = 8
"""Tokens of a restriction that are read."""
_KEPT: Final = 0.34
"""Share of the words of a restriction from which the other side tells it, too."""
_SHARED: Final = 2
"""Words of the rest of the sentence that the other side tells."""
_SHARE: Final = 0.3
_BESIDE: Final = 4


@dataclass(frozen=True, slots=True)
class _Restricted:
    """Whom a statement is restricted to."""

    told: Told
    start: int
    stop: int
    who: str
    """The noun, or *those*."""
    words: tuple[str, ...]
    """What restricts it."""


def widened(group: Group) -> Iterator[Draft]:
    """A statement about some that is told of all; at most one a group."""
    if group.is_unsure:
        return
    wholes = list(_wholes(group.right))
    had = {who for _, _, _, who in _wholes(group.left)}
    known = [frozenset(told.reading.reach_of_lemmas) for told in group.right]
    for one, (told, start, stop, who) in product(_restricted(group.left), wholes):
        if who in had or not _is_same(one.who, who):
            continue
        if shared(one.words, frozenset().union(*known)) > _KEPT * len(one.words):
            continue
        if _is_else_told(one, told):
            facts = _fact(one.told.reading, one.start, one.stop), _fact(told.reading, start, stop)
            texts = (
                excerpt(one.told.reading, one.start, one.stop, _BESIDE),
                excerpt(told.reading, start, stop, _BESIDE),
            )
            yield draft(group, facts, Verdict.CHANGED, Severity.HIGH, quoted=texts)
            return


def _fact(reading: Reading, start: int, stop: int) -> Fact:
    return Fact.of(FactKind.WORDING, reading, start, stop)


def _restricted(side: Sequence[Told]) -> Iterator[_Restricted]:
    for told in side:
        lows = told.reading.lows
        for at in range(len(lows) - 2):
            place = at + (lows[at] == "only")
            if any(map(is_cue, lows[max(0, at - 2) : at])) or not _is_head(lows, place, is_only=place > at):
                continue
            stop = _end(lows, place + 1)
            restricting = told.reading.telling(range(place + 1, stop))
            if restricting:
                yield _Restricted(told, at, stop, lows[place], restricting)


def _is_head(lows: Sequence[str], place: int, *, is_only: bool) -> bool:
    """Whether a restriction opens behind a token: *those who*, *voters whose*, *only owners in*."""
    behind = lows[place + 1 : place + 2]
    if not behind or not lows[place][:1].isalpha():
        return False
    if is_only:
        return behind[0] in _RELATIVE
    return behind[0] in _WHO if lows[place][-1:] == "s" else lows[place] in _HEADS and behind[0] in _OPENING


_WHO: Final = words("en", "grammar", "relative") - {"which"}
_OPENING: Final = _WHO | {"that", "with", "without", "aged", "under", "over"}


def _end(lows: Sequence[str], start: int) -> int:
    """One past a restriction that opens at a token: it ends at a mark or at the verb of its sentence."""
    ends = _STOPS | _MODALS if lows[start] in _WHO or lows[start] == "that" else _STOPS | _MODALS | _VERBS
    most = min(len(lows), start + _RESTRICTING)
    return next((at for at in range(start + 2, most) if lows[at] in ends), most)


_MODALS: Final = words("en", "grammar", "modal") | {"will", "would", "shall", "should"}
_VERBS: Final = words("en", "grammar", "be") | {"has", "have", "had", "get", "gets"}


def _wholes(side: Sequence[Told]) -> Iterator[tuple[Told, int, int, str]]:
    """The words that tell of all: sentence, first token, one past the last, and of whom."""
    for told in side:
        lows = told.reading.lows
        for at, low in enumerate(lows):
            if any(map(is_cue, lows[max(0, at - 2) : at])) or "almost" in lows[max(0, at - 1) : at]:
                continue
            if low in _ANYBODY:
                yield told, at, at + 1, low
            elif low in _WHOLES:
                behind = range(at + 1, min(at + 4, len(lows)))
                noun = next((to for to in behind if lows[to] not in {"the", "of", "its", "their"}), None)
                if noun is not None and is_content(lows[noun], told.reading.language):
                    yield told, at, noun + 1, lows[noun]


def _is_same(who: str, whole: str) -> bool:
    return whole in _ANYBODY or are_kindred(who, whole)


def _is_else_told(one: _Restricted, told: Told) -> bool:
    """Whether the rest of the sentence is told."""
    reading = one.told.reading
    rest = reading.telling((*range(one.start), *range(one.stop, len(reading.lows))))
    common = shared([low for low in rest if low != one.who], forms(told.reading.vocabulary))
    return common >= max(_SHARED, _SHARE * len(rest))


def preferred(group: Group) -> Iterator[Draft]:
    """Who is chosen instead of whom, turned round; at most one a group."""
    for one, other in product(_choices(group.left), _choices(group.right)):
        ahead, behind = one[3], one[4]
        if are_kindred(ahead, behind):
            continue
        if are_kindred(ahead, other[4]) and are_kindred(behind, other[3]):
            facts = _fact(*one[:3]), _fact(*other[:3])
            yield draft(group, facts, Verdict.CHANGED, Severity.HIGH)
            return


def _choices(side: Sequence[Told]) -> list[tuple[Reading, int, int, str, str]]:
    """Sentence, first token, one past the last, the noun that is chosen and the one that is not."""
    found = []
    for told in side:
        lows = told.reading.lows
        for at in range(len(lows) - 1):
            if lows[at : at + 2] not in _INSTEAD:
                continue
            ahead = next((to for to in range(at - 1, max(-1, at - 4), -1) if _is_telling(told, to)), None)
            behind = next((to for to in range(at + 2, min(at + 5, len(lows))) if _is_telling(told, to)), None)
            if ahead is not None and behind is not None:
                found.append((told.reading, ahead, behind + 1, lows[ahead], lows[behind]))
    return found


_INSTEAD: Final = {("rather", "than"), ("instead", "of")}


def _is_telling(told: Told, at: int) -> bool:
    low = told.reading.lows[at]
    return low[:1].isalpha() and is_content(low, told.reading.language)
