"""What the page says of a pair's kind, and how its words follow it."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from tests.present.written import article, comparison, link
from webapp.engine.model import Candidate, Comparison, Judgement, PairKind, Relation, Side
from webapp.engine.options import KINDS
from webapp.present.comparison import ComparisonPage, comparison_page
from webapp.present.kind import read_as, terms_of
from webapp.present.marks import Mark
from webapp.present.reader import History, Reader
from webapp.present.state import PageState

LEFT = article(Side.LEFT, "One dam rose. Two dams fell. #Share.")
RIGHT = article(Side.RIGHT, "One dam has risen. A choir sang.")
LINKED = comparison(LEFT, RIGHT, link("K1", "L1", "R1", Relation.REWORDED))
APART = comparison(LEFT, RIGHT, nearest={"L2": (Candidate("R2", 0.1),)})


def judged(kind: PairKind, *, given: bool = False) -> Comparison:
    made = APART if kind is PairKind.STRANGERS else LINKED
    return replace(made, pair=Judgement(kind, 1.0 if given else 0.94, given))


def page(made: Comparison, **state: object) -> ComparisonPage:
    moment = datetime(2026, 1, 1, tzinfo=UTC)
    return comparison_page("abc", moment, made, PageState(**state), Reader(History()))  # type: ignore[arg-type]


def marks(view: ComparisonPage) -> dict[str, Mark]:
    return {m.id: m for row in view.rows for p in (*row.left, *row.right) for m in p.marks}


def words(view: ComparisonPage) -> str:
    return "".join(phrase.text for phrase in view.summary).replace("\u00a0", " ")


def everything(view: ComparisonPage) -> str:
    """All words of a page that may speak of unique sentences."""
    card = [view.card.heading, view.card.place] if view.card else []
    chips = [f"{chip.label} {chip.meaning}" for chip in view.chips]
    legend = [f"{entry.words} {entry.meaning}" for entry in view.legend]
    shelves = [shelf.heading for shelf in view.shelves]
    notes = [f"{mark.signs} {mark.note}" for mark in marks(view).values()]
    keys = [keys.meaning for keys in view.keys]
    heads = [view.left.label, view.right.label]
    return "\n".join((words(view), *card, *chips, *legend, *shelves, *notes, *keys, *heads)).lower()


def test_a_result_without_a_kind_says_nothing_of_it_and_reads_as_a_rewrite() -> None:
    view = page(LINKED)
    assert view.kind is None
    assert view.kind_name == "rewrite"
    assert words(view) == words(page(judged(PairKind.REWRITE)))
    assert (view.left.label, view.right.label) == ("Source", "Rewrite")


@pytest.mark.parametrize("kind", PairKind)
def test_one_phrase_says_what_the_pair_is_read_as(kind: PairKind) -> None:
    view = page(judged(kind)).kind
    assert view
    named = "" if kind is PairKind.STRANGERS else f"{read_as(kind)}, "  # there the summary says it
    assert view.said == f"{named}94% sure"
    given = page(judged(kind, given=True)).kind
    assert given
    assert given.said.lower().endswith("chosen by hand")


@pytest.mark.parametrize("kind", PairKind)
def test_the_choice_is_what_was_given_else_that_diptych_judges(kind: PairKind) -> None:
    for given, value in ((False, ""), (True, kind.value)):
        view = page(judged(kind, given=given), show=("new",), edit="L1").kind
        assert view
        assert [choice.value for choice in view.choices if choice.chosen] == [value]
        assert {choice.value for choice in view.choices} == set(KINDS)
        assert view.fields == (("show", "new"),)


def test_every_kind_has_words_and_a_phrase() -> None:
    assert all(all(terms_of(kind).unique.values()) for kind in PairKind)
    assert len(set(map(read_as, PairKind))) == len(PairKind)


@pytest.mark.parametrize(("confidence", "said"), [(0.71, ", 71% sure"), (0.56, ", only 56% sure")])
def test_a_kind_that_may_be_another_is_said_with_a_warning(confidence: float, said: str) -> None:
    made = comparison(LEFT, RIGHT, link("K1", "L1", "R1"), pair=Judgement(PairKind.TELLINGS, confidence))
    view = page(made).kind
    assert view
    assert view.said == read_as(PairKind.TELLINGS) + said


def test_of_two_tellings_nothing_is_called_missing_or_new() -> None:
    view = page(judged(PairKind.TELLINGS), sentence="L2")
    assert "missing" not in everything(view)
    assert "rewrite" not in everything(view)
    assert " new" not in everything(view)
    assert words(view) == (
        "No contradictions found in the one passage that both tell. "
        "1 sentence is only in the left article, 1 only in the right one. "
        "71% of the left article is in the right one too, 50% of the right one in the left; no verbatim run."
    )
    assert view.card
    assert view.card.heading == "Only in the left article"
    assert view.card.place == "Left article, sentence 2"
    assert marks(view)["R2"].note == "only in the right article"
    assert [(chip.tag, chip.label) for chip in view.chips][:2] == [
        ("missing", "Only left"),
        ("new", "Only right"),
    ]


def test_two_tellings_of_which_one_holds_all_say_so() -> None:
    left = article(Side.LEFT, "One dam rose.")
    made = comparison(left, RIGHT, link("K1", "L1", "R1"), pair=Judgement(PairKind.TELLINGS, 0.9))
    assert "both tell. Nothing is only in the left article, 1 sentence only in the right one." in words(
        page(made)
    )


def test_of_two_stories_that_comes_first_and_nothing_is_counted_as_missing() -> None:
    view = page(judged(PairKind.STRANGERS), sentence="L2")
    assert words(view) == "These seem to be two different stories: nothing was linked."
    assert "missing" not in everything(view)
    assert " new" not in everything(view)
    assert [chip.tag for chip in view.chips] == ["boilerplate"]
    assert not view.shelves
    assert not view.legend
    assert {mark.signs for mark in marks(view).values()} == {""}
    assert marks(view)["L2"].note == ""
    assert marks(view)["L3"].note == "page clutter (not counted)"


def test_a_persons_word_that_they_are_two_stories_is_no_guess() -> None:
    view = page(judged(PairKind.STRANGERS, given=True))
    assert words(view) == "Read as two different stories: nothing was linked."


def test_the_filters_of_the_address_hold_for_every_kind() -> None:
    for kind in PairKind:
        view = page(judged(kind), show=("missing",))
        counts = {chip.tag: chip.count for chip in view.chips}
        assert view.steps.total == counts["missing"] == sum(not m.off for m in marks(view).values())
