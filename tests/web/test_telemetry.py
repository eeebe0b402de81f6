"""The log tells of requests and failures, and of no text and no secret address."""

from __future__ import annotations

import json
import logging

import pytest
from flask import Flask
from flask.testing import FlaskClient

from tests.web.browsing import LEFT, compare
from webapp.telemetry import JsonFormatter, PlainFormatter


@pytest.fixture
def records(caplog: pytest.LogCaptureFixture) -> pytest.LogCaptureFixture:
    caplog.set_level(logging.INFO, "diptych.access")
    return caplog


def lines(caplog: pytest.LogCaptureFixture) -> list[dict[str, object]]:
    return [json.loads(JsonFormatter().format(record)) for record in caplog.records]


def test_every_request_is_one_line(client: FlaskClient, records: pytest.LogCaptureFixture) -> None:
    address = compare(client)
    answer = client.get(f"{address}?sentence=L1")
    line = lines(records)[-1]
    assert line["message"] == "request"
    assert line["route"] == "/comparisons/<comparison_id>"
    assert (line["method"], line["status"], line["level"]) == ("GET", 200, "info")
    assert line["id"] == answer.headers["X-Request-Id"]
    assert isinstance(line["ms"], float)


def test_no_text_and_no_address_is_told(client: FlaskClient, records: pytest.LogCaptureFixture) -> None:
    address = compare(client, left_title="A secret title")
    client.get(address)
    client.get("/s/some-guessed-token")
    told = json.dumps(lines(records))
    for secret in (address.rsplit("/", 1)[1], "secret title", LEFT[:20], "guessed"):
        assert secret not in told


@pytest.mark.parametrize("formatter", [JsonFormatter(), PlainFormatter("%(message)s")], ids=["json", "text"])
def test_a_failure_is_told_by_kind_and_place(
    app: Flask, records: pytest.LogCaptureFixture, formatter: logging.Formatter
) -> None:
    @app.get("/broken/<secret>")
    def broken(secret: str) -> str:
        raise ValueError(f"this quotes an article: {secret}")

    app.config["PROPAGATE_EXCEPTIONS"] = False
    assert app.test_client().get("/broken/hidden").status_code == 500
    (failure,) = [record for record in records.records if record.levelno == logging.ERROR]
    told = formatter.format(failure)
    assert "GET /broken/<secret> failed" in told
    assert "ValueError" in told
    assert "test_telemetry.py" in told
    assert "hidden" not in told
    assert "quotes" not in told


def test_of_other_loggers_only_the_pattern_is_told() -> None:
    record = logging.LogRecord("waitress", logging.ERROR, "", 0, "serving %s", ("/s/token",), None)
    assert json.loads(JsonFormatter().format(record))["message"] == "serving %s"
