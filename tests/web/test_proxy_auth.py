"""``DIPTYCH_AUTH=proxy``: a trusted proxy says who somebody is."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from flask import Flask

from tests.web.browsing import LEFT, RIGHT
from webapp.app import create_app
from webapp.config import Config, ConfigError, read_config

PROXY = {"REMOTE_ADDR": "10.0.0.1"}
ANYBODY = {"REMOTE_ADDR": "10.0.0.2"}
PAIR = {"left": LEFT, "right": RIGHT}


@pytest.fixture
def app(tmp_path: Path) -> Iterator[Flask]:
    made = create_app(
        Config(
            tmp_path,
            f"sqlite:///{tmp_path / 'proxy.sqlite3'}",
            model_dir="none",
            auth="proxy",
            trusted_proxies=("10.0.0.1",),
        )
    )
    yield made
    made.extensions["diptych"].store.close()


def post(app: Flask, user: str, source: dict[str, str]) -> tuple[int, str]:
    headers = {"X-Forwarded-User": user} if user else {}
    answer = app.test_client().post("/comparisons", data=PAIR, headers=headers, environ_base=source)
    assert "Set-Cookie" not in answer.headers
    return answer.status_code, answer.location or ""


def test_it_refuses_to_start_without_the_addresses_it_trusts() -> None:
    with pytest.raises(ConfigError, match="DIPTYCH_TRUSTED_PROXIES"):
        read_config({"DIPTYCH_AUTH": "proxy"})
    assert read_config({}).auth == "cookie"
    assert read_config({"DIPTYCH_AUTH": "proxy", "DIPTYCH_TRUSTED_PROXIES": "10.0.0.1"}).auth == "proxy"


def test_a_user_owns_what_he_made_in_every_browser_and_nobody_else_does(app: Flask) -> None:
    status, address = post(app, "ana", PROXY)
    assert status == 303

    def sees(user: str, source: dict[str, str]) -> int:
        headers = {"X-Forwarded-User": user}
        return app.test_client().get(address, headers=headers, environ_base=source).status_code

    assert sees("ana", PROXY) == 200
    assert sees("ben", PROXY) == 404
    assert sees("ana", ANYBODY) == 404


def test_whom_the_proxy_does_not_name_cannot_write(app: Flask) -> None:
    assert post(app, "", PROXY)[0] == 401
    assert post(app, "ana", ANYBODY)[0] == 401


def test_there_is_nothing_to_recover(app: Flask) -> None:
    client = app.test_client()
    named = {"X-Forwarded-User": "ana"}
    assert client.post("/settings/recovery", headers=named, environ_base=PROXY).status_code == 404
    assert "recovery link" not in client.get("/settings", headers=named, environ_base=PROXY).text
