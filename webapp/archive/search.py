"""From a text to its sources: candidates, a closer look at the best of them, and a judgement on each."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from webapp.archive.candidates import Asked, candidates
from webapp.archive.index import Index
from webapp.archive.judging import source
from webapp.archive.prepare import made_by, read, speaks, telling, told
from webapp.archive.shingles import shingles
from webapp.archive.values import Found, Kept, Source
from webapp.engine import Article, Options, Side
from webapp.engine.coverage import information
from webapp.engine.embed import encoder
from webapp.engine.reading import ReadArticle

LONGEST: Final = 60_000
"""Characters of a text that are looked for: ten thousand words. The rest of a longer one would be read for
many seconds."""

ALIGNED: Final = 5
"""Articles that are aligned with the text at most."""

MOST_ALIGNED: Final = 300_000
"""Characters of all of them together; the most promising one is aligned however long it is."""


def find_sources(
    index: Index, workspaces: Sequence[str], text: str, title: str = "", options: Options | None = None
) -> Found:
    """The archived articles from which a text was made, best first; none where none is likely enough.

    Args:
        index: the archive.
        workspaces: whose articles are looked through.
        text: that was perhaps made from some of them.
        title: as stated; empty to take what the text shows.
        options: names the model.

    Raises:
        ArchiveUnavailableError: the archive does not answer.
        ModelError: the model cannot be loaded.
    """
    options = options or Options()
    model = encoder(options.model)
    begun = text[:LONGEST]
    asked = Article.from_text(begun, title=title)
    article = read(begun, title, side=Side.RIGHT)
    best = candidates(index, workspaces, asked_about(article, options))
    judged = [source(each, asked, options, model) for each in _affordable(best)]
    sources = [each for each in judged if each is not None]
    return Found(tuple(sorted(sources, key=_rank)), shortened=len(text) > LONGEST)


def _affordable(best: Sequence[Kept]) -> Iterator[Kept]:
    """The most promising articles, as many as can be aligned in a short time."""
    left = MOST_ALIGNED
    for place, article in enumerate(best[:ALIGNED]):
        left -= len(article.text)
        if place == 0 or left >= 0:
            yield article


def asked_about(article: ReadArticle, options: Options) -> Asked:
    """A text with all that it is looked for by."""
    model = encoder(options.model)
    texts = told(article)
    speaking = model is not None and speaks(model, article.language)
    return Asked(
        rows=model.encode(texts) if model and speaking and texts else None,
        told=[information(article.reading(sentence)) for sentence in telling(article)],
        shingles=shingles(article),
        model=made_by(model) if model else "",
    )


def _rank(found: Source) -> tuple[float, float, str, str]:
    """The surest first; of those about equally sure the one that carries most."""
    return -round(found.score, 2), -found.coverage, found.name, found.id
