"""What stands in a document's margin: findings, what is missing, new or moved, and what people noted."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from webapp.engine.model import Comparison, Finding, PairKind, Passage, Side, Span
from webapp.export.stream import Stream
from webapp.export.summary import summary
from webapp.present.kind import kind_of, terms
from webapp.present.pair import sentence_at, side_of
from webapp.present.possible import match_words, named, possible_matches
from webapp.present.wording import kind_name, severity_inside, short_name
from webapp.review import Standing
from webapp.words import say
from webapp.words.lists import enumerated

AUTHOR = "Diptych"
"""Of every change, and of every remark that no person made. They carry no date: the same comparison gives
the same bytes."""


@dataclass(frozen=True, slots=True)
class Reply:
    """What somebody answered to a remark."""

    text: str
    """What it says; may have several lines."""
    author: str
    """Who wrote it."""
    date: datetime | None = None
    """When, with a time zone; None for no date."""


@dataclass(frozen=True, slots=True)
class Remark:
    """One remark."""

    about: str
    """Id of the sentence, link or finding it stands at; empty for the whole. What is no such id is the whole
    too."""
    text: str
    """What it says; may have several lines."""
    author: str = AUTHOR
    """Who wrote it."""
    date: datetime | None = None
    """When, with a time zone; None for no date."""
    replies: tuple[Reply, ...] = ()
    """In order."""
    resolved: bool = False
    """It is settled: word processors show it greyed."""
    answers: bool = False
    """It is a word on what the comparison itself remarks there, if it does."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where a remark stands."""

    side: Side
    """In which text."""
    span: Span
    """Where in its stream."""


def remarks(comparison: Comparison, now: Standing | None = None) -> tuple[Remark, ...]:
    """All remarks that the comparison itself makes: the one on the whole, as its review stands, then
    findings, then the rest."""
    limits = (say("export.limit", message=limit.message) for limit in comparison.limits)
    about = (*summary(comparison, now), *limits)
    whole = Remark("", "\n".join(about))
    return (whole, *_findings(comparison), *_unique(comparison), *_moved(comparison))


def joined(own: Sequence[Remark], notes: Sequence[Remark]) -> tuple[Remark, ...]:
    """The comparison's remarks with the words on them as answers, then what else people noted."""
    made = list(own)
    at = {remark.about: number for number, remark in enumerate(own) if remark.about}
    for note in notes:
        number = at.get(note.about) if note.answers else None
        if number is None:
            made.append(note)
            continue
        answer = Reply(note.text, note.author, note.date)
        replies = (*made[number].replies, answer, *note.replies)
        made[number] = replace(made[number], replies=replies, resolved=note.resolved)
    return tuple(made)


class Places:
    """Finds where remarks stand: a finding at its words, a link at its sentences of the rewrite."""

    def __init__(self, comparison: Comparison, left: Stream, right: Stream) -> None:
        self.streams = {Side.LEFT: left, Side.RIGHT: right}
        self.findings = {finding.id: finding for finding in comparison.findings}
        self.links = {link.id: link for link in comparison.links}
        self.sentences = {
            sentence.id: sentence
            for article in (comparison.left, comparison.right)
            for sentence in article.sentences
        }

    def of(self, about: str) -> Place | None:
        """The place of a sentence, a link or a finding; None for the whole."""
        if about in self.findings:
            return self._of_finding(self.findings[about])
        if about in self.links:
            return self._of_sentences(self.links[about].right)
        return self._of_sentences((about,))

    def _of_finding(self, finding: Finding) -> Place | None:
        return (
            self._of_passage(Side.RIGHT, finding.right)
            or (self.of(finding.link) if finding.link else None)
            or self._of_passage(Side.LEFT, finding.left)
        )

    def _of_passage(self, side: Side, passage: Passage | None) -> Place | None:
        stream = self.streams[side]
        sentence = self.sentences.get(sentence_at(stream.article, passage) or "") if passage else None
        return Place(side, stream.at(passage.span, sentence)) if passage and sentence else None

    def _of_sentences(self, names: Sequence[str]) -> Place | None:
        found = [self.sentences[name] for name in names if name in self.sentences]
        if not found:
            return None
        side = side_of(found[0].id)
        first, last = self.streams[side].span(found[0]), self.streams[side].span(found[-1])
        return Place(side, Span(first.start, last.end))


def _findings(comparison: Comparison) -> Iterator[Remark]:
    for finding in comparison.findings:
        text = say(
            "export.remark.difference",
            kind=kind_name(finding.kind),
            severity=severity_inside(finding.severity),
            message=finding.message,
        )
        yield Remark(finding.id, text)


def _unique(comparison: Comparison) -> Iterator[Remark]:
    matches = possible_matches(comparison)
    tells_unique = terms(comparison).tells_unique
    rewrite = kind_of(comparison) is PairKind.REWRITE
    kind = PairKind.REWRITE if rewrite else PairKind.TELLINGS
    for sentence in (*comparison.unique.left, *comparison.unique.right):
        found = matches.get(sentence, ())
        if found or tells_unique:
            yield Remark(sentence, _unique_said(kind, sentence, found))


def _unique_said(kind: PairKind, sentence: str, found: Sequence[str]) -> str:
    """Of the left side with its place: who reads the rewrite sees where it stood, not what it is called."""
    if side_of(sentence) is Side.LEFT:
        place = short_name(sentence)
        if found:
            return say(f"export.remark.{kind.value}.left_perhaps", place=place, matches=match_words(found))
        return say(f"export.remark.{kind.value}.left", place=place)
    if found:
        return say(f"export.remark.{kind.value}.right_perhaps", matches=match_words(found))
    return say(f"export.remark.{kind.value}.right")


def _moved(comparison: Comparison) -> Iterator[Remark]:
    article = terms(comparison).articles[Side.LEFT]
    for link in comparison.links:
        if link.moved:
            places = enumerated(map(named, link.left))
            yield Remark(link.id, say("export.remark.moved", places=places, article=article))
