"""Share links, on SQLite and on PostgreSQL alike."""

from __future__ import annotations

import hashlib
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, date, datetime, time, timedelta

import pytest
from sqlalchemy import select, update

from webapp import services
from webapp.services import Desk, Draft, Terms, passwords
from webapp.services.opening import FREE_TRIES
from webapp.services.shares import LONGEST_DAYS
from webapp.store.models import ShareRow


@pytest.fixture
def made(desk: Desk, workspace: str) -> str:
    return services.create_comparison(desk, workspace, Draft("Some text.", "Other text.")).id


def test_a_link_shows_its_revision_whatever_becomes_of_the_pair(
    desk: Desk, workspace: str, made: str
) -> None:
    share, token = services.create_share(desk, workspace, made)
    services.compare_again(desk, workspace, made, Draft("Some text.", "Changed."))
    shown = services.open_share(desk, token)
    assert shown is not None
    assert shown.comparison.right.text == "Other text."
    assert (share.number, share.password, share.expires_at) == (1, False, None)


def test_only_a_hash_of_the_token_is_kept(desk: Desk, workspace: str, made: str) -> None:
    _, token = services.create_share(desk, workspace, made, Terms(password="geheim"))
    assert len(token) >= 22
    with desk.store.reading() as session:
        row = session.scalars(select(ShareRow)).one()
        kept = " ".join(str(getattr(row, column.key)) for column in ShareRow.__table__.columns)
    assert token not in kept
    assert "geheim" not in kept


def test_a_link_can_end_with_a_chosen_day(desk: Desk, workspace: str, made: str) -> None:
    tomorrow = datetime.now(UTC).date() + timedelta(days=1)
    share, token = services.create_share(desk, workspace, made, Terms(until=tomorrow))
    assert share.expires_at == datetime.combine(tomorrow + timedelta(days=1), time(), UTC)
    assert services.open_share(desk, token) is not None


@pytest.mark.parametrize("ahead", [-1, LONGEST_DAYS + 1])
def test_the_last_day_is_not_past_and_within_ten_years(
    desk: Desk, workspace: str, made: str, ahead: int
) -> None:
    until = datetime.now(UTC).date() + timedelta(days=ahead)
    with pytest.raises(services.InvalidError):
        services.create_share(desk, workspace, made, Terms(until=until))
    with pytest.raises(services.InvalidError):
        services.create_share(desk, workspace, made, Terms(until=date.max))
    assert not services.list_shares(desk, workspace, made)


@pytest.mark.parametrize("token", ["", "nothing", "x" * 22, "\ud800", "\0"])
def test_a_guess_opens_nothing(desk: Desk, made: str, token: str) -> None:
    with pytest.raises(services.NotFoundError):
        services.open_share(desk, token)


def test_an_expired_link_opens_nothing_and_is_listed_as_expired(
    desk: Desk, workspace: str, made: str
) -> None:
    _, token = services.create_share(desk, workspace, made, Terms(days=1))
    assert services.open_share(desk, token) is not None
    with desk.store.writing() as session:
        session.execute(update(ShareRow).values(expires_at=datetime.now(UTC)))
    with pytest.raises(services.NotFoundError):
        services.open_share(desk, token)
    assert services.list_shares(desk, workspace, made)[0].expired


@pytest.mark.parametrize("days", [0, -1, 3651])
def test_the_days_have_a_range(desk: Desk, workspace: str, made: str, days: int) -> None:
    with pytest.raises(services.InvalidError):
        services.create_share(desk, workspace, made, Terms(days=days))


def test_a_revoked_link_opens_nothing(desk: Desk, workspace: str, made: str) -> None:
    share, token = services.create_share(desk, workspace, made)
    services.revoke_share(desk, workspace, made, share.id)
    with pytest.raises(services.NotFoundError):
        services.open_share(desk, token)
    assert services.list_shares(desk, workspace, made) == ()


