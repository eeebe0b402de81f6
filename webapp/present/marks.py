"""The sentences of a paragraph with their marks."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from webapp.engine.model import Finding, Relation, Sentence, Side
from webapp.present.pair import STRUCTURE, Pair, passages, sentence_at
from webapp.present.paragraphs import HEADLINE, described, paragraph_span
from webapp.present.possible import unique_words
from webapp.present.state import PageState
from webapp.present.stretches import Gap, Ring, Stretch, gaps_of, stretches
from webapp.present.wording import how_many, shown, typed
from webapp.present.words import decided, decided_words
from webapp.words import say

NOTED = frozenset({"boilerplate", STRUCTURE, "moved", "pinned", "uncertain", "facts"})
"""Tags of which a screen reader is told; of unique sentences, ``unique_words``."""

DISMISSED = "dismissed"
"""What stands in the place of a severity where somebody said that no fact differs."""

_UNIQUE = frozenset({"missing", "new"})


@dataclass(frozen=True, slots=True)
class Mark:
    """One sentence as the page shows it."""

    id: str
    """``L1`` …"""
    gap: str
    """White space between it and the sentence before."""
    stretches: tuple[Stretch, ...]
    """Its text."""
    relation: str
    """Strongest relation of its links, ``unique`` or ``boilerplate``."""
    links: str
    """Ids of its links, spaced."""
    possible: str
    """Ids of its possible matches, spaced."""
    tags: str
    """What the filters may ask, spaced."""
    signs: str
    """Signs in the margin: missing, new, moved up or down, uncertain or perhaps told."""
    said: str
    """Signs behind it: what was decided of it."""
    note: str
    """The marks in words, for a screen reader."""
    href: str
    """The page with this sentence chosen."""
    anchors: tuple[str, ...]
    """Ids of the links whose first sentence it is: an address may point at a link."""
    stop: int
    """The number, from 1, of the stop at which it is seen."""
    chosen: bool
    """It is the chosen sentence."""
    lit: bool
    """It is a counterpart of the chosen sentence."""
    near: bool
    """It is a possible match of the chosen sentence."""
    off: bool
    """The filters leave it out."""

    @property
    def text(self) -> str:
        """Its characters."""
        return "".join(stretch.text for stretch in self.stretches)


@dataclass(frozen=True, slots=True)
class Commented:
    """A mark in the margin: something in a paragraph was commented on."""

    count: int
    """Open comments."""
    said: str
    """The same in words."""
    href: str
    """The page with the first commented sentence chosen."""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph of one side."""

    id: str
    """``L3`` for the third of the source."""
    block: str
    """What it is: ``prose``, ``heading``, ``item``, ``row``, ``speaker``, ``time`` or ``quote``."""
    label: str
    """The number or the name that stands before its first sentence; may be empty."""
    marks: tuple[Mark, ...]
    """Its sentences."""
    editing: str | None
    """Its text when it is open for editing, else None."""
    commented: Commented | None
    """The open comments seen at its sentences; None for none."""


