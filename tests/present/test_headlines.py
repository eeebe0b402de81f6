"""Headlines are sentences of their own, in the heads of the columns."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from tests.present.written import article, comparison, in_text, link
from webapp.engine.model import (
    Candidate,
    Change,
    Closeness,
    Comparison,
    FactKind,
    Finding,
    Passage,
    Relation,
    Run,
    SegmentedArticle,
    Severity,
    Side,
    Span,
    Verdict,
)
from webapp.present.comparison import ComparisonPage, comparison_page
from webapp.present.edits import Edit
from webapp.present.marks import Mark
from webapp.present.pair import sentence_at
from webapp.present.paragraphs import carried, number_of, with_paragraph, with_title
from webapp.present.state import PageState

BODY = ("A ferry sank on Monday. Nobody knows why.", "The search goes on.")
THREE, NINE = "Three dead off Korlan", "Nine dead off Korlan"


def changed(left: SegmentedArticle, right: SegmentedArticle) -> tuple[Change, ...]:
    """The first words of the headlines, wherever they stand."""
    one, other = left.sentences[0].span.start, right.sentences[0].span.start
    return (
        Change("delete", Span(one, one + 5), None),
        Change("insert", None, Span(other, other + 4)),
        Change("equal", Span(one + 5, one + 21), Span(other + 4, other + 20)),
    )


def pair(left: SegmentedArticle, right: SegmentedArticle, **more: object) -> Comparison:
    start, other = left.sentences[0].span.start, right.sentences[0].span.start
    dead = Finding(
        "F1",
        FactKind.NUMBER,
        Verdict.CHANGED,
        Severity.HIGH,
        "K1",
        Passage(Span(start, start + 5), "Three", "LT"),
        Passage(Span(other, other + 4), "Nine", "RT"),
        "“Three” became “Nine”.",
    )
    return comparison(
        left,
        right,
        link("K1", "LT", "RT", Relation.EDITED, changes=changed(left, right)),
        link("K2", "L1", "R1", Relation.IDENTICAL),
        link("K3", "L3", "R3", Relation.IDENTICAL),
        findings=(dead,),
        **more,
    )


APART = pair(article(Side.LEFT, *BODY, headline=THREE), article(Side.RIGHT, *BODY, headline=NINE))
WITHIN = pair(
    in_text(article(Side.LEFT, *BODY), THREE),
    in_text(article(Side.RIGHT, *BODY), NINE),
)
BOTH = pytest.mark.parametrize("made", [APART, WITHIN], ids=["given", "in the text"])


def page(made: Comparison, **state: object) -> ComparisonPage:
    return comparison_page("abc", datetime(2026, 1, 1, tzinfo=UTC), made, PageState(**state))  # type: ignore[arg-type]


def head(view: ComparisonPage, side: str = "left") -> Mark:
    column = view.left if side == "left" else view.right
    assert column.headline
    (mark,) = column.headline.marks
    return mark


@BOTH
def test_a_headline_stands_in_the_head_of_its_column_and_in_no_row(made: Comparison) -> None:
    view = page(made)
    assert (head(view).id, head(view).text) == ("LT", THREE)
    assert (head(view, "right").id, head(view, "right").text) == ("RT", NINE)
    ids = [mark.id for row in view.rows for paragraph in (*row.left, *row.right) for mark in paragraph.marks]
    assert ids == ["L1", "L2", "R1", "R2", "L3", "R3"]


@BOTH
def test_it_has_its_marks_its_rings_and_its_link(made: Comparison) -> None:
    mark = head(page(made))
    assert (mark.relation, mark.links, mark.anchors) == ("edited", "K1", ("K1",))
    assert [(s.text, s.pieces[0].changed, s.finding) for s in mark.stretches] == [
        ("Three", True, "F1"),
        (" dead off Korlan", False, ""),
    ]
    assert mark.note == "facts differ"


@BOTH
def test_choosing_it_lights_its_counterpart_and_opens_its_card(made: Comparison) -> None:
    view = page(made, sentence="RT")
    assert head(view).lit
    assert head(view, "right").chosen
    assert view.card
    assert view.card.place == "Rewrite, headline"
    assert view.card.links[0].merged == (
        Edit("delete", "Three"),
        Edit("equal", " "),
        Edit("insert", "Nine"),
        Edit("equal", " dead off Korlan"),
    )
    assert view.card.findings[0].sentence == "LT"


@BOTH
def test_before_and_after_show_the_headlines(made: Comparison) -> None:
    card = page(made, sentence="LT", detail="sides").card
    assert card
    assert "".join(edit.text for edit in card.links[0].left) == THREE
    assert "".join(edit.text for edit in card.links[0].right) == NINE


def test_it_is_the_first_stop_and_counted_like_any_sentence() -> None:
    view = page(APART, sentence="LT")
    assert (view.steps.position, view.steps.total) == (1, 3)
    assert view.steps.next == "?sentence=L2#L2"
    assert {chip.tag: chip.count for chip in view.chips}["facts"] == 1
    assert [cell.sentence for cell in view.strip][:2] == ["LT", "L1"]


def test_a_headline_of_one_side_alone_is_missing_or_new_and_a_stop() -> None:
    alone = comparison(
        article(Side.LEFT, *BODY, headline=THREE),
        article(Side.RIGHT, *BODY, headline=NINE),
        link("K1", "L1", "R1"),
        nearest={"LT": (Candidate("RT", 0.4),)},
    )
    view = page(alone, sentence="LT")
    assert (head(view).signs, head(view, "right").signs) == ("−", "+")
    assert view.steps.position == 1
    assert page(alone, sentence="RT").steps.position == 2
    assert view.card
    assert view.card.nearest[0].name == "Headline"
    assert "3 sentences are missing" in "".join(p.text for p in view.summary).replace("\u00a0", " ")


def test_one_that_a_sentence_of_the_body_tells_is_seen_at_its_link() -> None:
    made = comparison(
        article(Side.LEFT, *BODY, headline=THREE),
        article(Side.RIGHT, *BODY),
        link("K1", "LT", "R2"),
        link("K2", "L1", "R1"),
    )
    view = page(made, sentence="R2")
    assert head(view).lit
    assert view.steps.position == 1
    assert view.right.headline is None


def test_filters_leave_it_out_like_any_sentence() -> None:
    assert head(page(APART, show=("identical",))).off
    assert not head(page(APART, show=("facts",))).off


def test_a_title_of_an_older_result_is_shown_and_no_sentence() -> None:
    older = comparison(article(Side.LEFT, *BODY, title=THREE), article(Side.RIGHT, *BODY))
    view = page(older, sentence="LT")
    assert (view.left.title, view.left.headline) == (THREE, None)
    assert view.card is None


def test_a_passage_says_where_it_stands_and_an_older_one_is_looked_up_in_the_body() -> None:
    left = APART.left
    assert sentence_at(left, Passage(Span(0, 5), "Three", "LT")) == "LT"
    assert sentence_at(left, Passage(Span(2, 7), "ferry")) == "L1"
    assert sentence_at(WITHIN.left, Passage(Span(0, 5), "Three")) is None


def test_a_verbatim_run_of_the_text_is_none_of_a_headline() -> None:
    near = Closeness(9, 0.5, (Run(Span(0, 20), Span(0, 20), 9),))
    card = page(replace(APART, closeness=near), sentence="LT").card
    assert card
    assert card.links[0].run == ""


def test_it_can_be_edited_in_its_place() -> None:
    view = page(WITHIN, sentence="LT", edit="LT")
    assert view.left.headline
    assert view.left.headline.editing == THREE
    assert view.card
    assert (view.card.edit, view.card.edits) == ("?edit=LT&sentence=LT#edit-LT", "Edit this headline")
    assert all(p.editing is None for row in view.rows for p in (*row.left, *row.right))


def test_an_edited_headline_goes_where_it_came_from() -> None:
    assert number_of(WITHIN.left, "LT") == 0
    assert number_of(WITHIN.left, "L0") is None
    assert number_of(article(Side.LEFT, *BODY), "LT") is None
    assert with_paragraph(WITHIN.left, 0, "Four dead\r\n") == WITHIN.left.text.replace(THREE, "Four dead")
    assert with_title(WITHIN.left, "", "Four dead") == ""
    assert with_title(WITHIN.left, THREE, "Four dead") == "Four dead"
    assert with_paragraph(APART.left, 0, "Four dead") == APART.left.text
    assert with_title(APART.left, THREE, "Four\r\n dead ") == "Four dead"


def test_a_choice_is_carried_over_an_edited_headline() -> None:
    gone = article(Side.LEFT, *BODY)
    assert carried("L2", "LT", WITHIN.left, WITHIN.left) == "L2"
    assert carried("LT", "LT", WITHIN.left, gone) == "L1"
    assert carried("L3", "LT", WITHIN.left, gone) == "L3"
    assert carried("LT", "L1", WITHIN.left, WITHIN.left) == "LT"
    older = article(Side.LEFT, *BODY, title=THREE)  # of a result that knew no headline
    assert carried("L1", "L2", older, WITHIN.left) == "L1"
    assert carried("L3", "L1", older, WITHIN.left) == "L3"


def test_an_address_names_a_headline_by_its_letter() -> None:
    assert page(APART, sentence="LT").state.sentence == "LT"
    assert PageState(sentence="LT").address == "?sentence=LT"
