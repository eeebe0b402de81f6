"""A text and its sentences."""

from __future__ import annotations

from collections.abc import Sequence
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
    """``L1``, ``L2`` … or ``R1``, ``R2`` …, from 1 in reading order."""
    paragraph: int
    """The paragraph it stands in, from 1."""
    span: Span
    """Where it stands in the article's text, without surrounding white space."""
    text: str
    """The characters of ``span``."""
    boilerplate: str | None = None
    """Name of the rule that called it page furniture, else None."""


@dataclass(frozen=True, slots=True)
class Article:
    """One text to compare. ``segment`` returns it again with its sentences filled in."""

    text: str
    """The original text; all offsets refer to it."""
    title: str | None = None
    """Given by the caller, else found by ``segment`` (its span is then ``title_span``)."""
    language: str | None = None
    """ISO 639-1 code, given by the caller or detected; ``und`` when unknown after detection."""
    given: tuple[tuple[Span, ...], ...] | None = None
    """Sentence spans by paragraph when the caller segmented the text himself, else None."""
    title_span: Span | None = None
    """Where the title stands in the text when it was found there; no sentence covers it."""
    sentences: tuple[Sentence, ...] = ()
    """In reading order; empty until segmented."""

    @classmethod
    def from_text(cls, text: str, *, title: str | None = None, language: str | None = None) -> Article:
        """An article from running text."""
        return cls(text=text, title=title or None, language=language or None)

    @classmethod
    def from_sentences(
        cls,
        paragraphs: Sequence[Sequence[str]],
        *,
        title: str | None = None,
        language: str | None = None,
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
        return cls(text="".join(parts), title=title or None, language=language or None, given=tuple(given))
