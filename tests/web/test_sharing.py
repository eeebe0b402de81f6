"""Share links: what their owner does, and what a stranger may see."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import update
from werkzeug.test import TestResponse

from tests.web.browsing import LEFT, Page, compare, gather, keep
from webapp.store.models import ShareRow

STRANGERS_ROUTES = {
    ("GET", "/progress/<ticket>"),  # of a form of this browser; of others it knows nothing
    ("DELETE", "/progress/<ticket>"),
    ("GET", "/"),
    ("GET", "/static/<path:filename>"),
    ("GET", "/s/<token>"),
    ("POST", "/s/<token>"),
    ("GET", "/s/<token>/export.<form>"),
    ("GET", "/api/v1/openapi.json"),
    ("GET", "/recovery/<secret>"),  # asks whether to move a workspace; shows nothing of it
    ("GET", "/settings"),
    ("GET", "/settings/archive.json"),
    ("GET", "/comparisons"),
    ("GET", "/sets"),
    ("GET", "/sets/new"),
    ("GET", "/api/v1/comparisons"),
    ("GET", "/api/v1/sets"),
    ("GET", "/sources"),
    ("GET", "/sources/articles"),
    ("GET", "/api/v1/archive/articles"),
}
"""All that answers a stranger. The last ten show his own workspace, which is empty."""

STRANGERS_WRITES = {
    ("POST", "/comparisons"),
    ("POST", "/api/v1/comparisons"),
    ("POST", "/settings/tokens"),
    ("POST", "/settings/recovery"),
    ("POST", "/settings/archive"),
    ("POST", "/sources/articles/removal"),
}
"""What anybody may do in a workspace of his own."""

HEALTH = {("GET", "/healthz"), ("GET", "/readyz"), ("GET", "/metrics")}


def share(client: FlaskClient, address: str, **fields: str) -> str:
    """Makes a link as its owner does; its path."""
    page = Page(client.post(f"{address}/shares", data={"expires_in_days": "7", **fields}).text)
    return page.with_id("made")["value"].removeprefix("http://localhost")


def test_a_stranger_sees_what_the_owner_saw(client: FlaskClient, stranger: FlaskClient) -> None:
    address = compare(client)
    path = share(client, address)
    assert re.fullmatch(r"/s/[A-Za-z0-9_-]{22,}", path)
    shown = stranger.get(path)
    assert shown.status_code == 200
    assert Page(shown.text).sentences().keys() == Page(client.get(address).text).sentences().keys()


def test_a_shared_page_keeps_to_itself(client: FlaskClient, stranger: FlaskClient) -> None:
    address = compare(client)
    other = compare(client, left_title="Another one")
    newer = client.post(f"{address}/revisions", data={"right": "Newer."}).location
    shown = stranger.get(share(client, address) + "?sentence=L1&edit=L1")
    assert shown.headers["X-Robots-Tag"].startswith("noindex")
    assert shown.headers["Referrer-Policy"] == "no-referrer"
    assert "no-store" in shown.headers["Cache-Control"]
    assert "Set-Cookie" not in shown.headers
    for secret in (address, other, newer):
        assert secret.removeprefix("/comparisons/") not in shown.text
    forms = [attributes for tag, attributes in Page(shown.text).elements if tag == "form"]
    assert not [form for form in forms if form.get("method", "get").lower() == "post"]


def test_the_owners_cookie_is_neither_wanted_nor_renewed_there(client: FlaskClient) -> None:
    assert "Set-Cookie" not in client.get(share(client, compare(client))).headers


def test_deep_links_show_the_card(client: FlaskClient, stranger: FlaskClient) -> None:
    path = share(client, compare(client))
    partial = {"HX-Request": "true", "HX-Request-Type": "partial"}
    card = stranger.get(f"{path}?sentence=L1", headers=partial)
    assert card.status_code == 200
    assert "<!doctype" not in card.text.lower()
    assert card.headers["X-Robots-Tag"].startswith("noindex")


def test_a_password_is_asked_for_once(client: FlaskClient, stranger: FlaskClient) -> None:
    path = share(client, compare(client), password="open sesame")
    asked = stranger.get(path)
    assert "bridge" not in asked.text
    assert asked.headers["Referrer-Policy"] == "same-origin"  # else browsers send the form with Origin: null
    wrong = stranger.post(path, data={"password": "open barley"})
    assert wrong.status_code == 403
    assert "bridge" not in wrong.text
    right = stranger.post(path, data={"password": "open sesame"})
    assert right.status_code == 303
    assert f"Path={path}" in right.headers["Set-Cookie"]
    assert "bridge" in stranger.get(path).text
    assert "bridge" not in client.get(path).text  # even the owner's browser has to know it


def test_the_password_leads_to_the_view_that_the_link_asked_for(
    client: FlaskClient, stranger: FlaskClient
) -> None:
    path = share(client, compare(client), password="open sesame")
    asked = "?view=rows&show=new&sentence=L2"
    form = next(
        attributes for tag, attributes in Page(stranger.get(path + asked).text).elements if tag == "form"
    )
    assert form["action"].endswith(asked)
    assert stranger.post(path + asked, data={"password": "open sesame"}).location.endswith(asked + "#L2")


def test_the_downloads_ask_for_the_password_too(client: FlaskClient, stranger: FlaskClient) -> None:
    path = share(client, compare(client), password="open sesame")
    assert "bridge" not in stranger.get(f"{path}/export.json").text
    stranger.post(path, data={"password": "open sesame"})
    assert "bridge" in stranger.get(f"{path}/export.json").text


def test_the_owner_sees_how_often_it_was_opened_and_revokes_it(
    client: FlaskClient, stranger: FlaskClient
) -> None:
    address = compare(client)
    path = share(client, address)
    for _ in range(3):
        stranger.get(path)
    page = Page(client.get(f"{address}/shares").text)
    assert "Opened 3 times" in page.text
    (revoke,) = [
        attributes["action"]
        for tag, attributes in page.elements
        if attributes.get("action", "").endswith("/revocation")
    ]
    assert client.post(revoke).status_code == 303
    assert stranger.get(path).status_code == 410


def answers_to(
    browser: FlaskClient, paths: list[str], method: str
) -> list[tuple[int, bytes, dict[str, str]]]:
    """Status, body and headers, without the number that every request has."""
    answers = [
        browser.open(path, method=method, data={"password": "x"} if method == "POST" else None)
        for path in paths
    ]
    return [(answer.status_code, answer.data, {**answer.headers, "X-Request-Id": ""}) for answer in answers]


EVERY_WAY = pytest.mark.parametrize(
    ("method", "ending"), [("GET", ""), ("HEAD", ""), ("POST", ""), ("GET", "/export.html")]
)


@EVERY_WAY
def test_links_that_never_were_and_those_of_deleted_pairs_answer_alike_to_the_letter(
    client: FlaskClient, stranger: FlaskClient, method: str, ending: str
) -> None:
    address = compare(client)
    gone, locked, ended = (
        share(client, address, **fields) for fields in ({}, {"password": "open sesame"}, {"label": "ended"})
    )
    (listed, *_) = client.get(f"/api/v1{address}/shares").json["shares"]
    client.delete(f"/api/v1{address}/shares/{listed['id']}")
    client.post(f"{address}/deletion")
    paths = [path + ending for path in (gone, locked, ended, "/s/" + "x" * 22, "/s/x")]
    first, *others = answers_to(stranger, paths, method)
    assert first[0] == 404
    assert first[2]["X-Robots-Tag"].startswith("noindex")
    assert all(other == first for other in others)


@EVERY_WAY
def test_links_that_have_ended_say_so_and_answer_alike_with_and_without_a_password(
    app: Flask, client: FlaskClient, stranger: FlaskClient, method: str, ending: str
) -> None:
    address = compare(client, left_title="Confidential")
    ways: list[dict[str, str]] = [{}, {"password": "open sesame"}, {"follows": "1"}]
    expired = [share(client, address, **fields) for fields in ways]
    with app.extensions["diptych"].store.writing() as session:
        session.execute(update(ShareRow).values(expires_at=datetime.now(UTC) - timedelta(days=1)))
    revoked = [share(client, address, **fields) for fields in ways]
    for listed in client.get(f"/api/v1{address}/shares").json["shares"]:
        if not listed["expired"]:
            client.delete(f"/api/v1{address}/shares/{listed['id']}")
    for paths, words in ((expired, b"It expired on"), (revoked, b"It was revoked on")):
        first, *others = answers_to(stranger, [path + ending for path in paths], method)
        assert first[0] == 410
        assert words in first[1] or method == "HEAD"
        assert b"Confidential" not in first[1]
        assert "no-store" in first[2]["Cache-Control"]
        assert first[2]["X-Robots-Tag"].startswith("noindex")
        assert all(_day(other) == _day(first) for other in others)


def _day(answer: tuple[int, bytes, dict[str, str]]) -> object:
    """An answer with its moments told by the day, as the page's words do."""
    status, body, headers = answer
    return status, re.sub(rb"T\d\d:\d\d:\d\d", b"", body), {**headers, "Content-Length": ""}


