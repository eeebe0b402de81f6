"""What every writer tells: a comparison put into words and marked sentences, in reading order."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Literal

from webapp.engine.model import Comparison, Link, Relation, SegmentedArticle, Sentence, Side, Span
from webapp.export.characters import legal
from webapp.present.kind import terms
from webapp.present.pair import STRUCTURE, is_structure, side_of
from webapp.present.paragraphs import described
from webapp.present.possible import possible_matches, unique_words
from webapp.present.wording import relation_inside
from webapp.words import say

Edge = Literal["delete", "insert"]

UNIQUE = "unique"
BOILERPLATE = "boilerplate"

MARKS = {
    "identical": "=",
    "edited": "~",
    "reworded": "≈",
    "partial": "≃",
    "unique": {Side.LEFT: "−", Side.RIGHT: "+"},
    "boilerplate": "·",
    STRUCTURE: "§",
}
"""One character a relation: the second cue beside colour."""

RANK = {relation: rank for rank, relation in enumerate(Relation)}


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of a sentence's characters."""

    text: str
    """The characters."""
    changed: bool
    """Only this side has them."""


@dataclass(frozen=True, slots=True)
class Marked:
    """A sentence with what became of it."""

    id: str
    """``L1`` …"""
    side: Side
    """Where it stands."""
    relation: str
    """The strongest of its links, else ``unique``, ``boilerplate`` or ``structure``."""
    links: tuple[str, ...]
    """Ids of its links."""
    moved: bool
    """One of them crosses the main order."""
    uncertain: bool
    """All of them are."""
    pieces: tuple[Piece, ...]
    """Its characters; changed words apart where it is an edited sentence."""
    label: str = ""
    """The number or the name that stands before it, where it begins an item or a turn."""
    doubt: str = ""
    """What is said of it where it has a possible match: ``(perhaps new: possible match L4)``."""

    @property
    def mark(self) -> str:
        """One character for its relation."""
        mark = MARKS[self.relation]
        return mark[self.side] if isinstance(mark, dict) else str(mark)

    @property
    def sign(self) -> str:
        """What stands beside the mark: it moved, or it was perhaps told after all; else nothing."""
        return "↕" if self.moved else "?" if self.doubt else ""


@dataclass(frozen=True, slots=True)
class MarkedRow:
    """Paragraphs that stand level: the sentences of each side."""

    left: tuple[Marked, ...]
    """May be empty."""
    right: tuple[Marked, ...]
    """May be empty."""


def marked_titles(comparison: Comparison) -> MarkedRow:
    """The headlines that are sentences."""
    left = _by_paragraph(comparison, comparison.left, Side.LEFT)
    right = _by_paragraph(comparison, comparison.right, Side.RIGHT)
    return MarkedRow(tuple(left.get(0, ())), tuple(right.get(0, ())))


def marked_rows(comparison: Comparison) -> Iterator[MarkedRow]:
    """The comparison, row by row."""
    left = _by_paragraph(comparison, comparison.left, Side.LEFT)
    right = _by_paragraph(comparison, comparison.right, Side.RIGHT)
    for row in comparison.rows:
        yield MarkedRow(
            tuple(marked for number in row.left for marked in left.get(number, ())),
            tuple(marked for number in row.right for marked in right.get(number, ())),
        )


def titles(comparison: Comparison) -> tuple[str, str]:
    """What to call the two sides."""
    left, right = side_names(comparison)
    return comparison.left.title or left, comparison.right.title or right


def side_names(comparison: Comparison) -> tuple[str, str]:
    """What the two sides are called where they have no title: Source and Rewrite, or else."""
    names = terms(comparison).sides
    return names[Side.LEFT], names[Side.RIGHT]


def key(comparison: Comparison) -> tuple[tuple[str, str], ...]:
    """The marks that occur, each with its meaning."""
    rows = (marked_titles(comparison), *marked_rows(comparison))
    marked = [marked for row in rows for marked in (*row.left, *row.right)]
    words = terms(comparison)
    meanings = {
        **{str(MARKS[relation.value]): relation_inside(relation) for relation in Relation},
        "−": words.said[Side.LEFT],
        "−?": words.doubts[Side.LEFT],
        "+": words.said[Side.RIGHT],
        "+?": words.doubts[Side.RIGHT],
        "·": say("export.marks.clutter"),
        "§": say("export.marks.structure"),
    }
    used = {sentence.mark + ("?" if sentence.doubt else "") for sentence in marked}
    entries = [(mark, meaning) for mark, meaning in meanings.items() if mark in used]
    if any(sentence.moved for sentence in marked):
        entries.append(("↕", say("export.marks.moved")))
    if any(sentence.uncertain for sentence in marked):
        entries.append(("?", say("export.marks.uncertain")))
    return tuple(entries)


