"""How much of each side the links carry."""

import pytest

from webapp.engine.coverage import PARTIAL_CARRIES, coverage
from webapp.engine.model import Article, Link, Relation, Side
from webapp.engine.segment import segment

SOURCE = ["Blinken met Netanyahu in Jerusalem on Tuesday.", "It went on.", "Share."]


def article(side: Side, *sentences: str) -> Article:
    return segment(Article.from_sentences([[sentence] for sentence in sentences], language="en"), side)


def link(left: str, right: str, relation: Relation = Relation.REWORDED) -> Link:
    return Link("K1", (left,), (right,), relation, 0.9, uncertain=False, moved=False, changes=(), reasons=())


def test_nothing_linked_carries_nothing() -> None:
    found = coverage(article(Side.LEFT, *SOURCE), article(Side.RIGHT, "Rain fell."), [])
    assert (found.left, found.right) == (0, 0)


def test_page_furniture_does_not_count() -> None:
    links = [link("L1", "R1"), link("L2", "R1")]
    found = coverage(article(Side.LEFT, *SOURCE), article(Side.RIGHT, "They met."), links)
    assert (found.left, found.right) == (1, 1)


def test_a_sentence_full_of_facts_weighs_more_than_an_aside() -> None:
    left, right = article(Side.LEFT, *SOURCE), article(Side.RIGHT, "They met.")
    assert coverage(left, right, [link("L1", "R1")]).left > 0.7
    assert coverage(left, right, [link("L2", "R1")]).left < 0.3


def test_a_partial_link_carries_a_part_and_a_better_one_counts_instead() -> None:
    left, right = article(Side.LEFT, SOURCE[0]), article(Side.RIGHT, "They met.", "Blinken met Netanyahu.")
    partial = link("L1", "R1", Relation.PARTIAL)
    assert coverage(left, right, [partial]).left == pytest.approx(PARTIAL_CARRIES)
    assert coverage(left, right, [partial, link("L1", "R2")]).left == 1


def test_a_side_that_tells_nothing_is_carried_whole() -> None:
    found = coverage(article(Side.LEFT), article(Side.RIGHT, "Rain fell."), [])
    assert (found.left, found.right) == (1, 0)
