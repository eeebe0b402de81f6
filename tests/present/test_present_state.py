"""The state of a page is all in its URL."""

from __future__ import annotations

from werkzeug.datastructures import MultiDict

from webapp.present.state import PageState


def state(*pairs: tuple[str, str]) -> PageState:
    return PageState.from_arguments(MultiDict(pairs))


def test_an_empty_address_is_the_facing_view_of_everything() -> None:
    assert state() == PageState(view="facing", show=(), sentence="", detail="")


def test_what_it_does_not_know_is_left_out() -> None:
    assert state(("view", "circular"), ("show", "gossip"), ("detail", "runes")) == PageState()


def test_a_place_that_can_be_none_is_left_out() -> None:
    for place in ("L", "L0", "X1", "L1\n", "L²", "<script>", "L" + "9" * 5_000):
        assert state(("sentence", place), ("edit", place)) == PageState()


def test_an_address_brings_the_same_state_back() -> None:
    before = PageState(view="rows", show=("missing", "moved"), sentence="R4", detail="sides")
    pairs = [pair.split("=") for pair in before.address.removeprefix("?").split("&")]
    assert state(*((key, value) for key, value in pairs)) == before


def test_filters_stand_in_one_order_however_they_were_switched_on() -> None:
    assert state(("show", "moved"), ("show", "missing")).show == ("missing", "moved")


def test_a_filter_goes_on_and_off_again() -> None:
    on = state().toggling("new")
    assert on == "?show=new"
    assert state(("show", "new")).toggling("new") == "?"


def test_without_filters_everything_is_shown_and_else_what_shares_a_tag() -> None:
    assert state().shows(["identical"])
    assert state(("show", "moved")).shows(["reworded", "moved"])
    assert not state(("show", "moved")).shows(["reworded"])


def test_choosing_keeps_the_view_and_goes_to_the_sentence() -> None:
    assert state(("view", "rows")).choosing("L3") == "?view=rows&sentence=L3#L3"


def test_a_section_is_a_number_and_choosing_leaves_it_to_the_sentence() -> None:
    assert state(("section", "3")).section == 3
    assert {state(("section", odd)).section for odd in ("0", "-1", "x", "9" * 400, "")} == {0}
    assert state(("section", "3")).choosing("L9") == "?sentence=L9#L9"
    assert state(("sentence", "L9"), ("show", "new")).turning(2) == "?show=new&section=2"


def test_a_form_carries_the_state_and_an_address_ends_with_it() -> None:
    asked = state(("view", "rows"), ("show", "missing"), ("show", "new"), ("fold", "1"), ("sentence", "R2"))
    assert state(*asked.fields) == asked
    assert asked.ending == "?view=rows&show=missing&show=new&fold=1&sentence=R2#R2"
    assert state().ending == ""
