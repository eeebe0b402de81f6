"""The title of a document, told from its other parts."""

from __future__ import annotations

from collections.abc import Sequence

from webapp.engine.model import Block
from webapp.ingest.values import Part


def titled(titles: Sequence[str], parts: tuple[Part, ...]) -> tuple[str, tuple[Part, ...]]:
    """The title and all other parts of a document whose paragraphs of the style for titles are ``titles``;
    a title that nothing follows is the text."""
    title = " ".join(titles)
    if not title:
        return split_title(parts)
    return (title, parts) if parts else ("", (Part(Block.HEADING, title),))


def split_title(parts: tuple[Part, ...]) -> tuple[str, tuple[Part, ...]]:
    """The title and all other parts: the first part, if it is a heading of level 1 and no other is."""
    first = [at for at, part in enumerate(parts) if part.block is Block.HEADING and part.level == 1]
    return (parts[0].text, parts[1:]) if first == [0] else ("", parts)
