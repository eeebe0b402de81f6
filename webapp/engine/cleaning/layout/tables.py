"""Rows of tables, and their cells.

Cells are parted by tabs, by pipes, by two blanks or more, by commas without blanks, by leader dots, by a
colon behind a name, or (``Arden 4,210``) by where the figures begin. One line alone is a table only with
pipes at both ends or several tabs.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from itertools import groupby
from typing import Final

from webapp.engine.cleaning.layout.enumerators import bullet
from webapp.engine.cleaning.layout.page import WIDEST_LINE, Found, Page, is_closed
from webapp.engine.cleaning.layout.words import UNITS
from webapp.engine.model import Block

Range = tuple[int, int]
"""Of a line's characters."""
Shape = Callable[[str], int]
"""How many cells a line has, read in one way; 0 where it is no such row."""

WIDEST_CELL: Final = 60
"""Characters."""
LEAST_FIGURE_ROWS: Final = 3
"""Lines of name and figure, or of commas, that make a table; other separators need two."""
MOST_NAME_WORDS: Final = 7
"""Words before the figures of a row."""

_GAP = re.compile(r"(?<![.!?:;,\s])(?:\s*\t\s*|\s{2,200}|\s?\.{3,200}\s?|\s?…{2,200}\s?)(?=\S)")
_TAB = re.compile(r"[^\S\t]{0,20}\t\s{0,200}")
_PIPE = re.compile(r"\|")
_COMMA = re.compile(r"[,;](?=\S)")
_COLON = re.compile(r"\s?[:：]\s{0,9}")
_RULE = re.compile(r"[\s|:+=-]{3,}+\Z")
_FIGURE = re.compile(r"\(?[+\-–−±~<>≈]?[$€£¥]?\d[\d.,:/'’–-]*[%€$£¥°]?\)?")
_SCORE = re.compile(r"\d{1,3}\s?[-–:]\s?\d{1,3}")
_DASHES = frozenset("–—-=")


def is_figure_row(line: str) -> bool:
    """Whether a line is a name and its value: figures, or a few words behind a colon."""
    return bool(_figures(line) or _colons(line))


def cells_of(line: str) -> list[Range]:
    """The trimmed cells of one row, in order; a line of rules has none."""
    for read in (_by_tabs, _by_pipes, _by_gaps, _by_scores, _by_figures, _by_colon, _by_commas):
        cells = read(line)
        if len(cells) > 1 or (read is _by_pipes and _RULE.match(line)):
            return cells
    return [(0, len(line))]


def _split(line: str, separators: Iterable[re.Match[str]]) -> list[Range]:
    edges = [0]
    for match in separators:
        edges += match.span()
    edges.append(len(line))
    cells = (_trimmed(line, low, high) for low, high in zip(edges[::2], edges[1::2], strict=True))
    return [cell for cell in cells if cell[0] < cell[1]]


def _trimmed(line: str, low: int, high: int) -> Range:
    piece = line[low:high]
    left = len(piece) - len(piece.lstrip())
    return low + left, max(low + left, high - (len(piece) - len(piece.rstrip())))


def _by_tabs(line: str) -> list[Range]:
    return _split(line, _TAB.finditer(line)) if "\t" in line else []


def _by_pipes(line: str) -> list[Range]:
    if "|" not in line or _RULE.match(line):
        return []
    return _split(line, _PIPE.finditer(line))


def _by_gaps(line: str) -> list[Range]:
    return _split(line, _GAP.finditer(line))


def _by_commas(line: str) -> list[Range]:
    return _split(line, _COMMA.finditer(line))


def _by_colon(line: str) -> list[Range]:
    match = _COLON.search(line, 1, WIDEST_CELL)
    return _split(line, [match]) if match else []


def _by_scores(line: str) -> list[Range]:
    """``Arden 2-1 Besham``: both sides and the score."""
    if len(line) > WIDEST_LINE:
        return []
    match = _SCORE.search(line)
    if match is None or not line[: match.start()].strip() or not line[match.end() :].strip():
        return []
    after = line[match.end() :].lstrip()
    if line[match.start() - 1] != " " or line[match.end()] != " " or not after[0].isupper():
        return []
    return [_trimmed(line, 0, match.start()), match.span(), _trimmed(line, match.end(), len(line))]


def _by_figures(line: str) -> list[Range]:
    """``Arden 4,210``, ``Norwegen 16 8 13``, ``Adults – 12 €``: a name and the figures behind it."""
    if len(line) > WIDEST_LINE:
        return []
    words = [match.span() for match in re.finditer(r"\S+", line)]
    first = len(words)
    while first > 0 and _is_of_figure(line[slice(*words[first - 1])]):
        first -= 1
    figures = [word for word in words[first:] if line[slice(*word)] not in _DASHES]
    while figures and not _FIGURE.fullmatch(line[slice(*figures[0])]):
        figures = figures[1:]
    name = [word for word in words if figures and word < figures[0]]
    while name and line[slice(*name[-1])] in _DASHES:
        name = name[:-1]
    if not name or len(name) > MOST_NAME_WORDS:
        return []
    if ": " in line[: name[-1][1]] or not any(sign.isalpha() for sign in line[: name[-1][1]]):
        return []
    return [(name[0][0], name[-1][1] - (line[name[-1][1] - 1] in ":,")), *_values(line, figures)]


