"""What control words of RTF do to the state of reading; each takes the number behind the word."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from webapp.ingest.readers.rtf.flow import NOWHERE, Box, Flow, Gathered, Note, Sink
from webapp.ingest.readers.rtf.state import State
from webapp.ingest.readers.rtf.styles import Paragraph
from webapp.ingest.readers.rtf.words import CHARSETS, SYMBOL, SYMBOL_CHARSET, code_page
from webapp.ingest.values import Omitted

_CONTENTS: Final = ("TOC", "INDEX", "TOA")
"""Fields whose result lists what stands elsewhere in the file."""


class _Fonts(Sink):
    """The table of fonts: its names are dropped."""


FONTS: Final = _Fonts()


class _Style(Sink):
    """A name in the table of styles."""

    def __init__(self, state: State) -> None:
        self._state = state

    def write(self, text: str, height: int = 0) -> None:
        self._state.styles.name(self._state.group.paragraph, text)


class _Label(Gathered):
    """The label of an item, as the file shows it."""

    def __init__(self, flow: Flow) -> None:
        super().__init__()
        self._flow = flow

    def close(self) -> None:
        self._flow.label = self.text or " "


class _Twice(Sink):
    """A text that the file holds twice, in ANSI and in Unicode; the second is read."""

    def __init__(self, around: Sink) -> None:
        self.around = around


def ansicpg(state: State, number: int | None) -> None:
    state.page = code_page(number or 1252)


def deff(state: State, number: int | None) -> None:
    state.default_font = number or 0


def font_table(state: State, _: int | None) -> None:
    state.group.sink = FONTS


def font(state: State, number: int | None) -> None:
    state.group.font = number or 0


def charset(state: State, number: int | None) -> None:
    if state.group.sink is FONTS and number != 1:
        name = SYMBOL if number == SYMBOL_CHARSET else CHARSETS.get(number or 0, "")
        state.fonts[state.group.font] = name if number else ""


def font_page(state: State, number: int | None) -> None:
    if state.group.sink is FONTS and number:
        state.fonts[state.group.font] = code_page(number)


def style_table(state: State, _: int | None) -> None:
    state.group.sink = _Style(state)


def fallback(state: State, number: int | None) -> None:
    state.group.fallback = min(max(number or 0, 0), 1000)


def plain(state: State, _: int | None) -> None:
    group = state.group
    group.font, group.height = -1, 0
    group.hidden = group.deleted = group.inserted = False


def new_paragraph(state: State, _: int | None) -> None:
    state.group.paragraph = Paragraph()


def style(state: State, number: int | None) -> None:
    state.group.paragraph.style = number or 0


def based_on(state: State, number: int | None) -> None:
    state.group.paragraph.based_on = number or 0


def outline(state: State, number: int | None) -> None:
    state.group.paragraph.outline = number or 0


def in_table(state: State, _: int | None) -> None:
    state.group.paragraph.in_table = True


def depth(state: State, number: int | None) -> None:
    state.group.paragraph.in_table = bool(number)


def list_level(state: State, number: int | None) -> None:
    state.group.paragraph.level = min(max(number or 0, 0), 8) + 1


def hide(state: State, number: int | None) -> None:
    state.group.hidden = number != 0


def delete(state: State, number: int | None) -> None:
    state.group.deleted = number != 0


def insert(state: State, number: int | None) -> None:
    state.group.inserted = number != 0


def raise_(state: State, number: int | None) -> None:
    state.group.height = 0 if number == 0 else 1


def lower(state: State, number: int | None) -> None:
    state.group.height = 0 if number == 0 else -1


def on_the_line(state: State, _: int | None) -> None:
    state.group.height = 0


def end_paragraph(state: State, _: int | None) -> None:
    if isinstance(state.group.sink, Flow) and state.group.fate is not Omitted.DELETION:
        state.group.sink.end_paragraph(state.kind, in_table=state.group.paragraph.in_table)


def end_cell(state: State, _: int | None) -> None:
    state.flow.end_cell(state.kind)


def end_nested_cell(state: State, _: int | None) -> None:
    state.flow.end_nested_cell(state.kind)


def end_row(state: State, _: int | None) -> None:
    state.flow.end_row()


def row_begins(state: State, _: int | None) -> None:
    state.flow.row_begins()


def edge(state: State, number: int | None) -> None:
    state.flow.edge(number or 0)


def head(state: State, _: int | None) -> None:
    state.flow.is_header()


def footnote(state: State, _: int | None) -> None:
    if isinstance(state.group.sink, Flow):
        state.group.sink.drop_mark()
        state.group.sink = Note(state.notes)
        state.group.paragraph = Paragraph()
        state.group.height = 0


def box(state: State, _: int | None) -> None:
    if isinstance(state.group.sink, Flow):
        state.group.sink = Box(state.group.sink)
        state.group.paragraph = Paragraph()


def label(state: State, _: int | None) -> None:
    if isinstance(state.group.sink, Flow):
        state.group.sink = _Label(state.group.sink)


def field(state: State, _: int | None) -> None:
    state.group.instruction = Gathered()


def instruction(state: State, _: int | None) -> None:
    state.group.sink = state.group.instruction or NOWHERE


def result(state: State, _: int | None) -> None:
    told = state.group.instruction
    if told and told.text.strip().upper().startswith(_CONTENTS):
        state.group.sink = NOWHERE


def twice(state: State, _: int | None) -> None:
    state.group.sink = _Twice(state.group.sink)


def in_unicode(state: State, _: int | None) -> None:
    if isinstance(state.group.sink, _Twice):
        state.group.sink = state.group.sink.around


def name(state: State, _: int | None) -> None:
    state.group.sink = state.author


ACTIONS: Final[dict[str, Callable[[State, int | None], None]]] = {
    "ansicpg": ansicpg, "deff": deff, "fonttbl": font_table, "f": font,
    "fcharset": charset, "cpg": font_page, "stylesheet": style_table, "uc": fallback,
    "plain": plain, "pard": new_paragraph, "s": style, "sbasedon": based_on,
    "outlinelevel": outline, "intbl": in_table, "itap": depth, "ilvl": list_level,
    "v": hide, "deleted": delete, "revised": insert, "mvf": delete, "mvt": insert,
    "super": raise_, "sub": lower, "nosupersub": on_the_line, "par": end_paragraph,
    "sect": end_paragraph, "\n": end_paragraph, "\r": end_paragraph, "cell": end_cell,
    "nestcell": end_nested_cell, "row": end_row, "trowd": row_begins, "cellx": edge,
    "trhdr": head, "footnote": footnote, "shptxt": box, "dptxbxtext": box,
    "listtext": label, "pntext": label, "field": field, "fldinst": instruction,
    "fldrslt": result, "upr": twice, "ud": in_unicode, "author": name,
}  # fmt: skip
