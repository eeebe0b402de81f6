"""What stands in quotation marks: every mark in every place."""

from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from webapp.engine.normalize import quotations
from webapp.engine.normalize.quotations import _CLOSERS, _RUNS_ON, _signs

MARKS = ["“", "”", "„", "«", "»", "「", "」", "『", "』", '"', "‘", "’", "'", "‚", "‹", "›", "``", "''"]
PLACES = ["a{}b", "a {}b", "a{} b", "a {} b", "{}b", "a{}", "({}b", "a{})", ".{}\u00a0", "9{}s", "\n{}"]
"""In a word, before one, after one, on its own, at the edges of the text, beside brackets and figures."""


def found(text: str) -> list[str]:
    spans = list(quotations(text))
    ends = [0, *(end for span in spans for end in (span.start, span.end)), len(text)]
    assert ends == sorted(ends)
    return [span.of(text) for span in spans]


def well_formed(quotation: str, text: str) -> bool:
    """From a mark that opens to one that closes it, or open to the end of the text."""
    mark = "``" if quotation.startswith("``") else quotation[0]
    assert mark in _CLOSERS
    closed = len(quotation) > len(mark) and quotation.endswith(_signs(mark))
    return closed or (mark in _RUNS_ON and text.endswith(quotation))


@pytest.mark.parametrize("mark", MARKS)
def test_any_mark_in_any_place_beside_any_other_is_read(mark: str) -> None:
    for place, other, there in product(PLACES, MARKS, PLACES):
        for text in (place.format(mark) + there.format(other), there.format(other) + place.format(mark)):
            assert all(well_formed(quotation, text) for quotation in found(text))


@given(st.lists(st.sampled_from([*MARKS, " ", "a", "9", ".", "(", ")", "\n"]), max_size=30).map("".join))
def test_marks_in_any_order_give_quotations_in_order(text: str) -> None:
    assert all(well_formed(quotation, text) for quotation in found(text))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“Stop,” he said of the ’90s.", ["“Stop,”"]),
        ("It was rock ’n’ roll, “loud” as they told ’em.", ["“loud”"]),
        ("’Tis the ‘season’ of «the» ’60s", ["‘season’", "«the»"]),
        ("‘They told ’em,’ he said.", ["‘They told ’em,’"]),
        ("’t is „laat” en ’s avonds „donker”", ["„laat”", "„donker”"]),
        ("The dogs’ home, “closed” since the ’80s’ end", ["“closed”"]),
    ],
)
def test_an_apostrophe_before_a_word_opens_nothing(text: str, expected: list[str]) -> None:
    assert found(text) == expected
