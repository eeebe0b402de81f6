"""What a line is, on texts of all kinds and on texts made of signs."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from types import FrameType
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.engine.cases import Case, cases
from webapp.engine.cleaning.layout import Mark, cells, marks, opens_block
from webapp.engine.model import Block, Span

CASES = list(cases("blocks"))

LETTERS = {
    "P": Block.PROSE,
    "H": Block.HEADING,
    "I": Block.ITEM,
    "R": Block.ROW,
    "S": Block.SPEAKER,
    "T": Block.TIME,
    "Q": Block.QUOTE,
}


def lines_of(text: str) -> list[Span]:
    """The trimmed lines of a text that are not blank."""
    spans: list[Span] = []
    start = 0
    for line in text.split("\n"):
        bare = line.strip()
        if bare:
            low = text.index(bare[0], start)
            spans.append(Span(low, low + len(bare)))
        start += len(line) + 1
    return spans


def marked(text: str) -> list[Mark]:
    return marks(text, lines_of(text))


def blocks_of(text: str) -> list[str]:
    return [mark.block.value for mark in marked(text)]


def cells_of(text: str) -> list[list[str]]:
    spans = lines_of(text)
    found = [cells(text, span, mark) for span, mark in zip(spans, marks(text, spans), strict=True)]
    return [[cell.of(text) for cell in row] for row in found]


def shown(text: str, lines: Sequence[Span], found: Sequence[Mark]) -> list[str]:
    """Each line as the golden cases write it."""
    letters = {block: letter for letter, block in LETTERS.items()}
    return [
        f"{letters[mark.block]} "
        + (f"{mark.label.of(text)}¦{text[mark.label.end : line.end]}" if mark.label else line.of(text))
        for line, mark in zip(lines, found, strict=True)
    ]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.title)
def test_every_line_is_what_a_reader_says_it_is(case: Case) -> None:
    wanted = case.blocks["lines"].split("\n")
    text = "\n".join(line[2:].replace("¦", "") for line in wanted)
    lines = lines_of(text)
    assert shown(text, lines, marks(text, lines)) == [line.rstrip() for line in wanted if line.strip()]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (
            "Arden 4,210\nBesham 3,975\nNew Corley 2,000",
            [["Arden", "4,210"], ["Besham", "3,975"], ["New Corley", "2,000"]],
        ),
        ("Town\tVotes\nArden\t4,210", [["Town", "Votes"], ["Arden", "4,210"]]),
        ("| Town | Votes |\n|---|---|\n| Arden | 4,210 |", [["Town", "Votes"], [], ["Arden", "4,210"]]),
        ("Arden  12   27\nBesham  9   25", [["Arden", "12", "27"], ["Besham", "9", "25"]]),
        (
            "Arden 2-1 Besham\nCorley 0-0 Elham\nFarley 3-4 Goole",
            [
                ["Arden", "2-1", "Besham"],
                ["Corley", "0-0", "Elham"],
                ["Farley", "3-4", "Goole"],
            ],
        ),
        ("Opening: spring 2027\nCost: €38m", [["Opening", "spring 2027"], ["Cost", "€38m"]]),
        (
            "Adults – 12 €\nChildren – 6 €\nFamilies – 28 €",
            [["Adults", "12 €"], ["Children", "6 €"], ["Families", "28 €"]],
        ),
        ("- Milk 1.20\n- Bread 3.40\n- Eggs 2.99", [["Milk", "1.20"], ["Bread", "3.40"], ["Eggs", "2.99"]]),
        ("Soup ..... 4.50\nPlum cake ..... 3.90", [["Soup", "4.50"], ["Plum cake", "3.90"]]),
        ("town,votes\nArden,4210\nBesham,3975", [["town", "votes"], ["Arden", "4210"], ["Besham", "3975"]]),
        ("The council met.", [[]]),
    ],
)
def test_a_row_has_its_cells_in_order(text: str, wanted: list[list[str]]) -> None:
    assert cells_of(text) == wanted


@pytest.mark.parametrize(
    "line",
    [
        "- a new bridge",
        "• 500 g onions",
        "* Names",
        "– Schools stay shut",
        "1. Delivery",
        "12) Order",
        "(3) The board",
        "(a) the plant",
        "b) zwei Schulen",
        "(iv) asks for it",
        "① Close",
        "一、保护河流",
        "（二）开放学校",
        "2.1 The Buyer",
        "| a | b |",
        "Arden\t4,210",
        "Arden      4,210",
        "JANE SMITH: I disagree.",
        "THE COURT: Sustained.",
        "Q: Where?",
        "Interviewer: How many?",
        "Frage: Wann?",
        "[00:12:31] Jane: We lost it.",
        "记者：请问",
        "10:42",
        "10:42 GMT",
        "14:05 Uhr",
        "Updated at 10.42 CEST",
        "3h ago",
        "10:42 – Police have come.",
        "# Flood",
        "### What we know",
    ],
)
def test_a_line_that_plainly_opens_a_block_is_never_joined(line: str) -> None:
    assert opens_block(line)


@pytest.mark.parametrize(
    "line",
    [
        "and the bridge was lost.",
        "10. Mai 2024 der Damm brach",
        "2. the second",
        "1984 was a bad year",
        "J. Smith said",
        "– who was tall – said",
        "(30) said he was there",
        "(2019) it was sold",
        "3.5 million people",
        "152.000 Menschen",
        "Smith: the words of a poet",
        "§ 4 der Satzung",
        "Article 5 of the treaty",
        "Section 2.1 applies",
        "10:42 the wall gave way",
        "on Friday at 8 p.m. ET.",
        "2021 and 2022",
        "#flood was the word",
        "> quoted",
        "end.  Then",
        "He said: “I will go.”",
        "A man came",
        "I was there",
        "X",
    ],
)
def test_a_line_that_a_program_may_have_wrapped_can_be_joined(line: str) -> None:
    assert not opens_block(line)


STAMPS = """\
10:42
10.42am
10:42 GMT
10:42 (GMT+1)
14 Uhr
Updated at 10.42 CEST
12 May 10:42
14.05.2024 10:42
Key event 10.42
1:15 p.m. ET
12 minutes ago
il y a 3 heures
hace 20 minutos
Mis à jour le 12 mai à 10h42
Aggiornato alle ore 10:42
обновлено в 10:42"""


@pytest.mark.parametrize("line", STAMPS.split("\n"))
def test_a_clock_time_with_its_date_and_zone_fills_a_stamp(line: str) -> None:
    assert marked(line) == [Mark(Block.TIME, Span(0, len(line)))]


@pytest.mark.parametrize(
    "line", ["14 May 2024", "May 14", "2024", "3-1", "2:1", "25:10", "10.42", "10:42 came"]
)
def test_a_date_a_score_and_a_bare_number_are_no_stamps(line: str) -> None:
    assert marked(line) == [Mark(Block.PROSE, None)]


def test_the_same_first_line_is_prose_or_an_item_by_its_fellows() -> None:
    assert blocks_of("2. Liga was a shock for all of us.") == ["prose"]
    assert blocks_of("1. We must act.\n\n2. Liga was a shock for all of us.") == ["item", "item"]


def test_a_label_is_a_turn_only_where_others_speak_too() -> None:
    assert blocks_of("Smith: It was bad.") == ["prose"]
    assert blocks_of("Smith: It was bad.\n\nJones: It was.\n\nSmith: Very bad.") == ["speaker"] * 3


def test_nothing_is_made_of_no_lines() -> None:
    assert marks("", []) == []


SIGNS = st.sampled_from(
    [
        "a",
        "word",
        "Smith: ",
        "JANE: ",
        "Q. ",
        "- ",
        "— ",
        "1. ",
        "1.1 ",
        "(a) ",
        "(iv) ",
        "§ 4 ",
        "10:42",
        "10.42 ",
        "3h ago",
        "|",
        "| ",
        "\t",
        "   ",
        ",",
        ".",
        "?",
        ":",
        "：",
        "“",
        "> ",
        "# ",
        "$5",
        "4,210",
        "٣",
        "①",
        "一、",
        "第一条",
        "\0",
        "\ud800",
        "\u00a0",
        "\u200b",
        "\n",
        "\n\n",
        " ",
        "II. ",
        "Step 1: ",
        "[00:12] ",
        "(",
        ")",
        "é",
        "ß",
        "İ",
        "²",
    ]
)
TEXTS = st.lists(SIGNS, max_size=40).map("".join)


@given(TEXTS)
@settings(max_examples=400, deadline=None)
def test_labels_and_cells_stand_inside_their_lines(text: str) -> None:
    lines = lines_of(text)
    found = marks(text, lines)
    assert len(found) == len(lines)
    for line, mark in zip(lines, found, strict=True):
        assert mark.label is None or (mark.label.start == line.start < mark.label.end <= line.end)
        edges = [edge for cell in cells(text, line, mark) for edge in (cell.start, cell.end)]
        assert edges == sorted(edges)
        assert all(line.start <= edge <= line.end for edge in edges)
        assert isinstance(opens_block(line.of(text)), bool)


UNITS = (
    "a",
    "- a\n",
    "1. a\n",
    "1.1 A\n",
    "(a) ",
    "(i) a\n",
    "JANE: x\n",
    "Jane: why?\n",
    "OLGA\nx y.\n",
    "Q. a\nA. b\n",
    "10:42\n",
    "10.42\n",
    "10:42 A\n",
    "3h ago\n",
    "A 1\n",
    "a\tb\n",
    "a | b\n",
    "a  b\n",
    "a  b  c\na  b  c\na  b\na  b\n",
    "a,b\n",
    "a: b\n",
    "a\t",
    "a  ",
    "A title\n\n",
    "What is it?\n\nIt is this.\n\n",
    "Step 1: a\n",
    "> a\n",
    ":",
    ".",
    "|",
    "1",
    "II. A\n",
    "a\n\n",
)


def steps(text: str) -> int:
    """How many lines of the package's code run."""
    count = 0

    def trace(frame: FrameType, event: str, _: Any) -> Any:
        nonlocal count
        if "layout" not in frame.f_code.co_filename:
            return None
        count += event == "line"
        return trace

    lines = lines_of(text)
    before = sys.gettrace()
    sys.settrace(trace)
    try:
        for line, mark in zip(lines, marks(text, lines), strict=True):
            cells(text, line, mark)
            opens_block(line.of(text))
    finally:
        sys.settrace(before)
    return count


@pytest.mark.parametrize("unit", UNITS, ids=repr)
def test_four_times_the_text_takes_four_times_the_steps(unit: str) -> None:
    small, large = (steps(unit * (size // len(unit))) for size in (1_500, 6_000))
    assert large <= 4.6 * small + 500
