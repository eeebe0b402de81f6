"""``POST /readings``, and files and addresses in the forms that compare."""

from __future__ import annotations

import io
import json
from dataclasses import replace

import pytest
from flask import Flask
from flask.testing import FlaskClient

from tests.web.browsing import LEFT, RIGHT, Page
from webapp.ingest.fetch import LONGEST, Fetched, FetchError, Policy
from webapp.services import intake

ADDRESS = "https://news.example.org/bridge"
PAGE = """<html lang="en"><head><title>A bridge at last</title></head><body><article><h1>A bridge at last</h1>
<p>The council voted on Tuesday to build a bridge over the harbour, which the town has wanted for years.</p>
<p>It costs 4.2 million pounds and opens in three years, the mayor said after the vote on Tuesday.</p>
</article></body></html>"""
FRAGMENT = {"HX-Request": "true", "HX-Request-Type": "partial"}


def a_file(text: str = LEFT, name: str = "draft_3.txt", encoding: str = "utf-8") -> tuple[io.BytesIO, str]:
    return io.BytesIO(text.encode(encoding)), name


@pytest.fixture
def page(app: Flask, monkeypatch: pytest.MonkeyPatch) -> dict[str, str]:
    """What the one page there is says; the network is a dictionary."""
    web = {ADDRESS: PAGE}

    def fetch(address: str, policy: Policy) -> Fetched:
        if not policy.fetches:
            raise FetchError("Fetching addresses is switched off here.")
        if address.strip() not in web:
            raise FetchError("The site answered that there is no such page (404).")
        content = web[address.strip()].encode()
        return Fetched(content, "text/html", "utf-8", address.strip(), address.strip(), "bridge")

    monkeypatch.setattr(intake, "fetch", fetch)
    desk = app.extensions["diptych"]
    app.extensions["diptych"] = replace(desk, fetching=Policy(fetches=True))
    return web


def test_a_file_is_read_into_its_side(client: FlaskClient) -> None:
    answer = client.post("/readings", data={"side": "left", "left_file": a_file()}, headers=FRAGMENT)
    assert answer.status_code == 200
    assert "<!doctype" not in answer.text.lower()
    page = Page(answer.text)
    assert LEFT in page.text
    assert "draft_3.txt" in page.text
    assert "Read as: plain text of" in page.text


def test_without_htmx_the_whole_form_comes_back_with_both_sides(client: FlaskClient) -> None:
    data = {"side": "left", "left_file": a_file(), "right": RIGHT, "right_title": "Mine"}
    page = Page(client.post("/readings", data=data).text)
    assert LEFT in page.text
    assert RIGHT in page.text
    assert page.with_id("right_title")["value"] == "Mine"


def test_a_file_that_cannot_be_read_says_so_and_nothing_is_lost(client: FlaskClient) -> None:
    picture = (io.BytesIO(b"\x89PNG\r\n\x1a\n" + bytes(100)), "picture.txt")
    data = {"left": "What I typed.", "left_file": picture, "right": RIGHT}
    for path in ("/readings", "/comparisons"):
        picture[0].seek(0)
        answer = client.post(
            path, data={**data, "left_file": (io.BytesIO(picture[0].getvalue()), "picture.txt")}
        )
        assert answer.status_code == 422
        page = Page(answer.text)
        assert "picture" in page.text
        assert "What I typed." in page.text
        assert RIGHT in page.text


def test_nothing_to_read_is_said(client: FlaskClient) -> None:
    answer = client.post("/readings", data={"side": "right", "right": "Typed."}, headers=FRAGMENT)
    assert answer.status_code == 422
    assert "Choose a file or paste a web address" in answer.text
    assert "Typed." in answer.text


def test_two_files_are_compared_in_one_go(client: FlaskClient) -> None:
    data = {"left_file": a_file(LEFT, "first.txt"), "right_file": a_file(RIGHT, "second.txt")}
    answer = client.post("/comparisons", data=data)
    assert answer.status_code == 303, Page(answer.text).text[-3000:]
    page = client.get(answer.location).text
    assert "first.txt" in page
    assert "second.txt" in page


def test_what_was_read_and_mended_is_not_read_again(client: FlaskClient) -> None:
    read = Page(client.post("/readings", data={"side": "left", "left_file": a_file()}, headers=FRAGMENT).text)
    sealed = next(a["value"] for t, a in read.elements if a.get("name") == "left_from")
    data = {
        "left": LEFT.replace("The", "Thus the", 1),
        "left_from": sealed,
        "left_file": a_file(),
        "right": RIGHT,
    }
    page = Page(client.get(client.post("/comparisons", data=data).location).text)
    assert "Thus the" in page.text
    assert "edited here since" in page.text


