"""Negations of a group: *has not said* and *has said*.

A denial agrees with another way of denying (*hasn't*, *failed to*, *refused to*), with a verb that denies by
itself (*did not accept*, *rejected*) and with the opposite (*not legal*, *illegal*; *did not win*, *lost*).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import islice
from typing import Final

from webapp.engine.facts.check.implied import (
    DENIERS,
    denies,
    implied,
    is_denied_near,
    is_prefixed,
    keeps_away,
    may_deny,
)
from webapp.engine.facts.extract.fact import Fact
from webapp.engine.facts.extract.negation import DOUBLE, bears_on, is_cue, is_not
from webapp.engine.facts.extract.stretches import Stretches
from webapp.engine.facts.face.clauses import Echo, around, echo, home
from webapp.engine.facts.face.draft import Draft
from webapp.engine.facts.face.groups import Group, Told, draft
from webapp.engine.facts.face.pairing import MOST
from webapp.engine.facts.face.places import Places
from webapp.engine.facts.lexicon import are_kindred, are_opposites, lemmas
from webapp.engine.facts.wordlist import listed
from webapp.engine.language import words
from webapp.engine.model import FactKind, Severity, Span, Verdict
from webapp.engine.reading import Token, is_content


def negations(group: Group) -> list[Draft]:
    """The findings about what is denied on one side only."""
    left, right = group.facts(FactKind.NEGATION)
    restrictions = _restrictions(group.left), _restrictions(group.right)
    if len(restrictions[0]) != len(restrictions[1]):
        return []
    is_kept = group.is_edited and restrictions[0] == restrictions[1]
    one_sided = _one_sided if group.is_edited else _unechoed
    told = left if group.is_edited else [*left, *islice(implied(group.left), MOST)]
    if is_kept:
        told, right = [*left, *_bare(group, is_left=True)], [*right, *_bare(group, is_left=False)]
    return [
        *(
            _draft(group, fact, stand, is_left=True)
            for fact, stand in one_sided(group, told, right, is_left=True)
        ),
        *(
            _draft(group, fact, stand, is_left=False)
            for fact, stand in one_sided(group, right, left, is_left=False)
        ),
    ]


def _draft(group: Group, fact: Fact, stand: Fact | None, *, is_left: bool) -> Draft:
    sides = (fact, stand) if is_left else (stand, fact)
    there = "source" if is_left else "rewrite"
    case = f"only {there}" if stand else f"in {there}"
    texts = _around(group.left, sides[0]), _around(group.right, sides[1])
    made = draft(group, sides, Verdict.CHANGED, _gravity(group, fact, stand), case, texts)
    return replace(made, strength=1.0 if stand and not stand.weak else 0.5 if stand else 0.0)


_RESTRICTING: Final = listed("only unless except excepting excluding until apart other")


def _restrictions(side: Sequence[Told]) -> list[str]:
    """The words of a side that let a denial come and go: *not unless* is *only if*, *none other than*."""
    return sorted(low for told in side for low in told.reading.lows if low in _RESTRICTING)


_COUNTS: Final = listed("no nobody none nothing neither")
"""They deny that there is any: where what they deny is told, some stand there for none."""


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
        bare = places.without(source.reading, fact.span) if source else None
        if bare is not None and not is_denied_near(*bare):
            yield fact, _as_fact(bare[0].reading.tokens[bare[1]])
            continue
        words = around(source.reading, fact.span) if source else ()
        found = echo(words, other_side)
        if source is None or found is None or not (found.is_sure or _is_said(found, words)):
            continue
        if fact.value == DOUBLE:
            if not others and denies(found):
                yield fact, _undenied(fact, (found.told,)) or _undenied_kin(fact, found.told)
            continue
        if any(other.slots & fact.slots for other in plain) or _is_repeated(fact, found):
            continue
        rest = _unmatched(plain, [own for own in facts if own is not fact])
        stand = _undenied(fact, (found.told,))
        near = found if stand is None else found.about(found.told.reading.first_from(stand.span.start))
        if not rest and not may_deny(near, source, words):
            yield fact, stand or _undenied_kin(fact, found.told)


def _as_fact(token: Token, slots: Sequence[str] = (), *, weak: bool = False) -> Fact:
    span = Span(token.start, token.end)
    return Fact(
        FactKind.NEGATION,
        span,
        token.text,
        "",
        weak=weak,
        slots=frozenset(slots),
        qualifier=next(iter(slots), ""),
    )


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


def _one_sided(
    group: Group, facts: Sequence[Fact], others: Sequence[Fact], *, is_left: bool
) -> Iterator[tuple[Fact, Fact | None]]:
    """In an edited link: denials that stand where words differ, without one in their place or moved
    elsewhere, each with what stands undenied on the other side."""
    other_side = group.right if is_left else group.left
    free = [fact for fact in facts if _is_free(group, fact, others, is_left=is_left)]
    moved = [other for other in others if _is_free(group, other, facts, is_left=not is_left)]
    for fact in free:
        twin = next((other for other in moved if other.slots & fact.slots), None)
        if twin is not None:
            moved.remove(twin)
            stand = _undenied(fact, other_side)
            if is_left and stand is not None and _is_shifted(fact, twin):
                yield fact, stand
            continue
        if _is_alone(group, fact, is_left=is_left):
            yield fact, _undenied(fact, other_side)
            continue
        if _denied_otherwise(fact, other_side, group, is_left=is_left):
            continue
        stand = _undenied(fact, other_side)
        if stand is not None or _kept_place(group, fact, is_left=is_left):
            yield fact, stand


def _is_shifted(fact: Fact, twin: Fact) -> bool:
    """*Has not said that it will* and *has said that it will not*: another verb is denied. Not to *expect
    that* is to *expect that not*."""
    return fact.qualifier not in twin.slots and words("en", "negations", "raised").isdisjoint(fact.slots)


def _is_free(group: Group, fact: Fact, others: Sequence[Fact], *, is_left: bool) -> bool:
    """Whether a denial stands where words differ, and nothing on the other side denies in its place."""
    return group.hunk_of(fact.span, left=is_left) is not None and not _some_in_place(
        group, fact, others, is_left=is_left
    )


def _is_alone(group: Group, fact: Fact, *, is_left: bool) -> bool:
    """Whether nothing but the denial came or went at its place (*is ready*, *is not ready*), or it stands
    for its own opposite (*always*, *never*)."""
    hunk = group.hunk_of(fact.span, left=is_left)
    if hunk is None:
        return False
    ones, others = (
        group.words_in(span, left=side) if span else ()
        for span, side in ((hunk.left, True), (hunk.right, False))
    )
    own, fellow = (ones, others) if is_left else (others, ones)
    if keeps_away(fellow):
        return False
    bare = set(own) - set(fact.text.lower().split())
    return _without(bare, fellow) <= _BARE and _without(fellow, own) <= _BARE


def _without(words: Iterable[str], others: Iterable[str]) -> set[str]:
    """The words of which no form is among the others: *did say* and *said* are one."""
    forms = {lemma for low in others for lemma in lemmas(low)}
    return {low for low in words if forms.isdisjoint(lemmas(low))}


def _bare(group: Group, *, is_left: bool) -> list[Fact]:
    """Each *not* that comes or goes by itself before what turns it elsewhere (*not until*, *not less*): in a
    kept sentence it denies."""
    left, right = group.facts(FactKind.NEGATION)
    own, others = (left, right) if is_left else (right, left)
    known = Stretches(fact.span for fact in own)
    sides = [hunk.left if is_left else hunk.right for hunk in islice(group.hunks, MOST)]
    places = [place for span in sides for place in group.words_at(span, left=is_left)]
    found = [
        _as_fact(told.reading.tokens[at], bears_on(told.reading, at + 1))
        for told, at in places
        if is_not(told.reading.lows[at])
    ]
    return [
        fact
        for fact in found
        if not known.meet(fact.span)
        and _is_free(group, fact, others, is_left=is_left)
        and _is_alone(group, fact, is_left=is_left)
    ]


_BARE: Final = listed(
    """
    do does did to be been is are was were has have had will would can could should must always ever a an the
    some sometimes all
    """
)
"""Words that come and go with a *not*."""


def _some_in_place(group: Group, fact: Fact, rest: Sequence[Fact], *, is_left: bool) -> bool:
    hunk = group.hunk_of(fact.span, left=is_left)
    return hunk is not None and any(hunk == group.hunk_of(other.span, left=not is_left) for other in rest)


def _kept_place(group: Group, fact: Fact, *, is_left: bool) -> bool:
    """The denial is all that came or went at its place: what it bears on stands on both sides."""
    content = group.content[1 if is_left else 0]
    return fact.qualifier in content


def _denied_otherwise(fact: Fact, side: Sequence[Told], group: Group, *, is_left: bool) -> bool:
    own = group.content[0 if is_left else 1]
    for told in side:
        if keeps_away(told.reading.lows):
            return True
        for low in told.reading.vocabulary:
            stem = told.reading.stems[told.reading.reach[low][0]]
            if stem not in own and any(lemma in DENIERS for lemma in lemmas(low)):
                return True
            if any(are_opposites(low, slot) for slot in fact.slots) or is_prefixed(low, fact.slots):
                return True
    return False


def _undenied(fact: Fact, side: Sequence[Told]) -> Fact | None:
    """The word the denial bears on, where it stands on the other side."""
    for told in side:
        reading = told.reading
        for at, token in enumerate(reading.tokens):
            if token.is_word and (reading.stems[at] == fact.qualifier or fact.qualifier in lemmas(token.low)):
                return _as_fact(token)
    return None


def _undenied_kin(fact: Fact, told: Told) -> Fact | None:
    """A near-synonym of any word the denial bears on."""
    for token in told.reading.tokens:
        if (
            token.is_word
            and is_content(token.low, "en")
            and any(are_kindred(token.low, s) for s in fact.slots)
        ):
            return _as_fact(token, weak=True)
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
