"""What only one side says stands in the result: a stored one shows it, whatever the engine would say now."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select

from tests.web.browsing import Page, compare
from webapp.services import Desk
from webapp.services.results import Results
from webapp.store.models import ComparisonRow

KEPT = {
    "left": [{"sentence": "L3", "weight": 0.5, "reasons": ["date", "name"]}],
    "right": [{"sentence": "R3", "weight": 0.25, "reasons": []}],
}


@pytest.fixture
def desk(app: Flask) -> Desk:
    made: Desk = app.extensions["diptych"]
    return made


def stored(desk: Desk) -> dict[str, Any]:
    """The one result."""
    with desk.store.reading() as session:
        document: dict[str, Any] = json.loads(session.scalars(select(ComparisonRow.result)).one())
        return document


def store(app: Flask, document: dict[str, Any]) -> None:
    """Keeps another result, as a server finds it that has read none yet."""
    desk: Desk = app.extensions["diptych"]
    app.extensions["diptych"] = replace(desk, results=Results())
    with desk.store.writing() as session:
        session.scalars(select(ComparisonRow)).one().result = json.dumps(document)


def listed(html: str) -> list[str]:
    """The lists of the page in words, a line each."""
    found = re.findall(r'<details class="shelf-list">(.*?)</details>', html, re.S)
    return [" ".join(Page(one).text.split()) for one in found]


SHOWN = [
    "Said in the source only 1 L3, date, name Nobody was hurt.",
    "Said in the rewrite only 1 R3 The mayor cut a ribbon.",
]


@pytest.mark.parametrize("written", ["", "/export.html"])
def test_the_page_and_its_file_show_what_stands_in_the_result(
    app: Flask, client: FlaskClient, desk: Desk, monkeypatch: pytest.MonkeyPatch, written: str
) -> None:
    address = compare(client)
    assert listed(client.get(address + written).text) != SHOWN
    store(app, {**stored(desk), "said_only": KEPT})
    monkeypatch.delattr("webapp.engine.serialise.reader.said_only")  # nothing is weighed again
    assert listed(client.get(address + written).text) == SHOWN


def test_so_do_the_api_and_the_json_file(app: Flask, client: FlaskClient, desk: Desk) -> None:
    address = compare(client)
    store(app, {**stored(desk), "said_only": KEPT})
    api, file = client.get(f"/api/v1{address}"), client.get(f"{address}/export.json")
    assert json.loads(api.text)["comparison"]["said_only"] == json.loads(file.text)["said_only"] == KEPT


def test_a_result_that_was_kept_before_is_shown_as_it_was(
    app: Flask, client: FlaskClient, desk: Desk
) -> None:
    address = compare(client)
    before = client.get(address).data
    document = stored(desk)
    del document["said_only"]
    store(app, document)
    assert client.get(address).data == before
