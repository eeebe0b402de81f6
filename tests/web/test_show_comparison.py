"""``GET /comparisons/<id>``."""

from __future__ import annotations

import gzip
from statistics import median

import pytest
from flask.testing import FlaskClient

from tests.web.browsing import Page, compare

PARTIAL = {"HX-Request": "true", "HX-Request-Type": "partial"}
FULL = {"HX-Request": "true", "HX-Request-Type": "full"}
THREE_KB = 3_000
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
    sizes: list[int] = []
    for sample, most in (("tidal-barrier", 2_800), ("river-inquiry", 3_600)):
        address = client.post("/comparisons", data={"sample": sample}).location
        sentences = [*Page(client.get(address).text).sentences()][::2]
        answers = [client.get(f"{address}?sentence={one}", headers=PARTIAL).data for one in sentences]
        assert max(len(gzip.compress(answer, 6)) for answer in answers) <= 2_000
        assert all(b"<textarea" not in answer for answer in answers)
        assert all(b"<form" not in answer or b'name="sentence"' not in answer for answer in answers)
        assert median(map(len, answers)) <= most  # in the second most sentences have two or three differences
        sizes += map(len, answers)
    assert median(sizes) <= THREE_KB


def test_a_card_fetches_its_form_for_a_comment_and_a_whole_page_has_it(client: FlaskClient) -> None:
    address = compare(client)
    card = Page(client.get(f"{address}?sentence=L2", headers=PARTIAL).text)
    (opens,) = [one for _, one in card.elements if "hx-get" in one]
    ids = [one["id"] for _, one in card.elements if "data-comment" in one]
    form = Page(client.get(f"{address}{opens['hx-get']}", headers=PARTIAL).text)
    fields = [one for tag, one in form.elements if tag in {"textarea", "select", "option", "input"}]
    assert [one.get("name") for one in fields if "value" not in one] == ["key", "text", "name"]
    whole = Page(client.get(f"{address}?sentence=L2").text)
    about = {one["value"] for one in fields if "value" in one}
    assert about
    assert about <= {one.get("value") for tag, one in whole.elements if tag == "option"}
    client.post(f"{address}/comments", data={"key": min(about), "text": "Who says so?", "name": "Ada"})
    card = Page(client.get(f"{address}?sentence=L2", headers=PARTIAL).text)
    reply, _ = (one for _, one in card.elements if "hx-get" in one)
    ids += [one["id"] for _, one in card.elements if "data-comment" in one]
    assert len({*ids}) == 2  # what was typed is sent: the next form is another one
    form = Page(client.get(f"{address}{reply['hx-get']}", headers=PARTIAL).text)
    (named,) = [one for _, one in form.elements if one.get("name") == "reply_to"]
    assert named["value"] in reply["hx-get"]
    assert client.get(f"{address}?writing=", headers=PARTIAL).text.strip() == ""


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
