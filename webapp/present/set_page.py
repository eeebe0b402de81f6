"""The page of a set: what an editor asks first, who carries what, who introduced which difference, and which
words two of the others share."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Final

from webapp.engine.model import Severity
from webapp.present.phrase import Phrase
from webapp.present.set_answer import answer, serious_of
from webapp.present.set_errors import ErrorGroup, RunsView, error_groups, runs_view
from webapp.present.state import PageState
from webapp.present.wording import percent, severity_inside, short_name, shown
from webapp.sets import (
    Cell,
    Direction,
    Member,
    Presence,
    Row,
    Table,
    introduced,
    shared_runs,
    table,
)
from webapp.words import say
from webapp.words.lists import enumerated

SHOWS: Final[dict[str, Callable[[Row], bool]]] = {
    "none": lambda row: row.in_none,
    "some": lambda row: row.compared and not (row.in_none or row.in_all),
    "all": lambda row: row.in_all,
    "differences": lambda row: row.differs,
}
"""What the filters of the table show, by what the address calls it."""

SIGNS: Final = {
    Presence.IDENTICAL: "=",
    Presence.EDITED: "≈",
    Presence.REWORDED: "~",
    Presence.PARTIAL: "½",
    Presence.PERHAPS: "−?",
    Presence.MISSING: "−",
    Presence.CLUTTER: "·",
    Presence.ABSENT: "/",
}
"""What stands in a cell."""

_MARKS = {Severity.HIGH: "!", Severity.MEDIUM: "*", Severity.LOW: "*"}


@dataclass(frozen=True, slots=True)
class Chip:
    """A filter of the table."""

    name: str
    """What it shows."""
    count: int
    """How many sentences that are."""
    href: str
    """The page with it on."""
    on: bool
    """It is on."""


@dataclass(frozen=True, slots=True)
class ColumnView:
    """One of the others, above its column."""

    id: str
    """Of its newest comparison."""
    label: str
    """What it is called."""
    note: str
    """That its pair has another text in the middle; empty where it has the same."""


@dataclass(frozen=True, slots=True)
class FactRow:
    """One figure of each of the others."""

    name: str
    """What is counted."""
    values: tuple[str, ...]
    """One for each of the others."""
    tone: bool = False
    """What is not 0 is to be looked at."""


@dataclass(frozen=True, slots=True)
class CellView:
    """A sentence in one of the others."""

    sign: str
    """What became of it, and the mark of a difference."""
    words: str
    """The same in words."""
    at: str
    """The pair at that sentence: what follows its address; empty where the pair does not have it."""
    tone: str
    """``look`` where it is missing or differs seriously."""


@dataclass(frozen=True, slots=True)
class RowView:
    """A sentence of the text in the middle."""

    name: str
    """What it is called."""
    text: str
    """What it says."""
    carried: str
    """By how many of the others: ``3/5``."""
    cells: tuple[CellView, ...]
    """One for each of the others."""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Rows that stand together."""

    heading: str
    """Why they do; empty for a paragraph of the text in the middle."""
    rows: tuple[RowView, ...]
    """At least one."""


@dataclass(frozen=True, slots=True)
class SetPage:
    """The page of a set."""

    answer: tuple[Phrase, ...]
    """What an editor asks first."""
    columns: tuple[ColumnView, ...]
    """The others."""
    facts: tuple[FactRow, ...]
    """Coverage, closeness, serious differences and review of each."""
    chips: tuple[Chip, ...]
    """Filters of the table."""
    everything: str
    """The page without a filter."""
    show: str
    """The filter that is on; empty for none."""
    paragraphs: tuple[Paragraph, ...]
    """The rows of the table that the filter leaves."""
    legend: tuple[tuple[str, str], ...]
    """Signs and what they mean: those that stand in the table."""
    groups: tuple[ErrorGroup, ...]
    """Who introduced which difference, the gravest first."""
    runs: RunsView
    """Words that two of the others share."""


