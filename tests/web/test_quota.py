"""How often one address may write and guess."""

from __future__ import annotations

import re
import time
from collections.abc import Iterator
from dataclasses import replace

import pytest
from flask.testing import FlaskClient

from tests.servers import RedisServer
from tests.web.browsing import compare
from webapp import quota
from webapp.app import create_app
from webapp.config import Config, ConfigError, read_config
from webapp.quota import Quota, address


@pytest.mark.parametrize(
    ("given", "counted"),
    [
        ("203.0.113.9", "203.0.113.9"),
        ("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::"),
        ("::ffff:203.0.113.9", "203.0.113.9"),
        (None, ""),
        ("socket", "socket"),
    ],
)
def test_a_household_counts_as_one(given: str | None, counted: str) -> None:
    assert address(given) == counted


@pytest.fixture
def limited(config: Config) -> Iterator[FlaskClient]:
    app = create_app(replace(config, rate_limit=3))
    yield app.test_client()
    app.extensions["diptych"].store.close()


def test_too_many_writes_are_put_off_and_reading_goes_on(limited: FlaskClient) -> None:
    addresses = [compare(limited) for _ in range(3)]
    answer = limited.post("/comparisons", data={"left": "A.", "right": "B."})
    assert answer.status_code == 429
    assert 1 <= int(answer.headers["Retry-After"]) <= 60
    assert re.search(r"Try again in (1\ssecond|\d\d?\sseconds);", answer.text)
    assert limited.get(addresses[0]).status_code == 200
    elsewhere = limited.post(
        "/comparisons", data={"left": "A.", "right": "B."}, environ_base={"REMOTE_ADDR": "203.0.113.9"}
    )
    assert elsewhere.status_code == 303


def test_who_guesses_too_often_is_answered_no_more(limited: FlaskClient) -> None:
    assert [limited.get(f"/comparisons/guess{number}").status_code for number in range(5)] == [404] * 3 + [
        429
    ] * 2
    assert limited.get("/").status_code == 429
    assert limited.get("/healthz").status_code == 200
    assert limited.get("/", environ_base={"REMOTE_ADDR": "203.0.113.9"}).status_code == 200


def test_an_allowance_is_for_a_purpose_and_an_address() -> None:
    counts = Quota(2)
    assert [counts.take("write", "a") for _ in range(2)] == [0.0, 0.0]
    assert 1 <= counts.take("write", "a") <= 60
    assert 0 < counts.wait("write", "a") <= 60
    assert counts.wait("guess", "a") == counts.wait("write", "b") == 0.0


def test_it_grows_back_within_a_minute(monkeypatch: pytest.MonkeyPatch) -> None:
    counts = Quota(2)
    now = time.time()
    for moment, refused in ((0, False), (30, False), (59, True), (61, False), (62, True), (91, False)):
        monkeypatch.setattr(time, "time", lambda moment=moment: now + moment)
        assert bool(counts.take("write", "a")) is refused, moment


def apps(config: Config, url: str) -> Iterator[FlaskClient]:
    """Two processes' worth of application on one database."""
    for _ in range(2):
        yield create_app(replace(config, rate_limit=3, redis_url=url)).test_client()


@pytest.fixture
def two(config: Config, redis_server: RedisServer) -> Iterator[list[FlaskClient]]:
    clients = list(apps(config, redis_server.url))
    yield clients
    for client in clients:
        client.application.extensions["diptych"].store.close()


def test_processes_count_together_in_redis(two: list[FlaskClient]) -> None:
    pair = {"left": "A.", "right": "B."}
    turns = [two[0], two[1], two[0]]
    assert [client.post("/comparisons", data=pair).status_code for client in turns] == [303] * 3
    assert [client.post("/comparisons", data=pair).status_code for client in two] == [429] * 2
    for client in [*turns, *two]:
        client.get("/comparisons/guess")
    assert [client.get("/").status_code for client in two] == [429] * 2


def test_while_redis_is_away_each_process_counts_for_itself(
    two: list[FlaskClient],
    redis_server: RedisServer,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    monkeypatch.setattr(quota, "RETRY_S", 0.0)
    pair = {"left": "A.", "right": "B."}
    assert two[0].post("/comparisons", data=pair).status_code == 303
    redis_server.stop()
    statuses = [two[0].post("/comparisons", data=pair).status_code for _ in range(4)]
    assert statuses == [303] * 3 + [429]
    assert "each process counts for itself" in caplog.text
    redis_server.start()
    assert two[0].post("/comparisons", data=pair).status_code == 303


def test_the_address_of_redis_is_looked_at_when_it_starts(config: Config) -> None:
    assert read_config({"DIPTYCH_REDIS_URL": "redis://cache:6379/0"}).redis_url == "redis://cache:6379/0"
    for wrong in ("cache:6379", "http://cache", "memory://", "redis://"):
        with pytest.raises(ConfigError, match="DIPTYCH_REDIS_URL must be"):
            read_config({"DIPTYCH_REDIS_URL": wrong})
    with pytest.raises(ConfigError, match="DIPTYCH_REDIS_URL cannot be used"):
        create_app(replace(config, rate_limit=3, redis_url="redis://host:port"))
