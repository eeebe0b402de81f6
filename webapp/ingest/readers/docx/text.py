"""The text inside paragraphs of a Word document: runs, fields, marks of notes, symbols, formulas."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable
from typing import Final

from lxml import etree

from webapp.ingest.parts.tidy import BREAK, lowered, raised
from webapp.ingest.readers.docx.fields import Fields
from webapp.ingest.readers.docx.names import attribute, child, number, short, value
from webapp.ingest.readers.docx.paragraphs import Paragraph, Paragraphs
from webapp.ingest.readers.docx.revisions import Revisions
from webapp.ingest.readers.docx.symbols import symbol
from webapp.ingest.values import Omitted

_NOTES: Final = {"w:footnoteReference": "footnotes", "w:endnoteReference": "endnotes"}
_SYMBOLS: Final = re.compile("[\uf020-\uf0ff]")
_CODE: Final = re.compile(r"[0-9A-Fa-f]{1,6}")
_SCRIPTS: Final = {"superscript": raised, "m:sup": raised, "subscript": lowered, "m:sub": lowered}


class Text:
    """Reads runs. A method that is called where an element begins returns whether to look inside."""

    def __init__(self, paragraphs: Paragraphs) -> None:
        self._paragraphs = paragraphs
        self._open: list[Paragraph] = []
        self._fields = Fields(None)
        self._script: Callable[[str], str] | None = None
        self._hidden = False
        self._in_hidden = False
        self._font = ""
        self._after_mark = False
        self.counts: Counter[Omitted] = Counter()
        """What was left out."""
        self.revisions = Revisions()
        """Tracked changes."""
        self.notes: dict[str, dict[str, None]] = {"footnotes": {}, "endnotes": {}}
        """Identifiers of notes, in the order in which the text refers to them."""

    def _count(self, what: Omitted) -> None:
        self.counts[what] += 1
        if what is Omitted.PICTURE and self._open:
            self._open[-1].pictures += 1

    def _add(self, text: str) -> None:
        """Text of the open paragraph, if it is shown."""
        if not self._open or not text or self._fields.is_silent or self._after_mark:
            return
        if self._hidden:
            self.counts[Omitted.HIDDEN] += not self._in_hidden and bool(text.strip())
            self._in_hidden |= bool(text.strip())
            return
        self._in_hidden = False
        self._open[-1].chunks.append(self._script(text) if self._script else text)

    def run(self, element: etree._Element) -> bool:
        properties = child(element, "w:rPr")
        self._hidden = self._paragraphs.hides(properties, self._open[-1] if self._open else None)
        self._script = _script(properties)
        fonts = child(properties, "w:rFonts")
        self._font = "" if fonts is None else attribute(fonts, "ascii") or attribute(fonts, "hAnsi") or ""
        return True

    def end_run(self, _: etree._Element) -> None:
        self._hidden = self._after_mark = False
        self._script = None
        self._font = ""

    def text(self, element: etree._Element) -> bool:
        text = (element.text or "").replace(BREAK, " ")
        if _SYMBOLS.search(text):
            text = _SYMBOLS.sub(lambda found: symbol(ord(found[0]), self._font), text)
        self._add(text)
        return False

    def symbol(self, element: etree._Element) -> bool:
        code = attribute(element, "char") or ""
        if _CODE.fullmatch(code):
            self._add(symbol(int(code, 16), attribute(element, "font") or ""))
        return False

    def break_(self, element: etree._Element) -> bool:
        if attribute(element, "type") in ("page", "column"):
            self._add(BREAK)  # the second in a row
        return False

    def field_mark(self, element: etree._Element) -> bool:
        self._fields.mark(element)
        return False

    def field_code(self, element: etree._Element) -> bool:
        self._fields.code(element.text or "")
        return False

    def simple_field(self, element: etree._Element) -> bool:
        return not self._fields.is_silent_simple(element)

    def note_mark(self, element: etree._Element) -> bool:
        self.notes[_NOTES[short(element)]][attribute(element, "id") or ""] = None
        self._after_mark = attribute(element, "customMarkFollows") in ("1", "true", "on")
        return False

    def math_script(self, element: etree._Element) -> bool:
        self._script = _SCRIPTS[short(element)]
        return True

    def end_math_script(self, _: etree._Element) -> None:
        self._script = None


def _script(properties: etree._Element | None) -> Callable[[str], str] | None:
    """How a run is raised or lowered: by name, or moved by half points and of a size of its own."""
    named = value(properties, "w:vertAlign")
    moved = number(value(properties, "w:position")) or 0
    if named is None and moved and child(properties, "w:sz") is not None:
        return raised if moved > 0 else lowered
    return _SCRIPTS.get(named or "")
