"""``/sources`` and ``/sources/articles``: the source of a text, and where it is looked for."""

from __future__ import annotations

import io
import shutil
from dataclasses import replace
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from bench.fuzz.checks import valid_html
from tests.web.browsing import Page, compare, keep
from webapp import services
from webapp.archive import MACHINE, ArchiveUnavailableError, Given
from webapp.archive.prepare import prepared
from webapp.config import Config
from webapp.services import sources
from webapp.views.sources import LIMIT

BRIDGE = (
    "The new bridge over the river Ember opened on Monday after nine years. It cost 12 million euros, "
    "the city said. A choir sang for two hours in the rain. Nobody was hurt when the old crane fell."
)
REWRITE = BRIDGE.replace("12 million", "21 million").replace("A choir", "The choir of Brackenford")
MARKUP = "<script>alert(1)</script><b>&amp;\"'"
ARTICLES = "/sources/articles"


@pytest.fixture
def config(tmp_path: Path, tables: Path) -> Config:
    return Config(
        data_dir=tmp_path,
        database_url=f"sqlite:///{shutil.copy(tables, tmp_path / 'web.sqlite3')}",
        model_dir="none",
        max_bytes=20_000,
        rate_limit=0,
        archive="on",
    )


def send(client: FlaskClient, *files: tuple[str, bytes]) -> TestResponse:
    sent = [(io.BytesIO(content), name) for name, content in files]
    return client.post(ARTICLES, data={"file": sent}, content_type="multipart/form-data")


def find(client: FlaskClient, text: str = REWRITE, **fields: object) -> TestResponse:
    return client.post("/sources", data={"right": text, **fields})


def buttons(answer: TestResponse) -> list[str]:
    """The articles that an answer offers to compare with."""
    return [field["value"] for _, field in Page(answer.text).elements if field.get("name") == "archived"]


def selectable(answer: TestResponse) -> list[str]:
    return [
        field["value"]
        for tag, field in Page(answer.text).elements
        if (tag, field.get("name")) == ("input", "id")
    ]


def alerts(answer: TestResponse) -> int:
    return sum(
        field.get("role") == "alert" and "hidden" not in field for _, field in Page(answer.text).elements
    )


def test_files_are_kept_searched_compared_with_and_removed(client: FlaskClient) -> None:
    other = b"The last ferry of the season left the harbour with forty passengers and a dog."
    told = send(client, ("bridge.txt", BRIDGE.encode()), ("ferry.txt", other))
    assert (told.status_code, told.location) == (303, f"{ARTICLES}?added=2")
    listed = client.get(told.location)
    assert "2 articles added." in listed.text
    assert len(selectable(listed)) == 2
    answer = find(client, right_title="Bridge opens")
    assert (answer.status_code, "One source found" in answer.text) == (200, True)
    assert "bridge.txt" in answer.text
    assert "Edited from: " in Page(answer.text).text
    assert Page(answer.text).with_id("right_title")["value"] == "Bridge opens"
    (kept,) = buttons(answer)
    opened = client.post(
        "/comparisons", data={"right": REWRITE, "right_title": "Bridge opens", "archived": kept}
    )
    edited = Page(client.get(f"{opened.location}/revisions").text).text
    assert BRIDGE in edited
    assert REWRITE in edited
    gone = client.post(f"{ARTICLES}/removal", data={"id": selectable(listed)})
    assert (gone.status_code, gone.location) == (303, f"{ARTICLES}?removed=2")
    assert "2 articles removed." in client.get(gone.location).text
    assert "Nothing yet." in client.get(ARTICLES).text
    assert "The archive is empty" in find(client).text


def test_all_files_of_a_first_form_are_kept_in_one_workspace(client: FlaskClient) -> None:
    answer = send(client, *((f"{number}.txt", b"Some text.") for number in range(3)))
    assert len(answer.headers.getlist("Set-Cookie")) <= 3
    assert len(selectable(client.get(ARTICLES))) == 3


def test_a_file_given_again_is_told_to_be_replaced(client: FlaskClient) -> None:
    send(client, ("a.txt", b"Some text."), ("b.txt", b"Other text."))
    told = send(client, ("a.txt", b"Some text."), ("b.txt", b"Another text."))
    words = client.get(told.location).text
    assert "One article replaced. One article was in the archive already." in words
    assert len(selectable(client.get(ARTICLES))) == 2


def test_what_cannot_be_read_is_named_and_the_rest_is_kept(client: FlaskClient) -> None:
    answer = send(client, ("a.txt", b"Some text."), ("<b>&amp;.docx", b"PK\x03\x04"), ("empty.txt", b""))
    page = Page(answer.text)
    assert answer.status_code == 200
    assert "One article added." in page.text
    assert "<b>&amp;.docx: " in page.text
    assert "empty.txt: " in page.text
    refused = send(client, ("empty.txt", b""))
    assert (refused.status_code, alerts(refused)) == (422, 1)
    nothing = client.post(ARTICLES, data={})
    assert (nothing.status_code, alerts(nothing)) == (422, 1)
    none = client.post(f"{ARTICLES}/removal", data={})
    assert (none.status_code, alerts(none)) == (422, 1)
    assert len(selectable(client.get(ARTICLES))) == 1


