"""One side's whole text as a document holds it: headline, labels, page clutter and all, in paragraphs.

A headline that stands apart comes first. Lines with nothing on them part paragraphs, and so does a line end
between what the engine calls two paragraphs; how many empty lines there are is not kept, nor any at the
beginning or the end. A line end inside a paragraph stays one.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

from webapp.engine.model import Block, SegmentedArticle, Sentence, Span
from webapp.present.paragraphs import described

LINE_END = r"(?:\r\n|[\n\r\x0b\x0c\x85\u2028\u2029])"
BLANK = r"[^\S\n\r\x0b\x0c\x1c-\x1f\x85\u2028\u2029]"

_ENDS = re.compile(f"{LINE_END}(?:{BLANK}*{LINE_END})*")
_END = re.compile(LINE_END)
_FIRST = re.compile(f"(?:{BLANK}*{LINE_END})+")

_WHITE = "".join(mark for mark in map(chr, range(0x3001)) if mark.isspace() and not "\x1c" <= mark <= "\x1f")
"""All white space but for control characters that XML cannot hold."""

APART = "\n\n"
"""Set between a headline that stands apart and the text."""


@dataclass(frozen=True, slots=True)
class Stream:
    """Headline and text in one."""

    article: SegmentedArticle
    """What it was made of."""
    text: str
    """All characters; places in it are offsets."""
    shift: int
    """How far the article's own text is moved to the right."""
    whole: Span
    """Without empty lines at the beginning and the end."""
    breaks: tuple[Span, ...]
    """Where paragraphs part, in order, within the whole."""

    @classmethod
    def of(cls, article: SegmentedArticle) -> Stream:
        """The stream of an article."""
        before = f"{article.title}{APART}" if article.title and _stands_apart(article) else ""
        text = before + article.text
        first, last = _FIRST.match(text), _END.search(text, len(text.rstrip(_WHITE)))
        start = first.end() if first else 0
        whole = Span(start, max(start, last.start() if last else len(text)))
        return cls(article, text, len(before), whole, tuple(_breaks(article, text, len(before), whole)))

    def span(self, sentence: Sentence) -> Span:
        """Where a sentence stands."""
        return self.at(sentence.span, sentence)

    def at(self, span: Span, sentence: Sentence) -> Span:
        """Where a span stands that is told of a sentence's text."""
        apart = sentence.is_title and self.article.title_span is None
        return span if apart else self.in_text(span)

    def in_text(self, span: Span) -> Span:
        """Where a span of the article's text stands."""
        return Span(span.start + self.shift, span.end + self.shift)

    def within(self, span: Span) -> tuple[Span, ...]:
        """The breaks inside a span."""
        first = bisect_left(self.breaks, span.start, key=lambda found: found.start)
        last = bisect_right(self.breaks, span.end, key=lambda found: found.end)
        return self.breaks[first:last]

    def block(self, place: int) -> Block | None:
        """What the paragraph that ends at a place is; None for a headline."""
        sentences = self.article.sentences
        after = bisect_right(sentences, place, key=lambda sentence: self.span(sentence).start)
        if not after:
            apart = self.shift and place < self.shift
            return None if apart else Block.PROSE
        sentence = sentences[after - 1]
        return None if sentence.is_title else described(self.article, sentence.paragraph).block


def _stands_apart(article: SegmentedArticle) -> bool:
    """Whether the title is in no line of the text. An older result does not say where it found one."""
    if article.title_span is not None:
        return False
    return article.headline is not None or not article.text.lstrip().startswith(article.title or "")


def _breaks(article: SegmentedArticle, text: str, shift: int, whole: Span) -> Iterator[Span]:
    ordered = [(sentence.span.start + shift, sentence.paragraph) for sentence in article.body]
    if article.title_span:
        ordered = sorted([(article.title_span.start + shift, 0), *ordered])
    for found in _ENDS.finditer(text, whole.start, whole.end):
        after = bisect_right(ordered, (found.start(), len(text)))
        between = 0 < after < len(ordered) and ordered[after - 1][1] != ordered[after][1]
        if between or found.start() < shift or len(_END.findall(found.group())) > 1:
            yield Span(*found.span())