def test_anothers_comparison_is_told_from_none_by_nobody(client: FlaskClient, stranger: FlaskClient) -> None:
    theirs = compare(client)
    compare(stranger)  # with a workspace of his own he learns no more
    for ending in ("", "/shares", "/revisions", "/export.json"):
        paths = [theirs + ending, "/comparisons/" + "x" * 22 + ending]
        first, second = answers_to(stranger, paths, "GET")
        assert first == second
        assert first[0] == 404


def test_asking_for_the_headers_alone_does_not_count_as_opening(
    client: FlaskClient, stranger: FlaskClient
) -> None:
    address = compare(client)
    path = share(client, address)
    assert stranger.head(path).status_code == 200
    (listed,) = client.get(f"/api/v1{address}/shares").json["shares"]
    assert (listed["opened_count"], listed["opened_at"]) == (0, None)
    stranger.get(path)
    (listed,) = client.get(f"/api/v1{address}/shares").json["shares"]
    assert listed["opened_count"] == 1


def test_a_number_of_days_that_is_none_is_refused(client: FlaskClient) -> None:
    answer = client.post(f"{compare(client)}/shares", data={"expires_in_days": "soon"})
    assert answer.status_code == 422


def test_a_link_ends_on_a_chosen_date(client: FlaskClient) -> None:
    address = compare(client)
    last = datetime.now(UTC).date() + timedelta(days=40)
    share(client, address, expires_in_days="date", expires_on=last.isoformat())
    page = Page(client.get(f"{address}/shares").text)
    assert f"{last}T23:59:00+00:00" in {field.get("datetime") for _, field in page.elements}


