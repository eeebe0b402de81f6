"""Look-ups over a comparison, made once a page: which links and findings a sentence has, its tags, the
stops of a reader who steps through."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from webapp.engine.model import (
    Comparison,
    Finding,
    Link,
    Mention,
    Passage,
    Relation,
    SegmentedArticle,
    Sentence,
    Side,
)
from webapp.present.kind import Terms, terms
from webapp.present.possible import possible_matches
from webapp.present.reader import ANYBODY, Reader
from webapp.present.reading_order import in_reading_order
from webapp.review import Difference, Item, Standing, State, differences

STRUCTURE = "structure"
"""Tag of a sentence that only says who speaks or when: no stop, and nothing that a filter asks for."""

STRUCTURE_RULES = frozenset({"speaker-label", "time-stamp"})
"""Names of the rules that keep such lines out of the comparison."""

REVIEW_TAGS = {
    None: "open",
    State.OK: "",
    State.PROBLEM: "problems",
    State.QUESTION: "questions",
    State.DISMISSED: "dismissed",
}
"""The filter that asks for what was decided so; what is ok is asked for by none."""

_STRENGTH = {relation: rank for rank, relation in enumerate(Relation)}


@dataclass(frozen=True, slots=True)
class Pair:
    """A comparison with its look-ups."""

    comparison: Comparison
    """What they were made from."""
    sentences: dict[str, Sentence]
    """By id, both sides."""
    links: dict[str, tuple[Link, ...]]
    """The links of each sentence that has any, strongest relation first."""
    findings: dict[str, tuple[Finding, ...]]
    """The findings with a passage in each sentence that has any."""
    told: dict[str, tuple[Finding, ...]]
    """The findings of each sentence's links, and those with a side or a mention in it or in a sentence that
    it is linked with: what a reader who looks at the sentence and its counterparts is told."""
    stops: dict[str, int]
    """Sentences to step through, numbered from 1 in reading order, the headlines first: the first of each
    link, and every one without a link but for structure."""
    possible: dict[str, tuple[str, ...]]
    """For each unique sentence that has any, the ids of its possible matches, best first."""
    reader: Reader = ANYBODY
    """Who looks at it, and what was said of it before."""
    items: dict[str, tuple[Item, ...]] = field(default_factory=dict)
    """What is to be looked at in each sentence that has anything: its links, itself, what it is told."""
    differences: dict[str, Difference] = field(default_factory=dict)
    """For the id of each finding the factual difference that it tells, alone or with others; the gravest
    first. What is counted are these, each once."""
    _tags: dict[str, tuple[str, ...]] = field(default_factory=dict, init=False, repr=False, compare=False)
    """What was asked for already: columns, strip, filters and steps ask for the same."""

    @classmethod
    def of(cls, comparison: Comparison, reader: Reader = ANYBODY) -> Pair:
        """The look-ups of a comparison, and of the review as it stands in it."""
        sentences = {s.id: s for s in (*comparison.left.sentences, *comparison.right.sentences)}
        links = _links(comparison.links)
        findings = _findings(comparison)
        stops = {stop: number for number, stop in enumerate(_stops(comparison, links), start=1)}
        told = _told(comparison, links, findings)
        possible = possible_matches(comparison)
        items = _items(sentences, links, told, reader.standing) if reader.standing else {}
        told_by = {one.id: whole for whole in differences(comparison) for one in whole.findings}
        return cls(comparison, sentences, links, findings, told, stops, possible, reader, items, told_by)

    @property
    def terms(self) -> Terms:
        """What the sides and their unique sentences are called."""
        return terms(self.comparison)

    def article(self, side: Side) -> SegmentedArticle:
        """The article of one side."""
        return self.comparison.left if side is Side.LEFT else self.comparison.right

    def relation(self, sentence: Sentence) -> str:
        """The strongest relation of its links, else ``unique`` or ``boilerplate``."""
        if sentence.id in self.links:
            return self.links[sentence.id][0].relation.value
        return "boilerplate" if sentence.boilerplate else "unique"

    @property
    def facts(self) -> tuple[Difference, ...]:
        """The factual differences that stand: all but those that were dismissed, the gravest first."""
        return tuple(one for one in self.all_facts if not self.is_dismissed(one))

    @property
    def all_facts(self) -> tuple[Difference, ...]:
        """Those that were dismissed too."""
        return tuple({one.finding.id: one for one in self.differences.values()}.values())

    def fact_tags(self, difference: Difference) -> tuple[str, ...]:
        """What the filters of facts may ask of a difference; nothing of one that was dismissed."""
        return () if self.is_dismissed(difference) else own_tags(difference)

    def tags(self, sentence: Sentence) -> tuple[str, ...]:
        """Everything the filters may ask of a sentence and its counterparts."""
        if (known := self._tags.get(sentence.id)) is not None:
            return known
        told = (self.differences[one.id] for one in self.told.get(sentence.id, ()))
        facts = (tag for one in told for tag in self.fact_tags(one))
        every = dict.fromkeys([*self.passage_tags(sentence), *facts, *self.said(sentence.id)])
        return self._tags.setdefault(sentence.id, tuple(every))

    def passage_tags(self, sentence: Sentence) -> list[str]:
        """What the aligner says of a sentence."""
        links = self.links.get(sentence.id, ())
        tags = [link.relation.value for link in links]
        if not links and sentence.boilerplate:
            tags.append(STRUCTURE if is_structure(sentence) else "boilerplate")
        elif not links:
            tags.append("missing" if side_of(sentence.id) is Side.LEFT else "new")
        tags += ["possible"] if sentence.id in self.possible else []
        tags += ["moved"] if any(link.moved for link in links) else []
        tags += ["pinned"] if any(link.pinned for link in links) else []
        tags += ["uncertain"] if any(link.uncertain for link in links) else []
        return tags

    def said(self, sentence: str) -> Iterator[str]:
        """Tags of what was decided of a sentence, its links and its findings; ``open`` for what was not."""
        for state in self.states(sentence):
            if tag := REVIEW_TAGS[state]:
                yield tag
        if any(item.key in self.reader.again for item in self.items.get(sentence, ())):
            yield "again"

    def states(self, sentence: str) -> list[State | None]:
        """What was decided of a sentence, its links and its findings; None for each that is open."""
        now = self.reader.standing
        return [now.state(item.key) for item in self.items.get(sentence, ())] if now else []

    def dismissed(self, finding: Finding) -> bool:
        """Whether somebody said that it is no difference of fact."""
        now = self.reader.standing
        return now is not None and now.state(finding.key) is State.DISMISSED

    def is_dismissed(self, difference: Difference) -> bool:
        """Whether that was said of every finding that tells it."""
        return all(self.dismissed(finding) for finding in difference.findings)

    def commented(self) -> Counter[str]:
        """How many open comments are seen at each sentence that has any."""
        now = self.reader.standing
        if now is None:
            return Counter()
        at = {one.key: self.sentence_of(now.anchors.get(one.key, "")) for one in now.review.comments}
        return Counter(at[one.key] for one in now.review.comments if at[one.key] and not one.resolved)

    def sentence_of(self, id: str) -> str:
        """The sentence at which something is seen: itself, the first of a link, that of a finding; empty for
        what is not in the pair."""
        if id in self.sentences:
            return id
        for link in self.comparison.links:
            if link.id == id:
                return link.left[0]
        for finding in self.comparison.findings:
            passage = finding.left or finding.right
            if finding.id == id and passage:
                return sentence_at(self.article(Side.LEFT if finding.left else Side.RIGHT), passage) or ""
        return ""

    def counterparts(self, sentence: str) -> tuple[str, ...]:
        """The sentences on the other side that tell the same, in reading order."""
        links = self.links.get(sentence, ())
        if side_of(sentence) is Side.LEFT:
            return tuple(dict.fromkeys(other for link in links for other in link.right))
        return tuple(dict.fromkeys(other for link in links for other in link.left))

    def stop_of(self, sentence: str) -> str:
        """The stop at which a sentence is seen: itself, or the first sentence of its first link."""
        if sentence in self.stops or sentence not in self.links:
            return sentence
        return self.links[sentence][0].left[0]

    def stop_number(self, sentence: str) -> int:
        """The number of that stop; 0 for what is no sentence of the pair."""
        return self.stops.get(self.stop_of(sentence), 0)


def own_tags(difference: Difference) -> tuple[str, ...]:
    """Severity and kind of a difference, and both together, as the filters of facts ask for them."""
    kind, severity = difference.finding.kind.value, difference.finding.severity.value
    return "facts", severity, kind, f"{kind}-{severity}"


def side_of(sentence: str) -> Side:
    """The side a sentence id belongs to."""
    return Side.LEFT if sentence.startswith(Side.LEFT.letter) else Side.RIGHT


def is_structure(sentence: Sentence) -> bool:
    """Whether it is a speaker's name or a time stamp on a line of its own."""
    return sentence.boilerplate in STRUCTURE_RULES


