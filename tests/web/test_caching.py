"""No cache that others share keeps what somebody made here."""

from __future__ import annotations

import pytest
from flask.testing import FlaskClient

from tests.web.browsing import Page, compare, gather, keep
from webapp.export import FORMATS


@pytest.mark.parametrize("config", ["on"], indirect=True)
def test_every_answer_but_the_static_files_is_private(client: FlaskClient) -> None:
    address = compare(client)
    shared = Page(client.post(f"{address}/shares", data={}).text).with_id("made")["value"]
    shared = shared.removeprefix("http://localhost")
    filled = {
        "comparison_id": address.rpartition("/")[2],
        "set_id": gather(client, address).rpartition("/")[2],
        "token": shared.rpartition("/")[2],
        "secret": "none",
        "article_id": keep(client),
        "form": "html",
    }
    asked = {f"{place}/export.{form}" for place in (address, shared) for form in FORMATS}
    for rule in client.application.url_map.iter_rules():
        if "GET" in (rule.methods or ()) and rule.endpoint != "static":
            path = rule.rule
            for name, value in filled.items():
                path = path.replace(f"<{name}>", value)
            asked.add(path)
    for path in sorted(asked | {"/none", f"{address}x"}):
        for method in ("GET", "HEAD", "OPTIONS", "POST"):
            with client.open(path, method=method) as answer:
                told = answer.cache_control
                assert told.private or told.no_store, (method, path, answer.status_code)
                assert not told.public, path


def test_static_files_are_for_everybody(client: FlaskClient) -> None:
    with client.get("/static/css/diptych.css?v=1") as answer:
        assert answer.cache_control.public
    with client.get("/static/css/none.css") as answer:
        assert answer.status_code == 404
        assert answer.cache_control.no_store
