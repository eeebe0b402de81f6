"""How often one address may write and guess."""

from __future__ import annotations

import re
import time
from collections.abc import Iterator
from dataclasses import replace

import pytest
from flask.testing import FlaskClient

from tests.servers import RedisServer
from tests.web.browsing import Page, compare
from webapp import quota
from webapp.app import create_app
from webapp.config import Config, ConfigError, read_config
from webapp.jobs import Comparing
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
def limited(config: Config, comparing: Comparing) -> Iterator[FlaskClient]:
    app = create_app(replace(config, rate_limit=3), comparing)
    yield app.test_client()
    app.extensions["diptych"].store.close()


def test_too_many_writes_are_put_off_and_reading_goes_on(limited: FlaskClient) -> None:
    addresses = [compare(limited) for _ in range(3)]
    answer = limited.post("/comparisons", data={"left": "A.", "right": "B."})
    assert answer.status_code == 429
    assert 1 <= int(answer.headers["Retry-After"]) <= 60
    assert re.search(r"Try again in (1 second|\d\d? seconds)\.", answer.text)
    assert limited.get(addresses[0]).status_code == 200
    elsewhere = limited.post(
        "/comparisons", data={"left": "A.", "right": "B."}, environ_base={"REMOTE_ADDR": "203.0.113.9"}
    )
    assert elsewhere.status_code == 303


def test_decisions_are_made_one_after_another(limited: FlaskClient) -> None:
    address = compare(limited)
    answers = [limited.post(f"{address}/decisions").status_code for _ in range(31)]
    assert answers == [303] * 30 + [429]


FROM_ELSEWHERE: list[dict[str, str]] = [
    {"Sec-Fetch-Site": "cross-site", "Sec-Fetch-Dest": "image"},
    {"Sec-Fetch-Site": "same-site"},
    {"Origin": "http://other.example"},
    {"Origin": "null"},
    {"Referer": "http://other.example/page"},
    {"Referer": "http://["},
]
"""What a request says that a page of another site made a browser send; the last four on plain HTTP."""

FROM_HERE: list[dict[str, str]] = [
    {},
    {"Sec-Fetch-Site": "none"},
    {"Sec-Fetch-Site": "same-origin", "Referer": "http://other.example/page"},
    {"Referer": "http://localhost/comparisons"},
]
"""What a program says, and a browser whose reader asks himself."""

SECRETS = ["/comparisons/guess", "/comparisons/guess/shares", "/s/guess", "/s/guess/export.html"]

NO_SECRETS = [
    "/favicon.ico",
    "/robots.txt",
    "/apple-touch-icon.png",
    "/wp-login.php",
    "/static/none.css",
    "/s/",
]


@pytest.mark.parametrize("headers", FROM_HERE)
@pytest.mark.parametrize("path", SECRETS)
def test_who_guesses_too_often_is_shown_no_secret_more(
    limited: FlaskClient, path: str, headers: dict[str, str]
) -> None:
    kept = compare(limited)
    statuses = [limited.get(path, headers=headers).status_code for _ in range(5)]
    assert statuses == [404] * 3 + [429] * 2
    assert limited.get(kept).status_code == 429
    elsewhere = {"REMOTE_ADDR": "203.0.113.9"}
    assert limited.get(kept, environ_base=elsewhere).status_code == 200


def test_the_pages_that_show_no_secret_stay_open(limited: FlaskClient) -> None:
    for _ in range(5):
        limited.get("/comparisons/guess")
    for path in ("/", "/comparisons", "/settings", "/healthz", "/static/css/diptych.css"):
        with limited.get(path) as answer:
            assert answer.status_code == 200, path
    assert limited.post("/comparisons", data={"left": "A.", "right": "B."}).status_code == 303


