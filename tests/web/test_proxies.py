"""Forwarded headers are believed of named proxies only."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest
from flask import Flask, request

from webapp.app import create_app
from webapp.application import peer
from webapp.config import Config, ConfigError, read_config

FORWARDED = {
    "X-Forwarded-For": "203.0.113.9",
    "X-Forwarded-Proto": "https",
    "X-Forwarded-Host": "compare.example",
    "X-Forwarded-User": "editor",
}


@pytest.fixture
def behind(config: Config) -> Iterator[Flask]:
    app = create_app(
        replace(
            config, trusted_proxies=("10.0.0.1", "fd00::1"), trusted_hosts=("compare.example", "localhost")
        )
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


def test_the_peer_of_a_socket_has_no_address() -> None:
    assert peer({"REMOTE_ADDR": ""}) == ""
    assert peer({}) == ""


def test_proxies_are_addresses() -> None:
    given = {"DIPTYCH_TRUSTED_PROXIES": "10.0.0.1, ::1"}
    assert read_config(given).trusted_proxies == ("10.0.0.1", "::1")
    with pytest.raises(ConfigError, match="DIPTYCH_TRUSTED_PROXIES must be IP addresses"):
        read_config({"DIPTYCH_TRUSTED_PROXIES": "proxy.example"})
