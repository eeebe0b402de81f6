"""A page's characters, each with its place and look."""

from __future__ import annotations

import ctypes
import unicodedata
from collections import Counter
from functools import lru_cache
from math import atan2, degrees, hypot, isfinite
from typing import Any, Final, NamedTuple

import pypdfium2
import pypdfium2.raw as pdfium

from webapp.ingest.readers.pdf.drawings import Drawings, drawings
from webapp.ingest.readers.pdf.turning import Turning
from webapp.ingest.readers.pdf.values import Face, Glyph, Sheet

_SLANT: Final = 6.0
"""Degrees that a line may lean, as on a scan that was laid in askew."""
_SCAN_SHARE: Final = 0.5
"""Share of the page that a picture covers behind text that is not seen."""
_SMALLEST: Final = 1.0
"""Points below which nobody reads."""
_BOLD_WEIGHT: Final = 600
_BOLD_NAMES: Final = ("bold", "black", "heavy", "-demi", "semibold")
_ITALIC_NAMES: Final = ("italic", "oblique", "slanted")
_INVISIBLE: Final = 3
_PRESENTATION: Final = range(0xFB00, 0xFB50)
"""Ligatures and Hebrew forms that are one character for several."""
_HYPHEN_SIGNS: Final = (0x02, 0xFFFE)
"""What PDFium gives for a hyphen at the end of a line."""


class _Raw(NamedTuple):
    """A character in the page's own directions, the box as PDFium tells it."""

    text: str
    origin: tuple[float, float]
    box: tuple[float, float, float, float]
    face: Face
    quarter: int | None
    """How many quarter turns its line makes to the left, or None for a slanted one."""


def sheet(document: pypdfium2.PdfDocument, number: int) -> Sheet:
    """A page.

    Raises:
        PdfiumError: it cannot be loaded.
    """
    page = document[number]
    try:
        text_page = page.get_textpage()
        try:
            raw = _characters(text_page.raw)
        finally:
            text_page.close()
        return _sheet(page, number, raw)
    finally:
        page.close()


def _sheet(page: pypdfium2.PdfPage, number: int, raw: list[_Raw]) -> Sheet:
    directions = Counter(char.quarter for char in raw if char.quarter is not None and char.text != " ")
    quarter = directions.most_common(1)[0][0] if directions else 0
    turning = Turning.of(page.get_bbox(), quarter)
    drawn = drawings(page, turning)
    upright = [char for char in raw if char.quarter == quarter]
    turned = sum(1 for char in raw if char.quarter != quarter and char.text.strip())
    area = turning.width * turning.height
    unseen = sum(char.face.is_hidden for char in upright)
    has_scan = any(box.width * box.height > _SCAN_SHARE * area for box in drawn.pictures)
    is_scan = has_scan and 2 * unseen > len(upright)
    glyphs, hidden = _kept(upright, turning, drawn, is_scan=is_scan)
    return Sheet(
        number, turning.width, turning.height, glyphs, drawn.pictures, drawn.frames, drawn.dots, turned,
        hidden, is_scan,
    )  # fmt: skip


def _kept(chars: list[_Raw], turning: Turning, drawn: Drawings, *, is_scan: bool) -> tuple[list[Glyph], int]:
    """What is seen on the page, and how much else there is."""
    glyphs: list[Glyph] = []
    hidden = 0
    last = (0.0, 0.0, 0.0)
    has_links = bool(drawn.links)
    for text, origin, box, face, _ in chars:
        place = turning.place(origin, box)
        x0, x1, y = place
        middle = (x0 + x1) / 2
        if text == " " and x0 == x1:
            continue
        is_seen = (is_scan or not face.is_hidden) and face.size >= _SMALLEST
        if not (is_seen and turning.holds(middle, y)):
            hidden += text != " "
        elif place == last and x0 < x1:
            glyphs[-1].text += text
        else:
            is_linked = has_links and drawn.is_linked(middle, y)
            glyphs.append(Glyph(text, x0, max(x0, x1), y, face, is_linked))
            last = place
    return glyphs, hidden