def test_the_list_tells_how_often_and_when_last(desk: Desk, workspace: str, made: str) -> None:
    _, token = services.create_share(desk, workspace, made)
    assert services.list_shares(desk, workspace, made)[0].opened_at is None
    for count in (True, True, False):
        services.open_share(desk, token, count=count)
    (share,) = services.list_shares(desk, workspace, made)
    assert share.opened_count == 2
    assert share.opened_at is not None
    assert datetime.now(UTC) - share.opened_at < timedelta(minutes=1)


def test_a_password_is_asked_for_and_its_proof_opens(desk: Desk, workspace: str, made: str) -> None:
    _, token = services.create_share(desk, workspace, made, Terms(password="öffne dich \ud800"))
    assert services.open_share(desk, token) is None
    assert services.open_share(desk, token, "forged") is None
    with pytest.raises(services.ForbiddenError):
        services.unlock_share(desk, token, "öffne dich")
    proof = services.unlock_share(desk, token, "öffne dich \ud800")
    assert services.open_share(desk, token, proof) is not None


@pytest.mark.parametrize("password", ["\0", "sesame\0", "sesame\0\0", "ses\0ame", "\0sesame"])
def test_a_password_with_a_null_character_is_no_password(
    desk: Desk, workspace: str, made: str, password: str
) -> None:
    with pytest.raises(services.InvalidError, match="null character"):
        services.create_share(desk, workspace, made, Terms(password=password))
    _, token = services.create_share(desk, workspace, made, Terms(password="sesame"))
    with pytest.raises(services.ForbiddenError):
        services.unlock_share(desk, token, password)
    assert services.unlock_share(desk, token, "sesame")


def test_the_proof_of_one_link_opens_no_other(desk: Desk, workspace: str, made: str) -> None:
    _, one = services.create_share(desk, workspace, made, Terms(password="same"))
    _, other = services.create_share(desk, workspace, made, Terms(password="same"))
    assert services.open_share(desk, other, services.unlock_share(desk, one, "same")) is None


def test_a_try_costs_a_guesser_what_owasp_asks(dear_passwords: int, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[dict[str, int]] = []
    monkeypatch.setattr(hashlib, "scrypt", lambda *_given, **costs: asked.append(costs) or b"")
    passwords.hash_password("sesame")
    assert asked[0]["n"] == dear_passwords
    assert (asked[0]["n"], asked[0]["r"], asked[0]["p"]) >= (2**14, 8, 5)


@pytest.mark.usefixtures("dear_passwords")  # which keep all tries under way together
def test_tries_are_limited_even_when_made_at_once(desk: Desk, workspace: str, made: str) -> None:
    _, token = services.create_share(desk, workspace, made, Terms(password="right"))

    def attempt(password: str) -> bool:
        try:
            services.unlock_share(desk, token, password)
        except services.ForbiddenError:
            return False
        return True

    with ThreadPoolExecutor(6) as pool:
        assert not any(pool.map(attempt, [f"wrong {number}" for number in range(FREE_TRIES + 1)]))
    assert not attempt("right")
    with desk.store.writing() as session:
        assert session.scalars(select(ShareRow.failures)).one() == FREE_TRIES
        session.execute(update(ShareRow).values(locked_until=datetime.now(UTC)))
    assert attempt("right")
    assert attempt("right")


def test_another_workspace_can_neither_share_nor_list_nor_revoke(
    desk: Desk, workspace: str, made: str
) -> None:
    share, token = services.create_share(desk, workspace, made)
    other, _ = services.create_workspace(desk)
    mine = services.create_comparison(desk, other, Draft("Mine.", "Mine.")).id
    with pytest.raises(services.NotFoundError):
        services.create_share(desk, other, made)
    with pytest.raises(services.NotFoundError):
        services.list_shares(desk, other, made)
    with pytest.raises(services.NotFoundError):
        services.revoke_share(desk, other, mine, share.id)
    assert services.open_share(desk, token) is not None
