"""Pages that are read from the right: turned over, so that what follows reads them as any other."""

from __future__ import annotations

from dataclasses import replace

from webapp.ingest.readers.pdf.gutters import Rows
from webapp.ingest.readers.pdf.values import Box, Sheet


def mirrored(sheet: Sheet, rows: Rows) -> tuple[Sheet, Rows]:
    """The page and its rows as in a mirror where most lines run from right to left; else as they are."""
    lines = [line for row in rows for line in row]
    if 2 * sum(len(line.text) for line in lines if line.rtl) <= sum(len(line.text) for line in lines):
        return sheet, rows

    def turned(box: Box) -> Box:
        return Box(sheet.width - box.x1, box.y0, sheet.width - box.x0, box.y1)

    pictures, frames = (tuple(map(turned, boxes)) for boxes in (sheet.pictures, sheet.frames))
    over = [
        [replace(line, x0=sheet.width - line.x1, x1=sheet.width - line.x0) for line in reversed(row)]
        for row in rows
    ]
    return replace(sheet, pictures=pictures, frames=frames), over
