"""What every writer tells: a comparison put into words and marked sentences, in reading order."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Literal

from webapp.engine.model import Comparison, Link, Relation, SegmentedArticle, Sentence, Side, Span
from webapp.export.characters import legal
from webapp.present.pair import STRUCTURE, is_structure
from webapp.present.paragraphs import described
from webapp.present.summary import MOST_LEFT_OUT, left_out, quoted_line

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

    @property
    def mark(self) -> str:
        """One character for its relation."""
        mark = MARKS[self.relation]
        return mark[self.side] if isinstance(mark, dict) else str(mark)


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
    return comparison.left.title or "Source", comparison.right.title or "Rewrite"


def summary(comparison: Comparison) -> tuple[str, ...]:
    """The answers to an editor's questions, one sentence each."""
    unique = comparison.unique
    counted = sum(1 for sentence in comparison.left.sentences if sentence.boilerplate is None)
    counts = {relation: sum(link.relation is relation for link in comparison.links) for relation in Relation}
    kinds = ", ".join(f"{count} {relation}" for relation, count in counts.items() if count)
    lines = [
        f"{_share(comparison.coverage.left)} of the source is in the rewrite; "
        f"{_share(comparison.coverage.right)} of the rewrite has a source.",
        f"{_count(len(comparison.links), 'link')}{': ' + kinds if kinds else ''}.",
        f"{_count(len(unique.left), 'sentence')} of the source ({counted} in all) missing from the rewrite, "
        f"{_count(len(unique.right), 'sentence')} of the rewrite new.",
    ]
    closeness = comparison.closeness
    if closeness.longest_run_words:
        lines.append(
            f"The longest verbatim run has {_count(closeness.longest_run_words, 'word')}; "
            f"{_share(closeness.verbatim_share)} of the rewrite's words stand in such runs."
        )
    if comparison.findings:
        lines.append(f"{_count(len(comparison.findings), 'difference')} of facts.")
    if furniture := left_out(comparison):
        quoted = ", ".join(f"“{quoted_line(sentence)}”" for sentence in furniture[:MOST_LEFT_OUT])
        more = len(furniture) - MOST_LEFT_OUT
        lines.append(f"Left out as page furniture: {quoted}{f' and {more} more' if more > 0 else ''}.")
    return tuple(lines)


def key(comparison: Comparison) -> tuple[tuple[str, str], ...]:
    """The marks that occur, each with its meaning."""
    rows = (marked_titles(comparison), *marked_rows(comparison))
    marked = [marked for row in rows for marked in (*row.left, *row.right)]
    meanings = {
        "=": "identical",
        "~": "edited",
        "≈": "reworded",
        "≃": "partial",
        "−": "missing from the rewrite",
        "+": "new",
        "·": "page furniture",
        "§": "who speaks, or when",
    }
    used = {sentence.mark for sentence in marked}
    entries = [(mark, meaning) for mark, meaning in meanings.items() if mark in used]
    if any(sentence.moved for sentence in marked):
        entries.append(("↕", "moved"))
    if any(sentence.uncertain for sentence in marked):
        entries.append(("?", "uncertain"))
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
    for sentence in article.sentences:
        marked = _marked(sentence, side, links.get(sentence.id, []))
        kind = described(article, sentence.paragraph)
        if kind.label and sentence.paragraph not in paragraphs:
            marked = replace(marked, label=kind.label.of(article.text).strip())
        if kind.cells:
            marked = replace(marked, pieces=tuple(_parted(piece) for piece in marked.pieces))
        paragraphs.setdefault(sentence.paragraph, []).append(marked)
    return paragraphs


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


def _share(value: float) -> str:
    return f"{value:.0%}"


def _count(number: int, thing: str) -> str:
    return f"{number} {thing}" if number == 1 else f"{number} {thing}s"
