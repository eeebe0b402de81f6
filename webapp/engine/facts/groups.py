"""Linked sentences as they are compared: with all their counterparts, and with the places where words differ.

A sentence may stand in several links; its facts are looked for among all its counterparts. A *group* is a set
of links that share sentences. A *hunk* is a place inside an edited link where the words differ: what was
deleted there on the left and inserted on the right stand in each other's place.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from webapp.engine.facts.draft import Draft
from webapp.engine.facts.fact import Fact
from webapp.engine.facts.reading import Reading
from webapp.engine.model import FactKind, Link, Passage, Relation, Severity, Span, Verdict

_NEAR: Final = 6
"""Tokens on each side of a fact that make its context."""


@dataclass(frozen=True, slots=True)
class Told:
    """A sentence with its facts."""

    reading: Reading
    """The sentence."""
    facts: Mapping[FactKind, tuple[Fact, ...]]
    """By kind, in reading order."""


@dataclass(frozen=True, slots=True)
class Hunk:
    """A place where the two sides of an edited link differ."""

    link: str
    """Id of the link."""
    left: Span | None
    """From the first to the last deleted character; None for a mere insertion."""
    right: Span | None
    """From the first to the last inserted character; None for a mere deletion."""


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

    def facts(self, kind: FactKind) -> tuple[list[Fact], list[Fact]]:
        """The facts of one kind, left and right."""
        return (
            [fact for told in self.left for fact in told.facts[kind]],
            [fact for told in self.right for fact in told.facts[kind]],
        )

    def link_of(self, span: Span, *, left: bool) -> str:
        """Id of the first link whose sentence on that side covers ``span``."""
        sentence = next(
            (
                told.reading.sentence.id
                for told in (self.left if left else self.right)
                if told.reading.sentence.span.start <= span.start < told.reading.sentence.span.end
            ),
            "",
        )
        for link in self.links:
            if sentence in (link.left if left else link.right):
                return link.id
        return self.links[0].id

    @cached_property
    def content(self) -> tuple[frozenset[str], frozenset[str]]:
        """The stems of the content words, left and right."""
        return (
            frozenset().union(*(told.reading.content for told in self.left)),
            frozenset().union(*(told.reading.content for told in self.right)),
        )

    def hunk_of(self, span: Span, *, left: bool) -> Hunk | None:
        """The hunk that overlaps ``span`` on that side."""
        for hunk in self.hunks:
            place = hunk.left if left else hunk.right
            if place is not None and place.start < span.end and span.start < place.end:
                return hunk
        return None

    def is_in_place(self, one: Fact, other: Fact) -> bool:
        """Whether a left and a right fact stand in one hunk: in each other's place."""
        hunk = self.hunk_of(one.span, left=True)
        return hunk is not None and hunk == self.hunk_of(other.span, left=False)

    def traded(self, left: Sequence[Fact], right: Sequence[Fact]) -> tuple[list[Fact], list[Fact]]:
        """The facts of an edited group that stand where words differ, unless one of their value is there."""

        def meets(one: Fact, other: Fact) -> bool:
            return one.value == other.value and self.is_in_place(one, other)

        return (
            [f for f in left if self.hunk_of(f.span, left=True) and not any(meets(f, o) for o in right)],
            [f for f in right if self.hunk_of(f.span, left=False) and not any(meets(o, f) for o in left)],
        )

    def written(self, low: str, *, left: bool) -> str:
        """A folded word as it is written on that side."""
        return next(
            (
                token.text.removesuffix("’s").removesuffix("'s")
                for told in (self.left if left else self.right)
                for token in told.reading.tokens
                if token.low == low
            ),
            low,
        )

    def words_in(self, span: Span, *, left: bool, beyond: Collection[FactKind] = ()) -> tuple[str, ...]:
        """The folded words inside ``span`` on that side, but for those of facts of the kinds ``beyond``."""
        found: list[str] = []
        for told in self.left if left else self.right:
            if not (
                told.reading.sentence.span.start < span.end and span.start < told.reading.sentence.span.end
            ):
                continue
            facts = [fact.span for kind in beyond for fact in told.facts[kind]]
            found += [
                token.low
                for token in told.reading.tokens
                if token.is_word
                and token.start < span.end
                and span.start < token.end
                and not any(place.start <= token.start < place.end for place in facts)
            ]
        return tuple(found)

    def context(self, span: Span, *, left: bool, behind: bool = False) -> frozenset[str]:
        """The stems of the content words near ``span`` in its sentence, or only of those ``behind`` it."""
        for told in self.left if left else self.right:
            reading = told.reading
            if reading.sentence.span.start <= span.start < reading.sentence.span.end:
                inside = [
                    at
                    for at, token in enumerate(reading.tokens)
                    if token.end > span.start and token.start < span.end
                ]
                if not inside:
                    break
                near = range(
                    inside[-1] if behind else max(0, inside[0] - _NEAR),
                    min(len(reading.tokens), inside[-1] + 1 + _NEAR),
                )
                return frozenset(
                    reading.stems[at]
                    for at in near
                    if at not in inside and reading.stems[at] in reading.content
                )
        return frozenset()


