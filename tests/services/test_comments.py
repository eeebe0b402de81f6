"""Comments and replies, on SQLite and on PostgreSQL alike."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from sqlalchemy import func, insert, select

from webapp import services
from webapp.review import Comment
from webapp.services import Desk, Draft, Written
from webapp.services.comments import MOST_COMMENT, MOST_COMMENTS
from webapp.store.models import CommentRow, ComparisonRow

DRAFT = Draft("The bridge opened on Monday. Nobody was hurt.", "The bridge opened. A ribbon was cut.")
WHOLE = Written("", "Who checked this?", author="Ada")


@pytest.fixture
def made(desk: Desk, workspace: str) -> str:
    return services.create_comparison(desk, workspace, DRAFT).id


def comments_of(desk: Desk, workspace: str, made: str) -> tuple[Comment, ...]:
    return services.get_review(desk, workspace, made).review.comments


def key_of(desk: Desk, workspace: str, made: str, id: str) -> str:
    anchors = services.get_review(desk, workspace, made).anchors
    return next(key for key, known in anchors.items() if known == id)


def test_a_comment_stands_with_its_words(desk: Desk, workspace: str, made: str) -> None:
    key = key_of(desk, workspace, made, "R2")
    id = services.add_comment(desk, workspace, made, Written(key, " Who cut it?\r\nSay. ", author="Ada"))
    (kept,) = services.get_review(desk, workspace, made).comments_on({key})
    assert (kept.id, kept.text, kept.author, kept.words) == (
        id,
        "Who cut it?\nSay.",
        "Ada",
        "A ribbon was cut.",
    )
    assert (kept.revision, kept.outside, kept.resolved, kept.replies) == (1, False, False, ())


def test_a_reply_to_a_reply_is_one_to_the_thread(desk: Desk, workspace: str, made: str) -> None:
    first = services.add_comment(desk, workspace, made, WHOLE)
    reply = services.add_comment(desk, workspace, made, Written("nonsense", "I did.", first, "Bo"))
    again = services.add_comment(desk, workspace, made, Written("", "Thanks.", reply, "Ada"))
    (kept,) = comments_of(desk, workspace, made)
    assert [(one.id, one.text, one.author) for one in kept.replies] == [
        (reply, "I did.", "Bo"),
        (again, "Thanks.", "Ada"),
    ]


def test_a_thread_is_resolved_and_opened_again(desk: Desk, workspace: str, made: str) -> None:
    first = services.add_comment(desk, workspace, made, WHOLE)
    reply = services.add_comment(desk, workspace, made, Written("", "I did.", first))
    services.resolve_comment(desk, workspace, made, first, resolved=True, author="Bo")
    (kept,) = comments_of(desk, workspace, made)
    assert (kept.resolved, kept.resolved_by) == (True, "Bo")
    services.resolve_comment(desk, workspace, made, first, resolved=False, author="Bo")
    (kept,) = comments_of(desk, workspace, made)
    assert (kept.resolved, kept.resolved_by) == (False, "")
    with pytest.raises(services.NotFoundError):
        services.resolve_comment(desk, workspace, made, reply, resolved=True)


def test_a_comment_goes_with_its_replies_and_a_reply_alone(desk: Desk, workspace: str, made: str) -> None:
    first = services.add_comment(desk, workspace, made, WHOLE)
    one, other = (services.add_comment(desk, workspace, made, Written("", x, first)) for x in "ab")
    (kept,) = services.delete_comment(desk, workspace, made, one).review.comments
    assert [reply.id for reply in kept.replies] == [other]
    assert services.delete_comment(desk, workspace, made, first).review.comments == ()
    with desk.store.reading() as session:
        assert session.scalar(select(func.count()).select_from(CommentRow)) == 0


def test_a_comment_whose_words_are_gone_is_an_orphan_that_can_be_answered(
    desk: Desk, workspace: str, made: str
) -> None:
    key = key_of(desk, workspace, made, "R2")
    first = services.add_comment(desk, workspace, made, Written(key, "Who?"))
    newer = services.compare_again(desk, workspace, made, Draft(DRAFT.left, "The bridge opened.")).id
    (orphan,) = services.get_review(desk, workspace, newer).orphans
    assert (orphan.id, orphan.words) == (first, "A ribbon was cut.")
    services.add_comment(desk, workspace, newer, Written("", "It is gone.", first))
    with pytest.raises(services.NotFoundError):
        services.add_comment(desk, workspace, newer, Written(key, "Again."))
    assert services.get_review(desk, workspace, made).comments_on({key})[0].replies[0].text == "It is gone."
    back = services.compare_again(desk, workspace, newer, DRAFT).id
    assert services.get_review(desk, workspace, back).orphans == ()


@pytest.mark.parametrize(
    "text", ["", " \r\n\t ", "\0", "\ud800", "\x07\x1b", "\u200b", "\u202e \u2066", "\u00a0"]
)
def test_a_text_of_which_nothing_can_be_read_is_refused(
    desk: Desk, workspace: str, made: str, text: str
) -> None:
    with pytest.raises(services.InvalidError, match="empty"):
        services.add_comment(desk, workspace, made, Written("", text))
    assert comments_of(desk, workspace, made) == ()


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("a\0b\x1b[31m", "ab[31m"),
        ("a\ud800b\udfff", "ab"),
        ("\u202eمرحبا\u202c", "\u202eمرحبا\u202c"),
        ("a\r\n\r\nb\rc\td", "a\n\nb\nc\td"),
        ("<script>alert(1)</script>", "<script>alert(1)</script>"),
        ("👩‍👩‍👧", "👩‍👩‍👧"),
    ],
)
def test_odd_characters(desk: Desk, workspace: str, made: str, text: str, kept: str) -> None:
    services.add_comment(desk, workspace, made, Written("", text, author=text))
    (comment,) = comments_of(desk, workspace, made)
    assert comment.text == kept
    assert not {"\0", "\n", "\ud800", "\u202e"} & {*comment.author}


def test_a_comment_has_5000_characters_at_most(desk: Desk, workspace: str, made: str) -> None:
    services.add_comment(desk, workspace, made, Written("", "x\r\n" * (MOST_COMMENT // 2) + "  "))
    services.add_comment(desk, workspace, made, Written("", "x" * MOST_COMMENT))
    for much in (MOST_COMMENT + 1, 10_000_000):
        with pytest.raises(services.InvalidError, match="5,000"):
            services.add_comment(desk, workspace, made, Written("", "x" * much))
    assert len(comments_of(desk, workspace, made)) == 2


def test_a_pair_has_2000_comments_at_most(desk: Desk, workspace: str, made: str) -> None:
    with desk.store.writing() as session:
        pair = session.get_one(ComparisonRow, made).pair_id
        row = {
            "pair_id": pair,
            "key": "",
            "text": "x",
            "author": "",
            "made_at": datetime(2026, 3, 1, tzinfo=UTC),
            "revision": 1,
            "words": "",
            "share_id": "",
            "resolved_by": "",
        }
        session.execute(insert(CommentRow), [{**row, "id": f"c{n}"} for n in range(MOST_COMMENTS - 1)])
    last = services.add_comment(desk, workspace, made, WHOLE)
    for reply_to in ("", last):
        with pytest.raises(services.InvalidError, match="2,000"):
            services.add_comment(desk, workspace, made, Written("", "More.", reply_to))
    services.delete_comment(desk, workspace, made, last)
    services.add_comment(desk, workspace, made, WHOLE)


@pytest.mark.parametrize("odd", ["K", "Lffffffffffff", "\0", "\ud800", "K" * 100_000, "'; --"])
def test_what_is_not_there_is_not_found(desk: Desk, workspace: str, made: str, odd: str) -> None:
    for written in (Written(odd, "Why?"), Written("", "Why?", odd)):
        with pytest.raises(services.NotFoundError):
            services.add_comment(desk, workspace, made, written)
    with pytest.raises(services.NotFoundError):
        services.resolve_comment(desk, workspace, made, odd, resolved=True)
    with pytest.raises(services.NotFoundError):
        services.delete_comment(desk, workspace, made, odd)


def test_a_comment_of_another_pair_or_workspace_is_not_found(desk: Desk, workspace: str, made: str) -> None:
    theirs = services.create_workspace(desk)[0]
    other = services.create_comparison(desk, theirs, DRAFT).id
    id = services.add_comment(desk, theirs, other, WHOLE)
    for whose, at in ((workspace, made), (workspace, other), ("", other)):
        with pytest.raises(services.NotFoundError):
            services.add_comment(desk, whose, at, Written("", "Mine.", id))
        with pytest.raises(services.NotFoundError):
            services.resolve_comment(desk, whose, at, id, resolved=True)
        with pytest.raises(services.NotFoundError):
            services.delete_comment(desk, whose, at, id)
    (kept,) = comments_of(desk, theirs, other)
    assert (kept.resolved, kept.replies) == (False, ())
