"""Quotation integrity: each quotation of the rewrite against those of the source.

*Verbatim* and *trimmed* quotations (a part, pieces around an ellipsis, an [insertion]) are no finding; an
*altered* one, one that stands in the source as plain text or not at all, and one put in *another mouth* are.
Quotations of one or two words are phrases set apart: they need no source as quotations, only their words; of
two quoted words, neither may be exchanged.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from webapp.engine.facts.extract.aliases import Lore, same, spell_out
from webapp.engine.facts.extract.denials import denies
from webapp.engine.facts.extract.quotations import LANGUAGE, Quotation
from webapp.engine.facts.extract.reading import Reading
from webapp.engine.facts.extract.speech import Speaker
from webapp.engine.facts.extract.stretches import Stretches
from webapp.engine.facts.face.draft import Draft, quoted
from webapp.engine.facts.face.extent import differing
from webapp.engine.facts.face.origins import Origin, Origins, common
from webapp.engine.facts.face.spelling import misspelt
from webapp.engine.facts.face.trims import Fit
from webapp.engine.facts.lexicon import are_kindred
from webapp.engine.model import FactKind, Link, Passage, Relation, Severity, Span, Verdict
from webapp.engine.reading import words as words_of

_FULL: Final = 3
"""Words from which a quotation must be one in the source, too."""
_SHINGLE: Final = 3
_NEARLY: Final = 0.9
_LONGEST: Final = 1_000
"""Words of a quotation in which those that differ are counted."""


@dataclass(frozen=True, slots=True)
class Source:
    """What the source says, to look quotations up in."""

    quotations: tuple[Quotation, ...]
    """Its quotations."""
    shingles: frozenset[tuple[str, ...]]
    """Every three words in a row."""
    pairs: frozenset[tuple[str, str]]
    """Every two."""
    written: Mapping[str, str]
    """Folded word → as it is first written with a capital."""
    readings: Mapping[str, Reading]
    """Sentence id → the sentence."""

    def name(self, speaker: Speaker) -> str:
        """A speaker as the article writes it."""
        return " ".join(self.written.get(low, low) if speaker.named else low for low in speaker.words[-3:])

    def denies(self, quotation: Quotation) -> bool:
        """Whether the sentence where a quotation begins denies anything outside of it."""
        reading = self.readings.get(quotation.sentence)
        if reading is None:
            return False
        span = quotation.span
        outside = [t.low for t in reading.tokens if t.end <= span.start or t.start >= span.end]
        return denies(outside, reading.language)

    def tells(self, quotation: Quotation) -> bool:
        """Whether the words of a quotation stand here as plain text, judged by their runs of three."""
        return self._told(quotation) == 1

    def nearly_tells(self, quotation: Quotation) -> bool:
        """Whether nearly all of them do."""
        return self._told(quotation) >= _NEARLY

    def _told(self, quotation: Quotation) -> float:
        runs = [run[at : at + _SHINGLE] for run in quotation.runs for at in range(len(run) - _SHINGLE + 1)]
        return sum(run in self.shingles for run in runs) / len(runs) if runs else 0.0


def source(readings: Sequence[Reading], quotations: tuple[Quotation, ...]) -> Source:
    """Prepare the source for look-ups."""
    words = tuple(word.text for reading in readings for word in words_of(reading.sentence.text, LANGUAGE))
    shingles = frozenset(words[at : at + _SHINGLE] for at in range(len(words) - _SHINGLE + 1))
    written: dict[str, str] = {}
    for reading in readings:
        for token in reading.tokens:
            if token.is_capital:
                written.setdefault(token.low, token.text.removesuffix("’s").removesuffix("'s"))
    by_sentence = {reading.sentence.id: reading for reading in readings}
    return Source(quotations, shingles, frozenset(pairwise(words)), written, by_sentence)


@dataclass(frozen=True, slots=True)
class Checked:
    """What became of the quotations."""

    drafts: tuple[Draft, ...]
    """The findings."""
    kept: tuple[Stretches, Stretches]
    """In the source and in the rewrite: quotations that were kept, verbatim or trimmed, with their marks."""


def check(
    left: Source, right: Source, texts: tuple[str, str], lore: Lore, link_of: Callable[[str], Link | None]
) -> Checked:
    """Each quotation of the rewrite against those of the source. ``link_of``: right sentence → its link."""
    checking = _Checking(left, right, texts, lore, link_of)
    for quotation in right.quotations:
        checking.take(quotation)
    drafts = checking.drafts + _dropped(left, right, checking.met, texts[0])
    ones, others = checking.kept
    return Checked(tuple(drafts), (Stretches(ones), Stretches(others)))


class _Checking:
    """Takes the quotations of the rewrite one by one."""

    def __init__(
        self,
        left: Source,
        right: Source,
        texts: tuple[str, str],
        lore: Lore,
        link_of: Callable[[str], Link | None],
    ) -> None:
        self._left, self._right, self._texts = left, right, texts
        self._lore, self._link_of = lore, link_of
        self._phrases = _Phrases(left, right)
        language = next((reading.language for reading in left.readings.values()), "und")
        self._origins = Origins(left.quotations, language)
        self.drafts: list[Draft] = []
        self.met: set[tuple[str, ...]] = set()
        """The words of the source's quotations that the rewrite has."""
        self.kept: tuple[list[Span], list[Span]] = ([], [])

    def take(self, quotation: Quotation) -> None:
        """The next quotation."""
        home = self._link_of(quotation.sentence)
        if quotation.size < _FULL:
            phrase = self._phrases.exchanged(quotation)
            if phrase is not None:
                self._altered(quotation, phrase, Fit.NONE, home)
            return
        found = self._origins.of(quotation, self._is_other)
        if found is not None:
            self._judge(quotation, found, home)
        elif any(self._origins.of(part, self._is_other) for part in quotation.parts if part.size >= _FULL):
            for part in quotation.parts:
                self.take(part)
        elif home and home.relation is Relation.IDENTICAL:
            self.met.add(quotation.words)
        else:
            self._without_source(quotation, home)

    def _judge(self, quotation: Quotation, found: Origin, home: Link | None) -> None:
        """A quotation whose origin is known."""
        origins = [self._left.quotations[place] for place in found.places]
        self.met.update(origin.words for origin in origins)
        if found.fit is Fit.WHOLE or (found.fit is Fit.DENIED and self._right.denies(quotation)):
            self.kept[0].extend(span for origin in origins for span in origin.marked)
            self.kept[1].extend(quotation.marked)
            self._in_mouth(quotation, origins[0], home)
        elif found.fit is not Fit.NONE:
            self._altered(quotation, origins[0], found.fit, home)
        elif self._left.tells(quotation):
            self._without_source(quotation, home)
        elif not self._judge_parts(quotation):
            self._altered(quotation, origins[0], found.fit, home)

    def _judge_parts(self, quotation: Quotation) -> bool:
        """Of a quotation in several pieces, those that were altered; whether any was."""
        parts = [part for part in quotation.parts if part.size >= _FULL]
        found = [(part, self._origins.of(part, self._is_other)) for part in parts]
        marred = [(part, one) for part, one in found if one is not None and one.fit is not Fit.WHOLE]
        for part, origin in marred:
            self._judge(part, origin, self._link_of(part.sentence))
        return bool(marred)

    def _is_other(self, one: Quotation, other: Quotation) -> bool:
        return _other_mouth(one.speaker, other.speaker, self._lore, edited=False)

    def _in_mouth(self, quotation: Quotation, origin: Quotation, home: Link | None) -> None:
        relation = home.relation if home else None
        edited = relation is Relation.EDITED
        one, other = origin.speaker, quotation.speaker
        is_signed = origin.is_signed and quotation.is_signed
        if relation is Relation.IDENTICAL and not is_signed:
            return
        if not _other_mouth(one, other, self._lore, edited=edited):
            return
        there, here = _passage(origin.span, self._texts[0]), _passage(quotation.span, self._texts[1])
        message = (
            f"Quotation put in another mouth: {quoted(here.text)} is said by {self._left.name(one)} "
            f"in the source, by {self._right.name(other)} in the rewrite."
        )
        self._add(Verdict.CHANGED, Severity.HIGH, home, (there, here), message)

    def _altered(self, quotation: Quotation, origin: Quotation, fit: Fit, home: Link | None) -> None:
        spans = (origin.span, quotation.span)
        if fit is Fit.NONE:
            spans = differing(origin, quotation)
        there, here = _passage(spans[0], self._texts[0]), _passage(spans[1], self._texts[1])
        differ = len(quotation.words) - common(quotation.words[:_LONGEST], origin.words[:_LONGEST])
        how = {
            Fit.DENIED: "without its denial",
            Fit.REVERSED: "its denial differs",
            Fit.EXPLAINED: "its insertion differs",
            Fit.DISORDERED: "in another order",
        }.get(fit, f"{differ} of its words differ" if differ else "words are left out without a mark")
        message = (
            f"Quotation altered: {quoted(here.text)} in the rewrite, "
            f"{quoted(there.text)} in the source ({how})."
        )
        self._add(Verdict.ALTERED, Severity.HIGH, home, (there, here), message)

    def _without_source(self, quotation: Quotation, home: Link | None) -> None:
        here = _passage(quotation.span, self._texts[1])
        if self._left.nearly_tells(quotation):
            if quotation.size > _FULL:
                message = f"Quotation: {quoted(here.text)} stands in the source, but not as a quotation."
                self._add(Verdict.ADDED, Severity.LOW, home, (None, here), message)
            return
        message = f"Quotation: {quoted(here.text)} in the rewrite has no source."
        self._add(Verdict.ADDED, Severity.MEDIUM, home, (None, here), message)

    def _add(
        self,
        verdict: Verdict,
        severity: Severity,
        home: Link | None,
        passages: tuple[Passage | None, Passage],
        message: str,
    ) -> None:
        link = home.id if home else None
        self.drafts.append(Draft(FactKind.QUOTATION, verdict, severity, link, *passages, message))


