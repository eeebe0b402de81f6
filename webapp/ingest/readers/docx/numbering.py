"""Numbers of a Word document's lists and headings, which stand nowhere in its text: ``2.``, ``(b)``."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Final

from lxml import etree

from webapp.ingest.parts.numerals import FORMATS
from webapp.ingest.readers.docx.names import attribute, number, short, switched, value
from webapp.ingest.readers.docx.styles import Styles

_LEVELS: Final = 9
_LONGEST: Final = 40
"""Characters of a label's pattern; a longer one is no label."""
_PLACE: Final = re.compile(r"%([1-9])")


def _ordinal(count: int) -> str:
    last = {1: "st", 2: "nd", 3: "rd"}.get(count % 10, "th")
    return f"{count}{'th' if count % 100 in (11, 12, 13) else last}"


_FORMATS: Final[dict[str, Callable[[int], str]]] = {
    "lowerLetter": FORMATS["aa"],
    "upperLetter": FORMATS["AA"],
    "lowerRoman": FORMATS["i"],
    "upperRoman": FORMATS["I"],
    "decimalZero": FORMATS["01"],
    "ordinal": _ordinal,
}


@dataclass(frozen=True, slots=True)
class Label:
    """How an item begins."""

    level: int
    """From 0."""
    text: str
    """``3.``, or empty for a bullet."""


@dataclass(frozen=True, slots=True)
class _Level:
    style: str = "decimal"
    pattern: str = ""
    start: int = 1
    is_decimal: bool = False
    """Higher levels are written in digits, whatever their own style."""
    restarts: bool = True


class Numbering:
    """The lists of a document, counted in the order in which their items are asked for."""

    def __init__(self, root: etree._Element | None, styles: Styles) -> None:
        self._styles = styles
        self._abstract: dict[str, dict[int, _Level]] = {}
        self._links: dict[str, str] = {}
        self._lists: dict[str, tuple[str, dict[int, int], dict[int, _Level]]] = {}
        self._counts: dict[str, dict[int, int]] = {}
        self._begun: set[tuple[str, int]] = set()
        for element in () if root is None else root:
            if isinstance(element.tag, str):
                self._add(element)

    def _add(self, element: etree._Element) -> None:
        if short(element) == "w:abstractNum":
            name = attribute(element, "abstractNumId") or ""
            self._abstract[name] = dict(_levels(element))
            if (link := value(element, "w:numStyleLink")) is not None:
                self._links[name] = link
        elif short(element) == "w:num":
            starts: dict[int, int] = {}
            levels: dict[int, _Level] = {}
            for override in element:
                if isinstance(override.tag, str) and short(override) == "w:lvlOverride":
                    levels |= dict(_levels(override))
                    start = number(value(override, "w:startOverride"))
                    if start is not None:
                        starts[number(attribute(override, "ilvl")) or 0] = start
            name = attribute(element, "numId") or ""
            self._lists[name] = (value(element, "w:abstractNumId") or "", starts, levels)

    def label(self, numbering: str, level: int) -> Label | None:
        """The label of the next item in a list; None where it has none to show, and is no item."""
        if numbering not in self._lists:
            return None
        abstract, starts, own = self._lists[numbering]
        abstract = self._linked(abstract)
        levels = self._abstract.get(abstract, {}) | own
        level = min(max(level, 0), _LEVELS - 1)
        found = levels.get(level, _Level())
        if found.style == "bullet":
            return Label(level, "")
        counts = self._counts.setdefault(abstract, {})
        if level in starts and (numbering, level) not in self._begun:
            counts[level] = starts[level]
        else:
            counts[level] = counts.get(level, found.start - 1) + 1
        self._begun.add((numbering, level))
        for deeper in [known for known in counts if known > level]:
            if levels.get(deeper, _Level()).restarts:
                del counts[deeper]
        shown = _shown(found, levels, counts)
        return Label(level, shown) if shown else None

    def _linked(self, abstract: str) -> str:
        """The list that a list's style names, where it has levels of its own nowhere."""
        if abstract not in self._links or self._abstract.get(abstract):
            return abstract
        numbering = self._styles.of(self._links[abstract]).numbering
        return self._lists[numbering][0] if numbering in self._lists else abstract


def _levels(parent: etree._Element) -> Iterator[tuple[int, _Level]]:
    for element in parent:
        if isinstance(element.tag, str) and short(element) == "w:lvl":
            start = number(value(element, "w:start"))
            yield (
                number(attribute(element, "ilvl")) or 0,
                _Level(
                    style=value(element, "w:numFmt") or _newer_format(element) or "decimal",
                    pattern=(value(element, "w:lvlText") or "")[:_LONGEST],
                    start=1 if start is None else start,
                    is_decimal=switched(element, "w:isLgl") or False,
                    restarts=value(element, "w:lvlRestart") != "0",
                ),
            )


def _newer_format(level: etree._Element) -> str | None:
    """Of a format that older programs do not know, what they are to show."""
    return value(level, "mc:AlternateContent", "mc:Fallback", "w:numFmt")


def _shown(level: _Level, levels: dict[int, _Level], counts: dict[int, int]) -> str:
    def place(match: re.Match[str]) -> str:
        at = int(match[1]) - 1
        of = levels.get(at, _Level())
        style = "decimal" if level.is_decimal else of.style
        return "" if style == "none" else _FORMATS.get(style, str)(counts.get(at, of.start))

    return _PLACE.sub(place, level.pattern).strip()