def _is_of_figure(word: str) -> bool:
    return word in _DASHES or _FIGURE.fullmatch(word) is not None or word.casefold() in UNITS


def _values(line: str, words: list[Range]) -> list[Range]:
    """Figures, each with the unit before or behind it."""
    values: list[Range] = []
    for low, high in words:
        if values and not _FIGURE.fullmatch(line[low:high]):
            values[-1] = (values[-1][0], high)
        else:
            values.append((low, high))
    return values


def rankings(page: Page) -> dict[int, Found]:
    """Rows of names and figures behind a place: ``1. Kim (KOR) 2:04:11``. They are no items, since the place
    is a value too."""
    ranked = {number: line for number, line in page.free() if line[:1].isdecimal()}
    return {number: Found(Block.ROW) for number in _found(page, ranked, ((_figures, LEAST_FIGURE_ROWS),))}


def rows(page: Page) -> dict[int, Found]:
    """The rows of all tables."""
    free = dict(page.free())
    found = _found(page, free, _SHAPES)
    found |= {number for number, line in free.items() if _is_row_alone(line)}
    found |= {number - 1 for number in found if number - 1 in free and _is_head(page, number, found)}
    return {number: Found(Block.ROW) for number in found}


def _found(page: Page, free: dict[int, str], known: Iterable[tuple[Shape, int]]) -> set[int]:
    found: set[int] = set()
    for shape, least in known:
        shapes = {number: shape(line) for number, line in free.items() if number not in found}
        for stretch in _stretches(shapes):
            if _is_table(stretch, shapes, least) and not _is_spaced_prose(stretch, page):
                found.update(stretch)
    return found


def _stretches(shapes: dict[int, int]) -> Iterable[list[int]]:
    """Neighbouring lines that all read as rows."""
    for is_row, stretch in groupby(enumerate(shapes), lambda pair: shapes[pair[1]] and pair[1] - pair[0] + 1):
        if is_row:
            yield [number for _, number in stretch]


def _is_table(stretch: list[int], shapes: dict[int, int], least: int) -> bool:
    """Whether enough neighbours have the same number of cells; the others may have an empty or a divided
    one."""
    return any(len(list(run)) >= least for _, run in groupby(stretch, shapes.__getitem__))


def _is_spaced_prose(stretch: list[int], page: Page) -> bool:
    """Whether wide blanks only fill lines to one width: most cells then begin in lower case."""
    firsts = [page.lines[number][low] for number in stretch for low, _ in cells_of(page.lines[number])]
    return 2 * sum(sign.islower() for sign in firsts) > len(firsts)


def _is_row_alone(line: str) -> bool:
    """Three cells between tabs, or pipes at both ends."""
    if line.startswith("|") and line.endswith("|") and line.count("|") > 2:
        return True
    return len(_by_tabs(line)) > 2


def _is_head(page: Page, number: int, found: set[int]) -> bool:
    """Whether the line above a table names its columns: as many words as cells, and no blank line between."""
    line = page.lines[number - 1]
    if number - 1 in found or page.parted[number] or is_closed(line) or len(line) > WIDEST_LINE:
        return False
    return len(line.split()) == len(cells_of(page.lines[number])) > 1


def _tabs(line: str) -> int:
    return 1 if len(_by_tabs(line)) > 1 else 0


def _pipes(line: str) -> int:
    return line.count("|") if line.startswith("|") else line.count(" | ")


def _gaps(line: str) -> int:
    cells = _by_gaps(line)
    return len(cells) if len(cells) > 1 and all(high - low <= WIDEST_CELL for low, high in cells) else 0


def _figures(line: str) -> int:
    return 1 if len(_by_figures(line)) > 1 and bullet(line) is None and not is_closed(line) else 0


def _scores(line: str) -> int:
    return 1 if _by_scores(line) and not is_closed(line) else 0


def _colons(line: str) -> int:
    """A name and its value; statements behind a colon are prose."""
    if len(line) > WIDEST_LINE or is_closed(line):
        return 0
    cells = _by_colon(line)
    return 1 if len(cells) == 2 and cells[0][1] - cells[0][0] <= WIDEST_CELL // 2 and line[0].isalpha() else 0


def _commas(line: str) -> int:
    """Comma separated values: no blanks behind the commas, and a letter somewhere."""
    if ", " in line or "; " in line or is_closed(line):
        return 0
    cells = _by_commas(line)
    plain = len(cells) > 1 and all(high - low <= WIDEST_CELL for low, high in cells)
    return len(cells) if plain and any(sign.isalpha() for sign in line) else 0


_SHAPES: Final[tuple[tuple[Shape, int], ...]] = (
    (_tabs, 2),
    (_pipes, 2),
    (_gaps, 2),
    (_scores, LEAST_FIGURE_ROWS),
    (_figures, LEAST_FIGURE_ROWS),
    (_colons, 2),
    (_commas, LEAST_FIGURE_ROWS),
)
"""How a line is read as a row, and how many such lines next to each other make a table."""
