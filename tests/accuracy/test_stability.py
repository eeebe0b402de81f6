"""A word changed in one sentence leaves the counterparts of others alone (bench/accuracy/stability.py)."""

from bench.accuracy.stability import stability
from tests.accuracy.sample import model, sample

ARTICLES = {"argrewrite", "deplain", "rewrites"}
"""Fables are left out: of ten sentences each says too much about its neighbours (docs/accuracy.md)."""
EDITS = 4
"""A pair."""
MOST = 0.001
"""Share of the untouched sentences whose counterparts may change."""


def test_an_edit_changes_hardly_anything_elsewhere() -> None:
    chosen = [pair for pair in sample() if pair.set in ARTICLES]
    assert len(chosen) == 30
    found = stability(chosen, EDITS, model())
    assert found.cases > 4500
    assert found.share <= MOST, f"{found.changed} of {found.cases}"
