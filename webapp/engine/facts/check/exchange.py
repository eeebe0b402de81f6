"""Two things that changed places: *three cars and six vans*, *six cars and three vans*.

    In *Porto Alegre* they burned a bus, in *Curitiba* they stormed an office.
    A bus was burned in *Curitiba*, while in *Porto Alegre* an office was stormed.

Names, quantities and nouns for those who act are looked at alike. Two that stand on both sides have changed
places when what is told of each is told of the other one on the other side, or when who acts and who is acted
on are turned round. In a list the order says nothing, nor do active and passive.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from itertools import combinations
from typing import Final

from webapp.engine.facts.check.things import Thing, things
from webapp.engine.facts.extract.actors import Actor, owned
from webapp.engine.facts.extract.attachments import MUTUAL, Deed
from webapp.engine.facts.extract.fact import Fact
from webapp.engine.facts.extract.names import Name
from webapp.engine.facts.face.draft import Draft, draft
from webapp.engine.facts.face.groups import Group
from webapp.engine.facts.face.identity import Identities
from webapp.engine.facts.face.pairing import MOST
from webapp.engine.facts.lexicon import are_kindred, forms
from webapp.engine.model import FactKind, Severity, Span, Verdict
from webapp.engine.reading import is_content

Equal = Callable[[Fact, Fact], bool]
"""Whether a left and a right fact say the same."""
_LIST: Final = frozenset({"and", "or", ",", "&", "/", "nor", "the", "a", "an", "from", "of"})
_CLOSE: Final = 2
"""Tokens within which a word is said of a thing beyond doubt."""
_APART: Final = 4
"""Tokens beyond which a word that still goes with its thing says nothing against that."""


def exchanges(group: Group, left: Identities, same_number: Equal) -> list[Draft]:
    """The findings about things that changed places, two for each exchange."""
    equal: Mapping[FactKind, Equal] = {
        FactKind.NAME: lambda one, other: _agree(left, one, other),
        FactKind.NUMBER: same_number,
        FactKind.WORDING: lambda one, other: _word(one) == _word(other),
    }
    found: list[Draft] = []
    taken: set[Span] = set()
    ones, others = things(group.left), things(group.right)
    for (a, x), (b, y) in combinations(_couples(ones, others, equal), 2):
        if (
            a.reading is not b.reading
            or x.reading is not y.reading
            or not taken.isdisjoint((a.fact.span, b.fact.span))
        ):
            continue
        if _are_voices(_between(a, b), _between(x, y)) and (a.place.start < b.place.start) != (
            x.place.start < y.place.start
        ):
            continue
        is_found = _are_of_a_kind(a.fact, b.fact) and (_are_crossed(a, b, x, y) or _is_plain(a, b, x, y))
        if is_found or _is_turned((a, x), (b, y)):
            taken |= {a.fact.span, b.fact.span}
            found += _told(group, a.fact, y.fact), _told(group, b.fact, x.fact)
    return found or _other_owner(group, ones, others)


def _other_owner(group: Group, things: Sequence[Thing], others: Sequence[Thing]) -> list[Draft]:
    """*The company's request*, *the union's application*: another actor has what is kept."""
    owners, strangers = _owners(things), _owners(others)
    here, there = ({actor.role for actor, _ in side} for side in (owners, strangers))
    return [
        _told(group, one, other)
        for one, noun in owners
        for other, another in strangers
        if one.role not in there and other.role not in here and are_kindred(noun, another)
    ][:1]


def _owners(things: Sequence[Thing]) -> list[tuple[Actor, str]]:
    """The actors that have something, and what."""
    return [
        (thing.fact, noun)
        for thing in things
        if isinstance(thing.fact, Actor) and thing.fact.role >= 0
        if (noun := owned(thing.reading, thing.fact))
    ]


def _agree(left: Identities, one: Fact, other: Fact) -> bool:
    return isinstance(one, Name) and isinstance(other, Name) and left.agree(one, other)


def _are_of_a_kind(one: Fact, other: Fact) -> bool:
    """Whether two things may stand for each other: names of one sort, quantities of one unit, actors."""
    if isinstance(one, Name) and isinstance(other, Name):
        return one.sort is other.sort
    if one.kind is FactKind.NUMBER:
        return other.kind is one.kind and one.text.split()[1:] == other.text.split()[1:]
    return all(isinstance(fact, Actor) and fact.role >= 0 for fact in (one, other))


def _word(fact: Fact) -> str:
    return fact.word if isinstance(fact, Actor) else ""


def _told(group: Group, one: Fact, other: Fact) -> Draft:
    return draft(group, (one, other), Verdict.CHANGED, Severity.HIGH)


def _couples(
    ones: Sequence[Thing], others: Sequence[Thing], equal: Mapping[FactKind, Equal]
) -> list[tuple[Thing, Thing]]:
    """The things that each side has once."""
    found: list[tuple[Thing, Thing]] = []
    for kind, same in equal.items():
        left, right = ([thing for thing in side if thing.fact.kind is kind][:MOST] for side in (ones, others))
        alike = [[same(one.fact, other.fact) for other in right] for one in left]
        for i, row in enumerate(alike):
            j = row.index(True) if row.count(True) == 1 else -1
            if j >= 0 and sum(line[j] for line in alike) == 1:
                found.append((left[i], right[j]))
    return found


def _are_crossed(a: Thing, b: Thing, x: Thing, y: Thing) -> bool:
    """Whether what is told of ``a`` and ``b`` on the left is told of ``y`` and ``x`` on the right, where they
    are ``x`` and ``y``: nothing else is told of them, or what stands beside them decides."""
    if a.lemmas.isdisjoint(y.lemmas) and b.lemmas.isdisjoint(x.lemmas):
        return False
    if _are_listed(a, b) or _are_listed(x, y) or _is_led_alike(a, x) or _is_led_alike(b, y):
        return False
    own, their = _shared(a, y), _shared(b, x)
    kept = [*_shared(a, x), *_shared(b, y)]
    if not own or not their:
        return False
    if not kept and len(own) + len(their) > 2:
        return True
    return min(own) <= _CLOSE and min(their) <= _CLOSE and all(far > _APART for far in kept)


def _between(one: Thing, other: Thing) -> Sequence[str]:
    first, last = sorted((one.place, other.place), key=lambda place: place.start)
    return one.reading.lows[first.stop : last.start]


def _are_voices(ones: Sequence[str], others: Sequence[str]) -> bool:
    """Whether the same verb stands on both sides, and one of them is passive: *Nina, played by Priya*,
    *Priya, who plays Nina*."""
    verbs = (forms(low for low in side if is_content(low, "en")) for side in (ones, others))
    is_passive = ones[-1:] == _PASSIVE, others[-1:] == _PASSIVE
    return is_passive[0] != is_passive[1] and not next(verbs).isdisjoint(next(verbs))


_PASSIVE: Final = ("by",)


def _is_led_alike(one: Thing, other: Thing) -> bool:
    """Whether the same word stands right before both: *infected 1,840*."""
    before = [
        thing.reading.lows[thing.place.start - 1] if thing.place.start else "" for thing in (one, other)
    ]
    if not all(low[:1].isalpha() and is_content(low, one.reading.language) for low in before):
        return False
    return are_kindred(before[0], before[1])


def _are_listed(one: Thing, other: Thing) -> bool:
    """Whether nothing but commas and conjunctions stands between two things of a sentence."""
    return all(low in _LIST or low in MUTUAL for low in _between(one, other))


def _shared(one: Thing, other: Thing) -> list[int]:
    """How far the words stand that are told of both, as they are or as near-synonyms: the farther of two."""
    found: list[int] = []
    for low, far in one.told.items():
        near = [place for word, place in other.told.items() if are_kindred(low, word)]
        if near:
            found.append(max(far, min(near)))
    return found


def _is_plain(a: Thing, b: Thing, x: Thing, y: Thing) -> bool:
    """Whether the two sentences are the same but for the exchange, and the two things stand in no list."""
    return not _are_listed(a, b) and _without(a, b) == _without(y, x)


def _without(one: Thing, other: Thing) -> Sequence[str]:
    """The tokens of a sentence with marks in the place of two things."""
    lows = [*one.reading.lows]
    for mark, place in sorted((("\0", one.place), ("\1", other.place)), key=lambda m: -m[1].start):
        lows[place.start : place.stop] = [mark]
    return lows


def _is_turned(one: tuple[Thing, Thing], other: tuple[Thing, Thing]) -> bool:
    """Whether one of two did to the other what on the other side the other one did to it."""
    (a, x), (b, y) = one, other
    return any(
        _are_alike(deed, reverse)
        for this, that in (((a, b), (y, x)), ((b, a), (x, y)))
        for deed, patient in this[0].deeds
        if patient == this[1].fact
        for reverse, target in that[0].deeds
        if target == that[1].fact
    )


def _are_alike(deed: Deed, other: Deed) -> bool:
    return not deed.verb.isdisjoint(other.verb) and deed.how == other.how
