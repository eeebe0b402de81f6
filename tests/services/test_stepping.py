"""Undo and Redo follow the chain of revisions that were made from one another, and never another window's."""

from __future__ import annotations

from dataclasses import replace

from webapp import services
from webapp.services import Desk, Draft, Kept

DRAFT = Draft("The bridge opened on Monday. Nobody was hurt.", "The bridge opened on Monday.")


def edit(desk: Desk, workspace: str, base: Kept, text: str) -> Kept:
    return services.compare_again(desk, workspace, base.id, replace(DRAFT, right=text))


def led(desk: Desk, kept: Kept, newest: Kept, tip: int = 0) -> tuple[int, int, int]:
    """The numbers to which Undo and Redo lead, 0 for nowhere, and the tip."""
    steps = services.steps_from(desk, kept.number, newest.revisions, tip)
    return (
        steps.back.number if steps.back else 0,
        steps.on.number if steps.on else 0,
        steps.tip,
    )


def test_of_two_windows_neither_is_led_to_what_the_other_made(desk: Desk, workspace: str) -> None:
    first = services.create_comparison(desk, workspace, DRAFT)
    second = edit(desk, workspace, first, "One window wrote this.")
    third = edit(desk, workspace, first, "The other window wrote that.")
    fourth = edit(desk, workspace, third, "The other window went on.")
    assert led(desk, fourth, fourth) == (3, 0, 0)
    assert led(desk, third, fourth, 4) == (1, 4, 4)
    assert led(desk, first, fourth, 4) == (0, 3, 4)
    assert led(desk, second, fourth) == (1, 0, 0)
    assert led(desk, first, fourth, 2) == (0, 2, 2)


def test_redo_without_an_undo_before_leads_to_the_newest_that_was_made_from_it(
    desk: Desk, workspace: str
) -> None:
    first = services.create_comparison(desk, workspace, DRAFT)
    edit(desk, workspace, first, "One.")
    newest = edit(desk, workspace, first, "Another.")
    for tip in (0, 1, 7, 99):  # those are none that came of it
        assert led(desk, first, newest, tip) == (0, 3, 3)


def test_undo_after_going_back_brings_what_was_gone_back_over(desk: Desk, workspace: str) -> None:
    first = services.create_comparison(desk, workspace, DRAFT)
    second = edit(desk, workspace, first, "A draft.")
    back = services.go_back(desk, workspace, first.id)
    assert led(desk, back, back) == (2, 0, 0)
    assert led(desk, second, back) == (1, 3, 3)


def test_undo_of_what_changed_no_text_leads_to_its_base_all_the_same(desk: Desk, workspace: str) -> None:
    first = services.create_comparison(desk, workspace, DRAFT)
    edit(desk, workspace, first, "Another window's draft.")
    kind = services.read_as(desk, workspace, first.id, "tellings")
    assert led(desk, kind, kind) == (1, 0, 0)