def test_another_file_of_the_same_name_is_read(client: FlaskClient) -> None:
    made = client.post("/comparisons", data={"left_file": a_file(), "right": RIGHT}).location
    shown = Page(client.get(f"{made}/revisions").text)
    sealed = next(a["value"] for _, a in shown.elements if a.get("name") == "left_from")
    other = a_file("The second version of the draft says something else.")
    answer = client.post(f"{made}/revisions", data={"left": LEFT, "left_from": sealed, "left_file": other})
    assert "The second version" in Page(client.get(answer.location).text).text


def test_line_ends_of_a_form_are_no_edit(client: FlaskClient) -> None:
    text = "First line.\n\nSecond line.\n"
    read = Page(
        client.post("/readings", data={"side": "left", "left_file": a_file(text)}, headers=FRAGMENT).text
    )
    sealed = next(a["value"] for t, a in read.elements if a.get("name") == "left_from")
    data = {"left": text.replace("\n", "\r\n"), "left_from": sealed, "right": RIGHT}
    page = Page(client.get(client.post("/comparisons", data=data).location).text)
    assert "draft_3.txt" in page.text
    assert "edited here since" not in page.text


@pytest.mark.parametrize("sealed", ["forged", "eyJuYW1lIjoiYSJ9.x", ".", "é" * 10])
def test_provenance_that_this_server_did_not_sign_is_none(client: FlaskClient, sealed: str) -> None:
    answer = client.post("/comparisons", data={"left": LEFT, "right": RIGHT, "left_from": sealed})
    assert answer.status_code == 303, Page(answer.text).text[-3000:]
    assert "origin" not in {a.get("class") for _, a in Page(client.get(answer.location).text).elements}


def test_a_guessed_encoding_is_said_and_can_be_changed(client: FlaskClient) -> None:
    text = (
        "Der Bürgermeister sagte: „Die Brücke über den Fluß ist größer und schöner als die frühere Brücke.“"
    )
    file = a_file(text, "alt.txt", "cp1252")
    page = Page(client.post("/readings", data={"side": "left", "left_file": file}, headers=FRAGMENT).text)
    assert text in page.text
    assert "Its encoding was guessed: Windows-1252." in page.text
    data = {"side": "left", "left_file": a_file(text, "alt.txt", "cp1252"), "left_encoding": "windows-1251"}
    other = Page(client.post("/readings", data=data, headers=FRAGMENT).text)
    assert text not in other.text
    assert "Бс" not in text


def test_an_address_in_a_field_is_fetched_when_it_is_compared(
    client: FlaskClient, page: dict[str, str]
) -> None:
    answer = client.post("/comparisons", data={"left": f" {ADDRESS}\n", "right": RIGHT})
    assert answer.status_code == 303, Page(answer.text).text[-3000:]
    shown = Page(client.get(answer.location).text)
    assert "The council voted on Tuesday" in shown.text
    assert "news.example.org" in shown.text
    assert shown.sentences()["LT"]


def test_an_address_may_be_as_long_as_one_that_is_fetched(client: FlaskClient, page: dict[str, str]) -> None:
    long = f"{ADDRESS}?{'x' * (LONGEST - len(ADDRESS) - 1)}"
    page[long] = PAGE
    made = client.post("/comparisons", data={"left": long, "right": RIGHT})
    assert made.status_code == 303, Page(made.text).text[-3000:]
    assert long in client.get(made.location).text
    read = Page(client.post("/readings", data={"side": "left", "left": long}, headers=FRAGMENT).text)
    sealed = next(a["value"] for _, a in read.elements if a.get("name") == "left_from")
    again = client.post("/comparisons", data={"left": LEFT, "left_from": sealed, "right": RIGHT})
    assert long in client.get(again.location).text


def test_an_address_that_fails_stays_in_its_field(client: FlaskClient, page: dict[str, str]) -> None:
    missing = ADDRESS + "/missing"
    answer = client.post("/comparisons", data={"left": missing, "right": RIGHT})
    assert answer.status_code == 422
    shown = Page(answer.text)
    assert "no such page (404)" in shown.text
    assert missing in shown.text
    assert RIGHT in shown.text


@pytest.mark.parametrize("path", ["/readings", "/comparisons"])
def test_what_is_wrong_with_a_side_is_said_once_and_with_its_name(
    client: FlaskClient, page: dict[str, str], path: str
) -> None:
    shown = Page(client.post(path, data={"side": "right", "left": LEFT, "right": ADDRESS + "/missing"}).text)
    assert shown.text.count("no such page (404)") == 1
    assert "Rewrite: The site answered that there is no such page (404)." in " ".join(shown.text.split())


