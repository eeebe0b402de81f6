"""The copy of an article that the engine reads: cleaned, the title on top."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from webapp.engine.cleaning.characters import notes
from webapp.engine.cleaning.lines import LINE_END
from webapp.engine.cleaning.passes import clean
from webapp.engine.model import Article, Limit, Side, Span
from webapp.engine.reading import fold

_GAP: Final = "\n\n"
"""Between a title that stands apart and the text, so that no sentence runs from one into the other."""


class ReadingCopy:
    """The text that all parts of the engine read, and where its characters came from.

    A title that was given and is not the text's first line stands apart: it comes first here, and what is
    found in it refers to the title.
    """

    __slots__ = ("_body", "_edits", "_start", "_title", "article", "pages", "text", "title_end", "titled")

    def __init__(self, article: Article) -> None:
        segmented = article.given is not None
        self.article = article
        found = clean(article.text, segmented=segmented)
        self._body, self._edits, self.pages = found.text, found.edits, found.pages
        self._title = clean(article.title or "", segmented=True).text
        title, body = self._title.text, self._body.text
        self.titled = not segmented and fold(title) == fold(_first_line(body)) != ""
        if self.titled or not title.strip():
            title = ""
        self.title_end = len(title)
        self._start = len(title) + len(_GAP) if title else 0
        self.text = f"{title}{_GAP}{body}" if title else body

    article: Article
    """As it came in."""
    text: str
    """What is read."""
    pages: tuple[Span, ...]
    """Headers, footers and numbers of pages, in the article's text: they are no part of ``text``."""
    titled: bool
    """The given title is the text's first line."""
    title_end: int
    """One past the title that stands apart; 0 where none does."""

    def limits(self, side: Side) -> tuple[Limit, ...]:
        """What a reader should know of the text as it came."""
        return tuple(notes("The source" if side is Side.LEFT else "The rewrite", self._edits))

    def origin(self, span: Span) -> Span:
        """Where a range of ``text`` stands in the article's text, or in its title. None crosses the gap."""
        if self._start and span.start <= self.title_end and span.end <= self.title_end:
            return self._title.origin(span)
        return self._body.origin(Span(max(0, span.start - self._start), max(0, span.end - self._start)))

    def dropped(self) -> Iterator[Span]:
        """The ranges of the article's text that are not read, in order."""
        return self._body.dropped()

    def place(self, span: Span) -> Span:
        """Where a range of the article's text stands in ``text``."""
        placed = self._body.place(span)
        return Span(placed.start + self._start, placed.end + self._start)


def _first_line(text: str) -> str:
    """The first line that is not blank, if there is more below; else nothing."""
    start = len(text) - len(text.lstrip())
    found = LINE_END.search(text, start)
    return text[start : found.start()] if found and text[found.end() :].strip() else ""
