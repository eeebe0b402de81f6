"""Footnotes: told from the text by their size, their place and a mark in the text that calls them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Final

from webapp.ingest.parts.tidy import RAISED
from webapp.ingest.readers.pdf.values import Column, Line

_SMALL: Final = 0.95
"""Of the text's size, at most."""
_LABEL: Final = re.compile(r"\[?(\d{1,3}|[*†‡§¶]{1,3}|[a-z](?=[\s)\]]))[\])]?[.:]?\s*")
_MARK: Final = re.compile(r"[\[(]?(\d{1,3}|[*†‡§¶]{1,3}|[a-z])((?:[,–-]\s?\d{1,3})*)[\])]?")
_UNIT: Final = re.compile(r"(?<![^\W\d_])(?:[kcdm]?m|ft|in|yd|s|10|[a-zA-Z])$")


@dataclass(frozen=True, slots=True)
class Noted:
    """A document's columns, and the notes that stood among them."""

    pages: list[list[Column]]
    notes: list[list[Line]]
    """Each without its mark, in order."""


def apart(pages: list[list[Column]], body: float) -> Noted:
    """Takes notes out of the columns, and their marks out of the text."""
    notes: list[list[Line]] = []
    labels: set[str] = set()
    called: set[str] = set()
    kept_pages = []
    for columns in pages:
        called |= {label for column in columns for line in column.lines for label in _called(line)}
        kept = []
        for column in columns:
            cut = _first_note(column, called, body, goes_on=bool(notes))
            for line in column.lines[cut:]:
                label = _label(line, called)
                if label or not notes:
                    labels.add(label)
                    notes.append([])
                notes[-1].append(_without_label(line) if label else line)
            if cut or column.rows:
                kept.append(replace(column, lines=column.lines[:cut]))
        kept_pages.append(kept)
    return Noted([[_unmarked(column, labels) for column in columns] for columns in kept_pages], notes)


def _called(line: Line) -> Iterator[str]:
    for start, end in line.raised:
        match = _MARK.fullmatch(line.text[start:end].strip())
        if match and start > 0:
            yield match[1]


def _label(line: Line, called: set[str]) -> str:
    match = _LABEL.match(line.text)
    return match[1] if match and match[1] in called else ""


def _first_note(column: Column, called: set[str], body: float, *, goes_on: bool) -> int:
    """Where the notes at a column's foot begin; its length if there are none."""
    at = len(column.lines)
    first = at
    while at > 0 and column.lines[at - 1].size < _SMALL * body:
        at -= 1
        if _label(column.lines[at], called):
            first = at
    is_rest = goes_on and first < len(column.lines) and at > 0
    return at if is_rest else first


def _without_label(line: Line) -> Line:
    match = _LABEL.match(line.text)
    cut = match.end() if match else 0
    raised = tuple((start - cut, end - cut) for start, end in line.raised if start >= cut)
    return replace(line, text=line.text[cut:], raised=raised)


def _unmarked(column: Column, labels: set[str]) -> Column:
    if column.rows:
        rows = tuple(
            tuple(tuple(_clean(line, labels) for line in cell) for cell in row) for row in column.rows
        )
        return replace(column, rows=rows)
    return replace(column, lines=tuple(_clean(line, labels) for line in column.lines))


def _clean(line: Line, labels: set[str]) -> Line:
    """The line without marks; what else is raised keeps its meaning (``m²``)."""
    if not line.raised:
        return line
    text = line.text
    for start, end in reversed(line.raised):
        raised = text[start:end]
        match = _MARK.fullmatch(raised.strip())
        before = text[:start]
        is_mark = match is not None and bool(
            match[1] in labels or match[2] or (not match[1].isalpha() and _UNIT.search(before) is None)
        )
        new = "" if is_mark else raised.translate(RAISED)
        text = (before.rstrip(" ") if is_mark else before) + new + text[end:]
    return replace(line, text=text, raised=())
