"""The comparison page as values: marks, filters, stops, summary and card."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from enum import StrEnum

import pytest

from tests.present.written import article, comparison, link, words_changed
from webapp.engine.model import (
    Candidate,
    Change,
    Closeness,
    Comparison,
    FactKind,
    Finding,
    Limit,
    PairKind,
    Passage,
    Relation,
    Run,
    Severity,
    Side,
    Span,
    Verdict,
)
from webapp.present.comparison import ComparisonPage, comparison_page
from webapp.present.edits import Edit, apart, merged, sides
from webapp.present.kind import terms_of
from webapp.present.marks import Mark
from webapp.present.paragraphs import carried, with_paragraph
from webapp.present.state import TAGS, PageState
from webapp.present.steps import step_keys
from webapp.present.wording import (
    kind_inside,
    kind_name,
    percent,
    relation_inside,
    relation_name,
    severity_inside,
    severity_name,
    words_in,
)

LEFT = article(
    Side.LEFT,
    "The dam cost 148 million. Okell denied it. The river rose.",
    "Nobody was hurt. #Share.",
    title="The dam",
)
RIGHT = article(
    Side.RIGHT, "The dam cost 184 million. The water rose.", "It was denied by Okell. A bridge fell."
)
COST = Finding(
    "F1",
    FactKind.NUMBER,
    Verdict.CHANGED,
    Severity.HIGH,
    "K1",
    Passage(Span(13, 16), "148"),
    Passage(Span(13, 16), "184"),
    "“148” became “184”.",
)


def digits_changed() -> tuple[Change, ...]:
    return (
        Change("equal", Span(0, 13), Span(0, 13)),
        Change("delete", Span(13, 16), None),
        Change("insert", None, Span(13, 16)),
        Change("equal", Span(16, 25), Span(16, 25)),
    )


PAIR = comparison(
    LEFT,
    RIGHT,
    link("K1", "L1", "R1", Relation.EDITED, changes=digits_changed()),
    link("K2", "L2", "R3", Relation.REWORDED, moved=True, changes=words_changed(Span(26, 42), Span(43, 66))),
    link("K3", "L3", "R2", Relation.PARTIAL, confidence=0.55, uncertain=True),
    findings=(COST,),
    nearest={"L4": (Candidate("R4", 0.31),)},
    limits=(Limit("no-model", "Compared by wording alone."),),
)


def page(pair: Comparison = PAIR, **state: object) -> ComparisonPage:
    return comparison_page("abc", datetime(2026, 1, 1, tzinfo=UTC), pair, PageState(**state))  # type: ignore[arg-type]


def marks(view: ComparisonPage) -> dict[str, Mark]:
    return {m.id: m for row in view.rows for p in (*row.left, *row.right) for m in p.marks}


def words(view: ComparisonPage) -> str:
    return "".join(phrase.text for phrase in view.summary).replace("\u00a0", " ").replace("\u202f", " ")


def test_every_sentence_is_on_the_page_with_its_text() -> None:
    shown = {id: mark.text for id, mark in marks(page()).items()}
    assert shown == {s.id: s.text for s in (*LEFT.sentences, *RIGHT.sentences)}


def test_a_sentence_says_its_relation_and_its_links() -> None:
    found = {id: (mark.relation, mark.links) for id, mark in marks(page()).items()}
    assert found["L1"] == ("edited", "K1")
    assert found["R3"] == ("reworded", "K2")
    assert found["L4"] == ("unique", "")
    assert found["L5"] == ("boilerplate", "")


def test_a_sentence_of_several_links_shows_the_strongest() -> None:
    both = comparison(
        LEFT, RIGHT, link("K1", "L1", "R1", Relation.PARTIAL), link("K2", "L1", "R3", Relation.EDITED)
    )
    assert marks(page(both))["L1"].relation == "edited"
    assert set(marks(page(both))["L1"].links.split()) == {"K1", "K2"}


def test_signs_say_missing_new_moved_and_uncertain() -> None:
    signs = {id: mark.signs for id, mark in marks(page()).items() if mark.signs}
    assert signs == {"L2": "↓", "R3": "↑", "L3": "?", "R2": "?", "L4": "−", "R4": "+"}


def test_a_changed_word_and_a_finding_are_cut_out_of_the_text() -> None:
    stretches = marks(page())["L1"].stretches
    assert [(s.text, s.pieces[0].changed, s.finding) for s in stretches] == [
        ("The dam cost ", False, ""),
        ("148", True, "F1"),
        (" million.", False, ""),
    ]


def test_a_ring_stays_whole_where_a_changed_word_begins_inside_it() -> None:
    wide = replace(COST, left=Passage(Span(8, 24), "cost 148 million"), right=None)
    ring = marks(page(comparison(LEFT, RIGHT, *PAIR.links, findings=(wide,))))["L1"].stretches[1]
    assert [(piece.text, piece.changed) for piece in ring.pieces] == [
        ("cost ", False),
        ("148", True),
        (" million", False),
    ]


def test_characters_a_page_cannot_carry_are_replaced() -> None:
    odd = article(Side.LEFT, "A\x00b \ud800 c.")
    view = page(comparison(odd, RIGHT))
    assert marks(view)["L1"].text == "A\ufffdb \ufffd c."


def test_choosing_lights_the_counterparts() -> None:
    found = marks(page(sentence="L2"))
    assert found["L2"].chosen
    assert [id for id, mark in found.items() if mark.lit] == ["R3"]


def test_a_filter_leaves_the_rest_out_of_the_marks_and_the_strip() -> None:
    view = page(show=("missing", "new"))
    assert [id for id, mark in marks(view).items() if not mark.off] == ["L4", "R4"]
    assert [cell.sentence for cell in view.strip if not cell.off] == ["L4", "R4"]


def test_filters_count_the_passages_they_show() -> None:
    counts = {chip.tag: chip.count for chip in page().chips}
    assert counts == {
        "missing": 1,
        "new": 1,
        "facts": 1,
        "moved": 1,
        "uncertain": 1,
        "partial": 1,
        "reworded": 1,
        "edited": 1,
        "boilerplate": 1,
    }


def test_the_strip_has_a_cell_for_each_sentence_on_one_scale() -> None:
    cells = page().strip
    assert [cell.sentence for cell in cells] == [s.id for s in (*LEFT.sentences, *RIGHT.sentences)]
    assert max(cell.top + cell.height for cell in cells) == pytest.approx(1000, abs=0.1)


def test_stops_go_through_links_and_unlinked_sentences_in_reading_order() -> None:
    stops = sorted((cell.stop, cell.sentence) for cell in page().strip if cell.stop)
    assert stops == [(1, "L1"), (2, "L2"), (3, "L3"), (4, "L4"), (5, "L5"), (6, "R4")]


def test_every_sentence_knows_the_stop_where_it_is_seen() -> None:
    seen = {id: mark.stop for id, mark in marks(page()).items()}
    assert seen == {"L1": 1, "R1": 1, "L2": 2, "R3": 2, "L3": 3, "R2": 3, "L4": 4, "L5": 5, "R4": 6}


def test_the_count_of_a_filter_is_the_number_of_its_stops() -> None:
    for chip in (*page().chips, *page().narrowing):
        assert page(show=(chip.tag,)).steps.total == chip.count, chip.tag


def test_a_fact_that_stands_in_the_rewrite_alone_is_found_by_stepping() -> None:
    added = replace(COST, left=None)
    view = page(comparison(LEFT, RIGHT, *PAIR.links, findings=(added,)), show=("facts",))
    assert (view.steps.total, view.steps.next.split("#")[1]) == (1, "L1")
    assert marks(view)["L1"].note == ""
    assert marks(view)["R1"].note == "facts differ"


def test_kinds_and_severities_narrow_the_facts_together() -> None:
    grave_name = replace(COST, id="F2", kind=FactKind.NAME, link="K2", left=Passage(Span(26, 31), "Okell"))
    slight_number = replace(COST, id="F3", severity=Severity.LOW, link="K3", left=None, right=None)
    pair = replace(PAIR, findings=(COST, grave_name, slight_number))

    def found(*show: str) -> list[str]:
        left = {cell.sentence for cell in page(pair, show=show).strip if cell.stop and not cell.off}
        return sorted(left)

    assert found("facts") == ["L1", "L2", "L3"]
    assert found("number") == ["L1", "L3"]
    assert found("high") == ["L1", "L2"]
    assert found("facts", "high", "number") == ["L1"]
    assert found("high", "number", "new") == ["L1", "R4"]
    keys = {chip.tag: (chip.narrows, chip.key) for chip in page(pair).narrowing}
    assert keys == {
        "high": ("severity", ""),
        "low": ("severity", ""),
        "number": ("kind", "⇧1"),
        "name": ("kind", "⇧3"),
    }


def test_keys_to_step_with_are_each_their_own_and_go_through_what_filters_know() -> None:
    pairs = step_keys(terms_of(PairKind.REWRITE))
    keys = [key for pair in pairs for key in (pair.forth, pair.back)]
    assert len(set(keys)) == len(keys)
    assert {pair.tag for pair in pairs} <= {"", *TAGS}
    assert {"missing", "new"} <= {pair.tag for pair in pairs}


def test_the_first_sentence_of_a_link_carries_its_anchor() -> None:
    anchors = {id: mark.anchors for id, mark in marks(page()).items() if mark.anchors}
    assert anchors == {"L1": ("K1",), "L2": ("K2",), "L3": ("K3",)}


def test_stepping_knows_where_it_is_and_what_comes_next() -> None:
    steps = page(sentence="L2").steps
    assert (steps.position, steps.total) == (2, 5)
    assert steps.next.endswith("#L3")
    assert steps.previous.endswith("#L1")


def test_stepping_from_the_other_side_of_a_link_counts_as_its_stop() -> None:
    assert page(sentence="R3").steps.position == 2


def test_stepping_keeps_to_the_filters() -> None:
    steps = page(show=("new",)).steps
    assert (steps.position, steps.total) == (0, 1)
    assert steps.next.endswith("sentence=R4#R4")


def test_identical_sentences_are_no_stop_unless_asked_for() -> None:
    same = comparison(
        LEFT, LEFT_AGAIN, *(link(f"K{n}", f"L{n}", f"R{n}", Relation.IDENTICAL) for n in (1, 2, 3, 4))
    )
    assert page(same).steps.total == 0
    assert page(same, show=("identical",)).steps.total == 4


LEFT_AGAIN = article(
    Side.RIGHT, "The dam cost 148 million. Okell denied it. The river rose.", "Nobody was hurt."
)


def test_the_summary_answers_in_words() -> None:
    assert words(page()) == (
        "Check 1 fact: “148” became “184”. "
        "1 sentence is missing, 1 is not in the source, 1 passage moved. "
        "71% of the source is carried over; no verbatim run."
    )


def test_each_number_of_the_summary_leads_to_its_place() -> None:
    leads = {p.text.replace("\u00a0", " "): p.href.split("#")[1] for p in page().summary if p.href}
    assert leads["1 fact"] == "L1"
    assert leads["1 passage moved"] == "L2"


def test_the_summary_names_the_longest_verbatim_run() -> None:
    close = comparison(LEFT, RIGHT, closeness=Closeness(9, 0.1, (Run(Span(26, 40), Span(0, 9), 9),)))
    assert "longest verbatim run: 9 words." in words(page(close))


def test_identical_texts_are_said_to_be_identical() -> None:
    same = comparison(
        LEFT, LEFT_AGAIN, *(link(f"K{n}", f"L{n}", f"R{n}", Relation.IDENTICAL) for n in (1, 2, 3, 4))
    )
    assert words(page(same)) == "The two texts are identical, sentence by sentence."


def test_an_empty_side_is_said_to_be_empty() -> None:
    assert "nothing to compare" in words(page(comparison(LEFT, article(Side.RIGHT, ""))))


def test_a_share_reads_all_or_nothing_only_when_it_is() -> None:
    assert [percent(s) for s in (0, 0.001, 0.5, 0.999, 1)] == ["0%", "1%", "50%", "99%", "100%"]


def test_limits_stand_on_the_page() -> None:
    assert page().limits[0].message == "Compared by wording alone."


def test_the_card_tells_relation_confidence_reasons_and_facts() -> None:
    card = page(sentence="R1").card
    assert card is not None
    (view,) = card.links
    assert view.heading == "Edited"
    assert (view.sure, view.percent) == ("90% sure", "90%")
    assert view.reasons == ("same names: Okell",)
    assert [finding.id for finding in card.findings] == ["F1"]


def test_a_light_edit_is_merged_and_a_rewrite_set_before_and_after() -> None:
    light, rewrite = page(sentence="L1").card, page(sentence="L2").card
    assert light
    assert light.links[0].merged
    assert not light.links[0].left
    assert rewrite
    assert not rewrite.links[0].merged
    assert rewrite.links[0].right


@pytest.mark.parametrize("kind", FactKind)
def test_a_finding_of_every_kind_is_named(kind: FactKind) -> None:
    finding = replace(COST, kind=kind, message="Something differs.")
    listed = page(replace(PAIR, findings=(finding,))).ledger
    assert listed
    named = [view.kind for group in listed.groups for view in group.findings]
    assert named == [kind_name(kind)]


@pytest.mark.parametrize(
    ("name", "members"),
    [
        (kind_name, FactKind),
        (kind_inside, FactKind),
        (relation_name, Relation),
        (relation_inside, Relation),
        (severity_name, Severity),
        (severity_inside, Severity),
        *((terms.sides.__getitem__, Side) for terms in map(terms_of, PairKind)),
        *((terms.unique.__getitem__, Side) for terms in map(terms_of, PairKind)),
    ],
)
def test_every_member_has_a_name_of_its_own(name: Callable[[StrEnum], str], members: type[StrEnum]) -> None:
    names = set(map(name, members))
    assert len(names) == len(members)
    assert all(names)


def test_where_more_is_changed_than_kept_before_and_after_stand_apart() -> None:
    changes = (
        Change("equal", Span(0, 11), Span(0, 11)),
        Change("delete", Span(11, 25), None),
        Change("insert", None, Span(11, 25)),
    )
    mostly_new = comparison(LEFT, RIGHT, link("K1", "L1", "R1", Relation.EDITED, changes=changes))
    card = page(mostly_new, sentence="L1").card
    assert card
    assert not card.links[0].merged
    assert card.links[0].left


def test_the_reader_may_have_it_the_other_way() -> None:
    card = page(sentence="L1", detail="sides").card
    assert card
    assert not card.links[0].merged
    assert card.links[0].left[1] == Edit("delete", "148")


def test_an_unlinked_sentence_shows_its_nearest_candidates() -> None:
    card = page(sentence="L4").card
    assert card is not None
    assert card.heading == "Missing from the rewrite"
    assert [(near.id, near.score) for near in card.nearest] == [("R4", "31%")]


def test_a_moved_or_uncertain_link_says_so() -> None:
    moved, unsure = page(sentence="L2").card, page(sentence="L3").card
    assert moved
    assert any("Moved" in note for note in moved.links[0].notes)
    assert unsure
    assert unsure.links[0].sure.startswith("Likely match (")


def test_a_sentence_that_is_not_there_counts_as_none() -> None:
    view = page(sentence="L99")
    assert view.card is None
    assert "sentence=" not in view.chips[0].href


def test_merged_words_join_a_changed_phrase() -> None:
    left, right = article(Side.LEFT, "One red big cat."), article(Side.RIGHT, "One blue small cat.")
    changes = (
        Change("equal", Span(0, 4), Span(0, 4)),
        Change("delete", Span(4, 7), None),
        Change("insert", None, Span(4, 8)),
        Change("equal", Span(7, 8), Span(8, 9)),
        Change("delete", Span(8, 11), None),
        Change("insert", None, Span(9, 14)),
        Change("equal", Span(11, 16), Span(14, 19)),
    )
    edited = link("K1", "L1", "R1", Relation.EDITED, changes=changes)
    assert merged(comparison(left, right, edited), edited) == (
        Edit("equal", "One "),
        Edit("delete", "red big"),
        Edit("insert", "blue small"),
        Edit("equal", " cat."),
    )


def test_what_went_and_what_came_do_not_run_together_as_text() -> None:
    gone, came, kept = Edit("delete", "denied"), Edit("insert", "admitted"), Edit("equal", " it.")
    assert "".join(edit.text for edit in apart([gone, came, kept])) == "denied admitted it."
    for spaced in (
        [Edit("delete", "denied "), came],
        [gone, Edit("insert", " admitted")],
        [gone, kept, came],
    ):
        assert apart(spaced) == tuple(spaced)


def test_a_link_without_word_changes_still_shows_both_texts() -> None:
    long = link("K1", "L1 L3", "R1")
    left, right = sides(comparison(LEFT, RIGHT, long), long)
    assert left == (Edit("equal", "The dam cost 148 million. The river rose."),)
    assert right == (Edit("equal", "The dam cost 184 million."),)


def test_the_ledger_lists_findings_by_severity() -> None:
    listed = page().ledger
    assert listed
    (group,) = listed.groups
    assert group.heading == "Serious"
    assert group.severity == "high"
    assert [finding.message for finding in group.findings] == ["“148” became “184”."]


def test_a_link_names_the_longest_passage_taken_over_word_for_word() -> None:
    run = Run(Span(26, 42), Span(43, 59), 9)
    card = page(replace(PAIR, closeness=Closeness(9, 0.4, (run,))), sentence="L2").card
    assert card
    assert card.links[0].run == "9\u00a0words in a row are the same: “Okell denied it.”"


def test_identical_rows_are_folded_together_and_counted() -> None:
    twice = ("The dam cost 148 million.", "Nobody was hurt.", "The river rose.")
    left, right = article(Side.LEFT, *twice), article(Side.RIGHT, *twice[:2], "The water rose.")
    pair = comparison(
        left,
        right,
        link("K1", "L1", "R1", Relation.IDENTICAL),
        link("K2", "L2", "R2", Relation.IDENTICAL),
        link("K3", "L3", "R3"),
    )
    folded = page(pair, view="rows", fold=True)
    assert [(len(block.rows), block.folded.replace("\u00a0", " ")) for block in folded.blocks] == [
        (2, "2 identical paragraphs, 8 words"),
        (1, ""),
    ]
    assert all(not block.folded for block in page(pair, view="rows").blocks)


def test_a_paragraph_is_opened_for_editing_with_its_own_text() -> None:
    editing = [p.editing for row in page(edit="L2").rows for p in (*row.left, *row.right)]
    assert editing == [None, None, "Nobody was hurt. #Share.", None]


def test_one_paragraph_is_replaced_and_the_rest_left_to_the_letter() -> None:
    assert with_paragraph(LEFT, 2, " All\r\nwell. ") == LEFT.text.replace(
        "Nobody was hurt. #Share.", "All\nwell."
    )
    assert with_paragraph(LEFT, 9, "nowhere") == LEFT.text


def test_a_choice_is_carried_over_an_edit() -> None:
    shorter = article(Side.LEFT, "The dam cost little.", "Nobody was hurt. #Share.")
    places = {id: carried(id, "L1", LEFT, shorter) for id in ("L1", "L2", "L3", "L4", "L5", "R2", "L9", "")}
    assert places == {
        "L1": "L1",
        "L2": "L2",
        "L3": "L3",
        "L4": "L2",
        "L5": "L3",
        "R2": "R2",
        "L9": "L9",
        "": "",
    }
    assert carried("L1", "L7", LEFT, shorter) == "L1"
    assert carried("L4", "L1", LEFT, article(Side.LEFT, "")) == ""


def test_changes_can_be_shown_by_characters() -> None:
    card = page(sentence="L1", detail="characters").card
    assert card
    assert [(edit.op, edit.text) for edit in card.links[0].merged] == [
        ("equal", "The dam cost 1"),
        ("insert", "8"),
        ("equal", "4"),
        ("delete", "8"),
        ("equal", " million."),
    ]
    assert [choice.name for choice in card.links[0].details if choice.current] == ["Characters"]


def test_severities_are_filters_where_they_part_the_facts() -> None:
    slight = replace(COST, id="F2", severity=Severity.LOW, link="K3", left=None)
    both = page(replace(PAIR, findings=(COST, slight)))
    assert {chip.tag: chip.count for chip in both.narrowing} == {"high": 1, "low": 1}


def test_words_are_counted_by_characters_where_a_script_sets_no_spaces() -> None:
    assert [words_in(text) for text in ("Two words.", "世界新闻", "")] == [2, 4, 0]


def test_white_space_beside_a_deleted_word_is_kept_in_the_merged_text() -> None:
    left, right = article(Side.LEFT, "One big cat."), article(Side.RIGHT, "One cat.")
    changes = (
        Change("equal", Span(0, 4), Span(0, 4)),
        Change("delete", Span(4, 7), None),
        Change("equal", Span(7, 12), Span(4, 8)),
    )
    edited = link("K1", "L1", "R1", Relation.EDITED, changes=changes)
    assert merged(comparison(left, right, edited), edited) == (
        Edit("equal", "One "),
        Edit("delete", "big"),
        Edit("equal", " cat."),
    )
