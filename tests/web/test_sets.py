"""Sets: ``/sets``, the form in which one is made, its page and its files."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from tests.web.browsing import Page, compare
from webapp import services
from webapp.app import create_app
from webapp.config import Config
from webapp.engine import Options, Stage, Step
from webapp.jobs import Compared, DirectComparing, Question, WorkerError
from webapp.present.set_page import SHOWS, SIGNS
from webapp.present.waiting import waiting
from webapp.sets import Presence

SOURCE = (
    "Bridge opens\n\nThe old bridge over the harbour opened on Monday after nine years. "
    "It cost 148 million euros, the city said.\n\n"
    "A choir sang for two hours in the rain. Ferries stop in March."
)
WRONG = "Bridge is open\n\nIt cost 184 million euros, the city said. Ferries stop in March."
RIGHT = "A bridge\n\nIt cost 148 million euros, the city said. A choir sang for two hours in the rain."


class Wording:
    """Compares by wording alone; a text about a crash brings the worker down."""

    def __init__(self) -> None:
        self.compares = DirectComparing(Options(model="none", pair_kind="rewrite"))

    def __call__(self, question: Question, *rest: Any) -> Compared:
        if "crash" in question.right.text:
            raise WorkerError("abc123")
        return self.compares(question, *rest)

    def __getattr__(self, name: str) -> Any:
        return getattr(self.compares, name)


@pytest.fixture
def app(config: Config) -> Iterator[Flask]:
    made = create_app(config, Wording())  # type: ignore[arg-type]
    yield made
    made.extensions["diptych"].store.close()


def make(client: FlaskClient, *others: str, **fields: Any) -> str:
    """Posts a set; its address."""
    answer = client.post("/sets", data={"middle": SOURCE, "other": list(others or (WRONG, RIGHT)), **fields})
    assert answer.status_code == 303, answer.text
    return answer.location


def areas(page: Page, name: str) -> list[dict[str, str]]:
    return [field for tag, field in page.elements if tag == "textarea" and field["name"] == name]


def led(page: Page, rel: str) -> str:
    """The pair that stands before or after this one in its set."""
    (found,) = [one["href"] for _, one in page.elements if one.get("rel") == rel and one["href"][0] == "/"]
    return found


def test_a_set_is_made_in_one_form_and_answers_who_carries_what(client: FlaskClient) -> None:
    address = make(client, WRONG, RIGHT, WRONG)
    page = Page(client.get(address).text)
    said = " ".join(page.text.split())
    assert "Of 5 sentences of the source, 2 are in all three rewrites and 1 in none." in said
    assert "Serious factual differences: Rewrite A (1), Rewrite C (1)." in said
    assert "Rewrite A, Rewrite C · right in Rewrite B" in said
    assert "Rewrite A and Rewrite C share" in said


def test_each_cell_opens_its_pair_at_the_sentence(client: FlaskClient) -> None:
    page = Page(client.get(make(client)).text)
    led = [one for _, one in page.elements if "?sentence=" in one.get("href", "") and "aria-label" in one]
    assert len(led) == 5 * 2
    serious = [one for one in led if "serious" in one["aria-label"]]
    (cost,) = {one["href"] for one in serious}
    assert cost.endswith("?sentence=L2#L2")
    opened = Page(client.get(cost).text)
    assert opened.sentences()["L2"].get("aria-current") == "true"


def test_the_table_is_a_region_that_the_keyboard_reaches_and_signs_are_explained(client: FlaskClient) -> None:
    page = Page(client.get(make(client)).text)
    (region,) = [one for _, one in page.elements if one.get("role") == "region"]
    assert (region["tabindex"], bool(region["aria-label"])) == ("0", True)
    assert "missing" in page.text
    assert len(set(SIGNS.values())) == len(Presence)  # no two by colour alone


@pytest.mark.parametrize("show", SHOWS)
def test_a_filter_leaves_what_its_count_says(client: FlaskClient, show: str) -> None:
    address = make(client, WRONG, RIGHT, WRONG)
    whole, page = (Page(client.get(address + query).text) for query in ("", f"?show={show}"))
    (chip,) = [at for at, (_, one) in enumerate(whole.elements) if one.get("href") == f"?show={show}#table"][
        -1:
    ]
    assert chip
    rows = sum(one.get("scope") == "row" for _, one in page.elements) - 4  # the four figures
    counts = [int(words) for words in whole.words if words.strip().isdigit()]
    assert rows in counts
    (on,) = [one for _, one in page.elements if one.get("aria-current") == "true"]
    assert on["href"] == f"?show={show}#table"
    assert client.get(address + "?show=%00nonsense").status_code == 200


def test_one_more_pane_keeps_what_was_typed_and_reads_files_into_panes(client: FlaskClient) -> None:
    files = [(io.BytesIO(f"Text {name}.".encode()), f"{name}.txt") for name in "xy"]
    typed = {
        "middle": SOURCE,
        "other": ["One.", ""],
        "other_label": ["Mine", ""],
        "title": "T",
        "files": files,
    }
    answer = client.post("/sets", data={**typed, "more": "yes"})
    assert answer.status_code == 200
    page = Page(answer.text)
    assert len(areas(page, "other")) == 4
    for words in (SOURCE, "One.", "Text x.", "Text y."):
        assert words in page.text
    values = {one.get("value") for _, one in page.elements}
    assert {"Mine", "T"} <= values
    assert "x" not in values  # its label is the file's name until another is given
    assert services.list_sets(client.application.extensions["diptych"], "") == ()


def test_files_name_the_columns_and_where_they_came_from_is_kept(client: FlaskClient) -> None:
    files = [
        (io.BytesIO(text.encode()), name) for text, name in ((WRONG, "Evening.txt"), (RIGHT, "Late.txt"))
    ]
    address = client.post("/sets", data={"middle": SOURCE, "files": files}).location
    page = Page(client.get(address).text)
    assert {"Evening", "Late"} <= set(page.words)
    (first, *_) = [one["href"] for _, one in page.elements if one.get("href", "").startswith("/comparisons/")]
    assert "Evening.txt" in client.get(first).text


def test_a_file_that_cannot_be_read_is_told_beside_its_name_and_loses_nothing(client: FlaskClient) -> None:
    files = [(io.BytesIO(b"\x89PNG\r\n\x1a\n" + bytes(80)), "photo.png")]
    answer = client.post("/sets", data={"middle": SOURCE, "other": [WRONG], "files": files})
    assert answer.status_code == 422
    page = Page(answer.text)
    assert "photo.png: " in page.text
    assert WRONG in page.text
    assert SOURCE in page.text
    assert client.get("/sets").text.count("<li>") == 0


@pytest.mark.parametrize(
    ("fields", "told"),
    [
        ({"middle": "", "other": [WRONG, RIGHT]}, "The source is empty."),
        ({"middle": SOURCE, "other": [WRONG]}, "A set is made of 2 to 20 other texts."),
        ({"middle": SOURCE, "other": ["Word."] * 21}, "A set can have at most 20 other texts."),
        ({"middle": SOURCE, "other": ["x" * 1_200_000, "y" * 1_200_000]}, "too long"),
    ],
)
def test_what_is_refused_comes_back_as_it_was_typed(
    client: FlaskClient, fields: dict[str, Any], told: str
) -> None:
    answer = client.post("/sets", data=fields)
    assert answer.status_code in {413, 422}
    page = Page(answer.text)
    assert told in page.text
    for text in fields["other"]:
        assert text in page.text


def test_one_text_that_fails_stays_in_the_form_and_the_set_has_the_others(client: FlaskClient) -> None:
    answer = client.post("/sets", data={"middle": SOURCE, "other": [WRONG, "A crash.", RIGHT]})
    assert answer.status_code == 500
    page = Page(answer.text)
    assert "The set was made without 1 text" in page.text
    assert "abc123" in page.text
    assert [one["name"] for one in areas(page, "other")] == ["other"]
    assert "A crash." in page.text
    (action,) = [one["action"] for _, one in page.elements if "/members" in one.get("action", "")]
    done = client.post(action, data={"other": ["A choir sang.", " "]})
    said = client.get(done.location).text
    assert "Rewrite C" in said
    assert "all three rewrites" in said


def test_the_form_turns_round_with_what_was_typed(client: FlaskClient) -> None:
    page = Page(client.post("/sets", data={"middle": SOURCE, "other": [WRONG], "turn": "yes"}).text)
    assert "One rewrite, several sources" in page.text
    assert {"Source A", "Source B"} <= set(page.words)
    assert SOURCE in page.text
    made = make(client, direction="sources")
    said = " ".join(Page(client.get(made).text).text.split())
    assert "Of 5 sentences of the rewrite" in said
    assert "In none of the sources" in said


def test_ticked_pairs_of_the_list_become_a_set(client: FlaskClient, stranger: FlaskClient) -> None:
    made = [compare(client, SOURCE, other).rpartition("/")[2] for other in (WRONG, RIGHT)]
    answer = client.post("/sets/selection", data={"id": made})
    assert answer.status_code == 303
    assert "2 rewrites of one source" in client.get("/comparisons").text
    other = compare(client).rpartition("/")[2]
    refused = client.post("/sets/selection", data={"id": [made[0], other]})
    assert (refused.status_code, "neither the same source" in refused.text) == (422, True)
    assert stranger.post("/sets/selection", data={"id": made}).status_code == 422
    assert stranger.get(answer.location).status_code == 404


def test_a_pair_gets_more_rewrites_of_its_source(client: FlaskClient) -> None:
    pair = compare(client, SOURCE, WRONG)
    page = client.get(pair).text
    assert "in a set" not in page
    name = pair.rpartition("/")[2]
    form = Page(client.get(f"/sets/new?pair={name}").text)
    assert areas(form, "middle") == []
    made = client.post("/sets", data={"pair": name, "direction": "rewrites", "other": [RIGHT]}).location
    first = Page(client.get(pair).text)
    assert "1 of 2 in a set" in first.text
    following = led(first, "next")
    second = Page(client.get(following).text)
    assert "2 of 2 in a set" in second.text
    assert led(second, "prev") == pair
    assert made in {one.get("href") for _, one in second.elements}


def test_a_set_is_edited_loses_a_text_and_is_deleted(client: FlaskClient) -> None:
    address = make(client)
    page = Page(client.get(address).text)
    first, second = [one["name"] for _, one in page.elements if one.get("name", "").startswith("label-")]
    client.post(f"{address}/title", data={"title": "<b>Bridges", first: "Evening"})
    assert "&lt;b&gt;Bridges" in client.get(address).text
    assert "Evening" in client.get(address).text
    client.post(f"{address}/members/removal", data={"id": first.removeprefix("label-")})
    assert "Evening" not in client.get(address).text
    gone = client.post(f"{address}/members/removal", data={"id": second.removeprefix("label-")})
    assert gone.location == "/sets"
    again = make(client)
    client.post(f"{again}/deletion")
    assert client.get(again).status_code == 404
    assert client.get("/comparisons").text.count("Bridge opens") >= 2
    last = make(client)
    back = client.post(f"{last}/deletion", data={"pairs": "delete"}).location
    assert "2 comparisons were deleted." in client.get(back).text


def test_a_set_whose_pairs_were_all_deleted_says_so(client: FlaskClient) -> None:
    address = make(client)
    pairs = {
        one["href"]
        for _, one in Page(client.get(address).text).elements
        if "sentence=" in one.get("href", "")
    }
    assert "Who carries what" in client.get(address).text
    ids = {pair.partition("?")[0].rpartition("/")[2] for pair in pairs}
    client.post("/comparisons/deletion", data={"id": list(ids)})
    assert "All comparisons of this set were deleted." in client.get(address).text
    client.post("/comparisons/restoration", data={"id": list(ids)})
    assert "Who carries what" in client.get(address).text


def test_the_table_is_a_file_that_no_spreadsheet_runs(client: FlaskClient) -> None:
    address = make(client, **{"other_label": ["=1+1", "Late"]})
    answer = client.get(f"{address}/export.csv")
    assert answer.headers["Content-Disposition"].startswith("attachment")
    head, *rows = csv.reader(io.StringIO(answer.data.decode("utf-8-sig")))
    assert head[5:] == ["'=1+1", "'=1+1: severity", "Late", "Late: severity"]
    assert [row[0] for row in rows] == ["LT", "L1", "L2", "L3", "L4"]
    assert rows[2][3:] == ["2", "2", "edited", "high", "identical", ""]


def test_another_browser_finds_nothing_and_changes_nothing(
    client: FlaskClient, stranger: FlaskClient
) -> None:
    address = make(client)

    def tried(path: str) -> TestResponse:
        return stranger.post(address + path, data={"other": [RIGHT], "title": "Mine", "id": "x" * 22})

    assert {stranger.get(address + end).status_code for end in ("", "/export.csv", "/members/new")} == {404}
    assert {tried(end).status_code for end in ("/title", "/members", "/members/removal", "/deletion")} == {
        404
    }
    pair = compare(client, SOURCE, WRONG).rpartition("/")[2]
    assert stranger.get(f"/sets/new?pair={pair}").status_code == 404
    assert stranger.post("/sets", data={"pair": pair, "other": [RIGHT]}).status_code == 404
    assert "Mine" not in client.get(address).text
    assert client.post(f"{address}/title", headers={"Sec-Fetch-Site": "cross-site"}).status_code == 403


def test_the_api_makes_lists_shows_and_deletes_sets(client: FlaskClient, stranger: FlaskClient) -> None:
    texts = [{"text": WRONG, "label": "Evening"}, {"text": "A crash."}, {"text": RIGHT}]
    answer = client.post(
        "/api/v1/sets", json={"middle": {"text": SOURCE}, "others": texts, "title": "Bridges"}
    )
    assert answer.status_code == 201
    made = answer.get_json()
    assert ([one["label"] for one in made["members"]], len(made["failed"])) == (["Evening", "Rewrite B"], 1)
    (cost,) = [one for one in made["differences"] if one["severity"] == "high"]
    assert (cost["sentence"], cost["by"][0]["member"], cost["right"][0]["member"]) == ("L2", 0, 1)
    shown = client.get(answer.location).get_json()
    assert shown == {name: value for name, value in made.items() if name != "failed"}
    (listed,) = client.get("/api/v1/sets?search=bridges").get_json()["sets"]
    assert (listed["id"], listed["members"]) == (made["id"], 2)
    ids = [one["id"] for one in made["members"]]
    gathered = client.post("/api/v1/sets", json={"comparisons": ids}).get_json()
    assert gathered["title"] == "Bridge opens"
    assert client.post("/api/v1/sets", json={"comparisons": [*ids, "x" * 22]}).status_code == 404
    assert stranger.get(answer.location).status_code == 404
    assert client.delete(answer.location + "?pairs=all").status_code == 422
    assert client.delete(answer.location + "?pairs=delete").status_code == 204
    assert client.get(answer.location).status_code == 404
    assert client.get(f"/api/v1/comparisons/{ids[0]}").status_code == 404


@pytest.mark.parametrize(
    "body",
    [
        {"middle": {"text": SOURCE}, "others": "x"},
        {"middle": {"text": SOURCE}, "others": [{"text": "x"}] * 21},
        {"middle": {"text": SOURCE, "url": "https://example.org"}, "others": []},
        {"middle": {"words": SOURCE}, "others": []},
        {"middle": {"text": 7}, "others": []},
        {"middle": {"text": SOURCE}, "others": [{"text": "x"}, {"text": "y"}], "direction": "up"},
        {"comparisons": ["x" * 22, "y" * 22], "others": []},
        {"comparisons": [7]},
        {"other": []},
    ],
)
def test_the_api_refuses_what_is_no_set(client: FlaskClient, body: dict[str, Any]) -> None:
    answer = client.post("/api/v1/sets", json=body)
    assert (answer.status_code, answer.mimetype) == (422, "application/problem+json")


def test_who_waits_for_several_comparisons_sees_which_is_made_and_the_share_of_all() -> None:
    step = Step(Stage.FACTS, 0, 1)  # 79% of one comparison
    shown = waiting("t", step, (2, 4))
    assert (shown.said, shown.percent, shown.stops) == ("Comparing text 2 of 4", 45, True)
    assert waiting("t", None, (4, 4)).percent == 75
    assert waiting("t", step).percent == 79
