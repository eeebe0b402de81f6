"""What an editor has to look at in a comparison, and how far that has come.

An item is a link that is not identical, a sentence without a link, or a finding. A finding inside a link, or
in a sentence without one, is looked at with it: whoever decides of the passage has seen what is said of it.
It can be decided of by itself as well, and that word then goes first. *OK* on a passage is no word on a
serious finding in it: who calls the passage OK has not said that its error is none.
"""

from __future__ import annotations

from collections.abc import Container, Iterator
from dataclasses import dataclass
from enum import StrEnum
from textwrap import shorten

from webapp.engine.model import Comparison, PairKind, Pins, Relation, Sentence, Severity
from webapp.review.values import Comment, Decision, Review, State

WORDS_WIDTH = 200
"""Characters of an item's words that are kept with what is said about it: enough to know it again."""


class Subject(StrEnum):
    """What an item is."""

    LINK = "link"
    FINDING = "finding"
    MISSING = "missing"
    """A sentence of the source without a link."""
    NEW = "new"
    """A sentence of the rewrite without a link."""


@dataclass(frozen=True, slots=True)
class Item:
    """One thing to look at."""

    key: str
    """The same in the next revision while the words are the same."""
    subject: Subject
    """What it is."""
    id: str
    """In this comparison: ``K3``, ``F2``, ``L13``."""
    sentence: str
    """Id of the sentence at which it is seen; empty for a finding that stands in none."""
    within: str
    """Of a finding the key of the item it is looked at with; else empty."""
    is_serious: bool = False
    """It is a serious finding: *OK* on what it is looked at with does not hold for it."""


@dataclass(frozen=True, slots=True)
class Progress:
    """How far the review has come."""

    looked_at: int
    """Items that are decided, or looked at with another one."""
    total: int
    """All items."""

    @property
    def done(self) -> bool:
        """Nothing is left to look at."""
        return self.looked_at == self.total


@dataclass(frozen=True, slots=True)
class Standing:
    """A review as it stands in one comparison."""

    items: dict[str, Item]
    """By key, in reading order."""
    review: Review
    """All that was said of the pair."""
    pins: Pins
    """The links by hand of this comparison, also those whose words no longer stand."""
    anchors: dict[str, str]
    """Ids of all sentences, links and findings by key: what a comment can be about."""

    def state(self, key: str) -> State | None:
        """What was decided of an item, or of the one it is looked at with; None while it is open."""
        decision = self.decision(key)
        return decision.state if decision else None

    def decision(self, key: str) -> Decision | None:
        """The decision that holds for an item: its own, else that of the item it is looked at with."""
        decisions = self.review.decisions
        item = self.items.get(key)
        if key in decisions or item is None:
            return decisions.get(key)
        passed = decisions.get(item.within)
        return None if passed and passed.state is State.OK and item.is_serious else passed

    @property
    def progress(self) -> Progress:
        """How many items are looked at."""
        return Progress(sum(1 for key in self.items if self.state(key)), len(self.items))

    def decided(self, state: State) -> tuple[Item, ...]:
        """The items of which this was decided themselves, in reading order."""
        decisions = self.review.decisions
        return tuple(i for k, i in self.items.items() if k in decisions and decisions[k].state is state)

    @property
    def gone(self) -> tuple[Decision, ...]:
        """Decisions on what no longer stands in this comparison, oldest first."""
        return tuple(
            sorted((one for key, one in self.review.decisions.items() if key not in self.items), key=_moment)
        )

    @property
    def orphans(self) -> tuple[Comment, ...]:
        """Comments on what no longer stands in this comparison, oldest first."""
        return tuple(one for one in self.review.comments if one.key and one.key not in self.anchors)

    @property
    def lost_pins(self) -> tuple[tuple[str, str], ...]:
        """Links by hand, as the keys of their sentences, of which one no longer stands in this comparison."""
        pins = (*self.pins.linked, *self.pins.unlinked)
        return tuple(pair for pair in pins if not self.anchors.keys() >= set(pair))

    def comments_on(self, keys: Container[str]) -> tuple[Comment, ...]:
        """The comments on some things, oldest first; the empty key stands for the whole."""
        return tuple(one for one in self.review.comments if one.key in keys)


def standing(comparison: Comparison, review: Review) -> Standing:
    """How a review stands in one of the pair's comparisons."""
    sentences = (*comparison.left.sentences, *comparison.right.sentences)
    anchors = {one.key: one.id for one in sentences if one.key}  # a line out of a page's frame has none
    anchors |= {link.key: link.id for link in comparison.links}
    anchors |= {finding.key: finding.id for finding in comparison.findings}
    return Standing({item.key: item for item in items(comparison)}, review, comparison.pins, anchors)


def words_of(comparison: Comparison, id: str) -> str:
    """What a sentence, a link's left end or a finding says, shortened; empty for what there is not."""
    for finding in comparison.findings:  # first: of many that tell the same fact, each is asked for
        if finding.id == id:
            return _shortened(finding.message)
    link = next((one for one in comparison.links if one.id == id), None)
    wanted = link.left if link else (id,)
    sentences = (*comparison.left.sentences, *comparison.right.sentences)
    return _shortened(" ".join(one.text[: 8 * WORDS_WIDTH] for one in sentences if one.id in wanted))


def items(comparison: Comparison) -> tuple[Item, ...]:
    """What is to be looked at: links, then sentences without one, each in reading order, then the findings,
    the gravest first. Of two different stories nothing is."""
    sentences = {one.id: one for one in (*comparison.left.sentences, *comparison.right.sentences)}
    return (*_links(comparison), *_unique(comparison, sentences), *_findings(comparison, sentences))


def words_of_pin(comparison: Comparison, left: str, right: str) -> str:
    """What two sentences say, shortened, by their keys; empty for what there is not."""
    said = {one.key: one.text for one in (*comparison.left.sentences, *comparison.right.sentences)}
    half = WORDS_WIDTH // 2 - 2
    return " ↔ ".join(shorten(said.get(key, "")[: 8 * half], half, placeholder=" …") for key in (left, right))


def _links(comparison: Comparison) -> Iterator[Item]:
    for link in comparison.links:
        if link.relation is not Relation.IDENTICAL:
            yield Item(link.key, Subject.LINK, link.id, link.left[0], "")


def _unique(comparison: Comparison, sentences: dict[str, Sentence]) -> Iterator[Item]:
    if comparison.pair and comparison.pair.kind is PairKind.STRANGERS:
        return
    for ids, subject in ((comparison.unique.left, Subject.MISSING), (comparison.unique.right, Subject.NEW)):
        for id in ids:
            yield Item(sentences[id].key, subject, id, id, "")


def _findings(comparison: Comparison, sentences: dict[str, Sentence]) -> Iterator[Item]:
    links = {link.id: link.key for link in comparison.links if link.relation is not Relation.IDENTICAL}
    unique = {*comparison.unique.left, *comparison.unique.right}
    for finding in comparison.findings:
        passage = finding.left or finding.right
        at = passage.sentence if passage else ""
        alone = not finding.link and at in unique
        within = sentences[at].key if alone else links.get(finding.link or "", "")
        is_serious = finding.severity is Severity.HIGH
        yield Item(finding.key, Subject.FINDING, finding.id, at, within, is_serious)


def _shortened(words: str) -> str:
    """Of a megabyte in one sentence only the beginning is looked at."""
    return shorten(words[: 8 * WORDS_WIDTH], WORDS_WIDTH, placeholder=" …")


def _moment(decision: Decision) -> float:
    return decision.at.timestamp()
