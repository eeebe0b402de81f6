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
from webapp.export.report import policy


@pytest.mark.parametrize("form", FORMATS)
def test_the_owner_takes_a_comparison_away(client: FlaskClient, form: str) -> None:
    answer = client.get(f"{compare(client, left_title='Über „die“ Brücke: a/b')}/export.{form}")
    assert answer.status_code == 200
    assert answer.mimetype == FORMATS[form].mimetype
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    kept = answer.headers["Content-Disposition"]
    shown, ending = ("inline", "html") if form == "report" else ("attachment", form)
    assert kept.startswith(f"{shown}; filename=")
    assert f"filename*=UTF-8''%C3%9Cber-die-Br%C3%BCcke-a-b.{ending}" in kept
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


def test_the_report_is_shown_at_once_under_a_policy_of_its_own(
    client: FlaskClient, stranger: FlaskClient
) -> None:
    address = compare(client)
    for browser, path in ((client, address), (stranger, share(client, address))):
        answer = browser.get(f"{path}/export.report")
        named = answer.headers["Content-Security-Policy"]
        assert named == f"{policy()}; frame-ancestors 'none'"
        assert answer.headers["X-Frame-Options"] == "DENY"
        assert "Said in the rewrite only" in answer.text
        links = [a for tag, a in Page(browser.get(path).text).elements if tag == "a"]
        menu = {a["href"].rpartition(".")[2]: a for a in links if "/export." in a.get("href", "")}
        assert [form for form, a in menu.items() if "download" not in a] == ["report"]


def test_the_files_carry_what_was_said_and_a_link_s_carry_what_its_page_shows(
    client: FlaskClient, stranger: FlaskClient
) -> None:
    address = compare(client)
    review = f"/api/v1{address}/review"
    made = client.get(f"/api/v1{address}").json
    assert made
    keys = [one["key"] for one in made["comparison"]["findings"]]
    reason = {"state": "dismissed", "reason": "=Same <b>sum</b>", "author": "Anna"}
    assert client.put(f"{review}/decisions/{keys[0]}", json=reason).status_code == 200
    path = share(client, address, role="comment")
    said = {"key": keys[0], "text": "Which <i>year</i>?", "name": "Bo"}
    assert stranger.post(f"{path}/comments", data=said).status_code == 303
    client.put(f"{review}/sign_off", json={"name": "Cy", "note": "But the date."})
    shown = Page(stranger.get(f"{path}?sentence=L2").text).text
    for form in FORMATS:
        asked = ((client, address), (stranger, path))
        files = [browser.get(f"{at}/export.{form}").data for browser, at in asked]
        assert files[0] == files[1]
        told = {"Same <b>sum</b>", "Anna", "Which <i>year</i>?", "Bo", "Cy", "But the date."}
        told -= {"Which <i>year</i>?", "Bo", "Cy", "But the date."} if form == "csv" else set()
        assert {one for one in told if one not in read(files[0], form) or one not in shown} == set()
    assert json.loads(stranger.get(f"{path}/export.json").data)["review"] == client.get(review).json
    chosen = {"id": address.rpartition("/")[2], "form": "md"}
    with zipfile.ZipFile(io.BytesIO(client.post("/comparisons/export", data=chosen).data)) as archive:
        (name,) = archive.namelist()
        assert archive.read(name) == client.get(f"{address}/export.md").data


def read(content: bytes, form: str) -> str:
    """What a file tells, its markup taken off."""
    if form == "docx":
        with zipfile.ZipFile(io.BytesIO(content)) as parts:
            content = parts.read("word/comments.xml")
        authors = {a["w:author"] for tag, a in Page(content.decode()).elements if tag == "w:comment"}
        return Page(content.decode()).text + " ".join(authors)
    if FORMATS[form].mimetype == "text/html":
        return Page(content.decode()).text
    return content.decode().replace("\\", "")
