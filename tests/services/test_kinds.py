"""What a reader takes a pair for is given to the engine, kept in the result and carried over, on either
database."""

from __future__ import annotations

from dataclasses import replace

import pytest

from webapp import services
from webapp.engine.model import PairKind
from webapp.engine.options import KINDS
from webapp.services import Desk, Draft, Kept
from webapp.services.soundness import check_sound

DRAFT = Draft(
    "The bridge opened on Monday. It cost 12 million euros.",
    "On Monday the bridge was opened. The mayor cut a ribbon.",
)


def given(kept: Kept) -> str:
    """The kind that somebody gave; empty where the engine judged."""
    pair = kept.comparison.pair
    return pair.kind.value if pair and pair.given else ""


@pytest.fixture
def first(desk: Desk, workspace: str) -> Kept:
    return services.create_comparison(desk, workspace, DRAFT)


@pytest.mark.parametrize("kind", PairKind)
def test_the_pair_is_read_as_a_reader_says_in_a_new_revision(
    desk: Desk, workspace: str, first: Kept, kind: PairKind
) -> None:
    assert given(first) == ""
    second = services.read_as(desk, workspace, first.id, kind.value)
    assert (second.number, given(second)) == (2, kind.value)
    assert given(services.get_comparison(desk, workspace, second.id)) == kind.value
    assert given(services.get_comparison(desk, workspace, first.id)) == ""
    check_sound(second.comparison)


def test_of_two_stories_nothing_is_linked(desk: Desk, workspace: str, first: Kept) -> None:
    apart = services.read_as(desk, workspace, first.id, "strangers").comparison
    assert apart.links == ()
    assert apart.unique.left == ("L1", "L2")


def test_later_edits_keep_it_until_diptych_may_judge_again(desk: Desk, workspace: str, first: Kept) -> None:
    second = services.read_as(desk, workspace, first.id, "tellings")
    draft = services.get_draft(desk, workspace, second.id)
    assert draft.kind == "tellings"
    third = services.compare_again(
        desk, workspace, second.id, replace(draft, left=draft.left.replace("12", "21"))
    )
    assert given(third) == "tellings"
    fourth = services.read_as(desk, workspace, third.id, "")
    assert given(fourth) == ""
    assert services.get_draft(desk, workspace, fourth.id).kind == ""


def test_it_may_be_said_from_the_start(desk: Desk, workspace: str) -> None:
    assert given(services.create_comparison(desk, workspace, replace(DRAFT, kind="tellings"))) == "tellings"


@pytest.mark.parametrize("kind", ["gossip", "REWRITE", "rewrite\n", "\0", "<b>"])
def test_another_kind_is_refused_and_nothing_kept(desk: Desk, workspace: str, first: Kept, kind: str) -> None:
    assert kind not in KINDS
    with pytest.raises(services.InvalidError, match="rewrite, tellings, strangers"):
        services.read_as(desk, workspace, first.id, kind)
    assert len(services.get_comparison(desk, workspace, first.id).revisions) == 1


def test_another_workspace_cannot_say_it(desk: Desk, first: Kept) -> None:
    stranger = services.create_workspace(desk)[0]
    with pytest.raises(services.NotFoundError):
        services.read_as(desk, stranger, first.id, "tellings")


def test_an_archive_brings_it_along(desk: Desk, workspace: str, first: Kept) -> None:
    services.read_as(desk, workspace, first.id, "strangers")
    other = services.create_workspace(desk)[0]
    services.import_archive(desk, other, services.export_archive(desk, workspace).encode())
    (listed,) = services.list_recent(desk, other)
    assert services.get_draft(desk, other, listed.id).kind == "strangers"
