"""A new draft of the rewrite: its form, what changed, the history, two at once."""

from __future__ import annotations

import re

import pytest
from flask.testing import FlaskClient

from tests.web.browsing import LEFT, RIGHT, Page, compare

MENDED = RIGHT.replace("21", "12").replace("The mayor cut a ribbon.", "A choir sang for two hours.")


def again(client: FlaskClient, address: str, right: str, **fields: str) -> str:
    answer = client.post(f"{address}/revisions", data={"right": right, **fields})
    assert answer.status_code == 303
    return str(answer.location)


def test_a_new_draft_asks_for_the_rewrite_alone(client: FlaskClient) -> None:
    first = compare(client, right_title="The old title")
    page = client.get(f"{first}/revisions?draft=new").text
    assert LEFT in Page(page).text
    assert RIGHT not in Page(page).text
    assert "The old title" not in page
    assert re.search(r'<details class="source-kept">', page)
    second = again(client, first, MENDED, draft="new", left=LEFT, right_title="")
    assert "Revision 2 of 2" in client.get(second).text


def test_what_was_typed_comes_back(client: FlaskClient) -> None:
    first = compare(client)
    data = {"draft": "new", "left": " ", "right": "Typed words.", "right_title": "A title"}
    answer = client.post(f"{first}/revisions", data=data)
    assert answer.status_code == 422
    assert "Typed words." in answer.text
    assert Page(answer.text).with_id("right_title")["value"] == "A title"
    assert '<details class="source-kept" open>' in answer.text
    assert "Compare a new draft" in answer.text


def test_the_page_says_what_is_to_be_looked_at_again(client: FlaskClient) -> None:
    first = compare(client)
    page = client.get(f"{first}?sentence=L2").text
    key = re.findall(r'value="problem (\S+)"', page)[0]
    client.post(f"{first}/decisions", data={"word": f"problem {key}", "name": "Anna"})
    second = again(client, first, MENDED)
    shown = " ".join(Page(client.get(second).text).text.split())
    assert "Your problem is resolved" in shown
    assert "since your review of revision 1." in shown
    assert 'data-tag="again"' in client.get(second).text
    changes = Page(client.get(f"{second}/changes?since=1").text).text
    assert "Problem, resolved." in changes
    assert "A choir sang for two hours." in changes
    assert "The source has not changed." in changes


def test_a_revision_that_does_not_follow_the_newest_says_so(client: FlaskClient) -> None:
    first = compare(client)
    second = again(client, first, MENDED)
    third = again(client, first, f"{RIGHT} It rained.")
    page = " ".join(Page(client.get(third).text).text.split())
    assert "This is revision 3 and was made from revision 1" in page
    assert f"{third}/changes?since=2" in client.get(third).text
    assert "made from revision" not in client.get(second).text
    fourth = again(client, third, f"{RIGHT} It snowed.")
    for address in (third, fourth):
        assert "Meanwhile" not in client.get(address).text


def test_the_history_lists_all_and_goes_back(client: FlaskClient, stranger: FlaskClient) -> None:
    first = compare(client)
    second = again(client, first, MENDED)
    page = client.get(f"{second}/history").text
    assert len(re.findall(r"<li(?: aria-current=.true.)?>\s*<p><a[^>]*>Revision", page)) == 2
    assert "Changed: rewrite." in Page(page).text
    back = client.post(f"{first}/history")
    assert back.status_code == 303
    assert "This revision goes back to revision 1." in client.get(back.location).text
    assert client.get(second).status_code == 200
    assert stranger.post(f"{first}/history").status_code == 404
    for way in ("history", "changes?since=1"):
        assert stranger.get(f"{second}/{way}").status_code == 404
    foreign = client.post(f"{first}/history", headers={"Sec-Fetch-Site": "cross-site"})
    assert foreign.status_code == 403


@pytest.mark.parametrize("since", ["0", "2", "3", "-1", "x", "²", "9" * 5_000])
def test_a_revision_that_is_none_is_not_found(client: FlaskClient, since: str) -> None:
    second = again(client, compare(client), MENDED)
    assert client.get(f"{second}/changes?since={since}").status_code == 404
    assert client.get(f"{second}/changes").status_code == 200
