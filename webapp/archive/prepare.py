"""From an article to all that it is found by. Pure functions on values."""

from __future__ import annotations

from collections.abc import Sequence
from math import ceil
from typing import Final

import numpy as np

from webapp.archive.shingles import shingles
from webapp.archive.values import Given, Prepared, Rows, as_bits, as_eight_bit
from webapp.engine import Article, sentences
from webapp.engine.embed import Encoder
from webapp.engine.model import ENGINE_VERSION, Sentence, Side
from webapp.engine.reading import ReadArticle
from webapp.store.text import content_hash

WINDOW: Final = 12
"""Sentences of a window at most: one vector stands for a passage, so that millions of sentences are looked
through in some ten milliseconds. Of 300 rewrites the source was among the first five of 20,000 articles 1.00
of the time with windows of 12, .997 of the time with windows of 8 and with one of the whole article."""

MOST_WINDOWS: Final = 250
"""Of one article; of a longer one each window holds more sentences."""

UNKNOWN: Final = "und"
"""Code of a language that is not known."""


def prepared(given: Given, encoder: Encoder | None) -> Prepared:
    """An article ready to be kept. Without an encoder it has no vectors; it gets them later."""
    article = read(given.text, given.title, given.language)
    texts = told(article)
    rows = encoder.encode(texts) if encoder and speaks(encoder, article.language) and texts else None
    return Prepared(
        name=given.name,
        title=given.title,
        headline=given.title or article.title or "",
        text=given.text,
        hash=hash_of(given),
        language=article.language,
        model=made_by(encoder) if encoder else "",
        vectors=b"" if rows is None else as_eight_bit(rows),
        windows=() if rows is None else tuple(as_bits(windows(rows))),
        shingles=shingles(article),
    )


def read(text: str, title: str = "", language: str = "", side: Side = Side.LEFT) -> ReadArticle:
    """An article, sentence by sentence, as the engine reads it when it aligns it."""
    return sentences(Article.from_text(text, title=title, language=language), side)


def told(article: ReadArticle) -> list[str]:
    """The texts of the sentences that count, the title first, as the aligner reads them."""
    return [each.text for each in telling(article)]


def telling(article: ReadArticle) -> list[Sentence]:
    """The sentences that count, the title first."""
    return [each for each in article.sentences if each.boilerplate is None and each.text.strip()]


def speaks(encoder: Encoder, language: str) -> bool:
    """Whether vectors of a text in this language carry meaning."""
    return language in encoder.languages or language == UNKNOWN


def made_by(encoder: Encoder) -> str:
    """Whose vectors: the model, and the version of the engine that says where sentences end."""
    return f"{encoder.name} {ENGINE_VERSION}"


def hash_of(given: Given) -> str:
    """Names what is kept of an article by its content."""
    return content_hash("\0".join((given.title, given.language, given.text)))


def windows(rows: Rows, size: int = WINDOW) -> Rows:
    """The mean vectors of a few sentences in a row, all about equally long."""
    count = min(max(1, ceil(len(rows) / size)), MOST_WINDOWS)
    parts: Sequence[Rows] = np.array_split(rows, count)
    means: Rows = np.stack([part.mean(axis=0) for part in parts])
    return means
