"""What a pair is read as: shown on the page, and changed by a form of it."""

from __future__ import annotations

import re
from html import unescape

import pytest
from flask.testing import FlaskClient

from tests.web.browsing import LEFT, RIGHT, Page, compare


def radios(client: FlaskClient, address: str) -> dict[str, bool]:
    """The kinds that the page offers, and which of them is chosen."""
    page = Page(client.get(address).text)
    return {
        attributes["value"]: "checked" in attributes
        for _, attributes in page.elements
        if attributes.get("name") == "kind"
    }


def summary(client: FlaskClient, address: str) -> str:
    html = client.get(address).text
    (found,) = re.findall(r'<p class="summary" id="summary">(.*?)</p>', html, re.S)
    return unescape(re.sub(r"<[^>]+>", "", found)).strip()


def read_as(client: FlaskClient, address: str, kind: str, **state: str) -> str:
    answer = client.post(f"{address}/revisions", data={"kind": kind, **state})
    assert answer.status_code == 303, answer.text
    return answer.location


def test_a_reader_says_what_the_pair_is_and_lets_diptych_judge_again(client: FlaskClient) -> None:
    first = compare(client)
    assert radios(client, first) == {"rewrite": False, "tellings": False, "strangers": False, "": True}
    second = read_as(client, first, "tellings")
    assert second != first
    assert radios(client, second) == {"rewrite": False, "tellings": True, "strangers": False, "": False}
    assert "Read as two tellings of one event, chosen by hand" in re.sub(
        r"<[^>]+>", "", client.get(second).text
    )
    assert radios(client, read_as(client, second, ""))[""]


def test_what_the_page_showed_comes_back(client: FlaskClient) -> None:
    second = read_as(client, compare(client), "tellings", view="rows", show="new", sentence="R3")
    assert second.endswith("?view=rows&show=new&sentence=R3#R3")


def test_two_tellings_miss_nothing(client: FlaskClient) -> None:
    address = read_as(client, compare(client), "tellings")
    page = client.get(f"{address}?sentence=L3")
    words = Page(page.text).text
    assert "Only in the left article" in words
    assert not re.search(r"\bmissing\b", words, re.I)
    notes = {mark.get("aria-description", "") for mark in Page(page.text).sentences().values()}
    assert "only in the left article" in notes
    assert not any("missing" in note or "rewrite" in note for note in notes)


def test_two_stories_come_first_and_nothing_is_linked(client: FlaskClient) -> None:
    address = read_as(client, compare(client), "strangers")
    assert summary(client, address).startswith("Read as two different stories: nothing was linked.")
    page = Page(client.get(address).text)
    assert {mark["data-relation"] for mark in page.sentences().values()} == {"unique"}
    assert not any("data-signs" in mark for mark in page.sentences().values())
    assert not any(attributes.get("data-tag") == "missing" for _, attributes in page.elements)


def test_an_edit_after_it_and_a_swap_keep_it(client: FlaskClient) -> None:
    second = read_as(client, compare(client), "tellings")
    edited = client.post(f"{second}/revisions", data={"paragraph": "R1", "text": "Ships."}).location
    assert radios(client, edited)["tellings"]
    whole = client.post(f"{edited}/revisions", data={"left": LEFT, "right": RIGHT}).location
    assert radios(client, whole)["tellings"]
    swapped = client.post("/comparisons", data={"swap": whole.rpartition("/")[2]}).location
    assert radios(client, swapped)["tellings"]


@pytest.mark.parametrize("kind", ["gossip", "<b>", "rewrite\n"])
def test_another_kind_is_refused(client: FlaskClient, kind: str) -> None:
    first = compare(client)
    answer = client.post(f"{first}/revisions", data={"kind": kind})
    assert answer.status_code == 422
    assert LEFT in Page(answer.text).text
    assert "Redo" not in client.get(first).text


def test_neither_a_stranger_nor_another_sites_page_can_say_it(
    client: FlaskClient, stranger: FlaskClient
) -> None:
    first = compare(client)
    data = {"kind": "strangers"}
    assert stranger.post(f"{first}/revisions", data=data).status_code == 404
    answer = client.post(f"{first}/revisions", data=data, headers={"Sec-Fetch-Site": "cross-site"})
    assert answer.status_code == 403
    assert "Redo" not in client.get(first).text


def test_a_shared_page_says_it_and_offers_no_choice(client: FlaskClient, stranger: FlaskClient) -> None:
    address = read_as(client, compare(client), "tellings")
    page = client.post(f"{address}/shares", data={"until": "never"}).text
    (link,) = set(re.findall(r"/s/[\w-]+", page))
    assert "Read as two tellings of one event" in stranger.get(link).text
    assert radios(stranger, link) == {}
    assert stranger.post(f"{link}/revisions", data={"kind": "rewrite"}).status_code == 404


def test_a_program_may_give_it_and_a_revision_keeps_it(client: FlaskClient) -> None:
    made = client.post("/api/v1/comparisons", json={"left": LEFT, "right": RIGHT, "kind": "tellings"})
    assert made.status_code == 201
    assert made.json
    assert made.json["comparison"]["pair"] == {"kind": "tellings", "confidence": 1.0, "given": True}
    address = f"/api/v1/comparisons/{made.json['id']}/revisions"
    kept = client.post(address, json={"left": LEFT})
    assert kept.json
    assert kept.json["comparison"]["pair"]["kind"] == "tellings"
    judged = client.post(address, json={"kind": ""})
    assert judged.json
    assert not judged.json["comparison"]["pair"]["given"]


@pytest.mark.parametrize("kind", ["gossip", 5, None, ["rewrite"]])
def test_a_program_is_told_of_another_kind(client: FlaskClient, kind: object) -> None:
    answer = client.post("/api/v1/comparisons", json={"left": LEFT, "right": RIGHT, "kind": kind})
    assert answer.status_code == 422
    assert answer.json
    assert "rewrite" in answer.json["detail"] or '"kind" must be a string' in answer.json["detail"]
