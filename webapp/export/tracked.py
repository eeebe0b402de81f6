"""A rewrite as a document under revision: what it deletes from its source and what it inserts.

Taking all changes gives the rewrite to the letter. Refusing all gives, link by link, the source's sentences,
but for case, quotes, dashes and characters that nobody sees, which the engine counts as the same.

    source   It cost 12 million.  Nobody was hurt.
    rewrite  It cost 21 million.  The mayor spoke.
    tracked  It cost [-12-]{+21+} million. [-Nobody was hurt.-] {+The mayor spoke.+}
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from webapp.engine.model import Block, Comparison, SegmentedArticle, Sentence
from webapp.export.characters import line
from webapp.export.reading import side_names
from webapp.export.remarks import Remark, remarks
from webapp.export.runs import Op, Run, edits
from webapp.present.paragraphs import described


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of the rewrite, or one that only the source has."""

    runs: tuple[Run, ...]
    """In reading order."""
    op: Op = "equal"
    """What its end is: one that only the source has goes when the changes are taken, a new one when they
    are refused."""
    block: Block | None = Block.PROSE
    """What it is; None for a headline."""


@dataclass(frozen=True, slots=True)
class Tracked:
    """The whole document."""

    title: str
    """Of the rewrite, where it is no sentence; what that side is called, where it has none."""
    paragraphs: tuple[Paragraph, ...]
    """The headlines first. May be none."""
    remarks: tuple[str, ...]
    """What stands in the margin, by number."""


def tracked(comparison: Comparison) -> Tracked:
    """The rewrite of a comparison with its changes and remarks."""
    noted = remarks(comparison)
    pen = _Pen(comparison, noted)
    title = "" if comparison.right.headline else line(comparison.right.title or "")
    paragraphs = (*_headlines(pen), *_paragraphs(pen))
    return Tracked(
        title or side_names(comparison)[1], paragraphs, tuple(line(remark.text) for remark in noted)
    )


class _Pen:
    """What is asked again and again while the document is written."""

    def __init__(self, comparison: Comparison, noted: Sequence[Remark]) -> None:
        self.comparison = comparison
        self.edits = edits(comparison)
        self.dropped = _dropped(comparison)
        self.homes = _homes(comparison)
        self.firsts = _firsts(comparison.left)
        self.remarks: defaultdict[str, list[tuple[int, Remark]]] = defaultdict(list)
        for number, remark in enumerate(noted):
            self.remarks[remark.sentence].append((number, remark))

    def sentence(self, sentence: Sentence) -> Iterator[Run]:
        """The runs of a sentence of the rewrite, cut where a remark begins or ends."""
        noted = self.remarks[sentence.id]
        for run in self.edits.get(sentence.id) or [
            Run(self.op(sentence), sentence.text, sentence.span.start)
        ]:
            if run.op == "delete":
                whole = tuple(number for number, remark in noted if remark.span is None)
                yield replace(run, text=line(run.text), remarks=whole)
            else:
                yield from _cut(run, noted)

    def op(self, sentence: Sentence) -> Op:
        """What a sentence without a link is: page furniture that nobody compared, or new as a whole."""
        return "equal" if sentence.boilerplate else "insert"

    def missing(self, sentences: Iterable[Sentence]) -> Iterator[Run]:
        """Sentences of the source that the rewrite dropped."""
        for sentence in sentences:
            numbers = tuple(number for number, _ in self.remarks[sentence.id])
            yield Run("delete", " ")
            yield Run("delete", line(sentence.text), remarks=numbers)


def _headlines(pen: _Pen) -> Iterator[Paragraph]:
    """The source's where the rewrite dropped it, then the rewrite's."""
    comparison = pen.comparison
    ours, theirs = comparison.left.headline, comparison.right.headline
    if ours and ours.id in comparison.unique.left:
        yield Paragraph(tuple(pen.missing((ours,)))[1:], "delete", None)
    if theirs:
        runs = tuple(run for run in pen.sentence(theirs) if run.text)
        yield Paragraph(runs, "insert" if all(run.op == "insert" for run in runs) else "equal", None)


