"""Quotation integrity: each quotation of the rewrite against those of the source.

*Verbatim* and *trimmed* quotations (a part, pieces around an ellipsis, an [insertion]) are no finding; an
*altered* one, one that stands in the source as plain text or not at all, and one moved to *another speaker*
are. Quotations of one or two words are phrases set apart: they need no source as quotations, only their
words; of two quoted words, neither may be exchanged.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from webapp.engine.facts.check.agreement import agree
from webapp.engine.facts.extract.denials import denies
from webapp.engine.facts.extract.quotations import Quotation
from webapp.engine.facts.extract.stretches import Stretches
from webapp.engine.facts.face.draft import Draft
from webapp.engine.facts.face.origins import SPEECH_WORDS, Origin, Origins, common, differing
from webapp.engine.facts.face.people import People
from webapp.engine.facts.face.sources import Source
from webapp.engine.facts.face.trims import Fit, condition_words
from webapp.engine.model import FactKind, Link, Passage, Relation, Severity, Span, Verdict
from webapp.engine.reading import is_content

_FULL: Final = 3
"""Words from which a quotation must be one in the source, too."""
_NEARLY: Final = 0.9
_CLOSE: Final = 0.5
"""Share of the rewrite's sentences with a counterpart, from which words without one are likely made up rather
than heard by another reporter."""


@dataclass(frozen=True, slots=True)
class Checked:
    """What became of the quotations."""

    drafts: tuple[Draft, ...]
    """The findings."""
    kept: tuple[Stretches, Stretches]
    """In the source and in the rewrite: quotations that were kept, verbatim or trimmed, with their marks."""


def check(left: Source, right: Source, people: People, links: Sequence[Link]) -> Checked:
    """Each quotation of the rewrite against those of the source."""
    checking = _Checking(left, right, people, links)
    for quotation in right.quotations:
        checking.take(quotation)
    drafts = checking.drafts + _dropped(left, right, checking.met)
    ones, others = checking.kept
    return Checked(tuple(drafts), (Stretches(ones), Stretches(others)))


class _Checking:
    """Takes the quotations of the rewrite one by one."""

    def __init__(self, left: Source, right: Source, people: People, links: Sequence[Link]) -> None:
        self._left, self._right, self._people = left, right, people
        self._home = {name: link for link in reversed(links) for name in link.right}
        self._is_close = len(self._home) >= _CLOSE * len(right.readings)
        kept = {quotation.words for quotation in right.quotations}
        pairs = (said for said in left.quotations if len(said.words) == _FULL - 1 and said.words not in kept)
        self._pairs = {
            (said.sentence, at, word): said for said in pairs for at, word in enumerate(said.words)
        }
        self._language = next((reading.language for reading in left.readings.values()), "")
        self._origins = Origins(left.quotations, self._language)
        self.drafts: list[Draft] = []
        self.met: set[tuple[str, ...]] = set()
        """The words of the source's quotations that the rewrite has."""
        self.kept: tuple[list[Span], list[Span]] = ([], [])

    def take(self, quotation: Quotation) -> None:
        """The next quotation."""
        home = self._home.get(quotation.sentence)
        if quotation.size < _FULL:
            phrase = self._exchanged(quotation, home.left if home else ())
            if phrase is not None:
                self._altered(quotation, phrase, Fit.NONE)
        elif (found := self._origin(quotation)) is not None:
            self._judge(quotation, found)
        elif home and home.relation is Relation.IDENTICAL:
            self.met.add(quotation.words)
        else:
            self._judge_sentences(quotation)

    def _exchanged(self, quotation: Quotation, beside: Sequence[str]) -> Quotation | None:
        """A phrase of two words in a counterpart, of which one was exchanged (*wholly unacceptable*, *totally
        unacceptable*)."""
        if len(quotation.words) != _FULL - 1 or quotation.words in self._left.pairs:
            return None
        places = ((name, at, word) for name in beside for at, word in enumerate(quotation.words))
        return next((self._pairs[place] for place in places if place in self._pairs), None)

    def _origin(self, quotation: Quotation) -> Origin | None:
        home = self._home.get(quotation.sentence)
        beside = home.left if home else ()

        def is_other(one: Quotation, other: Quotation) -> bool:
            return self._people.are_two(one.speaker, other.speaker)

        def is_near(said: Quotation) -> bool:
            return said.sentence in beside and not is_other(said, quotation)

        return self._origins.of(quotation, is_other, is_near)

    def _judge(self, quotation: Quotation, found: Origin) -> None:
        """A quotation whose origin is known."""
        origins = [self._left.quotations[place] for place in found.places]
        self.met.update(origin.words for origin in origins)
        is_same = found.fit is Fit.NONE and agree(origins[0].words, quotation.words, self._language)
        if is_same or self._is_kept(quotation, origins[0], found.fit):
            self.kept[0].extend(span for origin in origins for span in origin.marked)
            self.kept[1].extend(quotation.marked)
            self._moved(quotation, origins[0])
        elif found.fit is Fit.NONE and self._left.tells(quotation) == 1:
            self._without_source(quotation)
        elif found.fit is not Fit.LONGER or len(quotation.sentences()) == 1:
            self._altered(quotation, origins[0], found.fit)
        else:
            self._judge_sentences(quotation)

    def _is_kept(self, quotation: Quotation, origin: Quotation, fit: Fit) -> bool:
        """Whether it says what was said: as it was, or the sentence about it tells what was left out."""
        if fit is Fit.DENIED:
            return denies(self._right.outside(quotation), self._language)
        if fit is Fit.UNCONDITIONED:
            return not condition_words(self._language)[0].isdisjoint(self._right.outside(quotation))
        if fit is Fit.LONGER:
            extra = len(quotation.words) - len(origin.words)
            edges = (quotation.words[:extra], quotation.words[-extra:])
            rest = [word for edge in edges for word in edge if word not in origin.words]
            return not any(is_content(word, self._language) for word in rest)
        return fit is Fit.WHOLE

    def _judge_sentences(self, quotation: Quotation) -> None:
        """Its sentences one by one; those in a row that nobody said are one finding."""
        stretches = quotation.sentences()[:_MOST]
        new = 0
        for start, stop in stretches:
            part = quotation.part(start, stop)
            found = self._origin(part) if part.size >= _FULL and len(stretches) > 1 else None
            if found is None:
                continue
            if new < start:
                self._without_source(quotation.part(new, start))
            new = stop
            self._judge(part, found)
        if new == 0:
            self._without_source(quotation)
        elif new < stretches[-1][1]:
            self._without_source(quotation.part(new, stretches[-1][1]))

    def _moved(self, quotation: Quotation, origin: Quotation) -> None:
        home = self._home.get(quotation.sentence)
        relation = home.relation if home else None
        if relation is Relation.IDENTICAL and not (origin.is_signed and quotation.is_signed):
            return
        one, other = origin.speaker, quotation.speaker
        in_place = relation is Relation.EDITED and bool(one.head and other.head)
        if not self._people.are_two(one, other, in_place=in_place):
            return
        there, here = self._left.passage(origin), self._right.passage(quotation)
        found = self._draft(quotation, (Verdict.CHANGED, Severity.HIGH), (there, here))
        self.drafts.append(replace(found, quoted=(one.text, other.text)))

    def _altered(self, quotation: Quotation, origin: Quotation, fit: Fit) -> None:
        severity, case, rule, one, other = Severity.HIGH, fit.value, "", origin, quotation
        if fit is Fit.NONE:
            one, other = differing(origin, quotation)
            case = "left out" if _is_part(other.words, one.words) else "words"
        elif fit is Fit.UNCONDITIONED:
            severity = Severity.MEDIUM
        elif fit is Fit.LONGER:
            rule = "extended-altered"
            if not self._is_close:
                severity = Severity.LOW  # another reporter quotes more of it
        there, here = self._left.passage(one), self._right.passage(other)
        found = self._draft(quotation, (Verdict.ALTERED, severity), (there, here), case)
        kept, quoted = self._kept(one, other), (self._left.said(one), self._right.said(other))
        self.drafts.append(
            replace(found, rule=rule, quoted=quoted, strength=_likeness(one, other), kept=kept)
        )

    def _without_source(self, quotation: Quotation) -> None:
        here, home = self._right.passage(quotation), self._home.get(quotation.sentence)
        if self._left.tells(quotation) >= _NEARLY:
            if quotation.size > _FULL:
                case, judged = self._left.wording_of(quotation), (Verdict.ADDED, Severity.LOW)
                self._new(quotation, judged, case)
        elif any(is_content(word, self._language) for word in quotation.words):
            reported = self._left.reported(quotation, home.left if home else ())
            if reported is not None:
                there = Passage(reported.sentence.span, reported.sentence.text)
                found = self._draft(quotation, (Verdict.ALTERED, Severity.MEDIUM), (there, here))
                self.drafts.append(replace(found, rule="reported-altered"))
            else:
                severity = Severity.MEDIUM if home or self._is_close else Severity.LOW
                self._new(quotation, (Verdict.ADDED, severity))

    def _new(self, quotation: Quotation, judged: tuple[Verdict, Severity], case: str = "") -> None:
        found = self._draft(quotation, judged, (None, self._right.passage(quotation)), case)
        self.drafts.append(replace(found, quoted=("", self._right.said(quotation))))

    def _draft(
        self,
        quotation: Quotation,
        judged: tuple[Verdict, Severity],
        passages: tuple[Passage | None, Passage],
        case: str = "",
    ) -> Draft:
        home = self._home.get(quotation.sentence)
        return Draft(FactKind.QUOTATION, *judged, home.id if home else None, *passages, case)

    def _kept(self, one: Quotation, other: Quotation) -> float:
        """Share of the shorter quotation's content words that stand in the other."""
        short, long = sorted((one.words[:SPEECH_WORDS], other.words[:SPEECH_WORDS]), key=len)
        telling = [word for word in short if is_content(word, self._language)]
        there = {*long}
        return sum(word in there for word in telling) / len(telling) if telling else 1.0


