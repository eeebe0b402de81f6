"""The page of all components is for development only."""

from __future__ import annotations

from flask import Flask
from flask.testing import FlaskClient

from tests.web.browsing import Page


def test_it_shows_every_component_in_debug_mode(app: Flask, client: FlaskClient) -> None:
    app.debug = True
    page = Page(client.get("/patterns").text)
    relations = {sentence["data-relation"] for sentence in page.sentences().values()}
    assert {"identical", "edited", "unique", "boilerplate"} <= relations
    assert page.with_id("panel")


def test_it_is_not_found_otherwise(client: FlaskClient) -> None:
    assert client.get("/patterns").status_code == 404
