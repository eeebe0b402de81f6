"""What whoever is sent a link reads first, and what its owner can do with it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import update

from tests.web.browsing import Page, compare
from tests.web.test_sharing import share
from webapp.app import create_app
from webapp.config import Config
from webapp.jobs import Comparing
from webapp.services.opening import FREE_TRIES
from webapp.store.models import ShareRow

BY_DATE = {"expires_in_days": "date"}


def read(html: str) -> str:
    """What a reader sees, its spaces told as one."""
    return re.sub(r"\s+", " ", Page(html).text)


def today() -> str:
    now = datetime.now(UTC)
    return f"{now.day} {now:%B %Y} UTC"


def test_a_stranger_reads_who_sent_it_what_it_is_and_until_when(
    client: FlaskClient, stranger: FlaskClient
) -> None:
    address = compare(client)
    last = datetime.now(UTC).date() + timedelta(days=3)
    path = share(client, address, **BY_DATE, expires_on=last.isoformat(), sent_by="Anna <Weber>\u202e")
    shown = read(stranger.get(path).text)
    until = f"{last.day} {last:%B %Y} UTC"
    assert (
        f"Anna <Weber> shared this comparison of two articles with you · revision 1, {today()} "
        f"· expires {until}"
    ) in shown
    assert "\u202e" not in shown
    assert "shared this comparison" not in read(client.get(address).text)
    nameless = read(stranger.get(share(client, address, expires_in_days="", sent_by="--")).text)
    assert f"This comparison of two articles was shared with you · revision 1, {today()}" in nameless
    assert "expires" not in nameless


def test_the_question_for_a_password_says_who_sent_it_and_tells_no_title(
    client: FlaskClient, stranger: FlaskClient
) -> None:
    path = share(client, compare(client, left_title="Secret"), sent_by="Anna", password="sesame")
    for answer in (stranger.get(path), stranger.post(path, data={"password": "barley"})):
        shown = read(answer.text)
        assert f"Anna shared this comparison of two articles with you · sent {today()}" in shown
        assert "Diptych sets two articles side by side" in shown
        assert "Secret" not in answer.text


def test_a_wrong_password_and_too_many_tries_are_told_apart_and_then_none_is_tried(
    client: FlaskClient, stranger: FlaskClient
) -> None:
    path = share(client, compare(client), password="sesame")
    wrong = [stranger.post(path, data={"password": "barley"}) for _ in range(FREE_TRIES)]
    assert {answer.status_code for answer in wrong} == {403}
    assert all("Wrong password" in answer.text for answer in wrong)
    assert not any("Retry-After" in answer.headers for answer in wrong)
    locked = [stranger.post(path, data={"password": password}) for password in ("barley", "sesame", "\0")]
    for answer in locked:
        assert answer.status_code == 429
        assert 0 < int(answer.headers["Retry-After"]) <= 60
        assert "in 1 minute" in read(answer.text)
        assert "Wrong password." not in answer.text
        assert "Set-Cookie" not in answer.headers
    assert len({answer.text for answer in locked}) == 1


def test_an_ended_link_tells_when_and_whom_to_ask_in_words_and_in_json(
    client: FlaskClient, stranger: FlaskClient
) -> None:
    address = compare(client)
    path = share(client, address, sent_by="Anna", label="For the desk", password="sesame")
    (listed,) = client.get(f"/api/v1{address}/shares").json["shares"]
    client.post(f"{address}/shares/{listed['id']}/revocation")
    answer = stranger.get(path)
    assert answer.status_code == 410
    assert f"It was revoked on {today()}. Ask Anna, who sent it, for a new one." in read(answer.text)
    assert "For the desk" not in answer.text
    told = stranger.get(path, headers={"Accept": "application/json"})
    assert told.mimetype == "application/problem+json"
    assert (told.status_code, told.json["status"]) == (410, 410)
    assert "Ask Anna" in told.json["detail"]
    partial = stranger.get(path, headers={"HX-Request": "true", "HX-Request-Type": "partial"})
    assert partial.status_code == 410
    assert "<!doctype" not in partial.text.lower()


def test_the_owner_finds_label_sender_and_address_in_the_list(client: FlaskClient) -> None:
    address = compare(client)
    path = share(client, address, label="For the <desk>", sent_by="Anna", follows="1")
    page = client.get(f"{address}/shares")
    assert "no-store" in page.headers["Cache-Control"]
    (field,) = [field for _, field in Page(page.text).elements if field.get("id", "").startswith("address-")]
    assert field["value"].endswith(path)
    assert "readonly" in field
    shown = read(page.text)
    for words in ("For the <desk>", "From Anna", "Newest revision, now 1", "Not opened yet"):
        assert words in shown
    client.post(f"{address}/revisions", data={"right": "Newer."})
    assert "Newest revision, now 2" in read(client.get(f"{address}/shares").text)


def test_a_new_address_shows_in_the_list_and_ends_the_old_one(
    client: FlaskClient, stranger: FlaskClient
) -> None:
    address = compare(client)
    path = share(client, address, label="For the desk")
    (renew,) = [
        field["action"]
        for _, field in Page(client.get(f"{address}/shares").text).elements
        if field.get("action", "").endswith("/address")
    ]
    assert stranger.post(renew).status_code == 404
    assert stranger.get(path).status_code == 200
    answer = client.post(renew)
    assert answer.status_code == 303
    page = Page(client.get(answer.location).text)
    (fresh,) = [field["value"] for _, field in page.elements if field.get("id", "").startswith("address-")]
    assert "For the desk" in page.text
    assert stranger.get(path).status_code == 410
    assert stranger.get(fresh.removeprefix("http://localhost")).status_code == 200


def test_a_following_link_shows_the_newest_revision(client: FlaskClient, stranger: FlaskClient) -> None:
    address = compare(client)
    path = share(client, address, follows="1")
    newer = client.post(f"{address}/revisions", data={"right": "Something newer."}).location
    shown = stranger.get(path).text
    assert "Something newer." in shown
    assert f"newest revision (2), {today()}" in read(shown)
    assert "Something newer." in stranger.get(f"{path}/export.json").text
    for secret in (address, newer):
        assert secret.removeprefix("/comparisons/") not in shown
    assert "Set-Cookie" not in stranger.get(path).headers


def test_the_form_gives_a_name_that_the_browser_remembers(client: FlaskClient) -> None:
    address = compare(client)
    share(client, address, sent_by=" Anna  Weber ")
    assert Page(client.get(f"{address}/shares").text).with_id("sent_by")["value"] == "Anna Weber"
    share(client, address, sent_by="")  # whoever sends one without a name is still called the same
    assert Page(client.get(f"{address}/shares").text).with_id("sent_by")["value"] == "Anna Weber"


def test_the_form_keeps_what_was_typed_when_it_is_refused(client: FlaskClient) -> None:
    typed = {"label": "For the desk", "sent_by": "Anna", "follows": "1", "expires_in_days": "soon"}
    answer = client.post(f"{compare(client)}/shares", data=typed)
    assert answer.status_code == 422
    page = Page(answer.text)
    assert [page.with_id(name)["value"] for name in ("label", "sent_by")] == ["For the desk", "Anna"]
    chosen = [field["value"] for tag, field in page.elements if tag == "option" and "selected" in field]
    assert "1" in chosen
    assert "Set-Cookie" not in answer.headers or "diptych_name" not in answer.headers["Set-Cookie"]


def test_the_form_offers_to_view_or_to_comment_and_nothing_else(client: FlaskClient) -> None:
    address = compare(client)
    share(client, address, role="comment")
    assert client.get(f"/api/v1{address}/shares").json["shares"][0]["role"] == "comment"
    for role in ("edit", "", "\0"):
        assert client.post(f"{address}/shares", data={"role": role}).status_code == 422


@pytest.mark.parametrize("offset", ["", "0", "-840", "840"])
def test_the_last_day_ends_by_the_readers_clock(client: FlaskClient, offset: str) -> None:
    address = compare(client)
    last = datetime.now(UTC).date() + timedelta(days=2)
    share(client, address, **BY_DATE, expires_on=last.isoformat(), utc_offset=offset)
    (listed,) = client.get(f"/api/v1{address}/shares").json["shares"]
    midnight = datetime.combine(last + timedelta(days=1), datetime.min.time(), UTC)
    assert listed["expires_at"] == (midnight - timedelta(minutes=int(offset or 0))).isoformat()


@pytest.mark.parametrize("offset", ["-841", "841", "99999", "soon", "1.5", "\0", "\uff11", "--1"])
def test_an_offset_that_no_clock_has_is_refused(client: FlaskClient, offset: str) -> None:
    last = (datetime.now(UTC).date() + timedelta(days=2)).isoformat()
    data = {**BY_DATE, "expires_on": last, "utc_offset": offset}
    assert client.post(f"{compare(client)}/shares", data=data).status_code == 422


def test_without_scripts_the_last_day_and_all_times_are_in_utc_and_say_so(client: FlaskClient) -> None:
    address = compare(client)
    share(client, address)
    page = client.get(f"{address}/shares").text
    assert "Last day (UTC)" in read(page)
    for path in (f"{address}/shares", "/comparisons", "/"):
        times = re.findall(r"<time[^>]*>([^<]*)</time>", client.get(path).text)
        assert times
        assert all(time.endswith("\u00a0UTC") for time in times)


LINKS: dict[str, tuple[dict[str, str], int]] = {
    "to view": ({}, 200),
    "to comment": ({"role": "comment"}, 200),
    "following": ({"follows": "1"}, 200),
    "with a password": ({"password": "sesame"}, 200),
    "ended": ({"ended": "1"}, 410),
    "ended, with a password, following": ({"ended": "1", "password": "sesame", "follows": "1"}, 410),
    "revoked": ({"revoked": "1"}, 410),
    "revoked, to comment, with a password": ({"revoked": "1", "role": "comment", "password": "sesame"}, 410),
    "readdressed": ({"readdressed": "1", "password": "sesame"}, 410),
}
"""Links of every kind, and how their address answers."""


@pytest.mark.parametrize("kind", LINKS)
def test_a_link_opens_nothing_but_itself_whoever_walks_over_all_routes(
    app: Flask, client: FlaskClient, kind: str
) -> None:
    fields, status = LINKS[kind]
    address = compare(client, left_title="Confidential")
    made = client.post(
        f"/api/v1{address}/shares",
        json={
            "role": fields.get("role", "view"),
            "password": fields.get("password", ""),
            "follows": "follows" in fields,
            "label": "Confidential",
        },
    ).json
    where = f"/api/v1{address}/shares/{made['id']}"
    if "revoked" in fields:
        client.delete(where)
    if "readdressed" in fields:
        client.post(f"{where}/address")
    if "ended" in fields:
        with app.extensions["diptych"].store.writing() as session:
            session.execute(update(ShareRow).values(expires_at=datetime.now(UTC)))
    mine, token = address.rpartition("/")[2], made["url"].rpartition("/")[2]
    opens = status == 200 and "password" not in fields
    parts = {"comparison_id": mine, "share_id": made["id"], "token": token, "filename": "mark.svg"}
    for rule in app.url_map.iter_rules():
        path = re.sub(r"<(?:\w+:)?(\w+)>", lambda found: parts.get(found.group(1), "json"), rule.rule)
        for method in sorted((rule.methods or set()) - {"HEAD", "OPTIONS"}):
            answer = app.test_client().open(path, method=method, data={"password": "barley"}, buffered=True)
            assert mine not in answer.text, (method, path)
            if "<token>" not in rule.rule:
                assert "Confidential" not in answer.text, (method, path)
                assert "<comparison_id>" not in rule.rule or answer.status_code in {404, 415, 422}
            elif method == "GET":
                assert answer.status_code == status
                assert ("Confidential" in answer.text) == opens, path
            else:
                asked = {200} if "password" in fields else set()  # the question for the password
                assert answer.status_code in {303, 403, 404, 410, 422} | asked
                assert "Confidential" not in answer.text
    assert made["id"] not in app.test_client().get(f"/s/{token}").text


@pytest.fixture
def behind_proxy(tmp_path: Path, config: Config, comparing: Comparing) -> Iterator[Flask]:
    made = create_app(replace(config, auth="proxy", trusted_proxies=("127.0.0.1",)), comparing)
    yield made
    made.extensions["diptych"].store.close()


def test_behind_a_proxy_the_sender_is_whom_it_names(behind_proxy: Flask) -> None:
    owner = behind_proxy.test_client()
    owner.environ_base["HTTP_X_FORWARDED_USER"] = "anna@news.example"
    address = compare(owner)
    page = Page(owner.get(f"{address}/shares").text)
    assert "anna@news.example sent it" in page.text
    assert "sent_by" not in {field.get("name") for _, field in page.elements}
    path = share(owner, address, sent_by="Somebody Else")
    programs = owner.post(f"/api/v1{address}/shares", json={"sent_by": "Somebody Else"}).json["url"]
    for link in (path, programs.removeprefix("http://localhost")):
        shown = behind_proxy.test_client().get(link).text
        assert "anna@news.example" in shown
        assert "Somebody Else" not in shown
