"""The two sides as the aligner takes them: the sentences that take part, read."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Final

import numpy as np

from webapp.engine.align.evidence import Reading
from webapp.engine.align.probability import WINDOW
from webapp.engine.align.terms import terms_of
from webapp.engine.embed import Encoder
from webapp.engine.model import Sentence
from webapp.engine.reading import ReadArticle, reading_of
from webapp.engine.similarity import Terms

_UNKNOWN: Final = "und"
SENTENCES: Final = 10_000
"""Sentences of one side from which only equal ones find each other; no article is so long …"""
WORDS_EACH: Final = 3
"""… and from ``WINDOW`` sentences on, those of a text whose sentences have fewer words than this on average:
thousands of single words are no article either."""
MEANT: Final = 10_000
"""Different sentences of both sides that the sentence model reads: five to ten seconds' work. Of more it
reads none: a text is weighed by one measure throughout."""


@dataclass(frozen=True, slots=True)
class Half:
    """One side's sentences that take part: not boilerplate, not empty."""

    sentences: tuple[Sentence, ...]
    """In reading order."""
    reading: Reading
    """What the features are made of."""
    labels: tuple[str, ...] = ()
    """The folded first cell of a table's row; empty for other sentences."""
    quoted: tuple[tuple[str, ...], ...] = ()
    """The folded words that each sentence has in quotation marks, in order."""


def prepare(left: ReadArticle, right: ReadArticle, encoder: Encoder | None) -> tuple[Half, Half] | None:
    """Both sides, read; None where one has nothing to align. The encoder speaks only where it knows the
    language of both articles, and where it has not too many sentences to read."""
    kept_left, kept_right = _kept(left), _kept(right)
    if not kept_left or not kept_right:
        return None
    terms_left, terms_right = terms_in(kept_left, left, right), terms_in(kept_right, right, left)
    spoken = speaking(left, right, encoder)
    different = {sentence.text for sentence in (*kept_left, *kept_right)}
    if too_many(terms_left, terms_right) or len(different) > MEANT:
        spoken = None
    return _whole(half(kept_left, terms_left, spoken), left), _whole(
        half(kept_right, terms_right, spoken), right
    )


def _whole(own: Half, article: ReadArticle) -> Half:
    """With what the article knows of its sentences beside their words."""
    labels = tuple(map(article.row_name, own.sentences))
    return replace(own, labels=labels, quoted=tuple(_quoted(article, own.sentences)))


def _quoted(article: ReadArticle, sentences: tuple[Sentence, ...]) -> Iterator[tuple[str, ...]]:
    inner = [marked.inner for marked in article.quotations]
    starts, ends = [span.start for span in inner], [span.end for span in inner]
    for sentence in sentences:
        start, end = sentence.span.start, sentence.span.end
        near = inner[bisect_right(ends, start) : bisect_left(starts, end)]
        words = article.reading(sentence).words if near else ()
        yield tuple(
            word.text
            for word in words
            if any(span.start <= start + word.start and start + word.end <= span.end for span in near)
        )


def _kept(article: ReadArticle) -> tuple[Sentence, ...]:
    return tuple(s for s in article.body if s.boilerplate is None and s.text.strip())


def too_many(*sides: Terms) -> bool:
    """Whether only equal sentences find each other."""
    return any(
        len(terms.lengths) > min(SENTENCES, max(WINDOW, float(terms.lengths.sum()) / WORDS_EACH))
        for terms in sides
    )


def _language(article: ReadArticle, other: ReadArticle) -> str:
    """A text too short to tell is in the other one's language."""
    own, others = article.language or _UNKNOWN, other.language or _UNKNOWN
    return others if own == _UNKNOWN else own


def speaking(left: ReadArticle, right: ReadArticle, encoder: Encoder | None) -> Encoder | None:
    """The model, if it knows the language of both articles."""
    if encoder is None:
        return None
    known = encoder.languages | {_UNKNOWN}
    both = _language(left, right), _language(right, left)
    return encoder if all(language in known for language in both) else None


def terms_in(sentences: tuple[Sentence, ...], article: ReadArticle, other: ReadArticle) -> Terms:
    """What sentences of an article are made of, in its language or, if that is not known, the other's."""
    language = _language(article, other)
    texts = tuple(sentence.text for sentence in sentences)
    return article.once(
        (terms_of, language, texts), lambda: terms_of([reading_of(text, language) for text in texts])
    )


def half(sentences: tuple[Sentence, ...], terms: Terms, encoder: Encoder | None) -> Half:
    """These sentences, with the model's vectors where it speaks."""
    numbers = [sentence.paragraph for sentence in sentences]
    paragraphs = np.cumsum(np.diff(numbers, prepend=numbers[0]) != 0)
    vectors = None if encoder is None else encoder.encode([sentence.text for sentence in sentences])
    return Half(sentences, Reading(terms, vectors, paragraphs))
