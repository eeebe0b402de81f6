"""What a share link can be, how it ends, and what its owner sees of it; on SQLite and on PostgreSQL alike."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from sqlalchemy import func, select

from webapp import services
from webapp.services import Desk, Draft, Share, Terms
from webapp.services.names import MOST_NAME
from webapp.services.opening import FIRST_LOCK, FREE_TRIES
from webapp.services.shares import ENDED_FOR, FURTHEST_OFFSET, MOST_LABEL
from webapp.store.models import ShareRow

NOON = datetime(2026, 11, 26, 12, tzinfo=UTC)


@pytest.fixture
def made(desk: Desk, workspace: str) -> str:
    return services.create_comparison(desk, workspace, Draft("Some text.", "Other text.")).id


def at(desk: Desk, now: datetime) -> Desk:
    """The same desk at a moment of our choice."""
    return replace(desk, clock=lambda: now)


def listed(desk: Desk, workspace: str, made: str) -> Share:
    (share,) = services.list_shares(desk, workspace, made)
    return share


def test_a_link_allows_to_view_or_to_comment_and_says_so_when_it_opens(
    desk: Desk, workspace: str, made: str
) -> None:
    for role in ("view", "comment"):
        share, token = services.create_share(desk, workspace, made, Terms(role=role))
        opened = services.open_share(desk, token)
        assert opened is not None
        assert (opened.role, opened.share_id, opened.comparison_id) == (role, share.id, made)
    for role in ("", "edit", "view\0", "VIEW"):
        with pytest.raises(services.InvalidError):
            services.create_share(desk, workspace, made, Terms(role=role))


def test_labels_and_names_are_one_short_line(desk: Desk, workspace: str, made: str) -> None:
    odd = "\0\ud800\u2028"
    services.create_share(desk, workspace, made, Terms(label=f" A{odd}b ", sent_by=f" A{odd}b\u202e "))
    share = listed(desk, workspace, made)
    assert (share.label, share.sent_by) == ("A b", "A b")
    made = services.create_comparison(desk, workspace, Draft("Some text.", "More text.")).id
    services.create_share(desk, workspace, made, Terms(label="x" * 9_999, sent_by="x" * 9_999))
    share = listed(desk, workspace, made)
    assert (len(share.label), len(share.sent_by)) == (MOST_LABEL, MOST_NAME)


def test_the_owner_sees_the_address_again_and_the_database_alone_does_not_tell_it(
    desk: Desk, workspace: str, made: str
) -> None:
    _, token = services.create_share(desk, workspace, made)
    assert listed(desk, workspace, made).token == token
    assert listed(replace(desk, key="another server's key"), workspace, made).token == ""
    with desk.store.reading() as session:
        row = session.scalars(select(ShareRow)).one()
    for text in (row.id, row.salt, f"share {row.id} {row.salt}", row.token_hash):
        assert hashlib.sha256(text.encode()).hexdigest() != row.token_hash
    assert services.open_share(replace(desk, key="another server's key"), token) is not None


def test_a_link_of_an_older_version_opens_and_its_address_is_known_to_nobody(
    desk: Desk, workspace: str, made: str
) -> None:
    _, token = services.create_share(desk, workspace, made)
    with desk.store.writing() as session:
        session.scalars(select(ShareRow)).one().salt = ""
    assert services.open_share(desk, token) is not None
    assert listed(desk, workspace, made).token == ""


def test_a_new_address_ends_the_old_one_and_keeps_all_else(desk: Desk, workspace: str, made: str) -> None:
    terms = Terms("comment", follows=True, days=7, password="sesame", label="Desk", sent_by="Anna")
    share, token = services.create_share(desk, workspace, made, terms)
    services.open_share(desk, token, services.unlock_share(desk, token, "sesame"), count=True)
    before = listed(desk, workspace, made)
    fresh = services.renew_address(desk, workspace, made, share.id)
    assert listed(desk, workspace, made) == replace(before, token=fresh)
    assert before.opened_count == 1
    with pytest.raises(services.GoneError) as told:
        services.open_share(desk, token)
    assert (told.value.withdrawn, told.value.sent_by) == (True, "Anna")
    assert services.open_share(desk, fresh, services.unlock_share(desk, fresh, "sesame")) is not None
    other, _ = services.create_workspace(desk)
    mine = services.create_comparison(desk, other, Draft("Mine.", "Mine.")).id
    for who, where, which in ((other, mine, share.id), (other, made, share.id), (workspace, made, "\0")):
        with pytest.raises(services.NotFoundError):
            services.renew_address(desk, who, where, which)


def test_a_following_link_shows_the_newest_revision_and_a_pinned_one_its_own(
    desk: Desk, workspace: str, made: str
) -> None:
    _, pinned = services.create_share(desk, workspace, made)
    _, following = services.create_share(desk, workspace, made, Terms(follows=True))
    newer = services.compare_again(desk, workspace, made, Draft("Some text.", "Changed.")).id
    elsewhere = services.create_comparison(desk, workspace, Draft("Some text.", "Elsewhere.")).id
    services.compare_again(desk, workspace, elsewhere, Draft("Some text.", "Elsewhere again."))
    shown = [services.open_share(desk, token) for token in (pinned, following)]
    assert [opened and opened.comparison.right.text for opened in shown] == ["Other text.", "Changed."]
    assert [opened and (opened.number, opened.follows) for opened in shown] == [(1, False), (2, True)]
    found = {share.follows: share.number for share in services.list_shares(desk, workspace, newer)}
    assert found == {False: 1, True: 2}
    made_from_the_first, _ = services.create_share(desk, workspace, made, Terms(follows=True))
    assert made_from_the_first.number == 2


@pytest.mark.parametrize("offset", [-FURTHEST_OFFSET, -300, 0, 345, FURTHEST_OFFSET])
def test_the_last_day_is_included_by_the_clock_of_whoever_made_the_link(
    desk: Desk, workspace: str, made: str, offset: int
) -> None:
    there = timedelta(minutes=offset)
    today = (NOON + there).date()
    terms = Terms(until=today, utc_offset=offset)
    share, token = services.create_share(at(desk, NOON), workspace, made, terms)
    midnight = datetime.combine(today + timedelta(days=1), datetime.min.time(), UTC) - there
    assert share.expires_at == midnight
    assert share.opens_until == midnight - timedelta(minutes=1)
    assert services.open_share(at(desk, midnight - timedelta(seconds=1)), token) is not None
    with pytest.raises(services.GoneError):
        services.open_share(at(desk, midnight), token)
    with pytest.raises(services.InvalidError):
        services.create_share(
            at(desk, NOON), workspace, made, replace(terms, until=today - timedelta(days=1))
        )


@pytest.mark.parametrize("offset", [-FURTHEST_OFFSET - 1, FURTHEST_OFFSET + 1, 9_999, -(10**9)])
def test_no_clock_is_further_from_utc(desk: Desk, workspace: str, made: str, offset: int) -> None:
    for until in (NOON.date(), date.min, date.max):
        with pytest.raises(services.InvalidError):
            services.create_share(at(desk, NOON), workspace, made, Terms(until=until, utc_offset=offset))


def test_a_link_that_ended_first_and_was_withdrawn_then_has_ended(
    desk: Desk, workspace: str, made: str
) -> None:
    share, token = services.create_share(at(desk, NOON), workspace, made, Terms(days=1, sent_by="Anna"))
    other, early = services.create_share(at(desk, NOON), workspace, made, Terms(days=1, password="sesame"))
    services.revoke_share(at(desk, NOON), workspace, made, other.id)
    later = at(desk, NOON + timedelta(days=2))
    services.revoke_share(later, workspace, made, share.id)
    told = []
    for dead in (token, early):
        for act in (services.open_share, services.share_cover):
            with pytest.raises(services.GoneError) as error:
                act(later, dead)
            told.append((error.value.withdrawn, error.value.at, error.value.sent_by))
    ended = (False, NOON + timedelta(days=1, minutes=-1), "Anna")
    assert told == [ended, ended, (True, NOON, ""), (True, NOON, "")]
    for action in (services.revoke_share, services.renew_address):
        with pytest.raises(services.NotFoundError):
            action(desk, workspace, made, share.id)


def test_a_withdrawn_link_keeps_nothing_that_is_not_told(desk: Desk, workspace: str, made: str) -> None:
    share, _ = services.create_share(desk, workspace, made, Terms(password="sesame", label="For the desk"))
    services.revoke_share(desk, workspace, made, share.id)
    with desk.store.reading() as session:
        row = session.scalars(select(ShareRow)).one()
    assert (row.password_hash, row.label, row.salt) == ("", "", "")


def test_links_that_ended_long_ago_are_erased_and_others_are_not(
    desk: Desk, workspace: str, made: str
) -> None:
    then = at(desk, NOON)
    _, expired = services.create_share(then, workspace, made, Terms(days=1))
    share, revoked = services.create_share(then, workspace, made)
    services.create_share(then, workspace, made)
    services.revoke_share(then, workspace, made, share.id)

    def after(time: timedelta) -> int:
        services.erase_ended_shares(at(desk, NOON + time))
        with desk.store.reading() as session:
            return session.scalar(select(func.count()).select_from(ShareRow)) or 0

    minute = timedelta(minutes=1)
    assert [after(ENDED_FOR - minute), after(ENDED_FOR), after(ENDED_FOR + timedelta(days=1))] == [3, 2, 1]
    assert after(ENDED_FOR * 100) == 1
    for token in (expired, revoked):
        with pytest.raises(services.NotFoundError) as told:
            services.open_share(desk, token)
        assert not isinstance(told.value, services.GoneError)


def test_withdrawn_links_go_with_their_pair(desk: Desk, workspace: str, made: str) -> None:
    share, _ = services.create_share(desk, workspace, made)
    services.renew_address(desk, workspace, made, share.id)
    services.revoke_share(desk, workspace, made, share.id)
    services.delete_pair(desk, workspace, made, undoable=False)
    with desk.store.reading() as session:
        assert session.scalar(select(func.count()).select_from(ShareRow)) == 0


def test_while_a_link_is_closed_no_password_is_tried_and_the_answer_tells_nothing_about_it(
    desk: Desk, workspace: str, made: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    then = at(desk, NOON)
    _, token = services.create_share(then, workspace, made, Terms(password="sesame"))
    for _ in range(FREE_TRIES):
        with pytest.raises(services.ForbiddenError) as told:
            services.unlock_share(then, token, "barley")
        assert told.value.status == 403
    tried: list[str] = []
    monkeypatch.setattr(hashlib, "scrypt", lambda *_given, **_more: tried.append("") or b"")
    answers = []
    for password in ("barley", "sesame", "", "\0", "x" * 100_000):
        with pytest.raises(services.TooManyTriesError) as locked:
            services.unlock_share(then, token, password)
        answers.append((locked.value.status, locked.value.wait_s, str(locked.value)))
    assert tried == []
    assert len(set(answers)) == 1
    assert answers[0][:2] == (429, FIRST_LOCK.total_seconds())
    assert "in 1 minute" in answers[0][2]
    monkeypatch.undo()
    assert services.unlock_share(at(desk, NOON + FIRST_LOCK), token, "sesame")