@pytest.mark.parametrize("headers", [{}, FRAGMENT])
def test_a_file_chosen_after_an_address_failed_is_read_instead(
    client: FlaskClient, page: dict[str, str], headers: dict[str, str]
) -> None:
    missing = ADDRESS + "/missing"
    data: dict[str, object] = {"side": "left", "left": missing}
    assert client.post("/readings", data=data, headers=headers).status_code == 422
    answer = client.post("/readings", data={**data, "left_file": a_file()}, headers=headers)
    assert answer.status_code == 200
    assert LEFT in Page(answer.text).text
    assert missing not in answer.text


def test_an_address_put_in_place_of_what_a_file_held_is_read_until_the_file_is_chosen_again(
    client: FlaskClient, page: dict[str, str]
) -> None:
    read = Page(client.post("/readings", data={"side": "left", "left_file": a_file()}, headers=FRAGMENT).text)
    sealed = next(a["value"] for t, a in read.elements if a.get("name") == "left_from")
    data = {"side": "left", "left": ADDRESS, "left_from": sealed}
    answer = client.post("/readings", data={**data, "left_file": a_file()}, headers=FRAGMENT)
    assert "It costs 4.2 million pounds" in answer.text
    again = {**data, "left_file": a_file(), "asks": "file"}
    assert LEFT in Page(client.post("/readings", data=again, headers=FRAGMENT).text).text


def test_an_address_that_fails_forgets_the_file_that_was_read_before(
    client: FlaskClient, page: dict[str, str]
) -> None:
    read = Page(client.post("/readings", data={"side": "left", "left_file": a_file()}, headers=FRAGMENT).text)
    sealed = next(a["value"] for t, a in read.elements if a.get("name") == "left_from")
    data = {"side": "left", "left": ADDRESS + "/missing", "left_from": sealed}
    failed = Page(client.post("/readings", data=data).text)
    assert next(a["value"] for t, a in failed.elements if a.get("name") == "left_from") == ""


def test_addresses_in_the_pages_own_fill_the_form_and_fetch_nothing(
    client: FlaskClient, page: dict[str, str]
) -> None:
    page.clear()  # whoever asks now is refused, which the page would say
    shown = Page(client.get("/", query_string={"left": ADDRESS, "right": "javascript:alert(1)"}).text)
    assert ADDRESS in shown.text
    assert "javascript:alert" not in shown.text
    assert "404" not in shown.text


def test_a_page_that_says_the_same_makes_no_revision(client: FlaskClient, page: dict[str, str]) -> None:
    made = client.post("/comparisons", data={"left": ADDRESS, "right": RIGHT}).location
    answer = client.post(f"{made}/revisions", data={"fetch_again": "left"})
    assert answer.status_code == 303, Page(answer.text).text[-3000:]
    assert answer.location.startswith(made)
    assert "The page says the same now." in client.get(answer.location).text


def test_fetching_again_shows_what_the_page_says_now(client: FlaskClient, page: dict[str, str]) -> None:
    made = client.post("/comparisons", data={"left": ADDRESS, "right": RIGHT}).location
    page[ADDRESS] = PAGE.replace("4.2 million", "5.1 million")
    answer = client.post(f"{made}/revisions", data={"fetch_again": "left"})
    assert answer.status_code == 303, Page(answer.text).text[-3000:]
    changes = Page(client.get(answer.location).text)
    assert "revision 1" in changes.text
    assert "5.1" in changes.text


def test_only_a_side_that_came_from_an_address_is_fetched_again(
    client: FlaskClient, page: dict[str, str]
) -> None:
    made = client.post("/comparisons", data={"left": ADDRESS, "right": RIGHT}).location
    assert client.post(f"{made}/revisions", data={"fetch_again": "right"}).status_code == 404


def test_a_page_that_is_gone_leaves_the_comparison_as_it_is(
    client: FlaskClient, page: dict[str, str]
) -> None:
    made = client.post("/comparisons", data={"left": ADDRESS, "right": RIGHT}).location
    page.clear()
    answer = client.post(f"{made}/revisions", data={"fetch_again": "left"})
    assert answer.status_code == 422
    assert "The council voted on Tuesday" in Page(answer.text).text


def test_swapped_sides_keep_where_they_came_from(client: FlaskClient, page: dict[str, str]) -> None:
    made = client.post("/comparisons", data={"left": ADDRESS, "right": RIGHT}).location
    swapped = client.post("/comparisons", data={"swap": made.rpartition("/")[2]}).location
    shown = Page(client.get(swapped).text)
    assert shown.with_id("right-origin")
    with pytest.raises(ValueError, match="not enough"):
        shown.with_id("left-origin")


