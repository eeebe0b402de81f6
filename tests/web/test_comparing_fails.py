"""A comparison that does not come to its end gives everything back that was typed."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from flask.testing import FlaskClient

from tests.web.browsing import LEFT, RIGHT, Page, compare
from webapp.app import create_app
from webapp.config import Config
from webapp.engine import Options
from webapp.jobs import Compared, DirectComparing, NoTurnError, Question, Work, WorkerError

TYPED = {"left": LEFT, "right": RIGHT, "left_title": "A title", "right_title": "Another"}


class Moody:
    """Compares until it is told to fail."""

    is_ready = True

    def __init__(self) -> None:
        self.error: Exception | None = None
        self._direct = DirectComparing(Options(model="none"))

    def __call__(self, question: Question, asker: str, work: Work | None = None) -> Compared:
        if self.error:
            raise self.error
        return self._direct(question, asker, work)

    def forget(self) -> None:
        """It remembers nothing."""

    def close(self) -> None:
        """Nothing to end."""


@pytest.fixture
def moody() -> Moody:
    return Moody()


@pytest.fixture
def client(tmp_path: Path, moody: Moody) -> Iterator[FlaskClient]:
    app = create_app(Config(tmp_path, f"sqlite:///{tmp_path / 'web.sqlite3'}", rate_limit=0), moody)
    yield app.test_client()
    app.extensions["diptych"].close()


@pytest.mark.parametrize(
    ("error", "status", "said"),
    [(WorkerError("c0ffee12"), 500, "c0ffee12"), (NoTurnError(), 503, "Try again in a moment")],
)
def test_the_form_comes_back_with_both_texts_and_one_sentence(
    client: FlaskClient, moody: Moody, error: Exception, status: int, said: str
) -> None:
    moody.error = error
    answer = client.post("/comparisons", data=TYPED)
    assert answer.status_code == status
    page = Page(answer.text)
    assert said in page.text
    assert LEFT in page.text
    assert RIGHT in page.text
    assert page.with_id("left_title")["value"] == "A title"
    assert page.with_id("right_title")["value"] == "Another"


def test_so_does_the_form_of_an_edit(client: FlaskClient, moody: Moody) -> None:
    address = compare(client)
    moody.error = WorkerError("c0ffee12")
    answer = client.post(f"{address}/revisions", data={"right": "Quite another text than before."})
    assert answer.status_code == 500
    assert "Quite another text than before." in answer.text
    assert client.get(address).status_code == 200


def test_who_came_when_all_were_busy_hears_when_to_come_again(client: FlaskClient, moody: Moody) -> None:
    moody.error = NoTurnError()
    assert client.post("/comparisons", data=TYPED).headers["Retry-After"] == "10"
    answer = client.post("/api/v1/comparisons", json=TYPED)
    assert answer.headers["Retry-After"] == "10"
    assert answer.json
    assert answer.json["status"] == 503


def test_a_program_gets_the_reference_as_well(client: FlaskClient, moody: Moody) -> None:
    moody.error = WorkerError("c0ffee12")
    answer = client.post("/api/v1/comparisons", json=TYPED)
    assert answer.status_code == 500
    assert answer.json
    assert "c0ffee12" in answer.json["detail"]


def test_nothing_is_kept_of_it(client: FlaskClient, moody: Moody) -> None:
    moody.error = WorkerError("c0ffee12")
    client.post("/api/v1/comparisons", json=TYPED)
    assert client.get("/api/v1/comparisons").json == {"comparisons": [], "next": None}