def sentence_at(article: SegmentedArticle, passage: Passage) -> str | None:
    """The id of the sentence a passage stands in; where the result does not say, of the one it begins in."""
    if passage.sentence:
        return passage.sentence
    after = bisect_right(article.body, passage.span.start, key=lambda sentence: sentence.span.start)
    if not after or article.body[after - 1].span.end <= passage.span.start:
        return None
    return article.body[after - 1].id


def _links(links: Iterable[Link]) -> dict[str, tuple[Link, ...]]:
    found: defaultdict[str, list[Link]] = defaultdict(list)
    for link in links:
        for sentence in (*link.left, *link.right):
            found[sentence].append(link)
    return {key: tuple(sorted(value, key=_strength)) for key, value in found.items()}


def _strength(link: Link) -> int:
    return _STRENGTH[link.relation]


def _findings(comparison: Comparison) -> dict[str, tuple[Finding, ...]]:
    found: defaultdict[str, list[Finding]] = defaultdict(list)
    for finding in comparison.findings:
        for side, article in ((Side.LEFT, comparison.left), (Side.RIGHT, comparison.right)):
            for passage in passages(finding, side):
                at = sentence_at(article, passage)
                if at and finding not in found[at][-1:]:
                    found[at].append(finding)
    return {key: tuple(value) for key, value in found.items()}