@pytest.mark.parametrize("day", ["", "soon", "2001-01-01", "9999-12-31"])
def test_a_date_that_cannot_be_is_refused_and_left_in_the_form(client: FlaskClient, day: str) -> None:
    address = compare(client)
    answer = client.post(f"{address}/shares", data={"expires_in_days": "date", "expires_on": day})
    assert answer.status_code == 422
    page = Page(answer.text)
    assert page.with_id("expires_on")["value"] == day
    chosen = [field["value"] for tag, field in page.elements if tag == "option" and "selected" in field]
    assert chosen == ["date"]
    assert "revocation" not in answer.text


def test_only_the_owner_is_led_to_the_links_and_the_list(client: FlaskClient, stranger: FlaskClient) -> None:
    address = compare(client)

    def led(answer: TestResponse) -> set[str]:
        return {field.get("href", "") for _, field in Page(answer.text).elements}

    assert f"{address}/shares" in led(client.get(address))
    for path in ("/", "/comparisons", "/settings"):
        assert "/comparisons" in led(client.get(path))
    for password in ("", "open sesame"):
        seen = led(stranger.get(share(client, address, password=password)))
        assert not {"/comparisons", f"{address}/shares"} & seen


@pytest.mark.parametrize("config", ["on"], indirect=True)
def test_a_strangers_walk_over_every_route_finds_nothing(
    app: Flask, client: FlaskClient, stranger: FlaskClient
) -> None:
    address = compare(client, left_title="Confidential")
    mine = address.removeprefix("/comparisons/")
    share(client, address)
    (listed,) = client.get(f"/api/v1/comparisons/{mine}/shares").json["shares"]
    base = f"/api/v1/comparisons/{mine}/review"
    said = client.post(f"{base}/comments", json={"key": "", "text": "Confidential."}).json
    link = client.get(f"/api/v1/comparisons/{mine}").json["comparison"]["links"][-1]["key"]
    client.put(f"{base}/decisions/{link}", json={"state": "ok"})
    review = client.get(base).json
    article = keep(client, "Confidential", "Confidential. " + LEFT)
    values = {
        "comparison_id": mine,
        "set_id": gather(client, address).removeprefix("/sets/"),
        "share_id": listed["id"],
        "comment_id": said["id"],
        "key": review["decisions"][0]["key"],
        "token": "x" * 22,
        "secret": "x" * 22,
        "token_id": "x" * 22,
        "ticket": "x" * 22,
        "job_id": "x" * 22,
        "article_id": article,
        "filename": "css/diptych.css",
        "form": "json",
    }
    answered = set()
    for rule in app.url_map.iter_rules():
        path = re.sub(r"<(?:\w+:)?(\w+)>", lambda found: values[found.group(1)], rule.rule)
        for method in sorted((rule.methods or set()) - {"HEAD", "OPTIONS"}):
            answer = app.test_client().open(path, method=method, buffered=True)
            assert "Confidential" not in answer.text, (method, path)
            assert mine not in answer.text, (method, path)
            assert article not in answer.text, (method, path)
            if answer.status_code < 400:
                answered.add((method, rule.rule))
            else:
                assert answer.status_code in {403, 404, 405, 415, 422}, (method, path, answer.status_code)
    assert answered <= STRANGERS_ROUTES | STRANGERS_WRITES | HEALTH
    assert client.get(address).status_code == 200
    assert client.get(f"/sets/{values['set_id']}").status_code == 200
    assert client.get(f"/api/v1/archive/articles/{article}").status_code == 200
