"""Which passes a text goes through, in order."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from webapp.engine.cleaning.characters import composed, plain_letters, without_hidden, without_invisible
from webapp.engine.cleaning.edits import Cleaned, Edit
from webapp.engine.cleaning.encoding import decoded, repaired
from webapp.engine.cleaning.footnotes import without_footnote_marks
from webapp.engine.cleaning.lines import unwrapped
from webapp.engine.cleaning.lookalikes import without_lookalikes
from webapp.engine.cleaning.markup import without_markdown
from webapp.engine.cleaning.pages import taken, without_page_furniture
from webapp.engine.model import Span

Pass = Callable[[str], Iterable[Edit]]
"""Reads a text and says what to edit: in order, without overlap. Never raises; linear."""

CHARACTERS: Final[tuple[tuple[str, Pass], ...]] = (
    ("entities", decoded),
    ("mojibake", repaired),
    ("invisible", without_hidden),
    ("unseen", without_invisible),
    ("letters", plain_letters),
    ("accents", composed),
    ("look-alikes", without_lookalikes),
)
"""What stands for a character, by the name under which edits are counted."""
MARKS: Final[tuple[tuple[str, Pass], ...]] = (
    ("mark-up", without_markdown),
    ("footnotes", without_footnote_marks),
)
"""What mark-up put in. Wrapped lines are joined before: a mark may stand on both sides of a line's end."""


@dataclass(frozen=True, slots=True)
class Clean:
    """What cleaning gives."""

    text: Cleaned
    """The text as it is read, with the offsets of the text as it came."""
    edits: Mapping[str, int]
    """How many edits each pass made."""
    pages: tuple[Span, ...] = ()
    """Headers, footers and numbers of pages, in the text as it came."""


def clean(text: str, *, segmented: bool) -> Clean:
    """The text as it is read. Of one that came in sentences the lines are left as they are. Never raises;
    linear."""
    cleaned = Cleaned(text)
    edits = {name: cleaned.edit(read(cleaned.text)) for name, read in CHARACTERS}
    pages: tuple[Span, ...] = ()
    if not segmented:
        found = list(without_page_furniture(cleaned.text))
        if found:
            pages = tuple(cleaned.origin(span) for span in taken(cleaned.text))
        cleaned.edit(found)
        cleaned.edit(unwrapped(cleaned.text))
    edits |= {name: cleaned.edit(read(cleaned.text)) for name, read in MARKS}
    return Clean(cleaned, edits, pages)
