"""The two columns: rows of paragraphs, each sentence with its marks."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby

from webapp.engine.model import SegmentedArticle, Sentence, Side
from webapp.present.marks import Painter, Paragraph
from webapp.present.origin import OriginView
from webapp.present.pair import Pair
from webapp.present.paragraphs import HEADLINE
from webapp.present.state import PageState
from webapp.present.wording import how_many, shown, words_in
from webapp.words import say

RIGHT_TO_LEFT = frozenset({"ar", "ckb", "dv", "fa", "he", "ku", "ps", "sd", "ug", "ur", "yi"})
"""Languages that are mostly written so. A paragraph in another script goes its own way in such a column."""


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
    direction: str = "ltr"
    """For the ``dir`` attribute: ``rtl`` where the language is written from right to left."""
    origin: OriginView | None = None
    """Where the article came from; None where it was typed."""


def column(pair: Pair, side: Side, state: PageState) -> Column:
    """The head of one side's column."""
    article = pair.article(side)
    headline = article.headline
    language = article.language or ""
    return Column(
        side=side.value,
        label=pair.terms.sides[side],
        title=shown(article.title or ""),
        headline=Painter(pair, state).paragraph(side, HEADLINE, (headline,)) if headline else None,
        words=how_many("terms.count.word", words_in(article.text)),
        language="" if language == "und" else language,
        direction="rtl" if language.split("-")[0] in RIGHT_TO_LEFT else "ltr",
    )


def rows(pair: Pair, state: PageState, part: range) -> tuple[Row, ...]:
    """The rows of the page: those of the comparison that ``part`` names, from 0."""
    painter = Painter(pair, state)
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
        said = _folded(len(block), words) if identical else ""
        found.append(Block(block, said))
    return tuple(found)


def _folded(paragraphs: int, words: int) -> str:
    """``3 identical paragraphs, 120 words``"""
    number = how_many("comparison.folded.paragraphs", paragraphs)
    return say("terms.list.comma", first=number, next=how_many("terms.count.word", words))


def _paragraphs(article: SegmentedArticle) -> dict[int, list[Sentence]]:
    found: dict[int, list[Sentence]] = {}
    for sentence in article.body:
        found.setdefault(sentence.paragraph, []).append(sentence)
    return found


def _words(paragraphs: Iterable[Paragraph]) -> int:
    return sum(words_in(mark.text) for paragraph in paragraphs for mark in paragraph.marks)
