"""Every form of export takes whatever the engine says of the grammar's texts."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, Phase, given, note, settings

from bench.fuzz import checks
from bench.fuzz.grammar import Pair, Text
from tests.engine.texts import PAIRS
from webapp.engine import Options, compare

QUICKLY = settings(
    max_examples=60,
    phases=[Phase.generate],
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)

ODD = [
    "\0",
    "\x07",
    "\x1b[31m",
    "\x7f",
    "\x85",
    "\x9b",
    "\ufdd0",
    "\ufffe",
    "\U0001ffff",
    "\ud800",
    "\u202e",
    "\u2028",
]


def written(pair: Pair) -> None:
    """Writes a pair's comparison in every form and reads each back."""
    options = Options(model="none")
    comparison = compare(pair.left.article, pair.right.article, options)
    checks.exports_are_well_formed(checks.Compared(pair, options, comparison))


@QUICKLY
@given(PAIRS)
def test_every_form_is_written_and_well_formed(made: Pair) -> None:
    note(repr(made))
    written(made)


@pytest.mark.parametrize("odd", ODD, ids=ascii)
def test_no_character_spoils_a_form(odd: str) -> None:
    left = Text(
        (f"The{odd} council met 5{odd} people. “{odd}No,” said{odd} Ann {odd}.",), title=f"Ti{odd}tle"
    )
    right = Text((f"The{odd} council met 7{odd} people. “{odd}Yes,” said{odd} Ann {odd}.",), title=f"{odd}")
    written(Pair(left, right))
    written(Pair(left, Text((odd,))))


def test_pages_that_hold_what_none_may_hold_are_told() -> None:
    assert checks.valid_html("A page\nof “text” 👍\ufffd")
    for odd in ("\0", "\x07", "\x7f", "\x85", "\ufdd0", "\ufffe", "\U0001ffff"):
        assert not checks.valid_html(f"A {odd} page")
