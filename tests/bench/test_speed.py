"""The engine keeps within its stated memory; its time is measured by ``python -m bench.speed``, not here."""

from __future__ import annotations

from bench.speed import measure
from bench.speed.texts import longer_pair, seed_pair, words


def test_ten_thousand_words_a_side_fit_into_little_memory() -> None:
    assert measure.peak_memory_mb() < measure.LARGEST_MEMORY_MB


def test_the_longer_pair_repeats_no_names() -> None:
    left, right = longer_pair(measure.MEMORY_COPIES)
    assert min(words(left), words(right)) >= 10_000
    assert not any(name in left + right for name in ("Blinken", "Gaza", "Hamas"))
    assert seed_pair()[0].count("Hamas") > 3
