"""A comparison of two reading copies, told of the articles as they came."""

from __future__ import annotations

from bisect import bisect_right
from collections import deque
from collections.abc import Iterator
from dataclasses import replace

from webapp.engine.cleaning import ReadingCopy
from webapp.engine.model import (
    Change,
    Comparison,
    Finding,
    Link,
    Mention,
    Paragraph,
    Passage,
    Run,
    SegmentedArticle,
    Sentence,
    Span,
)
from webapp.engine.reading import ReadArticle
from webapp.engine.segment.sentences import trimmed


class Restorer:
    """Puts what was found in one side's reading copy into the article's own offsets."""

    def __init__(self, read: ReadArticle, copy: ReadingCopy) -> None:
        self._article = copy.article
        self._read = read
        self._copy = copy
        self._starts = [sentence.span.start for sentence in read.sentences]
        self._apart = copy.title_end > 0
        given = (trimmed(copy.article.text, span) for spans in copy.article.given or () for span in spans)
        pairs = list(zip(read.body, given, strict=False))
        # What was dropped at the ends of a sentence that the caller gave is a part of it all the same.
        self._given = {sentence.id: span for sentence, span in pairs} | dict(read.pages)
        self._begins = {sentence.span.start: span.start for sentence, span in pairs if sentence.text}
        self._ends = {sentence.span.end: span.end for sentence, span in pairs if sentence.text}

    def article(self) -> SegmentedArticle:
        """The segmented article, its text and offsets as they came."""
        read = self._read
        return SegmentedArticle(
            text=self._article.text,
            title=self._article.title or read.title,
            title_span=None if self._apart or read.title_span is None else self.span(read.title_span),
            language=read.language,
            unread=tuple(self._unread()),
            kept=read.kept,
            sentences=tuple(self._sentence(sentence) for sentence in read.sentences),
            paragraphs=tuple(self._paragraph(paragraph) for paragraph in read.paragraphs),
        )

    def _unread(self) -> Iterator[Span]:
        """What a reader sees inside the sentences and the engine did not."""
        text = self._article.text
        dropped = deque(span for span in self._copy.dropped() if span.of(text).strip())
        for sentence in self._read.sentences:
            if (self._apart and sentence.is_title) or sentence.id in self._read.pages:
                continue
            own = self._sentence(sentence).span
            while dropped and dropped[0].end <= own.start:
                dropped.popleft()
            while dropped and dropped[0].start < own.end:
                span = dropped.popleft()
                yield Span(max(span.start, own.start), min(span.end, own.end))

    def span(self, span: Span) -> Span:
        """A range of the reading copy as one of the text, or of a title that stands apart."""
        found = self._copy.origin(span)
        start, end = self._begins.get(span.start, found.start), self._ends.get(span.end, found.end)
        return Span(start, max(start, end))

    def passage(self, passage: Passage | None) -> Passage | None:
        """With the sentence it stands in."""
        if passage is None:
            return None
        at = max(bisect_right(self._starts, passage.span.start) - 1, 0)
        sentence = self._read.sentences[at]
        if passage.span.start >= sentence.span.end and at + 1 < len(self._read.sentences):
            sentence = self._read.sentences[at + 1]  # a label stands before the sentence it belongs to
        span = self.span(passage.span)
        return Passage(span, span.of(self._source(sentence)), sentence.id)

    def _source(self, sentence: Sentence) -> str:
        return (self._article.title or "") if self._apart and sentence.is_title else self._article.text

    def _sentence(self, sentence: Sentence) -> Sentence:
        span = self._given.get(sentence.id) or self.span(sentence.span)
        return replace(sentence, span=span, text=span.of(self._source(sentence)))

    def _paragraph(self, paragraph: Paragraph) -> Paragraph:
        return replace(
            paragraph,
            label=self.span(paragraph.label) if paragraph.label else None,
            cells=tuple(self.span(cell) for cell in paragraph.cells),
        )


def restored(comparison: Comparison, left: Restorer, right: Restorer) -> Comparison:
    """The comparison with every offset referring to the articles as they came."""

    def change(found: Change) -> Change:
        return Change(
            found.op,
            left.span(found.left) if found.left else None,
            right.span(found.right) if found.right else None,
        )

    def link(found: Link) -> Link:
        return replace(found, changes=tuple(change(each) for each in found.changes))

    def finding(found: Finding) -> Finding:
        return replace(
            found,
            left=left.passage(found.left),
            right=right.passage(found.right),
            mentions=tuple(
                Mention(left.passage(mention.left), right.passage(mention.right))
                for mention in found.mentions
            ),
        )

    def run(found: Run) -> Run:
        return Run(left.span(found.left), right.span(found.right), found.words)

    return replace(
        comparison,
        left=left.article(),
        right=right.article(),
        links=tuple(link(found) for found in comparison.links),
        findings=tuple(finding(found) for found in comparison.findings),
        closeness=replace(
            comparison.closeness, runs=tuple(run(found) for found in comparison.closeness.runs)
        ),
    )
