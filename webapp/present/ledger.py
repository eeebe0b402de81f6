"""The findings as a list to choose from."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from webapp.engine.model import Finding, Sentence, Severity, Side
from webapp.present.closeness import too_close
from webapp.present.pair import Pair, sentence_at
from webapp.present.possible import match_words
from webapp.present.state import PageState
from webapp.present.wording import KINDS, SEVERITIES, counted, short_name, shown
from webapp.present.words import WordView, word_view
from webapp.review import same_facts


@dataclass(frozen=True, slots=True)
class FindingView:
    """A difference of facts."""

    id: str
    """``F1`` …"""
    kind: str
    """Number, Date …"""
    severity: str
    """``high``, ``medium`` or ``low``."""
    message: str
    """One plain sentence."""
    href: str
    """The page with its passage chosen; empty when it stands in no sentence."""
    sentence: str
    """Id of the sentence that ``href`` chooses."""
    chosen: bool
    """That sentence is the chosen one."""
    word: WordView | None
    """What was decided of it; None where there is no review to show."""


@dataclass(frozen=True, slots=True)
class Group:
    """Findings of one severity."""

    severity: str
    """``high``, ``medium`` or ``low``."""
    heading: str
    """What the severity means for an editor."""
    findings: tuple[FindingView, ...]
    """In reading order."""


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
    close = [(near.sentence, f"{counted(near.words, 'word')} in a row") for near in too_close(comparison)]
    lists = (
        (f"Said in {articles[Side.LEFT]} only", left),
        (f"Said in {articles[Side.RIGHT]} only", right),
        ("Perhaps said on both sides", perhaps),
        (f"Word for word as in {articles[Side.LEFT]}", close),
    )
    return tuple(
        Shelf(heading, tuple(_place(sentence, why, state) for sentence, why in found))
        for heading, found in lists
        if found
    )


def _place(sentence: Sentence, why: str, state: PageState) -> Place:
    return Place(sentence.id, short_name(sentence.id), state.choosing(sentence.id), shown(sentence.text), why)


def ledger(pair: Pair, state: PageState) -> tuple[Group, ...]:
    """Every finding, by severity, the gravest first; empty groups left out."""
    views = finding_views(pair, pair.comparison.findings, state)
    groups = (
        Group(severity.value, SEVERITIES[severity], tuple(v for v in views if v.severity == severity.value))
        for severity in Severity
    )
    return tuple(group for group in groups if group.findings)


def finding_views(pair: Pair, findings: Iterable[Finding], state: PageState) -> tuple[FindingView, ...]:
    """Findings as the page shows them, in the order given."""
    alike = same_facts(pair.comparison) if pair.reader.standing else {}
    return tuple(_view(pair, finding, alike.get(finding.key, ()), state) for finding in findings)


def place(pair: Pair, finding: Finding) -> str:
    """The sentence to choose for a finding: on the left when the fact stands there, else on the right;
    empty when it stands in no sentence."""
    comparison = pair.comparison
    for article, passage in ((comparison.left, finding.left), (comparison.right, finding.right)):
        at = sentence_at(article, passage) if passage else None
        if at:
            return at
    return ""


def _view(pair: Pair, finding: Finding, alike: Sequence[str], state: PageState) -> FindingView:
    at = place(pair, finding)
    now = pair.reader.standing
    item = now.items.get(finding.key) if now else None
    return FindingView(
        id=finding.id,
        kind=KINDS[finding.kind],
        severity=finding.severity.value,
        message=shown(finding.message),
        href=state.choosing(at) if at else "",
        sentence=at,
        chosen=bool(at) and at == state.sentence,
        word=word_view(pair.reader, item, alike=alike) if item else None,
    )
