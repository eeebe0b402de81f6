"""Names of a group: which was put in another's place, misspelt, dropped, brought in.

Names agree when the words of the shorter are all in the longer, through initials, aliases and adjectives of
countries. A name whose words all stand somewhere on the other side is neither missing nor new.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from webapp.engine.facts.extract.aliases import COUNTRIES, Lore, roots, same, spell_out
from webapp.engine.facts.extract.fact import Fact
from webapp.engine.facts.extract.names import TITLES
from webapp.engine.facts.extract.reading import Reading
from webapp.engine.facts.extract.speech import PRONOUNS
from webapp.engine.facts.face.draft import Draft, absent, differs, unsourced
from webapp.engine.facts.face.groups import Group, Told, draft
from webapp.engine.facts.face.pairing import Paired, pair
from webapp.engine.facts.face.spelling import Spellings, misspelt
from webapp.engine.model import FactKind, Passage, Severity, Verdict
from webapp.engine.reading import is_content


@dataclass(frozen=True)
class Mentions:
    """All words of an article, to see whether a name stands anywhere in it."""

    readings: Sequence[Reading]
    """Its sentences."""
    lore: Lore
    """What both articles tell about names."""

    @cached_property
    def keys(self) -> frozenset[str]:
        """The roots of every word, initials spelt out."""
        found: set[str] = set()
        for reading in self.readings:
            for token in reading.tokens:
                found.update(roots(token.low))
                if token.is_capital and (token.low in COUNTRIES or token.low in self.lore.initials):
                    found.update(root for word in spell_out(token.low, self.lore) for root in roots(word))
        return frozenset(found)

    def core(self, name: str) -> tuple[str, ...]:
        """The words of a name, initials spelt out."""
        if name not in self._cores:
            self._cores[name] = spell_out(name, self.lore)
        return self._cores[name]

    def roots(self, name: str) -> frozenset[str]:
        """What two names that may name one thing have in common, at least one of it."""
        if name not in self._roots:
            self._roots[name] = frozenset(root for word in self.core(name) for root in roots(word))
        return self._roots[name]

    @cached_property
    def _roots(self) -> dict[str, frozenset[str]]:
        return {}

    @cached_property
    def _cores(self) -> dict[str, tuple[str, ...]]:
        return {}

    def know(self, words: Iterable[str]) -> bool:
        """Whether every one of a name's words stands in the article."""
        return all(not self.keys.isdisjoint(roots(word)) for word in words)


def names(group: Group, mentions: tuple[Mentions, Mentions]) -> list[Draft]:
    """The findings about names. ``mentions``: of the left and the right article."""
    left, right = group.facts(FactKind.NAME)
    if not left and not right:
        return []
    told = mentions[0]

    def agree(one: Fact, other: Fact) -> bool:
        if told.roots(one.value).isdisjoint(told.roots(other.value)):
            return False
        return same(told.core(one.value), told.core(other.value))

    paired = pair(
        left,
        right,
        agree,
        lambda one, other: _rivalry(group, one, other, mentions),
        (lambda one, other: _IN_PLACE if group.is_in_place(one, other) else 0.0) if group.hunks else None,
    )
    turned = _turned(paired.changed)
    drafts: list[Draft] = []
    for one, other, strength in paired.changed:
        if not (turned and (one.value, other.value) in turned and _is_passive(group)):
            drafts += _changed(group, one, other, strength, mentions)
    drafts += _left_over(group, paired, mentions)
    if all(found.severity is not Severity.HIGH for found in drafts):
        strangers = [fact for fact in right if not any(agree(one, fact) for one in left)]
        drafts += _mixed_up(group, left, strangers)
    return drafts


def _left_over(group: Group, paired: Paired[Fact], mentions: tuple[Mentions, Mentions]) -> Iterator[Draft]:
    left, right = group.rest(FactKind.NAME)
    for fact in (*paired.left, *left):
        if not mentions[1].know(mentions[1].core(fact.value)):
            severity = Severity.MEDIUM if _is_replaced(group, fact) else Severity.LOW
            yield draft(group, (fact, None), Verdict.MISSING, severity, absent("Name", fact.text))
    for fact in (*paired.right, *right):
        if not mentions[0].know(mentions[0].core(fact.value)):
            yield _added(group, fact)


