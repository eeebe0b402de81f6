"""The review of a pair: in a file and back, kept while somebody works on it, gone with its pair."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import func, select

from webapp import services
from webapp.review import Standing
from webapp.services import Asker, Desk, Draft, InvalidError, Kept, Word, Written
from webapp.services.comments import MOST_COMMENT, MOST_COMMENTS
from webapp.services.library import UNDO_FOR
from webapp.store.models import CommentRow, DecisionRow, PairRow, PinRow, ShareRow, SignOffRow

LEFT = "The bridge opened on Monday. It cost 12 million euros.\n\nNobody was hurt."
RIGHT = "On Monday the bridge was opened. It cost 21 million euros.\n\nThe mayor cut a ribbon."
START = datetime(2026, 3, 1, tzinfo=UTC)
TABLES = (DecisionRow, CommentRow, PinRow, SignOffRow)

Json = Any


class Clock:
    """A clock that a test moves."""

    now = START

    def __call__(self) -> datetime:
        self.now += timedelta(seconds=1)
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def desk(desk: Desk, clock: Clock) -> Desk:
    return replace(desk, clock=clock)


@pytest.fixture
def kept(desk: Desk, workspace: str) -> Kept:
    """A pair in its second revision, of which everything was said that can be."""
    first = services.create_comparison(
        desk, workspace, Draft(LEFT, RIGHT, kind="rewrite"), Asker(name="Anna")
    )
    said = services.get_review(desk, workspace, first.id)
    link = next(item.key for item in said.items.values() if item.id.startswith("K"))
    finding = next(item.key for item in said.items.values() if item.id.startswith("F"))
    services.decide(desk, workspace, first.id, finding, Word("dismissed", "A slip.", "Anna", alike=True))
    for key in list(said.items):
        if key != finding:
            services.decide(desk, workspace, first.id, key, Word("problem", "", "Bo"))
    share = services.create_share(desk, workspace, first.id, services.Terms(role="comment"))[0]
    thread = services.add_comment(desk, workspace, first.id, Written(link, "Which\nMonday?", "", "Anna"))
    outside = Written(link, "The first. \ud800", thread, "Cleo", share.id)
    services.add_comment(desk, workspace, first.id, outside)
    services.add_comment(desk, workspace, first.id, Written("", "On the whole: well."))
    services.resolve_comment(desk, workspace, first.id, thread, resolved=True, author="Bo")
    with desk.store.writing() as session:
        left, right = (first.comparison.left.sentences[0].key, first.comparison.right.sentences[0].key)
        session.add(
            PinRow(
                pair_id=first.pair_id,
                left_key=left,
                right_key=right,
                author="Bo",
                made_at=desk.clock(),
                words="A ↔ B",
            )
        )
    services.sign_off(desk, workspace, first.id, "Anna", "Done.")
    draft = Draft(LEFT, RIGHT.replace("21", "12"), kind="rewrite")
    return services.compare_again(desk, workspace, first.id, draft, Asker(name="Bo"))


def counts(desk: Desk) -> list[int]:
    with desk.store.reading() as session:
        return [session.scalar(select(func.count()).select_from(table)) or 0 for table in TABLES]


def exported(desk: Desk, workspace: str) -> Json:
    return json.loads(services.export_archive(desk, workspace))


def brought(desk: Desk, document: Json) -> str:
    """Imports a file into a workspace of its own."""
    other = services.create_workspace(desk)[0]
    services.import_archive(desk, other, json.dumps(document).encode())
    return other


def test_a_file_brings_all_of_a_review_elsewhere(desk: Desk, workspace: str, kept: Kept) -> None:
    document = exported(desk, workspace)
    (pair,) = document["pairs"]
    assert [(one["author"], one["made_from"]) for one in pair["comparisons"]] == [("Anna", 0), ("Bo", 1)]
    assert {one["state"] for one in pair["review"]["decisions"]} == {"problem", "dismissed"}
    assert [len(one["replies"]) for one in pair["review"]["comments"]] == [1, 0]
    assert pair["review"]["sign_off"]["ended_for"] == "a new revision"
    other = brought(desk, document)
    assert exported(desk, other) == document
    (theirs,) = services.list_pairs(desk, other).entries
    before, after = (
        services.get_review(desk, *place) for place in ((workspace, kept.id), (other, theirs.id))
    )
    assert theirs.id != kept.id
    assert said(before) == said(after)
    with desk.store.reading() as session:
        progress = session.execute(select(PairRow.looked_at, PairRow.to_look_at, PairRow.updated_at)).all()
    assert progress[0] == progress[1]
    assert progress[0].looked_at == before.progress.looked_at > 0


def said(now: Standing) -> Json:
    """What holds here, without ids."""
    decided = {key: (one.state, one.reason, one.author, one.at) for key, one in now.review.decisions.items()}
    comments = [
        (one.text, one.author, one.resolved, one.resolved_by, [(r.text, r.outside) for r in one.replies])
        for one in now.review.comments
    ]
    return decided, comments, now.review.pins, now.review.sign_off, [one.key for one in now.gone]


def test_a_decision_out_of_a_file_can_be_undone(desk: Desk, workspace: str, kept: Kept) -> None:
    other = brought(desk, exported(desk, workspace))
    (theirs,) = services.list_pairs(desk, other).entries
    now = services.get_review(desk, other, theirs.id)
    after = services.undo_decision(desk, other, theirs.id, now.review.last_action).standing
    assert len(after.review.decisions) == len(now.review.decisions) - 1


def test_a_file_without_a_review_is_read_as_before(desk: Desk, workspace: str, kept: Kept) -> None:
    document = exported(desk, workspace)
    (pair,) = document["pairs"]
    del pair["review"]
    for one in pair["comparisons"]:
        del one["author"], one["made_from"]
    (theirs,) = exported(desk, brought(desk, document))["pairs"]
    assert theirs["review"] == {"decisions": [], "comments": [], "pins": [], "sign_off": None}
    with desk.store.reading() as session:
        assert sorted(session.scalars(select(PairRow.looked_at)))[0] == 0
        assert min(session.scalars(select(PairRow.to_look_at))) > 0


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
@pytest.mark.parametrize(
    ("place", "change"),
    [
        ("decisions", {"state": ""}),
        ("decisions", {"state": "fine"}),
        ("decisions", {"key": "L1"}),
        ("decisions", {"key": "K000000000000", "state": "dismissed"}),
        ("decisions", {"revision": 3}),
        ("decisions", {"revision": 0}),
        ("decisions", {"revision": True}),
        ("decisions", {"words": "x" * 201}),
        ("decisions", {"at": "1901-01-01T00:00:00+00:00"}),
        ("decisions", {"at": 5}),
        ("comments", {"key": "C"}),
        ("comments", {"key": None}),
        ("comments", {"text": " \n"}),
        ("comments", {"text": "x" * (MOST_COMMENT + 1)}),
        ("comments", {"outside": 1}),
        ("comments", {"resolved_at": "soon"}),
        ("comments", {"replies": {}}),
        ("comments", {"replies": [{}]}),
        ("pins", {"left": "R000000000000"}),
        ("pins", {"right": "L000000000000"}),
        ("pins", {"author": None}),
        ("sign_off", {"name": "\u200b"}),
        ("sign_off", {"revision": 10**400}),
        ("sign_off", {"ended_at": ""}),
        ("sign_off", {"note": []}),
    ],
    ids=str,
)
def test_a_review_that_we_could_not_have_written_is_refused(
    desk: Desk, workspace: str, kept: Kept, place: str, change: Json
) -> None:
    document = exported(desk, workspace)
    found = document["pairs"][0]["review"][place]
    (found[0] if isinstance(found, list) else found).update(change)
    before = counts(desk)
    with pytest.raises(InvalidError):
        brought(desk, document)
    assert counts(desk) == before


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
@pytest.mark.parametrize(
    ("place", "times"), [("decisions", 2), ("pins", 2), ("comments", MOST_COMMENTS)], ids=str
)
def test_nothing_is_said_twice_or_without_end(
    desk: Desk, workspace: str, kept: Kept, place: str, times: int
) -> None:
    document = exported(desk, workspace)
    document["pairs"][0]["review"][place] *= times
    with pytest.raises(InvalidError):
        brought(desk, document)


def test_nothing_is_left_of_a_review_when_its_pair_is_erased(desk: Desk, workspace: str, kept: Kept) -> None:
    assert 0 not in counts(desk)
    services.delete_pair(desk, workspace, kept.id, undoable=False)
    assert counts(desk) == [0, 0, 0, 0]


def test_what_was_thrown_away_is_out_of_sight_then_gone(
    desk: Desk, workspace: str, kept: Kept, clock: Clock
) -> None:
    before = counts(desk)
    services.delete_pair(desk, workspace, kept.id, undoable=True)
    with pytest.raises(services.NotFoundError):
        services.get_review(desk, workspace, kept.id)
    services.erase_deleted(desk)
    services.restore_pair(desk, workspace, kept.id)
    assert counts(desk) == before
    services.delete_pair(desk, workspace, kept.id, undoable=True)
    clock.now += UNDO_FOR
    services.erase_deleted(desk)
    assert counts(desk) == [0, 0, 0, 0]


def test_a_merged_workspace_brings_its_reviews(desk: Desk, workspace: str, kept: Kept) -> None:
    there, _ = services.create_workspace(desk)
    here, secret = services.create_workspace(desk)
    mine = brought(desk, exported(desk, workspace))
    with desk.store.reading() as session:
        pair = session.scalars(select(PairRow.id).where(PairRow.workspace_id == mine)).one()
    with desk.store.writing() as session:
        session.get_one(PairRow, pair).workspace_id = here
    document = exported(desk, here)
    services.use_recovery(desk, services.create_recovery(desk, there), secret)
    assert exported(desk, there) == document
    assert document["pairs"][0]["review"]["comments"]


def said_something(desk: Desk, workspace: str, comparison: str, what: str) -> None:
    now = services.get_review(desk, workspace, comparison)
    if what == "decision":
        services.decide(desk, workspace, comparison, next(iter(now.items)), Word("ok"))
    elif what == "undo":
        services.undo_decision(desk, workspace, comparison, now.review.last_action)
    elif what == "comment":
        services.add_comment(desk, workspace, comparison, Written("", "Still here."))
    elif what == "resolved":
        services.resolve_comment(desk, workspace, comparison, now.review.comments[0].id, resolved=False)
    elif what == "sign-off":
        services.sign_off(desk, workspace, comparison, "Anna")


@pytest.mark.parametrize("what", ["decision", "undo", "comment", "resolved", "sign-off", "nothing"])
def test_a_pair_is_kept_while_somebody_reviews_it(
    desk: Desk, workspace: str, kept: Kept, clock: Clock, what: str
) -> None:
    later = services.create_comparison(desk, workspace, Draft(LEFT, LEFT)).id
    clock.now += timedelta(days=20)
    said_something(desk, workspace, kept.id, what)
    order = [entry.id for entry in services.list_pairs(desk, workspace).entries]
    clock.now += timedelta(days=20)
    services.erase_older(desk, timedelta(days=30))
    left = [entry.id for entry in services.list_pairs(desk, workspace).entries]
    if what == "nothing":
        assert (order, left) == ([later, kept.id], [])
    else:
        assert (order, left) == ([kept.id, later], [kept.id])


def test_links_are_in_no_file(desk: Desk, workspace: str, kept: Kept) -> None:
    with desk.store.reading() as session:
        share = session.scalars(select(ShareRow)).one()
        secrets = (share.id, share.token_hash)
    text = services.export_archive(desk, workspace)
    assert not any(secret in text for secret in secrets)
