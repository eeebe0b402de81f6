"""Names of a group: which was put in another's place, misspelt, dropped, brought in.

Names agree when the words of the shorter are all in the longer, through initials, aliases and adjectives of
countries. A name whose words all stand somewhere on the other side is neither missing nor new.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from webapp.engine.facts.aliases import COUNTRIES, Lore, key, same, spell_out
from webapp.engine.facts.draft import Draft, absent, differs, unsourced
from webapp.engine.facts.fact import Fact
from webapp.engine.facts.groups import Group, Told, draft
from webapp.engine.facts.names import TITLES
from webapp.engine.facts.pairing import pair
from webapp.engine.facts.reading import Reading
from webapp.engine.facts.speech import PRONOUNS
from webapp.engine.model import FactKind, Passage, Severity, Verdict
from webapp.engine.normalize import is_content

_SPELLING: Final = 2
"""Letters that may differ in a misspelt name of five letters or more; one in a shorter one."""
_SHORT: Final = 4
"""Letters. Shorter names have no room for misspelling: *Iran* is not *Iraq*."""


@dataclass(frozen=True)
class Mentions:
    """All words of an article, to see whether a name stands anywhere in it."""

    readings: Sequence[Reading]
    """Its sentences."""
    lore: Lore
    """What both articles tell about names."""

    @cached_property
    def keys(self) -> frozenset[str]:
        """The key of every word, initials spelt out."""
        found: set[str] = set()
        for reading in self.readings:
            for token in reading.tokens:
                if token.is_word:
                    found.add(key(token.low))
                    if token.is_capital and (token.low in COUNTRIES or token.low in self.lore.initials):
                        found.update(key(word) for word in spell_out(token.low, self.lore))
        return frozenset(found)

    def know(self, words: Iterable[str]) -> bool:
        """Whether every one of a name's words stands in the article."""
        return all(key(word) in self.keys for word in words)


def names(group: Group, mentions: tuple[Mentions, Mentions]) -> list[Draft]:
    """The findings about names. ``mentions``: of the left and the right article."""
    left, right = group.facts(FactKind.NAME)
    if not left and not right:
        return []
    lore = mentions[0].lore

    def agree(one: Fact, other: Fact) -> bool:
        return same(spell_out(one.value, lore), spell_out(other.value, lore))

    paired = pair(
        left,
        right,
        agree,
        lambda one, other: _rivalry(group, one, other, mentions),
        (lambda one, other: _IN_PLACE if _traded(group, one, other) else 0.0) if group.hunks else None,
    )
    turned = _turned(paired.changed)
    drafts: list[Draft] = []
    for one, other, strength in paired.changed:
        if not (turned and (one.value, other.value) in turned and _is_passive(group)):
            drafts += _changed(group, one, other, strength, mentions)
    for fact in paired.left:
        if not _said(group, fact, lore, left=False) and not mentions[1].know(_core(fact, lore)):
            severity = Severity.MEDIUM if _is_replaced(group, fact) else Severity.LOW
            drafts.append(draft(group, (fact, None), Verdict.MISSING, severity, absent("Name", fact.text)))
    for fact in paired.right:
        if not mentions[0].know(_core(fact, lore)):
            drafts.append(_added(group, fact))
    if all(found.severity is not Severity.HIGH for found in drafts):
        strangers = [fact for fact in right if not any(agree(one, fact) for one in left)]
        drafts += _mixed_up(group, left, strangers)
    return drafts


def _mixed_up(group: Group, left: Sequence[Fact], right: Sequence[Fact]) -> Iterator[Draft]:
    """*Teresa Pemberly* where the source has *Teresa Oakley*, and a *Hugh Pemberly* elsewhere."""
    told = {low for side in group.right for low in side.reading.lows}
    for other in right:
        for one in left:
            (first, last), (name, surname) = (_whole(fact) for fact in (one, other))
            if first and first == name and last not in told and not misspelt(last, surname):
                message = differs("Name", one.text, other.text)
                yield draft(group, (one, other), Verdict.CHANGED, Severity.HIGH, message)


def _whole(fact: Fact) -> tuple[str, str]:
    """First and last name; empty for a name of one word."""
    *before, last = fact.value.split()
    return (before[-1], last) if before else ("", last)