def groups(
    links: Sequence[Link], left: Mapping[str, Told], right: Mapping[str, Told], texts: tuple[str, str]
) -> list[Group]:
    """The groups of ``links``, without those in which nothing can differ or no sentence was read."""
    made: list[Group] = []
    for members in _connected(links):
        if all(link.relation is Relation.IDENTICAL for link in members):
            continue
        ones = _ordered({name for link in members for name in link.left}, left)
        others = _ordered({name for link in members for name in link.right}, right)
        if ones and others:
            hunks = [
                hunk for link in members if link.relation is Relation.EDITED for hunk in _hunks(link, texts)
            ]
            made.append(Group(tuple(members), ones, others, tuple(hunks)))
    return made


def _ordered(names: Iterable[str], told: Mapping[str, Told]) -> tuple[Told, ...]:
    found = [told[name] for name in names if name in told]
    return tuple(sorted(found, key=lambda one: one.reading.sentence.span))


def _connected(links: Sequence[Link]) -> list[list[Link]]:
    """Links that share a sentence together, in order of their first link."""
    parent = list(range(len(links)))

    def root(at: int) -> int:
        while parent[at] != at:
            parent[at] = parent[parent[at]]
            at = parent[at]
        return at

    seen: dict[str, int] = {}
    for at, link in enumerate(links):
        for name in (*link.left, *link.right):
            other = seen.setdefault(name, at)
            one, two = root(at), root(other)
            parent[max(one, two)] = min(one, two)
    together: dict[int, list[Link]] = {}
    for at, link in enumerate(links):
        together.setdefault(root(at), []).append(link)
    return list(together.values())


def _hunks(link: Link, texts: tuple[str, str]) -> list[Hunk]:
    """Runs of deletions and insertions; an equal stretch without a word does not part them."""
    hunks: list[Hunk] = []
    left: Span | None = None
    right: Span | None = None
    for change in link.changes:
        if change.op == "equal":
            if change.left and any(character.isalnum() for character in change.left.of(texts[0])):
                if left or right:
                    hunks.append(Hunk(link.id, left, right))
                left = right = None
            continue
        left = _widened(left, change.left)
        right = _widened(right, change.right)
    if left or right:
        hunks.append(Hunk(link.id, left, right))
    return hunks


def _widened(span: Span | None, more: Span | None) -> Span | None:
    if span is None or more is None:
        return span or more
    return Span(min(span.start, more.start), max(span.end, more.end))


def draft(
    group: Group, facts: tuple[Fact | None, Fact | None], verdict: Verdict, severity: Severity, message: str
) -> Draft:
    """A finding about the left fact, the right one or both, in the link where the right one stands."""
    one, other = facts
    fact = other or one
    if fact is None:
        raise ValueError("a finding needs a fact")
    return Draft(
        fact.kind, verdict, severity, group.link_of(fact.span, left=other is None),
        Passage(one.span, one.text) if one else None,
        Passage(other.span, other.text) if other else None,
        message,
    )  # fmt: skip
