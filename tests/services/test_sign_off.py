"""The sign-off, and what takes it off, on SQLite and on PostgreSQL alike."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from sqlalchemy import select

from webapp import services
from webapp.review import SignOff
from webapp.services import Desk, Draft, Word, Written
from webapp.services.review import MOST_REASON
from webapp.store.models import SignOffRow

DRAFT = Draft("The bridge opened on Monday. Nobody was hurt.", "The bridge opened. A ribbon was cut.")
EDITED = Draft(DRAFT.left, "The bridge opened. A tape was cut.")


@pytest.fixture
def made(desk: Desk, workspace: str) -> str:
    return services.create_comparison(desk, workspace, DRAFT).id


def signed(desk: Desk, workspace: str, made: str) -> SignOff:
    found = services.get_review(desk, workspace, made).review.sign_off
    assert found is not None
    return found


def test_who_signs_is_kept_with_what_was_decided(desk: Desk, workspace: str, made: str) -> None:
    items = services.get_review(desk, workspace, made).items
    services.decide(desk, workspace, made, next(iter(items)), Word("problem"))
    services.sign_off(desk, workspace, made, "Ada", " Well\0\nread. ")
    kept = signed(desk, workspace, made)
    assert (kept.author, kept.note, kept.revision, kept.stands) == ("Ada", "Well read.", 1, True)
    assert kept.summary.endswith(f"of {len(items)} looked at: 1 problem")


def test_numbers_and_keys_are_kept_and_words_of_earlier_versions_stay(
    desk: Desk, workspace: str, made: str
) -> None:
    services.sign_off(desk, workspace, made, "Ada")
    services.take_off(desk, workspace, made, "Bo")
    total = len(services.get_review(desk, workspace, made).items)
    with desk.store.writing() as session:
        (row,) = session.scalars(select(SignOffRow))
        assert row.summary == f"looked_at=0 total={total} ok=0 problem=0 question=0 dismissed=0"
        assert row.ended_for == "withdrawal"
        row.summary, row.ended_for = "All =1 looked at", "a whim"
    kept = signed(desk, workspace, made)
    assert (kept.summary, kept.ended_for) == ("All =1 looked at", "a whim")


def decides(desk: Desk, workspace: str, made: str) -> None:
    key = next(iter(services.get_review(desk, workspace, made).items))
    services.decide(desk, workspace, made, key, Word("problem", author="Bo"))


def gives_a_reason(desk: Desk, workspace: str, made: str) -> None:
    (key,) = services.get_review(desk, workspace, made).review.decisions
    services.keep_reasons(desk, workspace, made, {key: "So."}, author="Bo")


def undoes(desk: Desk, workspace: str, made: str) -> None:
    action = services.get_review(desk, workspace, made).review.last_action
    services.undo_decision(desk, workspace, made, action, author="Bo")


def comments(desk: Desk, workspace: str, made: str) -> None:
    services.add_comment(desk, workspace, made, Written("", "Wait.", author="Bo"))


def revises(desk: Desk, workspace: str, made: str) -> None:
    services.compare_again(desk, workspace, made, EDITED, services.Asker(name="Bo"))


def takes_it_off(desk: Desk, workspace: str, made: str) -> None:
    services.take_off(desk, workspace, made, "Bo")


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (decides, "a decision"),
        (gives_a_reason, "a decision"),
        (undoes, "a decision"),
        (comments, "a comment"),
        (revises, "a new revision"),
        (takes_it_off, "its withdrawal"),
    ],
)
def test_any_change_takes_it_off_and_the_first_is_told(
    desk: Desk, workspace: str, made: str, change: Callable[[Desk, str, str], None], words: str
) -> None:
    key = next(iter(services.get_review(desk, workspace, made).items))
    services.decide(desk, workspace, made, key, Word("ok"))
    services.sign_off(desk, workspace, made, "Ada")
    assert signed(desk, workspace, made).stands
    change(desk, workspace, made)
    ended = signed(desk, workspace, made)
    assert (ended.stands, ended.author, ended.ended_by, ended.ended_for) == (False, "Ada", "Bo", words)
    comments(desk, workspace, made)
    assert signed(desk, workspace, made) == ended


@pytest.mark.parametrize("change", ["settled", "deleted"])
def test_a_comment_that_goes_takes_it_off(desk: Desk, workspace: str, made: str, change: str) -> None:
    comment = services.add_comment(desk, workspace, made, Written("", "Wait."))
    services.sign_off(desk, workspace, made, "Ada")
    if change == "settled":
        services.resolve_comment(desk, workspace, made, comment, resolved=True)
    else:
        services.delete_comment(desk, workspace, made, comment)
    assert signed(desk, workspace, made).ended_for == f"a comment that was {change}"


def test_what_changes_nothing_leaves_it(desk: Desk, workspace: str, made: str) -> None:
    services.sign_off(desk, workspace, made, "Ada")
    services.keep_reasons(desk, workspace, made, {"Kffffffffffff": "So."})
    with pytest.raises(services.NotFoundError):
        services.undo_decision(desk, workspace, made, "x" * 22)
    with pytest.raises(services.InvalidError):
        services.add_comment(desk, workspace, made, Written("", " "))
    assert signed(desk, workspace, made).stands


def test_a_new_one_replaces_it(desk: Desk, workspace: str, made: str) -> None:
    services.sign_off(desk, workspace, made, "Ada")
    comments(desk, workspace, made)
    services.sign_off(desk, workspace, made, "Bo", "Now.")
    kept = signed(desk, workspace, made)
    assert (kept.author, kept.note, kept.stands, kept.ended_by, kept.ended_for) == (
        "Bo",
        "Now.",
        True,
        "",
        "",
    )


def test_only_the_newest_revision_is_signed(desk: Desk, workspace: str, made: str) -> None:
    newer = services.compare_again(desk, workspace, made, EDITED).id
    with pytest.raises(services.InvalidError, match="Revision 2"):
        services.sign_off(desk, workspace, made, "Ada")
    services.sign_off(desk, workspace, newer, "Ada")
    assert signed(desk, workspace, made).revision == 2


@pytest.mark.parametrize("nobody", ["", "  ", "\0", "\ud800", "\u202e", "…"])
def test_somebody_must_sign(desk: Desk, workspace: str, made: str, nobody: str) -> None:
    with pytest.raises(services.InvalidError, match="whoever signs off"):
        services.sign_off(desk, workspace, made, nobody)
    assert services.get_review(desk, workspace, made).review.sign_off is None


def test_a_long_note_is_cut_and_a_stranger_signs_nothing(desk: Desk, workspace: str, made: str) -> None:
    services.sign_off(desk, workspace, made, "a" * 10_000, "x" * 100_000)
    kept = signed(desk, workspace, made)
    assert (len(kept.note), len(kept.author)) == (MOST_REASON, 100)
    stranger = services.create_workspace(desk)[0]
    with pytest.raises(services.NotFoundError):
        services.sign_off(desk, stranger, made, "Eve")
    with pytest.raises(services.NotFoundError):
        services.take_off(desk, stranger, made, "Eve")
    assert signed(desk, workspace, made) == kept