def unlinked(told: Told, left: Sequence[Fact], mentions: Mentions) -> Iterator[Draft]:
    """Names of a right sentence without a counterpart that stand nowhere in the source, whose names are
    ``left``."""
    for fact in told.facts[FactKind.NAME]:
        if mentions.know(_core(fact, mentions.lore)):
            continue
        here = Passage(fact.span, fact.text)
        twin = next((one for one in left if misspelt(one.value, fact.value)), None)
        if twin is None:
            message = unsourced("Name", fact.text)
            yield Draft(FactKind.NAME, Verdict.ADDED, Severity.MEDIUM, None, None, here, message)
        else:
            there = Passage(twin.span, twin.text)
            message = differs("Name, spelt another way", twin.text, fact.text)
            yield Draft(FactKind.NAME, Verdict.ALTERED, Severity.HIGH, None, there, here, message)


_IN_PLACE: Final = 3.0
"""Rivalry of two names that stand in each other's place."""


def _traded(group: Group, one: Fact, other: Fact) -> bool:
    hunk = group.hunk_of(one.span, left=True)
    return hunk is not None and hunk == group.hunk_of(other.span, left=False)


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


def _core(fact: Fact, lore: Lore) -> tuple[str, ...]:
    return spell_out(fact.value, lore)


def _said(group: Group, fact: Fact, lore: Lore, *, left: bool) -> bool:
    """Whether the words of a name stand in the group's sentences on that side, as names or not."""
    stems = {key(low) for told in (group.left if left else group.right) for low in told.reading.lows}
    return all(key(word) in stems for word in _core(fact, lore))


def _rivalry(group: Group, one: Fact, other: Fact, mentions: tuple[Mentions, Mentions]) -> float:
    lore = mentions[0].lore
    if misspelt(one.value, other.value) and not mentions[0].know(other.value.split()):
        return 4.0
    if _traded(group, one, other):
        return _IN_PLACE
    shared = set(_core(one, lore)) & set(_core(other, lore))
    near = len(group.context(one.span, left=True) & group.context(other.span, left=False))
    place = bool(one.slots & other.slots)
    return (1.0 if shared else 0.0) + (0.8 if place else 0.0) + min(near, 3) * 0.4


_SURE: Final = 1.2
"""Rivalry from which two names outside a common place count as one put for the other."""


def _changed(
    group: Group, one: Fact, other: Fact, strength: float, mentions: tuple[Mentions, Mentions]
) -> list[Draft]:
    lore = mentions[0].lore
    new = not mentions[0].know(_core(other, lore))
    gone = not mentions[1].know(_core(one, lore))
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
    if gone and not _said(group, one, lore, left=False):
        found.append(draft(group, (one, None), Verdict.MISSING, Severity.LOW, absent("Name", one.text)))
    if new:
        found.append(_added(group, other))
    return found


def _added(group: Group, fact: Fact) -> Draft:
    return draft(group, (None, fact), Verdict.ADDED, Severity.MEDIUM, unsourced("Name", fact.text))


def misspelt(one: str, other: str) -> bool:
    """Whether two names are one name written in two ways: ``vesely`` and ``veseley``."""
    words, others = one.split(), other.split()
    if len(words) != len(others):
        return False
    differing = [(a, b) for a, b in zip(words, others, strict=True) if a != b]
    return len(differing) == 1 and _close(*differing[0])


def _close(one: str, other: str) -> bool:
    shorter = min(len(one), len(other))
    if shorter <= _SHORT or one[0] != other[0] or not one.isalpha() or not other.isalpha():
        return False
    if key(one) == key(other) and one != other and {one[-1:], other[-1:]} <= set("sn"):
        return False
    return _distance(one, other) <= (_SPELLING if shorter > 6 else 1)


def _distance(one: str, other: str) -> int:
    """Edits (insert, delete, replace, swap of neighbours) between two short words."""
    if abs(len(one) - len(other)) > _SPELLING or max(len(one), len(other)) > 40:
        return _SPELLING + 1
    before: list[int] = []
    row = list(range(len(other) + 1))
    for i, a in enumerate(one, 1):
        following = [i]
        for j, b in enumerate(other, 1):
            cost = min(row[j] + 1, following[j - 1] + 1, row[j - 1] + (a != b))
            if before and i > 1 and j > 1 and a == other[j - 2] and one[i - 2] == b:
                cost = min(cost, before[j - 2] + 1)
            following.append(cost)
        before, row = row, following
    return row[-1]
