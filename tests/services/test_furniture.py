"""Lines that a rule left out are taken into the comparison and left out again, on either database."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from webapp import services
from webapp.engine.model import Sentence
from webapp.services import Desk, Draft, Kept
from webapp.services.soundness import check_sound

FOOTER = "© 2024 Daily Example"
BODY = "The bridge opened on Monday. It cost 12 million euros."
DRAFT = Draft(f"{BODY}\n\n{FOOTER}", f"{BODY}\n\n{FOOTER}")


def footer(kept: Kept, side: str = "left") -> Sentence:
    article = kept.comparison.left if side == "left" else kept.comparison.right
    return next(sentence for sentence in article.sentences if sentence.text == FOOTER)


@pytest.fixture
def first(desk: Desk, workspace: str) -> Kept:
    kept = services.create_comparison(desk, workspace, DRAFT)
    assert footer(kept).boilerplate
    return kept


def test_a_line_taken_in_is_compared_in_a_new_revision(desk: Desk, workspace: str, first: Kept) -> None:
    second = services.compare_line(desk, workspace, first.id, footer(first).id)
    assert second.number == 2
    assert footer(second).boilerplate is None
    assert footer(second, "right").boilerplate
    assert footer(second).id in second.comparison.unique.left
    assert footer(services.get_comparison(desk, workspace, first.id)).boilerplate


def test_both_sides_keep_what_they_took_in(desk: Desk, workspace: str, first: Kept) -> None:
    second = services.compare_line(desk, workspace, first.id, footer(first).id)
    third = services.compare_line(desk, workspace, second.id, footer(second, "right").id)
    assert footer(third).boilerplate is None
    assert any(link.left == (footer(third).id,) for link in third.comparison.links)


def test_later_edits_of_the_pair_keep_it(desk: Desk, workspace: str, first: Kept) -> None:
    second = services.compare_line(desk, workspace, first.id, footer(first).id)
    draft = services.get_draft(desk, workspace, second.id)
    edited = replace(draft, left=draft.left.replace("12", "21"))
    third = services.compare_again(desk, workspace, second.id, edited)
    assert footer(third).boilerplate is None
    check_sound(third.comparison)


def test_it_is_left_out_again(desk: Desk, workspace: str, first: Kept) -> None:
    second = services.compare_line(desk, workspace, first.id, footer(first).id)
    third = services.leave_out_line(desk, workspace, second.id, footer(second).id)
    assert footer(third).boilerplate
    assert third.comparison.left.kept == ()


def test_what_no_longer_stands_in_the_text_is_forgotten(desk: Desk, workspace: str, first: Kept) -> None:
    second = services.compare_line(desk, workspace, first.id, footer(first).id)
    draft = services.get_draft(desk, workspace, second.id)
    other = "© 2023 Weekly Example"
    third = services.compare_again(desk, workspace, second.id, replace(draft, left=f"{BODY}\n\n{other}"))
    line = third.comparison.left.sentences[-1]
    fourth = services.compare_line(desk, workspace, third.id, line.id)
    assert fourth.comparison.left.kept == (line.key,)


@pytest.mark.parametrize("sentence", ["L1", "L99", "", "X3", "LT", "L1\0"])
def test_only_a_line_that_was_left_out_can_be_taken_in(
    desk: Desk, workspace: str, first: Kept, sentence: str
) -> None:
    for use in (services.compare_line, services.leave_out_line):
        with pytest.raises(services.NotFoundError):
            use(desk, workspace, first.id, sentence)


def test_another_workspace_can_do_neither(desk: Desk, first: Kept) -> None:
    stranger = services.create_workspace(desk)[0]
    with pytest.raises(services.NotFoundError):
        services.compare_line(desk, stranger, first.id, footer(first).id)


def test_an_archive_brings_it_along(desk: Desk, workspace: str, first: Kept) -> None:
    services.compare_line(desk, workspace, first.id, footer(first).id)
    archive = services.export_archive(desk, workspace)
    other = services.create_workspace(desk)[0]
    assert services.import_archive(desk, other, archive.encode()) == 1
    (listed,) = services.list_recent(desk, other)
    assert services.get_draft(desk, other, listed.id).left_kept == {footer(first).key}
    assert json.loads(archive)["pairs"][0]["comparisons"][1]["result"]["left"]["kept"] == [footer(first).key]


def test_keys_out_of_a_file_are_made_anew(desk: Desk, workspace: str, first: Kept) -> None:
    archive = json.loads(services.export_archive(desk, workspace))
    result = archive["pairs"][0]["comparisons"][0]["result"]
    result["left"]["sentences"][0]["key"] = "L0a1b2c3d4e5f"
    result["links"][0]["key"] = "K0a1b2c3d4e5f"
    other = services.create_workspace(desk)[0]
    services.import_archive(desk, other, json.dumps(archive).encode())
    (listed,) = services.list_recent(desk, other)
    assert services.get_comparison(desk, other, listed.id).comparison == first.comparison
