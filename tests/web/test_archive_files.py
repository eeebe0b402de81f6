"""A file of a workspace in which one value was spoiled: it is refused, or all that it adds can be shown."""

from __future__ import annotations

import io
import json
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient

from tests.web.browsing import compare
from webapp.app import create_app
from webapp.config import Config
from webapp.jobs import Comparing
from webapp.services.archive import read_archive
from webapp.services.errors import InvalidError

Json = Any
Path = tuple[str | int, ...]

LEFT = "A headline\n\nThe bridge opened on Monday. It cost 12 million euros.\n\nNobody was hurt. Share this."
RIGHT = (
    "Another headline\n\nThe bridge opened on Monday. It cost 21 million euros.\n\nThe mayor cut a ribbon."
)

TEXTS = ("\0", "\ud800", "\uffff\x85", "", "9" * 5_000, "9999-12-31T23:59:59-12:00")
"""In the place of any text, or after it."""

NUMBERS = (-1, 2, 2**63, 10**4_000, 0.5, 1e308, float("nan"), True)
"""In the place of any number."""

IDS = frozenset({"id", "action", "reply_to", "share_id"})
"""Of what was said of a pair."""


@pytest.fixture
def app(config: Config, database_url: str, comparing: Comparing) -> Iterator[Flask]:
    made = create_app(replace(config, database_url=database_url), comparing)
    yield made
    made.extensions["diptych"].store.close()


def archive(client: FlaskClient) -> Json:
    pair = compare(client, LEFT, RIGHT, left_title="A title")
    review = f"/api/v1{pair}/review"
    made = client.get(f"/api/v1{pair}").json["comparison"]
    finding = made["findings"][0]["key"]
    client.put(f"{review}/decisions/{finding}", json={"state": "dismissed", "reason": "So."})
    about = {"key": finding, "text": "Why?", "author": "Anna"}
    thread = client.post(f"{review}/comments", json=about).json["id"]
    client.post(f"{review}/comments", json={"key": "", "text": "So.", "reply_to": thread})
    client.put(f"{review}/comments/{thread}", json={"state": "resolved", "author": "Bo"})
    client.put(f"{review}/sign_off", json={"name": "Anna", "note": "Done."})
    return json.loads(client.get("/settings/archive.json").data)


def bring(client: FlaskClient, content: bytes) -> int:
    """Imports a file; the status of the answer."""
    return client.post("/settings/archive", data={"archive": (io.BytesIO(content), "a.json")}).status_code


def places(value: Json, path: Path = ()) -> Iterator[Path]:
    """Where a value stands that holds no other, and where lists and objects stand."""
    yield path
    entries = (
        value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    )
    for key, item in entries:
        yield from places(item, (*path, key))


def spoiled(document: Json, path: Path) -> Iterator[bytes]:
    """The document with another value there, one after the other."""
    place = found(document, path[:-1])
    kept = place[path[-1]]
    others: tuple[Json, ...] = (None, [], {}, [kept], "x", 5)
    if isinstance(kept, str):
        others += (*TEXTS, *(kept + text for text in TEXTS))
    elif isinstance(kept, int | float):
        others += NUMBERS
    elif isinstance(kept, list):
        others += (kept + kept, kept[1:])
    elif isinstance(kept, dict):
        others += tuple({name: item for name, item in kept.items() if name != gone} for gone in kept)
    for other in others:
        if other != kept or type(other) is not type(kept):
            place[path[-1]] = other
            yield json.dumps(document).encode()
    place[path[-1]] = kept


def found(document: Json, path: Path) -> Json:
    for key in path:
        document = document[key]
    return document


def failures(client: FlaskClient) -> list[tuple[str, int]]:
    """What of a workspace's pairs, their lists and their files is answered by a failure of ours."""
    asked = ["/", "/comparisons", "/settings/archive.json"]
    for entry in client.get("/api/v1/comparisons?limit=100").json["comparisons"]:
        pair = f"/comparisons/{entry['id']}"
        asked += [
            f"/api/v1{pair}/review",
            f"{pair}?view=rows&sentence=L1",
            f"{pair}/export.docx",
            f"{pair}/export.md",
        ]
    statuses = [(address, client.get(address).status_code) for address in asked]
    return [entry for entry in statuses if entry[1] != 200]


def check_spoiled(app: Flask, client: FlaskClient, spoils: Callable[[Path], bool]) -> None:
    """Spoils each of these values in turn. Of files that become the same pairs one is brought and shown."""
    document = archive(client)
    known: set[str] = set()
    refused = b""
    for path in filter(spoils, places(document)):
        fresh = []
        for content in spoiled(document, path):
            if (pairs := read(content, path)) is None:
                refused = content
            elif (kept := as_kept(pairs)) not in known:
                known.add(kept)
                fresh.append(content)
        guest = app.test_client()
        assert {bring(guest, content) for content in fresh} <= {200}, path
        if fresh:
            assert failures(guest) == [], path
    assert known
    assert bring(client, refused) == 422


def read(content: bytes, path: Path) -> Json:
    """The pairs that a file becomes; None where it is refused."""
    try:
        return read_archive(content)[0]
    except InvalidError:
        return None
    except Exception as error:
        raise AssertionError(path) from error


def as_kept(pairs: list[Json]) -> str:
    """All that such pairs say; of ids, which every reading makes anew, whether there is one."""
    return repr([{**pair, "review": [plain(row) for row in pair["review"]]} for pair in pairs])


def plain(row: Json) -> Json:
    values = {name: value for name, value in vars(row).items() if name != "_sa_instance_state"}
    return type(row).__name__, {name: bool(value) if name in IDS else value for name, value in values.items()}


PARTS = (
    "left",
    "right",
    "links",
    "rows",
    "findings",
    "said_only",
    "closeness",
    "nearest",
    "limits",
    "coverage",
)


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
@pytest.mark.parametrize("part", PARTS)
def test_a_spoiled_part_of_a_result_is_refused_or_can_be_shown(
    app: Flask, client: FlaskClient, part: str
) -> None:
    check_spoiled(app, client, lambda path: path[4:6] == ("result", part))


def test_what_the_tables_keep_is_refused_or_can_be_shown(app: Flask, client: FlaskClient) -> None:
    check_spoiled(
        app, client, lambda path: path != () and (path[4:5] != ("result",) or path[5:6] == ("engine",))
    )


@pytest.mark.parametrize(
    ("part", "entry", "times"),
    [
        ("rows", {"left": [], "right": []}, 10_000),
        ("limits", {"code": "a", "message": "a"}, 1_000),
        ("links", None, 100),
        ("findings", None, 200),
    ],
)
@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
def test_there_is_no_more_of_anything_than_the_texts_give_rise_to(
    client: FlaskClient, part: str, entry: Json, times: int
) -> None:
    document = archive(client)
    result = document["pairs"][0]["comparisons"][0]["result"]
    result[part] += [entry or result[part][0]] * times
    assert bring(client, json.dumps(document).encode()) == 422


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
def test_an_object_with_a_key_twice_is_refused(client: FlaskClient) -> None:
    content = json.dumps(archive(client)).replace('"tags":', '"tags": [], "tags":').encode()
    assert bring(client, content) == 422
    assert bring(client, content.replace(b'"tags": [], ', b"")) == 200
