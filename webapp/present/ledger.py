"""The factual differences as a list to choose from."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from webapp.engine.model import Finding, Severity, Side
from webapp.present.pair import REVIEW_TAGS, Pair, own_tags, passages, sentence_at
from webapp.present.state import PageState
from webapp.present.wording import kind_name, severity_name, short_name, shown
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
    stop: int
    """The number of the stop at which that sentence is seen, for the keys that go through the ledger; 0 where
    there is none."""
    chosen: bool
    """That sentence is the chosen one."""
    tags: str
    """What the filters may ask of it, spaced."""
    off: bool
    """The filters leave it out."""
    dismissed: bool
    """It was dismissed: it keeps its place."""
    uncounted: bool
    """It was dismissed, and no filter asks for what was: it is out of sight, and in no count."""
    word: WordView | None
    """What was decided of it; None where there is no review to show."""


@dataclass(frozen=True, slots=True)
class ToldAt:
    """All differences of one severity in one passage, for every writer of a ledger."""

    severity: Severity
    """How much they should worry an editor."""
    name: str
    """The sentences of the passage: ``L3 · R4``."""
    differences: tuple[Difference, ...]
    """The surest first, then in reading order."""


@dataclass(frozen=True, slots=True)
class Spot:
    """All differences of one severity in one passage."""

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
    """Where they stand, in the order of the ledger; each passage once."""

    @property
    def findings(self) -> tuple[FindingView, ...]:
        """All of them, in the order of their places."""
        return tuple(finding for spot in self.spots for finding in spot.findings)

    @property
    def left(self) -> int:
        """How many the filters leave."""
        return sum(not (finding.off or finding.uncounted) for finding in self.findings)

    @property
    def total(self) -> int:
        """How many there are."""
        return sum(not finding.uncounted for finding in self.findings)


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


def ledger(pair: Pair, state: PageState) -> Ledger | None:
    """Every factual difference of the pair; None where there is none."""
    if not pair.differences:
        return None
    groups: defaultdict[Severity, list[Spot]] = defaultdict(list)
    stops = {0}
    for told in told_at(pair, pair.all_facts):
        views = tuple(_once(_view(pair, one, state), stops) for one in told.differences)
        groups[told.severity].append(Spot(told.name, views))
    return Ledger(
        groups=tuple(Group(one.value, severity_name(one), tuple(spots)) for one, spots in groups.items()),
        everything=state.showing(),
    )


def _once(view: FindingView, stops: set[int]) -> FindingView:
    """A row that is a stop only if none before it is the same one."""
    known = view.stop in stops
    stops.add(view.stop)
    return replace(view, stop=0) if known else view


def told_at(pair: Pair, facts: Sequence[Difference] | None = None) -> tuple[ToldAt, ...]:
    """Some differences, or all that stand, in the one order of the summary, the ledger and every export: the
    gravest first, and of one severity passage by passage, so that each is named once. A passage comes as
    early as its surest difference, by tenths, then in reading order; what was dismissed keeps it there."""
    spots: defaultdict[tuple[Severity, str], list[Difference]] = defaultdict(list)
    for one in pair.all_facts:
        spots[one.finding.severity, _name(_passage(pair, one.finding))].append(one)

    def read(one: Difference) -> int:
        return pair.stop_number(place(pair, one.finding))

    def order(spot: tuple[Severity, str]) -> tuple[int, int, int, str]:
        severity, name = spot
        return _RANK[severity], min(map(_unsurely, spots[spot])), min(map(read, spots[spot])), name

    wanted = {one.finding.id for one in (pair.facts if facts is None else facts)}
    told = []
    for spot in sorted(spots, key=order):
        held = sorted(spots[spot], key=lambda one: (_unsurely(one), read(one)))
        told.append(ToldAt(*spot, tuple(one for one in held if one.finding.id in wanted)))
    return tuple(one for one in told if one.differences)


def _unsurely(one: Difference) -> int:
    """The surest first: finer than by tenths nobody can say."""
    return -round(one.finding.confidence * 10)


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
    dismissed = pair.is_dismissed(difference)
    return FindingView(
        id=finding.id,
        kind=kind_name(finding.kind),
        severity=finding.severity.value,
        message=shown(finding.message),
        more=tuple(dict.fromkeys(shown(other.message) for other in difference.also)),
        also=also(pair, difference),
        href=state.choosing(at) if at else "",
        sentence=at,
        stop=0 if dismissed else pair.stop_number(at),
        chosen=bool(at) and at == state.sentence,
        tags=" ".join(tags),
        off=bool(tags) and not state.shows(tags),
        dismissed=dismissed,
        uncounted=dismissed and "dismissed" not in state.show,
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
