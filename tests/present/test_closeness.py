"""Sentences too close to the source, as the page lists them."""

from __future__ import annotations

from tests.present.written import article, comparison
from webapp.engine.model import Closeness, Run, Side, Span
from webapp.present.closeness import too_close

LEFT = article(Side.LEFT, "One dam rose. Two dams fell. Three dams stood.")
RIGHT = article(Side.RIGHT, "One dam rose. Two dams fell. Four dams broke. #Share.", title="One dam")


def close(*runs: tuple[int, int, int]) -> list[tuple[str, int]]:
    """Ids and words, given start, end and words of runs on the right."""
    found = tuple(Run(Span(0, 5), Span(start, end), words) for start, end, words in runs)
    made = comparison(LEFT, RIGHT, closeness=Closeness(9, 0.5, found))
    return [(one.sentence.id, one.words) for one in too_close(made)]


def test_sentences_come_with_their_longest_run_first() -> None:
    assert close((0, 6, 2), (7, 12, 3), (14, 27, 6), (29, 40, 3)) == [("R2", 6), ("R1", 3), ("R3", 3)]


def test_a_run_over_two_sentences_makes_both_too_close() -> None:
    assert close((4, 27, 5)) == [("R1", 5), ("R2", 5)]


def test_page_furniture_and_what_a_run_only_touches_are_left_out() -> None:
    assert close((13, 14, 1), (46, 52, 2)) == []
