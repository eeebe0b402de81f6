"""``POST /comparisons``."""

from __future__ import annotations

import pytest
from flask.testing import FlaskClient

from tests.web.browsing import LEFT, RIGHT, Page, compare

HOSTILE = {
    "script": "<script>alert('x')</script><img src=x onerror=alert(1)> says who? The end.",
    "template braces": "{{ 7 * 7 }} {% for x in y %} ${1} #{2}",
    "null bytes": "One\0two. Three\0.",
    "right to left": "مرحبا بالعالم. \u202eكيف حالك؟",
    "Chinese": "国务院总理今天抵达北京。他说会谈很有成果。",
    "emoji": "👩‍👩‍👧 went home 🏳️‍🌈. 😀!",
    "no letters": "... !!! ???",
}


def test_it_sends_the_browser_to_the_comparison(client: FlaskClient) -> None:
    address = compare(client)
    assert address.startswith("/comparisons/")
    assert len(address.removeprefix("/comparisons/")) >= 22  # 128 bits in base 64
    assert client.get(address).status_code == 200


def test_every_sentence_carries_the_contract_of_the_page(client: FlaskClient) -> None:
    page = Page(client.get(compare(client)).text)
    sentences = page.sentences()
    assert set(sentences) == {"L1", "L2", "L3", "R1", "R2", "R3"}
    known = {"identical", "edited", "reworded", "partial", "unique", "boilerplate"}
    assert {attributes["data-relation"] for attributes in sentences.values()} <= known
    assert all("data-links" in attributes for attributes in sentences.values())


def test_a_sample_is_compared_by_name(client: FlaskClient) -> None:
    answer = client.post("/comparisons", data={"sample": "tidal-barrier"})
    assert answer.status_code == 303
    assert "Lowmere" in Page(client.get(answer.location).text).text


def test_an_unknown_sample_is_not_found(client: FlaskClient) -> None:
    assert client.post("/comparisons", data={"sample": "../../etc"}).status_code == 404


@pytest.mark.parametrize(
    ("left", "right", "kept"), [(LEFT, "", LEFT), ("", RIGHT, RIGHT), (LEFT, " \n ", LEFT)]
)
def test_an_empty_text_is_refused_and_the_other_kept(
    client: FlaskClient, left: str, right: str, kept: str
) -> None:
    answer = client.post(
        "/comparisons", data={"left": left, "right": right, "left_title": "A title", "right_title": "Another"}
    )
    assert answer.status_code == 422
    page = Page(answer.text)
    assert kept in page.text
    assert page.with_id("left_title")["value"] == "A title"
    assert page.with_id("right_title")["value"] == "Another"


def test_absent_fields_are_refused_like_empty_ones(client: FlaskClient) -> None:
    assert client.post("/comparisons").status_code == 422


def test_too_much_text_is_refused_and_kept(client: FlaskClient) -> None:
    answer = client.post("/comparisons", data={"left": "x" * 1_300_000, "right": "A short one."})
    assert answer.status_code == 413
    page = Page(answer.text)
    assert "x" * 1_300_000 in page.text
    assert "A short one." in page.text
    assert "1.2 MB" in page.text


def test_a_body_past_all_limits_gets_a_page_that_says_so(client: FlaskClient) -> None:
    answer = client.post("/comparisons", data={"left": "x" * 5_000_000, "right": "y"})
    assert answer.status_code == 413
    assert "too long" in Page(answer.text).text


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_hostile_text_shows_as_text(client: FlaskClient, text: str) -> None:
    answer = client.get(compare(client, left=text, right=text[::-1], left_title=text))
    assert answer.status_code == 200
    page = Page(answer.text)
    scripts = [attributes for tag, attributes in page.elements if tag == "script"]
    assert all(attributes["src"].startswith("/static/") for attributes in scripts)
    assert not [tag for tag, attributes in page.elements if "onerror" in attributes]
    shown = "".join(page.text.split())
    for word in text.replace("\0", "\ufffd").split():
        assert word in shown or "\ufffd" in word


def test_bytes_that_are_no_text_are_compared_as_replacement_characters(client: FlaskClient) -> None:
    surrogate = b"left=One%ED%A0%80two.&right=%FF%FE%00."
    answer = client.post("/comparisons", data=surrogate, content_type="application/x-www-form-urlencoded")
    assert answer.status_code == 303
    assert "\ufffd" in Page(client.get(answer.location).text).text


def test_a_megabyte_without_a_space_is_compared(client: FlaskClient) -> None:
    answer = client.get(compare(client, left="x" * 1_000_000, right="Short."))
    assert answer.status_code == 200


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({"Sec-Fetch-Site": "cross-site"}, 403),
        ({"Sec-Fetch-Site": "same-site"}, 403),
        ({"Origin": "https://elsewhere.example"}, 403),
        ({"Origin": "null"}, 403),
        ({"Sec-Fetch-Site": "same-origin", "Origin": "https://behind-a-proxy.example"}, 303),
        ({"Sec-Fetch-Site": "none"}, 303),
        ({"Origin": "http://localhost"}, 303),
        ({}, 303),
    ],
)
def test_only_our_own_pages_may_write(client: FlaskClient, headers: dict[str, str], status: int) -> None:
    answer = client.post("/comparisons", data={"left": LEFT, "right": RIGHT}, headers=headers)
    assert answer.status_code == status


def test_the_workspace_cookie_is_out_of_reach_of_scripts_and_other_sites(client: FlaskClient) -> None:
    answer = client.post("/comparisons", data={"left": LEFT, "right": RIGHT})
    cookie = answer.headers["Set-Cookie"]
    assert "HttpOnly" in cookie
    assert "SameSite=Lax" in cookie
    assert "Secure" not in cookie
    secure = client.post("/comparisons", data={"left": LEFT, "right": RIGHT}, base_url="https://localhost")
    assert "Secure" in secure.headers["Set-Cookie"]
