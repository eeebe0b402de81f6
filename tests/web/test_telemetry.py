"""The log tells of requests and failures, and of no text and no secret address."""

from __future__ import annotations

import json
import logging
import subprocess
import sys

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


@pytest.mark.parametrize(
    ("pattern", "filling", "told"),
    [
        ("serving %s", ("/s/token",), "serving %s"),
        ("Exception while serving /s/token", (), "Exception while serving /…"),
        ("http://localhost/s/token failed", (), "http:/… failed"),
    ],
)
def test_of_other_loggers_only_the_pattern_is_told_and_no_address(
    pattern: str, filling: tuple[str, ...], told: str
) -> None:
    record = logging.LogRecord("waitress", logging.ERROR, "", 0, pattern, filling, None)
    assert json.loads(JsonFormatter().format(record))["message"] == told
    assert PlainFormatter("%(message)s").format(record) == told


UNPLANNED = """
import gc, logging, os, sys, threading, warnings
from pathlib import Path
from webapp.config import Config
from webapp.telemetry import start_logging

start_logging(Config(Path(), "", log="json"))


def fail(message="secret\\nsecret"):
    raise ValueError(message)


class Failing:
    def __del__(self):
        fail()


warnings.simplefilter("always")
warnings.warn("secret\\nsecret")
warnings.warn_explicit("secret", ResourceWarning, "secret.py", 5)
thread = threading.Thread(target=fail)
thread.start()
thread.join()
failing = Failing()
del failing
gc.collect()
logging.getLogger("waitress").error("Exception while serving /secret")
logging.getLogger("webapp.x").error("%s %s", "too few")
logging.getLogger("other").warning("two\\nlines", exc_info=True, stack_info=True)
alone = logging.getLogger("alone")
alone.propagate = False
alone.error("nobody listens")
try:
    fail()
except ValueError:
    logging.getLogger("other").exception("caught")
import atexit
atexit.register(fail)
fail()
"""
"""What Python and careless libraries would write to stderr in lines of their own."""


def test_every_line_of_the_log_is_json_whatever_happens() -> None:
    ran = subprocess.run(
        [sys.executable, "-X", "dev", "-c", UNPLANNED], capture_output=True, check=False, timeout=100
    )
    told = [json.loads(line) for line in ran.stderr.decode().splitlines()]
    assert ran.returncode == 1
    assert b"secret\\nsecret" not in ran.stderr
    assert b"serving /secret" not in ran.stderr
    messages = [line["message"] for line in told]
    for message in (
        "uncaught exception",
        "uncaught exception in a thread",
        "exception ignored",
        "a record could not be written",
        "nobody listens",
        "caught",
    ):
        assert message in messages, messages
    assert any(message.startswith("UserWarning at ") for message in messages)
    assert sum(line.get("error") == "ValueError" for line in told) == 5
