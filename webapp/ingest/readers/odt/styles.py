"""Styles of an OpenDocument text: what paragraphs are, which text is hidden, how lists are numbered."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from lxml import etree

from webapp.ingest.readers.odt.names import STYLE, TEXT, number_of
from webapp.ingest.readers.odt.numbering import BULLET, DEEPEST, Level

_HEADING: Final = re.compile(r"heading ([1-9]|10)$", re.IGNORECASE)
_QUOTES: Final = frozenset({"quotations", "quote", "intense quote", "block quotation"})
_CHAIN: Final = 20
"""Styles above one that are asked; they may be based on each other in a circle."""


@dataclass(frozen=True, slots=True)
class Style:
    """What is known of one style."""

    name: str
    """As it is shown, in small letters."""
    parent: str = ""
    outline: int = 0
    """Level of headings, 0 for none."""
    hidden: bool = False
    height: int = 0
    """1 raised, -1 lowered, 0 on the line."""


class Styles:
    """All styles of a file, those of ``content.xml`` and of ``styles.xml``."""

    def __init__(self, roots: Iterable[etree._Element]) -> None:
        self._styles: dict[tuple[str, str], Style] = {}
        self.lists: dict[str, dict[int, Level]] = {}
        self.outline: dict[int, Level] = {}
        for root in roots:
            for element in root.iter(f"{STYLE}style"):
                key = element.get(f"{STYLE}family", ""), element.get(f"{STYLE}name", "")
                self._styles[key] = _style(element)
            for element in root.iter(f"{TEXT}list-style"):
                self.lists[element.get(f"{STYLE}name", "")] = dict(_levels(element))
            for element in root.iter(f"{TEXT}outline-style"):
                self.outline |= dict(_levels(element))

    def chain(self, family: str, name: str | None) -> Iterator[Style]:
        """A style and those that it is based on, the nearest first."""
        for _ in range(_CHAIN):
            style = self._styles.get((family, name or ""))
            if style is None:
                return
            yield style
            name = style.parent

    def is_title(self, name: str | None) -> bool:
        """Whether paragraphs of a style are titles."""
        return any(style.name == "title" for style in self.chain("paragraph", name))

    def is_quote(self, name: str | None) -> bool:
        """Whether paragraphs of a style are quotes."""
        return any(style.name in _QUOTES for style in self.chain("paragraph", name))

    def heading(self, name: str | None) -> int:
        """The level of headings of a style from 1; 0 for none."""
        for style in self.chain("paragraph", name):
            if style.outline:
                return style.outline
            if found := _HEADING.match(style.name):
                return int(found[1])
        return 0

    def hidden(self, family: str, name: str | None) -> bool:
        """Whether text of a style is hidden."""
        return any(style.hidden for style in self.chain(family, name))

    def height(self, name: str | None) -> int:
        """Where text of a style stands: 1 raised, -1 lowered, 0 on the line."""
        return next((style.height for style in self.chain("text", name) if style.height), 0)


def _style(element: etree._Element) -> Style:
    name = element.get(f"{STYLE}display-name") or element.get(f"{STYLE}name", "")
    text = element.find(f"{STYLE}text-properties")
    return Style(
        name=name.replace("_20_", " ").lower(),
        parent=element.get(f"{STYLE}parent-style-name", ""),
        outline=number_of(element.get(f"{STYLE}default-outline-level"), 0, DEEPEST),
        hidden=text is not None and text.get(f"{TEXT}display") == "none",
        height=_height("" if text is None else text.get(f"{STYLE}text-position", "")),
    )


def _height(position: str) -> int:
    first = (position.split() or [""])[0]
    if first == "super":
        return 1
    if first == "sub":
        return -1
    if not first.endswith("%") or not first.strip("-%0."):
        return 0
    return -1 if first.startswith("-") else 1


def _levels(element: etree._Element) -> Iterator[tuple[int, Level]]:
    for found in element:
        depth = number_of(found.get(f"{TEXT}level"), 0, DEEPEST)
        if not depth:
            continue
        if found.tag in {f"{TEXT}list-level-style-number", f"{TEXT}outline-level-style"}:
            yield depth, _numbered(found)
        else:
            yield depth, BULLET


def _numbered(element: etree._Element) -> Level:
    return Level(
        format=element.get(f"{STYLE}num-format", ""),
        before=element.get(f"{STYLE}num-prefix", ""),
        after=element.get(f"{STYLE}num-suffix", ""),
        start=number_of(element.get(f"{TEXT}start-value")),
        shown=number_of(element.get(f"{TEXT}display-levels"), 1, DEEPEST),
        doubles=element.get(f"{STYLE}num-letter-sync") == "true",
    )
