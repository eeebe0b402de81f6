"""A run of HTML that is read on its own, a page or a cell of a table, and what is open in it."""

from __future__ import annotations

from dataclasses import dataclass, field

from webapp.engine.model import Block
from webapp.ingest.markup.lists import List
from webapp.ingest.values import Part


@dataclass(slots=True)
class Place:
    """What is open, and what was read."""

    parts: list[Part] = field(default_factory=list)
    """What was read."""
    heading: int = 0
    """Level of the open heading, or 0."""
    quotes: int = 0
    """Quotes that are open."""
    lists: list[List] = field(default_factory=list)
    """Lists that are open, the innermost last."""
    item: str | None = None
    """Label of the item whose text comes next, None outside one and once its first paragraph was read."""
    holds_table: bool = False
    """A table stands in it."""

    def take(self, texts: list[str]) -> None:
        """Add paragraphs that stand here; ``texts`` is not empty."""
        if self.heading:
            self.parts.append(Part(Block.HEADING, " ".join(texts), level=self.heading))
            return
        if self.item is not None:
            self.parts.append(Part(Block.ITEM, texts[0], level=max(1, len(self.lists)), label=self.item))
            self.item = None
            texts = texts[1:]
        block = Block.QUOTE if self.quotes else Block.PROSE
        self.parts += [Part(block, text) for text in texts]
