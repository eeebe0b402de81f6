"""``/comparisons/<id>/revisions``: edit and compare again."""

from __future__ import annotations

import re

import pytest
from flask.testing import FlaskClient

from tests.web.browsing import LEFT, RIGHT, Page, compare


def test_the_form_holds_both_texts(client: FlaskClient) -> None:
    page = Page(client.get(compare(client) + "/revisions").text)
    assert LEFT in page.text
    assert RIGHT in page.text


def test_an_edit_makes_a_new_revision_and_the_old_one_stays(client: FlaskClient) -> None:
    first = compare(client)
    answer = client.post(f"{first}/revisions", data={"left": LEFT, "right": "The mayor slept."})
    assert answer.status_code == 303
    assert answer.location != first
    assert "The mayor slept." in Page(client.get(answer.location).text).text
    assert "The mayor slept." not in Page(client.get(first).text).text


def test_absent_fields_keep_their_text(client: FlaskClient) -> None:
    first = compare(client)
    second = client.post(f"{first}/revisions").location
    assert Page(client.get(second).text).sentences().keys() == Page(client.get(first).text).sentences().keys()


def test_an_empty_edit_is_refused_and_the_rest_kept(client: FlaskClient) -> None:
    answer = client.post(f"{compare(client)}/revisions", data={"left": "", "right": "Stays."})
    assert answer.status_code == 422
    assert "Stays." in Page(answer.text).text


def test_a_stranger_can_neither_read_nor_add(client: FlaskClient, stranger: FlaskClient) -> None:
    address = compare(client) + "/revisions"
    assert stranger.get(address).status_code == 404
    assert stranger.post(address, data={"left": "x", "right": "y"}).status_code == 404


@pytest.mark.parametrize("paragraph", ["L" + "1" * 5_000, "L9", "L²", "X1", "1", "L-1"])
def test_a_paragraph_that_is_not_there_changes_nothing(client: FlaskClient, paragraph: str) -> None:
    first = compare(client)
    answer = client.post(f"{first}/revisions", data={"paragraph": paragraph, "text": "Gone."})
    assert answer.status_code == 404
    assert "Redo" not in client.get(first).text


def test_a_place_that_is_none_is_left_out_of_the_next_address(client: FlaskClient) -> None:
    data = {"left": "Other words.", "sentence": "L1\r\nX-Injected: yes"}
    answer = client.post(f"{compare(client)}/revisions", data=data)
    assert answer.status_code == 303
    assert re.fullmatch(r"/comparisons/[A-Za-z0-9_-]{22}", answer.location)


FOOTED = f"{LEFT}\n\n© 2024 Daily Example"


def footer(client: FlaskClient, address: str) -> dict[str, str]:
    """The attributes of the footer of the source."""
    return Page(client.get(address).text).with_id("L4")


def test_a_line_of_page_clutter_is_compared_and_left_out_again(client: FlaskClient) -> None:
    first = compare(client, FOOTED, RIGHT)
    assert footer(client, first)["data-relation"] == "boilerplate"
    assert "Compare this line" in client.get(f"{first}?sentence=L4").text
    data = {"compare_line": "L4", "view": "rows", "sentence": "L4"}
    taken = client.post(f"{first}/revisions", data=data)
    assert taken.status_code == 303
    assert taken.location.endswith("?view=rows&sentence=L4#L4")
    assert footer(client, taken.location)["data-relation"] == "unique"
    assert "Leave this line out again" in client.get(taken.location).text
    again = taken.location.partition("?")[0]
    left_out = client.post(f"{again}/revisions", data={"leave_out_line": "L4"}).location
    assert footer(client, left_out)["data-relation"] == "boilerplate"


def test_an_edit_after_it_and_a_swap_keep_it(client: FlaskClient) -> None:
    first = compare(client, FOOTED, RIGHT)
    taken = client.post(f"{first}/revisions", data={"compare_line": "L4"}).location
    edited = client.post(f"{taken}/revisions", data={"paragraph": "R1", "text": "Ships."}).location
    assert footer(client, edited)["data-relation"] == "unique"
    swapped = client.post("/comparisons", data={"swap": taken.rpartition("/")[2]}).location
    assert Page(client.get(swapped).text).with_id("R4")["data-relation"] == "unique"


def test_a_line_that_is_none_changes_nothing(client: FlaskClient) -> None:
    first = compare(client, FOOTED, RIGHT)
    for data in ({"compare_line": "L1"}, {"compare_line": "<b>"}, {"leave_out_line": "L4"}):
        assert client.post(f"{first}/revisions", data=data).status_code == 404
    assert "Redo" not in client.get(first).text


def test_another_sites_page_cannot_take_a_line_in(client: FlaskClient) -> None:
    first = compare(client, FOOTED, RIGHT)
    answer = client.post(
        f"{first}/revisions", data={"compare_line": "L4"}, headers={"Sec-Fetch-Site": "cross-site"}
    )
    assert answer.status_code == 403


def test_a_shared_page_offers_no_line(client: FlaskClient, stranger: FlaskClient) -> None:
    first = compare(client, FOOTED, RIGHT)
    page = client.post(f"{first}/shares", data={"until": "never"}).text
    (link,) = set(re.findall(r"/s/[\w-]+", page))
    shown = stranger.get(f"{link}?sentence=L4")
    assert shown.status_code == 200
    assert "Page clutter (not counted)" in shown.text
    assert "Compare this line" not in shown.text


def test_a_headline_in_the_text_is_edited_in_its_place(client: FlaskClient) -> None:
    first = compare(client, f"Bridge opens\n\n{LEFT}", RIGHT)
    page = client.get(f"{first}?edit=LT&sentence=LT").text
    assert re.search(r"<textarea[^>]*>\s*Bridge opens</textarea>", page)
    data = {"paragraph": "LT", "text": "Bridge opened at last", "sentence": "L2"}
    second = client.post(f"{first}/revisions", data=data).location
    assert second.endswith("?sentence=L2#L2")
    page = client.get(second.partition("?")[0] + "/revisions").text
    assert f"Bridge opened at last\n\n{LEFT}" in Page(page).text


def test_a_headline_given_apart_is_edited_in_its_field(client: FlaskClient) -> None:
    first = compare(client, left_title="Bridge opens")
    second = client.post(f"{first}/revisions", data={"paragraph": "LT", "text": "It opened"}).location
    form = client.get(f"{second}/revisions").text
    assert Page(form).with_id("left_title")["value"] == "It opened"
    assert LEFT in Page(form).text


def test_a_headline_that_is_not_there_changes_nothing(client: FlaskClient) -> None:
    first = compare(client)
    assert client.post(f"{first}/revisions", data={"paragraph": "RT", "text": "New"}).status_code == 404
