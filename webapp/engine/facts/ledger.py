"""What an editor reads beside the findings, as pure functions on a Comparison.

- ``said_only_left`` and ``said_only_right``: sentences without a counterpart, most important first.
- ``too_close``: sentences of the rewrite that repeat the source, longest run first, each with its runs.
- ``summary``: findings counted by kind and verdict, for the answer in words.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import Final

from webapp.engine.facts.extract import capitals, moments, names, numbers
from webapp.engine.facts.extract.aliases import Lore
from webapp.engine.facts.extract.reading import Reading, read
from webapp.engine.model import Comparison, FactKind, Run, SegmentedArticle, Sentence, Severity, Span, Verdict
from webapp.engine.reading import ReadArticle

_LEAD_PARAGRAPHS: Final = 2
"""Paragraphs at the head of an article that carry its news."""
_LEAD, _QUOTATION, _NUMBER, _NAME = 4.0, 3.0, 2.0, 1.0
"""What counts how much: the lead first, then quotations, then numbers and dates, then names."""


@dataclass(frozen=True, slots=True)
class Said:
    """A sentence that only one side says."""

    sentence: Sentence
    """The sentence."""
    reasons: tuple[str, ...]
    """Why it matters: ``lead``, ``quotation``, ``number``, ``date``, ``name``."""
    weight: float
    """The higher, the more an editor will want to know."""


@dataclass(frozen=True, slots=True)
class Close:
    """A sentence of the rewrite that repeats the source."""

    sentence: Sentence
    """The sentence."""
    runs: tuple[Run, ...]
    """The verbatim runs it holds, or a part of, longest first. Quotations are exempt."""
    words: int
    """Words of the longest run."""


def said_only_left(comparison: Comparison) -> tuple[Said, ...]:
    """*Said in the source, absent here*: left sentences without a link, most important first."""
    return _said(comparison.left, {name for link in comparison.links for name in link.left})


def said_only_right(comparison: Comparison) -> tuple[Said, ...]:
    """*Said here, no source found*: right sentences without a link, most important first."""
    return _said(comparison.right, {name for link in comparison.links for name in link.right})


def _said(article: SegmentedArticle, linked: set[str]) -> tuple[Said, ...]:
    readings = read(ReadArticle.of(article), max(len(article.text), len(article.title or "")))
    known = capitals.lore(readings)
    lead = _lead(article)
    said = [
        _weighed(reading, known, is_lead=reading.sentence.paragraph in lead)
        for reading in readings
        if reading.sentence.id not in linked
    ]
    return tuple(sorted(said, key=lambda one: (-one.weight, one.sentence.span)))


def _lead(article: SegmentedArticle) -> frozenset[int]:
    paragraphs = dict.fromkeys(s.paragraph for s in article.sentences if s.boilerplate is None)
    return frozenset(list(paragraphs)[:_LEAD_PARAGRAPHS])


def _weighed(reading: Reading, known: Lore, *, is_lead: bool) -> Said:
    when, taken = moments.extract(reading)
    counts = [fact for fact in numbers.extract(reading, taken) if not fact.weak]
    tests = (
        ("lead", is_lead, _LEAD),
        ("quotation", bool(reading.marked.spans), _QUOTATION),
        ("number", bool(counts), _NUMBER),
        ("date", any(not fact.weak for fact in when), _NUMBER / 2),
        ("name", bool(names.extract(reading, known)), _NAME),
    )
    held = [(reason, weight) for reason, holds, weight in tests if holds]
    return Said(reading.sentence, tuple(reason for reason, _ in held), sum(weight for _, weight in held))


def too_close(comparison: Comparison) -> tuple[Close, ...]:
    """Sentences of the rewrite to write anew, longest verbatim run first."""
    found: list[Close] = []
    runs = sorted(comparison.closeness.runs, key=lambda run: run.right)
    first = 0
    for sentence in comparison.right.body:
        while first < len(runs) and runs[first].right.end <= sentence.span.start:
            first += 1
        inside: list[Run] = []
        at = first
        while at < len(runs) and runs[at].right.start < sentence.span.end:
            if _meet(runs[at].right, sentence.span):
                inside.append(runs[at])
            at += 1
        if inside and sentence.boilerplate is None:
            inside.sort(key=lambda run: (-run.words, run.right))
            found.append(Close(sentence, tuple(inside), inside[0].words))
    return tuple(sorted(found, key=lambda one: (-one.words, one.sentence.span)))


def _meet(one: Span, other: Span) -> bool:
    return one.start < other.end and other.start < one.end


_NOUNS: Final = {
    FactKind.NUMBER: ("number", "numbers"),
    FactKind.DATE: ("date", "dates"),
    FactKind.NAME: ("name", "names"),
    FactKind.QUOTATION: ("quotation", "quotations"),
    FactKind.ATTRIBUTION: ("attribution", "attributions"),
    FactKind.HEDGE: ("hedge", "hedges"),
    FactKind.NEGATION: ("negation", "negations"),
    FactKind.WORDING: ("wording", "wordings"),
}
_VERBS: Final = {
    Verdict.CHANGED: "changed",
    Verdict.ALTERED: "altered",
    Verdict.MISSING: "dropped",
    Verdict.ADDED: "without a source",
}


def summary(comparison: Comparison, least: Severity = Severity.MEDIUM) -> str:
    """The findings in words, gravest first: ``2 numbers changed, 1 attribution dropped``; empty when there
    are none of severity ``least`` or above."""
    kept = [Severity.HIGH, Severity.MEDIUM, Severity.LOW][: _RANKS[least]]
    counts = Counter(
        (finding.kind, finding.verdict) for finding in comparison.findings if finding.severity in kept
    )
    return ", ".join(_counted(kind, verdict, count) for (kind, verdict), count in counts.items())


_RANKS: Final = {Severity.HIGH: 1, Severity.MEDIUM: 2, Severity.LOW: 3}


def _counted(kind: FactKind, verdict: Verdict, count: int) -> str:
    return f"{count} {_NOUNS[kind][count > 1]} {_VERBS[verdict]}"