def passages(finding: Finding, side: Side) -> Iterator[Passage]:
    """Where a finding and its mentions stand on one side."""
    places: tuple[Finding | Mention, ...] = (finding, *finding.mentions)
    for place in places:
        passage = place.left if side is Side.LEFT else place.right
        if passage:
            yield passage


def _told(
    comparison: Comparison, links: dict[str, tuple[Link, ...]], findings: dict[str, tuple[Finding, ...]]
) -> dict[str, tuple[Finding, ...]]:
    of_link: defaultdict[str, list[Finding]] = defaultdict(list)
    for finding in comparison.findings:
        if finding.link is not None:
            of_link[finding.link].append(finding)
    told: dict[str, tuple[Finding, ...]] = {}
    for sentence in links.keys() | findings.keys():
        own = links.get(sentence, ())
        passage = (sentence, *(member for link in own for member in (*link.left, *link.right)))
        there = (*(of_link[link.id] for link in own), *(findings.get(member, ()) for member in passage))
        told[sentence] = tuple({one.id: one for group in there for one in group}.values())
    return told


def _items(
    sentences: dict[str, Sentence],
    links: dict[str, tuple[Link, ...]],
    told: dict[str, tuple[Finding, ...]],
    standing: Standing,
) -> dict[str, tuple[Item, ...]]:
    found = {}
    for sentence in sentences.values():
        keys = [
            *(link.key for link in links.get(sentence.id, ())),
            sentence.key,
            *(finding.key for finding in told.get(sentence.id, ())),
        ]
        if own := tuple(standing.items[key] for key in keys if key in standing.items):
            found[sentence.id] = own
    return found


def _stops(comparison: Comparison, links: dict[str, tuple[Link, ...]]) -> Iterator[str]:
    first = {link.left[0] for link in comparison.links}
    for sentence in in_reading_order(comparison):
        is_alone = sentence.id not in links and not is_structure(sentence)
        if is_alone or sentence.id in first:
            yield sentence.id