def _characters(page: Any) -> list[_Raw]:
    looks: dict[int, tuple[Face, int | None]] = {}
    found = []
    x, y, rect = ctypes.c_double(), ctypes.c_double(), pdfium.FS_RECTF()
    high = 0
    for index in range(pdfium.FPDFText_CountChars(page)):
        if pdfium.FPDFText_IsGenerated(page, index) == 1:
            continue
        code = pdfium.FPDFText_GetUnicode(page, index)
        text = _text(code, high)
        high = code if 0xD800 <= code < 0xDC00 else 0
        if not text:
            continue
        pdfium.FPDFText_GetCharOrigin(page, index, x, y)
        pdfium.FPDFText_GetLooseCharBox(page, index, rect)
        thing = pdfium.FPDFText_GetTextObject(page, index)
        key = ctypes.addressof(thing.contents) if thing else 0
        look = looks.get(key)
        if look is None:
            look = looks[key] = _look(page, index, thing)
        box = (rect.left, rect.bottom, rect.right, rect.top)
        found.append(_Raw(text, (x.value, y.value), box, *look))
    return found


@lru_cache(maxsize=65_536)
def _text(code: int, high: int) -> str:
    """A character's text; ``high`` is the first half of a pair of surrogates where it was one."""
    if code in _HYPHEN_SIGNS:
        return "-"
    if 0xD800 <= code < 0xE000:
        is_second = code >= 0xDC00 and high
        return chr(0x10000 + ((high - 0xD800) << 10) + code - 0xDC00) if is_second else ""
    if code > 0x10FFFF:
        return ""
    char = bytes([code]).decode("cp1252", "ignore") if 0x80 <= code < 0xA0 else chr(code)
    if code in _PRESENTATION:
        return unicodedata.normalize("NFKC", char)
    if char.isspace():
        return "\u00a0" if char in "\u00a0\u202f" else " "
    is_dropped = code != 0xAD and char and unicodedata.category(char) in {"Cc", "Cf", "Cn"}
    return "" if is_dropped else char


def _look(page: Any, index: int, thing: Any) -> tuple[Face, int | None]:
    matrix = pdfium.FS_MATRIX()
    found = pdfium.FPDFText_GetMatrix(page, index, matrix)
    if not found or not all(map(isfinite, (matrix.a, matrix.b, matrix.c, matrix.d))):
        matrix = pdfium.FS_MATRIX(1.0, 0.0, 0.0, 1.0, 0.0, 0.0)
    size = pdfium.FPDFText_GetFontSize(page, index) * hypot(matrix.c, matrix.d)
    size = size if isfinite(size) else 0.0
    if not thing:
        return Face(round(size, 2), bold=False, italic=False, is_hidden=False), _quarter(matrix)
    font = pdfium.FPDFTextObj_GetFont(thing)
    name = _font_name(font)
    weight = pdfium.FPDFFont_GetWeight(font) if font else 0
    face = Face(
        round(size, 2),
        bold=weight >= _BOLD_WEIGHT or any(word in name for word in _BOLD_NAMES),
        italic=any(word in name for word in _ITALIC_NAMES),
        is_hidden=pdfium.FPDFTextObj_GetTextRenderMode(thing) == _INVISIBLE,
    )
    return face, _quarter(matrix)


def _quarter(matrix: Any) -> int | None:
    angle = degrees(atan2(matrix.b, matrix.a)) if matrix.a or matrix.b else 0.0
    nearest = round(angle / 90)
    return nearest % 4 if abs(angle - 90 * nearest) <= _SLANT else None


def _font_name(font: Any) -> str:
    if not font:
        return ""
    size = pdfium.FPDFFont_GetBaseFontName(font, None, 0)
    if not 1 < size <= 400:
        return ""
    buffer = ctypes.create_string_buffer(size)
    pdfium.FPDFFont_GetBaseFontName(font, buffer, size)
    return buffer.value.decode("utf-8", "replace").casefold()
