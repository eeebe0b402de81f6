"""Whatever two texts say, every page about them is answered, and is a page."""

from __future__ import annotations

from pathlib import Path
from random import Random

import pytest
from flask.testing import FlaskClient

from bench.fuzz.checks import valid_html
from bench.fuzz.grammar import Pair, pair
from tests.web.browsing import Page, keep
from webapp.config import Config
from webapp.export import FORMATS

PAIRS = 30


@pytest.fixture
def config(tmp_path: Path) -> Config:
    return Config(
        data_dir=tmp_path,
        database_url=f"sqlite:///{tmp_path / 'fuzz.sqlite3'}",
        model_dir="none",
        rate_limit=0,
        archive="on",
    )


def sent(text: str) -> str:
    """As a browser sends it: UTF-8 has no lone surrogates."""
    return text.encode("utf-8", "replace").decode()


def post(client: FlaskClient, made: Pair, **other: str) -> str | None:
    """The address of the comparison; None where an empty text was refused."""
    fields = {"left": made.left.text, "right": made.right.text}
    fields |= {"left_title": made.left.title or "", "right_title": made.right.title or ""}
    answer = client.post(
        "/comparisons", data={name: sent(text) for name, text in {**fields, **other}.items()}
    )
    assert answer.status_code in {303, 422}, answer.text
    if answer.status_code == 422:
        assert not (made.left.text.strip() and made.right.text.strip())
        return None
    return answer.location


def check_page(client: FlaskClient, address: str) -> Page:
    """The page at an address, which is answered and valid."""
    answer = client.get(address, follow_redirects=True)
    assert answer.status_code == 200, address
    text = answer.data.decode("utf-8")
    assert valid_html(text), address
    return Page(text)


def check_sources(client: FlaskClient, address: str, made: Pair) -> None:
    """The source is kept in the archive, and that of the rewrite looked for: what is told is valid, above the
    form, which has the text as it stands."""
    keep(client, sent(made.right.text), sent(made.left.text), sent(made.left.title or ""))
    found = client.post("/sources", data={"of": address.rpartition("/")[2]})
    assert found.status_code == 200, found.text
    assert valid_html(found.text.partition("<form")[0]), address
    check_page(client, "/sources/articles")


@pytest.mark.parametrize("seed", range(PAIRS))
def test_every_page_about_a_pair_is_answered_and_valid(
    client: FlaskClient, stranger: FlaskClient, seed: int
) -> None:
    made = pair(Random(seed).randrange, room=600)
    address = post(client, made)
    if address is None:
        return
    check_page(client, address)
    for query in (
        "?view=rows",
        "?view=rows&show=missing&show=findings",
        "?sentence=L1&detail=1",
        "?section=2&fold=1",
    ):
        check_page(client, address + query)
    check_page(client, f"/comparisons?search={seed}")
    for form in FORMATS:
        assert client.get(f"{address}/export.{form}").status_code == 200
    check_sources(client, address, made)
    shared = client.post(f"{address}/shares", data={"expires_in_days": "1"}, follow_redirects=True)
    assert shared.status_code == 200
    link = next(
        value
        for _, attributes in Page(shared.text).elements
        for value in attributes.values()
        if "/s/" in value
    )
    check_page(stranger, link[link.index("/s/") :])
