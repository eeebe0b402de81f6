"""Adjectives that bound a thing: a *permanent* halt, a *partial* withdrawal, a *provisional* result.

Dropped or traded, they make it another thing, though every other word is kept.
"""

from __future__ import annotations

from collections.abc import Container
from typing import Final

from webapp.engine.facts.extract.fact import Fact
from webapp.engine.facts.face.clauses import around, echo
from webapp.engine.facts.face.draft import Draft, absent, differs
from webapp.engine.facts.face.groups import Group, Told, draft
from webapp.engine.facts.lexicon import are_kindred, are_opposites
from webapp.engine.facts.wordlist import listed
from webapp.engine.model import FactKind, Severity, Span, Verdict
from webapp.engine.reading import is_content

_BOUNDS: Final = listed(
    """
    permanent temporary partial total interim preliminary provisional indefinite unconditional conditional
    mandatory compulsory voluntary optional unanimous immediate gradual
    """
)
"""Few on purpose: *full*, *final* or *first* come and go with the words beside them."""
_KIN: Final = {
    "permanent": listed("permanently lasting forever good definitive indefinite ever durable"),
    "temporary": listed("temporarily brief short interim provisional pause while until now moment"),
    "partial": listed("partially partly part some limited half"),
    "total": listed("totally complete completely full fully entire whole all altogether"),
    "interim": listed("temporary provisional acting caretaker meantime until"),
    "preliminary": listed("initial early first provisional initially draft"),
    "provisional": listed("preliminary temporary interim initial provisionally"),
    "indefinite": listed("indefinitely open permanent unlimited notice"),
    "unconditional": listed("unconditionally conditions strings without"),
    "conditional": listed("conditionally condition conditions if provided once depends"),
    "mandatory": listed("compulsory must required obligatory have obliged need"),
    "compulsory": listed("mandatory must required obligatory have obliged need"),
    "voluntary": listed("voluntarily optional choose choice free may can"),
    "optional": listed("voluntary choose choice may can"),
    "unanimous": listed("unanimously all every none nobody single together agreed everyone"),
    "immediate": listed("immediately once now straight instant instantly away effect"),
    "gradual": listed("gradually slowly steps stages step stage slow phased little"),
}
"""Adjective → words that say it in another way."""
_HEAD: Final = 3
"""Tokens behind the adjective among which its noun stands."""


def bounds(group: Group) -> list[Draft]:
    """The findings about bounding adjectives of reworded links."""
    return [
        found
        for told in group.left
        for at, low in enumerate(told.reading.lows)
        if low in _BOUNDS and (found := _found(group, told, at)) is not None
    ]


def _found(group: Group, told: Told, at: int) -> Draft | None:
    if any(_says(told.reading.lows[at], other.reading.reach) for other in group.right):
        return None
    head = _head(told, at)
    token = told.reading.tokens[at]
    there = echo(around(told.reading, Span(token.start, token.end)), group.right)
    if not head or there is None or not there.is_sure:
        return None
    lows = there.told.reading.lows
    kindred = {low for low in (*there.told.reading.vocabulary, head) if low == head or are_kindred(low, head)}
    places = [n for n, low in enumerate(lows) if low in kindred]
    one = _fact(told, at, at + 1)
    for place in places:
        for near in range(max(0, place - _HEAD), place):
            if lows[near] in _BOUNDS or are_opposites(lows[near], told.reading.lows[at]):
                other = _fact(there.told, near, near + 1)
                message = differs("Wording", one.text, other.text)
                return draft(group, (one, other), Verdict.CHANGED, Severity.MEDIUM, message)
    stop = told.reading.lows.index(head, at) + 1
    whole = _fact(told, at, stop)
    severity = Severity.MEDIUM if places and not group.is_unsure else Severity.LOW
    return draft(group, (whole, None), Verdict.MISSING, severity, absent("Detail", whole.text))


def _says(low: str, lows: Container[str]) -> bool:
    return low in lows or any(other in lows for other in _KIN[low])


def _head(told: Told, at: int) -> str:
    """The noun that the adjective at token ``at`` bounds: the next content word."""
    for low in told.reading.lows[at + 1 : at + 1 + _HEAD]:
        if low[:1].isalpha() and is_content(low, "en"):
            return low
    return ""


def _fact(told: Told, start: int, stop: int) -> Fact:
    tokens = told.reading.tokens
    text = told.reading.text(start, stop)
    return Fact(FactKind.WORDING, Span(tokens[start].start, tokens[stop - 1].end), text, text)
