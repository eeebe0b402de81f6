"""The factual differences as a list to choose from, and lists of sentences."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby

from webapp.engine.model import Finding, Sentence, Severity, Side
from webapp.present.closeness import too_close
from webapp.present.pair import REVIEW_TAGS, Pair, own_tags, passages, sentence_at
from webapp.present.possible import match_words
from webapp.present.state import PageState
from webapp.present.wording import how_many, kind_name, severity_name, short_name, shown
from webapp.present.words import WordView, word_view
from webapp.review import Difference
from webapp.words import say

_RANK = {severity: rank for rank, severity in enumerate(Severity)}


@dataclass(frozen=True, slots=True)
class FindingView:
    """A factual difference."""

    id: str
    """``F1`` …"""
    kind: str
    """Number, Date …"""
    severity: str
    """``high``, ``medium`` or ``low``."""
    message: str
    """One plain sentence."""
    more: tuple[str, ...]
    """What other findings say of the same difference."""
    also: str
    """Where else it shows: ``L9, R7``; empty where it is told of one passage."""
    href: str
    """The page with its passage chosen; empty when it stands in no sentence."""
    sentence: str
    """Id of the sentence that ``href`` chooses."""
    chosen: bool
    """That sentence is the chosen one."""
    tags: str
    """What the filters may ask of it, spaced."""
    off: bool
    """The filters leave it out."""
    dismissed: bool
    """It was dismissed: it keeps its place, and is in no count."""
    word: WordView | None
    """What was decided of it; None where there is no review to show."""


@dataclass(frozen=True, slots=True)
class ToldAt:
    """Differences of one severity in one passage, one after the other in the ledger, for every writer."""

    severity: Severity
    """How much they should worry an editor."""
    name: str
    """The sentences of the passage: ``L3 · R4``."""
    differences: tuple[Difference, ...]
    """The surest first, then in the order of their findings."""


@dataclass(frozen=True, slots=True)
class Spot:
    """Differences of one severity in one passage, one after the other in the ledger."""

    name: str
    """The sentences of the passage: ``L3 · R4``."""
    findings: tuple[FindingView, ...]
    """The surest first."""


@dataclass(frozen=True, slots=True)
class Group:
    """The differences of one severity."""

    severity: str
    """``high``, ``medium`` or ``low``."""
    heading: str
    """The severity in a word."""
    spots: tuple[Spot, ...]
    """Where they stand, in the order of the ledger; a passage stands here twice where others are between."""

    @property
    def findings(self) -> tuple[FindingView, ...]:
        """All of them, in the order of their places."""
        return tuple(finding for spot in self.spots for finding in spot.findings)

    @property
    def left(self) -> int:
        """How many the filters leave."""
        return sum(not (finding.off or finding.dismissed) for finding in self.findings)

    @property
    def total(self) -> int:
        """How many there are."""
        return sum(not finding.dismissed for finding in self.findings)


@dataclass(frozen=True, slots=True)
class Ledger:
    """All factual differences of a pair."""

    groups: tuple[Group, ...]
    """By severity, the gravest first; empty ones left out."""
    everything: str
    """Address of the page with no filter."""

    @property
    def total(self) -> int:
        """How many there are."""
        return sum(group.total for group in self.groups)

    @property
    def left(self) -> int:
        """How many of them the filters leave."""
        return sum(group.left for group in self.groups)


@dataclass(frozen=True, slots=True)
class Place:
    """A sentence that a list leads to."""

    sentence: str
    """Its id."""
    name: str
    """What the list calls it."""
    href: str
    """The page with it chosen."""
    text: str
    """What it says."""
    why: str
    """Why it is in the list: ``lead, number``; ``14 words``; ``possible match R3``."""


@dataclass(frozen=True, slots=True)
class Shelf:
    """A list of sentences, the most important first."""

    heading: str
    """What they have in common."""
    places: tuple[Place, ...]
    """At least one."""


def shelves(pair: Pair, state: PageState) -> tuple[Shelf, ...]:
    """What only one side says, what is perhaps said on both, and what is too close; empty lists left out. Of
    two stories each side says everything alone, which needs no list."""
    comparison, articles = pair.comparison, pair.terms.articles
    only = comparison.said_only
    left, right = (
        [
            (pair.sentences[one.sentence], ", ".join(one.reasons))
            for one in said
            if pair.terms.tells_unique and one.sentence not in pair.possible
        ]
        for said in (only.left, only.right)
    )
    perhaps = [(pair.sentences[id], match_words(matches)) for id, matches in pair.possible.items()]
    close = [(near.sentence, how_many("terms.count.in_a_row", near.words)) for near in too_close(comparison)]
    lists = (
        (say("ledger.shelf.only", article=articles[Side.LEFT]), left),
        (say("ledger.shelf.only", article=articles[Side.RIGHT]), right),
        (say("ledger.shelf.perhaps"), perhaps),
        (say("ledger.shelf.verbatim", article=articles[Side.LEFT]), close),
    )
    return tuple(
        Shelf(heading, tuple(_place(sentence, why, state) for sentence, why in found))
        for heading, found in lists
        if found
    )


def _place(sentence: Sentence, why: str, state: PageState) -> Place:
    return Place(sentence.id, short_name(sentence.id), state.choosing(sentence.id), shown(sentence.text), why)


def ledger(pair: Pair, state: PageState) -> Ledger | None:
    """Every factual difference of the pair; None where there is none."""
    if not pair.differences:
        return None
    groups: defaultdict[Severity, list[Spot]] = defaultdict(list)
    for told in told_at(pair, pair.all_facts):
        views = tuple(_view(pair, one, state) for one in told.differences)
        groups[told.severity].append(Spot(told.name, views))
    return Ledger(
        groups=tuple(Group(one.value, severity_name(one), tuple(spots)) for one, spots in groups.items()),
        everything=state.showing(),
    )


def told_at(pair: Pair, facts: Sequence[Difference] | None = None) -> tuple[ToldAt, ...]:
    """Some differences, or all that stand, in the one order of the summary, the ledger and every export: the
    gravest first, then the surest first by tenths, then in reading order. Neighbours of one passage are told
    together. Whoever reads the first three reads those that a careful reader would call one."""

    def order(one: Difference) -> tuple[int, float, int, tuple[str, ...]]:
        surely = -round(one.finding.confidence, 1)
        at = pair.stop_number(place(pair, one.finding))
        return _RANK[one.finding.severity], surely, at, _passage(pair, one.finding)

    def spot(one: Difference) -> tuple[Severity, tuple[str, ...]]:
        return one.finding.severity, _passage(pair, one.finding)

    listed = groupby(sorted(pair.facts if facts is None else facts, key=order), key=spot)
    return tuple(ToldAt(severity, _name(at), tuple(held)) for (severity, at), held in listed)


def _passage(pair: Pair, finding: Finding) -> tuple[str, ...]:
    """The sentences of its link, or the one it stands in."""
    link = next((one for one in pair.links.get(place(pair, finding), ()) if one.id == finding.link), None)
    return (*link.left, *link.right) if link else tuple(filter(None, [place(pair, finding)]))


def _name(sentences: Sequence[str]) -> str:
    """``L3 · R4``, ``L3, L4 · R5``, ``R5``; headlines by that word."""
    sides = [", ".join(short_name(one) for one in sentences if one.startswith(side.letter)) for side in Side]
    return " · ".join(filter(None, dict.fromkeys(sides))) or say("terms.whole_text")


def finding_views(pair: Pair, findings: Iterable[Finding], state: PageState) -> tuple[FindingView, ...]:
    """The differences that findings tell, each once, in the order given."""
    found = {whole.finding.id: whole for one in findings for whole in [pair.differences[one.id]]}
    return tuple(_view(pair, whole, state) for whole in found.values())


def place(pair: Pair, finding: Finding) -> str:
    """The sentence to choose for a finding: on the left when the fact stands there, else on the right;
    empty when it stands in no sentence."""
    comparison = pair.comparison
    for article, passage in ((comparison.left, finding.left), (comparison.right, finding.right)):
        at = sentence_at(article, passage) if passage else None
        if at:
            return at
    return ""


def _view(pair: Pair, difference: Difference, state: PageState) -> FindingView:
    finding = difference.finding
    at, tags = place(pair, finding), _tags(pair, difference)
    now = pair.reader.standing
    item = now.items.get(finding.key) if now else None
    alike = [other.key for other in difference.also]
    return FindingView(
        id=finding.id,
        kind=kind_name(finding.kind),
        severity=finding.severity.value,
        message=shown(finding.message),
        more=tuple(dict.fromkeys(shown(other.message) for other in difference.also)),
        also=also(pair, difference),
        href=state.choosing(at) if at else "",
        sentence=at,
        chosen=bool(at) and at == state.sentence,
        tags=" ".join(tags),
        off=bool(tags) and not state.shows(tags),
        dismissed=pair.is_dismissed(difference),
        word=word_view(pair.reader, item, alike=alike) if item else None,
    )


def _tags(pair: Pair, difference: Difference) -> tuple[str, ...]:
    """What the filters may ask of it: its own tags, what was decided of it, and what its passage is. One that
    was dismissed keeps its own, so that it stays where it was."""
    now, dismissed = pair.reader.standing, pair.is_dismissed(difference)
    told = [one for one in difference.findings if dismissed or not pair.dismissed(one)]
    said = [REVIEW_TAGS[now.state(one.key)] for one in told[:1]] if now else []
    said += ["again"] if any(one.key in pair.reader.again for one in difference.findings) else []
    at = pair.sentences.get(place(pair, difference.finding))
    return tuple(filter(None, (*own_tags(difference), *said, *(pair.passage_tags(at) if at else ()))))


def also(pair: Pair, difference: Difference) -> str:
    """The sentences in which it shows, but for those that its place names already."""
    named = _passage(pair, difference.finding)
    found = [
        sentence_at(pair.article(side), passage) or ""
        for side in Side
        for one in difference.findings
        for passage in passages(one, side)
    ]
    return ", ".join(short_name(one) for one in dict.fromkeys(found) if one and one not in named)
