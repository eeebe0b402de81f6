"""PDF with text: from the characters of its pages, each with its place, to paragraphs in reading order.

    opening → sheets, drawings → rows → order (gutters, tables) → furniture → notes → paragraphs → blocks

A PDF says where ink goes and nothing else: lines, columns, paragraphs, headings are all told from the places
and sizes of characters. Lengths are in points, ``x`` from the left and ``y`` from the top of a page.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

import pypdfium2

from webapp.ingest.errors import IngestError
from webapp.ingest.readers.pdf.blocks import parts, title_of
from webapp.ingest.readers.pdf.captions import without_captions
from webapp.ingest.readers.pdf.furniture import without_furniture
from webapp.ingest.readers.pdf.links import without_lists
from webapp.ingest.readers.pdf.mirroring import mirrored
from webapp.ingest.readers.pdf.notes import apart
from webapp.ingest.readers.pdf.opening import language, opened, stated
from webapp.ingest.readers.pdf.order import body_size, columns
from webapp.ingest.readers.pdf.paragraphs import paragraphs
from webapp.ingest.readers.pdf.rows import rows
from webapp.ingest.readers.pdf.setting import Habits, Paragraph
from webapp.ingest.readers.pdf.sheets import sheet
from webapp.ingest.readers.pdf.values import Box, Column, Line, Sheet
from webapp.ingest.values import Document, LeftOut, Omitted, Part, Source
from webapp.words import say

_RIGHT: Final = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff]")
_RIGHT_SHARE: Final = 0.2
"""Of the characters, from which a text is one that runs from right to left."""


@dataclass(frozen=True, slots=True)
class _Read:
    paragraphs: list[Paragraph]
    notes: list[list[Line]]
    body: float
    left_out: dict[Omitted, int]


def read(source: Source) -> Document:
    """What a PDF holds.

    Raises:
        IngestError: it cannot be read, holds no text, or more than the bounds.
    """
    with opened(source) as document:
        sheets = _sheets(document, source)
        author, stated_title = stated(document, "Author"), stated(document, "Title")
        tag = language(document)
    if not any(one.glyphs for one in sheets):
        raise IngestError(
            say("files.pdf.no_text" if any(one.pictures for one in sheets) else "files.no_text")
        )
    found = _read(sheets)
    title = title_of(found.paragraphs, found.body)
    title_text, made = parts(found.paragraphs, found.notes, title, found.body)
    is_scan = any(one.is_scan for one in sheets)
    is_turned = any(one.turned for one in sheets)
    told = (
        (say("ingest.note.scan"), is_scan),
        (say("ingest.note.turned"), is_turned),
        (say("ingest.note.from_right"), _reads_from_right(made)),
    )
    return Document(
        made,
        title=title_text or stated_title,
        author=author,
        language=tag,
        left_out=tuple(LeftOut(what, count) for what, count in found.left_out.items() if count),
        notes=tuple(note for note, holds in told if holds),
    )


def _reads_from_right(made: tuple[Part, ...]) -> bool:
    text = "".join(part.text for part in made)
    return len(_RIGHT.findall(text)) > _RIGHT_SHARE * len(text)


def _sheets(document: pypdfium2.PdfDocument, source: Source) -> list[Sheet]:
    found = []
    characters = 0
    for number in range(len(document)):
        found.append(sheet(document, number))
        characters += len(found[-1].glyphs)
        if characters > source.bounds.characters:
            raise IngestError(say("files.too_long", most=source.bounds.characters))
    return found


def _read(sheets: list[Sheet]) -> _Read:
    read_from_left = [mirrored(one, rows(one)) for one in sheets]
    sheets = [one for one, _ in read_from_left]
    bare, headers = without_furniture([found for _, found in read_from_left], [one.height for one in sheets])
    every = [line for page in bare for row in page for line in row]
    body = body_size(every)
    pages = [columns(page, one.frames) for page, one in zip(bare, sheets, strict=True)]
    noted = apart(pages, body)
    is_italic = 2 * sum(len(line.text) for line in every if line.italic) > sum(
        len(line.text) for line in every
    )
    kept: list[Column] = []
    obstacles: dict[int, list[Box]] = {}
    captions = 0
    for page, one in zip(noted.pages, sheets, strict=True):
        found, places, count = without_captions(page, _inner(one), body, is_italic=is_italic)
        kept.extend(found)
        captions += count
        obstacles[one.number] = [*one.pictures, *one.frames, *places]
    flow = paragraphs(
        [column for column in kept if column.lines or column.rows], obstacles, Habits.of(kept, body)
    )
    flow, lists = without_lists(flow)
    left_out = {
        Omitted.PICTURE: sum(len(_inner(one)) for one in sheets),
        Omitted.CAPTION: captions,
        Omitted.HEADER: headers,
        Omitted.LINK_LIST: lists,
        Omitted.HIDDEN: sum(one.hidden > 0 for one in sheets),
    }
    return _Read(flow, noted.notes, body, left_out)


def _inner(one: Sheet) -> tuple[Box, ...]:
    """Pictures, but for those behind the whole page."""
    area = one.width * one.height
    return tuple(box for box in one.pictures if box.width * box.height < 0.8 * area)
