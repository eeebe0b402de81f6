"""Another state of the page in the place of this one: comparing again, undo, Back, links into a page."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Windows
from tests.browser.test_browser_facing import NEAR_PX, scroll, top, until, wheel
from tests.browser.test_browser_page import revoke

NEWS = "Nothing of the kind has ever been reported here."


def edit(page: Page, sentence: str, text: str) -> None:
    """Edit the paragraph of a sentence and compare again."""
    page.click(f"#{sentence}")
    page.locator(f"[data-card={sentence}] >> text=Edit this paragraph").click()
    expect(page.locator(".edit textarea")).to_be_focused()
    page.fill(".edit textarea", text)
    page.click(".edit button")
    expect(page.locator(".edit")).to_have_count(0)


def stays(page: Page) -> None:
    """Mark the document: a page that is loaded afresh has no mark."""
    page.evaluate("document.documentElement.dataset.stays = ''")


def stayed(page: Page) -> bool:
    return bool(page.evaluate("'stays' in document.documentElement.dataset"))


def selected(page: Page, sentence: str) -> str:
    """What is selected when the mouse is dragged along the first line of a sentence; that chooses nothing."""
    box = page.locator(f"#{sentence}").bounding_box()
    assert box
    page.mouse.move(box["x"] + 40, box["y"] + 8)
    page.mouse.down()
    page.mouse.move(box["x"] + 160, box["y"] + 8, steps=4)
    page.mouse.up()
    text = str(page.evaluate("getSelection().toString()"))
    assert len(text) > 4
    return text


def test_a_sentence_with_the_control_key_opens_in_a_window_of_its_own(windows: Windows) -> None:
    page = windows.sample("ceasefire-talks")
    page.click("a[data-tag=new]")
    with page.context.expect_page() as opened:
        page.click("#L3", modifiers=["Control"])
    windows.watch.over(opened.value)
    expect(opened.value.locator("#L3")).to_have_attribute("aria-current", "true")
    expect(opened.value).to_have_url(re.compile(r"\?show=new&sentence=L3$"))
    expect(page.locator("a.s[aria-current]")).to_have_count(0)


def test_a_paragraph_is_compared_again_in_its_place(windows: Windows) -> None:
    page = windows.own_sample("tidal-barrier")
    stays(page)
    before = page.url
    edit(page, "R1", NEWS)
    expect(page.locator("#R1")).to_have_text(NEWS)
    expect(page.locator("#R1")).to_have_attribute("aria-current", "true")
    expect(page.locator("#R1")).to_be_focused()
    expect(page).to_have_url(re.compile(r"sentence=R1$"))
    assert page.url.split("?")[0] != before.split("?")[0]
    page.click(".work >> text=Undo")
    expect(page.locator("#R1")).not_to_have_text(NEWS)
    expect(page).to_have_url(re.compile(re.escape(before.split("?")[0])))
    page.click(".work >> text=Redo")
    expect(page.locator("#R1")).to_have_text(NEWS)
    page.go_back()
    expect(page.locator("#R1")).not_to_have_text(NEWS)
    assert stayed(page)


def test_comparing_again_keeps_scroll_choice_filters_and_view(windows: Windows) -> None:
    page = windows.own_sample(
        "ceasefire-talks", "?detail=sides&show=missing", reduced_motion="reduce", height=700
    )
    page.click("[data-lock]")
    last = page.evaluate("[...document.querySelectorAll('.pane.right p')].at(-2).querySelector('a.s').id")
    page.locator(f"#{last}").scroll_into_view_if_needed()
    page.click("a[data-tag=new]")
    page.click(f"#{last}")
    before, level = scroll(page, "right"), top(page, last)
    assert before > 0
    edit(page, last, NEWS)
    assert abs(top(page, last) - level) < NEAR_PX
    for part in ("detail=sides", "show=missing", "show=new", f"sentence={last}"):
        assert part in page.url
    for tag in ("missing", "new"):
        expect(page.locator(f"a[data-tag={tag}]")).to_have_attribute("aria-current", "true")
    expect(page.locator("[data-lock]")).to_have_attribute("aria-pressed", "false")


def test_every_behaviour_goes_on_after_comparing_again(windows: Windows) -> None:
    page = windows.own_sample("ceasefire-talks", reduced_motion="reduce", height=700)
    edit(page, "R1", NEWS)
    expect(page.locator("[data-connectors] path[d^=M]").first).to_be_attached()
    drawn = page.locator("[data-connectors] path").evaluate_all("(paths) => paths.map((p) => p.dataset.link)")
    listed = page.evaluate(
        "[...document.querySelectorAll('.pane.left a.s')].flatMap((s) => s.dataset.links.split(' '))"
    )
    assert set(drawn) == set(listed) - {""}
    assert selected(page, "R2") in page.locator("#R2").inner_text()
    expect(page.locator("#R1")).to_have_attribute("aria-current", "true")
    until(page, "document.querySelector('.window.right').clientHeight > 10")
    page.keyboard.press("j")
    expect(page.locator("a.s[aria-current]")).not_to_have_attribute("id", "R1")
    page.click("a[data-tag=new]")
    expect(page.locator("#R1")).not_to_have_attribute("data-off", "")
    at = scroll(page, "right")
    wheel(page, "left", 300)
    assert scroll(page, "right") != at


def test_an_empty_paragraph_may_be_sent_and_an_empty_text_is_refused_in_words(windows: Windows) -> None:
    page = windows.compared({"left": "Nothing happened.", "right": "Something happened."})
    page.click("#R1")
    page.locator("[data-card=R1] >> text=Edit this paragraph").click()
    windows.watch.pardoned = "status of 422"
    expect(page.locator(".edit textarea")).to_be_focused()
    stays(page)
    before = page.url
    page.fill(".edit textarea", "")
    with page.expect_response(lambda answer: answer.status == 422):
        page.click(".edit button")
    expect(page.locator(".edit [role=status]")).to_contain_text("The rewrite is empty")
    expect(page).to_have_url(before)
    page.fill(".edit textarea", NEWS)
    page.click(".edit button")
    expect(page.locator("#R1")).to_have_text(NEWS)
    expect(page.locator("#L1")).to_have_text("Nothing happened.")
    assert stayed(page)


def test_an_empty_text_is_refused_without_scripts_too(windows: Windows) -> None:
    page = windows.compared(
        {"left": "Nothing happened.", "right": "One."}, "?edit=R1", java_script_enabled=False
    )
    windows.watch.pardoned = "status of 422"
    page.fill(".edit textarea", "")
    page.click(".edit button")
    expect(page.locator("#right-problem")).to_have_text(
        "Rewrite: The rewrite is empty. Paste a text to compare."
    )
    expect(page.locator("#left")).to_have_value("Nothing happened.")


def test_a_server_that_is_gone_leaves_the_text_in_the_form(windows: Windows) -> None:
    page = windows.own_sample("tidal-barrier")
    page.click("#R1")
    page.locator("[data-card=R1] >> text=Edit this paragraph").click()
    page.fill(".edit textarea", NEWS)
    windows.watch.pardoned = "Failed to"
    page.route("**/revisions", lambda route: route.abort())
    page.click(".edit button")
    expect(page.locator(".edit [data-again-status]")).to_contain_text("cannot be reached")
    expect(page.locator(".edit textarea")).to_have_value(NEWS)
    page.unroute("**/revisions")
    page.click(".edit button")
    expect(page.locator("#R1")).to_have_text(NEWS)


def test_editing_without_scripts_keeps_the_state_too(windows: Windows) -> None:
    page = windows.open(java_script_enabled=False)
    page.click("button[value=tidal-barrier]")
    page.click(".views >> text=Rows")
    page.wait_for_url(re.compile("view=rows"))
    page.click("a[data-tag=facts]")
    page.wait_for_url(re.compile("show=facts"))
    page.click("#R1")
    page.click("text=Edit this paragraph")
    page.fill(".edit textarea", NEWS)
    page.click(".edit button")
    expect(page.locator("#R1")).to_have_text(NEWS)
    expect(page).to_have_url(re.compile(r"\?view=rows&show=facts&sentence=R1#R1$"))


def test_whole_texts_are_edited_and_come_back_to_the_same_view(windows: Windows) -> None:
    page = windows.own_sample("tidal-barrier", "?view=rows&show=edited&fold=1")
    page.click("#L2")
    page.click(".work >> text=Edit")
    page.wait_for_url("**/revisions?*")
    page.fill("#right", "One sentence is left.")
    page.click("button.primary")
    page.wait_for_url(re.compile(r"/comparisons/[\w-]+\?"))
    expect(page.locator("#R1")).to_have_text("One sentence is left.")
    for part in ("view=rows", "show=edited", "fold=1", "sentence=L2"):
        assert part in page.url
    expect(page.locator("#L2")).to_have_attribute("aria-current", "true")


def test_a_change_of_view_keeps_what_was_chosen_and_filtered_by_scripts(windows: Windows) -> None:
    page = windows.sample("ceasefire-talks")
    page.click("#L3")
    page.click("a[data-tag=new]")
    page.click(".views >> text=Rows")
    page.wait_for_url(re.compile("view=rows"))
    expect(page.locator("#L3")).to_have_attribute("aria-current", "true")
    expect(page.locator("a[data-tag=new]")).to_have_attribute("aria-current", "true")


def test_folding_keeps_the_page(windows: Windows) -> None:
    page = windows.sample("tidal-barrier", "?view=rows")
    stays(page)
    page.click("text=Fold identical passages")
    expect(page.locator(".fold").first).to_be_visible()
    page.go_back()
    expect(page.locator(".fold")).to_have_count(0)
    assert stayed(page)


def test_what_an_older_engine_made_is_compared_again_and_stays(
    windows: Windows, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as older:
        for module in ("comparisons", "keeping"):
            older.setattr(f"webapp.services.{module}.ENGINE_VERSION", "0.0.1")
        page = windows.own_sample("river-inquiry", "?show=new")
    page.reload()
    old = page.url
    stays(page)
    page.click("text=Compare again with the current engine")
    expect(page.locator(".outdated")).to_have_count(0)
    expect(page).not_to_have_url(old)
    expect(page).to_have_url(re.compile(r"\?show=new$"))
    assert stayed(page)
    page.click(".work >> text=Undo")
    expect(page).to_have_url(f"{old}&redo=2")


@pytest.mark.parametrize("scripts", [True, False])
def test_an_address_may_point_at_a_link_or_a_finding(windows: Windows, *, scripts: bool) -> None:
    page = windows.sample("tidal-barrier", "#K9", height=500, java_script_enabled=scripts)
    first = page.locator("a.s:has(> #K9)")
    expect(first).to_be_in_viewport()
    if scripts:
        expect(first).to_have_attribute("aria-current", "true")
        expect(page.locator("[data-link=K9]").first).to_be_attached()
    page.goto(page.url.split("?")[0].split("#")[0] + "#F3")
    page.reload()
    finding = page.locator(".ledger #F3")
    expect(finding).to_be_in_viewport()
    if scripts:
        expect(finding).to_have_attribute("data-lit", "")
        expect(page.locator(f"#{finding.get_attribute('data-sentence')}")).to_be_in_viewport()


def test_a_shared_page_opens_at_a_link(windows: Windows) -> None:
    page = windows.sample("tidal-barrier")
    page.goto(page.url + "/shares")
    page.click("text=Create link")
    shared = page.input_value("#made")
    page.goto(f"{shared}?view=rows&show=facts#K9")
    expect(page.locator("a.s:has(> #K9)")).to_have_attribute("aria-current", "true")
    expect(page.locator("a[data-tag=facts]")).to_have_attribute("aria-current", "true")
    page.goto(page.url.split("/s/")[0] + "/")
    page.click(".recent a")
    page.wait_for_url("**/comparisons/*")
    page.click("#share")
    revoke(page)
