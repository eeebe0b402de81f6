"""``/settings``: access tokens, the recovery link, everything as one file."""

from __future__ import annotations

import io
import json
from dataclasses import replace

import pytest
from flask.testing import FlaskClient

from tests.web.browsing import Page, compare
from webapp.app import create_app
from webapp.config import Config
from webapp.jobs import Comparing


def test_a_token_is_shown_once_and_can_be_revoked(client: FlaskClient) -> None:
    address = compare(client)
    made = Page(client.post("/settings/tokens", data={"name": "script"}).text)
    secret = made.with_id("secret")["value"]
    bearer = {"Authorization": f"Bearer {secret}"}
    stranger = client.application.test_client()
    assert stranger.get(f"/api/v1{address}", headers=bearer).status_code == 200
    again = client.get("/settings")
    assert secret not in again.text
    (revoke,) = [
        attributes["action"]
        for _, attributes in Page(again.text).elements
        if attributes.get("action", "").endswith("/revocation")
    ]
    assert stranger.post(revoke).status_code == 404
    for _ in range(2):  # a second click does no harm
        assert client.post(revoke).status_code == 303
    assert stranger.get(f"/api/v1{address}", headers=bearer).status_code == 401


def recovery(client: FlaskClient) -> str:
    """The path of a new recovery link."""
    made = Page(client.post("/settings/recovery").text)
    return made.with_id("recovery")["value"].removeprefix("http://localhost")


def test_a_recovery_link_opens_the_workspace_in_one_more_browser(
    client: FlaskClient, stranger: FlaskClient
) -> None:
    address = compare(client)
    path = recovery(client)
    assert "the 1 comparison of the link" in stranger.get(path).text
    assert stranger.get(address).status_code == 404  # looking does nothing
    for _ in range(2):  # a second click finds it done
        assert stranger.post(path).status_code == 303
        assert stranger.get(address).status_code == 200
    assert client.get(address).status_code == 200
    assert "2 browsers open this workspace." in client.get("/settings").text


def test_the_page_says_what_is_added_to_what_before_it_is(client: FlaskClient, stranger: FlaskClient) -> None:
    addresses = [compare(client), compare(client), compare(stranger)]
    path = recovery(client)
    asked = Page(stranger.get(path).text).text
    assert "This browser has 1 comparison of its own. It will be added to the 2 of the link." in asked
    assert "Use only a link you created yourself." in asked
    stranger.post(path)
    assert {one.get(address).status_code for one in (client, stranger) for address in addresses} == {200}
    assert "This browser already shows these comparisons" in client.get(recovery(stranger)).text


def test_a_link_that_opens_nothing_is_not_asked_about(client: FlaskClient) -> None:
    assert client.get("/recovery/anything").status_code == 404
    assert client.post("/recovery/anything").status_code == 404


def test_other_browsers_are_signed_out(client: FlaskClient, stranger: FlaskClient) -> None:
    address = compare(client)
    assert "Sign out all other browsers" not in client.get("/settings").text
    stranger.post(recovery(client))
    assert stranger.post("/settings/browsers/revocation").status_code == 303
    assert stranger.get(address).status_code == 200
    assert client.get(address).status_code == 404
    assert client.post("/settings/browsers/revocation").status_code == 404


def test_everything_goes_out_and_comes_back_the_same(client: FlaskClient, stranger: FlaskClient) -> None:
    address = compare(client, left_title="The bridge")
    client.post(f"{address}/tags", data={"tags": "water, Élite"})
    second = client.post(f"{address}/revisions", data={"right": "Another."}).location
    compare(client, left="odd \0 text", right="中文。")
    archive = client.get("/settings/archive.json")
    assert "attachment" in archive.headers["Content-Disposition"]
    answer = stranger.post("/settings/archive", data={"archive": (io.BytesIO(archive.data), "a.json")})
    assert answer.status_code == 200
    assert "2 comparisons imported." in answer.text
    theirs, ours = (json.loads(one.get("/settings/archive.json").data) for one in (stranger, client))
    assert theirs == ours
    (listed,) = stranger.get("/api/v1/comparisons?search=bridge").json["comparisons"]
    assert listed["revision"] == 2
    assert listed["tags"] == ["water", "Élite"]
    copy = stranger.get(f"/api/v1/comparisons/{listed['id']}").json
    assert copy["comparison"] == client.get(f"/api/v1{second}").json["comparison"]
    assert listed["id"] not in second