def set_page(direction: Direction, members: Sequence[tuple[str, Member]], show: str = "") -> SetPage:
    """The page of a set with at least one member.

    Args:
        direction: which text stands in the middle.
        members: each with the id of its newest comparison.
        show: the filter that the address asks for; what is none counts as nothing.
    """
    show = show if show in SHOWS else ""
    others = [member for _, member in members]
    made = table(direction, others)
    found = introduced(made, others)
    paragraphs = _paragraphs(made, others, show)
    return SetPage(
        answer=answer(made, others, found),
        columns=tuple(
            ColumnView(name, member.label, say(f"sets.column.edited.{direction}") if edited else "")
            for (name, member), edited in zip(members, made.edited, strict=True)
        ),
        facts=_facts(direction, others),
        chips=tuple(_chip(made, name, show) for name in SHOWS),
        everything="?",
        show=show,
        paragraphs=paragraphs,
        legend=_legend(made),
        groups=error_groups(made, others, found),
        runs=runs_view(shared_runs(made, others), others, direction),
    )


def _chip(made: Table, name: str, show: str) -> Chip:
    count = sum(1 for row in made.rows if SHOWS[name](row))
    return Chip(say(f"sets.show.{name}"), count, f"?show={name}#table", name == show)


def _facts(direction: Direction, others: Sequence[Member]) -> tuple[FactRow, ...]:
    figures = [one.comparison for one in others]
    return (
        FactRow(
            say(f"sets.column.coverage.{direction}"),
            tuple(percent(getattr(one.coverage, direction.middle)) for one in figures),
        ),
        FactRow(say("sets.column.run"), tuple(f"{one.closeness.longest_run_words:,}" for one in figures)),
        FactRow(say("sets.column.serious"), tuple(f"{serious_of(one):,}" for one in others), tone=True),
        FactRow(
            say("sets.column.review"),
            tuple(
                say("sets.carried", number=one.progress.looked_at, total=one.progress.total) for one in others
            ),
        ),
    )


def _paragraphs(made: Table, others: Sequence[Member], show: str) -> tuple[Paragraph, ...]:
    """The rows by paragraph; of a rewrite of several sources those that none of them has come first."""
    rows = [row for row in made.rows if not show or SHOWS[show](row)]
    unsourced = [row for row in rows if row.in_none] if made.direction is Direction.SOURCES else []
    found = (
        [Paragraph(say("sets.unsourced", n=len(unsourced)), _rows(unsourced, others))] if unsourced else []
    )
    rest = [row for row in rows if row not in unsourced]
    for _, group in groupby(rest, key=lambda row: row.sentence.paragraph):
        found.append(Paragraph("", _rows(list(group), others)))
    return tuple(found)


def _rows(rows: Sequence[Row], others: Sequence[Member]) -> tuple[RowView, ...]:
    return tuple(
        RowView(
            name=short_name(row.sentence.id),
            text=shown(row.sentence.text),
            carried=say(
                "sets.carried",
                number=sum(cell.presence.carried for cell in row.cells),
                total=sum(cell.presence.compared for cell in row.cells),
            )
            if row.compared
            else "",
            cells=tuple(map(_cell, row.cells)),
        )
        for row in rows
    )


def _cell(cell: Cell) -> CellView:
    words = say(f"sets.presence.{cell.presence}")
    if cell.severity:
        differs = say("sets.differs", severity=severity_inside(cell.severity))
        words = enumerated((words, differs))
    lacks = cell.presence is Presence.MISSING
    return CellView(
        sign=SIGNS[cell.presence] + (_MARKS[cell.severity] if cell.severity else ""),
        words=words,
        at=PageState().choosing(cell.sentence) if cell.sentence else "",
        tone="look" if lacks or cell.severity is Severity.HIGH else "",
    )


def _legend(made: Table) -> tuple[tuple[str, str], ...]:
    there = {cell.presence for row in made.rows for cell in row.cells}
    grave = {cell.severity for row in made.rows for cell in row.cells if cell.severity}
    signs = [(SIGNS[one], say(f"sets.presence.{one}")) for one in Presence if one in there]
    if Severity.HIGH in grave:
        signs.append((_MARKS[Severity.HIGH], say("sets.marks.serious")))
    if grave - {Severity.HIGH}:
        signs.append((_MARKS[Severity.LOW], say("sets.marks.other")))
    return tuple(signs)
