"""``/api/v1``: the JSON API."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient

from tests.web.browsing import LEFT, RIGHT
from webapp import services

PAIR = {"left": LEFT, "right": RIGHT}
BASE = "/api/v1/comparisons"


def create(client: FlaskClient, **fields: str) -> dict[str, Any]:
    answer = client.post(BASE, json={**PAIR, **fields})
    assert answer.status_code == 201, answer.text
    made: dict[str, Any] = answer.json
    return made


def test_a_comparison_is_made_read_and_deleted(client: FlaskClient) -> None:
    made = create(client, left_title="A title")
    assert made["comparison"]["schema"] == "diptych.comparison/2"
    assert made["title"] == "A title"
    assert client.get(made["url"]).status_code == 200
    assert client.get(f"{BASE}/{made['id']}").json == made
    assert client.delete(f"{BASE}/{made['id']}").status_code == 204
    assert client.get(f"{BASE}/{made['id']}").status_code == 404
    assert client.delete(f"{BASE}/{made['id']}").status_code == 404


def test_it_says_where_what_it_made_is(client: FlaskClient) -> None:
    answer = client.post(BASE, json=PAIR)
    assert client.get(answer.location).json == answer.json


def test_a_revision_keeps_what_was_left_out(client: FlaskClient) -> None:
    made = create(client)
    answer = client.post(f"{BASE}/{made['id']}/revisions", json={"right": "Something else."})
    assert answer.status_code == 201
    assert answer.json["revision"] == 2
    assert answer.json["comparison"]["left"] == made["comparison"]["left"]
    assert client.get(f"{BASE}/{made['id']}").json == made


def test_the_list_comes_in_parts(client: FlaskClient) -> None:
    made = [create(client, left_title=f"Number {number}")["id"] for number in range(3)]
    first = client.get(f"{BASE}?limit=2").json
    second = client.get(first["next"]).json
    assert [entry["id"] for entry in first["comparisons"] + second["comparisons"]] == made[::-1]
    assert second["next"] is None
    assert [entry["id"] for entry in client.get(f"{BASE}?search=number+1").json["comparisons"]] == [made[1]]


def test_tags_are_set_listed_and_narrow_the_list(client: FlaskClient, stranger: FlaskClient) -> None:
    made, other = create(client), create(client)
    address = f"{BASE}/{made['id']}/tags"
    assert client.put(address, json={"tags": ["b", "A", "a "]}).json == {"tags": ["a", "b"]}
    assert client.get(f"{BASE}/{made['id']}").json["tags"] == ["a", "b"]
    (listed,) = client.get(f"{BASE}?tag=A").json["comparisons"]
    assert (listed["id"], listed["tags"]) == (made["id"], ["a", "b"])
    client.put(f"{BASE}/{other['id']}/tags", json={"tags": ["a"]})
    first = client.get(f"{BASE}?tag=a&limit=1").json
    assert client.get(first["next"]).json["comparisons"][0]["id"] == made["id"]
    assert client.put(address, json={"tags": []}).json == {"tags": []}
    for body in ({}, {"tags": "a"}, {"tags": [5]}, {"tags": [str(number) for number in range(21)]}):
        assert client.put(address, json=body).status_code == 422
    assert stranger.put(address, json={"tags": ["theirs"]}).status_code == 404


def test_a_link_ends_after_days_or_on_a_date(client: FlaskClient) -> None:
    address = f"{BASE}/{create(client)['id']}/shares"
    last = datetime.now(UTC).date() + timedelta(days=40)
    made = client.post(address, json={"expires": last.isoformat()}).json
    assert made["expires_at"] == f"{last + timedelta(days=1)}T00:00:00+00:00"
    assert client.post(address, json={"expires": None}).json["expires_at"] is None
    both = client.post(address, json={"expires": last.isoformat(), "expires_in_days": 7})
    assert both.status_code == 422


def test_links_are_made_listed_opened_and_revoked(client: FlaskClient, stranger: FlaskClient) -> None:
    address = f"{BASE}/{create(client)['id']}/shares"
    made = client.post(address, json={"role": "view", "expires_in_days": 7})
    assert made.status_code == 201
    assert stranger.get(made.json["url"]).status_code == 200
    (listed,) = client.get(address).json["shares"]
    assert listed["opened_count"] == 1
    assert "url" not in listed
    assert client.delete(f"{address}/{listed['id']}").status_code == 204
    assert stranger.get(made.json["url"]).status_code == 410
    assert client.get(address).json == {"shares": []}


def test_a_link_says_what_it_allows_what_it_shows_and_whose_it_is(
    client: FlaskClient, stranger: FlaskClient
) -> None:
    address = f"{BASE}/{create(client)['id']}/shares"
    wanted = {"role": "comment", "label": "To the  desk\n", "sent_by": "Anna", "follows": True}
    made = client.post(address, json=wanted).json
    (listed,) = client.get(address).json["shares"]
    assert {name: listed[name] for name in wanted} == {**wanted, "label": "To the desk"}
    renewed = client.post(f"{address}/{listed['id']}/address")
    assert renewed.status_code == 201
    assert renewed.headers["Location"] == renewed.json["url"]
    assert renewed.json["id"] == made["id"]
    assert [stranger.get(link["url"]).status_code for link in (made, renewed.json)] == [410, 200]
    assert stranger.post(f"{address}/{listed['id']}/address").status_code == 404
    assert client.post(f"{address}/{'x' * 22}/address").status_code == 404


@pytest.mark.parametrize(
    "body",
    [
        {},
        {"left": LEFT},
        {"left": LEFT, "right": ""},
        {"left": 5, "right": RIGHT},
        {"left": LEFT, "right": None},
        {**PAIR, "left_title": []},
        {**PAIR, "unknown": 1},
        [],
        "text",
        7,
    ],
    ids=str,
)
def test_what_cannot_be_compared_is_a_problem(client: FlaskClient, body: object) -> None:
    answer = client.post(BASE, json=body)
    assert answer.status_code == 422
    assert answer.mimetype == "application/problem+json"
    assert answer.json["status"] == 422
    assert len(answer.json["detail"]) > 10


@pytest.mark.parametrize("body", [b"", b"{", b"\xff", b"[" * 100_000, b'{"left": NaN'])
def test_what_is_no_json_is_a_problem(client: FlaskClient, body: bytes) -> None:
    assert client.post(BASE, data=body, content_type="application/json").status_code == 422


def test_a_form_is_refused_as_a_kind_of_body(client: FlaskClient) -> None:
    assert client.post(BASE, data=PAIR).status_code == 415


def test_too_much_text_is_a_problem(client: FlaskClient) -> None:
    answer = client.post(BASE, json={"left": "x" * 1_300_000, "right": "y"})
    assert (answer.status_code, answer.mimetype) == (413, "application/problem+json")


@pytest.mark.parametrize(
    "body",
    [
        {"role": "edit"},
        {"expires_in_days": 0},
        {"expires_in_days": 1.5},
        {"expires_in_days": True},
        {"expires_in_days": "7"},
        {"expires": "2001-01-01"},
        {"expires": "9999-12-31"},
        {"expires": "2030-02-30"},
        {"expires": "20300101"},
        {"expires": 7},
        {"password": 5},
        {"role": None},
        {"role": ["view"]},
        {"follows": "yes"},
        {"follows": 1},
        {"label": 5},
        {"sent_by": None},
        {"expires": "2030-01-31", "expires_in_days": 1},
        {"unknown": 1},
    ],
    ids=str,
)
def test_a_link_that_cannot_be_made_is_a_problem(client: FlaskClient, body: object) -> None:
    assert client.post(f"{BASE}/{create(client)['id']}/shares", json=body).status_code == 422


@pytest.mark.parametrize("query", ["limit=0", "limit=101", "limit=x", "offset=-1", "offset=99999999999"])
def test_a_part_that_cannot_be_listed_is_a_problem(client: FlaskClient, query: str) -> None:
    assert client.get(f"{BASE}?{query}").status_code == 422


def test_texts_that_json_can_hold_are_shown_on_the_page_too(client: FlaskClient) -> None:
    made = create(client, left="lone \ud800 surrogate. null \0 byte.", right="\udfff. \u202e {{ 7 * 7 }}")
    assert made["comparison"]["left"]["sentences"][0]["text"].startswith("lone \ud800")
    assert client.get(f"{BASE}/{made['id']}").json == made
    assert client.get(made["url"]).status_code == 200


def test_a_token_acts_in_its_workspace(app: Flask, client: FlaskClient, stranger: FlaskClient) -> None:
    desk = app.extensions["diptych"]
    made = create(client)
    workspace = services.find_workspace(desk, services.create_workspace(desk)[1])
    assert workspace
    _, secret = services.create_access_token(desk, workspace, "test")
    bearer = {"Authorization": f"Bearer {secret}"}
    own = stranger.post(BASE, json=PAIR, headers=bearer)
    assert own.status_code == 201
    assert "Set-Cookie" not in own.headers
    assert stranger.get(own.location).status_code == 404
    assert stranger.get(own.location, headers=bearer).status_code == 200
    assert client.get(f"{BASE}/{made['id']}", headers=bearer).status_code == 404  # the token, not the cookie


@pytest.mark.parametrize("token", ["", "nonsense", "diptych_" + "x" * 43, "\xe9"])
def test_an_unknown_token_opens_nothing_and_makes_nothing(client: FlaskClient, token: str) -> None:
    bearer = {"Authorization": f"Bearer {token}"}
    for answer in (client.get(BASE, headers=bearer), client.post(BASE, json=PAIR, headers=bearer)):
        assert answer.status_code == 401
        assert answer.headers["WWW-Authenticate"].startswith("Bearer")
        assert "Set-Cookie" not in answer.headers


def test_another_sites_page_cannot_use_the_cookie(client: FlaskClient) -> None:
    made = create(client)
    other = {"Sec-Fetch-Site": "cross-site"}
    assert client.post(BASE, json=PAIR, headers=other).status_code == 403
    assert client.delete(f"{BASE}/{made['id']}", headers=other).status_code == 403


def test_the_description_names_every_route_and_no_other(app: Flask, client: FlaskClient) -> None:
    described = {
        (method.upper(), path)
        for path, methods in client.get("/api/v1/openapi.json").json["paths"].items()
        for method in methods
        if method in {"get", "post", "put", "patch", "delete"}
    }
    routed = {
        (
            method,
            rule.rule.removeprefix("/api/v1")
            .replace("<comparison_id>", "{id}")
            .replace("<share_id>", "{share}")
            .replace("<comment_id>", "{comment}")
            .replace("<job_id>", "{job}")
            .replace("<set_id>", "{set}")
            .replace("<article_id>", "{article}")
            .replace("<key>", "{key}"),
        )
        for rule in app.url_map.iter_rules()
        if rule.rule.startswith("/api/v1/")
        for method in (rule.methods or set()) - {"HEAD", "OPTIONS"}
    }
    assert described == routed
