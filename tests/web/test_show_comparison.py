"""``GET /comparisons/<id>``."""

from __future__ import annotations

import gzip
from statistics import median

import pytest
from flask.testing import FlaskClient

from tests.web.browsing import Page, compare

PARTIAL = {"HX-Request": "true", "HX-Request-Type": "partial"}
FULL = {"HX-Request": "true", "HX-Request-Type": "full"}
THREE_KB = 3 * 1024
RESTORE = {"HX-Request": "true", "HX-Request-Type": "partial", "HX-History-Restore-Request": "true"}


@pytest.mark.parametrize(("headers", "whole"), [({}, True), (PARTIAL, False), (FULL, True), (RESTORE, True)])
def test_only_htmx_gets_a_fragment(client: FlaskClient, headers: dict[str, str], *, whole: bool) -> None:
    answer = client.get(compare(client) + "?sentence=L1", headers=headers)
    assert answer.status_code == 200
    assert answer.text.lstrip().lower().startswith("<!doctype html>") is whole
    assert {"HX-Request-Type", "HX-History-Restore-Request"} <= set(answer.headers["Vary"].split(", "))


def test_a_page_that_is_gone_back_to_is_morphed(client: FlaskClient) -> None:
    address = compare(client)
    assert client.get(address, headers=RESTORE).headers["HX-Reswap"].startswith("outerMorph")
    assert "HX-Reswap" not in client.get(address, headers=FULL).headers


def test_a_choice_is_answered_in_three_kilobytes(client: FlaskClient) -> None:
    address = client.post("/comparisons", data={"sample": "tidal-barrier"}).location
    sentences = Page(client.get(address).text).sentences()
    answers = [client.get(f"{address}?sentence={sentence}", headers=PARTIAL).data for sentence in sentences]
    assert median(len(answer) for answer in answers) <= THREE_KB
    assert max(len(gzip.compress(answer, 6)) for answer in answers) <= THREE_KB
    assert all(b"<form" not in answer or b'name="sentence"' not in answer for answer in answers)


def test_a_stranger_finds_nothing(client: FlaskClient, stranger: FlaskClient) -> None:
    address = compare(client)
    assert stranger.get(address).status_code == 404
    compare(stranger)
    assert stranger.get(address).status_code == 404


def test_a_forged_cookie_opens_nothing(client: FlaskClient, stranger: FlaskClient) -> None:
    address = compare(client)
    mine = client.get_cookie("diptych_workspace")
    assert mine is not None
    stranger.set_cookie("diptych_workspace", mine.value[:-4] + "AAAA")
    assert stranger.get(address).status_code == 404
    stranger.set_cookie("diptych_workspace", mine.value)
    assert stranger.get(address).status_code == 200


@pytest.mark.parametrize("name", ["nothing", "%00", "..%2f..", "x" * 300, "%ff%fe", "é"])
def test_an_unknown_address_is_not_found(client: FlaskClient, name: str) -> None:
    answer = client.get(f"/comparisons/{name}")
    assert answer.status_code == 404
    assert "This page does not exist" in Page(answer.text).text


def test_an_unknown_state_in_the_address_does_no_harm(client: FlaskClient) -> None:
    address = compare(client)
    for state in ("sentence=L999", "sentence=<script>", "relation=nonsense", "view=nonsense", "link=K0"):
        assert client.get(f"{address}?{state}").status_code == 200


def test_what_is_kept_is_what_the_engine_said(client: FlaskClient) -> None:
    address = compare(client)
    assert client.get(address).data == client.get(address).data
