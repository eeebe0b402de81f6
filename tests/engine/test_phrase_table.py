"""Phrases of several tokens: the longest one that begins or ends at a token."""

import pytest

from webapp.engine.facts.extract.phrase_table import PhraseTable

TABLE = PhraseTable({"half": 1, "half_a": 2, "and_a_half": 3, "per_cent": 4})
LOWS = ("two", "and", "a", "half", "a", "per", "cent")


@pytest.mark.parametrize(
    ("start", "found"), [(0, None), (1, (3, 4)), (3, (2, 5)), (5, (4, 7)), (6, None), (7, None)]
)
def test_the_longest_phrase_from_a_token_on(start: int, found: tuple[int, int] | None) -> None:
    assert TABLE.at(LOWS, start) == found


@pytest.mark.parametrize(("stop", "found"), [(0, None), (1, None), (4, (3, 1)), (5, (2, 3)), (7, (4, 5))])
def test_the_longest_phrase_up_to_a_token(stop: int, found: tuple[int, int] | None) -> None:
    assert TABLE.before(LOWS, stop) == found


def test_a_phrase_that_is_cut_off_is_none() -> None:
    assert TABLE.at(("and", "a"), 0) is None
    assert TABLE.before(("a", "half"), 2) == (1, 1)
    assert TABLE.openers == {"half", "and", "per"}
