"""The sides of a pair swapped, and swapped back."""

from __future__ import annotations

from dataclasses import replace

import pytest

from webapp import services
from webapp.services import Desk, Draft, Kept

DRAFT = Draft("The bridge opened on Monday. Nobody was hurt.", "On Monday the bridge opened.", "One", "Two")


def swap(desk: Desk, workspace: str, comparison_id: str) -> Kept:
    return services.find_or_create(desk, workspace, services.swapped_draft(desk, workspace, comparison_id))


def test_swapped_twice_a_comparison_is_itself_again_with_what_was_decided(desk: Desk, workspace: str) -> None:
    first = services.create_comparison(desk, workspace, DRAFT)
    item = next(iter(services.get_review(desk, workspace, first.id).items.values()))
    services.decide(desk, workspace, first.id, item.key, services.Word("ok"))
    other = swap(desk, workspace, first.id)
    assert (other.comparison.left.text, other.comparison.left.title) == (DRAFT.right, "Two")
    again = swap(desk, workspace, other.id)
    assert again.id == first.id
    assert again.review.decisions
    assert swap(desk, workspace, first.id).id == other.id
    assert len(services.list_pairs(desk, workspace).entries) == 2


def test_only_what_was_made_of_quite_the_same_is_led_back_to(desk: Desk, workspace: str) -> None:
    first = services.create_comparison(desk, workspace, DRAFT)
    other = swap(desk, workspace, first.id)
    edited = services.compare_again(desk, workspace, other.id, replace(DRAFT, left=DRAFT.right, right="Up."))
    titled = services.compare_again(
        desk, workspace, other.id, replace(services.get_draft(desk, workspace, other.id), left_title="Three")
    )
    told = services.read_as(desk, workspace, other.id, "tellings")
    made = {swap(desk, workspace, one.id).id for one in (edited, titled, told)}
    assert len(made) == 3
    assert first.id not in made


def test_one_that_was_deleted_or_is_another_s_is_not_led_back_to(desk: Desk, workspace: str) -> None:
    first = services.create_comparison(desk, workspace, DRAFT)
    other = swap(desk, workspace, first.id)
    services.delete_pair(desk, workspace, first.id, undoable=True)
    assert swap(desk, workspace, other.id).id != first.id
    stranger = services.create_workspace(desk)[0]
    with pytest.raises(services.NotFoundError):
        swap(desk, stranger, other.id)
    assert services.create_comparison(desk, stranger, DRAFT).id != swap(desk, workspace, other.id).id
