"""A second draft with the decisions carried over: by mouse, by keys alone and without scripts."""

from __future__ import annotations

import re

from playwright.sync_api import Page, expect

from tests.browser.conftest import Windows
from tests.browser.test_browser_everybody import tab_to
from tests.browser.test_browser_page import in_both_themes

SOURCE = "The bridge opened on Monday. It cost 12 million euros. Nobody was hurt."
DRAFT = "The bridge opened on Monday. It cost 21 million euros. The mayor cut a ribbon."
SECOND = "The bridge opened on Monday. It cost 12 million euros. A choir sang for two hours."
AGAIN = re.compile(r"Your problem is resolved, 1.passage is new since your review of revision 1\.")


def compared(windows: Windows, **window: object) -> Page:
    return windows.compared({"left": SOURCE, "right": DRAFT}, **window)


def shows_what_is_to_do(page: Page) -> None:
    page.wait_for_url("**/comparisons/*")
    expect(page.locator(".review-since")).to_contain_text(AGAIN)
    expect(page.locator("#tools")).to_contain_text("Revision 2 of 2")


def test_by_mouse_then_the_changes_and_back(windows: Windows) -> None:
    page = compared(windows)
    page.click("#L2")
    page.click(".word-choices [data-act=problem] >> nth=0")
    expect(page.locator("#review")).to_contain_text("2 of 4 looked at")
    page.click("text=New draft")
    expect(page.locator("#left")).to_be_hidden()
    page.fill("#right", SECOND)
    page.click("text=Compare this draft")
    shows_what_is_to_do(page)
    page.click(".review-since .tone-look")
    expect(page.locator("a.s[aria-current]")).to_have_text("A choir sang for two hours.")
    page.click("text=See what changed")
    expect(page.locator("[data-fate=mended]")).to_contain_text("Problem, resolved.")
    expect(page.locator(".changed ins").first).to_be_visible()
    page.click("text=All revisions")
    page.click("text=Go back to revision 1")
    expect(page.locator(".meanwhile")).to_contain_text("goes back to revision 1")
    expect(page.locator("#R3")).to_have_text("The mayor cut a ribbon.")


def test_by_keys_alone(windows: Windows) -> None:
    page = compared(windows)
    page.keyboard.press("j")  # past what is identical
    expect(page.locator("#L2[aria-current]")).to_be_focused()
    page.keyboard.press("2")
    expect(page.locator("#L2")).to_have_attribute("data-said", re.compile("!"))
    page.locator("#tools").get_by_text("New draft").focus()
    page.keyboard.press("Enter")
    tab_to(page, "#right")
    page.keyboard.insert_text(SECOND)
    tab_to(page, "#compare button.primary")
    page.keyboard.press("Enter")
    shows_what_is_to_do(page)
    tab_to(page, ".review-since .tone-look")
    page.keyboard.press("Enter")
    expect(page.locator("#R3[aria-current]")).to_be_visible()


def test_without_scripts(windows: Windows) -> None:
    page = compared(windows, java_script_enabled=False)
    page.click("#L2")
    page.click(".word-choices [data-act=problem] >> nth=0")
    page.click("text=New draft")
    page.fill("#right", SECOND)
    page.click("text=Compare this draft")
    shows_what_is_to_do(page)
    page.click("text=See what changed")
    expect(page.locator("[data-fate=mended]")).to_be_visible()


def test_the_second_of_two_tabs_is_told(windows: Windows) -> None:
    page = compared(windows)
    address = page.url
    other = page.context.new_page()
    windows.watch.over(other)
    for tab, words in ((page, SECOND), (other, f"{DRAFT} It rained.")):
        tab.goto(f"{address}/revisions?draft=new")
        tab.fill("#right", words)
    for tab in (page, other):
        tab.click("text=Compare this draft")
        tab.wait_for_url("**/comparisons/*")
    expect(other.locator(".meanwhile")).to_contain_text("This is revision 3 and was made from revision 1")
    other.click("text=See what is different from revision 2")
    expect(other.locator("#right-changes")).to_be_visible()


def test_the_pages_are_for_everybody(windows: Windows, axe: str) -> None:
    page = compared(windows, width=320)
    first = page.url
    page.click("#L2")
    page.click(".word-choices [data-act=problem] >> nth=0")
    page.goto(f"{first}/revisions?draft=new")
    assert in_both_themes(page, axe) == []
    page.fill("#right", SECOND)
    page.click("text=Compare this draft")
    shows_what_is_to_do(page)
    second = page.url
    for address in (second, f"{second}/changes?since=1", f"{second}/history"):
        page.goto(address)
        assert in_both_themes(page, axe) == []
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
