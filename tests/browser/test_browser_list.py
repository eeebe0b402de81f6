"""The list of comparisons, the way back to it from a comparison, and moving both to another browser."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Windows
from tests.browser.test_browser_page import in_both_themes, violations

LONG = "A title without an end " * 20


def add(page: Page, *titles: str) -> None:
    """Compare two texts for each title, in this browser."""
    for title in titles:
        form = {"left": "Nothing happened. Nobody saw it.", "right": "Nobody saw it.", "left_title": title}
        headers = {"Origin": re.sub(r"(//[^/]+).*", r"\1", page.url)}
        assert page.request.post("/comparisons", form=form, headers=headers).ok


def test_a_comparison_is_renamed_where_it_is_and_leads_to_the_list(windows: Windows) -> None:
    page = windows.own_sample("night-buses")
    page.click("#L2")
    expect(page.locator("#L2")).to_have_attribute("aria-current", "true")
    at = page.url
    page.click(".trail summary")
    page.fill("#title", "Buses at night")
    page.keyboard.press("Enter")
    expect(page.locator(".trail bdi")).to_have_text("Buses at night")
    expect(page.locator("h1")).to_have_text("Buses at night")
    expect(page).to_have_title("Buses at night · Diptych")
    expect(page.locator(".trail details")).not_to_have_attribute("open", "")
    expect(page.locator("#L2")).to_have_attribute("aria-current", "true")
    assert page.url == at
    page.click("text=Comparisons")
    expect(page.locator(".list a", has_text="Buses at night")).to_be_visible()


@pytest.mark.parametrize("script", [True, False], ids=["with scripts", "without"])
def test_the_chosen_are_tagged_deleted_and_brought_back(windows: Windows, *, script: bool) -> None:
    page = windows.open(java_script_enabled=script)
    add(page, "One", "Two", "مرحبا", LONG)
    page.goto("/comparisons")
    boxes = page.locator("input[type=checkbox][name=id]")
    boxes.nth(1).check()
    page.click("text=Clear selection")
    expect(page.locator("[name=id]:checked")).to_have_count(0)
    page.click("text=Select all on this page")
    expect(page.locator("[name=id]:checked")).to_have_count(4)
    page.click("text=Clear selection")
    expect(page.locator("[name=id]:checked")).to_have_count(0)
    page.click("text=Select all on this page")
    boxes.nth(0).uncheck()
    page.fill("#chosen-tags", "water")
    page.keyboard.press("Enter")  # is never a deletion
    expect(page.locator(".told")).to_have_text("3 comparisons were tagged.")
    expect(page.locator(".tagged")).to_have_count(3)
    for place in (0, 1):
        boxes.nth(place).check()
    page.click("text=Delete selected")
    expect(page.locator(".named li")).to_have_count(2)
    expect(boxes).to_have_count(2)
    page.click("text=Undo")
    expect(boxes).to_have_count(4)
    boxes.nth(0).check()
    with page.expect_download() as download:
        page.click("text=Export selected")
    assert re.fullmatch(r"diptych-1-\d{4}-\d\d-\d\d\.json", download.value.suggested_filename)


@pytest.mark.parametrize(("theme", "width"), [("light", 1400), ("dark", 320)])
def test_the_list_and_what_it_tells_have_no_accessibility_violation(
    windows: Windows, axe: str, theme: str, width: int
) -> None:
    page = windows.open(color_scheme=theme, width=width)
    add(page, "One", "مرحبا", LONG)
    page.goto("/comparisons")
    page.click("text=Select all on this page")
    assert violations(page, axe) == []
    page.locator("input[name=id]").nth(2).uncheck()
    page.click("text=Delete selected")
    expect(page.locator(".named li")).to_have_count(2)
    assert violations(page, axe) == []
    assert page.evaluate("document.documentElement.scrollWidth") == width
    page.click("text=Undo")
    page.click(".list a")
    page.click(".trail summary")
    assert violations(page, axe) == []
    assert page.evaluate("document.documentElement.scrollWidth") == width


def test_work_on_two_browsers_is_put_together_after_a_question(windows: Windows, axe: str) -> None:
    page, other = windows.open(), windows.open(width=420)
    add(page, "One", "Two")
    add(other, "Three")
    page.goto("/settings")
    page.click("text=Create recovery link")
    other.goto(page.input_value("#recovery"))
    expect(other.locator(".intro").first).to_contain_text("It will be added to the 2 of the link")
    assert in_both_themes(other, axe) == []
    other.dblclick("text=Combine here")
    other.wait_for_url("**/comparisons")
    for browser in (page, other):
        browser.goto("/comparisons")
        expect(browser.locator("input[name=id]")).to_have_count(3)
    page.goto("/settings")
    assert in_both_themes(page, axe) == []
    page.click("text=Sign out all other browsers")
    expect(page.locator("text=1 browser opens this workspace: this one.")).to_be_visible()
    other.goto("/comparisons")
    expect(other.locator("text=No comparisons yet.")).to_be_visible()
