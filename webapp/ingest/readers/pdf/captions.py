"""Captions: lines right below a picture that are set smaller or in another slope than the text."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from webapp.ingest.readers.pdf.values import Box, Column, Line

_SMALL: Final = 0.94
"""Of the text's size, at most."""
_NEAR: Final = 2.2
"""Of its size: how far below the picture its first line may stand."""
_NEXT: Final = 1.7
"""Of its size: how far its lines stand apart at most."""
_OVER: Final = 0.5
"""Share of a line's width that lies under the picture."""


def without_captions(
    columns: list[Column], pictures: tuple[Box, ...], body: float, *, is_italic: bool
) -> tuple[list[Column], list[Box], int]:
    """A page's columns without captions, the places these had, and how many there were."""
    places: list[Box] = []
    count = 0
    for picture in pictures:
        found: list[Line] = []
        for column in columns:
            found.extend(_caption(column, picture, body, is_italic=is_italic))
        if not found:
            continue
        count += 1
        taken = set(map(id, found))
        places.extend(Box(line.x0, line.y - line.size, line.x1, line.y) for line in found)
        columns = [
            replace(column, lines=tuple(line for line in column.lines if id(line) not in taken))
            for column in columns
        ]
    return [column for column in columns if column.lines or column.rows], places, count


def _caption(column: Column, picture: Box, body: float, *, is_italic: bool) -> list[Line]:
    found: list[Line] = []
    for line in column.lines:
        is_other = line.size <= _SMALL * body or line.italic != is_italic
        if not is_other or line.y < picture.y1:
            continue
        if found:
            if not 0 < line.y - found[-1].y <= _NEXT * line.size or abs(line.size - found[0].size) > 0.5:
                break
        elif line.y - picture.y1 > _NEAR * line.size or not _is_under(line, picture):
            continue
        found.append(line)
    return found


def _is_under(line: Line, picture: Box) -> bool:
    under = min(line.x1, picture.x1) - max(line.x0, picture.x0)
    return under >= _OVER * (line.x1 - line.x0)
