"""The work of the fact ledger grows with the length of the texts and no faster, whatever they repeat."""

import sys
from collections.abc import Callable
from itertools import count, islice
from pathlib import Path
from types import FrameType
from typing import Any

import pytest

import webapp.engine.facts
from tests.engine.facts_links import Pair, edited, ledger, linked, segmented
from webapp.engine import forget
from webapp.engine.facts.face.pairing import MOST

HOME = str(Path(webapp.engine.facts.__file__).parent)
SENTENCE = 2_500
"""Characters of a sentence that is compared with one four times as long: past what is compared in pairs."""
TEXT = 1_000
"""Characters of a text of short paragraphs that is compared with one four times as long."""
AT_MOST = 4.6
"""Times the work for four times the text: a little more than four, for look-ups in sorted lists."""

REPEATED = [
    "5 7 9 11 ",
    "May 5 ",
    "$5 million ",
    "he said she said ",
    "“a” ‘b’ he said ",
    "not never no ",
    "may might could ",
    "John Smith met Mary Jones. ",
    "two hundred and ",
    "increased decreased rose fell ",
    "before the match after the match ",
    "permanent deal temporary truce ",
]
"""What holds many facts of one kind, or many words that begin a search."""


def work(pair: Pair) -> int:
    """Calls and lines that the modules of the ledger run through; a turn of a loop counts as a line."""
    events = 0

    def note(*_: Any) -> Callable[..., Any]:
        nonlocal events
        events += 1
        return note

    def watch(frame: FrameType, *_: Any) -> Callable[..., Any] | None:
        return note() if frame.f_code.co_filename.startswith(HOME) else None

    forget()  # what was read before is not read again
    before = sys.gettrace()
    sys.settrace(watch)
    try:
        ledger(pair)
    finally:
        sys.settrace(before)
    return events


def growth(make: Callable[[int], Pair], size: int) -> float:
    """How much more work four times the text is."""
    ledger(make(size))  # the dictionary is read once
    return work(make(4 * size)) / work(make(size))


def filled(unit: str, size: int) -> str:
    return (unit * (size // len(unit) + 1))[:size]


@pytest.mark.parametrize("unit", REPEATED)
def test_four_times_one_long_sentence_is_four_times_the_work(unit: str) -> None:
    def make(size: int) -> Pair:
        return edited(filled(unit, size), f"Then {filled(unit, size)}")

    assert growth(make, SENTENCE) < AT_MOST


@pytest.mark.parametrize("unit", REPEATED)
def test_four_times_the_paragraphs_are_four_times_the_work(unit: str) -> None:
    def make(size: int) -> Pair:
        left, right = (f"{start}{filled(unit, 70).strip()}.\n\n" for start in ("", "Then "))
        return linked(filled(left, size), filled(right, size))

    assert growth(make, TEXT) < AT_MOST


@pytest.mark.parametrize(
    "written",
    [
        "The {} men left.",
        "It cost ${} million.",
        "They paid {}%.",
        "Xan{} met them.",
        "On 5 May {} it ended.",
    ],
)
def test_values_that_stand_nowhere_else_are_looked_up_and_not_searched(written: str) -> None:
    def make(size: int) -> Pair:
        left, right = (
            "\n\n".join(written.format(start + n) for n in range(size // len(written)))
            for start in (1_000, 50_000)
        )
        return (*segmented(left, right), ())

    assert growth(make, TEXT) < AT_MOST


def test_more_numbers_than_are_compared_are_said_to_be_left_out() -> None:
    def sentence(size: int) -> str:
        return f"Lots {', '.join(str(n) for n in islice(count(3100), size))} were sold."

    codes = [
        [limit.code for limit in ledger(linked(sentence(size), f"Now {sentence(size)}"))[1]]
        for size in (MOST, MOST + 1)
    ]
    assert codes == [[], ["facts-many"]]


def test_a_number_past_those_that_are_compared_still_needs_a_source() -> None:
    left = f"Lots {', '.join(str(n) for n in range(3100, 3200))} were sold."
    found = ledger(linked(left, left.replace(" 3195,", " 7777,")))[0]
    assert [finding.right.text for finding in found if finding.right] == ["7777"]


@pytest.mark.parametrize(
    ("word", "codes"), [("7", []), ("as", []), ("1 ", ["facts-many"]), ("not ", ["facts-many"])]
)
def test_a_sentence_that_is_too_long_to_be_read_whole_is_said_to_be(word: str, codes: list[str]) -> None:
    pair = linked(word * 100_000, f"{word * 100_000} B")
    assert [limit.code for limit in ledger(pair)[1]] == codes
