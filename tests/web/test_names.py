"""What a reader is called: by the proxy, else by a cookie that anybody could write."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from flask import Flask, Response

from webapp.app import create_app
from webapp.config import Config
from webapp.jobs import Comparing
from webapp.security import MOST_NAME_BYTES, NAME_COOKIE
from webapp.services import clean_name
from webapp.services.names import MOST_NAME
from webapp.views.names import known_name, remember_name


def named(app: Flask, cookie: str) -> str:
    with app.test_request_context(headers={"Cookie": f"{NAME_COOKIE}={cookie}"}):
        return known_name()


@pytest.mark.parametrize("name", ["Anna Weber", "Łukasz; Ö=ä, “x”", "名前", "م‌ن", "𝒜" * MOST_NAME])
def test_a_browser_remembers_a_name_for_a_year(app: Flask, name: str) -> None:
    with app.test_request_context():
        response = Response()
        remember_name(response, f"  {name}\n")
    cookie = response.headers["Set-Cookie"]
    assert {"Max-Age=31536000", "HttpOnly", "SameSite=Lax", "Path=/"} <= set(cookie.split("; "))
    assert "Secure" not in cookie
    value = cookie.partition(";")[0].partition("=")[2]
    assert value.isascii()
    assert len(value) <= MOST_NAME_BYTES
    assert named(app, value) == name


def test_the_cookie_is_secure_where_the_page_is(app: Flask) -> None:
    with app.test_request_context(base_url="https://localhost"):
        remember_name(response := Response(), "Anna")
    assert "Secure" in response.headers["Set-Cookie"]


@pytest.mark.parametrize(
    "cookie", ["", "%00", "%ED%A0%80", "%E2%80%8B", "%", "x" * (MOST_NAME_BYTES + 1), '"']
)
def test_a_cookie_that_names_nobody_is_no_name(app: Flask, cookie: str) -> None:
    assert named(app, cookie) == ""


def test_a_name_is_one_short_line_that_turns_nothing_around() -> None:
    assert clean_name("  Anna\r\n\0 Weber\u202e\u200b ") == "Anna Weber"
    assert clean_name("\u202e\u200b --") == ""
    assert clean_name("\ud800") == ""
    assert len(clean_name("x" * 100_000)) == MOST_NAME


def test_where_a_proxy_names_people_the_cookie_means_nothing(
    tmp_path: Path, config: Config, comparing: Comparing
) -> None:
    behind = replace(config, auth="proxy", trusted_proxies=("127.0.0.1",), data_dir=tmp_path)
    app = create_app(behind, comparing)
    cookie = {"Cookie": f"{NAME_COOKIE}=Mallory"}
    with app.test_request_context(headers={**cookie, "X-Forwarded-User": "J\xc3\xbcrgen"}):
        assert known_name() == "Jürgen"
    with app.test_request_context(headers=cookie):
        assert known_name() == ""
        remember_name(response := Response(), "Mallory")
    assert "Set-Cookie" not in response.headers
    app.extensions["diptych"].store.close()
