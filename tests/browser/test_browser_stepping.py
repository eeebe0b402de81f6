"""Stepping and filtering: by kind of difference, through a long pair, by keys that can be switched off."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Windows
from tests.browser.test_browser_facing import NEAR_PX, facing, scroll, settle
from tests.browser.test_browser_reading import chosen

LONG = "\n\n".join(f"The dam at mile {number} broke in the year {1800 + number}." for number in range(40))


def tags(page: Page) -> list[str]:
    """What the filters know of the chosen sentence."""
    return (page.get_attribute("a.s[aria-current]", "data-tags") or "").split()


@pytest.mark.parametrize(
    ("forth", "back", "tag"), [("d", "D", "missing"), ("n", "N", "new"), ("f", "F", "facts")]
)
def test_each_kind_of_difference_has_keys_of_its_own(
    windows: Windows, forth: str, back: str, tag: str
) -> None:
    page = windows.sample("river-inquiry" if tag != "new" else "ceasefire-talks")
    seen = []
    for key in (forth, forth, back):
        page.keyboard.press(key)
        assert tag in tags(page)
        seen.append(chosen(page))
    assert seen[0] == seen[2] != seen[1]
    expect(page.locator(f"[data-card={seen[0]}]")).to_be_visible()


def test_the_count_is_right_under_every_filter(windows: Windows) -> None:
    page = windows.sample("tidal-barrier")
    chips = page.locator("[data-filters] a[data-tag]:not([data-tag=''])")
    assert chips.count() > 6
    for chip in chips.all():
        tag = chip.get_attribute("data-tag")
        number = int(chip.locator(".count").inner_text() or chip.locator(".count").text_content() or 0)
        page.goto(page.url.split("?")[0] + f"?show={tag}")
        expect(page.locator("[data-steps-count]")).to_have_text(f"Passages: {number}")
        page.keyboard.press("j")
        expect(page.locator("[data-steps-count]")).to_have_text(f"1 of {number}")
        assert tag in tags(page)


def test_a_kind_of_fact_is_shown_by_its_number_and_everything_by_nought(windows: Windows) -> None:
    page = windows.sample("tidal-barrier")
    page.keyboard.press("Shift+1")
    expect(page).to_have_url(re.compile(r"\?show=number$"))
    left = page.locator("a.s:not([data-off])").evaluate_all("(all) => all.map((s) => s.dataset.tags)")
    assert left
    assert all("number" in one.split() for one in left)
    page.click("text=Which facts")
    page.click(".menu a[data-tag=high]")
    expect(page).to_have_url(re.compile(r"\?show=high&show=number$"))
    both = page.locator("a.s:not([data-off])").evaluate_all("(all) => all.map((s) => s.id)")
    page.reload()
    assert page.locator("a.s:not([data-off])").evaluate_all("(all) => all.map((s) => s.id)") == both
    page.keyboard.press("0")
    expect(page.locator("a.s[data-off]")).to_have_count(0)
    expect(page).to_have_url(re.compile(r"/comparisons/[\w-]+$"))


def test_a_menu_closes_by_escape_and_by_a_click_elsewhere(windows: Windows) -> None:
    page = windows.sample("tidal-barrier", "?sentence=L2")
    summary = page.locator("summary", has_text="Which facts")
    menu = page.locator(".chips .menu")
    summary.click()
    expect(menu).to_have_attribute("open", "")
    page.keyboard.press("Escape")
    expect(menu).not_to_have_attribute("open", "")
    expect(summary).to_be_focused()
    assert chosen(page) == "L2"
    summary.click()
    page.locator(".chips .menu li").first.click()  # beside its words
    expect(menu).to_have_attribute("open", "")
    page.locator(".summary").click(position={"x": 2, "y": 2})
    expect(menu).not_to_have_attribute("open", "")


def test_keys_can_be_switched_off_for_good(windows: Windows) -> None:
    page = windows.sample("ceasefire-talks")
    page.keyboard.press("?")
    page.uncheck("text=Shortcuts are on")
    page.keyboard.press("Escape")
    expect(page.locator("dialog.keys")).to_be_hidden()
    page.keyboard.press("j")
    page.keyboard.press("?")
    expect(page.locator("dialog.keys")).to_be_hidden()
    assert chosen(page) is None
    page.reload()
    page.keyboard.press("j")
    assert chosen(page) is None
    page.click("[data-keys-button]")
    page.check("text=Shortcuts are on")
    page.keyboard.press("Escape")
    expect(page.locator("dialog.keys")).to_be_hidden()
    page.keyboard.press("j")
    expect(page.locator(".card")).to_be_visible()


def test_the_strip_goes_along_while_it_is_dragged(windows: Windows) -> None:
    page = facing(windows)
    box = page.locator("[data-strip] svg").bounding_box()
    assert box
    x = box["x"] + box["width"] * 0.25
    page.mouse.move(x, box["y"] + box["height"] * 0.1)
    page.mouse.down()
    places = []
    for share in (0.3, 0.5, 0.7):
        page.mouse.move(x, box["y"] + box["height"] * share)
        settle(page)
        places.append(scroll(page, "left"))
    page.mouse.up()
    assert places == sorted(set(places))
    page.mouse.move(x, box["y"])
    settle(page)
    assert abs(scroll(page, "left") - places[-1]) < NEAR_PX


def test_a_long_pair_is_turned_by_section_and_stepped_through_whole(
    windows: Windows, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("webapp.present.sections.WHOLE_WORDS", 200)
    monkeypatch.setattr("webapp.present.sections.SECTION_WORDS", 100)
    changed = LONG.replace("in the year 1835", "in the year 1853")
    page = windows.compared({"left": LONG, "right": changed})
    expect(page.locator(".sections")).to_contain_text("up to 200 are shown whole")
    expect(page.locator("#L1")).to_be_visible()
    expect(page.locator("#L36")).to_have_count(0)
    page.click(".sections >> text=Next")
    expect(page.locator("#L1")).to_have_count(0)
    expect(page).to_have_url(re.compile(r"\?section=2$"))
    page.click(".sections >> text=Show as rows")
    page.wait_for_url(re.compile("view=rows"))
    expect(page.locator(".sections [aria-current]")).to_have_text("2")
    page.click(".onward a")  # the end of a section leads to the start of the next
    expect(page.locator(".sections [aria-current]")).to_have_text("3")
    expect(page.locator("#pair a.s").first).to_be_in_viewport()
    page.go_back()
    expect(page.locator(".sections [aria-current]")).to_have_text("2")
    page.keyboard.press("f")
    expect(page.locator("#L36")).to_be_focused()
    expect(page.locator("#L36")).to_be_in_viewport()
    expect(page.locator("[data-card=L36]")).to_be_visible()
    expect(page.locator(".sections [aria-current]")).to_have_text("4")
    expect(page).not_to_have_url(re.compile("section="))
    page.go_back()
    expect(page.locator(".sections [aria-current]")).to_have_text("2")
    page.locator("[data-strip] svg").click(position={"x": 4, "y": 2})
    expect(page.locator("#L1")).to_be_visible()
