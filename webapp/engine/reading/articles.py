"""Articles and sentences as they are read: words, units, stems, quotations, each made once, at first need."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Mapping
from dataclasses import dataclass, field, fields
from functools import cached_property
from typing import Any, Final, TypeVar

from webapp.engine.model import SegmentedArticle, Sentence, Span
from webapp.engine.reading.folding import fold
from webapp.engine.reading.quotations import Marked, quotations_of
from webapp.engine.reading.remembered import Remembered
from webapp.engine.reading.stems import stem
from webapp.engine.reading.stopwords import is_content
from webapp.engine.reading.tokens import Lexeme, Word, atoms, lexemes, words

V = TypeVar("V")


class SentenceReading:
    """One sentence. Everybody asks it, and nobody splits the text again."""

    def __init__(self, text: str, language: str) -> None:
        self.text: Final = text
        """Its characters."""
        self.language: Final = language
        """ISO 639-1 code, ``und`` when unknown."""

    @cached_property
    def lexemes(self) -> tuple[Lexeme, ...]:
        """What is written together."""
        return lexemes(self.text)

    @cached_property
    def words(self) -> tuple[Word, ...]:
        """Folded, with offsets into ``text``."""
        return words(self.text, self.language, self.lexemes)

    @cached_property
    def atoms(self) -> tuple[tuple[int, int], ...]:
        """Words and signs: where each stands in ``text``."""
        return tuple(atoms(self.text, self.language, self.lexemes))

    @cached_property
    def stems(self) -> tuple[str, ...]:
        """Of each word."""
        return tuple(stem(word.text, self.language) for word in self.words)

    @cached_property
    def content(self) -> tuple[tuple[str, str], ...]:
        """Content words with their stems, in order."""
        both = zip(self.words, self.stems, strict=True)
        return tuple((word.text, root) for word, root in both if is_content(word.text, self.language))


_READINGS: Final = Remembered[tuple[str, str], SentenceReading](400_000)
"""By text and language, as many characters as two pairs of 15,000 words a side have."""


def reading_of(text: str, language: str) -> SentenceReading:
    """The reading of a sentence, which is the same wherever the sentence stands."""
    return _READINGS.of((text, language), len(text), lambda: SentenceReading(text, language))


@dataclass(frozen=True)
class ReadArticle(SegmentedArticle):
    """A segmented article with the reading of each of its sentences; offsets are those of the copy read."""

    pages: Mapping[str, Span] = field(default_factory=dict)
    """Headers, footers and numbers of pages: sentence id → where it stands in the text as it came. They are
    no part of the copy."""

    @classmethod
    def of(cls, article: SegmentedArticle) -> ReadArticle:
        """To read one that was segmented before."""
        return cls(*(getattr(article, each.name) for each in fields(SegmentedArticle)))

    @cached_property
    def readings(self) -> Mapping[str, SentenceReading]:
        """By id; equal sentences share one."""
        different = {sentence.text: reading_of(sentence.text, self.language) for sentence in self.sentences}
        return {sentence.id: different[sentence.text] for sentence in self.sentences}

    def reading(self, sentence: Sentence) -> SentenceReading:
        """Of one of its sentences."""
        return self.readings[sentence.id]

    @cached_property
    def quotations(self) -> tuple[Marked, ...]:
        """What stands in quotation marks, in order."""
        return quotations_of(self)

    def once(self, what: Hashable, make: Callable[[], V]) -> V:
        """What follows from this article alone, made for the first who asks; nobody may change it."""
        found: V = self._made[what] if what in self._made else self._made.setdefault(what, make())
        return found

    @cached_property
    def _made(self) -> dict[Hashable, Any]:
        return {}

    def row_name(self, sentence: Sentence) -> str:
        """The folded first cell of a sentence that is a row of at least two; of others nothing."""
        cells = self.cells(sentence)
        return fold(cells[0].of(self.text)) if len(cells) > 1 else ""

    def cells(self, sentence: Sentence) -> tuple[Span, ...]:
        """Of a sentence that is a row; of others none."""
        if not self.paragraphs or sentence.is_title:
            return ()
        return self.paragraphs[sentence.paragraph - 1].cells
