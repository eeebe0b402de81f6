"""Pins through the JSON API."""

from __future__ import annotations

from typing import Any

import pytest
from flask.testing import FlaskClient

BASE = "/api/v1/comparisons"
PAIR = {
    "left": "The bridge opened on Monday.\n\nIt cost 12 million euros.",
    "right": "The bridge opened on Monday.\n\nThe mayor cut a ribbon.",
    "kind": "rewrite",
}


def create(client: FlaskClient) -> str:
    return str(client.post(BASE, json=PAIR).json["id"])  # type: ignore[index]


def put(client: FlaskClient, comparison_id: str, body: Any) -> Any:
    return client.put(f"{BASE}/{comparison_id}/review/pins", json=body)


def test_pins_are_set_and_answered_with_the_new_comparison(client: FlaskClient) -> None:
    first = create(client)
    answer = put(client, first, {"linked": [["L2", "R2"]], "unlinked": [["L1", "R1"]]})
    assert (answer.status_code, answer.json["revision"]) == (201, 2)
    made = answer.json["comparison"]
    assert [(link["left"], link["right"], link["pinned"]) for link in made["links"]] == [
        (["L2"], ["R2"], True)
    ]
    assert made["unique"] == {"left": ["L1"], "right": ["R1"]}
    keys = {one["id"]: one["key"] for side in ("left", "right") for one in made[side]["sentences"]}
    assert made["pins"] == {"linked": [[keys["L2"], keys["R2"]]], "unlinked": [[keys["L1"], keys["R1"]]]}
    assert client.get(answer.location).json == answer.json
    back = put(client, answer.json["id"], {"taken_back": [["L2", "R2"], ["L1", "R1"]]}).json
    assert back["comparison"]["pins"] == {"linked": [], "unlinked": []}


def test_a_swap_of_the_sides_swaps_them(client: FlaskClient) -> None:
    made = put(client, create(client), {"linked": [["L1", "R2"]]}).json
    swapped = client.post("/comparisons", data={"swap": made["id"]}).location.rpartition("/")[2]
    links = client.get(f"{BASE}/{swapped}").json["comparison"]["links"]
    assert [link["pinned"] for link in links if "L2" in link["left"] and "R1" in link["right"]] == [True]


@pytest.mark.parametrize(
    ("body", "status"),
    [
        ({}, 422),
        ({"linked": []}, 422),
        ({"linked": None}, 422),
        ({"linked": "L1"}, 422),
        ({"linked": [["L1"]]}, 422),
        ({"linked": [["L1", 5]]}, 422),
        ({"linked": [["L1", "L2"]]}, 422),
        ({"linked": [["L1", "R2"]], "unlinked": [["L1", "R2"]]}, 422),
        ({"drawn": []}, 422),
        ({"linked": [["L1", "R99"]]}, 404),
        ({"unlinked": [["L1\0", "\ud800"]]}, 404),
    ],
)
def test_other_bodies_are_refused(client: FlaskClient, body: Any, status: int) -> None:
    first = create(client)
    assert put(client, first, body).status_code == status
    assert client.get(f"{BASE}/{first}").json["revision"] == 1  # type: ignore[index]


def test_a_stranger_finds_nothing(client: FlaskClient, stranger: FlaskClient) -> None:
    assert put(stranger, create(client), {"linked": [["L2", "R2"]]}).status_code == 404


def test_an_access_token_that_nobody_gave_is_refused(client: FlaskClient, stranger: FlaskClient) -> None:
    bearer = {"Authorization": "Bearer nonsense"}
    address = f"{BASE}/{create(client)}/review/pins"
    assert stranger.put(address, json={"linked": [["L2", "R2"]]}, headers=bearer).status_code == 401
