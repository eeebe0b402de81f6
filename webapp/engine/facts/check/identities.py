"""Names of a group: which was put in another's place, misspelt, dropped, brought in.

A name is missing or new only when the whole other article, its title included, does not know it
(``identity``). Two names are one for the other when they stand in one place of an edited link, or play one
part: the same title, words in common, the same words around them.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from webapp.engine.facts.extract.capitals import titles
from webapp.engine.facts.extract.fact import only
from webapp.engine.facts.extract.names import Name, Sort
from webapp.engine.facts.extract.speech import PRONOUNS
from webapp.engine.facts.face.contexts import LEAST, Contexts
from webapp.engine.facts.face.draft import Draft, draft
from webapp.engine.facts.face.groups import Group, Told, home
from webapp.engine.facts.face.identity import Identities
from webapp.engine.facts.face.pairing import IN_PLACE, joined, pair, unequal
from webapp.engine.facts.face.people import People
from webapp.engine.facts.face.spelling import misspelt
from webapp.engine.language import words
from webapp.engine.model import FactKind, Severity, Verdict
from webapp.engine.reading import is_content

_SPELLING: Final = 4.0
"""Rivalry of two names that are one, misspelt."""
_PLACE: Final = 80
"""Characters of a side of a hunk. In a longer one a name stands in no other one's place."""
_SURE: Final = 1.2
"""Rivalry from which two names outside a common place count as one put for the other."""
_PASSIVE: Final = "by"
_ARTICLES: Final = words("en", "grammar", "article")


def names(group: Group, articles: tuple[Identities, Identities], people: People) -> list[Draft]:
    """The findings about names. ``articles``: the left and the right one."""
    return [*_Compared(group, *articles, people).findings()]


@dataclass(frozen=True, slots=True)
class _Compared:
    """The names of a group, as they are compared."""

    group: Group
    left: Identities
    right: Identities
    people: People

    def findings(self) -> Iterator[Draft]:
        """Changed ones, then those that are missing or new."""
        ones, others = (only(Name, facts) for facts in self.group.facts(FactKind.NAME))
        paired = pair(ones, others, self.left.agree, self._rivalry, self._in_place)
        contexts = self._contexts(*unequal(paired, ones, others))
        paired = joined(paired, contexts.of, LEAST)
        trades = {(one.words, other.words) for one, other, _ in paired.changed}
        is_turned = self._is_turned()
        for one, other, strength in paired.changed:
            if not (is_turned and (other.words, one.words) in trades):
                yield from self._changed(one, other, strength, contexts.of(one, other))
        left, right = (only(Name, facts) for facts in self.group.rest(FactKind.NAME))
        for fact in (*paired.left, *left):
            yield from self._missing(fact, is_alone=True)
        for fact in (*paired.right, *right):
            yield from self._added(fact)

    def _in_place(self, one: Name, other: Name) -> float:
        hunk = self.group.hunk_of(one.span, left=True)
        if hunk is None or not _may_be_one(one, other) or not self.group.is_in_place(one, other):
            return 0.0
        longest = max(span.end - span.start for span in (hunk.left, hunk.right) if span)
        return IN_PLACE if longest <= _PLACE else 0.0

    def _is_turned(self) -> bool:
        """Whether one side only has a *by*: names that change places with the voice of the verb say the
        same."""
        sides = (self.group.left, self.group.right)
        counts = [sum(told.reading.lows.count(_PASSIVE) for told in side) for side in sides]
        return counts[0] != counts[1]

    def _rivalry(self, one: Name, other: Name) -> float:
        if self._is_misspelt(one, other) and not self.left.know(other):
            return _SPELLING
        if self._in_place(one, other):
            return IN_PLACE
        if not _may_be_one(one, other):
            return 0.0
        shared = not {*self.left.core(one)}.isdisjoint(self.left.core(other))
        near = self.group.near(one, other)
        before = self._before(one, left=True)
        follows = before != "" and before == self._before(other, left=False)
        namesakes = one.words[-2:-1] == other.words[-2:-1] != ()  # *Teresa Oakley* and *Teresa Pemberly*
        return max(shared, namesakes * _SURE) + 0.8 * follows + 0.4 * min(len(near), 3)

    def _before(self, name: Name, *, left: bool) -> str:
        """The title before a name, or else the word before it and its article; empty where there is none."""
        told = home(self.group.left if left else self.group.right, name.span)
        if name.title or told is None:
            return name.title
        reading = told.reading
        at = reading.inside(name.span).start - 1
        while at > 0 and reading.lows[at] in _ARTICLES:
            at -= 1
        return reading.lows[at] if at >= 0 and reading.tokens[at].is_word else ""

    def _is_misspelt(self, one: Name, other: Name) -> bool:
        return misspelt(" ".join(one.words), " ".join(other.words))

    def _contexts(self, ones: Sequence[Name], others: Sequence[Name]) -> Contexts[Name]:
        """What stands beside names that are on one side only; of the right ones those that the source knows
        nothing of."""
        new = [name for name in others if not self.left.know(name) and not self.left.know_family(name)]
        return Contexts(self.group, FactKind.NAME, ones if new else (), new, self._likeness)

    def _likeness(self, one: Name, other: Name) -> Mapping[str, float] | None:
        """What two names tell, as ``contexts`` weighs it. None where one never stands for the other: they are
        of different sorts or of one family, one is the other, misspelt, or speaks for it."""
        both = (one, other)
        if one.words[-1:] == other.words[-1:]:
            return None  # *Benjamin Todd Jealous*, *Ben Jealous*
        if not _may_be_one(*both) or self._is_misspelt(*both):
            return None
        if self.left.have_one(*both) or speaks_for(both, self.left, self.people):
            return None
        return {
            "title": float(one.title == other.title != ""),
            "gone": float(not self.right.know(one)),
        }

    def _changed(self, one: Name, other: Name, strength: float, context: float) -> Iterator[Draft]:
        is_new, is_gone = not self.left.know(other), not self.right.know(one)
        both = (one, other)
        if self.left.have_one(one, other):
            return
        if not is_new and speaks_for(both, self.left, self.people):
            return
        if is_new and self._is_misspelt(one, other):
            yield draft(self.group, both, Verdict.ALTERED, Severity.HIGH)
        elif max(strength, context * IN_PLACE / LEAST) >= IN_PLACE or (
            is_new
            and strength >= _SURE
            and (is_gone or not self.group.is_loose)
            and not self.left.know_family(other)
        ):
            yield replace(draft(self.group, both, Verdict.CHANGED, Severity.HIGH), context=context)
        else:
            yield from self._missing(one, is_alone=False)
            yield from self._added(other)

    def _missing(self, fact: Name, *, is_alone: bool) -> Iterator[Draft]:
        """``is_alone``: no name stands in its place, but perhaps other words do."""
        if not self.right.know(fact) and not self.right.know_family(fact):
            severity = Severity.MEDIUM if is_alone and self._is_replaced(fact) else Severity.LOW
            yield draft(self.group, (fact, None), Verdict.MISSING, severity)

    def _added(self, fact: Name) -> Iterator[Draft]:
        if self.left.know(fact):
            return
        twin = meant(fact, self.left, self.right)
        if twin is not None:
            yield draft(self.group, (twin, fact), Verdict.ALTERED, Severity.HIGH)
        else:
            known = self.left.know_family(fact)
            severity, case = (Severity.LOW, "first name") if known else (Severity.MEDIUM, "")
            yield draft(self.group, (None, fact), Verdict.ADDED, severity, case)

    def _is_replaced(self, fact: Name) -> bool:
        """Whether other content words were put in the name's place."""
        hunk = self.group.hunk_of(fact.span, left=True)
        if hunk is None or hunk.right is None:
            return False
        inserted = self.group.words_in(hunk.right, left=False)
        said = {low for told in self.group.left for low in told.reading.lows}
        return PRONOUNS.isdisjoint(inserted) and any(
            is_content(low, "en") and low not in titles("en") and low not in said for low in inserted
        )