def _passage(span: Span, text: str) -> Passage:
    return Passage(span, span.of(text))


def _other_mouth(one: Speaker, other: Speaker, lore: Lore, *, edited: bool) -> bool:
    """Names that have no word in common; nouns only where the rest of the sentence is kept, for *the mayor*
    may be *the leader of the town*."""
    if not one.words or not other.words or one.named != other.named:
        return False
    if not one.named and not edited:
        return False
    return not any(
        misspelt(a, b) or are_kindred(a, b) or same(spell_out(a, lore), spell_out(b, lore))
        for a in one.words
        for b in other.words
    )


class _Phrases:
    """The quotations of two words of the source that the rewrite has not."""

    def __init__(self, left: Source, right: Source) -> None:
        self._said = left.pairs
        kept = {quotation.words for quotation in right.quotations}
        self._quotations = left.quotations
        self._at: dict[tuple[int, str], dict[tuple[str, ...], int]] = {}
        for at, quotation in enumerate(left.quotations):
            if len(quotation.words) == _FULL - 1 and quotation.words not in kept:
                for place, word in enumerate(quotation.words):
                    self._at.setdefault((place, word), {}).setdefault(quotation.words, at)

    def exchanged(self, quotation: Quotation) -> Quotation | None:
        """The first of which one word was exchanged (*wholly unacceptable*, *totally unacceptable*)."""
        words = quotation.words
        if len(words) != _FULL - 1 or words in self._said:
            return None
        found = [
            next(iter(self._at[place, word].values()))
            for place, word in enumerate(words)
            if (place, word) in self._at
        ]
        return self._quotations[min(found)] if found else None


def _dropped(left: Source, right: Source, met: set[tuple[str, ...]], text: str) -> list[Draft]:
    drafts: list[Draft] = []
    repeated = {quotation.words for quotation in right.quotations} | met
    for quotation in left.quotations:
        if quotation.words in repeated or quotation.size < _FULL:
            continue
        there = _passage(quotation.span, text)
        if right.nearly_tells(quotation):
            message = f"Quotation: {quoted(there.text)} stands in the rewrite without quotation marks."
        else:
            message = f"Quotation: {quoted(there.text)} in the source is not in the rewrite."
        drafts.append(Draft(FactKind.QUOTATION, Verdict.MISSING, Severity.LOW, None, there, None, message))
    return drafts
