"""What of a review holds for the next revision: pure values."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

from webapp.engine.model import NO_PINS, Pins
from webapp.review import Comment, Decision, Item, PinMark, Review, Standing, State, Subject, carried

NOW = datetime(2026, 1, 1, tzinfo=UTC)


def decision(key: str, state: State) -> Decision:
    return Decision(key, state, "", "", NOW, 1, "words", "action")


def comment(key: str) -> Comment:
    return Comment(
        f"on {key}", key, "?", "", NOW, 1, "", outside=False, resolved=False, resolved_by="", replies=()
    )


def stands(review: Review, *keys: str, **within: str) -> Standing:
    """A review in a comparison of these items; by name those that are looked at with another."""
    links = {key: Item(key, Subject.LINK, key, key, "") for key in keys}
    findings = {key: Item(key, Subject.FINDING, key, key, other) for key, other in within.items()}
    return Standing(links | findings, review, NO_PINS, {key: key for key in (*keys, *within)})


def names(items: tuple[Item, ...]) -> list[str]:
    return [item.key for item in items]


def test_a_problem_is_mended_when_its_words_are_gone_and_stands_while_they_are_there() -> None:
    review = Review({key: decision(key, State.PROBLEM) for key in ("K1", "K2", "K3")})
    told = carried(stands(review, "K1", "K2", "K3"), stands(review, "K3", "K1", "K4"))
    assert (names(told.problems.mended), names(told.problems.stand)) == (["K2"], ["K1", "K3"])
    assert told.decisions == 2
    assert names(told.again) == ["K3", "K1", "K4"]  # as they are read now, the new one last
    assert told.to_review_again == 1


def test_what_was_decided_otherwise_since_is_mended_too() -> None:
    before = Review({"K1": decision("K1", State.QUESTION), "K2": decision("K2", State.QUESTION)})
    after = Review({"K1": decision("K1", State.OK)})
    told = carried(stands(before, "K1", "K2"), stands(after, "K1", "K2"))
    assert (names(told.questions.mended), names(told.questions.stand)) == (["K1", "K2"], [])


def test_what_was_open_before_is_no_news() -> None:
    told = carried(stands(Review(), "K1"), stands(Review(), "K1", "K2"))
    assert (names(told.new), names(told.reopened), names(told.again)) == (["K2"], [], ["K2"])


def test_a_finding_whose_link_is_gone_is_open_again() -> None:
    review = Review({"K1": decision("K1", State.OK)})
    told = carried(stands(review, "K1", F1="K1"), stands(review, "K2", F1="K2"))
    assert (names(told.new), names(told.reopened)) == (["K2"], ["F1"])
    assert told.to_review_again == 2


def test_what_is_new_and_decided_already_is_not_to_be_looked_at() -> None:
    review = Review({"K1": decision("K1", State.OK)})  # gone for one revision, and back
    told = carried(stands(review), stands(review, "K1"))
    assert (told.new, told.again, told.decisions) == ((), (), 1)


def test_comments_and_pins_hold_while_what_they_are_about_is_there() -> None:
    back = {("K3", "K3"): PinMark("", NOW)}  # a link by hand that was taken back is none
    review = Review({}, tuple(comment(key) for key in ("", "K1", "K2", "K9")), back)
    pins = Pins(linked=(("K1", "K2"),), unlinked=(("K1", "K3"),))
    now = replace(stands(review, "K1", "K3"), pins=pins)
    told = carried(replace(stands(review, "K1", "K2", "K3"), pins=pins), now)
    assert (told.comments, told.pins, told.total) == (2, 1, 3)
    assert [one.key for one in told.orphans] == ["K2"]  # the other had lost its place before
