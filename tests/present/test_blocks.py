"""Paragraphs are shown as what they are, and what was left out is said and can be taken in."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

from tests.present.written import article, comparison, described, link
from webapp.engine.model import (
    Block,
    Change,
    Comparison,
    Paragraph,
    Relation,
    SegmentedArticle,
    Sentence,
    Side,
    Span,
)
from webapp.present.comparison import ComparisonPage, comparison_page
from webapp.present.marks import Paragraph as Shown
from webapp.present.state import PageState


def page(made: Comparison, **state: object) -> ComparisonPage:
    return comparison_page("abc", datetime(2026, 1, 1, tzinfo=UTC), made, PageState(**state))  # type: ignore[arg-type]


def labelled() -> SegmentedArticle:
    """``2.1 Boats pay.`` with the number as a label."""
    text = "2.1 Boats pay. Twice."
    sentences = (
        Sentence("L1", 1, Span(4, 14), "Boats pay."),
        Sentence("L2", 1, Span(15, 21), "Twice."),
    )
    kinds = (Paragraph(Block.ITEM, Span(0, 4)),)
    return SegmentedArticle(text, None, None, "en", sentences, kinds)


def row(line: str, *cells: Span) -> SegmentedArticle:
    sentence = Sentence("L1", 1, Span(0, len(line)), line)
    return SegmentedArticle(line, None, None, "en", (sentence,), (Paragraph(Block.ROW, None, cells),))


def first(made: Comparison, **state: object) -> Shown:
    return page(made, **state).rows[0].left[0]


def test_a_label_stands_before_the_first_sentence_and_is_part_of_none() -> None:
    shown = first(comparison(labelled(), article(Side.RIGHT, "Boats pay.")))
    assert (shown.block, shown.label) == ("item", "2.1")
    assert [mark.text for mark in shown.marks] == ["Boats pay.", "Twice."]


def test_a_paragraph_is_edited_with_its_label() -> None:
    shown = first(comparison(labelled(), article(Side.RIGHT, "Boats pay.")), edit="L1")
    assert shown.editing == "2.1 Boats pay. Twice."


def test_what_is_not_described_is_prose() -> None:
    shown = first(comparison(article(Side.LEFT, "One."), article(Side.RIGHT, "One.")))
    assert (shown.block, shown.label) == ("prose", "")


def test_tabs_and_bars_between_cells_become_one_gap_and_outer_ones_go() -> None:
    tabbed = row("Arden\t11\t40", Span(0, 5), Span(6, 8), Span(9, 11))
    barred = row("| Arden | 11 | 40 |", Span(2, 7), Span(10, 12), Span(15, 17))
    for made in (tabbed, barred):
        (mark,) = first(comparison(made, article(Side.RIGHT, "One."))).marks
        assert mark.text == "Arden\t11\t40"


def test_a_sign_that_says_something_stays_between_cells() -> None:
    made = row("Arden, 11", Span(0, 5), Span(7, 9))
    (mark,) = first(comparison(made, article(Side.RIGHT, "One."))).marks
    assert mark.text == "Arden,\t11"


def test_a_changed_cell_is_marked_in_its_row() -> None:
    left = row("Arden\t11\t40", Span(0, 5), Span(6, 8), Span(9, 11))
    right = replace(
        row("Arden\t11\t45", Span(0, 5), Span(6, 8), Span(9, 11)),
        sentences=(Sentence("R1", 1, Span(0, 11), "Arden\t11\t45"),),
    )
    changes = (
        Change("equal", Span(0, 9), Span(0, 9)),
        Change("delete", Span(9, 11), None),
        Change("insert", None, Span(9, 11)),
    )
    (mark,) = first(comparison(left, right, link("K1", "L1", "R1", Relation.EDITED, changes=changes))).marks
    assert [piece.text for stretch in mark.stretches for piece in stretch.pieces if piece.changed] == ["40"]
    assert mark.text == "Arden\t11\t40"


def structured() -> Comparison:
    left = described(article(Side.LEFT, "#0941.", "It rained."), Paragraph(Block.TIME), Paragraph())
    stamp = replace(left.sentences[0], boilerplate="time-stamp")
    left = replace(left, sentences=(stamp, left.sentences[1]))
    return comparison(left, article(Side.RIGHT, "It rained."), link("K1", "L2", "R1"))


def test_a_time_stamp_is_no_page_furniture_and_no_stop() -> None:
    view = page(structured(), sentence="L1")
    (mark,) = view.rows[0].left[0].marks
    assert (mark.relation, mark.tags, mark.note, mark.stop) == ("boilerplate", "structure", "not compared", 0)
    assert view.card
    assert view.card.heading == "Time stamp, not compared"
    assert view.steps.total == 1
    assert {chip.tag for chip in view.chips} == {"reworded"}
    assert "clutter" not in "".join(phrase.text for phrase in view.summary)


def furnished(*lines: str, kept: tuple[str, ...] = ()) -> Comparison:
    left = article(Side.LEFT, *lines, "It rained.")
    right = article(Side.RIGHT, "It rained.")
    return comparison(replace(left, kept=kept), right, link("K1", left.sentences[-1].id, "R1"))


def said(view: ComparisonPage) -> str:
    return "".join(phrase.text for phrase in view.summary).replace("\u00a0", " ")


def test_the_summary_quotes_left_out_lines_that_hold_a_name_or_a_figure() -> None:
    view = page(furnished("#Photo by Mara Okell.", "#share.", "#Photo by Mara Okell."))
    assert said(view).endswith(" Page clutter (not counted): “#Photo by Mara Okell.”.")
    assert list(view.summary)[-2].href == "?sentence=L1#L1"
    assert "clutter" not in said(page(furnished("#share.")))


def test_it_quotes_three_and_counts_the_rest() -> None:
    lines = [f"#Photo {number} by Mara Okell." for number in range(5)]
    assert said(page(furnished(*lines))).endswith("“#Photo 2 by Mara Okell.” and 2 more lines.")


def test_a_line_left_out_can_be_compared_and_left_out_again() -> None:
    card = page(furnished("#share."), sentence="L1", view="rows").card
    assert card
    assert card.furniture
    assert (card.furniture.name, card.furniture.field) == ("Compare this line", "compare_line")
    assert dict(card.furniture.fields) == {"view": "rows", "sentence": "L1"}
    taken = furnished("Share.", kept=("l1",))
    card = page(taken, sentence="L1").card
    assert card
    assert card.furniture
    assert (card.furniture.name, card.furniture.field) == ("Leave this line out again", "leave_out_line")
    card = page(taken, sentence="L2").card
    assert card
    assert card.furniture is None


def test_an_older_result_offers_no_line_because_it_names_none() -> None:
    made = furnished("#share.")
    nameless = tuple(replace(sentence, key="") for sentence in made.left.sentences)
    card = page(replace(made, left=replace(made.left, sentences=nameless)), sentence="L1").card
    assert card
    assert card.furniture is None


def test_what_is_not_compared_inside_a_sentence_is_set_apart() -> None:
    text = "The fee will **double** soon."
    left = SegmentedArticle(
        text, None, None, "en", (Sentence("L1", 1, Span(0, 29), text),), unread=(Span(13, 15), Span(21, 23))
    )
    shown = page(comparison(left, article(Side.RIGHT, "Nothing.")))
    pieces = [piece for s in shown.rows[0].left[0].marks[0].stretches for piece in s.pieces]
    assert [(piece.text, piece.unread) for piece in pieces] == [
        ("The fee will ", False),
        ("**", True),
        ("double", False),
        ("**", True),
        (" soon.", False),
    ]
