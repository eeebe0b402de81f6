"""Quotation integrity: each quotation of the rewrite against those of the source.

*Verbatim* and *trimmed* quotations (a part, pieces around an ellipsis, an [insertion]) are no finding; an
*altered* one, one that stands in the source as plain text or not at all, and one put in *another mouth* are.
Quotations of one or two words are phrases set apart: they need no source as quotations, only their words; of
two quoted words, neither may be exchanged.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from webapp.engine.facts.aliases import Lore, same, spell_out
from webapp.engine.facts.draft import Draft, quoted
from webapp.engine.facts.lexicon import are_kindred
from webapp.engine.facts.quotations import Quotation
from webapp.engine.facts.reading import Reading
from webapp.engine.facts.speech import Speaker
from webapp.engine.facts.spelling import misspelt
from webapp.engine.model import FactKind, Link, Passage, Relation, Severity, Span, Verdict

_FULL: Final = 3
"""Words from which a quotation must be one in the source, too."""
_ALIKE: Final = 0.55
"""Share of its words, in order, that an altered quotation has in common with the one it comes from."""
_CANDIDATES: Final = 8
"""Quotations of the source that share most words with an unknown one and are compared word by word."""
_LONGEST: Final = 250
"""Words of a quotation that are compared; longer ones are speeches and judged by their beginning."""
_SHINGLE: Final = 3


@dataclass(frozen=True, slots=True)
class Source:
    """What the source says, to look quotations up in."""

    quotations: tuple[Quotation, ...]
    """Its quotations."""
    words: tuple[str, ...]
    """All its folded words in reading order."""
    shingles: frozenset[tuple[str, ...]]
    """Every three words in a row."""
    written: Mapping[str, str]
    """Folded word → as it is first written with a capital."""

    def name(self, speaker: Speaker) -> str:
        """A speaker as the article writes it."""
        return " ".join(self.written.get(low, low) if speaker.named else low for low in speaker.words[-3:])


def source(readings: Sequence[Reading], quotations: tuple[Quotation, ...]) -> Source:
    """Prepare the source for look-ups."""
    words = tuple(
        token.low
        for reading in readings
        for token in reading.tokens
        if token.is_word or token.low[:1].isdigit()
    )
    shingles = frozenset(words[at : at + _SHINGLE] for at in range(len(words) - _SHINGLE + 1))
    written: dict[str, str] = {}
    for reading in readings:
        for token in reading.tokens:
            if token.is_capital:
                written.setdefault(token.low, token.text.removesuffix("’s").removesuffix("'s"))
    return Source(quotations, words, shingles, written)


def check(
    left: Source, right: Source, texts: tuple[str, str], lore: Lore, link_of: Callable[[str], Link | None]
) -> list[Draft]:
    """The findings about quotations. ``link_of``: right sentence id → its link."""
    index, places, phrases = _index(left.quotations), _places(left.quotations), _Phrases(left, right)
    drafts: list[Draft] = []
    met: set[int] = set()
    for quotation in right.quotations:
        if len(quotation.words) < _FULL:
            phrase = phrases.exchanged(quotation)
            if phrase is not None:
                passages = _passage(phrase, texts[0]), _passage(quotation, texts[1])
                home = link_of(quotation.sentence)
                drafts.append(_altered(quotation, phrase, home.id if home else None, passages))
            continue
        found, verbatim = _origin(quotation, left.quotations, index)
        home = link_of(quotation.sentence)
        link = home.id if home else None
        if home and home.relation is Relation.IDENTICAL:
            met.update(places.get(quotation.words, ()))
            continue
        here = _passage(quotation, texts[1])
        if found is None:
            drafts += _without_source(quotation, left, link, here)
            continue
        met.add(found)
        origin = left.quotations[found]
        there = _passage(origin, texts[0])
        if not verbatim:
            drafts.append(_altered(quotation, origin, link, (there, here)))
        elif _other_mouth(
            origin.speaker,
            quotation.speaker,
            lore,
            edited=home is not None and home.relation is Relation.EDITED,
        ):
            message = (
                f"Quotation put in another mouth: {quoted(here.text)} is said by "
                f"{left.name(origin.speaker)} in the source, "
                f"by {right.name(quotation.speaker)} in the rewrite."
            )
            drafts.append(
                Draft(FactKind.QUOTATION, Verdict.CHANGED, Severity.HIGH, link, there, here, message)
            )
    return drafts + _dropped(left, right, {left.quotations[at].words for at in met}, texts[0])


def _passage(quotation: Quotation, text: str) -> Passage:
    return Passage(quotation.span, quotation.span.of(text))


def _index(quotations: Sequence[Quotation]) -> dict[str, list[int]]:
    index: dict[str, list[int]] = {}
    for at, quotation in enumerate(quotations):
        for word in set(quotation.words[:_LONGEST]):
            index.setdefault(word, []).append(at)
    return index


def _places(quotations: Sequence[Quotation]) -> dict[tuple[str, ...], list[int]]:
    places: dict[tuple[str, ...], list[int]] = {}
    for at, quotation in enumerate(quotations):
        places.setdefault(quotation.words, []).append(at)
    return places


def _origin(
    quotation: Quotation, quotations: Sequence[Quotation], index: dict[str, list[int]]
) -> tuple[int | None, bool]:
    """The quotation of the source it comes from, and whether its words stand there in order and unbroken."""
    votes: Counter[int] = Counter()
    for word in dict.fromkeys(quotation.words[:_LONGEST]):
        places = index.get(word, ())
        if len(places) <= 200:
            votes.update(places)
    best: tuple[float, int] | None = None
    for at, _ in sorted(votes.items(), key=lambda entry: (-entry[1], entry[0]))[:_CANDIDATES]:
        origin = quotations[at].words[:_LONGEST]
        if _contains(origin, quotation.words[:_LONGEST]) or _in_pieces(origin, quotation):
            return at, True
        share = _common(quotation.words[:_LONGEST], origin) / min(len(quotation.words), _LONGEST)
        if share >= _ALIKE and (best is None or share > best[0]):
            best = (share, at)
    return (best[1], False) if best else (None, False)


def _contains(whole: Sequence[str], part: Sequence[str]) -> bool:
    size = len(part)
    return any(whole[at] == part[0] and whole[at : at + size] == part for at in range(len(whole) - size + 1))


def _in_pieces(origin: Sequence[str], quotation: Quotation) -> bool:
    """Trimmed around an ellipsis or interrupted by another tag: its pieces stand there in order."""
    if len(quotation.pieces) < 2 or len(quotation.words) > _LONGEST:
        return False
    return _common(quotation.words, origin) == len(quotation.words)


def _common(one: Sequence[str], other: Sequence[str]) -> int:
    """Length of the longest common subsequence."""
    places: dict[str, int] = {}
    for at, word in enumerate(other):
        places[word] = places.get(word, 0) | 1 << at
    whole = row = (1 << len(other)) - 1  # one bit a word of the other; those that match turn to zero
    for word in one:
        met = row & places.get(word, 0)
        row = (row + met | row - met) & whole
    return len(other) - row.bit_count()


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
        self._said = frozenset(pairwise(left.words))
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


def _altered(
    quotation: Quotation, origin: Quotation, link: str | None, passages: tuple[Passage, Passage]
) -> Draft:
    there, here = passages
    kept = _common(quotation.words[:_LONGEST], origin.words[:_LONGEST])
    message = (
        f"Quotation altered: {quoted(here.text)} in the rewrite, {quoted(there.text)} in the source "
        f"({min(len(quotation.words), _LONGEST) - kept} of its words differ)."
    )
    return Draft(FactKind.QUOTATION, Verdict.ALTERED, Severity.HIGH, link, there, here, message)


def _without_source(quotation: Quotation, left: Source, link: str | None, here: Passage) -> list[Draft]:
    if _stands(quotation.words, left):
        if len(quotation.words) <= _FULL:
            return []
        message = f"Quotation: {quoted(here.text)} stands in the source, but not as a quotation."
        return [Draft(FactKind.QUOTATION, Verdict.ADDED, Severity.LOW, link, None, here, message)]
    message = f"Quotation: {quoted(here.text)} in the rewrite has no source."
    return [Draft(FactKind.QUOTATION, Verdict.ADDED, Severity.MEDIUM, link, None, here, message)]


def _stands(words: Sequence[str], left: Source) -> bool:
    """Whether the words stand in the source as plain text, judged by their runs of three."""
    runs = [tuple(words[at : at + _SHINGLE]) for at in range(len(words) - _SHINGLE + 1)]
    return bool(runs) and sum(run in left.shingles for run in runs) >= 0.9 * len(runs)


def _dropped(left: Source, right: Source, met: set[tuple[str, ...]], text: str) -> list[Draft]:
    drafts: list[Draft] = []
    repeated = {quotation.words for quotation in right.quotations} | met
    for quotation in left.quotations:
        if quotation.words in repeated or len(quotation.words) < _FULL:
            continue
        there = _passage(quotation, text)
        if _stands(quotation.words, right):
            message = f"Quotation: {quoted(there.text)} stands in the rewrite without quotation marks."
        else:
            message = f"Quotation: {quoted(there.text)} in the source is not in the rewrite."
        drafts.append(Draft(FactKind.QUOTATION, Verdict.MISSING, Severity.LOW, None, there, None, message))
    return drafts


def pieces(quotations: Sequence[Quotation]) -> tuple[Span, ...]:
    """Every piece of every quotation in reading order."""
    return tuple(piece for quotation in quotations for piece in quotation.pieces)
