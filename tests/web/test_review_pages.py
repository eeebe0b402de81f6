"""``/comparisons/<id>/decisions``, ``/comments`` and ``/sign-off``, by forms alone and by fragments."""

from __future__ import annotations

import re

import pytest
from flask import Flask
from flask.testing import FlaskClient

from tests.web.browsing import Page, compare
from webapp import services
from webapp.store.models import ComparisonRow

LEFT = "The bridge opened on Monday. It cost 12 million euros.\n\nNobody was hurt. A band from Lyon played."
RIGHT = "On Monday the bridge opened. It cost 21 million euros.\n\nA ribbon was cut by the mayor."
PART = {"HX-Request": "true", "HX-Request-Type": "partial"}
XSS = "<script>alert(1)</script>\"'><img src=x onerror=alert(1)>"


@pytest.fixture
def address(client: FlaskClient) -> str:
    return compare(client, LEFT, RIGHT)


@pytest.fixture
def standing(app: Flask, client: FlaskClient, address: str) -> services.Standing:
    return now(app, address)


def now(app: Flask, address: str) -> services.Standing:
    """The review as it is kept."""
    desk = app.extensions["diptych"]
    id = address.rpartition("/")[2]
    with desk.store.reading() as session:
        whose = session.get_one(ComparisonRow, id).pair.workspace_id
    return services.get_review(desk, whose, id)


def key_of(standing: services.Standing, letter: str) -> str:
    return next(key for key in standing.items if key.startswith(letter))


def test_a_decision_its_reason_and_its_undoing_go_by_forms(
    app: Flask, client: FlaskClient, address: str, standing: services.Standing
) -> None:
    key = key_of(standing, "K")
    place = {"view": "rows", "sentence": "L1"}
    answer = client.post(f"{address}/decisions", data={**place, "word": f"problem {key}"})
    assert answer.status_code == 303
    assert answer.location == f"{address}?view=rows&sentence=L1#L1"
    assert now(app, address).state(key) == "problem"
    assert "looked at" in Page(client.get(answer.location).text).text
    client.post(f"{address}/decisions", data={f"reason-{key}": "Says who?"})
    assert now(app, address).review.decisions[key].reason == "Says who?"
    assert "Says who?" in client.get(answer.location).text
    for _ in range(2):
        client.post(f"{address}/decisions", data={"undo": now(app, address).review.last_action})
    assert now(app, address).review.decisions == {}
    assert client.post(f"{address}/decisions", data={"undo": "x" * 22}).status_code == 404


def test_htmx_gets_the_parts_that_change(
    client: FlaskClient, address: str, standing: services.Standing
) -> None:
    key = key_of(standing, "K")
    answer = client.post(f"{address}/decisions", data={"word": f"ok {key}"}, headers=PART)
    assert answer.status_code == 200
    assert "<html" not in answer.text
    targets = [
        attributes["hx-target"] for tag, attributes in Page(answer.text).elements if tag == "hx-partial"
    ]
    assert {"#review", "#summary", "#filters", "#touched"} <= set(targets)
    assert f'[data-word="{key}"]' in targets
    assert f"of {len(standing.items)} looked at" in answer.text


def test_htmx_loads_the_page_anew_where_what_is_decided_about_is_gone(
    client: FlaskClient, address: str, standing: services.Standing
) -> None:
    for gone in ({"undo": "x" * 22}, {"word": "ok Kffffffffffff"}):
        answer = client.post(f"{address}/decisions", data=gone, headers=PART)
        assert answer.headers["HX-Refresh"] == "true"
        assert client.post(f"{address}/decisions", data=gone).status_code in {404, 422}


@pytest.mark.parametrize(
    ("url", "ending"),
    [
        (
            "http://localhost/comparisons/x?view=rows&show=facts&sentence=L2",
            "?view=rows&show=facts&sentence=L2#L2",
        ),
        ("http://localhost/comparisons/x?edit=L1", ""),
        ("http://[", ""),
        ("\xff?sentence=<b>", ""),
        ("", ""),
    ],
)
def test_htmx_comes_back_to_the_state_that_the_address_has_now(
    client: FlaskClient, address: str, url: str, ending: str
) -> None:
    headers = {"HX-Request": "true", "HX-Request-Type": "full", "HX-Current-URL": url}
    data = {"key": "", "text": "Fine.", "name": "Anna", "sentence": "L1", "view": "single"}
    answer = client.post(f"{address}/sign-off", data=data, headers=headers)
    assert answer.status_code == 303
    assert answer.location == address + ending