def test_a_file_of_a_version_without_tags_comes_in_too(client: FlaskClient, stranger: FlaskClient) -> None:
    compare(client)
    document = json.loads(client.get("/settings/archive.json").data)
    del document["pairs"][0]["tags"]
    content = io.BytesIO(json.dumps(document).encode())
    assert stranger.post("/settings/archive", data={"archive": (content, "a.json")}).status_code == 200
    (listed,) = stranger.get("/api/v1/comparisons").json["comparisons"]
    assert listed["tags"] == []


@pytest.mark.parametrize(
    "tags", ["water", [5], None, {"a": 1}, [str(number) for number in range(21)]], ids=str
)
def test_tags_that_are_none_add_nothing(client: FlaskClient, stranger: FlaskClient, tags: object) -> None:
    compare(client)
    document = json.loads(client.get("/settings/archive.json").data)
    document["pairs"][0]["tags"] = tags
    content = io.BytesIO(json.dumps(document).encode())
    assert stranger.post("/settings/archive", data={"archive": (content, "a.json")}).status_code == 422
    assert stranger.get("/api/v1/comparisons").json["comparisons"] == []


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"nonsense",
        b"[]",
        b"{}",
        b'{"schema": "diptych.archive/2", "pairs": []}',
        b'{"schema": "diptych.archive/1", "pairs": [{"title": "x", "comparisons": [{}]}]}',
        b'{"schema": "diptych.archive/1", "pairs": [5]}',
        b"[" * 100_000,
    ],
)
def test_a_file_that_is_no_archive_adds_nothing(client: FlaskClient, content: bytes) -> None:
    answer = client.post("/settings/archive", data={"archive": (io.BytesIO(content), "a.json")})
    assert answer.status_code == 422
    assert client.get("/api/v1/comparisons").json["comparisons"] == []


def test_a_damaged_archive_adds_nothing_at_all(client: FlaskClient) -> None:
    compare(client)
    compare(client, left="Another one.")
    document = json.loads(client.get("/settings/archive.json").data)
    document["pairs"][1]["comparisons"][0]["left"] = "Other words."
    content = json.dumps(document).encode()
    fresh = client.application.test_client()
    assert fresh.post("/settings/archive", data={"archive": (io.BytesIO(content), "a")}).status_code == 422
    assert fresh.get("/api/v1/comparisons").json["comparisons"] == []


def spoiled(client: FlaskClient, **fields: object) -> bytes:
    compare(client)
    document = json.loads(client.get("/settings/archive.json").data)
    revision = document["pairs"][0]["comparisons"][0]
    for side in ("left", "right"):
        if side in fields:
            revision["result"][side]["sentences"] = []
    revision.update(fields)
    return json.dumps(document).encode()


@pytest.mark.parametrize(
    "fields",
    [
        {"left": [], "right": []},
        {"left": None, "right": None},
        {"created_at": "0001-01-01T00:00:00+23:59"},
        {"created_at": 5},
        {"left_title": None},
    ],
)
def test_values_that_are_none_of_ours_add_nothing(client: FlaskClient, fields: dict[str, object]) -> None:
    content = spoiled(client, **fields)
    fresh = client.application.test_client()
    assert fresh.post("/settings/archive", data={"archive": (io.BytesIO(content), "a")}).status_code == 422


def test_an_archive_may_be_larger_than_a_form(config: Config, comparing: Comparing) -> None:
    app = create_app(replace(config, max_bytes=20_000), comparing)
    client = app.test_client()
    content = spoiled(client) + b" " * 100_000
    answer = client.post("/settings/archive", data={"archive": (io.BytesIO(content), "a")})
    assert answer.status_code == 200
    content += b" " * 300_000
    assert client.post("/settings/archive", data={"archive": (io.BytesIO(content), "a")}).status_code == 413
    app.extensions["diptych"].store.close()


def test_a_token_opens_the_api_and_no_page(client: FlaskClient) -> None:
    address = compare(client)
    made = Page(client.post("/settings/tokens", data={"name": "script"}).text)
    bearer = {"Authorization": f"Bearer {made.with_id('secret')['value']}"}
    program = client.application.test_client()
    assert program.get(f"/api/v1{address}", headers=bearer).status_code == 200
    assert program.get(address, headers=bearer).status_code == 404
    moved = Page(program.post("/settings/recovery", headers=bearer).text).with_id("recovery")["value"]
    client.application.test_client().post(moved.removeprefix("http://localhost"))
    assert client.get(address).status_code == 200  # what was moved is the program's own, empty workspace


def test_the_page_that_moves_a_workspace_lets_the_browser_say_where_it_comes_from(
    client: FlaskClient,
) -> None:
    assert client.get("/recovery/anything").headers["Referrer-Policy"] == "same-origin"