def test_too_many_files_at_once_are_refused_with_what_to_do(client: FlaskClient) -> None:
    sent = {f"a{number}": "as many parts" for number in range(101)}
    answer = client.post(ARTICLES, data=sent, content_type="multipart/form-data")
    assert (answer.status_code, alerts(answer)) == (413, 1)
    assert "diptych archive add" in answer.text
    assert selectable(client.get(ARTICLES)) == []


@pytest.mark.parametrize(
    ("fields", "status"),
    [
        ({"right": " \n", "right_title": "Kept"}, 422),
        ({"right": "x" * 20_001, "right_title": "Kept"}, 413),
        (
            {"right": "Typed.", "right_title": "Kept", "right_file": (io.BytesIO(b"PK\x03\x04"), "a.docx")},
            422,
        ),
        ({"right": "http://127.0.0.1/a", "right_title": "Kept"}, 422),
    ],
    ids=["empty", "too large", "a broken file", "an address that is not fetched"],
)
def test_what_was_typed_comes_back_with_what_is_wrong(
    client: FlaskClient, fields: dict[str, object], status: int
) -> None:
    answer = client.post("/sources", data=fields, content_type="multipart/form-data")
    page = Page(answer.text)
    assert (answer.status_code, alerts(answer)) == (status, 1)
    assert page.with_id("right_title")["value"] == "Kept"
    assert str(fields["right"]).strip() in page.text


def test_a_form_past_all_bounds_is_refused_on_the_page(client: FlaskClient, config: Config) -> None:
    answer = find(client, "x" * (config.form_bytes + 1))
    assert (answer.status_code, alerts(answer)) == (413, 1)


def test_the_source_of_a_file_is_found(client: FlaskClient) -> None:
    keep(client, "bridge", BRIDGE)
    file = (io.BytesIO(REWRITE.encode()), "rewrite.txt")
    answer = client.post(
        "/sources", data={"right": "", "right_file": file}, content_type="multipart/form-data"
    )
    assert len(buttons(answer)) == 1
    assert REWRITE in Page(answer.text).text


def test_the_source_of_a_comparisons_rewrite_is_one_click_away(
    client: FlaskClient, stranger: FlaskClient
) -> None:
    address = compare(client, "Another text that it was compared with.", REWRITE, right_title="Bridge opens")
    keep(client, "bridge", BRIDGE)
    named = address.rpartition("/")[2]
    (button,) = [f for _, f in Page(client.get(address).text).elements if f.get("name") == "of"]
    assert button["value"] == named
    answer = client.post("/sources", data={"of": named})
    assert len(buttons(answer)) == 1
    assert Page(answer.text).with_id("right_title")["value"] == "Bridge opens"
    assert stranger.post("/sources", data={"of": named}).status_code == 404
    assert client.post("/sources", data={"of": "none"}).status_code == 404


def test_an_article_is_no_source_for_a_stranger(client: FlaskClient, stranger: FlaskClient) -> None:
    kept = keep(client, "Confidential", BRIDGE)
    assert buttons(find(stranger)) == []
    assert "Confidential" not in stranger.get(ARTICLES).text
    assert stranger.post("/comparisons", data={"right": REWRITE, "archived": kept}).status_code == 404
    assert stranger.post(f"{ARTICLES}/removal", data={"id": kept}).location == ARTICLES
    assert stranger.delete(f"/api/v1/archive/articles/{kept}").status_code == 404
    assert stranger.get(f"/api/v1/archive/articles/{kept}").status_code == 404
    assert selectable(client.get(ARTICLES)) == [kept]


def test_what_the_machine_shares_is_found_and_cannot_be_removed(
    app: Flask, client: FlaskClient, stranger: FlaskClient, config: Config
) -> None:
    desk: services.Desk = app.extensions["diptych"]
    assert desk.archive
    desk.archive.put(MACHINE, [prepared(Given("machine's", BRIDGE), None)])
    keep(client, "mine", "Some other text.")
    assert "machine" not in client.get(ARTICLES).text
    app.extensions["diptych"] = replace(desk, config=replace(config, archive="shared"))
    listed = client.get(ARTICLES)
    assert "machine&#39;s" in listed.text
    assert "added on the command line" in listed.text
    assert len(selectable(listed)) == 1
    assert "Remove selected" in listed.text
    assert "Remove selected" not in stranger.get(ARTICLES).text
    (kept,) = buttons(find(client))
    assert client.post("/comparisons", data={"right": REWRITE, "archived": kept}).status_code == 303
    app.extensions["diptych"] = desk


