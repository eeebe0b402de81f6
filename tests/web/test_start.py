"""``GET /`` and what every answer has in common."""

from __future__ import annotations

import gzip
import json

import pytest
from flask import Flask
from flask.testing import FlaskClient

from tests.web.browsing import Page, compare


def test_the_form_has_the_four_fields(client: FlaskClient) -> None:
    page = Page(client.get("/").text)
    names = {attributes.get("name") for tag, attributes in page.elements if tag in {"input", "textarea"}}
    assert {"left", "right", "left_title", "right_title"} <= names


def test_looking_around_sets_no_cookie(client: FlaskClient) -> None:
    for path in ("/", "/comparisons/nothing", "/static/nothing"):
        assert "Set-Cookie" not in client.get(path).headers


def test_it_lists_what_this_browser_compared_and_nobody_elses(
    client: FlaskClient, stranger: FlaskClient
) -> None:
    address = compare(client, left_title="A bridge too far")
    assert address in client.get("/").text
    assert address not in stranger.get("/").text


@pytest.mark.parametrize("path", ["/", "/comparisons/nothing", "/static/nothing", "/api/v1/nothing"])
def test_every_answer_is_guarded(client: FlaskClient, path: str) -> None:
    headers = client.get(path).headers
    policy = headers["Content-Security-Policy"]
    assert policy.startswith("default-src 'none'; script-src 'self'; style-src 'self'")
    assert "unsafe" not in policy
    assert "http" not in policy
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Referrer-Policy"] == "same-origin"


def test_no_page_names_a_foreign_host_or_an_inline_script(client: FlaskClient) -> None:
    for path in ("/", compare(client)):
        page = Page(client.get(path).text)
        for tag, attributes in page.elements:
            assert "style" not in attributes
            assert not [name for name in attributes if name.startswith("on")]
            for name in ("src", "href", "action"):
                target = attributes.get(name, "/")
                foreign = target.startswith(("http:", "https:", "//", "data:", "javascript:"))
                assert not foreign or tag == "a", (tag, target)


def test_static_files_are_versioned_compressed_and_kept(client: FlaskClient) -> None:
    page = Page(client.get("/").text)
    links = [attributes["href"] for tag, attributes in page.elements if tag == "link"]
    styles = [link for link in links if ".css?v=" in link]
    assert styles
    for style in styles:
        answer = client.get(style, headers={"Accept-Encoding": "gzip"}, buffered=True)
        assert answer.status_code == 200
        assert "immutable" in answer.headers["Cache-Control"]
        if answer.headers.get("Content-Encoding") == "gzip":
            assert gzip.decompress(answer.data) == client.get(style, buffered=True).data


def test_a_pages_bytes_are_compressed_for_those_who_can_read_them(client: FlaskClient) -> None:
    plain = client.get("/comparisons")
    packed = client.get("/comparisons", headers={"Accept-Encoding": "gzip"})
    assert "Content-Encoding" not in plain.headers
    assert packed.headers["Content-Encoding"] == "gzip"
    assert gzip.decompress(packed.data) == plain.data
    assert "Accept-Encoding" in plain.headers["Vary"]


def test_errors_speak_the_clients_language(client: FlaskClient) -> None:
    assert client.get("/nothing").mimetype == "text/html"
    fragment = client.get("/nothing", headers={"HX-Request": "true", "HX-Request-Type": "partial"})
    assert "<!doctype" not in fragment.text.lower()
    for path, headers in (("/api/nothing", {}), ("/nothing", {"Accept": "application/json"})):
        problem = client.get(path, headers=headers)
        assert problem.mimetype == "application/problem+json"
        assert json.loads(problem.data)["status"] == 404


def test_a_wrong_method_names_the_right_ones(client: FlaskClient) -> None:
    answer = client.delete("/comparisons")
    assert answer.status_code == 405
    assert "POST" in answer.headers["Allow"]


def test_a_broken_part_gets_a_page_without_details(
    app: Flask, client: FlaskClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(app.extensions, "diptych", None)
    app.config["PROPAGATE_EXCEPTIONS"] = False
    answer = client.get("/")
    assert answer.status_code == 500
    assert "Assertion" not in answer.text


def test_a_database_that_is_gone_gets_a_503(app: Flask, client: FlaskClient) -> None:
    compare(client)
    store = app.extensions["diptych"].store
    store.close()
    path = store._reading.url.database
    with open(path, "r+b") as file:
        file.write(b"no longer a database")
    answer = client.get("/")
    assert answer.status_code == 503
    assert "Try again" in Page(answer.text).text
