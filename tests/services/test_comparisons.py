"""Making, keeping and reading comparisons, on SQLite and on PostgreSQL alike."""

from __future__ import annotations

import json
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import pytest
from sqlalchemy import func, select, update

from webapp import services
from webapp.engine.serialise import dumps
from webapp.services import Desk, Draft
from webapp.services.titles import MOST_TITLE
from webapp.store.models import ArticleRow, ComparisonRow

DRAFT = Draft("One thing happened. Then another.", "One thing happened. Nothing else.")
EDITED = Draft("One thing happened. Then another.", "One thing happened. Then one more.")


def test_what_comes_back_is_what_the_engine_said(desk: Desk, workspace: str) -> None:
    kept = services.create_comparison(desk, workspace, DRAFT)
    again = services.get_comparison(desk, workspace, kept.id)
    assert dumps(again.comparison) == dumps(kept.comparison)
    assert again.comparison.left.text == DRAFT.left
    assert (again.number, again.title, again.outdated) == (1, kept.title, False)


@pytest.mark.parametrize("text", ["a\0b.", "a\ud800 b.", "\ufeff x.", "x" * 2_000, "\r\n\r\n."])
def test_odd_texts_survive_keeping(desk: Desk, workspace: str, text: str) -> None:
    kept = services.create_comparison(desk, workspace, Draft(text, "Something."))
    again = services.get_comparison(desk, workspace, kept.id)
    assert again.comparison.left.text == text
    assert services.get_draft(desk, workspace, kept.id).left == text


def test_titles_are_kept_on_one_line(desk: Desk, workspace: str) -> None:
    draft = Draft(
        "Text.", "Text.", left_title=" A\0title\nof \ud800 two\ufdd0\u2028lines 👩‍👩‍👧 ", right_title=""
    )
    kept = services.create_comparison(desk, workspace, draft)
    assert kept.title == "A title of two lines 👩‍👩‍👧"
    assert services.list_recent(desk, workspace)[0].left_title == kept.title


def test_revisions_count_up_and_the_older_ones_stay(desk: Desk, workspace: str) -> None:
    first = services.create_comparison(desk, workspace, DRAFT)
    second = services.compare_again(desk, workspace, first.id, EDITED)
    third = services.compare_again(desk, workspace, first.id, DRAFT)
    assert [first.number, second.number, third.number] == [1, 2, 3]
    assert [entry.id for entry in third.revisions] == [first.id, second.id, third.id]
    assert services.get_draft(desk, workspace, second.id).right == EDITED.right
    assert services.get_draft(desk, workspace, first.id).right == DRAFT.right


def test_revisions_made_at_once_get_different_numbers(desk: Desk, workspace: str) -> None:
    first = services.create_comparison(desk, workspace, DRAFT)
    with ThreadPoolExecutor(8) as pool:
        drafts = [replace(EDITED, right=f"{EDITED.right} Draft {number}.") for number in range(16)]
        futures = [pool.submit(services.compare_again, desk, workspace, first.id, one) for one in drafts]
    assert sorted(future.result().number for future in futures) == list(range(2, 18))


def test_texts_are_shared_between_comparisons(desk: Desk, workspace: str) -> None:
    first = services.create_comparison(desk, workspace, DRAFT)
    services.compare_again(desk, workspace, first.id, EDITED)
    services.create_comparison(desk, workspace, DRAFT)
    with desk.store.reading() as session:
        assert session.scalar(select(func.count()).select_from(ArticleRow)) == 3


def test_another_workspace_sees_nothing(desk: Desk, workspace: str) -> None:
    kept = services.create_comparison(desk, workspace, DRAFT)
    other, _ = services.create_workspace(desk)
    for stranger in (other, "", "nobody"):
        assert services.list_recent(desk, stranger) == ()
        with pytest.raises(services.NotFoundError):
            services.get_comparison(desk, stranger, kept.id)
        with pytest.raises(services.NotFoundError):
            services.get_draft(desk, stranger, kept.id)
        with pytest.raises(services.NotFoundError):
            services.compare_again(desk, stranger, kept.id, EDITED)


