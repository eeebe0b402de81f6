"""Possible matches on the page: marked, counted, filtered and named, and never without a word of doubt."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

from tests.present.written import article, comparison, link
from webapp.engine.model import (
    Candidate,
    Comparison,
    Judgement,
    PairKind,
    Reason,
    Relation,
    Said,
    SaidOnly,
    Side,
)
from webapp.present.comparison import ComparisonPage, comparison_page
from webapp.present.marks import Mark
from webapp.present.state import PageState

LEFT = article(Side.LEFT, "One dam rose. Two dams fell. Three dams stood. Four dams broke.")
RIGHT = article(
    Side.RIGHT, "One dam has risen. A choir sang. A bridge fell. A horse ran. A crow flew. A dog ate."
)


def near(*possible: str, other: str = "") -> tuple[Candidate, ...]:
    """Possible matches of falling confidence, then a near miss that is none."""
    sure = tuple(Candidate(id, round(0.3 - 0.05 * at, 2), possible=True) for at, id in enumerate(possible))
    return (*sure, *((Candidate(other, 0.05),) if other else ()))


def pair(nearest: dict[str, tuple[Candidate, ...]], kind: PairKind | None = None) -> Comparison:
    made = comparison(LEFT, RIGHT, link("K1", "L1", "R1", Relation.REWORDED), nearest=nearest)
    return replace(made, pair=Judgement(kind, 0.9)) if kind else made


PAIR = pair({"L2": near("R3", other="R2"), "R2": near("L4", "L2"), "R5": near("L4"), "R6": near(other="L3")})


def page(made: Comparison = PAIR, **state: object) -> ComparisonPage:
    return comparison_page("abc", datetime(2026, 1, 1, tzinfo=UTC), made, PageState(**state))  # type: ignore[arg-type]


def marks(view: ComparisonPage) -> dict[str, Mark]:
    return {m.id: m for row in view.rows for p in (*row.left, *row.right) for m in p.marks}


def words(view: ComparisonPage) -> str:
    return "".join(phrase.text for phrase in view.summary.rest).replace("\u00a0", " ")


def test_a_unique_sentence_names_its_possible_matches_best_first() -> None:
    found = {id: (mark.relation, mark.possible) for id, mark in marks(page()).items()}
    assert found["R2"] == ("unique", "L4 L2")
    assert found["L2"] == ("unique", "R3")
    assert found["R6"] == ("unique", "")
    assert found["L1"] == ("reworded", "")


def test_it_has_a_sign_and_words_of_its_own() -> None:
    found = {id: (mark.signs, mark.note) for id, mark in marks(page()).items()}
    assert found["L2"] == ("−?", "perhaps missing: possible match R3")
    assert found["L3"] == ("−", "missing from the rewrite")
    assert found["R2"] == ("+?", "perhaps new: possible matches L4, L2")
    assert found["R6"] == ("+", "not in the source")


def test_the_headline_is_named_in_words() -> None:
    left = article(Side.LEFT, "A dam rose.", headline="A dam")
    right = article(Side.RIGHT, "A choir sang.")
    made = comparison(left, right, nearest={"R1": near("LT")})
    assert marks(page(made))["R1"].note == "perhaps new: possible match headline"


def test_the_summary_says_how_many_of_them_are_doubtful() -> None:
    assert words(page()).startswith(
        "3 sentences are missing (1 perhaps), 5 are not in the source (2 perhaps). "
    )


def test_their_number_leads_to_the_heaviest_of_them_and_the_whole_number_to_a_sure_one() -> None:
    only = SaidOnly(
        (Said("L2", 0.9), Said("L4", 0.6), Said("L3", 0.2)),
        (Said("R5", 0.5), Said("R6", 0.4), Said("R2", 0.3), Said("R3", 0.0), Said("R4", 0.0)),
    )
    leads = [
        (p.text, p.href.split("#")[1]) for p in page(replace(PAIR, said_only=only)).summary.rest if p.href
    ]
    assert leads[:4] == [
        ("3\u00a0sentences are missing", "L4"),
        ("1\u00a0perhaps", "L2"),
        ("5\u00a0are not in the source", "R6"),
        ("2\u00a0perhaps", "R5"),
    ]


def test_where_all_are_doubtful_the_count_itself_is() -> None:
    made = pair({id: near("R2") for id in ("L2", "L3", "L4")})
    assert words(page(made)).startswith("3 sentences are perhaps missing, 5 are not in the source. ")


def test_without_any_nothing_is_called_doubtful() -> None:
    said = words(page(pair({"L2": near(other="R3")})))
    assert said.startswith("3 sentences are missing, 5 are not in the source. ")
    assert "perhaps" not in said


def test_they_have_a_filter_and_are_still_among_the_missing_and_the_new() -> None:
    counts = {chip.tag: chip.count for chip in page().chips}
    assert (counts["missing"], counts["new"], counts["possible"]) == (3, 5, 3)
    for tag in ("missing", "new", "possible"):
        view = page(show=(tag,))
        assert view.steps.total == counts[tag]
        assert sum(not mark.off for mark in marks(view).values()) == counts[tag]
    assert [id for id, mark in marks(page(show=("possible",))).items() if not mark.off] == ["L2", "R2", "R5"]


def test_the_filters_of_missing_and_new_say_how_many_are_doubtful() -> None:
    meanings = {chip.tag: chip.meaning for chip in page().chips}
    assert meanings["missing"] == "missing from the rewrite, 1 of them with a possible match"
    assert meanings["new"] == "not in the source, 2 of them with a possible match"


def test_the_card_sets_possible_matches_before_other_near_misses() -> None:
    card = page(sentence="L2").card
    assert card
    assert card.heading == "Perhaps missing from the rewrite"
    assert [(one.id, one.score, one.href.split("#")[1]) for one in card.possible] == [("R3", "30%", "R3")]
    assert [one.id for one in card.nearest] == ["R2"]


def test_choosing_one_marks_its_candidates_and_lights_none() -> None:
    found = marks(page(sentence="R2"))
    assert {id for id, mark in found.items() if mark.near} == {"L4", "L2"}
    assert not any(mark.lit for mark in found.values())


def test_a_list_of_its_own_names_them_and_the_others_leave_them_out() -> None:
    shelves = {shelf.heading: [place.sentence for place in shelf.places] for shelf in page().shelves}
    assert set(shelves["Said in the source only"]) == {"L3", "L4"}
    assert set(shelves["Said in the rewrite only"]) == {"R3", "R4", "R6"}
    assert shelves["Perhaps said on both sides"] == ["L2", "R2", "R5"]
    (perhaps,) = [shelf for shelf in page().shelves if shelf.heading.startswith("Perhaps")]
    assert perhaps.places[0].why == "possible match R3"


def test_the_lists_are_those_of_the_result_in_its_order() -> None:
    only = SaidOnly((Said("L4", 0.9, (Reason.NUMBER, Reason.NAME)), Said("L3", 0.1)), (Said("R2", 1.0),))
    shelves = page(replace(PAIR, said_only=only)).shelves
    assert [
        (shelf.heading, [(place.sentence, place.why) for place in shelf.places]) for shelf in shelves
    ] == [
        ("Said in the source only", [("L4", "number, name"), ("L3", "")]),
        (
            "Perhaps said on both sides",
            [("L2", "possible match R3"), ("R2", "possible matches L4, L2"), ("R5", "possible match L4")],
        ),
    ]


def test_the_strip_knows_them() -> None:
    assert [cell.sentence for cell in page().strip if "possible" in cell.tags.split()] == ["L2", "R2", "R5"]


def test_of_two_tellings_the_doubt_is_said_in_their_words() -> None:
    view = page(pair({"R2": near("L4")}, PairKind.TELLINGS))
    assert marks(view)["R2"].note == "perhaps only in the right article: possible match L4"
    assert "only in the left article, 5 only in the right one (1 perhaps)." in words(view)
