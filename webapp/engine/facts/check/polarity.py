"""Negations of a group: *has not said* and *has said*.

A denial agrees with another way of denying (*hasn't*, *failed to*, *refused to*), with a verb that denies by
itself (*did not accept*, *rejected*) and with the opposite (*not legal*, *illegal*; *did not win*, *lost*).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import islice, takewhile
from typing import Final

from webapp.engine.facts.check import edited_denials
from webapp.engine.facts.check.edited_denials import bare, undenied
from webapp.engine.facts.check.implied import denies, implied, is_denied_near, may_deny
from webapp.engine.facts.extract.fact import Fact
from webapp.engine.facts.extract.negation import DOUBLE, is_cue, is_turn
from webapp.engine.facts.extract.reading import Reading
from webapp.engine.facts.face.clauses import Echo, around, echo
from webapp.engine.facts.face.draft import Draft, draft
from webapp.engine.facts.face.groups import Group, Told, home
from webapp.engine.facts.face.pairing import MOST
from webapp.engine.facts.face.places import Places
from webapp.engine.facts.lexicon import are_kindred, forms, lemmas, shared, speech
from webapp.engine.language import words
from webapp.engine.model import FactKind, Severity, Span, Verdict
from webapp.engine.reading import is_content


def negations(group: Group) -> list[Draft]:
    """The findings about what is denied on one side only."""
    left, right = group.facts(FactKind.NEGATION)
    bounds = _bounds(group.left), _bounds(group.right)
    if len(bounds[0]) != len(bounds[1]):
        return []
    told, one_sided = left, edited_denials.one_sided
    if not group.is_edited:
        told, one_sided = [*left, *islice(implied(group.left), MOST)], _unechoed
    elif bounds[0] == bounds[1]:
        told, right = [*left, *bare(group, is_left=True)], [*right, *bare(group, is_left=False)]
    if {*bounds[0], *bounds[1]} & _GATES and "only" in {*bounds[0]} ^ {*bounds[1]}:
        told, right = _ungated(group.left, told), _ungated(group.right, right)
    return [
        _draft(group, fact, stand, is_left=is_left)
        for facts, others, is_left in ((told, right, True), (right, left, False))
        for fact, stand in one_sided(group, facts, others, is_left=is_left)
    ]


def _bounds(side: Sequence[Told]) -> list[str]:
    """The words of a side that let a denial come and go."""
    return sorted(low for told in side for low in told.reading.lows if low in _BOUNDING)


def _ungated(side: Sequence[Told], facts: Sequence[Fact]) -> list[Fact]:
    """The denials that no *unless* lifts: *cannot open unless it rains* is *can open only if it rains*."""
    homes = ((fact, home(side, fact.span)) for fact in facts)
    return [fact for fact, told in homes if told and _GATES.isdisjoint(told.reading.lows)]


_GATES: Final = frozenset({"unless", "until"})
_BOUNDING, _COUNTS = (words("en", "negations", role) for role in ("bounding", "count"))


def _draft(group: Group, fact: Fact, stand: Fact | None, *, is_left: bool) -> Draft:
    sides = (fact, stand) if is_left else (stand, fact)
    is_double = fact.value == DOUBLE and stand is not None
    case = "" if is_double else f"{'only' if stand else 'in'} {'source' if is_left else 'rewrite'}"
    texts = _around(group.left, sides[0]), _around(group.right, sides[1])
    if stand is not None and _is_somebody(group, fact, stand, is_left=is_left):
        made = draft(group, sides, Verdict.CHANGED, Severity.HIGH, case, texts)
        return replace(made, rule=f"nobody-{made.verdict}")
    if stand is not None and not is_double and _is_else_same(group, fact, stand, is_left=is_left):
        made = draft(group, sides, Verdict.CHANGED, Severity.HIGH, case, texts)
        return replace(made, rule=f"bare-{made.verdict}")
    made = draft(group, sides, Verdict.CHANGED, _gravity(group, fact, stand), case, texts)
    rule = f"double-{made.verdict}" if is_double else ""
    return replace(made, rule=rule, strength=1.0 if stand and not stand.weak else 0.5 if stand else 0.0)


def _is_somebody(group: Group, fact: Fact, stand: Fact, *, is_left: bool) -> bool:
    """Whether what none of them does or has is told of one or some: *no one was hurt*, *one was injured*."""
    own, other = (group.left, group.right) if is_left else (group.right, group.left)
    told, fellow = home(own, fact.span), home(other, stand.span)
    if fact.text.lower().split()[0] not in _COUNTS or told is None or fellow is None:
        return False
    if told.reading.marked.meet(fact.span) or fellow.reading.marked.meet(stand.span):
        return False
    nearest = next(
        iter(told.reading.telling(range(told.reading.inside(fact.span).stop, len(told.reading.lows)))), ""
    )
    if not stand.text.islower() or not are_kindred(stand.text, nearest):
        return False
    at = fellow.reading.inside(stand.span).start
    near = fellow.reading.lows[max(0, at - _CLOSE) : at]
    is_some = any(low in _SOME or low[:1].isdecimal() for low in near)
    return is_some and not any(map(is_cue, fellow.reading.lows[max(0, at - 2 * _CLOSE) : at]))


def _is_else_same(group: Group, fact: Fact, stand: Fact, *, is_left: bool) -> bool:
    """Whether all words close about a denial stand close about what is undenied: *progress is not
    inevitable*, *progress was inevitable*."""
    own, other = (group.left, group.right) if is_left else (group.right, group.left)
    told, fellow = home(own, fact.span), home(other, stand.span)
    if group.is_edited or stand.weak or told is None or fellow is None or not stand.text.islower():
        return False
    if not is_turn(told.reading.lows, told.reading.inside(fact.span).start) and fact.text.lower() != "never":
        return False
    if {"v", "a"}.isdisjoint(speech(stand.text)):
        return False
    ones = _close(told.reading, fact.span)
    others = _close(fellow.reading, stand.span)
    stood = stand.text.lower()
    return (
        len(ones) >= _TWO
        and shared(ones, forms((*others, stood))) == len(ones)
        and not _is_held(fellow, stand)
    )


def _close(reading: Reading, span: Span) -> tuple[str, ...]:
    """The content words close to a place, as far as its clause reaches."""
    inside, lows = reading.inside(span), reading.lows
    before = takewhile(
        lambda at: lows[at] not in _ENDING, range(inside.start - 1, max(-1, inside.start - 1 - _CLOSE), -1)
    )
    behind = takewhile(
        lambda at: lows[at] not in _ENDING, range(inside.stop, min(inside.stop + _CLOSE, len(lows)))
    )
    return reading.telling((*before, *behind))


def _is_held(told: Told, stand: Fact) -> bool:
    """Whether a *may*, an *if* or the like stands before a word."""
    at = told.reading.inside(stand.span).start
    return not _OPEN.isdisjoint(told.reading.lows[max(0, at - _CLOSE) : at])


_TWO: Final = 2
_ENDING: Final = words("en", "grammar", "parting") | {",", ";", ":", ".", '"', "—", "–", "who", "which"}
_OPEN: Final = words("en", "grammar", "modal") | {"if", "whether", "unless", "would", "until", "before"}
_SOME: Final = words("en", "negations", "some")
_CLOSE: Final = 6
"""Tokens before a word among which it is told of whom."""


def _gravity(group: Group, fact: Fact, stand: Fact | None) -> Severity:
    """High where the very word that is denied stands undenied on the other side, or anything where there was
    nothing; low where nothing like it does: *accepted without reservation* became *accepted*."""
    if group.is_edited or (stand and (not stand.weak or fact.text.lower() in _COUNTS)):
        return Severity.HIGH
    return Severity.MEDIUM if stand else Severity.LOW


def _unechoed(
    group: Group, facts: Sequence[Fact], others: Sequence[Fact], *, is_left: bool
) -> Iterator[tuple[Fact, Fact | None]]:
    """In a reworded link: denials of a clause that the other side tells with nothing that may deny it."""
    side, other_side = (group.left, group.right) if is_left else (group.right, group.left)
    plain = [other for other in others if other.value != DOUBLE]
    places = Places(other_side)
    for fact in facts:
        source = home(side, fact.span)
        free = places.without(source.reading, fact.span) if source else None
        if free is not None and not is_denied_near(*free):
            yield fact, Fact.of(FactKind.NEGATION, free[0].reading, free[1])
            continue
        clause = around(source.reading, fact.span) if source else ()
        found = echo(clause, other_side)
        if source is None or found is None or not (found.is_sure or _is_said(found, clause)):
            continue
        if fact.value == DOUBLE:
            if not others and denies(found):
                yield fact, undenied(fact, (found.told,)) or _undenied_kin(fact, found.told)
            continue
        if any(other.slots & fact.slots for other in plain) or _is_repeated(fact, found):
            continue
        if _undoes(fact) and any(map(_undoes, others)):
            continue
        rest = _unmatched(plain, [own for own in facts if own is not fact])
        stand = undenied(fact, (found.told,))
        near = found if stand is None else found.about(found.told.reading.first_from(stand.span.start))
        if not rest and not may_deny(near, source, (*clause, *_denied_before(source.reading, fact.span))):
            yield fact, stand or _undenied_kin(fact, found.told)


def _undoes(fact: Fact) -> bool:
    """Whether it denies what itself denies: *did not object*, *is not forbidden*."""
    return fact.value == DOUBLE or not _UNDONE.isdisjoint(fact.slots)


_UNDONE: Final = words("en", "negations", "undone")


def _denied_before(reading: Reading, span: Span) -> tuple[str, ...]:
    """What *but not* denies of what follows it: *spares traders, but not boats*."""
    start = reading.inside(span).start
    if reading.lows[start - 1 : start] != ("but",):
        return ()
    return reading.telling(range(max(0, start - _BUT), start))


_BUT: Final = 20
"""Tokens before a *but not* among which the verb stands that it denies."""


def _is_repeated(fact: Fact, found: Echo) -> bool:
    """Whether the stretch denies with the same verb."""
    verb = fact.text.split()[0].lower()
    return not is_cue(verb) and any(not {*lemmas(verb)}.isdisjoint(lemmas(low)) for low in found.lows)


def _is_said(found: Echo, words: Sequence[str]) -> bool:
    """Whether all the words of a short clause stand in the stretch, one by itself only as it is."""
    return found.share == 1 and (len(words) > 1 or words[0] in found.lows)


def _unmatched(others: Sequence[Fact], facts: Sequence[Fact]) -> list[Fact]:
    """The denials of the other side that are not those of other facts of this one."""
    rest = list(others)
    for fact in facts:
        twin = next((other for other in rest if other.slots & fact.slots), None)
        if twin is not None:
            rest.remove(twin)
    return rest


def _undenied_kin(fact: Fact, told: Told) -> Fact | None:
    """A near-synonym of any word the denial bears on."""
    reading = told.reading
    for at in reading.words:
        low = reading.lows[at]
        if is_content(low, "en") and any(are_kindred(low, slot) for slot in fact.slots):
            return replace(Fact.of(FactKind.NEGATION, reading, at), weak=True)
    return None


def _around(side: Sequence[Told], fact: Fact | None) -> str:
    """The words of a fact with the one before and three behind."""
    if fact is None:
        return ""
    told = home(side, fact.span)
    if told is None:
        return fact.text
    tokens, inside = told.reading.tokens, told.reading.inside(fact.span)
    start = inside.start - 1 if inside.start and tokens[inside.start - 1].is_word else inside.start
    end = min(len(tokens), inside.stop + 3)
    while end > inside.stop and not tokens[end - 1].is_word:
        end -= 1
    return told.reading.text(start, end)
