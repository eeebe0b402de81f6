"""A set of texts, as a browser shows it: made with and without scripts, wide and narrow, read by axe."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Windows
from tests.browser.test_browser_page import in_both_themes, violations

SOURCE = (
    "Bridge opens\n\nThe old bridge over the harbour opened on Monday after nine years. "
    "It cost 148 million euros, the city said.\n\nA choir sang for two hours in the rain. "
    "Ferries stop in March. Nobody was hurt when the crane fell."
)
REWRITES = (
    "It cost 184 million euros, the city said. Ferries stop in March.",
    "It cost 148 million euros, the city said. A choir sang for two hours in the rain.",
    "After nine years the bridge over the harbour has opened. Ferries will stop in March.",
)


def make(page: Page) -> None:
    """Fills the form with three rewrites, the third in a pane that is asked for, and sends it."""
    page.fill("#middle-text", SOURCE)
    page.fill("#other-1-text", REWRITES[0])
    page.fill("#other-2-text", REWRITES[1])
    page.click("text=Add another text")
    expect(page.locator("#other-3-text")).to_be_in_viewport()  # the new pane, not the top of the page
    page.fill("#other-3-text", REWRITES[2])
    page.click("text=Compare all")
    page.wait_for_url(re.compile("/sets/[A-Za-z0-9_-]{22}$"))


@pytest.mark.parametrize("script", [True, False], ids=["with scripts", "without"])
def test_a_set_is_made_and_leads_to_the_error_and_back(windows: Windows, *, script: bool) -> None:
    page = windows.open("/sets/new", java_script_enabled=script)
    make(page)
    expect(page.locator(".summary")).to_contain_text("Rewrite A (1)")
    page.click(".chip >> text=In none")
    expect(page.locator("tbody th[scope=row] b")).to_have_text(["L5"])
    page.click(".chip >> text=All sentences")
    page.locator("td a[aria-label*=serious]").click()
    expect(page.locator("#L2")).to_have_attribute("aria-current", "true")
    page.click("[rel=next] >> nth=0")
    expect(page.locator(".trail")).to_contain_text("2 of 3 in a set")
    page.click("text=2 of 3 in a set")
    expect(page.locator("h1")).to_have_text("Bridge opens")


@pytest.mark.parametrize("width", [1280, 390])
def test_the_pages_of_a_set_have_no_accessibility_violation(windows: Windows, axe: str, width: int) -> None:
    page = windows.open("/sets/new", width=width)
    assert violations(page, axe) == []
    make(page)
    page.evaluate("document.querySelectorAll('details').forEach((one) => one.open = true)")
    assert in_both_themes(page, axe) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_on_a_narrow_screen_the_table_scrolls_by_itself_and_keeps_its_first_column(windows: Windows) -> None:
    page = windows.open("/sets/new", width=390, height=700)
    make(page)
    table, head = page.locator(".grid"), page.locator("tbody th[scope=row]").last
    before = head.bounding_box()
    assert table.evaluate("(one) => one.scrollWidth > one.clientWidth")
    table.focus()
    table.evaluate("(one) => { one.scrollLeft = 200; one.scrollTop = 200; }")
    after, top = head.bounding_box(), page.locator("thead th").last.bounding_box()
    box = table.bounding_box()
    assert None not in (before, after, top, box)
    assert after["x"] == before["x"]  # type: ignore[index]
    assert top["y"] == pytest.approx(box["y"], abs=1)  # type: ignore[index]
