"""Which way a number points, and how far it goes: *rose 5 per cent* and *lost 5%*, *more than 20* and
*fewer than 20* have one number and say the opposite."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import takewhile
from typing import Final

from webapp.engine.facts.check.words import class_of
from webapp.engine.facts.extract.fact import Fact
from webapp.engine.facts.extract.negation import is_cue
from webapp.engine.facts.extract.quantity import Bound, Quantity, Stance
from webapp.engine.facts.face.clauses import excerpt
from webapp.engine.facts.face.draft import Draft, draft
from webapp.engine.facts.face.groups import Group, Told, home
from webapp.engine.facts.face.known_numbers import Quantities
from webapp.engine.facts.face.quantities import same_number
from webapp.engine.facts.lexicon import lemmas
from webapp.engine.language import UNKNOWN, table, words
from webapp.engine.model import FactKind, Severity, Span, Verdict
from webapp.engine.reading import Token

_WORDS: Final = table("en", "directions")
_UP, _DOWN, _CAPS = (frozenset(_WORDS[name]) for name in ("up", "down", "cap"))
_MORE: Final = frozenset(_WORDS["more"])
_MODALS: Final = words("en", "grammar", "open modal")
_REACH: Final = 5
"""Tokens on each side of a number among which the word of direction is looked for."""
_DENIAL: Final = 2
"""Tokens before a number among which a *not* turns its *above* into an *up to*."""


_ABOVE: Final = frozenset({Bound.ABOVE, Bound.LEAST})
_BELOW: Final = frozenset({Bound.BELOW, Bound.LESS, Bound.MOST})
_OPPOSED: Final = tuple({one, other} for one in _ABOVE for other in _BELOW)


def bent(group: Group, equal: Sequence[tuple[Quantity, Quantity]], source: Quantities) -> list[Draft]:
    """The findings about equal numbers that are bent in different ways (*more than 20*, *20*), or of which
    the left one is but a size (*thousands*). ``source``: the numbers of the left article."""
    drafts: list[Draft] = []
    twins = {(id(one), other.bound) for one, other in equal}
    for one, other in equal:
        if one.beyond is not None and other.beyond is None:
            if source.exact(other):
                continue
            severity, case = Severity.MEDIUM, "more exact"
        elif one.weak or (id(one), one.bound) in twins or not _is_bent(one, other):
            continue
        else:
            severity, case = _bend(group, one, other), "qualifier"
        quoted = ("", "")
        if one.text.lower() == other.text.lower():  # a *not* further off bends one of them
            if group.is_edited:
                continue  # it is told as a denial
            quoted = _excerpt(group.left, one), _excerpt(group.right, other)
        drafts.append(draft(group, (one, other), Verdict.CHANGED, severity, case, quoted))
    return drafts


def _excerpt(side: Sequence[Told], fact: Quantity) -> str:
    told = home(side, fact.span)
    if told is None:
        return fact.text
    place = told.reading.inside(fact.span)
    return excerpt(told.reading, place.start, place.stop, _REACH)


def _is_bent(one: Quantity, other: Quantity) -> bool:
    if Bound.EXACT not in {one.bound, other.bound}:
        return True
    return one.amounts[:1] == other.amounts[:1] and other.beyond == one.beyond


def _bend(group: Group, one: Quantity, other: Quantity) -> Severity:
    """*Not above 80* is *up to 80*; a dropped *up to* makes the most that may be what is."""
    if is_denied(group.left, one) != is_denied(group.right, other) or _excepts(group.left, one) != _excepts(
        group.right, other
    ):
        return Severity.LOW
    if {one.bound, other.bound} in _OPPOSED:
        return Severity.HIGH
    is_most = one.bound is Bound.MOST and other.bound is Bound.EXACT
    if is_most and not is_capped(group.right, other):
        return Severity.LOW if group.is_edited or group.is_unsure else Severity.MEDIUM
    return Severity.LOW


def _excepts(side: Sequence[Told], fact: Quantity) -> bool:
    """*Unless it keeps at least 1,500* is *if it falls below 1,500*."""
    told = home(side, fact.span)
    return told is not None and "unless" in told.reading.reach


def turned(group: Group, equal: Sequence[tuple[Quantity, Quantity]]) -> list[Draft]:
    """The findings about equal numbers with a direction that differ in nothing but the direction."""
    found: list[Draft] = []
    counts = Counter(id(one) for one, _ in equal)
    for one, other in equal:
        if not one.classes or not other.classes or counts[id(one)] > 1:
            continue
        ones, others = list(_bearing(group.left, one)), list(_bearing(group.right, other))
        ways = {way for _, way in ones}, {way for _, way in others}
        if len(ways[0]) == len(ways[1]) == 1 and ways[0] != ways[1]:
            tokens = ones[0][0], others[0][0]
            if _is_kept(group, tokens[0]) != _is_kept(group, tokens[1]):
                continue  # *lost 5 million, more than ever*, *it cost 5 million, more than ever*
            facts = _as_fact(tokens[0]), _as_fact(tokens[1])
            found.append(draft(group, facts, Verdict.CHANGED, Severity.HIGH, "direction"))
    return found


def _bearing(side: Sequence[Told], fact: Fact) -> Iterator[tuple[Token, bool]]:
    """The words of direction near a number, each with whether it points up; none where a denial is near."""
    near = _near(side, fact, _REACH, _REACH)
    if any(is_cue(token.low) for token in near):
        return
    for token in near:
        forms = lemmas(token.low) if token.is_word else ()
        if _UP.isdisjoint(forms) != _DOWN.isdisjoint(forms):
            yield token, not _UP.isdisjoint(forms)


def _is_kept(group: Group, token: Token) -> bool:
    """Whether both sides have a word equally often: it tells of something else than the number. Particles
    stand behind many verbs."""
    if token.low in class_of("particle"):
        return False
    known = set(lemmas(token.low))
    sides = ([low for told in side for low in told.reading.lows] for side in (group.left, group.right))
    return len({sum(not known.isdisjoint(lemmas(low)) for low in side) for side in sides}) == 1


def _as_fact(token: Token) -> Fact:
    return Fact(FactKind.NEGATION, Span(token.start, token.end), token.text)


def _near(side: Sequence[Told], fact: Fact, before: int, behind: int) -> list[Token]:
    told = home(side, fact.span)
    inside = told.reading.inside(fact.span) if told else range(0)
    if told is None or not inside:
        return []
    tokens, first, last = told.reading.tokens, inside.start, inside.stop
    after = takewhile(lambda token: token.low not in _PARTING, tokens[last : last + behind])
    return [*tokens[max(0, first - before) : first], *after]


_PARTING: Final = words("en", "grammar", "parting") | {";"}
"""Behind a number they begin what is told of another one."""


def is_denied(side: Sequence[Told], fact: Fact) -> bool:
    """Whether a *not* stands before the number."""
    told = home(side, fact.span)
    language = told.reading.language if told else UNKNOWN
    return any(is_cue(token.low, language) for token in _near(side, fact, _DENIAL, 0))


def is_capped(side: Sequence[Told], fact: Fact) -> bool:
    """Whether a word beside the number tells that it is the most that may be."""
    return any(token.low in _CAPS or token.low in _MODALS for token in _near(side, fact, 8, 4))


def shifted(group: Group, left: Sequence[Quantity], right: Sequence[Quantity]) -> list[Draft]:
    """The findings about equal numbers of which one is a level and the other a change, wherever they stand:
    *raised to 5 percent*, *raised by 5 percent*."""
    if all(fact.stance is Stance.UNSAID for fact in right):
        return []
    equal = [(one, other) for one in left for other in right if same_number(one, other)]
    stances: dict[int, set[Stance]] = defaultdict(set)
    for one, other in equal:
        stances[id(one)].add(other.stance)
        stances[id(other)].add(one.stance)
    found: list[Draft] = []
    for one, other in equal:
        said = {one.stance}, {other.stance}
        if said[0] | said[1] == _APART and (stances[id(other)], stances[id(one)]) == said:
            facts = _widened(group.left, one), _widened(group.right, other)
            changed = draft(group, facts, Verdict.CHANGED, Severity.HIGH, "level")
            found.append(replace(changed, rule="level-changed"))
    return found


_APART: Final = {Stance.LEVEL, Stance.CHANGE}


def _widened(side: Sequence[Told], fact: Quantity) -> Fact:
    """The number with the word that says which it is, where that stands beside it."""
    told = home(side, fact.span)
    before, behind = _near(side, fact, 1, 0), _near(side, fact, 0, 1)
    if told is None:
        return fact
    if behind and behind[0].low in _MORE:
        span = Span(fact.span.start, behind[0].end)
    else:
        span = Span(before[0].start if before else fact.span.start, fact.span.end)
    return Fact(FactKind.NUMBER, span, told.reading.written(span))
