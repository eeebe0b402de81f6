"""``DIPTYCH_AUTH=proxy``: a trusted proxy says who somebody is."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from flask import Flask

from tests.web.browsing import LEFT, RIGHT
from webapp import services
from webapp.app import create_app
from webapp.config import Config, ConfigError, read_config
from webapp.jobs import Comparing

PROXY = {"REMOTE_ADDR": "10.0.0.1"}
ANYBODY = {"REMOTE_ADDR": "10.0.0.2"}
PAIR = {"left": LEFT, "right": RIGHT}


@pytest.fixture
def app(tmp_path: Path, comparing: Comparing) -> Iterator[Flask]:
    made = create_app(
        Config(
            tmp_path,
            f"sqlite:///{tmp_path / 'proxy.sqlite3'}",
            model_dir="none",
            auth="proxy",
            trusted_proxies=("10.0.0.1",),
        ),
        comparing,
    )
    yield made
    made.extensions["diptych"].store.close()


def post(app: Flask, user: str, source: dict[str, str]) -> tuple[int, str]:
    headers = {"X-Forwarded-User": user} if user else {}
    answer = app.test_client().post("/comparisons", data=PAIR, headers=headers, environ_base=source)
    # No cookie says who somebody is; that the hints were shown is all that one remembers.
    assert all(cookie.startswith("diptych_hints=") for cookie in answer.headers.getlist("Set-Cookie"))
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


@pytest.mark.parametrize(
    "user", ["ana\xa0", "\xa0ana", "ana\x85", "ana\u2003".encode().decode("latin-1"), "Ana"]
)
def test_names_that_only_look_alike_are_two_people(app: Flask, user: str) -> None:
    _, address = post(app, "ana", PROXY)
    theirs = app.test_client().get(address, environ_overrides={**PROXY, "HTTP_X_FORWARDED_USER": user})
    assert theirs.status_code in {401, 404}


@pytest.mark.parametrize("around", [" {}", "{} ", "\t{}\t "])
def test_white_space_around_a_header_is_not_part_of_the_name(app: Flask, around: str) -> None:
    _, address = post(app, "ana", PROXY)
    named = {**PROXY, "HTTP_X_FORWARDED_USER": around.format("ana")}
    assert app.test_client().get(address, environ_overrides=named).status_code == 200


@pytest.mark.parametrize(
    "user", ["a\0", "\x1f", "a\x7fb", "a\x0bb", "a\x85", "a\u0085b".encode().decode("latin-1")]
)
def test_no_name_has_control_characters(app: Flask, user: str) -> None:
    named = {**PROXY, "HTTP_X_FORWARDED_USER": user}
    assert app.test_client().get("/", environ_overrides=named).status_code == 401
    assert app.test_client().post("/comparisons", data=PAIR, environ_overrides=named).status_code == 401


@pytest.mark.parametrize("user", ["José", "Àngels", "李明", "cn=Ana,ou=Desk"])
def test_names_of_any_script_are_names(app: Flask, user: str) -> None:
    named = {**PROXY, "HTTP_X_FORWARDED_USER": user.encode().decode("latin-1")}
    client = app.test_client()
    address = client.post("/comparisons", data=PAIR, environ_overrides=named).location
    assert client.get(address, environ_overrides=named).status_code == 200


def test_who_reviews_through_the_api_is_whom_the_proxy_names_else_who_was_given(app: Flask) -> None:
    client, anna = app.test_client(), {"headers": {"X-Forwarded-User": "Anna"}, "environ_base": PROXY}
    made = client.post("/api/v1/comparisons", json={**PAIR, "author": "Bo"}, **anna).json
    comments = f"/api/v1/comparisons/{made['id']}/review/comments"
    said = {"key": "", "text": "Well.", "author": "Bo"}
    assert client.post(comments, json=said, **anna).status_code == 201
    desk = app.extensions["diptych"]
    workspace = services.find_workspace(desk, services.secret_of_user("Anna"))
    assert workspace
    _, secret = services.create_access_token(desk, workspace, "a program")
    bearer = {"Authorization": f"Bearer {secret}"}
    assert client.post(comments, json=said, headers=bearer, environ_base=ANYBODY).status_code == 201
    review = client.get(comments.removesuffix("/comments"), **anna).json
    assert [one["author"] for one in review["comments"]] == ["Anna", "Bo"]
