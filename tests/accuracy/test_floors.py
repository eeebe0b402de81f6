"""Accuracy on a small sample of gold must not fall. The full measurement: bench/accuracy."""

import tomllib
from pathlib import Path
from typing import Any

import pytest

from bench.accuracy.drive import run
from bench.accuracy.gold import Pair, shuffled, strangers
from bench.accuracy.measure import by_reader
from bench.accuracy.score import f1, pairs
from tests.accuracy.sample import model, sample

HERE = Path(__file__).parent
FLOORS: dict[str, Any] = tomllib.loads((HERE / "floors.toml").read_text(encoding="utf-8"))


def pair_f1(chosen: list[Pair]) -> float:
    return f1([pairs(pair, run(pair, model())) for pair in chosen])


@pytest.mark.parametrize("name", sorted(FLOORS["pair_f1"]))
def test_a_set_keeps_its_accuracy(name: str) -> None:
    assert pair_f1([pair for pair in sample() if pair.set == name]) >= FLOORS["pair_f1"][name]


def test_rewrites_keep_their_accuracy() -> None:
    """By readers who tell full links from partial ones."""
    (line,) = by_reader([(pair, run(pair, model())) for pair in sample() if pair.set == "rewrites"])
    assert line.measures["F1"].value >= FLOORS["rewrites"]


def test_strangers_stay_unlinked() -> None:
    chosen = [
        other
        for name in FLOORS["pair_f1"]
        for other in strangers([pair for pair in sample() if pair.set == name], 1)
    ]
    links = sum(len(run(pair, model()).links) for pair in chosen)
    assert links / len(chosen) <= FLOORS["strangers"]


def test_order_hardly_matters() -> None:
    both = [(pair, other) for pair in sample() if (other := shuffled(pair)) is not None]
    assert both
    assert pair_f1([other for _, other in both]) >= pair_f1([pair for pair, _ in both]) - FLOORS["shuffled"]
