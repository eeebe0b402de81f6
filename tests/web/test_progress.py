"""``/progress/<ticket>``: how far a comparison is, and stopping it."""

from __future__ import annotations

import re
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient

from tests.web.browsing import LEFT, RIGHT, Page
from webapp.app import create_app
from webapp.config import Config
from webapp.engine import Stage, Step
from webapp.jobs import Compared, Question, Work
from webapp.jobs.work import STARTING

FRAGMENT = {"HX-Request": "true", "HX-Request-Type": "partial"}


class Slow:
    """Compares until it is stopped."""

    is_ready = True

    def __init__(self) -> None:
        self.began = threading.Event()
        self.step: Step | None = Step(Stage.MEANING, 1_200, 3_100)

    def __call__(self, question: Question, asker: str, work: Work | None = None) -> Compared:
        assert work
        if self.step:
            work.report(self.step)
        self.began.set()
        while True:
            threading.Event().wait(0.01)
            work.check()

    def forget(self) -> None:
        """It remembers nothing."""

    def close(self) -> None:
        """Nothing to end."""


@pytest.fixture
def slow() -> Slow:
    return Slow()


@pytest.fixture
def app(tmp_path: Path, slow: Slow) -> Iterator[Flask]:
    made = create_app(Config(tmp_path, f"sqlite:///{tmp_path / 'web.sqlite3'}", rate_limit=0), slow)
    yield made
    made.extensions["diptych"].close()


def ticket(client: FlaskClient) -> str:
    page = Page(client.get("/").text)
    tickets = {entry["value"] for _, entry in page.elements if entry.get("name") == "ticket"}
    assert len(tickets) == 1
    return tickets.pop()


class Sending(threading.Thread):
    """A browser that waits for its comparison."""

    def __init__(self, app: Flask, slow: Slow, ticket: str) -> None:
        super().__init__(daemon=True)
        self.client, self.ticket = app.test_client(), ticket
        self.status = 0
        slow.began.clear()
        self.start()
        slow.began.wait()

    def run(self) -> None:
        form = {"left": LEFT, "right": RIGHT, "ticket": self.ticket}
        self.status = self.client.post("/comparisons", data=form).status_code


def seen(client: FlaskClient, name: str, query: str = "") -> Page:
    return Page(client.get(f"/progress/{name}{query}", headers=FRAGMENT).text)


def test_it_tells_how_far_it_is_and_stopping_leaves_the_form_as_it_is(
    app: Flask, slow: Slow, client: FlaskClient
) -> None:
    sending = Sending(app, slow, ticket(client))
    page = seen(client, sending.ticket)
    assert "Reading the sentences for their meaning" in page.text
    assert "20%, sentence 1,200 of 3,100" in page.text
    assert ("progress", "20") in [(tag, entry.get("value")) for tag, entry in page.elements]
    stopped = client.delete(f"/progress/{sending.ticket}", headers=FRAGMENT)
    assert Page(stopped.text).text.strip() == "Stopped"
    sending.join()
    assert sending.status == 204  # the browser stays where it is
    assert "every" not in client.get(f"/progress/{sending.ticket}", headers=FRAGMENT).text
    assert client.get("/api/v1/comparisons").json == {"comparisons": [], "next": None}


def test_another_visitor_sees_and_stops_nothing(app: Flask, slow: Slow, stranger: FlaskClient) -> None:
    sending = Sending(app, slow, ticket(stranger))
    again = Sending(app, slow, sending.ticket)  # the same form once more: the one before is given up
    sending.join()
    assert sending.status == 204
    client = app.test_client()
    client.post("/settings/tokens", data={"name": "mine"})  # has a workspace of its own
    assert not re.search("Reading|Stop", seen(client, again.ticket).text)
    client.delete(f"/progress/{again.ticket}", headers=FRAGMENT)
    assert again.is_alive()
    assert "Stop" in seen(stranger, again.ticket).text
    stranger.delete(f"/progress/{again.ticket}", headers=FRAGMENT)
    again.join()


def test_until_its_texts_have_come_a_page_asks_a_few_times_more(client: FlaskClient) -> None:
    name = ticket(client)
    assert f"/progress/{name}?tried=2" in client.get(f"/progress/{name}?tried=1", headers=FRAGMENT).text
    for query in ("", "?tried=20", "?tried=-1", "?tried=x"):
        assert "every" not in client.get(f"/progress/{name}{query}", headers=FRAGMENT).text
    assert client.get(f"/progress/{name}").location == "/"


def test_what_waits_for_a_worker_says_so(app: Flask, slow: Slow, client: FlaskClient) -> None:
    slow.step = None
    sending = Sending(app, slow, ticket(client))
    page = seen(client, sending.ticket)
    assert "Waiting for its turn" in page.text
    assert [entry.get("value") for tag, entry in page.elements if tag == "progress"] == [None]
    client.delete(f"/progress/{sending.ticket}", headers=FRAGMENT)
    sending.join()


def test_what_has_a_worker_that_starts_says_so(app: Flask, slow: Slow, client: FlaskClient) -> None:
    slow.step = STARTING
    sending = Sending(app, slow, ticket(client))
    page = seen(client, sending.ticket)
    assert "Starting the comparison" in page.text
    assert "%" not in page.text
    assert [entry.get("value") for tag, entry in page.elements if tag == "progress"] == [None]
    client.delete(f"/progress/{sending.ticket}", headers=FRAGMENT)
    sending.join()
