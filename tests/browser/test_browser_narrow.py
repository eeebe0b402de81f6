"""A telephone: nothing is cut at the right, and a row of controls that goes on fades."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Windows

LONG = "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft"

CUT = """() => [...document.querySelectorAll(":is(#summary, #kind, #review, #panel, #pair) *, #trail > *")]
  .filter((one) => !one.closest(".vh, svg") && one.checkVisibility({visibilityProperty: true}))
  .filter((one) => [...one.getClientRects()].some((box) => box.right > innerWidth || box.left < 0))
  .map((one) => one.outerHTML.slice(0, 80))"""
"""What stands out of the window, but for rows of controls, which scroll."""

FADES = """(row) => {
  const { backgroundImage, position } = getComputedStyle(row, '::after');
  const fades = backgroundImage.includes('gradient') && position === 'sticky';
  return row.scrollWidth <= row.clientWidth || fades;
}"""


def uncut(page: Page) -> bool:
    assert page.evaluate(CUT) == []
    assert all(row.evaluate(FADES) for row in page.locator(".masthead-tools, .bar").all())
    return bool(page.evaluate("document.documentElement.scrollWidth === innerWidth"))


@pytest.mark.parametrize("color_scheme", ["light", "dark"])
def test_on_a_telephone_no_bar_and_no_panel_is_cut(windows: Windows, color_scheme: str) -> None:
    texts = {"left": f"The {LONG} paid 148 million. It was denied.", "right": f"The {LONG} paid 184 million."}
    form = {**texts, "left_title": f"{LONG} pays", "right_title": f"{LONG} paid"}
    page = windows.compared(form, width=390, height=844, color_scheme=color_scheme)
    if page.locator("#hints").count():
        page.click("#hints button")
    page.click(".to-ledger")
    page.locator(".ledger button", has_text="Problem").first.click()
    expect(page.locator("#review [data-act=undo]")).to_be_visible()
    for width in (390, 320):
        page.set_viewport_size({"width": width, "height": 844})
        assert uncut(page)
        page.locator(".ledger [data-tags] a").first.click()
        expect(page.locator("#card")).to_be_visible()
        assert uncut(page)
        page.locator("#chosen .card-close").click()
        expect(page.locator("#card")).to_have_count(0)
