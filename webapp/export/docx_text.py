"""What a Word document's body and its margin are both written with: paragraphs and runs of text."""

from __future__ import annotations

import re
from unicodedata import bidirectional
from xml.etree import ElementTree
from xml.etree.ElementTree import Element, SubElement

from webapp.export.characters import legal
from webapp.export.stream import LINE_END

_BREAKS = re.compile(rf"({LINE_END}|\t)")


def paragraph(parent: Element, text: str, style: str) -> Element:
    """An empty paragraph that runs as its text does."""
    element = SubElement(parent, "w:p")
    properties = SubElement(element, "w:pPr")
    SubElement(properties, "w:pStyle", {"w:val": style})
    if runs_leftwards(text):
        SubElement(properties, "w:bidi")
    return element


def run(parent: Element, text: str, tag: str = "w:t") -> None:
    """A run of text; tabs and line ends are elements of their own. What XML cannot hold is replaced, one for
    one."""
    element = SubElement(parent, "w:r")
    if runs_leftwards(text):
        SubElement(SubElement(element, "w:rPr"), "w:rtl")
    for number, part in enumerate(_BREAKS.split(text)):
        if number % 2:
            SubElement(element, "w:tab" if part == "\t" else "w:br")
        elif part:
            SubElement(element, tag, {"xml:space": "preserve"}).text = legal(part)


def runs_leftwards(text: str) -> bool:
    """Whether the first letter is of a script written from right to left (Unicode bidi classes R, AL)."""
    for character in text:
        direction = bidirectional(character)
        if direction in {"L", "R", "AL"}:
            return direction != "L"
    return False


def written(root: Element) -> str:
    """The element as text."""
    return ElementTree.tostring(root, encoding="unicode")