def _mixed_up(group: Group, left: Sequence[Fact], right: Sequence[Fact]) -> Iterator[Draft]:
    """*Teresa Pemberly* where the source has *Teresa Oakley*, and a *Hugh Pemberly* elsewhere."""
    told = {low for side in group.right for low in side.reading.lows}
    ones, others = ([(fact, *_whole(fact)) for fact in side] for side in (left, right))
    for other, name, surname in others:
        for one, first, last in ones:
            if first and first == name and last not in told and not misspelt(last, surname):
                message = differs("Name", one.text, other.text)
                yield draft(group, (one, other), Verdict.CHANGED, Severity.HIGH, message)


def _whole(fact: Fact) -> tuple[str, str]:
    """First and last name; empty for a name of one word."""
    *before, last = fact.value.split()
    return (before[-1], last) if before else ("", last)


def unlinked(told: Told, left: Spellings, mentions: Mentions) -> Iterator[Draft]:
    """Names of a right sentence without a counterpart that stand nowhere in the source, whose names are
    ``left``."""
    for fact in told.facts[FactKind.NAME]:
        if mentions.know(mentions.core(fact.value)):
            continue
        here = Passage(fact.span, fact.text)
        twin = left.twin(fact.value)
        if twin is None:
            message = unsourced("Name", fact.text)
            yield Draft(FactKind.NAME, Verdict.ADDED, Severity.MEDIUM, None, None, here, message)
        else:
            there = Passage(twin.span, twin.text)
            message = differs("Name, spelt another way", twin.text, fact.text)
            yield Draft(FactKind.NAME, Verdict.ALTERED, Severity.HIGH, None, there, here, message)


_IN_PLACE: Final = 3.0
"""Rivalry of two names that stand in each other's place."""


def _turned(changed: Sequence[tuple[Fact, Fact, float]]) -> frozenset[tuple[str, str]]:
    """Trades whose reverse was made, too: two names that changed places."""
    trades = {(one.value, other.value) for one, other, _ in changed}
    return frozenset(trade for trade in trades if trade[::-1] in trades)


def _is_passive(group: Group) -> bool:
    """Whether one side only has a *by*: names that change places with the voice of the verb say the same."""
    counts = [sum(told.reading.lows.count("by") for told in side) for side in (group.left, group.right)]
    return counts[0] != counts[1]


def _is_replaced(group: Group, fact: Fact) -> bool:
    """Whether other content words were put in the name's place."""
    hunk = group.hunk_of(fact.span, left=True)
    if hunk is None or hunk.right is None:
        return False
    words = group.words_in(hunk.right, left=False)
    said = {low for told in group.left for low in told.reading.lows}
    return PRONOUNS.isdisjoint(words) and any(
        is_content(low, "en") and low not in TITLES and low not in said for low in words
    )


def _rivalry(group: Group, one: Fact, other: Fact, mentions: tuple[Mentions, Mentions]) -> float:
    told = mentions[0]
    if misspelt(one.value, other.value) and not told.know(other.value.split()):
        return 4.0
    if group.is_in_place(one, other):
        return _IN_PLACE
    shared = not set(told.core(one.value)).isdisjoint(told.core(other.value))
    near = len(group.context(one.span, left=True) & group.context(other.span, left=False))
    place = bool(one.slots & other.slots)
    return (1.0 if shared else 0.0) + (0.8 if place else 0.0) + min(near, 3) * 0.4


_SURE: Final = 1.2
"""Rivalry from which two names outside a common place count as one put for the other."""


def _changed(
    group: Group, one: Fact, other: Fact, strength: float, mentions: tuple[Mentions, Mentions]
) -> list[Draft]:
    told = mentions[0]
    new = not told.know(told.core(other.value))
    gone = not mentions[1].know(told.core(one.value))
    if strength >= 4.0 or (new and misspelt(one.value, other.value)):
        return [
            draft(
                group,
                (one, other),
                Verdict.ALTERED,
                Severity.HIGH,
                differs("Name, spelt another way", one.text, other.text),
            )
        ]
    in_place = strength >= _IN_PLACE
    if in_place or (new and strength >= _SURE and (gone or not group.is_loose)):
        return [
            draft(group, (one, other), Verdict.CHANGED, Severity.HIGH, differs("Name", one.text, other.text))
        ]
    found: list[Draft] = []
    if gone:
        found.append(draft(group, (one, None), Verdict.MISSING, Severity.LOW, absent("Name", one.text)))
    if new:
        found.append(_added(group, other))
    return found


def _added(group: Group, fact: Fact) -> Draft:
    return draft(group, (None, fact), Verdict.ADDED, Severity.MEDIUM, unsourced("Name", fact.text))