@pytest.mark.parametrize(
    "word",
    ["ok", "ok ", " ", "ok  x", "\0 \0", "none Kffffffffffff", "ok K\0", "x" * 10_000, "ok \ud83d", XSS],
)
def test_odd_words_are_refused_and_nothing_is_kept(
    app: Flask, client: FlaskClient, address: str, word: str
) -> None:
    data = {"word": word.encode("utf-8", "surrogatepass")}
    answer = client.post(f"{address}/decisions", data=data)
    assert answer.status_code in {404, 422}
    assert XSS not in answer.text
    assert now(app, address).review.decisions == {}


def test_ten_thousand_fields_change_nothing(app: Flask, client: FlaskClient, address: str) -> None:
    body = "&".join(f"reason-K{number}=x" for number in range(10_000))
    answer = client.post(f"{address}/decisions", data=body, content_type="application/x-www-form-urlencoded")
    assert answer.status_code in {303, 413}
    assert now(app, address).review.decisions == {}


def test_a_comment_is_kept_answered_and_resolved(app: Flask, client: FlaskClient, address: str) -> None:
    data = {"text": "Who cut it?", "name": "Ada", "view": "single"}
    answer = client.post(f"{address}/comments", data=data)
    assert (answer.status_code, answer.location) == (303, f"{address}?view=single")
    (comment,) = now(app, address).review.comments
    assert (comment.text, comment.author) == ("Who cut it?", "Ada")
    client.post(f"{address}/comments", data={"text": "The mayor.", "reply_to": comment.id})
    (comment,) = now(app, address).review.comments
    assert [(one.text, one.author) for one in comment.replies] == [("The mayor.", "Ada")]  # it is remembered
    for state, resolved in (("resolved", True), ("open", False)):
        answer = client.post(f"{address}/comments/{comment.id}", data={"comment_state": state})
        assert answer.status_code == 303
        assert now(app, address).review.comments[0].resolved is resolved
    assert client.post(f"{address}/comments/{comment.id}", data={"comment_state": "x"}).status_code == 422
    client.post(f"{address}/comments/{comment.id}", data={"comment_state": "deleted"})
    assert now(app, address).review.comments == ()


@pytest.mark.parametrize("view", ["facing", "rows", "single"])
@pytest.mark.parametrize("sentence", ["LT", "L2", "R3"])
def test_the_margin_shows_comments_in_every_view(
    app: Flask, client: FlaskClient, view: str, sentence: str
) -> None:
    address = compare(client, LEFT, RIGHT, left_title="The bridge", right_title="A bridge")
    key = next(key for key, id in now(app, address).anchors.items() if id == sentence)
    for _ in range(2):
        client.post(f"{address}/comments", data={"key": key, "text": "Ask."})
    shown = client.get(f"{address}?view={view}").text
    (mark,) = re.findall(r'<a class="commented" href="([^"]*)"[^>]* aria-label="2.comments">2</a>', shown)
    assert f"sentence={sentence}" in mark


@pytest.mark.parametrize("text", ["  \n", "x" * 5_001, f"{XSS}{'x' * 5_001}"])
def test_a_refused_comment_comes_back_as_it_was_typed(client: FlaskClient, address: str, text: str) -> None:
    answer = client.post(f"{address}/comments", data={"text": text})
    assert answer.status_code == 422
    assert text.strip() in Page(answer.text).text
    assert "<script>alert" not in answer.text