def test_a_reader_with_a_link_sees_the_address_and_no_name_of_a_file(
    client: FlaskClient, stranger: FlaskClient, page: dict[str, str]
) -> None:
    data = {"left": ADDRESS, "right_file": a_file(RIGHT, "lawsuit against X.txt")}
    made = client.post("/comparisons", data=data).location
    assert "lawsuit against X.txt" in client.get(made).text
    client.post(f"{made}/shares", data={"days": "7"})
    token = next(
        a["value"].rpartition("/s/")[2]
        for _, a in Page(client.get(f"{made}/shares").text).elements
        if "/s/" in a.get("value", "")
    )
    shown = stranger.get(f"/s/{token}").text
    assert ADDRESS in shown
    assert "lawsuit" not in shown
    assert "Fetch again" not in shown


def test_the_api_takes_files_in_a_form(client: FlaskClient) -> None:
    data = {"left_file": a_file(LEFT, "first.txt"), "right": RIGHT, "kind": "rewrite"}
    answer = client.post("/api/v1/comparisons", data=data, content_type="multipart/form-data")
    assert answer.status_code == 201, answer.text
    made = answer.json
    assert made["left_from"]["name"] == "first.txt"
    assert made["left_from"]["read_as"].startswith("Read as: plain text of")
    assert made["left_from"]["edited"] is False
    assert made["right_from"] is None
    assert made["comparison"]["left"]["sentences"]


def test_the_api_fetches_addresses(client: FlaskClient, page: dict[str, str]) -> None:
    answer = client.post("/api/v1/comparisons", json={"left_url": ADDRESS, "right": RIGHT})
    assert answer.status_code == 201, answer.text
    assert answer.json["left_from"]["address"] == ADDRESS
    assert answer.json["comparison"]["left"]["title"] == "A bridge at last"
    revised = client.post(f"/api/v1/comparisons/{answer.json['id']}/revisions", json={"right_url": ADDRESS})
    assert revised.status_code == 201
    assert revised.json["left_from"]["address"] == revised.json["right_from"]["address"] == ADDRESS


def test_the_api_takes_a_side_once(client: FlaskClient) -> None:
    twice = {"left": LEFT, "left_url": ADDRESS, "right": RIGHT}
    answer = client.post("/api/v1/comparisons", json=twice)
    assert answer.status_code == 422
    assert "only one of" in answer.json["detail"]


@pytest.mark.parametrize(
    ("sent", "why"),
    [
        ({"left_file": "draft.docx", "right": RIGHT}, '"left_file" must be a file'),
        ({"left": a_file(), "right": RIGHT}, '"left" is a text'),
        ({"title": a_file(), "right": RIGHT}, "There is no field 'title'"),
    ],
)
def test_the_api_says_which_field_is_a_file(client: FlaskClient, sent: dict[str, object], why: str) -> None:
    answer = client.post("/api/v1/comparisons", data=sent, content_type="multipart/form-data")
    assert answer.status_code == 422
    assert why in answer.json["detail"]


def test_the_api_says_why_an_address_is_not_fetched(client: FlaskClient) -> None:
    answer = client.post("/api/v1/comparisons", json={"left_url": ADDRESS, "right": RIGHT})
    assert answer.status_code == 422
    assert "switched off" in answer.json["detail"]


def test_a_text_sent_anew_came_from_nowhere(client: FlaskClient) -> None:
    data = {"left_file": a_file(LEFT, "first.txt"), "right": RIGHT}
    made = client.post("/api/v1/comparisons", data=data, content_type="multipart/form-data").json
    same = client.post(f"/api/v1/comparisons/{made['id']}/revisions", json={"right": RIGHT + " More."}).json
    assert same["left_from"]["name"] == "first.txt"
    other = client.post(f"/api/v1/comparisons/{made['id']}/revisions", json={"left": RIGHT}).json
    assert other["left_from"] is None


def test_where_texts_came_from_goes_through_an_archive(client: FlaskClient, stranger: FlaskClient) -> None:
    client.post("/comparisons", data={"left_file": a_file(LEFT, "first.txt"), "right": RIGHT})
    archive = client.get("/settings/archive.json").data
    brought = stranger.post("/settings/archive", data={"archive": (io.BytesIO(archive), "all.json")})
    assert brought.status_code in {200, 303}
    listed = Page(stranger.get("/").text)
    address = next(a["href"] for _, a in listed.elements if a.get("href", "").startswith("/comparisons/"))
    assert "first.txt" in stranger.get(address).text


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("address", "javascript:alert(1)"),
        ("read_at", "yesterday"),
        ("name", 7),
        ("read_as", "x" * 5_000),
    ],
)
def test_an_archive_with_provenance_that_is_none_is_refused(
    client: FlaskClient, field: str, value: object
) -> None:
    client.post("/comparisons", data={"left_file": a_file(LEFT, "first.txt"), "right": RIGHT})
    archive = client.get("/settings/archive.json").json
    assert archive is not None
    archive["pairs"][0]["comparisons"][0]["left_from"][field] = value
    file = (io.BytesIO(json.dumps(archive).encode()), "all.json")
    assert client.post("/settings/archive", data={"archive": file}).status_code == 422
