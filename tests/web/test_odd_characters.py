"""Texts of odd characters on the pages: HTML that a validator would pass, and forms that change nothing."""

from __future__ import annotations

import pytest
from flask.testing import FlaskClient

from tests.export.pairs import ODD, carried
from tests.web.browsing import Page, compare

LEFT = f"It cost {ODD}5 euros{ODD}.\n\nNobody {' '.join(ODD)} came."
RIGHT = f"It cost {ODD[::-1]}7 euros{ODD}.\n\nThe mayor {' '.join(ODD)} came."


@pytest.fixture
def address(client: FlaskClient) -> str:
    made = client.post(
        "/api/v1/comparisons", json={"left": LEFT, "right": RIGHT, "left_title": f"A{ODD}title"}
    )
    assert made.json is not None
    return str(made.json["url"]).removeprefix("http://localhost")


@pytest.mark.parametrize(
    "query",
    [
        "",
        "?view=rows&sentence=L1",
        "?view=single&sentence=R2",
        "?sentence=L1&detail=characters",
        "?show=facts",
    ],
)
def test_a_page_carries_no_character_that_html_cannot(client: FlaskClient, address: str, query: str) -> None:
    assert carried(client.get(address + query).text)
    card = client.get(address + query, headers={"HX-Request": "true", "HX-Request-Type": "partial"})
    assert carried(card.text)


def test_a_search_is_shown_again_without_them(client: FlaskClient) -> None:
    compare(client)
    shown = client.get("/comparisons", query_string={"search": f"a{ODD[:64]}", "tag": f"b{ODD[:64]}"})
    assert shown.status_code == 200
    assert carried(shown.text)


@pytest.mark.parametrize("path", ["{}/revisions", "{}?edit=L1&sentence=L1"])
def test_a_form_keeps_the_control_characters_that_it_can_carry(client: FlaskClient, path: str) -> None:
    address = compare(client, "It\x92s five \x93euros\x94.", "It\x92s seven euros.")
    assert "It\x92s five \x93euros\x94." in Page(client.get(path.format(address)).text).text