def visible(text: str) -> str:
    """The text on one line, its control characters as pictures: no text may steer a terminal."""
    return " ".join(legal("".join(_picture(character) for character in text)).split(" ")).strip(" ")


def _picture(character: str) -> str:
    code = ord(character)
    if character in "\n\r\t\x0b\x0c\x85\u2028\u2029":
        return " "
    if code < 0x20:
        return chr(0x2400 + code)
    if code == 0x7F:
        return "␡"
    return character


def _by_paragraph(comparison: Comparison, article: SegmentedArticle, side: Side) -> dict[int, list[Marked]]:
    links: dict[str, list[Link]] = {}
    for link in comparison.links:
        for name in link.left if side is Side.LEFT else link.right:
            links.setdefault(name, []).append(link)
    paragraphs: dict[int, list[Marked]] = {}
    doubts = _doubts(comparison, side)
    for sentence in article.sentences:
        marked = _marked(sentence, side, links.get(sentence.id, []))
        if sentence.id in doubts:
            marked = replace(marked, doubt=doubts[sentence.id])
        kind = described(article, sentence.paragraph)
        if kind.label and sentence.paragraph not in paragraphs:
            marked = replace(marked, label=kind.label.of(article.text).strip())
        if kind.cells:
            marked = replace(marked, pieces=tuple(_parted(piece) for piece in marked.pieces))
        paragraphs.setdefault(sentence.paragraph, []).append(marked)
    return paragraphs


def _doubts(comparison: Comparison, side: Side) -> dict[str, str]:
    """What is said of each sentence that has a possible match."""
    words = terms(comparison)
    return {
        sentence: say("export.marks.doubt", words=unique_words(words, side, matches))
        for sentence, matches in possible_matches(comparison).items()
        if side_of(sentence) is side
    }


def _parted(piece: Piece) -> Piece:
    """The same with a bar where a tab parts two cells: on one line white space is one space."""
    return replace(piece, text=piece.text.replace("\t", " | "))


def _marked(sentence: Sentence, side: Side, links: list[Link]) -> Marked:
    strongest = min(links, key=lambda link: RANK[link.relation], default=None)
    if sentence.boilerplate is not None:
        relation = STRUCTURE if is_structure(sentence) else BOILERPLATE
    else:
        relation = strongest.relation.value if strongest else UNIQUE
    edits: list[Span] = []
    if strongest and strongest.relation is Relation.EDITED:
        edits = _edits(strongest, side, sentence.span)
    return Marked(
        id=sentence.id,
        side=side,
        relation=relation,
        links=tuple(link.id for link in links),
        moved=any(link.moved for link in links),
        uncertain=bool(links) and all(link.uncertain for link in links),
        pieces=tuple(_pieces(sentence, edits)),
    )


def _edits(link: Link, side: Side, within: Span) -> list[Span]:
    """Where this side has words that the other has not."""
    op: Edge = "delete" if side is Side.LEFT else "insert"
    spans = [change.left if side is Side.LEFT else change.right for change in link.changes if change.op == op]
    return [span for span in spans if span and within.start <= span.start < span.end <= within.end]


def _pieces(sentence: Sentence, edits: list[Span]) -> Iterator[Piece]:
    """The sentence cut at its edits; white space at their edges stays outside the mark."""
    at = sentence.span.start
    text, offset = sentence.text, sentence.span.start
    for span in edits:
        words = text[span.start - offset : span.end - offset]
        start = span.start + len(words) - len(words.lstrip())
        end = span.end - len(words) + len(words.rstrip())
        if start >= end:
            continue
        if at < start:
            yield Piece(text[at - offset : start - offset], changed=False)
        yield Piece(text[start - offset : end - offset], changed=True)
        at = end
    if at < sentence.span.end:
        yield Piece(text[at - offset :], changed=False)
