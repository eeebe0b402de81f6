"""Paragraphs level with each other."""

from webapp.engine.model import Link, Relation, Row, SegmentedArticle, Sentence, Span
from webapp.engine.rows import rows


def article(letter: str, *paragraphs: int) -> SegmentedArticle:
    """An article with one ten-character sentence for each paragraph number given."""
    sentences = tuple(
        Sentence(f"{letter}{place}", number, Span(place * 11, place * 11 + 10), "x" * 10)
        for place, number in enumerate(paragraphs, start=1)
    )
    return SegmentedArticle(" " * 200, None, None, "en", sentences)


def link(left: str, right: str, *, moved: bool = False) -> Link:
    return Link(
        "K1",
        tuple(left.split()),
        tuple(right.split()),
        Relation.REWORDED,
        0.9,
        uncertain=False,
        moved=moved,
        changes=(),
        reasons=(),
    )


def test_linked_paragraphs_stand_level_and_others_alone() -> None:
    made = rows(article("L", 1, 2, 3), article("R", 1, 2, 3), [link("L1", "R1"), link("L3", "R3")])
    assert made == (Row((1,), (1,)), Row((2,), ()), Row((), (2,)), Row((3,), (3,)))


def test_a_split_paragraph_stands_beside_both_halves() -> None:
    made = rows(article("L", 1, 1, 2), article("R", 1, 2, 3), [link("L1", "R1"), link("L2", "R2")])
    assert made == (Row((1,), (1, 2)), Row((2,), ()), Row((), (3,)))


def test_a_moved_link_pulls_nothing() -> None:
    made = rows(article("L", 1, 2), article("R", 1, 2), [link("L1", "R2", moved=True), link("L2", "R1")])
    assert made == (Row((1,), ()), Row((2,), (1,)), Row((), (2,)))


def test_a_weak_bond_does_not_chain_rows() -> None:
    links = [link("L1 L2 L3", "R1"), link("L3", "R2"), link("L4 L5 L6", "R2 R3 R4")]
    made = rows(article("L", 1, 1, 1, 2, 2, 2), article("R", 1, 2, 2, 2), links)
    assert made == (Row((1,), (1,)), Row((2,), (2,)))


def test_nothing_to_level() -> None:
    assert rows(article("L"), article("R"), []) == ()
    assert rows(article("L", 1), article("R"), []) == (Row((1,), ()),)
