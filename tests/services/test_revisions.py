"""Revisions: the same sent twice, going back, what changed, what is to be looked at again."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import pytest

from webapp import services
from webapp.services import Asker, Desk, Draft, Kept, Word

LEFT = "The bridge opened on Monday. It cost 12 million euros. Nobody was hurt."
RIGHT = "The bridge opened on Monday. It cost 21 million euros. The mayor cut a ribbon."
MENDED = "The bridge opened on Monday. It cost 12 million euros. A choir sang for two hours."
DRAFT = Draft(LEFT, RIGHT)


@pytest.fixture
def first(desk: Desk, workspace: str) -> Kept:
    return services.create_comparison(desk, workspace, DRAFT)


def decide(desk: Desk, workspace: str, kept: Kept, sentence: str, state: str) -> None:
    items = services.get_review(desk, workspace, kept.id).items.values()
    key = next(item.key for item in items if item.sentence == sentence)
    services.decide(desk, workspace, kept.id, key, Word(state, author="Anna"))


def since_of(desk: Desk, workspace: str, kept: Kept) -> services.Since | None:
    now = services.get_review(desk, workspace, kept.id)
    return services.since_review(desk, workspace, kept.number, kept.revisions, now)


def test_the_same_sent_twice_makes_one_revision(desk: Desk, workspace: str, first: Kept) -> None:
    edited = replace(DRAFT, right=MENDED)
    with ThreadPoolExecutor(4) as pool:
        sent = [pool.submit(services.compare_again, desk, workspace, first.id, edited) for _ in range(4)]
    assert {one.result().number for one in sent} == {2}
    assert services.compare_again(desk, workspace, first.id, DRAFT).number == 3
    assert services.compare_again(desk, workspace, first.id, replace(DRAFT, kind="tellings")).number == 4


def test_going_back_makes_a_new_revision(desk: Desk, workspace: str, first: Kept) -> None:
    services.compare_again(desk, workspace, first.id, replace(DRAFT, right=MENDED))
    back = services.go_back(desk, workspace, first.id, Asker(name="Anna"))
    assert (back.number, back.revisions[2].made_from, back.revisions[2].author) == (3, 1, "Anna")
    assert services.get_draft(desk, workspace, back.id) == DRAFT
    newest, second, oldest = services.list_history(desk, back)
    assert (newest.back, newest.changed) == (True, ())
    assert (second.back, second.changed) == (False, ("rewrite",))
    assert oldest.changed == ()
    with pytest.raises(services.NotFoundError):
        services.go_back(desk, services.create_workspace(desk)[0], first.id)


def test_the_history_says_what_changed_besides_the_texts(desk: Desk, workspace: str, first: Kept) -> None:
    kept = services.read_as(desk, workspace, first.id, "tellings")
    assert services.list_history(desk, kept)[0].changed == ("kind",)


def test_again_is_measured_against_the_last_reviewed_revision(
    desk: Desk, workspace: str, first: Kept
) -> None:
    assert since_of(desk, workspace, first) is None
    decide(desk, workspace, first, "L2", "problem")
    decide(desk, workspace, first, "L3", "problem")
    between = services.compare_again(desk, workspace, first.id, replace(DRAFT, right=f"{RIGHT} So."))
    third = services.compare_again(desk, workspace, between.id, replace(DRAFT, right=MENDED))
    since = since_of(desk, workspace, third)
    assert since is not None
    assert since.number == 1
    assert (len(since.carried.problems.mended), len(since.carried.problems.stand)) == (1, 1)
    assert {item.sentence for item in since.carried.new} == {"R3"}
    again = services.get_comparison(desk, workspace, first.id)
    assert since_of(desk, workspace, again) is None


def test_changes_between_any_two_revisions(desk: Desk, workspace: str, first: Kept) -> None:
    second = services.compare_again(desk, workspace, first.id, replace(DRAFT, right=MENDED))
    changes = services.compare_revisions(desk, second, workspace, 1)
    assert changes.left is None
    assert changes.right is not None
    assert (changes.right.left.text, changes.right.right.text) == (RIGHT, MENDED)
    for none in (0, 2, 3, -1):
        with pytest.raises(services.NotFoundError):
            services.compare_revisions(desk, second, workspace, none)
