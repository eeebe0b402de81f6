"""The two columns: rows of paragraphs, each sentence with its marks."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby

from webapp.engine.model import Relation, SegmentedArticle, Sentence, Side
from webapp.present.pair import STRUCTURE, Pair, passages, sentence_at
from webapp.present.paragraphs import HEADLINE, described, paragraph_span
from webapp.present.possible import unique_words
from webapp.present.state import PageState
from webapp.present.stretches import Gap, Stretch, gaps_of, stretches
from webapp.present.wording import counted, shown, typed, words_in

_NOTES = {
    "boilerplate": "page furniture, not compared",
    STRUCTURE: "not compared",
    "moved": "moved",
    "uncertain": "uncertain match",
    "facts": "facts differ",
}
"""What a screen reader adds to a sentence, by tag; of unique ones, ``unique_words``."""

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


@dataclass(frozen=True, slots=True)
class Row:
    """Paragraphs that stand level with each other."""

    number: int
    """From 1, in the order of the page."""
    left: tuple[Paragraph, ...]
    """Of the source; may be empty."""
    right: tuple[Paragraph, ...]
    """Of the rewrite; may be empty."""
    identical: bool
    """Nothing in it differs or moved, so that it may be folded away."""
    words: int
    """Words on its longer side."""


@dataclass(frozen=True, slots=True)
class Block:
    """Rows that follow each other, folded away or not."""

    rows: tuple[Row, ...]
    """At least one."""
    folded: str
    """What is folded away, in words; empty when the rows are open."""


@dataclass(frozen=True, slots=True)
class Column:
    """The head of a column."""

    side: str
    """``left`` or ``right``."""
    label: str
    """Source or Rewrite; Left article or Right article."""
    title: str
    """The article's title, possibly empty."""
    headline: Paragraph | None
    """The title as the sentence it is; None where there is none, and in results that know none."""
    words: str
    """``355 words``."""
    language: str
    """For the ``lang`` attribute; empty when unknown."""


def column(pair: Pair, side: Side, state: PageState) -> Column:
    """The head of one side's column."""
    article = pair.article(side)
    headline = article.headline
    language = article.language or ""
    return Column(
        side=side.value,
        label=pair.terms.sides[side],
        title=shown(article.title or ""),
        headline=_Painter(pair, state).paragraph(side, HEADLINE, (headline,)) if headline else None,
        words=counted(words_in(article.text), "word"),
        language="" if language == "und" else language,
    )


def rows(pair: Pair, state: PageState, part: range) -> tuple[Row, ...]:
    """The rows of the page: those of the comparison that ``part`` names, from 0."""
    painter = _Painter(pair, state)
    left = _paragraphs(pair.comparison.left)
    right = _paragraphs(pair.comparison.right)
    found: list[Row] = []
    for number, row in ((at + 1, pair.comparison.rows[at]) for at in part):
        ours = tuple(painter.paragraph(Side.LEFT, n, left.get(n, ())) for n in row.left)
        theirs = tuple(painter.paragraph(Side.RIGHT, n, right.get(n, ())) for n in row.right)
        marks = [mark for paragraph in (*ours, *theirs) for mark in paragraph.marks]
        found.append(
            Row(
                number=number,
                left=ours,
                right=theirs,
                identical=all(mark.relation == "identical" and not mark.signs for mark in marks),
                words=max(_words(ours), _words(theirs)),
            )
        )
    return tuple(found)


def blocks(rows: Sequence[Row], *, fold: bool) -> tuple[Block, ...]:
    """The rows in order, with neighbouring identical ones folded together."""
    found = []
    for identical, group in groupby(rows, key=lambda row: fold and row.identical):
        block = tuple(group)
        words = sum(row.words for row in block)
        said = f"{counted(len(block), 'identical paragraph')}, {counted(words, 'word')}" if identical else ""
        found.append(Block(block, said))
    return tuple(found)


class _Painter:
    """Marks sentences; holds what stays the same for the whole page."""

    def __init__(self, pair: Pair, state: PageState) -> None:
        self.pair = pair
        self.state = state
        self.lit = frozenset(pair.counterparts(state.sentence))
        self.near = frozenset(pair.possible.get(state.sentence, ()))
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
        said = [_NOTES[tag] for tag in own if tag in _NOTES]
        if not _UNIQUE.isdisjoint(tags):
            said.insert(0, unique_words(pair.terms, side, pair.possible.get(sentence.id, ())))
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
        article = self.pair.article(side)
        rings = [
            (passage.span, finding)
            for finding in self.pair.findings.get(sentence.id, ())
            for passage in passages(finding, side)
            if sentence_at(article, passage) == sentence.id
        ]
        unread = () if sentence.is_title and article.title_span is None else article.unread
        return stretches(article.text_of(sentence), sentence.span, changed, rings, gaps, unread)

    def signs(self, sentence: Sentence, tags: Sequence[str]) -> str:
        signs = ""
        if self.pair.terms.tells_unique:
            signs = ("−" if "missing" in tags else "") + ("+" if "new" in tags else "")
        if "moved" in tags:
            others = [self.place[other] for other in self.pair.counterparts(sentence.id)]
            signs += "↓" if max(others) > self.place[sentence.id] else "↑"
        return signs + ("" if {"uncertain", "possible"}.isdisjoint(tags) else "?")


def _paragraphs(article: SegmentedArticle) -> dict[int, list[Sentence]]:
    found: dict[int, list[Sentence]] = {}
    for sentence in article.body:
        found.setdefault(sentence.paragraph, []).append(sentence)
    return found


def _words(paragraphs: Iterable[Paragraph]) -> int:
    return sum(words_in(mark.text) for paragraph in paragraphs for mark in paragraph.marks)