def speaks_for(both: tuple[Name, Name], source: Identities, people: People) -> bool:
    """Whether one of two names is that of a country or a body, and the other one that of whoever either
    article tells to be its minister, its head or the like."""
    sorts = {source.sort(name) for name in both}
    is_house = len(sorts) > 1 and not sorts.isdisjoint({Sort.PLACE, Sort.BODY})
    ones, others = (name.words for name in both)
    return is_house and {*ones}.isdisjoint(others) and people.are_tied(ones, others)


def _may_be_one(one: Name, other: Name) -> bool:
    """Whether both may be of one sort: no person stands for a ministry."""
    return one.sort is other.sort or Sort.UNKNOWN in {one.sort, other.sort}


def unlinked(told: Told, left: Identities, right: Identities) -> Iterator[Draft]:
    """Names of a right sentence without a counterpart that stand nowhere in the source. Low: the sentence
    itself is shown as new."""
    for name in only(Name, told.facts[FactKind.NAME]):
        if left.know(name) or left.know_family(name):
            continue
        twin, here = meant(name, left, right), name.passage
        if twin is not None:
            yield Draft(FactKind.NAME, Verdict.ALTERED, Severity.HIGH, None, twin.passage, here)
        else:
            yield Draft(FactKind.NAME, Verdict.ADDED, Severity.LOW, None, None, here)


def meant(name: Name, left: Identities, right: Identities) -> Name | None:
    """The name of the source that one of the rewrite is a misspelling of, wherever it stands: the rest of a
    full name or a person's title speaks for it, or that the rewrite has no name of the right spelling."""
    twin = left.spellings.twin(name)
    if twin is None or not (len(name.words) > 1 or name.sort is Sort.PERSON or not right.know(twin)):
        return None
    return twin
