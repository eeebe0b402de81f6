"""Lists of HTML, and the labels of their items."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from lxml import etree

from webapp.ingest.markup.names import name_of
from webapp.ingest.parts.numerals import FORMATS, LARGEST

_STYLES: Final = {
    **{sign: FORMATS[sign] for sign in "aAiI"},
    **dict.fromkeys(("lower-alpha", "lower-latin"), FORMATS["a"]),
    **dict.fromkeys(("upper-alpha", "upper-latin"), FORMATS["A"]),
    "lower-roman": FORMATS["i"],
    "upper-roman": FORMATS["I"],
    "decimal-leading-zero": FORMATS["01"],
}
_BULLETS: Final = frozenset({"none", "disc", "circle", "square"})
_STYLE: Final = re.compile(r"(?:^|;)\s*list-style(?:-type)?\s*:\s*([a-z-]+)", re.IGNORECASE)


@dataclass(slots=True)
class List:
    """A list that is being read."""

    style: Callable[[int], str] | None
    """How it counts; None for bullets."""
    number: int = 1
    """Of the next item."""
    step: int = 1
    """1, or -1 where it counts down."""

    def label(self, item: etree._Element) -> str:
        """The label of its next item, ``3.``; empty for a bullet."""
        self.number = _number(item.get("value"), self.number)
        number = self.number
        self.number += self.step
        return "" if self.style is None else f"{self.style(number)}."


def list_of(element: etree._Element) -> List:
    """The list that an ``ol``, ``ul``, ``menu`` or ``dir`` begins."""
    if name_of(element) != "ol":
        return List(None)
    declared = _STYLE.search(element.get("style", ""))
    name = declared[1].lower() if declared else element.get("type", "1").strip()
    style = None if name in _BULLETS else _STYLES.get(name, str)
    if "reversed" not in element.attrib:
        return List(style, _number(element.get("start"), 1))
    items = sum(1 for child in element if isinstance(child.tag, str) and name_of(child) == "li")
    return List(style, _number(element.get("start"), items), -1)


def _number(given: str | None, otherwise: int) -> int:
    text = (given or "").strip()[:8]
    return int(text) if re.fullmatch(r"-?[0-9]{1,7}", text) and abs(int(text)) <= LARGEST else otherwise
