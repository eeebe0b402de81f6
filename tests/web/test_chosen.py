"""Several rows of the list at once: ``POST /comparisons/deletion``, ``…/tags``, ``…/export``."""

from __future__ import annotations

import io
import json
import zipfile

import pytest
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from tests.web.browsing import Page, compare
from webapp.export import FORMATS
from webapp.services.library import MOST_LISTED


def ids(*addresses: str) -> list[str]:
    return [address.rpartition("/")[2] for address in addresses]


def undo(client: FlaskClient, page: Page) -> TestResponse:
    """Sends the form that the list shows after a deletion."""
    (form,) = [field["action"] for _, field in page.elements if "/restoration" in field.get("action", "")]
    hidden = [field["value"] for _, field in page.elements if field.get("type") == "hidden"]
    return client.post(form, data={"id": hidden})


def test_every_row_can_be_chosen_and_the_first_button_is_a_harmless_one(client: FlaskClient) -> None:
    assert "Selected comparisons" not in client.get("/comparisons").text
    address = compare(client, left_title='"A" <b>')
    page = Page(client.get("/comparisons?search=a").text)
    (box,) = [field for _, field in page.elements if field.get("name") == "id"]
    assert (box["value"], box["form"], box["aria-label"]) == (*ids(address), "chosen", 'Select “"A" <b>”')
    assert page.with_id("chosen")["action"] == "/comparisons/tags?search=a"  # what Enter in its field does
    offered = [field["value"] for tag, field in page.elements if tag == "option" and "value" in field]
    assert offered == ["archive", *FORMATS]


def test_the_chosen_are_deleted_and_undone_together(client: FlaskClient, stranger: FlaskClient) -> None:
    made = [compare(client, left_title=name) for name in ("One", "مرحبا", "T" * 500)]
    back = client.post("/comparisons/deletion?search=t", data={"id": ids(*made[1:])}).location
    assert "search=t" in back
    page = Page(client.get(back).text)
    assert "2 comparisons were deleted." in page.text
    assert "مرحبا" in page.text
    assert [client.get(address).status_code for address in made] == [200, 404, 404]
    assert "were deleted" not in stranger.get(back).text
    undo(stranger, page)
    assert client.get(made[1]).status_code == 404
    done = undo(client, page)
    assert done.status_code == 303
    assert [client.get(address).status_code for address in made] == [200, 200, 200]
    assert "were deleted" not in client.get(back).text  # there is nothing to undo any more


def test_what_was_deleted_meanwhile_is_told_and_the_rest_done(
    client: FlaskClient, stranger: FlaskClient
) -> None:
    made = [compare(client), compare(client), compare(stranger)]
    client.delete(f"/api/v1{made[0]}")
    tagged = client.post("/comparisons/tags", data={"id": ids(*made), "tags": "water"})
    told = Page(client.get(tagged.location).text).text
    assert "1 comparison was tagged." in told
    assert "2 of the selected comparisons no longer exist." in told
    deleted = Page(client.get(client.post("/comparisons/deletion", data={"id": ids(*made)}).location).text)
    assert "The comparison was deleted." in deleted.text
    assert "no longer exist" in deleted.text
    assert stranger.get(made[2]).status_code == 200
    assert "water" not in stranger.get("/comparisons").text


def test_nothing_chosen_or_no_tag_named_is_said_and_the_choice_kept(client: FlaskClient) -> None:
    made = ids(compare(client), compare(client))
    for action in ("deletion", "restoration", "tags", "export"):
        answer = client.post(f"/comparisons/{action}", data={"tags": "water", "id": ["../x", "\0"]})
        assert answer.status_code == 422
        assert "Select at least one comparison." in answer.text
    answer = client.post("/comparisons/tags", data={"id": made[:1]})
    assert answer.status_code == 422
    boxes = {field["value"]: field for _, field in Page(answer.text).elements if field.get("name") == "id"}
    assert ["checked" in boxes[name] for name in made] == [True, False]
    many = [f"{number:022}" for number in range(MOST_LISTED + 1)]
    assert client.post("/comparisons/deletion", data={"id": many}).status_code == 422
    assert client.get("/comparisons?" + "&".join(f"deleted={name}" for name in many)).status_code == 200


def test_the_chosen_go_out_as_an_archive_that_comes_in_again(
    client: FlaskClient, stranger: FlaskClient
) -> None:
    made = [compare(client, left_title=name) for name in ("One", "Two", "Three")]
    client.post(f"{made[1]}/title", data={"title": "Renamed"})
    answer = client.post("/comparisons/export", data={"id": ids(*made[:2]), "form": "archive"})
    assert 'filename="diptych-2-' in answer.headers["Content-Disposition"]
    assert [pair["title"] for pair in json.loads(answer.data)["pairs"]] == ["One", "Renamed"]
    stranger.post("/settings/archive", data={"archive": (io.BytesIO(answer.data), "a.json")})
    assert len(stranger.get("/api/v1/comparisons").json["comparisons"]) == 2


@pytest.mark.parametrize("form", FORMATS)
def test_the_chosen_go_out_as_a_zip_of_files_named_after_their_titles(
    client: FlaskClient, stranger: FlaskClient, form: str
) -> None:
    made = [compare(client), compare(client), compare(client), compare(stranger)]
    for address, title in zip(made, ("The bridge", "The Bridge!", "../../etc/مرحبا"), strict=False):
        client.post(f"{address}/title", data={"title": title})
    answer = client.post("/comparisons/export", data={"id": ids(*made), "form": form})
    assert answer.mimetype == "application/zip"
    assert "diptych-3-of-4-" in answer.headers["Content-Disposition"]
    assert "no-store" in answer.headers["Cache-Control"]
    with zipfile.ZipFile(io.BytesIO(answer.data)) as archive:
        ending = FORMATS[form].ending or form
        names = [f"The-bridge.{ending}", f"The-Bridge-2.{ending}", f"etc-مرحبا.{ending}"]
        assert archive.namelist() == names
        alone = client.get(f"{made[0]}/export.{form}")
        assert archive.read(f"The-bridge.{ending}") == alone.data


def test_an_export_of_nothing_of_ones_own_and_of_no_form_is_refused(
    client: FlaskClient, stranger: FlaskClient
) -> None:
    made = ids(compare(client))
    theirs = stranger.post("/comparisons/export", data={"id": made})
    assert theirs.status_code == 422
    assert "The selected comparisons no longer exist." in theirs.text
    assert client.post("/comparisons/export", data={"id": made, "form": "exe"}).status_code == 404