@pytest.mark.parametrize("headers", [{}, {"Authorization": "Bearer of-the-proxy"}, *FROM_ELSEWHERE])
def test_what_is_not_there_is_no_guess(limited: FlaskClient, headers: dict[str, str]) -> None:
    kept = compare(limited)
    for path in NO_SECRETS * 2:
        assert limited.get(path, headers=headers).status_code == 404
        assert limited.post(path, headers=headers).status_code in {403, 404, 405}
    assert limited.get(kept).status_code == 200
    assert limited.post("/comparisons", data={"left": "A.", "right": "B."}).status_code == 303


@pytest.mark.parametrize("headers", FROM_ELSEWHERE)
def test_a_page_elsewhere_cannot_lock_its_reader_out(limited: FlaskClient, headers: dict[str, str]) -> None:
    kept = compare(limited)
    for path in SECRETS * 3:
        assert limited.get(path, headers=headers).status_code == 404
    assert limited.get(kept).status_code == 200


@pytest.mark.parametrize("headers", FROM_ELSEWHERE[:4])
def test_nor_use_up_what_he_may_write(limited: FlaskClient, headers: dict[str, str]) -> None:
    pair = {"left": "A.", "right": "B."}
    for _ in range(10):
        assert limited.post("/comparisons", data=pair, headers=headers).status_code == 403
    assert limited.post("/comparisons", data=pair).status_code == 303


@pytest.mark.parametrize("headers", [{}, {"Sec-Fetch-Site": "cross-site"}])
def test_passwords_cannot_be_tried_more_often_by_saying_that_it_was_another_site(
    limited: FlaskClient, headers: dict[str, str]
) -> None:
    kept = compare(limited)
    made = Page(limited.post(f"{kept}/shares", data={"password": "sesame"}).text).with_id("made")["value"]
    path = made.removeprefix("http://localhost")
    statuses = [
        limited.post(path, data={"password": "sesame"}, headers=headers).status_code for _ in range(3)
    ]
    assert statuses == ([403] * 3 if headers else [303, 429, 429])  # from elsewhere the right one too


@pytest.mark.parametrize("headers", [*FROM_HERE, *FROM_ELSEWHERE])
def test_an_access_token_that_opens_nothing_counts_whatever_else_is_said(
    limited: FlaskClient, headers: dict[str, str]
) -> None:
    token = {**headers, "Authorization": "Bearer guess"}
    statuses = [limited.get("/api/v1/comparisons", headers=token).status_code for _ in range(5)]
    assert statuses == [401] * 3 + [429] * 2
    assert limited.get("/api/v1/comparisons").status_code == 200


def test_every_part_of_an_address_is_a_secret_or_none(limited: FlaskClient) -> None:
    parts = {name for rule in limited.application.url_map.iter_rules() for name in rule.arguments}
    assert parts - quota.SECRETS == {
        "comment_id",
        "filename",
        "form",
        "key",
        "share_id",
        "ticket",
        "token_id",
    }


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


def apps(config: Config, url: str, comparing: Comparing) -> Iterator[FlaskClient]:
    """Two processes' worth of application on one database."""
    for _ in range(2):
        yield create_app(replace(config, rate_limit=3, redis_url=url), comparing).test_client()


@pytest.fixture
def two(config: Config, redis_server: RedisServer, comparing: Comparing) -> Iterator[list[FlaskClient]]:
    clients = list(apps(config, redis_server.url, comparing))
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
    assert [client.get("/comparisons/guess").status_code for client in two] == [429] * 2


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


def test_the_address_of_redis_is_looked_at_when_it_starts(config: Config, comparing: Comparing) -> None:
    assert read_config({"DIPTYCH_REDIS_URL": "redis://cache:6379/0"}).redis_url == "redis://cache:6379/0"
    for wrong in ("cache:6379", "http://cache", "memory://", "redis://"):
        with pytest.raises(ConfigError, match="DIPTYCH_REDIS_URL must be"):
            read_config({"DIPTYCH_REDIS_URL": wrong})
    with pytest.raises(ConfigError, match="DIPTYCH_REDIS_URL cannot be used"):
        create_app(replace(config, rate_limit=3, redis_url="redis://host:port"), comparing)
