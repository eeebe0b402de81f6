"""What is drawn on a page beside its text: pictures, rectangles, and where links lie."""

from __future__ import annotations

import ctypes
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Final

import pypdfium2
import pypdfium2.raw as pdfium

from webapp.ingest.readers.pdf.turning import Turning
from webapp.ingest.readers.pdf.values import Box

_MOST_OBJECTS: Final = 20_000
"""Of a page that are looked at: maps and diagrams have many more, and tell nothing about text."""
_MOST_LINKS: Final = 5_000
_STRIPE: Final = 20.0
"""Points; links are kept by the stripes of the page that they touch."""
_SMALLEST_PICTURE: Final = 24.0
"""Points; what is smaller is a symbol or a line."""
_FRAME: Final = (50.0, 25.0)
"""Points; width and height from which on a rectangle may hold text."""
_DOT: Final = (1.0, 9.0)
"""Points; the least and the most that a bullet measures either way."""
_DEEPEST: Final = 4
"""Drawings within drawings that are looked into."""


@dataclass(frozen=True, slots=True)
class Drawings:
    """What is drawn on a page."""

    pictures: tuple[Box, ...]
    frames: tuple[Box, ...]
    dots: tuple[Box, ...]
    links: dict[int, list[Box]]
    """By stripe."""

    def is_linked(self, x: float, y: float) -> bool:
        """Whether the character at a point belongs to a link."""
        stripe = self.links.get(int(y // _STRIPE)) if self.links else None
        return stripe is not None and any(box.holds(x, y) for box in stripe)


def drawings(page: pypdfium2.PdfPage, turning: Turning) -> Drawings:
    """What is drawn on a page, turned as its text."""
    pictures, frames, dots = [], [], []
    bounds = [ctypes.c_float() for _ in range(4)]
    for thing, kind in _objects(page):
        if not pdfium.FPDFPageObj_GetBounds(thing, *bounds):
            continue
        left, bottom, right, top = (bound.value for bound in bounds)
        box = turning.box(left, bottom, right, top)
        if kind == pdfium.FPDF_PAGEOBJ_IMAGE:
            if min(box.width, box.height) >= min(_SMALLEST_PICTURE, turning.width / 2, turning.height / 2):
                pictures.append(box)
        elif box.width >= _FRAME[0] and box.height >= _FRAME[1]:
            frames.append(box)
        elif _is_dot(box):
            dots.append(box)
    return Drawings(_once(pictures), _once(frames), _once(dots), _links(page, turning))


def _once(boxes: list[Box]) -> tuple[Box, ...]:
    return tuple(dict.fromkeys(boxes))


def _is_dot(box: Box) -> bool:
    return _DOT[0] <= min(box.width, box.height) and max(box.width, box.height) <= _DOT[1]


def _objects(page: pypdfium2.PdfPage) -> Iterator[tuple[Any, int]]:
    """Pictures and paths. Those within a form are told in its own directions, which for the forms that
    programs write are the page's."""
    waiting = [(page.raw, pdfium.FPDFPage_CountObjects, pdfium.FPDFPage_GetObject, 0)]
    left = _MOST_OBJECTS
    while waiting and left > 0:
        holder, count, get, depth = waiting.pop()
        for index in range(min(count(holder), left)):
            left -= 1
            thing = get(holder, index)
            kind = pdfium.FPDFPageObj_GetType(thing) if thing else 0
            if kind == pdfium.FPDF_PAGEOBJ_FORM and depth < _DEEPEST:
                waiting.append(
                    (thing, pdfium.FPDFFormObj_CountObjects, pdfium.FPDFFormObj_GetObject, depth + 1)
                )
            elif kind in {pdfium.FPDF_PAGEOBJ_IMAGE, pdfium.FPDF_PAGEOBJ_PATH}:
                yield thing, kind


def _links(page: pypdfium2.PdfPage, turning: Turning) -> dict[int, list[Box]]:
    found: dict[int, list[Box]] = defaultdict(list)
    position, link, rect = ctypes.c_int(0), pdfium.FPDF_LINK(), pdfium.FS_RECTF()
    for _ in range(_MOST_LINKS):
        if not pdfium.FPDFLink_Enumerate(page, position, link):
            break
        if not pdfium.FPDFLink_GetAnnotRect(link, rect):
            continue
        box = turning.box(rect.left, rect.bottom, rect.right, rect.top)
        first, last = int(max(0.0, box.y0) // _STRIPE), int(min(box.y1, turning.height) // _STRIPE)
        for stripe in range(first, last + 1):
            found[stripe].append(box)
    return found
