"""``DIPTYCH_TRUSTED_HOSTS``: no link is made with a name that somebody made up."""

from __future__ import annotations

import socket
from collections.abc import Iterator
from dataclasses import replace

import pytest
from flask import Flask
from flask.testing import FlaskClient

from tests.web.browsing import LEFT, RIGHT, Page, compare
from webapp.app import create_app
from webapp.config import Config, ConfigError, read_config
from webapp.jobs import Comparing

FOREIGN = [
    "evil.example",
    "localhost.evil.example",
    "evil.example:80",
    "127.0.0.1.evil.example",
    "a b",
    "[",
    "",
]


@pytest.fixture
def named(config: Config, comparing: Comparing) -> Iterator[Flask]:
    """An application that answers to two names."""
    app = create_app(
        replace(config, trusted_hosts=("compare.example", ".desk.example"), trusted_proxies=("10.0.0.1",)),
        comparing,
    )
    yield app
    app.extensions["diptych"].store.close()


@pytest.mark.parametrize("host", FOREIGN)
def test_a_made_up_name_gets_no_page_no_link_and_no_redirect(client: FlaskClient, host: str) -> None:
    address = compare(client)
    forged = {"Host": host}
    answers = [
        client.get("/", headers=forged),
        client.get(address, headers=forged),
        client.post("/comparisons", data={"left": LEFT, "right": RIGHT}, headers=forged),
        client.post(f"{address}/shares", data={}, headers=forged),
        client.post(f"/api/v1{address}/shares", json={}, headers=forged),
        client.post("/settings/recovery", headers=forged),
        client.get("/api/v1/openapi.json", headers=forged),
    ]
    assert {answer.status_code for answer in answers} == {400}
    assert not any("Location" in answer.headers or "Set-Cookie" in answer.headers for answer in answers)
    assert not any("evil.example" in answer.text for answer in answers)
    assert client.get(f"/api/v1{address}/shares").json == {"shares": []}
    assert len(client.get("/api/v1/comparisons").json["comparisons"]) == 1


@pytest.mark.parametrize(
    "host",
    [
        "localhost",
        "LOCALHOST:8765",
        "127.0.0.1:8765",
        "[::1]:8765",
        "192.0.2.7",
        "a.localhost",
        socket.gethostname(),
    ],
)
def test_without_the_setting_it_is_reached_on_this_machine_and_by_address(
    client: FlaskClient, host: str
) -> None:
    assert client.get("/", headers={"Host": host}).status_code == 200
    answer = client.post("/comparisons", data={"left": LEFT, "right": RIGHT}, headers={"Host": host})
    made = client.post(f"{answer.location}/shares", data={}, headers={"Host": host})
    assert Page(made.text).with_id("made")["value"].startswith(f"http://{host.lower()}/s/")


@pytest.mark.parametrize(
    ("host", "status"),
    [
        ("compare.example", 200),
        ("Compare.Example:8443", 200),
        ("desk.example", 200),
        ("news.desk.example", 200),
        ("compare.example.evil.example", 400),
        ("evilcompare.example", 400),
        ("other.compare.example", 400),
        ("localhost", 400),
        ("127.0.0.1", 400),
    ],
)
def test_with_the_setting_it_answers_to_those_names_alone(named: Flask, host: str, status: int) -> None:
    assert named.test_client().get("/", headers={"Host": host}).status_code == status


def test_what_a_trusted_proxy_forwards_is_looked_at_too(named: Flask) -> None:
    for name, status in (("compare.example", 200), ("evil.example", 400)):
        answer = named.test_client().get(
            "/", headers={"X-Forwarded-Host": name}, environ_base={"REMOTE_ADDR": "10.0.0.1"}
        )
        assert answer.status_code == status


def test_health_is_told_under_any_name(named: Flask) -> None:
    for path in ("/healthz", "/readyz"):
        assert named.test_client().get(path, headers={"Host": "10.1.2.3:8765"}).status_code == 200


def test_it_says_what_to_do(client: FlaskClient) -> None:
    assert "DIPTYCH_TRUSTED_HOSTS" in client.get("/", headers={"Host": "compare.example"}).text


def test_the_setting_is_a_list_of_names() -> None:
    given = {"DIPTYCH_TRUSTED_HOSTS": "Compare.example, .desk.example,bücher.example"}
    assert read_config(given).trusted_hosts == ("compare.example", ".desk.example", "bücher.example")
    for wrong in ("https://compare.example", "compare.example:443", "*", "a b", "a,,b", "a/b"):
        with pytest.raises(ConfigError, match="DIPTYCH_TRUSTED_HOSTS must be names"):
            read_config({"DIPTYCH_TRUSTED_HOSTS": wrong})