def test_the_list_names_the_newest_revision_of_each_pair_latest_first(desk: Desk, workspace: str) -> None:
    first = services.create_comparison(desk, workspace, DRAFT)
    second = services.create_comparison(desk, workspace, DRAFT)
    newest = services.compare_again(desk, workspace, first.id, EDITED)
    assert [entry.id for entry in services.list_recent(desk, workspace)] == [newest.id, second.id]
    assert [entry.id for entry in services.list_recent(desk, workspace, limit=1)] == [newest.id]


def test_a_result_of_an_older_engine_is_read_and_called_outdated(desk: Desk, workspace: str) -> None:
    kept = services.create_comparison(desk, workspace, DRAFT)
    with desk.store.writing() as session:
        document = json.loads(session.get_one(ComparisonRow, kept.id).result)
        document["engine"]["version"] = "0.0.1"
        document["unknown to us"] = True
        session.execute(
            update(ComparisonRow)
            .where(ComparisonRow.id == kept.id)
            .values(result=json.dumps(document), engine_version="0.0.1")
        )
    desk.results.clear()  # as for a process that did not write it
    old = services.get_comparison(desk, workspace, kept.id)
    assert old.outdated
    assert old.comparison.engine == "0.0.1"
    fresh = services.compare_again(desk, workspace, kept.id, services.get_draft(desk, workspace, kept.id))
    assert not fresh.outdated
    assert services.get_comparison(desk, workspace, kept.id).outdated


@pytest.mark.parametrize(
    ("draft", "field"), [(Draft("", "x"), "left"), (Draft("x", " \n\t"), "right"), (Draft("", ""), "left")]
)
def test_an_empty_text_is_refused(desk: Desk, workspace: str, draft: Draft, field: str) -> None:
    with pytest.raises(services.InvalidError) as refused:
        services.create_comparison(desk, workspace, draft)
    assert refused.value.field == field
    assert services.list_recent(desk, workspace) == ()


def test_the_limit_counts_bytes_of_both_texts(desk: Desk, workspace: str) -> None:
    services.create_comparison(desk, workspace, Draft("é" * 2_000, "x" * 1_000))
    with pytest.raises(services.TooLargeError):
        services.create_comparison(desk, workspace, Draft("é" * 2_000, "x" * 1_001))


def test_a_secret_opens_its_workspace_and_no_other(desk: Desk) -> None:
    one, secret = services.create_workspace(desk)
    other, _ = services.create_workspace(desk)
    assert services.find_workspace(desk, secret) == one != other
    assert services.find_workspace(desk, secret + "x") is None
    assert services.find_workspace(desk, "") is None


def test_samples_come_in_order_and_to_the_letter(desk: Desk) -> None:
    samples = services.list_samples(desk)
    assert samples[0].slug == "ceasefire-talks"
    for sample in samples:
        draft = services.sample_draft(desk, sample.slug)
        folder = desk.seeds / sample.slug
        assert draft.left.encode() == (folder / "left.txt").read_bytes()
        assert draft.right.encode() == (folder / "right.txt").read_bytes()
        assert sample.words_left > 100
    with pytest.raises(services.NotFoundError):
        services.sample_draft(desk, "nothing")


def test_no_comparison_has_a_null_byte_in_its_id(desk: Desk, workspace: str) -> None:
    with pytest.raises(services.NotFoundError):
        services.get_comparison(desk, workspace, "a\0b")


def test_a_title_is_kept_to_a_bearable_length(desk: Desk, workspace: str) -> None:
    draft = Draft("Some text.", "Other text.", left_title="word " * 100_000)
    title = services.create_comparison(desk, workspace, draft).title
    assert len(title) <= MOST_TITLE
    assert title.endswith("word…")
