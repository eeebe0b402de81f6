"""A set as files: its table as CSV (RFC 4180) and all that its page tells as JSON."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from typing import Any

from webapp.export.findings import BOM, harmless
from webapp.sets import Cell, Direction, Introduced, Member, Seen, Table, introduced, shared_runs, table
from webapp.words import say

Json = Any

HEAD = ("id", "paragraph", "text", "carried", "compared")


def set_csv(direction: Direction, members: Sequence[Member]) -> str:
    """One line a sentence of the text in the middle, and for each of the others two cells: what became of
    it there, and the severity of its gravest factual difference."""
    out = io.StringIO()
    writer = csv.writer(out)
    columns = [(one.label, say("export.set.severity", label=one.label)) for one in members]
    writer.writerow(map(harmless, (*HEAD, *(name for column in columns for name in column))))
    for row in table(direction, members).rows if members else ():
        cells = [(cell.presence.value, cell.severity.value if cell.severity else "") for cell in row.cells]
        carried = sum(cell.presence.carried for cell in row.cells)
        compared = sum(cell.presence.compared for cell in row.cells)
        head = (row.sentence.id, str(row.sentence.paragraph), row.sentence.text, str(carried), str(compared))
        writer.writerow(map(harmless, (*head, *(value for cell in cells for value in cell))))
    return BOM + out.getvalue()


def set_json(direction: Direction, members: Sequence[Member]) -> dict[str, Json]:
    """The table, the differences and the runs. Members are named by their place, from 0."""
    if not members:
        return {"title": None, "columns": [], "rows": [], "differences": [], "runs": []}
    made = table(direction, members)
    return {
        "title": made.middle.title,
        "columns": [
            _column(member, made, edited=edited) for member, edited in zip(members, made.edited, strict=True)
        ],
        "rows": [
            {
                "id": row.sentence.id,
                "paragraph": row.sentence.paragraph,
                "text": row.sentence.text,
                "cells": [_cell(cell) for cell in row.cells],
            }
            for row in made.rows
        ],
        "differences": [_difference(made, one) for one in introduced(made, members)],
        "runs": [
            {
                "members": [run.one, run.other],
                "sentences": list(run.sentences),
                "words": run.words,
                "own": run.own,
                "text": run.text,
            }
            for run in shared_runs(made, members)
        ],
    }


def _column(member: Member, made: Table, *, edited: bool) -> dict[str, Json]:
    comparison = member.comparison
    return {
        "label": member.label,
        "coverage": getattr(comparison.coverage, made.direction.middle),
        "longest_run_words": comparison.closeness.longest_run_words,
        "verbatim_share": comparison.closeness.verbatim_share,
        "differences": len(member.differences),
        "looked_at": member.progress.looked_at,
        "to_look_at": member.progress.total,
        "edited": edited,
    }


def _cell(cell: Cell) -> dict[str, Json]:
    return {
        "presence": cell.presence.value,
        "sentence": cell.sentence or None,
        "severity": cell.severity.value if cell.severity else None,
    }


def _difference(made: Table, one: Introduced) -> dict[str, Json]:
    return {
        "severity": one.severity.value,
        "kind": one.kind.value,
        "message": one.message,
        "sentence": made.rows[one.row].sentence.id if one.row >= 0 else None,
        "by": [_seen(seen) for seen in one.by],
        "right": [_seen(seen) for seen in one.right],
    }


def _seen(seen: Seen) -> dict[str, Json]:
    return {"member": seen.member, "sentence": seen.sentence or None}
