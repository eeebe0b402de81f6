"""The differences of facts for a spreadsheet."""

from __future__ import annotations

import csv
import io
import re
from dataclasses import replace

import pytest

from tests.export.pairs import pair
from webapp.engine import Comparison
from webapp.engine.model import FactKind, Finding, Passage, Severity, Span, Verdict
from webapp.export.findings import findings_csv


def rows(comparison: Comparison) -> list[dict[str, str]]:
    text = findings_csv(comparison)
    assert text.startswith("\ufeff")
    return list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff"), newline=""), strict=True))


def saying(message: str, passage: str = "12") -> Comparison:
    left = Passage(Span(0, len(passage)), passage)
    finding = Finding("F1", FactKind.NUMBER, Verdict.MISSING, Severity.HIGH, None, left, None, message)
    return replace(pair(), findings=(finding,))


def test_every_finding_is_a_line_with_both_passages() -> None:
    comparison = pair()
    (found,) = [row for row in rows(comparison) if row["kind"] == "number"]
    assert (found["left_sentence"], found["right_sentence"]) == ("L2", "R2")
    assert "12 million" in found["left_text"]
    assert comparison.right.text[int(found["right_start"]) : int(found["right_end"])] == found["right_text"]
    assert len(rows(comparison)) == len(comparison.findings)


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r", " =", "\n=", "\u00a0@", "\uff1d"])
def test_no_cell_is_a_formula(start: str) -> None:
    (row,) = rows(saying(f"{start}1+1", f"{start}SUM(A1)"))
    assert row["message"].startswith("'")
    assert row["left_text"].startswith("'")


@pytest.mark.parametrize("start", ["=", "+", "-", "@", " =", "\t@", "\uff1d"])
def test_nor_where_cells_are_parted_by_semicolons(start: str) -> None:
    cells = findings_csv(saying(f"one;{start}1+1;{start}2;two; three", f"a;{start}b")).split(";")
    assert not any(re.match(r"\s*[=+\-@\uff1d]", cell) for cell in cells)
    assert cells[-1].startswith(" three")
    assert cells[-2] == "two"


def test_commas_quotes_and_line_ends_stay_in_their_cell() -> None:
    (row,) = rows(saying('Number: “1,000”, "one"\nand more.'))
    assert row["message"] == 'Number: “1,000”, "one" and more.'


def test_lines_end_as_the_standard_says() -> None:
    lines = findings_csv(saying("x")).split("\r\n")
    assert len(lines) == 3
    assert lines[-1] == ""
    assert "\n" not in "".join(lines)
