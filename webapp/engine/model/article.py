"""A text and its sentences."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum


class Side(StrEnum):
    """One of the two panels."""

    LEFT = "left"
    """The source."""
    RIGHT = "right"
    """The rewrite."""

    @property
    def letter(self) -> str:
        """The first letter of this side's sentence ids: ``L`` or ``R``."""
        return self.value[0].upper()


class Block(StrEnum):
    """What a paragraph is."""

    PROSE = "prose"
    HEADING = "heading"
    ITEM = "item"
    """Of a list, or a numbered clause."""
    ROW = "row"
    """Of a table."""
    SPEAKER = "speaker"
    """A turn of a transcript, of an interview or of a play, with the label of who speaks."""
    TIME = "time"
    """A live blog's stamp."""
    QUOTE = "quote"
    """Set off as quoted."""


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """The half-open character range ``[start, end)`` of an article's original text."""

    start: int
    """First character, from 0."""
    end: int
    """One past the last character."""

    def of(self, text: str) -> str:
        """The characters of ``text`` that this span covers."""
        return text[self.start : self.end]


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence of a segmented article."""

    id: str
    """``L1``, ``L2`` … or ``R1``, ``R2`` …, from 1 in reading order; ``LT`` or ``RT`` for the title."""
    paragraph: int
    """The paragraph it stands in, from 1; 0 for the title."""
    span: Span
    """Where it stands, without surrounding white space, in ``SegmentedArticle.text_of(sentence)``."""
    text: str
    """The characters of ``span``."""
    boilerplate: str | None = None
    """Name of the rule that called it page furniture, else None."""
    key: str = ""
    """A name made of its side, its folded words and, of equal sentences, their order, not of its place: the
    same in the next revision while the words are the same. Empty for a page's header, footer or number."""

    @property
    def is_title(self) -> bool:
        """It is the headline."""
        return self.id.endswith("T")


@dataclass(frozen=True, slots=True)
class Paragraph:
    """What a paragraph is."""

    block: Block = Block.PROSE
    """Its kind."""
    label: Span | None = None
    """Where the item's number or the speaker's name stands in the text, before the first sentence, else None.
    It is structure: no part of a sentence, neither compared nor a fact."""
    cells: tuple[Span, ...] = ()
    """Of a row: where its cells stand, in order."""


@dataclass(frozen=True, slots=True)
class Article:
    """One text to compare, as it came in."""

    text: str
    """The original text; all offsets refer to it."""
    title: str | None = None
    """As the caller gave it, else None."""
    language: str | None = None
    """ISO 639-1 code or a tag such as ``en-US``, as the caller gave it, else None."""
    given: tuple[tuple[Span, ...], ...] | None = None
    """Sentence spans by paragraph when the caller segmented the text himself, else None."""
    kept: frozenset[str] = frozenset()
    """Keys of sentences that a reader took back into the comparison: no page furniture."""

    @classmethod
    def from_text(
        cls,
        text: str,
        *,
        title: str | None = None,
        language: str | None = None,
        kept: Iterable[str] = (),
    ) -> Article:
        """An article from running text."""
        return cls(text=text, title=title or None, language=language or None, kept=frozenset(kept))

    @classmethod
    def from_sentences(
        cls,
        paragraphs: Sequence[Sequence[str]],
        *,
        title: str | None = None,
        language: str | None = None,
        kept: Iterable[str] = (),
    ) -> Article:
        """An article the caller has segmented: paragraphs of sentences. Sentence *n* of the result is
        sentence *n* of the input in reading order, whatever it holds (an empty one too)."""
        parts: list[str] = []
        given: list[tuple[Span, ...]] = []
        at = 0
        for number, paragraph in enumerate(paragraphs):
            spans: list[Span] = []
            for position, sentence in enumerate(paragraph):
                gap = (" " if position else "\n\n") if parts and (position or number) else ""
                parts += (gap, sentence)
                start = at + len(gap)
                at = start + len(sentence)
                spans.append(Span(start, at))
            given.append(tuple(spans))
        return cls("".join(parts), title or None, language or None, tuple(given), frozenset(kept))


@dataclass(frozen=True, slots=True)
class SegmentedArticle:
    """A text and what it is made of."""

    text: str
    """The original text; all offsets refer to it, but those of a title that stands apart."""
    title: str | None
    """The headline: given by the caller, else found in the text."""
    title_span: Span | None
    """Where the title stands in the text; None where it stands apart from it, or where there is none."""
    language: str
    """ISO 639-1 code; ``und`` when unknown after detection."""
    sentences: tuple[Sentence, ...]
    """In reading order, the title first."""
    paragraphs: tuple[Paragraph, ...] = ()
    """Of the body, from paragraph 1 on; empty in results of schema 1."""
    unread: tuple[Span, ...] = ()
    """What stands inside sentences and was not read, in order: a page's header, mark-up, a hyphen that
    divides a word at a line's end. Not of a title that stands apart."""
    kept: tuple[str, ...] = ()
    """Keys of sentences that a reader took back into the comparison, as in ``Article.kept``, in order."""

    @property
    def headline(self) -> Sentence | None:
        """The title's sentence, if there is one."""
        return self.sentences[0] if self.sentences and self.sentences[0].is_title else None

    @property
    def body(self) -> tuple[Sentence, ...]:
        """The sentences but for the title."""
        return self.sentences[1:] if self.headline else self.sentences

    def text_of(self, sentence: Sentence) -> str:
        """What the sentence's span, and those of what is found in it, refer to: the text, or the title where
        that stands apart."""
        return (self.title or "") if sentence.is_title and self.title_span is None else self.text
