"""Forwarded headers are believed of named proxies only."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest
from flask import Flask, request

from webapp.app import create_app
from webapp.application import peer
from webapp.config import Config, ConfigError, read_config
from webapp.jobs import Comparing

FORWARDED = {
    "X-Forwarded-For": "203.0.113.9",
    "X-Forwarded-Proto": "https",
    "X-Forwarded-Host": "compare.example",
    "X-Forwarded-User": "editor",
}


@pytest.fixture
def behind(config: Config, comparing: Comparing) -> Iterator[Flask]:
    app = create_app(
        replace(
            config, trusted_proxies=("10.0.0.1", "fd00::1"), trusted_hosts=("compare.example", "localhost")
        ),
        comparing,
    )

    @app.get("/seen")
    def seen() -> dict[str, object]:
        return {
            "who": request.remote_addr,
            "secure": request.is_secure,
            "host": request.host,
            "user": request.headers.get("X-Forwarded-User"),
        }

    yield app
    app.extensions["diptych"].store.close()


@pytest.mark.parametrize("proxy", ["10.0.0.1", "fd00::1", "fd00:0:0::1", "::ffff:10.0.0.1"])
def test_a_trusted_proxy_says_who_asked_and_how(behind: Flask, proxy: str) -> None:
    answer = behind.test_client().get("/seen", headers=FORWARDED, environ_base={"REMOTE_ADDR": proxy})
    assert answer.json == {"who": "203.0.113.9", "secure": True, "host": "compare.example", "user": "editor"}
    assert "Strict-Transport-Security" in answer.headers


@pytest.mark.parametrize("other", ["10.0.0.2", "127.0.0.1", "203.0.113.9"])
def test_nobody_else_does(behind: Flask, other: str) -> None:
    answer = behind.test_client().get("/seen", headers=FORWARDED, environ_base={"REMOTE_ADDR": other})
    assert answer.json == {"who": other, "secure": False, "host": "localhost", "user": None}
    assert "Strict-Transport-Security" not in answer.headers


def test_only_the_last_step_of_a_chain_counts(behind: Flask) -> None:
    chain = {"X-Forwarded-For": "198.51.100.1, 203.0.113.9"}
    answer = behind.test_client().get("/seen", headers=chain, environ_base={"REMOTE_ADDR": "10.0.0.1"})
    assert answer.json is not None
    assert answer.json["who"] == "203.0.113.9"


@pytest.mark.parametrize(
    ("chain", "client"),
    [
        ("203.0.113.9:5678", "203.0.113.9"),
        ("198.51.100.1, 203.0.113.9:5678", "203.0.113.9"),
        ("203.0.113.9 ", "203.0.113.9"),
        ('"203.0.113.9"', "203.0.113.9"),
        ("2001:db8::9", "2001:db8::9"),
        ("2001:DB8:0::9", "2001:db8::9"),
        ("[2001:db8::9]", "2001:db8::9"),
        ("[2001:db8::9]:5678", "2001:db8::9"),
        ('"[2001:db8::9]:5678"', "2001:db8::9"),
        ("::ffff:203.0.113.9", "203.0.113.9"),
        ("fe80::9%eth0", "fe80::9"),
    ],
)
def test_the_address_of_the_client_is_read_however_the_proxy_writes_it(
    behind: Flask, chain: str, client: str
) -> None:
    answer = behind.test_client().get(
        "/seen", headers={"X-Forwarded-For": chain}, environ_base={"REMOTE_ADDR": "10.0.0.1"}
    )
    assert answer.json is not None
    assert answer.json["who"] == client


@pytest.mark.parametrize(
    "chain",
    [
        "unknown",
        "203.0.113.9, unknown",
        "203.0.113.9,",
        "",
        "_hidden",
        "203.0.113.9:port",
        "203.0.113.9:567890",
        "203.0.113",
        "[2001:db8::9",
        "[]",
        "localhost",
        "\xff",
        "<script>",
        "9" * 5_000,
    ],
)
def test_a_client_without_a_readable_address_counts_as_the_proxy(
    behind: Flask, caplog: pytest.LogCaptureFixture, chain: str
) -> None:
    for _ in range(3):
        answer = behind.test_client().get(
            "/seen",
            environ_overrides={"REMOTE_ADDR": "10.0.0.1", "HTTP_X_FORWARDED_FOR": chain},
        )
        assert answer.json is not None
        assert answer.json["who"] == "10.0.0.1"
    told = [record.getMessage() for record in caplog.records if "X-Forwarded-For" in record.getMessage()]
    assert len(told) == 1  # not one line for each request
    assert not chain or chain not in told[0]


@pytest.mark.parametrize("scheme", ["javascript", "file", "", "https://", "\xff"])
def test_a_scheme_that_no_browser_uses_here_is_not_believed(behind: Flask, scheme: str) -> None:
    seen = behind.test_client().get(
        "/seen", environ_overrides={"REMOTE_ADDR": "10.0.0.1", "HTTP_X_FORWARDED_PROTO": scheme}
    )
    assert seen.json is not None
    assert seen.json["secure"] is False


def test_the_peer_of_a_socket_has_no_address() -> None:
    assert peer({"REMOTE_ADDR": ""}) == ""
    assert peer({}) == ""


def test_proxies_are_addresses() -> None:
    given = {"DIPTYCH_TRUSTED_PROXIES": "10.0.0.1, ::1"}
    assert read_config(given).trusted_proxies == ("10.0.0.1", "::1")
    with pytest.raises(ConfigError, match="DIPTYCH_TRUSTED_PROXIES must be IP addresses"):
        read_config({"DIPTYCH_TRUSTED_PROXIES": "proxy.example"})
