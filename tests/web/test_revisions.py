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
