"""Styles of a Word document: what a paragraph of one is, whatever the language of the style's name.

Word writes the names of its own styles in English (``heading 1``) and their identifiers in the user's
language (``berschrift1``); a style of the user's own is known by the style that it is based on, or by its
outline level.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum, auto
from typing import Final

from lxml import etree

from webapp.ingest.readers.docx.names import attribute, child, number, short, switched, value

BODY_LEVEL: Final = 9
"""The outline level of text that is no heading."""


class Kind(Enum):
    """What the paragraphs of a style are."""

    PROSE = auto()
    TITLE = auto()
    HEADING = auto()
    QUOTE = auto()
    CAPTION = auto()
    CONTENTS = auto()
    """A line of a table of contents, or the heading of one."""
    BULLET = auto()
    """An item, whatever numbering says."""


@dataclass(frozen=True, slots=True)
class Style:
    """A style with all that it takes from those it is based on."""

    kind: Kind | None = None
    """None while nothing says it."""
    level: int = 1
    """Of a heading, from 1."""
    numbering: str | None = None
    """Identifier of its numbering."""
    list_level: int | None = None
    """Level in that numbering, from 0."""
    is_hidden: bool | None = None
    """Its text is not shown."""


_HEADING: Final = re.compile(r"heading ?([1-9])")
_KINDS: Final = (
    (re.compile(r"title"), Kind.TITLE),
    (re.compile(r"subtitle|normal|body text|first paragraph|footnote text|endnote text"), Kind.PROSE),
    (re.compile(r"(intense )?quote|block ?text|quotations|block ?quot(e|ation)"), Kind.QUOTE),
    (re.compile(r"((image|table) )?caption"), Kind.CAPTION),
    (re.compile(r"(toc|(user )?index|contents) ?([1-9]|heading)"), Kind.CONTENTS),
    (re.compile(r"table of (figures|authorities)"), Kind.CONTENTS),
    (re.compile(r"list bullet( [2-5])?"), Kind.BULLET),
)


class Styles:
    """The styles of a document."""

    def __init__(self, root: etree._Element | None) -> None:
        self._elements: dict[str, etree._Element] = {}
        self._read: dict[str, Style] = {}
        self._default = ""
        for element in () if root is None else root:
            if isinstance(element.tag, str) and short(element) == "w:style":
                self._add(element)

    def _add(self, element: etree._Element) -> None:
        name = attribute(element, "styleId") or ""
        self._elements.setdefault(name, element)
        is_paragraph = attribute(element, "type") in ("paragraph", None)
        if is_paragraph and attribute(element, "default") in ("1", "true", "on"):
            self._default = name

    def of(self, identifier: str | None) -> Style:
        """The style with an identifier; of none, the one that paragraphs have by default."""
        name = self._default if identifier is None else identifier
        for pending in reversed(list(self._chain(name))):
            self._read[pending] = self._resolved(pending)
        return self._read[name]

    def _chain(self, name: str) -> Iterator[str]:
        """The style and those it is based on, until one that was read."""
        seen: set[str] = set()
        while name not in self._read and name not in seen:
            yield name
            seen.add(name)
            base = value(self._elements.get(name), "w:basedOn")
            if base is None:
                return
            name = base

    def _resolved(self, name: str) -> Style:
        element = self._elements.get(name)
        base = self._read.get(value(element, "w:basedOn") or "", Style())
        properties = child(element, "w:pPr")
        kind, level = _kind(value(element, "w:name") or name, number(value(properties, "w:outlineLvl")))
        numbered = child(properties, "w:numPr")
        list_level = number(value(numbered, "w:ilvl"))
        hidden = switched(child(element, "w:rPr"), "w:vanish")
        return Style(
            kind=base.kind if kind is None else kind,
            level=base.level if kind is None else level,
            numbering=value(numbered, "w:numId") or base.numbering,
            list_level=base.list_level if list_level is None else list_level,
            is_hidden=base.is_hidden if hidden is None else hidden,
        )


def _kind(name: str, outline: int | None) -> tuple[Kind | None, int]:
    """What a style's own name and outline level say."""
    plain = " ".join(re.sub(r"[-_]", " ", name).lower().split())
    named = next((kind for pattern, kind in _KINDS if pattern.fullmatch(plain)), None)
    if named is not None:
        return named, 1
    if heading := _HEADING.fullmatch(plain):
        return Kind.HEADING, int(heading[1])
    if outline is not None:
        return (Kind.HEADING, outline + 1) if 0 <= outline < BODY_LEVEL else (Kind.PROSE, 1)
    return None, 1
