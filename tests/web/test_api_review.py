"""``/api/v1/comparisons/<id>/review``: decisions, comments and the sign-off, for programs."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient
from jsonschema_rs import Draft202012Validator

from tests.web.browsing import LEFT, RIGHT
from webapp import services
from webapp.engine import Options
from webapp.jobs import DirectComparing
from webapp.jobs.background import Background
from webapp.jobs.queues.port import Take
from webapp.views.openapi import document

BASE = "/api/v1/comparisons"
Json = Any


def create(client: FlaskClient) -> Json:
    made = client.post(BASE, json={"left": LEFT, "right": RIGHT})
    assert made.status_code == 201, made.text
    return made.json


def at(made: Json) -> str:
    return f"{BASE}/{made['id']}/review"


def key(made: Json, kind: str = "links") -> str:
    """Of the last link that is not identical, or of the last finding."""
    return str([one["key"] for one in made["comparison"][kind] if one.get("relation") != "identical"][-1])


def test_an_item_is_decided_and_taken_back(client: FlaskClient) -> None:
    made = create(client)
    word = {"state": "problem", "reason": "Twelve.", "author": "Anna"}
    told = client.put(f"{at(made)}/decisions/{key(made)}", json=word).json
    assert {name: told["decision"][name] for name in word} == word
    review = client.get(at(made)).json
    assert review["decisions"] == [told["decision"]]
    assert review["progress"] == told["progress"]
    assert 0 < told["progress"]["looked_at"] < told["progress"]["total"]
    told = client.put(f"{at(made)}/decisions/{key(made)}", json={"state": None}).json
    assert (told["decision"], told["progress"]["looked_at"]) == (None, 0)


def test_comments_are_written_answered_resolved_and_deleted(client: FlaskClient) -> None:
    made = create(client)
    about = {"key": key(made), "text": "Which\nMonday?", "author": "Anna"}
    first = client.post(f"{at(made)}/comments", json=about)
    assert first.status_code == 201
    thread = first.json["id"]
    reply = {"key": "", "text": "The first.", "reply_to": thread}
    answer = client.post(f"{at(made)}/comments", json=reply).json["id"]
    (comment,) = client.get(first.headers["Location"]).json["comments"]
    assert (comment["id"], comment["text"], comment["author"]) == (thread, about["text"], "Anna")
    assert [one["id"] for one in comment["replies"]] == [answer]
    resolved = client.put(f"{at(made)}/comments/{thread}", json={"state": "resolved", "author": "Bo"}).json
    assert (resolved["state"], resolved["resolved_by"]) == ("resolved", "Bo")
    assert client.put(f"{at(made)}/comments/{answer}", json={"state": "open"}).status_code == 404
    assert client.put(f"{at(made)}/comments/{thread}", json={"state": "open"}).json["state"] == "open"
    assert client.delete(f"{at(made)}/comments/{thread}").status_code == 204
    assert client.get(at(made)).json["comments"] == []


def test_a_sign_off_is_given_comes_off_and_is_taken_off(client: FlaskClient) -> None:
    made = create(client)
    address = f"{at(made)}/sign_off"
    signed = client.put(address, json={"name": "Anna", "note": "But the date."}).json
    assert (signed["name"], signed["note"], signed["stands"]) == ("Anna", "But the date.", True)
    client.put(f"{at(made)}/decisions/{key(made)}", json={"state": "ok", "author": "Bo"})
    ended = client.get(at(made)).json["sign_off"]
    assert (ended["stands"], ended["ended_by"], ended["ended_for"]) == (False, "Bo", "a decision")
    client.put(address, json={"name": "Anna"})
    assert client.delete(address).status_code == 204
    assert not client.get(at(made)).json["sign_off"]["stands"]


def test_a_revision_tells_what_was_carried_and_what_is_to_be_read_again(client: FlaskClient) -> None:
    made = create(client)
    for one in (*made["comparison"]["links"], *made["comparison"]["findings"]):
        client.put(f"{at(made)}/decisions/{one['key']}", json={"state": "problem"})
    gone = key(made)
    client.post(f"{at(made)}/comments", json={"key": gone, "text": "Not so."})
    client.post(f"{at(made)}/comments", json={"key": "", "text": "On the whole."})
    edit = {"right": RIGHT.replace("21", "12"), "author": "Anna"}
    again = client.post(f"{BASE}/{made['id']}/revisions", json=edit).json
    review = client.get(at(again)).json
    stand = sum(one["stands"] for one in review["decisions"])
    assert 0 < stand < len(review["decisions"])
    assert [(one["key"], one["orphan"]) for one in review["comments"]] == [(gone, True), ("", False)]
    assert again["carried"] == stand + 1
    assert again["to_review_again"] >= 0
    assert client.get(f"{BASE}/{again['id']}").json == {
        name: value for name, value in again.items() if name not in ("carried", "to_review_again")
    }


@pytest.mark.parametrize(
    ("method", "place", "body"),
    [
        ("put", "decisions/{key}", {}),
        ("put", "decisions/{key}", {"state": "fine"}),
        ("put", "decisions/{key}", {"state": 5}),
        ("put", "decisions/{key}", {"state": ["ok"]}),
        ("put", "decisions/{key}", {"state": "dismissed"}),
        ("put", "decisions/{key}", {"state": "ok", "reason": None}),
        ("put", "decisions/{key}", {"state": "ok", "alike": 1}),
        ("put", "decisions/{key}", {"state": "ok", "author": []}),
        ("put", "decisions/{key}", {"state": "ok", "unknown": 1}),
        ("post", "comments", {"text": "To what?"}),
        ("post", "comments", {"key": "", "text": " \n"}),
        ("post", "comments", {"key": "", "text": 5}),
        ("post", "comments", {"key": 5, "text": "a"}),
        ("post", "comments", {"key": "", "text": "x" * 5_001}),
        ("post", "comments", {"key": "", "text": "a", "reply_to": None}),
        ("put", "comments/x", {"state": "deleted"}),
        ("put", "comments/x", {"state": ["open"]}),
        ("put", "comments/x", {}),
        ("put", "sign_off", {}),
        ("put", "sign_off", {"name": " \u200b"}),
        ("put", "sign_off", {"name": "Anna", "note": 5}),
    ],
    ids=str,
)
def test_what_cannot_be_said_is_a_problem(client: FlaskClient, method: str, place: str, body: Json) -> None:
    made = create(client)
    address = f"{at(made)}/{place.format(key=key(made))}"
    answer = client.open(address, method=method.upper(), json=body)
    assert (answer.status_code, answer.mimetype) == (422, "application/problem+json")
    assert client.get(at(made)).json["decisions"] == []


ELSEWHERE = [
    ("get", "", None),
    ("put", "/decisions/{key}", {"state": "ok"}),
    ("post", "/comments", {"key": "", "text": "Mine."}),
    ("put", "/comments/{comment}", {"state": "resolved"}),
    ("delete", "/comments/{comment}", None),
    ("put", "/sign_off", {"name": "Anna"}),
    ("delete", "/sign_off", None),
]


@pytest.mark.parametrize(("method", "place", "body"), ELSEWHERE)
def test_a_review_is_its_owners_and_gone_with_its_pair(
    client: FlaskClient, stranger: FlaskClient, method: str, place: str, body: Json
) -> None:
    made, theirs = create(client), create(stranger)
    comment = client.post(f"{at(made)}/comments", json={"key": "", "text": "Ours."}).json["id"]
    ask = {"method": method.upper(), "json": body}
    address = at(made) + place.format(key=key(made), comment=comment)
    assert stranger.open(address, **ask).status_code == 404
    if "{comment}" in place:  # of another pair
        assert stranger.open(at(theirs) + place.format(comment=comment), **ask).status_code == 404
    if method != "get":
        headers = {"Sec-Fetch-Site": "cross-site"}
        assert client.open(address, headers=headers, **ask).status_code == 403
    assert client.post(f"/comparisons/{made['id']}/deletion").status_code == 303
    assert client.open(address, **ask).status_code == 404


def test_a_token_reviews(app: Flask, client: FlaskClient) -> None:
    desk = app.extensions["diptych"]
    _, secret = services.create_access_token(desk, services.create_workspace(desk)[0], "test")
    bearer = {"Authorization": f"Bearer {secret}"}
    made = client.post(BASE, json={"left": LEFT, "right": RIGHT}, headers=bearer).json
    assert client.get(at(made)).status_code == 404
    answer = client.put(f"{at(made)}/decisions/{key(made)}", json={"state": "ok"}, headers=bearer)
    assert answer.status_code == 200


@pytest.mark.parametrize("config", ["on"], indirect=True)
def test_every_answer_of_a_walk_is_as_described(app: Flask, client: FlaskClient) -> None:
    made = create(client)
    walk = Walk(client)
    walk("post", BASE, "/comparisons", {"left": LEFT, "right": RIGHT})
    walk("get", BASE, "/comparisons")
    one, base = f"{BASE}/{made['id']}", "/comparisons/{id}"
    walk("get", one, base)
    walk("put", f"{one}/tags", f"{base}/tags", {"tags": ["a"]})
    share = walk("post", f"{one}/shares", f"{base}/shares", {"role": "comment"})["id"]
    walk("get", f"{one}/shares", f"{base}/shares")
    walk("post", f"{one}/shares/{share}/address", f"{base}/shares/{{share}}/address")
    walk("delete", f"{one}/shares/{share}", f"{base}/shares/{{share}}")
    decisions, comments, signs = (
        f"{base}/review/{part}" for part in ("decisions/{key}", "comments", "sign_off")
    )
    for kind, state in (("links", "problem"), ("findings", "dismissed")):
        body = {"state": state, "reason": "Why.", "alike": kind == "findings", "author": "Anna"}
        walk("put", f"{at(made)}/decisions/{key(made, kind)}", decisions, body)
    about = {"key": key(made), "text": "Why?", "author": "Anna"}
    thread = walk("post", f"{at(made)}/comments", comments, about)["id"]
    walk("post", f"{at(made)}/comments", comments, {"key": "", "text": "So.", "reply_to": thread})
    walk("put", f"{at(made)}/comments/{thread}", f"{comments}/{{comment}}", {"state": "resolved"})
    pins = {"unlinked": [["L1", "R1"]], "author": "Anna"}
    walk("put", f"{at(made)}/pins", f"{base}/review/pins", pins)
    walk("put", f"{at(made)}/pins", f"{base}/review/pins", {"taken_back": [["L1", "R1"]]})
    made = walk("post", f"{one}/revisions", f"{base}/revisions", {})
    walk("put", f"{at(made)}/sign_off", signs, {"name": "Anna", "note": "Done."})
    walk("get", at(made), f"{base}/review")
    walk("put", f"{at(made)}/decisions/{key(made)}", decisions, {"state": None})
    again = walk("post", f"{one}/revisions", f"{base}/revisions", {"right": RIGHT[:40], "author": "Bo"})
    walk("get", at(again), f"{base}/review")
    walk("delete", f"{at(again)}/sign_off", signs)
    walk("delete", f"{at(again)}/comments/{thread}", f"{comments}/{{comment}}")
    walk("delete", one, base)
    walk_sets(walk)
    walk_archive(walk)
    walk_jobs(walk, app)
    walk("get", "/api/v1/openapi.json", "/openapi.json")
    described = {
        (method, path)
        for path, operations in document("")["paths"].items()
        for method in operations
        if method in {"get", "post", "put", "delete"}
    }
    assert walk.asked == described


def walk_sets(walk: Walk) -> None:
    base, others = "/api/v1/sets", [{"text": RIGHT, "label": "Evening"}, {"text": RIGHT[:40]}]
    made = walk("post", base, "/sets", {"middle": {"text": LEFT}, "others": others})["id"]
    walk("get", base, "/sets")
    walk("get", f"{base}/{made}", "/sets/{set}")
    walk("delete", f"{base}/{made}", "/sets/{set}")


def walk_archive(walk: Walk) -> None:
    base, path = "/api/v1/archive/articles", "/archive/articles"
    kept = {"name": "bridge", "text": LEFT, "title": "A bridge", "language": "en"}
    made = walk("post", base, path, kept)["id"]
    walk("get", base, path)
    walk("get", f"{base}/{made}", f"{path}/{{article}}")
    found = walk("post", "/api/v1/sources", "/sources", {"text": RIGHT, "title": "The bridge opens"})
    assert [source["id"] for source in found["sources"]] == [made]
    walk("delete", f"{base}/{made}", f"{path}/{{article}}")


def walk_jobs(walk: Walk, app: Flask) -> None:
    """One that is done and one that is cancelled; both texts are long enough for a job here."""
    desk: services.Desk = app.extensions["diptych"]
    later = replace(
        desk,
        config=replace(desk.config, job_characters=1),
        background=Background(Unheard(), DirectComparing(Options(model="none")), at_once=1),
    )
    app.extensions["diptych"] = later
    for end in (services.Taker(later).take, None):
        job = walk("post", BASE, "/comparisons", {"left": LEFT, "right": RIGHT})["id"]
        address, path = f"/api/v1/jobs/{job}", "/jobs/{job}"
        if end:
            end()
        else:
            walk("delete", address, path)
        assert walk("get", address, path)["state"] == ("done" if end else "cancelled")
    app.extensions["diptych"] = desk


class Unheard:
    """A queue that tells nobody."""

    def send(self) -> None: ...

    def consume(self, take: Take, at_once: int) -> None: ...

    def stop(self) -> None: ...

    def close(self) -> None: ...


class Walk:
    """Asks, and holds each answer and each body against the description; no field may be undescribed."""

    def __init__(self, client: FlaskClient) -> None:
        self.asked: set[tuple[str, str]] = set()
        self._client = client
        self._document = document("")

    def __call__(self, method: str, address: str, path: str, body: Json = None) -> Json:
        operation = self._document["paths"][path][method]
        self.asked.add((method, path))
        if body is not None:
            self._check(body, operation["requestBody"])
        answer = self._client.open(address, method=method.upper(), json=body)
        described = operation["responses"][str(answer.status_code)]
        assert "$ref" not in described, answer.text  # a refusal
        if answer.status_code == 204:
            return None
        self._check(answer.json, described)
        return answer.json

    def _check(self, value: Json, described: Json) -> None:
        schema = described["content"]["application/json"]["schema"]
        components = _closed(self._document["components"])
        validator = Draft202012Validator({**schema, "components": components}, validate_formats=True)
        assert [error.message for error in validator.iter_errors(value)] == []


def _closed(schema: Json) -> Json:
    """The schemas with every object closed: what is not described does not pass."""
    if isinstance(schema, list):
        return [_closed(one) for one in schema]
    if not isinstance(schema, dict):
        return schema
    closed = {name: _closed(one) for name, one in schema.items()}
    return {"additionalProperties": False, **closed} if "properties" in schema else closed
