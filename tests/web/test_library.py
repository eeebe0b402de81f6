"""``GET /comparisons``: everything kept in this workspace."""

from __future__ import annotations

from flask.testing import FlaskClient

from tests.web.browsing import Page, compare
from tests.web.test_sharing import share


def test_it_lists_and_searches(client: FlaskClient, stranger: FlaskClient) -> None:
    address = compare(client, left_title="The bridge")
    compare(client, left_title="Something else")
    assert address in client.get("/comparisons").text
    found = client.get("/comparisons?search=bridge").text
    assert address in found
    assert "Something else" not in found
    assert address not in stranger.get("/comparisons").text


def test_a_long_list_goes_on(client: FlaskClient) -> None:
    oldest = compare(client, left_title="The oldest")
    for _ in range(20):
        compare(client)
    page = Page(client.get("/comparisons").text)
    (older,) = [attributes["href"] for tag, attributes in page.elements if attributes.get("rel") == "next"]
    assert oldest not in client.get("/comparisons").text
    assert oldest in client.get(older).text


def test_a_pair_is_renamed(client: FlaskClient) -> None:
    address = compare(client)
    assert client.post(f"{address}/title", data={"title": "<b>New</b>"}).status_code == 303
    assert "&lt;b&gt;New&lt;/b&gt;" in client.get("/comparisons").text
    assert client.post(f"{address}/title", data={"title": " "}).status_code == 422


def test_the_title_of_a_pair_is_the_same_everywhere(client: FlaskClient, stranger: FlaskClient) -> None:
    address = compare(client, left_title="As it came", right_title="As rewritten")
    link = share(client, address)
    client.post(f"{address}/title", data={"title": "<b>مرحبا</b>"})
    for page in (client.get(address), stranger.get(link)):
        assert "<title>&lt;b&gt;مرحبا&lt;/b&gt; · Diptych</title>" in page.text
        assert '<h1 class="vh">&lt;b&gt;مرحبا&lt;/b&gt;</h1>' in page.text
        assert "<bdi>&lt;b&gt;مرحبا&lt;/b&gt;</bdi>" in page.text
    for page in (client.get("/"), client.get("/comparisons"), client.get(f"{address}/shares")):
        assert "&lt;b&gt;مرحبا&lt;/b&gt;" in page.text
    assert client.get(f"/api/v1{address}").json["title"] == "<b>مرحبا</b>"
    assert "<title>&lt;b&gt;مرحبا&lt;/b&gt;" in client.get(f"{address}/export.html").text
    assert client.get(f"{address}/export.md").text.startswith("# \\<b\\>مرحبا\\</b\\>\n")


def test_a_pair_is_renamed_on_its_own_page_and_that_comes_back_as_it_was(
    client: FlaskClient, stranger: FlaskClient
) -> None:
    address = compare(client)
    page = Page(client.get(f"{address}?view=rows&show=missing&sentence=L2").text)
    (rename,) = controls(page, "/title")
    hidden = {field["name"]: field["value"] for _, field in page.elements if field.get("type") == "hidden"}
    back = client.post(rename, data={**hidden, "title": "Another name"}).location
    assert back == f"{address}?view=rows&show=missing&sentence=L2#L2"
    for shown in (address, "/comparisons"):
        assert "Another name" in client.get(shown).text
    assert any(field.get("href") == "/comparisons" for _, field in page.elements)
    shared = Page(stranger.get(share(client, address)).text)
    assert controls(shared, "/title") == []
    assert not any(field.get("href") == "/comparisons" for _, field in shared.elements)


def test_a_deletion_is_undone_from_the_list(client: FlaskClient, stranger: FlaskClient) -> None:
    address = compare(client)
    assert stranger.post(f"{address}/deletion").status_code == 404
    listed = client.post(f"{address}/deletion").location
    assert client.get(address).status_code == 404
    page = Page(client.get(listed).text)
    (undo,) = [
        attributes["action"]
        for tag, attributes in page.elements
        if attributes.get("action", "").endswith("/restoration")
    ]
    assert stranger.post(undo).status_code == 404
    assert client.post(undo).status_code == 303
    assert client.get(address).status_code == 200


def test_it_offers_to_undo_only_what_can_be_a_pair(client: FlaskClient) -> None:
    assert "restoration" not in client.get("/comparisons?deleted=../../elsewhere").text


def controls(page: Page, ending: str) -> list[str]:
    """Where the forms of a list go whose addresses end so."""
    return [
        field["action"] for tag, field in page.elements if tag == "form" and ending in field.get("action", "")
    ]


def test_tags_are_added_narrow_the_list_and_come_off_without_a_script(client: FlaskClient) -> None:
    address = compare(client, left_title="The bridge")
    other = compare(client, left_title="Something else")
    assert client.post(f"{address}/tags", data={"tags": "Water, <b>"}).status_code == 303
    page = Page(client.get("/comparisons").text)
    links = [field["href"] for tag, field in page.elements if tag == "a" and "tag=" in field.get("href", "")]
    assert any(link.endswith("tag=Water") for link in links)
    assert "&lt;b&gt;" in client.get("/comparisons").text
    narrowed = client.get("/comparisons?tag=water")
    assert address in narrowed.text
    assert other not in narrowed.text
    (removal,) = controls(Page(narrowed.text), "/tags/removal")
    back = client.post(removal, data={"tag": "water"})
    assert back.location.endswith("?tag=water")
    assert "No comparison has the tag" in Page(client.get(back.location).text).text
    assert "Water" not in client.get("/comparisons").text


def test_whoever_changes_a_pair_comes_back_to_the_same_part_of_the_list(client: FlaskClient) -> None:
    address = compare(client, left_title="The bridge")
    client.post(f"{address}/tags", data={"tags": "a&b"})
    page = Page(client.get("/comparisons?search=bridge&tag=a%26b").text)
    (rename,) = controls(page, "/title")
    back = client.post(rename, data={"title": "Another bridge"}).location
    assert "search=bridge" in back
    assert "tag=a%26b" in back
    (deletion,) = controls(Page(client.get(back).text), "/deletion")
    gone = client.post(deletion).location
    (undo,) = controls(Page(client.get(gone).text), "/restoration")
    assert client.get(client.post(undo).location).status_code == 200
    assert address in client.get(back).text


def test_a_second_click_does_no_harm(client: FlaskClient) -> None:
    address = compare(client)
    for ending in ("/deletion", "/deletion", "/restoration", "/restoration"):
        assert client.post(address + ending).status_code == 303
    assert client.get(address).status_code == 200
    client.post(f"{address}/tags", data={"tags": "a"})
    for _ in range(2):
        assert client.post(f"{address}/tags/removal", data={"tag": "a"}).status_code == 303
    page = Page(client.post(f"{address}/shares", data={"expires_in_days": "7"}).text)
    (revoke,) = controls(page, "/revocation")
    for _ in range(2):
        assert client.post(revoke).status_code == 303


def test_everything_that_can_be_done_with_a_pair_is_a_step_away(client: FlaskClient) -> None:
    address = compare(client)
    shown = {attributes.get("href") for _, attributes in Page(client.get(address).text).elements}
    assert f"{address}/shares" in shown
    start = {attributes.get("href") for _, attributes in Page(client.get("/").text).elements}
    assert {"/comparisons", "/settings"} <= start


def test_no_address_holds_a_null_byte(client: FlaskClient) -> None:
    compare(client)
    assert client.get("/comparisons/a%00b").status_code == 404
    assert client.get("/comparisons?search=%00").status_code == 200
