"""``/jobs/<id>`` and ``/api/v1/jobs/<id>``: a long comparison whose request has gone."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import timedelta

import pytest
from flask import Flask
from flask.testing import FlaskClient

from tests.web.browsing import LEFT, RIGHT, Page
from tests.web.test_progress import FRAGMENT
from webapp.app import create_app
from webapp.config import Config
from webapp.engine import Options, Stage, Step
from webapp.jobs import Compared, DirectComparing, Question, Work, WorkerError
from webapp.jobs.work import STARTING
from webapp.services import Desk, Taker
from webapp.services.claims import beat, claim

MEANING = Step(Stage.MEANING, 1_200, 3_100)
FORM = {"left": LEFT, "right": RIGHT}


class Comparer(DirectComparing):
    """Compares here, or fails."""

    fails = False

    def __call__(self, question: Question, asker: str, work: Work | None = None) -> Compared:
        if Comparer.fails:
            raise WorkerError("0badcafe")
        return DirectComparing.__call__(self, question, asker)


@pytest.fixture
def app(config: Config, monkeypatch: pytest.MonkeyPatch) -> Iterator[Flask]:
    comparer = Comparer(Options(model="none"))
    monkeypatch.setattr(Comparer, "fails", False)
    made = create_app(replace(config, jobs=True, job_characters=100, metrics=True), comparer)
    desk = made.extensions["diptych"]
    made.extensions["diptych"] = replace(desk, background=replace(desk.background, comparing=comparer))
    yield made
    desk.close()


@pytest.fixture
def take(app: Flask) -> Callable[[], None]:
    """Does one job, as a delivery would."""
    return Taker(app.extensions["diptych"]).take


def accepted(client: FlaskClient) -> str:
    """The address of the page of a new job."""
    answer = client.post("/comparisons", data=FORM)
    assert answer.status_code == 303
    assert re.fullmatch(r"/jobs/[\w-]{22}", answer.location)
    return answer.location


def begun(app: Flask, step: Step = MEANING) -> None:
    """Somebody compares the job, and has told how far it is."""
    desk: Desk = app.extensions["diptych"]
    ours = claim(desk, timedelta(seconds=20))
    assert ours
    assert beat(desk, ours, desk.clock() + timedelta(seconds=20), step)


def test_its_page_leads_from_waiting_to_the_comparison(client: FlaskClient, take: Callable[[], None]) -> None:
    address = accepted(client)
    page = Page(client.get(address).text)
    assert "Waiting for its turn" in page.text
    assert "You can close this page" in page.text
    take()
    found = client.get(address)
    assert found.status_code == 303
    assert client.get(found.location).status_code == 200
    told = client.get(address, headers=FRAGMENT)  # htmx leaves the page of the job
    assert (told.headers["HX-Redirect"], told.data) == (found.location, b"")


def test_it_waits_for_its_turn_until_somebody_has_a_place_for_it(app: Flask, client: FlaskClient) -> None:
    address = accepted(client)
    for place in (address, "/", "/comparisons"):
        assert "Waiting for its turn" in Page(client.get(place).text).text
    begun(app, STARTING)
    for place in (address, "/", "/comparisons"):
        said = Page(client.get(place).text).text
        assert "Starting the comparison" in said
        assert "Waiting" not in said
        assert "%" not in said


def test_its_page_tells_how_far_it_is_and_asks_again_by_itself(app: Flask, client: FlaskClient) -> None:
    address = accepted(client)
    begun(app)
    answer = client.get(address, headers=FRAGMENT)
    assert answer.headers["Cache-Control"] == "no-store"
    page = Page(answer.text)
    assert "20%, sentence 1,200 of 3,100" in page.text
    asks = [entry for _, entry in page.elements if entry.get("hx-trigger")]
    assert [(entry["hx-get"], entry["hx-trigger"]) for entry in asks] == [(address, "every 1s")]
    assert ("a", address) in [(tag, entry.get("href")) for tag, entry in page.elements]  # without a script


def test_whoever_closed_the_page_finds_it_in_both_lists(
    app: Flask, client: FlaskClient, take: Callable[[], None]
) -> None:
    address = accepted(client)
    begun(app)
    for name in ("/", "/comparisons"):
        page = Page(client.get(name).text)
        assert address in [entry.get("href") for _, entry in page.elements]
        assert "20%, Reading the sentences for their meaning" in page.text
    client.post(f"{address}/stop")
    for name in ("/", "/comparisons"):
        assert address not in client.get(name).text


def test_stopping_it_gives_both_texts_back(client: FlaskClient) -> None:
    address = accepted(client)
    assert client.post(f"{address}/stop").location == address
    page = Page(client.get(address).text)
    assert "Nothing was saved" in page.text
    assert "every 1s" not in client.get(address, headers=FRAGMENT).text
    form = client.get(f"{address}/texts")
    assert all(text.strip()[:40] in Page(form.text).text for text in (LEFT, RIGHT))


def test_one_that_failed_says_why_and_gives_both_texts_back(
    client: FlaskClient, take: Callable[[], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Comparer, "fails", True)
    address = accepted(client)
    take()
    take()
    page = Page(client.get(address).text)
    assert "0badcafe" in page.text
    assert f"{address}/texts" in [entry.get("href") for _, entry in page.elements]
    assert "The comparison failed" in Page(client.get("/").text).text
    told = client.get(f"/api/v1{address}").json
    assert told
    assert (told["state"], told["failure"], told["reference"]) == ("failed", "texts", "0badcafe")


def test_an_edit_leads_to_its_job_and_back_to_its_form(client: FlaskClient, take: Callable[[], None]) -> None:
    address = accepted(client)
    take()
    made = client.get(address).location
    edited = client.post(f"{made}/revisions", data={"left": LEFT, "right": f"{RIGHT} More."})
    assert edited.location.startswith("/jobs/")
    client.post(f"{edited.location}/stop")
    assert f'action="{made}/revisions"' in client.get(f"{edited.location}/texts").text
    boosted = client.post(f"{made}/revisions", data={"kind": "tellings"}, headers={"HX-Request": "true"})
    assert boosted.headers["HX-Redirect"].startswith("/jobs/")
    take()
    assert client.get(boosted.headers["HX-Redirect"]).location != made


def test_another_s_job_is_not_found(client: FlaskClient, stranger: FlaskClient) -> None:
    address = accepted(client)
    accepted(stranger)  # has a workspace of its own
    for method, name in (
        ("GET", address),
        ("POST", f"{address}/stop"),
        ("GET", f"{address}/texts"),
        ("GET", f"/api/v1{address}"),
        ("DELETE", f"/api/v1{address}"),
    ):
        assert stranger.open(name, method=method).status_code == 404
    assert client.get(f"/api/v1{address}").json["state"] == "waiting"  # type: ignore[index]


def test_the_api_accepts_a_job_and_tells_of_it(client: FlaskClient, take: Callable[[], None]) -> None:
    answer = client.post("/api/v1/comparisons", json=FORM)
    assert answer.status_code == 202
    assert answer.json
    assert answer.location == f"/api/v1/jobs/{answer.json['id']}"
    assert (answer.json["state"], answer.json["progress"]) == ("waiting", 0)
    assert "comparison" not in answer.json
    take()
    told = client.get(answer.location).json
    assert told
    assert (told["state"], told["progress"]) == ("done", 1)
    assert client.get(told["comparison"]["api_url"]).json["id"] == told["comparison"]["id"]  # type: ignore[index]
    assert client.get(told["comparison"]["url"]).status_code == 200


def test_the_api_cancels_one(client: FlaskClient, take: Callable[[], None]) -> None:
    address = client.post("/api/v1/comparisons", json=FORM).location
    assert client.delete(address).status_code == 204
    take()
    assert client.get(address).json["state"] == "cancelled"  # type: ignore[index]
    assert client.get("/api/v1/comparisons").json["comparisons"] == []  # type: ignore[index]


def test_too_many_are_refused_and_the_texts_given_back(
    client: FlaskClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("webapp.services.deferring.MOST_JOBS_EACH", 1)
    accepted(client)
    answer = client.post("/comparisons", data=FORM)
    assert (answer.status_code, answer.headers["Retry-After"]) == (503, "10")
    assert RIGHT.strip()[:40] in Page(answer.text).text
    assert client.post("/api/v1/comparisons", json=FORM).status_code == 503


def test_metrics_count_jobs_by_state(client: FlaskClient) -> None:
    accepted(client)
    assert 'diptych_jobs{state="waiting"} 1' in client.get("/metrics").text


def test_no_other_site_s_page_stops_one(client: FlaskClient) -> None:
    address = accepted(client)
    answer = client.post(
        f"{address}/stop", headers={"Sec-Fetch-Site": "cross-site", "Origin": "https://x.example"}
    )
    assert answer.status_code == 403
    assert client.get(address).status_code == 200
