"""Links are drawn and taken away in new revisions and carry over to later ones, on either database."""

from __future__ import annotations

from dataclasses import replace

import pytest

from webapp import services
from webapp.services import Desk, Draft, Kept, PinChange
from webapp.services.keys import MOST_PINS
from webapp.services.soundness import check_sound

DRAFT = Draft(
    "The bridge opened on Monday.\n\nIt cost 12 million euros.\n\nNobody was hurt.",
    "The bridge opened on Monday.\n\nThe mayor cut a ribbon.\n\nNobody was hurt.",
    kind="rewrite",
)


@pytest.fixture
def first(desk: Desk, workspace: str) -> Kept:
    return services.create_comparison(desk, workspace, DRAFT)


def ends(kept: Kept) -> set[tuple[str, str, bool]]:
    return {(" ".join(one.left), " ".join(one.right), one.pinned) for one in kept.comparison.links}


LINK, UNLINK = PinChange(linked=(("L2", "R2"),)), PinChange(unlinked=(("L3", "R3"),))


def test_links_are_drawn_and_taken_away_in_new_revisions(desk: Desk, workspace: str, first: Kept) -> None:
    second = services.set_pins(desk, workspace, first.id, LINK)
    third = services.set_pins(desk, workspace, second.id, UNLINK)
    assert (second.number, third.number) == (2, 3)
    assert ends(third) == {("L1", "R1", False), ("L2", "R2", True)}
    assert ends(services.get_comparison(desk, workspace, first.id)) == ends(first)
    assert services.get_comparison(desk, workspace, third.id).comparison == third.comparison
    check_sound(third.comparison)


def test_later_edits_of_the_pair_keep_them(desk: Desk, workspace: str, first: Kept) -> None:
    second = services.set_pins(desk, workspace, first.id, LINK)
    draft = services.get_draft(desk, workspace, second.id)
    edited = replace(draft, left=f"It rained.\n\n{draft.left}")
    third = services.compare_again(desk, workspace, second.id, edited)
    assert ("L3", "R2", True) in ends(third)
    gone = services.compare_again(desk, workspace, third.id, replace(edited, right="Nobody was hurt."))
    assert not any(link.pinned for link in gone.comparison.links)
    assert gone.comparison.pins == second.comparison.pins
    back = services.compare_again(
        desk, workspace, gone.id, replace(services.get_draft(desk, workspace, gone.id), right=draft.right)
    )
    assert ends(back) == ends(third)


def test_a_later_word_on_a_pair_replaces_the_earlier_one(desk: Desk, workspace: str, first: Kept) -> None:
    pair = (("L2", "R2"),)
    second = services.set_pins(desk, workspace, first.id, LINK)
    third = services.set_pins(desk, workspace, second.id, PinChange(unlinked=pair))
    assert third.comparison.pins.linked == ()
    assert third.comparison.pins.unlinked == second.comparison.pins.linked
    fourth = services.set_pins(desk, workspace, third.id, PinChange(taken_back=pair))
    assert (fourth.comparison.pins.unlinked, ends(fourth)) == ((), ends(first))


@pytest.mark.parametrize("pair", [("L99", "R1"), ("L1", "R99"), ("", ""), ("L1\0", "R1"), ("K1", "R1")])
def test_a_sentence_that_is_none_is_not_found(
    desk: Desk, workspace: str, first: Kept, pair: tuple[str, str]
) -> None:
    for way in ("linked", "unlinked", "taken_back"):
        with pytest.raises(services.NotFoundError):
            services.set_pins(desk, workspace, first.id, PinChange(**{way: (pair,)}))


@pytest.mark.parametrize(
    "change",
    [
        PinChange(),
        PinChange(linked=(("L1", "L2"),)),
        PinChange(linked=(("R1", "R2"),)),
        PinChange(unlinked=(("R2", "L1"),)),
        PinChange(linked=(("L1", "R2"),), unlinked=(("L1", "R2"),)),
        PinChange(linked=(("L1", "R2"),), taken_back=(("L1", "R2"),)),
        PinChange(linked=(("L1", "R2"),) * (MOST_PINS + 1)),
    ],
)
def test_what_cannot_be_is_refused_and_nothing_kept(
    desk: Desk, workspace: str, first: Kept, change: PinChange
) -> None:
    with pytest.raises(services.InvalidError):
        services.set_pins(desk, workspace, first.id, change)
    assert len(services.get_comparison(desk, workspace, first.id).revisions) == 1


def test_no_more_are_kept_than_bearable(desk: Desk, workspace: str) -> None:
    text = "\n\n".join(f"Sentence number {number} stands here." for number in range(23))
    first = services.create_comparison(desk, workspace, Draft(text, text, kind="rewrite"))
    pairs = [(f"L{i}", f"R{j}") for i in range(1, 24) for j in range(1, 24)]
    second = services.set_pins(desk, workspace, first.id, PinChange(unlinked=tuple(pairs[:MOST_PINS])))
    with pytest.raises(services.InvalidError, match="500"):
        services.set_pins(desk, workspace, second.id, PinChange(linked=(pairs[MOST_PINS],)))


def test_another_workspace_can_do_nothing(desk: Desk, first: Kept) -> None:
    stranger = services.create_workspace(desk)[0]
    with pytest.raises(services.NotFoundError):
        services.set_pins(desk, stranger, first.id, LINK)


def test_an_archive_brings_them_along(desk: Desk, workspace: str, first: Kept) -> None:
    second = services.set_pins(desk, workspace, first.id, LINK)
    other = services.create_workspace(desk)[0]
    services.import_archive(desk, other, services.export_archive(desk, workspace).encode())
    (listed,) = services.list_recent(desk, other)
    assert services.get_draft(desk, other, listed.id).pins == second.comparison.pins
