"""Text inside one paragraph of OpenDocument: its pieces, and what stands in it without being part of it."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import Final

from lxml import etree

from webapp.ingest.parts.paragraphs import joined
from webapp.ingest.readers.odt.names import DRAW, OFFICE, TEXT, number_of
from webapp.ingest.readers.odt.styles import Styles
from webapp.ingest.values import Omitted

_SKIPPED: Final = frozenset(
    {
        f"{TEXT}{name}"
        for name in (
            "note-citation",
            "note-ref",
            "ruby-text",
            "tracked-changes",
            "script",
            "number",
            "toc-mark",
        )
    }
    | {f"{OFFICE}annotation-end", f"{OFFICE}event-listeners", f"{DRAW}glue-point"}
)
_SIGNS: Final = {f"{TEXT}tab": "\t", f"{TEXT}line-break": "\n"}
_MOST_BLANKS: Final = 100


@dataclass(slots=True)
class Inline:
    """What was found in a paragraph."""

    runs: list[tuple[str, int]] = field(default_factory=list)
    """Pieces of text and where they stand: 1 raised, -1 lowered, 0 on the line."""
    notes: list[etree._Element] = field(default_factory=list)
    """Bodies of footnotes and endnotes."""
    boxes: list[etree._Element] = field(default_factory=list)
    """Text boxes and shapes with text."""
    counts: Counter[Omitted] = field(default_factory=Counter)
    """What is left out."""
    hides_all: bool = False
    """The paragraph hides itself."""

    @property
    def text(self) -> str:
        """With hard breaks."""
        return joined(self.runs)


def read_inline(paragraph: etree._Element, styles: Styles) -> Inline:
    """The pieces of a paragraph. The tree is walked without recursion."""
    found = Inline()
    todo: list[tuple[etree._Element | str, int]] = [(paragraph, 0)]
    while todo:
        element, height = todo.pop()
        if isinstance(element, str):
            found.runs.append((element, height))
            continue
        if element is not paragraph:
            if not _enters(element, styles, found):
                continue
            height = _height(element, styles) or height
        for child in reversed(element):
            if child.tail:
                todo.append((child.tail, height))
            todo.append((child, height))
        if element.text:
            todo.append((element.text, height))
    return found


def read_drawing(element: etree._Element) -> Inline:
    """What stands in a frame, a shape or a group of them."""
    found = Inline()
    _drawing(element, found)
    return found


def _height(element: etree._Element, styles: Styles) -> int:
    return styles.height(element.get(f"{TEXT}style-name")) if element.tag == f"{TEXT}span" else 0


def _enters(element: etree._Element, styles: Styles, found: Inline) -> bool:
    """Whether the text in an element is read as part of the paragraph; what else it is, is noted."""
    tag = element.tag
    if not isinstance(tag, str) or tag in _SKIPPED:
        return False
    if sign := _SIGNS.get(tag):
        found.runs.append((sign, 0))
        return False
    if tag == f"{TEXT}s":
        found.runs.append((" " * number_of(element.get(f"{TEXT}c"), 1, _MOST_BLANKS), 0))
        return False
    if tag == f"{TEXT}note":
        found.notes += element.findall(f"{TEXT}note-body")
        return False
    if tag == f"{OFFICE}annotation":
        found.counts[Omitted.COMMENT] += 1
        return False
    if tag.startswith(DRAW):
        _drawing(element, found)
        return False
    return not _is_hidden(element, styles, found)


def _is_hidden(element: etree._Element, styles: Styles, found: Inline) -> bool:
    if element.tag == f"{TEXT}hidden-paragraph":
        found.hides_all = found.hides_all or element.get(f"{TEXT}is-hidden") == "true"
        return True
    if element.tag == f"{TEXT}hidden-text":
        hidden = bool(element.get(f"{TEXT}is-hidden", "true") == "true")
    else:
        hidden = element.tag == f"{TEXT}span" and styles.hidden("text", element.get(f"{TEXT}style-name"))
    if hidden and "".join(element.itertext()).strip():
        found.counts[Omitted.HIDDEN] += 1
    return hidden


def _drawing(element: etree._Element, found: Inline) -> None:
    """A frame, a shape or a group of them: its pictures and objects count, its text stands in a box."""
    todo = [element]
    while todo:
        one = todo.pop()
        inside = [child for child in one if isinstance(child.tag, str)]
        names = {child.tag for child in inside}
        if names & {
            f"{DRAW}object",
            f"{DRAW}object-ole",
            f"{DRAW}plugin",
            f"{DRAW}applet",
            f"{DRAW}floating-frame",
        }:
            found.counts[Omitted.EMBEDDED] += 1
        elif f"{DRAW}text-box" in names:
            found.boxes += [child for child in inside if child.tag == f"{DRAW}text-box"]
        elif f"{DRAW}image" in names:
            found.counts[Omitted.PICTURE] += 1
        elif names & {f"{TEXT}p", f"{TEXT}h", f"{TEXT}list"}:
            found.boxes.append(one)
        else:
            todo += [child for child in reversed(inside) if child.tag.startswith(DRAW)]