def _paragraphs(pen: _Pen) -> Iterator[Paragraph]:
    yield from _lost(pen, pen.dropped[""])
    right = pen.comparison.right
    by_paragraph: defaultdict[int, list[Sentence]] = defaultdict(list)
    for sentence in right.body:
        by_paragraph[sentence.paragraph].append(sentence)
    for number, sentences in by_paragraph.items():
        runs: list[Run] = []
        after: list[Sentence] = []
        before: Sentence | None = None
        for sentence in sentences:
            if before and before.span.end < sentence.span.start:
                runs.append(Run("equal", " "))
            runs += pen.sentence(sentence)
            near = pen.homes.get(sentence.id, 0)
            dropped = pen.dropped[sentence.id]
            runs += pen.missing(lost for lost in dropped if lost.paragraph == near)
            after += (lost for lost in dropped if lost.paragraph != near)
            before = sentence
        op: Op = "insert" if all(run.op == "insert" for run in runs if not run.text.isspace()) else "equal"
        runs = [*_label(right, number, op), *(run for run in runs if run.text)]
        yield Paragraph(tuple(runs), op, described(right, number).block)
        yield from _lost(pen, after)


def _label(article: SegmentedArticle, number: int, op: Op) -> Iterator[Run]:
    """What stands before a paragraph's first sentence; it is compared with nothing."""
    if label := described(article, number).label:
        yield Run(op, f"{line(label.of(article.text)).strip()} ")


def _firsts(article: SegmentedArticle) -> frozenset[str]:
    """The sentences that begin a paragraph."""
    found: dict[int, str] = {}
    for sentence in article.body:
        found.setdefault(sentence.paragraph, sentence.id)
    return frozenset(found.values())


def _homes(comparison: Comparison) -> dict[str, int]:
    """For each sentence of the rewrite that has a link, the source's paragraph in which that ends."""
    paragraphs = {sentence.id: sentence.paragraph for sentence in comparison.left.sentences}
    found: dict[str, int] = {}
    for link in comparison.links:
        last = max(paragraphs[left] for left in link.left)
        for right in link.right:
            found[right] = max(found.get(right, 0), last)
    return found


def _lost(pen: _Pen, sentences: Sequence[Sentence]) -> Iterator[Paragraph]:
    """Paragraphs that only the source has."""
    by_paragraph: defaultdict[int, list[Sentence]] = defaultdict(list)
    for sentence in sentences:
        by_paragraph[sentence.paragraph].append(sentence)
    left = pen.comparison.left
    for number, group in by_paragraph.items():
        label = _label(left, number, "delete") if group[0].id in pen.firsts else ()
        runs = (*label, *tuple(pen.missing(group))[1:])
        yield Paragraph(runs, "delete", described(left, number).block)


def _dropped(comparison: Comparison) -> defaultdict[str, list[Sentence]]:
    """The missing sentences, by the sentence of the rewrite after which they would have stood; "" for its
    beginning. Moved links and those of headlines say nothing about the order, so they do not count."""
    titles = {article.headline.id for article in (comparison.left, comparison.right) if article.headline}
    places = {
        left: link.right[-1]
        for link in comparison.links
        if not link.moved and titles.isdisjoint((*link.left, *link.right))
        for left in link.left
    }
    # Never between two sentences of one link: its deletions would be torn apart.
    ends = {right: link.right[-1] for link in comparison.links for right in link.right}
    missing = frozenset(comparison.unique.left)
    found: defaultdict[str, list[Sentence]] = defaultdict(list)
    place = ""
    for sentence in comparison.left.body:
        place = places.get(sentence.id, place)
        if sentence.id in missing:
            found[ends.get(place, place)].append(sentence)
    return found


def _cut(run: Run, noted: Sequence[tuple[int, Remark]]) -> Iterator[Run]:
    """A run of the rewrite cut where a remark begins or ends."""
    end = run.start + len(run.text)
    edges = {run.start, end}
    for _, remark in noted:
        if remark.span:
            edges.update(edge for edge in (remark.span.start, remark.span.end) if run.start < edge < end)
    for start, stop in pairwise(sorted(edges)):
        on = tuple(
            number
            for number, remark in noted
            if remark.span is None or (remark.span.start <= start and stop <= remark.span.end)
        )
        yield Run(run.op, line(run.text[start - run.start : stop - run.start]), start, on)