def test_markup_in_names_titles_and_texts_stays_text(client: FlaskClient) -> None:
    keep(client, MARKUP, f"{MARKUP} {BRIDGE}", MARKUP)
    found, listed = find(client, f"{MARKUP} {REWRITE}", right_title=MARKUP), client.get(ARTICLES)
    assert len(buttons(found)) == 1
    for answer in (found, listed):
        assert "<script>alert" not in answer.text
        assert MARKUP in Page(answer.text).text
        assert valid_html(answer.text)


@pytest.mark.parametrize("archived", ["x", "x" * 22, "\0", "../..", MARKUP])
def test_a_wrong_article_is_not_found(client: FlaskClient, archived: str) -> None:
    keep(client, "bridge", BRIDGE)
    assert client.post("/comparisons", data={"right": REWRITE, "archived": archived}).status_code == 404
    assert client.post(f"{ARTICLES}/removal", data={"id": archived}).location == ARTICLES
    assert len(selectable(client.get(ARTICLES))) == 1


def test_what_another_site_sends_changes_nothing(client: FlaskClient) -> None:
    kept = keep(client, "bridge", BRIDGE)
    elsewhere = {"Origin": "http://elsewhere.example"}
    for path, fields in ((ARTICLES, {}), (f"{ARTICLES}/removal", {"id": kept}), ("/sources", {"right": "a"})):
        assert client.post(path, data=fields, headers=elsewhere).status_code == 403
    assert client.delete(f"/api/v1/archive/articles/{kept}", headers=elsewhere).status_code == 403
    assert selectable(client.get(ARTICLES)) == [kept]


def test_no_cache_that_others_share_keeps_an_answer_and_the_back_button_may(client: FlaskClient) -> None:
    keep(client, "bridge", BRIDGE)
    for answer in (find(client), client.get("/sources"), client.get(ARTICLES)):
        assert answer.cache_control.private
        assert not answer.cache_control.no_store


def test_the_list_goes_on_where_it_is_long(client: FlaskClient, app: Flask) -> None:
    send(client, ("first.txt", b"Some text."))
    desk: services.Desk = app.extensions["diptych"]
    assert desk.archive
    (workspace,) = desk.archive.workspaces()
    desk.archive.put(workspace, [prepared(Given(f"n{n:03}", "Some text."), None) for n in range(LIMIT)])
    first = client.get(ARTICLES)
    (more,) = [field["href"] for _, field in Page(first.text).elements if field.get("rel") == "next"]
    rest = client.get(more)
    assert (len(selectable(first)), len(selectable(rest))) == (LIMIT, 1)
    gone = client.post(f"{ARTICLES}/removal?from={LIMIT}", data={"id": selectable(rest)})
    assert gone.location == f"{ARTICLES}?from={LIMIT}&removed=1"
    assert client.get(gone.location).status_code == 200


def test_too_many_searches_at_once_are_asked_to_wait_and_lose_nothing(
    client: FlaskClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    def busy(*_: object, **__: object) -> None:
        raise services.BusyError

    monkeypatch.setattr(sources, "find_sources", busy)
    answer = find(client)
    assert (answer.status_code, answer.headers["Retry-After"]) == (503, "10")
    assert REWRITE in Page(answer.text).text


def test_an_archive_that_is_away_is_told_as_such(
    app: Flask, client: FlaskClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    def away(*_: object) -> None:
        raise ArchiveUnavailableError("gone")

    monkeypatch.setattr(type(app.extensions["diptych"].archive), "status", away)
    for answer in (client.get("/sources"), client.get(ARTICLES), client.get("/api/v1/archive/articles")):
        assert answer.status_code == 503
        assert "not responding" in answer.text
    assert client.get("/").status_code == 200


def test_the_start_page_leads_to_it(client: FlaskClient) -> None:
    for path in ("/", ARTICLES):
        assert "/sources" in {field.get("href") for _, field in Page(client.get(path).text).elements}


class TestWithout:
    """Where there is no archive."""

    @pytest.fixture
    def config(self, config: Config) -> Config:
        return replace(config, archive="off")

    def test_nothing_of_it_is_seen_or_found(self, client: FlaskClient) -> None:
        address = compare(client)
        for path in ("/", address):
            assert "sources.find" not in client.get(path).text
            page = Page(client.get(path).text)
            assert not {field.get(name) for _, field in page.elements for name in ("href", "action")} & {
                "/sources",
                ARTICLES,
            }
        for path in (
            "/sources",
            ARTICLES,
            "/api/v1/archive/articles",
            f"/api/v1/archive/articles/{'x' * 22}",
        ):
            assert client.get(path).status_code == 404
        for path in ("/sources", ARTICLES, f"{ARTICLES}/removal"):
            assert client.post(path, data={"right": "a", "id": "x" * 22}).status_code == 404
        for path in ("/api/v1/sources", "/api/v1/archive/articles"):
            assert client.post(path, json={"name": "a", "text": "b"}).status_code == 404
        archived = {"right": "Some text.", "archived": "x" * 22}
        assert client.post("/comparisons", data=archived).status_code == 404
