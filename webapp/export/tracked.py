"""A rewrite as a document under revision: what it deletes from its source and what it inserts.

Taking all changes gives the rewrite to the letter. Refusing all gives, link by link, the source's sentences,
but for case, quotes and dashes that the engine counts as the same.

    source   It cost 12 million.  Nobody was hurt.
    rewrite  It cost 21 million.  The mayor spoke.
    tracked  It cost [-12-]{+21+} million. [-Nobody was hurt.-] {+The mayor spoke.+}
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from webapp.engine.model import Comparison, Sentence
from webapp.export.characters import line
from webapp.export.remarks import Remark, remarks
from webapp.export.runs import Op, Run, edits


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of the rewrite, or one that only the source has."""

    runs: tuple[Run, ...]
    """In reading order."""
    op: Op = "equal"
    """What its end is: one that only the source has goes when the changes are taken, a new one when they
    are refused."""


@dataclass(frozen=True, slots=True)
class Tracked:
    """The whole document."""

    title: str
    """Of the rewrite; may be empty."""
    paragraphs: tuple[Paragraph, ...]
    """May be none."""
    remarks: tuple[str, ...]
    """What stands in the margin, by number."""


def tracked(comparison: Comparison) -> Tracked:
    """The rewrite of a comparison with its changes and remarks."""
    noted = remarks(comparison)
    paragraphs = tuple(_paragraphs(_Pen(comparison, noted)))
    return Tracked(
        line(comparison.right.title or ""), paragraphs, tuple(line(remark.text) for remark in noted)
    )


class _Pen:
    """What is asked again and again while the document is written."""

    def __init__(self, comparison: Comparison, noted: Sequence[Remark]) -> None:
        self.comparison = comparison
        self.edits = edits(comparison)
        self.dropped = _dropped(comparison)
        self.homes = _homes(comparison)
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


def _paragraphs(pen: _Pen) -> Iterator[Paragraph]:
    yield from _lost(pen, pen.dropped[""])
    by_paragraph: defaultdict[int, list[Sentence]] = defaultdict(list)
    for sentence in pen.comparison.right.sentences:
        by_paragraph[sentence.paragraph].append(sentence)
    for sentences in by_paragraph.values():
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
        new = all(run.op == "insert" for run in runs if not run.text.isspace())
        yield Paragraph(tuple(run for run in runs if run.text), "insert" if new else "equal")
        yield from _lost(pen, after)


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
    for group in by_paragraph.values():
        yield Paragraph(tuple(pen.missing(group))[1:], "delete")


def _dropped(comparison: Comparison) -> defaultdict[str, list[Sentence]]:
    """The missing sentences, by the sentence of the rewrite after which they would have stood; "" for its
    beginning. Moved links say nothing about the order, so they do not count."""
    places = {left: link.right[-1] for link in comparison.links if not link.moved for left in link.left}
    # Never between two sentences of one link: its deletions would be torn apart.
    ends = {right: link.right[-1] for link in comparison.links for right in link.right}
    missing = frozenset(comparison.unique.left)
    found: defaultdict[str, list[Sentence]] = defaultdict(list)
    place = ""
    for sentence in comparison.left.sentences:
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