def _likeness(one: Quotation, other: Quotation) -> float:
    """Share of the shorter quotation's words that stand in the other in the same order, in [0, 1]."""
    ones, others = one.words[:SPEECH_WORDS], other.words[:SPEECH_WORDS]
    return common(ones, others) / max(1, min(len(ones), len(others)))


_MOST: Final = 200
"""Sentences of a speech that are looked up one by one."""


def _is_part(words: Sequence[str], others: Sequence[str]) -> bool:
    """Whether words stand among more others, in their order."""
    words, others = words[:SPEECH_WORDS], others[:SPEECH_WORDS]
    return len(words) < len(others) and common(words, others) == len(words)


def _dropped(left: Source, right: Source, met: set[tuple[str, ...]]) -> list[Draft]:
    drafts: list[Draft] = []
    repeated = {quotation.words for quotation in right.quotations} | met
    for quotation in left.quotations:
        if quotation.words in repeated or quotation.size < _FULL:
            continue
        there = left.passage(quotation)
        case = right.wording_of(quotation) if right.tells(quotation) >= _NEARLY else ""
        quoted = left.said(quotation), ""
        drafts.append(
            Draft(FactKind.QUOTATION, Verdict.MISSING, Severity.LOW, None, there, None, case, quoted)
        )
    return drafts