class Painter:
    """Marks sentences; holds what stays the same for the whole page."""

    def __init__(self, pair: Pair, state: PageState) -> None:
        self.pair = pair
        self.state = state
        self.lit = frozenset(pair.counterparts(state.sentence))
        self.near = frozenset(pair.possible.get(state.sentence, ()))
        self.commented = pair.commented()
        self.place = {
            sentence.id: number / len(article.sentences)
            for article in (pair.comparison.left, pair.comparison.right)
            for number, sentence in enumerate(article.sentences)
        }

    def paragraph(self, side: Side, number: int, sentences: Sequence[Sentence]) -> Paragraph:
        article = self.pair.article(side)
        kind = described(article, number)
        gaps = gaps_of(article, kind, sentences)
        marks: list[Mark] = []
        before: Sentence | None = None
        for sentence in sentences:
            apart = before is not None and before.span.end < sentence.span.start
            marks.append(self.mark(side, sentence, ("\t" if gaps else " ") if apart else "", gaps))
            before = sentence
        id = f"{side.letter}{'T' if number == HEADLINE else number}"
        span = paragraph_span(article, number) if self.state.edit == id else None
        return Paragraph(
            id=id,
            block=kind.block.value,
            label=shown(kind.label.of(article.text)).strip() if kind.label else "",
            marks=tuple(marks),
            editing=typed(span.of(article.text_of(sentences[0]))) if span else None,
            commented=self.comments(sentences),
        )

    def comments(self, sentences: Sequence[Sentence]) -> Commented | None:
        counts = {one.id: self.commented[one.id] for one in sentences if one.id in self.commented}
        if not counts:
            return None
        total = sum(counts.values())
        return Commented(
            total, how_many("terms.count.comment", total), self.state.choosing(next(iter(counts)))
        )

    def mark(self, side: Side, sentence: Sentence, gap: str, gaps: Sequence[Gap]) -> Mark:
        pair, tags = self.pair, self.pair.tags(sentence)
        return Mark(
            id=sentence.id,
            gap=gap,
            stretches=self.stretches(side, sentence, gaps),
            relation=pair.relation(sentence),
            links=" ".join(link.id for link in pair.links.get(sentence.id, ())),
            possible=" ".join(pair.possible.get(sentence.id, ())),
            tags=" ".join(tags),
            signs=self.signs(sentence, tags),
            said=decided(pair.states(sentence.id)),
            note=self.note(side, sentence, tags),
            href=self.state.choosing(sentence.id),
            anchors=tuple(k.id for k in pair.links.get(sentence.id, ()) if k.left[0] == sentence.id),
            stop=pair.stop_number(sentence.id),
            chosen=sentence.id == self.state.sentence,
            lit=sentence.id in self.lit,
            near=sentence.id in self.near,
            off=not self.state.shows(tags),
        )

    def note(self, side: Side, sentence: Sentence, tags: Sequence[str]) -> str:
        pair, own = self.pair, [tag for tag in tags if tag != "facts" or sentence.id in self.pair.findings]
        said = [say(f"marks.note.{tag}") for tag in own if tag in NOTED]
        if not _UNIQUE.isdisjoint(tags):
            said.insert(0, unique_words(pair.terms, side, pair.possible.get(sentence.id, ())))
        said.append(decided_words(pair.states(sentence.id)))
        return ", ".join(filter(None, said))

    def stretches(self, side: Side, sentence: Sentence, gaps: Sequence[Gap]) -> tuple[Stretch, ...]:
        changed = [
            span
            for link in self.pair.links.get(sentence.id, ())[:1]
            if link.relation is Relation.EDITED
            for change in link.changes
            if change.op != "equal" and (span := change.left if side is Side.LEFT else change.right)
        ]
        article = self.pair.article(side)
        rings = [
            Ring(passage.span, finding.id, self.severity(finding))
            for finding in self.pair.findings.get(sentence.id, ())
            for passage in passages(finding, side)
            if sentence_at(article, passage) == sentence.id
        ]
        unread = () if sentence.is_title and article.title_span is None else article.unread
        return stretches(article.text_of(sentence), sentence.span, changed, rings, gaps, unread)

    def severity(self, finding: Finding) -> str:
        return DISMISSED if self.pair.dismissed(finding) else finding.severity.value

    def signs(self, sentence: Sentence, tags: Sequence[str]) -> str:
        signs = ""
        if self.pair.terms.tells_unique:
            signs = ("−" if "missing" in tags else "") + ("+" if "new" in tags else "")
        if "moved" in tags:
            others = [self.place[other] for other in self.pair.counterparts(sentence.id)]
            signs += "↓" if max(others) > self.place[sentence.id] else "↑"
        signs += "=" if "pinned" in tags else ""
        return signs + ("" if {"uncertain", "possible"}.isdisjoint(tags) else "?")
