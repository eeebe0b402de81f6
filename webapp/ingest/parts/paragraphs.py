"""Paragraphs as they come, one after another, gathered into parts: for readers that meet text in pieces."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from webapp.engine.model import Block
from webapp.ingest.parts.tidy import lowered, paragraphs, raised
from webapp.ingest.values import Part


@dataclass(frozen=True, slots=True)
class Kind:
    """What a paragraph is, before its text is known."""

    block: Block = Block.PROSE
    """Of the text."""
    level: int = 1
    """Of a heading or item, from 1."""
    label: str = ""
    """Number of an item or a heading, as it is shown."""
    is_title: bool = False
    """Of the style that titles have."""
    is_contents: bool = False
    """Of a style of tables of contents: it tells what stands elsewhere in the file."""


PROSE = Kind()


def parts_of_paragraph(raw: str, kind: Kind) -> list[Part]:
    """The parts of one paragraph with its hard breaks: prose with two in a row is two paragraphs, a heading
    and an item stay one."""
    found = paragraphs(raw)
    if not found:
        return []
    if kind.block is Block.HEADING:
        return [Part(Block.HEADING, " ".join(filter(None, [kind.label, *found])), level=min(kind.level, 6))]
    if kind.block is Block.ITEM:
        return [Part(Block.ITEM, " ".join(found), level=kind.level, label=kind.label)]
    return [Part(kind.block, text) for text in found]


def joined(runs: Iterable[tuple[str, int]]) -> str:
    """The text of pieces, each with where it stands: 1 raised, -1 lowered, 0 on the line."""
    pieces: list[str] = []
    gathered: list[str] = []
    height = 0
    for text, at in runs:
        if at != height:
            pieces.append(_placed("".join(gathered), height))
            gathered, height = [], at
        gathered.append(text)
    pieces.append(_placed("".join(gathered), height))
    return whole("".join(pieces))


def whole(text: str) -> str:
    """The text with characters beyond the first plane that were written as two units put together."""
    if not any("\ud800" <= char <= "\udfff" for char in text):
        return text
    return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "ignore")


def _placed(text: str, height: int) -> str:
    return (raised(text) if height > 0 else lowered(text)) if height else text


_DOTS = frozenset("o§·-–—*")


def shown_label(raw: str) -> str:
    """The label of an item as it is shown; empty for a bullet, in whatever font it is drawn."""
    label = "".join(char for char in raw if not "\ue000" <= char <= "\uf8ff").strip()
    if label in _DOTS or not any(char.isalnum() for char in label):
        return ""
    return " ".join(label.split())
