"""Four times the text takes four times the work: sentences, paragraphs, words and characters."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.engine.growth import MOST, Counter, counter
from tests.engine.hostile_patterns import LAYOUT, SENTENCES, WORDS


@pytest.fixture(scope="module")
def counting() -> Iterator[Counter]:
    with counter() as started:
        yield started


@pytest.mark.parametrize("pattern", [*SENTENCES, *WORDS, *LAYOUT])
def test_four_times_the_text_takes_four_times_the_work(counting: Counter, pattern: str) -> None:
    times, counts = counting.growth(pattern)
    assert times <= MOST, counts
