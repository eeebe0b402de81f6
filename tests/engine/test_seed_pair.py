"""The pair of articles that the project was begun for, read link by link.

``INSISTED`` are the pairs of sentences that a careful reader insists on, ``DEFENSIBLE`` those he would let
pass: they share a clause or say the same more generally.
"""

from functools import cache
from pathlib import Path

from webapp.engine import Article, Comparison, compare
from webapp.engine.model import Relation

SEED = Path(__file__).resolve().parents[2] / "seeds" / "ceasefire-talks"

INSISTED = {
    ("L1", "R1"),
    ("L2", "R2"),
    ("L4", "R3"),  # the sticking point is the key hurdle
    ("L5", "R4"),  # complete withdrawal from the entire Strip
    ("L5", "R6"),  # Netanyahu and Rafah, two paragraphs on
    ("L7", "R7"),
    ("L8", "R8"),
    ("L9", "R5"),  # the response that is expected
    ("L10", "R3"),
}
DEFENSIBLE = {
    ("L3", "R3"),
    ("L3", "R4"),
    ("L6", "R4"),
    ("L11", "R1"),
    ("L11", "R7"),
    ("L11", "R8"),
    ("L12", "R2"),
    ("L12", "R16"),
    ("L13", "R16"),
    ("L14", "R17"),
}
WITHOUT_SOURCE = {"R12", "R13"}
"""The escalation and the humanitarian plight stand in the right article only."""


@cache
def comparison() -> Comparison:
    left, right = ((SEED / f"{side}.txt").read_bytes().decode("utf-8") for side in ("left", "right"))
    return compare(Article.from_text(left), Article.from_text(right))


def drawn() -> set[tuple[str, str]]:
    return {(i, j) for link in comparison().links for i in link.left for j in link.right}


def test_at_most_one_insisted_link_is_missed() -> None:
    assert len(INSISTED - drawn()) <= 1


def test_at_most_one_link_is_past_defending() -> None:
    assert len(drawn() - INSISTED - DEFENSIBLE) <= 1


def test_what_the_right_article_adds_has_no_counterpart() -> None:
    assert set(comparison().unique.right) >= WITHOUT_SOURCE


def test_the_furniture_of_the_left_page_is_known_for_what_it_is() -> None:
    furniture = [sentence.id for sentence in comparison().left.sentences if sentence.boilerplate]
    assert furniture == ["L15", "L16"]
    assert not comparison().unique.left or set(comparison().unique.left).isdisjoint(furniture)


def test_some_links_have_several_sentences_on_one_side() -> None:
    right_of = {i: {j for a, j in drawn() if a == i} for i, _ in drawn()}
    assert right_of["L5"] >= {"R4", "R6"}


def test_nothing_is_called_identical() -> None:
    assert all(link.relation is not Relation.IDENTICAL for link in comparison().links)
