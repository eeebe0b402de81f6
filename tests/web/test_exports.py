"""``GET /comparisons/<id>/export.<format>``."""

from __future__ import annotations

import io
import json
import zipfile

import pytest
from flask.testing import FlaskClient

from tests.web.browsing import Page, compare
from tests.web.test_sharing import share
from webapp.export import FORMATS


@pytest.mark.parametrize("form", FORMATS)
def test_the_owner_takes_a_comparison_away(client: FlaskClient, form: str) -> None:
    answer = client.get(f"{compare(client, left_title='Über „die“ Brücke: a/b')}/export.{form}")
    assert answer.status_code == 200
    assert answer.mimetype == FORMATS[form].mimetype
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    kept = answer.headers["Content-Disposition"]
    assert kept.startswith("attachment; filename=")
    assert f"filename*=UTF-8''%C3%9Cber-die-Br%C3%BCcke-a-b.{form}" in kept
    assert "Set-Cookie" not in answer.headers


def test_the_files_hold_the_comparison(client: FlaskClient) -> None:
    address = compare(client)
    assert json.loads(client.get(f"{address}/export.json").data)["schema"] == "diptych.comparison/2"
    assert "ribbon" in client.get(f"{address}/export.html").text
    assert client.get(f"{address}/export.csv").data.startswith(b"\xef\xbb\xbfid,severity,")
    word = zipfile.ZipFile(io.BytesIO(client.get(f"{address}/export.docx").data))
    assert b"ribbon" in word.read("word/document.xml")


def test_a_stranger_takes_nothing(client: FlaskClient, stranger: FlaskClient) -> None:
    address = compare(client)
    for form in FORMATS:
        assert stranger.get(f"{address}/export.{form}").status_code == 404


@pytest.mark.parametrize("form", ["exe", "HTML", "", "html/..", "%00"])
def test_other_formats_are_not_found(client: FlaskClient, form: str) -> None:
    assert client.get(f"{compare(client)}/export.{form}").status_code == 404


def test_the_page_offers_every_format(client: FlaskClient) -> None:
    address = compare(client)
    page = Page(client.get(address).text)
    offered = {a["href"] for tag, a in page.elements if tag == "a" and "/export." in a.get("href", "")}
    assert offered == {f"{address}/export.{form}" for form in FORMATS}


def test_a_shared_page_offers_every_format_to_a_stranger(client: FlaskClient, stranger: FlaskClient) -> None:
    path = share(client, compare(client))
    page = Page(stranger.get(path).text)
    offered = {a["href"] for tag, a in page.elements if tag == "a" and "/export." in a.get("href", "")}
    assert offered == {f"{path}/export.{form}" for form in FORMATS}
    assert all(stranger.get(href).status_code == 200 for href in offered)