def test_it_is_signed_off_and_taken_off(app: Flask, client: FlaskClient, address: str) -> None:
    assert client.post(f"{address}/sign-off", data={"note": "Read."}).status_code == 422
    answer = client.post(f"{address}/sign-off", data={"note": "Read.", "name": "Ada"})
    assert (answer.status_code, answer.location) == (303, address)
    shown = Page(client.get(address).text).text
    assert "Signed off by Ada" in shown
    assert "Read." in shown
    client.post(f"{address}/sign-off", data={"take_off": "1"})
    assert "The sign-off by Ada ended" in Page(client.get(address).text).text


def test_markup_in_what_people_say_is_text(
    client: FlaskClient, address: str, standing: services.Standing
) -> None:
    key = key_of(standing, "K")
    client.post(f"{address}/comments", data={"text": XSS, "name": XSS})
    client.post(f"{address}/decisions", data={"word": f"problem {key}", f"reason-{key}": XSS})
    client.post(f"{address}/sign-off", data={"note": XSS, "name": XSS})
    for place in ("", "?sentence=L1", "?view=rows&sentence=L1", "?view=single"):
        page = client.get(address + place)
        assert XSS in Page(page.text).text
        assert "<script>alert" not in page.text
        assert not any("onerror" in attributes for _, attributes in Page(page.text).elements)
    part = client.post(f"{address}/decisions", data={"word": f"ok {key}", f"reason-{key}": XSS}, headers=PART)
    assert "<script>alert" not in part.text
    assert "<img" not in part.text


def test_words_that_are_gone_are_text_too(app: Flask, client: FlaskClient) -> None:
    address = compare(client, LEFT, f"{RIGHT} {XSS} was painted.")
    key = next(key for key, id in now(app, address).anchors.items() if id == "R4")
    client.post(f"{address}/comments", data={"text": "Why?", "key": key})
    newer = client.post(f"{address}/revisions", data={"right": RIGHT}).location
    page = client.get(newer).text
    assert "alert(1)" in Page(page).text
    assert "<script>alert" not in page


def test_only_web_addresses_become_links(client: FlaskClient, address: str) -> None:
    text = (
        "See https://example.org/a_(b). javascript:alert(1) data:text/html,x ftp://x.example/y "
        'http://example.org/"onmouseover="alert(1) //example.net/z'
    )
    client.post(f"{address}/comments", data={"text": text})
    page = Page(client.get(address).text)
    links = [found for tag, found in page.elements if tag == "a" and "ugc" in found.get("rel", "")]
    assert [one["href"] for one in links] == ["https://example.org/a_(b)", "http://example.org/"]
    assert all({"noopener", "noreferrer", "nofollow"} <= set(one["rel"].split()) for one in links)
    assert text in page.text


PATHS = ("decisions", "comments", "comments/x", "sign-off")
DATA = {"word": "ok K", "text": "x", "name": "Eve", "comment_state": "deleted"}


@pytest.mark.parametrize("path", PATHS)
def test_strangers_and_other_sites_change_nothing(
    app: Flask, client: FlaskClient, stranger: FlaskClient, address: str, path: str
) -> None:
    before = now(app, address)
    assert stranger.post(f"{address}/{path}", data=DATA).status_code == 404
    compare(stranger)
    assert stranger.post(f"{address}/{path}", data=DATA).status_code == 404
    for headers in ({"Sec-Fetch-Site": "cross-site"}, {"Origin": "http://other.example"}):
        assert client.post(f"{address}/{path}", data=DATA, headers=headers).status_code == 403
    assert client.get(f"{address}/{path}").status_code in {404, 405}
    assert now(app, address) == before


@pytest.mark.parametrize("odd", ["\0", "%00", "x" * 5_000, "..", "é"])
def test_odd_ids_of_comments_are_not_found(client: FlaskClient, address: str, odd: str) -> None:
    answer = client.post(f"{address}/comments/{odd}", data={"comment_state": "deleted"})
    assert answer.status_code in {404, 405}
    assert client.post(f"{address}/comments", data={"text": "x", "reply_to": odd}).status_code in {404, 422}


def test_nothing_is_left_of_a_null_byte(app: Flask, client: FlaskClient, address: str) -> None:
    client.post(f"{address}/comments", data={"text": "a\0b", "name": "A\0da", "key": ""})
    (comment,) = now(app, address).review.comments
    assert not re.search("\0", comment.text + comment.author)
