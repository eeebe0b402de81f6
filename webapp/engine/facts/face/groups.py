"""Linked sentences as they are compared: with all their counterparts, and with the places where words differ.

A sentence may stand in several links; its facts are looked for among all its counterparts. A *group* is a set
of links that share sentences.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from webapp.engine.facts.extract.fact import Fact
from webapp.engine.facts.extract.reading import Reading
from webapp.engine.facts.extract.stretches import Stretches
from webapp.engine.facts.face.hunks import Hunk, Hunks
from webapp.engine.facts.face.pairing import MOST
from webapp.engine.model import FactKind, Link, Relation, Span

_NEAR: Final = 6
"""Tokens on each side of a fact that make its context."""
LONGEST: Final = 1_000
"""Tokens of a side of a group. What is longer is data rather than prose, and only its numbers, dates and
names are compared; the longest in 485 pairs of news, tales and book chapters had 440."""


@dataclass(frozen=True, slots=True)
class Told:
    """A sentence with its facts."""

    reading: Reading
    """The sentence."""
    facts: Mapping[FactKind, tuple[Fact, ...]]
    """By kind, in reading order."""


@dataclass(frozen=True)
class Group:
    """Links that share sentences, and those sentences."""

    links: tuple[Link, ...]
    """In order of the left side."""
    left: tuple[Told, ...]
    """In reading order."""
    right: tuple[Told, ...]
    """In reading order."""
    hunks: tuple[Hunk, ...]
    """Of the edited links."""
    texts: tuple[str, str]
    """The articles' texts, left and right."""

    @property
    def is_edited(self) -> bool:
        """Every link keeps most of its words, so that places on both sides can be told apart."""
        return all(link.relation in {Relation.IDENTICAL, Relation.EDITED} for link in self.links)

    @property
    def is_loose(self) -> bool:
        """Some link shares only part of its content: what is absent there says little."""
        return any(link.relation is Relation.PARTIAL for link in self.links)

    @property
    def is_unsure(self) -> bool:
        """Some link may be wrong."""
        return any(link.uncertain for link in self.links)

    def facts(self, kind: FactKind) -> tuple[Sequence[Fact], Sequence[Fact]]:
        """The facts of one kind, left and right; at most ``MOST`` a side."""
        left, right = self._all[kind]
        return left[:MOST], right[:MOST]

    def rest(self, kind: FactKind) -> tuple[Sequence[Fact], Sequence[Fact]]:
        """The facts of one kind beyond ``MOST``, left and right: they are only looked up."""
        left, right = self._all[kind]
        return left[MOST:], right[MOST:]

    @cached_property
    def _all(self) -> Mapping[FactKind, tuple[list[Fact], list[Fact]]]:
        return {
            kind: (
                [fact for told in self.left for fact in told.facts[kind]],
                [fact for told in self.right for fact in told.facts[kind]],
            )
            for kind in self.left[0].facts
        }

    @cached_property
    def is_prose(self) -> bool:
        """Neither side is so long that it is data rather than prose."""
        return all(
            sum(len(told.reading.tokens) for told in side) <= LONGEST for side in (self.left, self.right)
        )

    @property
    def is_whole(self) -> bool:
        """All its facts are compared with each other."""
        return self.is_prose and all(len(side) <= MOST for sides in self._all.values() for side in sides)

    def link_of(self, span: Span, *, left: bool) -> str:
        """Id of the first link whose sentence on that side covers the start of ``span``."""
        told = home(self.left if left else self.right, span)
        name = told.reading.sentence.id if told else ""
        return self._links_of.get(name, self.links[0].id)

    @cached_property
    def _links_of(self) -> Mapping[str, str]:
        """Sentence id → id of its first link."""
        return {name: link.id for link in reversed(self.links) for name in (*link.left, *link.right)}

    @cached_property
    def content(self) -> tuple[frozenset[str], frozenset[str]]:
        """The stems of the content words, left and right."""
        left, right = (
            frozenset[str]().union(*(told.reading.content for told in side))
            for side in (self.left, self.right)
        )
        return left, right

    def hunk_of(self, span: Span, *, left: bool) -> Hunk | None:
        """The hunk that overlaps ``span`` on that side."""
        return self._hunks.of(span, left=left)

    @cached_property
    def _hunks(self) -> Hunks:
        return Hunks(self.hunks)

    def is_in_place(self, one: Fact, other: Fact) -> bool:
        """Whether a left and a right fact stand in one hunk: in each other's place."""
        hunk = self.hunk_of(one.span, left=True)
        return hunk is not None and hunk is self.hunk_of(other.span, left=False)

    def traded(self, left: Sequence[Fact], right: Sequence[Fact]) -> tuple[list[Fact], list[Fact]]:
        """The facts of an edited group that stand where words differ, unless one of their value is there."""

        ones = [(self.hunk_of(fact.span, left=True), fact) for fact in left]
        others = [(self.hunk_of(fact.span, left=False), fact) for fact in right]
        here, there = ({(id(hunk), fact.value) for hunk, fact in side} for side in (ones, others))
        return (
            [fact for hunk, fact in ones if hunk and (id(hunk), fact.value) not in there],
            [fact for hunk, fact in others if hunk and (id(hunk), fact.value) not in here],
        )

    def words_at(self, span: Span | None, *, left: bool) -> Iterator[tuple[Told, int]]:
        """The words that overlap ``span`` on that side: each with its sentence, and which token it is."""
        if span is not None:
            for told in self._meeting(span, left=left):
                for at in told.reading.inside(span):
                    if told.reading.lows[at][:1].isalpha():
                        yield told, at

    def passage(self, span: Span | None, *, left: bool) -> tuple[Span, str] | None:
        """The longest part of ``span`` without a word outside the group's sentences on that side, and its
        characters; None where it has no letter and no digit."""
        text = self.texts[0 if left else 1]
        parts: list[Span] = []
        for told in self._meeting(span, left=left) if span else ():
            whole = told.reading.sentence.span
            part = Span(max(span.start, whole.start), min(span.end, whole.end)) if span else whole
            if parts and not text[parts[-1].end : part.start].strip():
                part = Span(parts.pop().start, part.end)
            parts.append(part)
        longest = max(parts, key=lambda part: part.end - part.start, default=Span(0, 0))
        written = longest.of(text)
        return (longest, written) if any(map(str.isalnum, written)) else None

    def words_in(self, span: Span | None, *, left: bool, own: bool = False) -> tuple[str, ...]:
        """The folded words inside ``span`` on that side; ``own``: only those that belong to no fact."""
        taken = self._taken[0 if left else 1] if own else Stretches(())
        tokens = (told.reading.tokens[at] for told, at in self.words_at(span, left=left))
        return tuple(token.low for token in tokens if not taken.hold(Span(token.start, token.start + 1)))

    def words_of(self, hunk: Hunk) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """The folded words inside a hunk, left and right."""
        return self.words_in(hunk.left, left=True), self.words_in(hunk.right, left=False)

    def names_met(self, span: Span) -> bool:
        """Whether a name on the right overlaps ``span``."""
        return self._names.meet(span)

    @cached_property
    def _names(self) -> Stretches:
        return Stretches(fact.span for told in self.right for fact in told.facts[FactKind.NAME])

    @cached_property
    def _taken(self) -> tuple[Stretches, Stretches]:
        """Where facts stand, left and right."""
        left, right = (
            Stretches(fact.span for told in side for facts in told.facts.values() for fact in facts)
            for side in (self.left, self.right)
        )
        return left, right

    def _meeting(self, span: Span, *, left: bool) -> Iterator[Told]:
        side = self.left if left else self.right
        at = max(0, bisect_right(side, span.start, key=_start) - 1)
        while at < len(side) and _start(side[at]) < span.end:
            if span.start < side[at].reading.sentence.span.end:
                yield side[at]
            at += 1

    def near(self, one: Fact, other: Fact, *, behind: bool = False) -> frozenset[str]:
        """The stems of the content words that stand near a left and a right fact in their sentences, or only
        of those ``behind`` both."""
        return self._context(one.span, left=True, behind=behind) & self._context(
            other.span, left=False, behind=behind
        )

    def _context(self, span: Span, *, left: bool, behind: bool) -> frozenset[str]:
        key = (span.start, span.end, left, behind)
        if key not in self._contexts:
            told = home(self.left if left else self.right, span)
            self._contexts[key] = _context(told.reading, span, behind=behind) if told else frozenset()
        return self._contexts[key]

    @cached_property
    def _contexts(self) -> dict[tuple[int, int, bool, bool], frozenset[str]]:
        return {}


def _context(reading: Reading, span: Span, *, behind: bool) -> frozenset[str]:
    inside = reading.inside(span)
    if not inside:
        return frozenset()
    before, after = reading.around(inside, _NEAR)
    near = after if behind else (*before, *after)
    return frozenset(reading.stems[at] for at in near) & reading.content


def home(side: Sequence[Told], span: Span) -> Told | None:
    """The sentence of a side that covers the start of ``span``."""
    at = bisect_right(side, span.start, key=_start) - 1
    return side[at] if at >= 0 and span.start < side[at].reading.sentence.span.end else None


def _start(told: Told) -> int:
    return told.reading.sentence.span.start
