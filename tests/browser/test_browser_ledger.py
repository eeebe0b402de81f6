"""The ledger keeps the reader's place and is filtered with the text; keys say when nothing is left."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import Windows
from tests.browser.test_browser_reading import card_has_come, chosen

ROWS = ".ledger [data-tags]"
LEFT = f"{ROWS}:not([data-off])"
SAID = "[data-step-said]"
NEAR_PX = 2


def top(row: Locator) -> float:
    box = row.bounding_box()
    assert box
    return box["y"]


def counted(page: Page, selector: str) -> int:
    return int(page.locator(selector).first.inner_text())


@pytest.mark.parametrize(("width", "height"), [(1440, 900), (1280, 720), (390, 844)])
def test_the_row_that_is_opened_stays_where_it_was(windows: Windows, width: int, height: int) -> None:
    page = windows.sample("river-inquiry", width=width, height=height)
    if width < 500:
        page.locator(".to-ledger").click()
    for number in (1, 4, 2):
        row = page.locator(ROWS).nth(number)
        row.evaluate("(row) => row.scrollIntoView({block: 'start', container: 'nearest'})")
        before = top(row)
        row.locator("a").click(position={"x": 4, "y": 4})
        card_has_come(page)
        expect(row.locator("a")).to_have_attribute("aria-current", "true")
        expect(row.locator("a")).to_be_focused()
        expect(row).to_be_in_viewport()
        assert abs(top(row) - before) < NEAR_PX


def test_the_ledger_goes_along_with_who_steps_by_key(windows: Windows) -> None:
    page = windows.sample("river-inquiry")
    for _ in range(5):
        page.keyboard.press("f")
        card_has_come(page)
    row = page.locator(f"{ROWS}[data-lit]").first
    inside = (
        "(row) => row.getBoundingClientRect().bottom <= row.closest('.ledger').getBoundingClientRect().bottom"
    )
    assert row.evaluate(inside)


def test_the_keys_of_differences_go_down_the_ledger_and_not_down_the_text(windows: Windows) -> None:
    page = windows.sample("river-inquiry")
    rows = page.locator(ROWS).evaluate_all("(rows) => rows.map((row) => row.dataset)")
    listed = [row["sentence"] for row in rows if "stop" in row]
    read = [row["sentence"] for row in sorted(rows, key=lambda row: int(row.get("stop", 0))) if "stop" in row]
    names = page.locator(".spot-name").all_inner_texts()
    assert listed != read
    assert len(listed) == len({row["stop"] for row in rows if "stop" in row}) <= len(names)
    seen = []
    for key in ("f", "f", "f", "F"):
        page.keyboard.press(key)
        seen.append(chosen(page))
    assert seen == [*listed[:3], listed[1]]
    page.locator("a.s:not([data-tags~=facts])").first.click()
    after = page.locator("a.s[aria-current]").get_attribute("data-stop")
    page.keyboard.press("f")
    assert int(page.locator("a.s[aria-current]").get_attribute("data-stop") or 0) > int(after or 0)


def test_filters_leave_in_the_ledger_what_their_chips_count(windows: Windows) -> None:
    page = windows.sample("river-inquiry")
    total = page.locator(ROWS).count()
    assert counted(page, "#ledger-title .count") == counted(page, "[data-tag=facts] .count") == total
    page.click("text=Which facts")
    for chip in page.locator(".chips .menu [data-tag]").all():
        chip.click()
        count = int(chip.locator(".count").inner_text())
        assert page.locator(LEFT).count() == counted(page, "#ledger-title .count") == count
        groups = page.locator(".ledger h3:visible .count").all_inner_texts()
        assert sum(map(int, groups)) == count
        assert all(map(int, groups))
        expect(page.locator(".ledger-left")).to_have_text(
            re.compile(rf"Showing {count} of {total} · Show all")
        )
        chip.click()
    page.keyboard.press("Shift+1")
    left = page.locator(LEFT).evaluate_all("(rows) => rows.map((row) => row.id)")
    page.reload()
    assert page.locator(LEFT).evaluate_all("(rows) => rows.map((row) => row.id)") == left
    page.click(".ledger-left a")
    assert page.locator(LEFT).count() == total
    expect(page.locator(".ledger-left")).to_be_hidden()
    expect(page).not_to_have_url(re.compile("show="))


@pytest.mark.parametrize("scripts", [True, False])
def test_a_row_is_decided_in_its_place_and_what_is_dismissed_goes_out_of_sight(
    windows: Windows, *, scripts: bool
) -> None:
    page = windows.own_sample("tidal-barrier", java_script_enabled=scripts)
    total = page.locator(ROWS).count()
    names = [row.get_attribute("id") for row in page.locator(ROWS).all()]
    first, second = (page.locator(f"#{name}") for name in names[:2])
    before = top(first)
    first.locator("button", has_text="Problem").click(click_count=2 if scripts else 1)  # double: one word
    expect(first.locator(".word-line span")).to_have_text("Problem")
    assert abs(top(first) - before) < NEAR_PX or not scripts
    second.locator("button", has_text="Dismiss").click()
    expect(page.locator("#ledger-title .count")).to_have_text(f"{total - 1}")
    assert counted(page, "[data-tag=facts] .count") == total - 1
    expect(second).to_be_hidden()
    assert [row.get_attribute("id") for row in page.locator(ROWS).all()] == names
    page.goto(page.url.split("#")[0].split("?")[0] + "?show=dismissed")
    expect(second).to_be_visible()
    expect(first).to_be_hidden()
    expect(page.locator("#ledger-title .count")).to_have_text("1")
    expect(page.locator(".ledger-left")).to_contain_text(f"Showing 1 of {total}")
    if scripts:
        page.click("#filters [data-tag=facts]")
        expect(page.locator("#ledger-title .count")).to_have_text(f"{total}")
        page.click("#review [data-tag=dismissed]")
        expect(page.locator("#ledger-title .count")).to_have_text(f"{total - 1}")
        page.click("#review [data-tag=dismissed]")
        page.click("#filters [data-tag=facts]")
        expect(page.locator(".ledger-left")).to_contain_text(f"Showing 1 of {total}")
    second.locator("button", has_text="Reopen").click()
    expect(second).to_be_hidden()  # it is no dismissed one any more
    page.goto(page.url.split("#")[0].split("?")[0])
    expect(second).to_be_visible()
    expect(page.locator("#ledger-title .count")).to_have_text(f"{total}")
    first.locator("button", has_text="Reopen").click()
    expect(page.locator(f"{ROWS} .word-line span")).to_have_count(0)


@pytest.mark.parametrize("color_scheme", ["light", "dark"])
def test_on_a_small_screen_the_ledger_is_one_tap_away(windows: Windows, color_scheme: str) -> None:
    page = windows.sample("tidal-barrier", width=390, height=844, color_scheme=color_scheme)
    way = page.locator(".to-ledger")
    expect(page.locator("#summary")).to_be_in_viewport(ratio=1)
    expect(way).to_be_in_viewport(ratio=1)
    box = way.bounding_box()
    assert box
    assert box["height"] >= 24  # WCAG 2.2, 2.5.8
    way.click()
    expect(page.locator(ROWS).first).to_be_in_viewport()


def test_keys_say_when_nothing_is_left(windows: Windows) -> None:
    page = windows.sample("tidal-barrier")
    said = page.locator(SAID)
    page.keyboard.press("x")
    expect(said).to_have_text("Nothing to dismiss here")
    page.keyboard.press("F")
    expect(said).to_have_text(re.compile(r"^No earlier factual difference; \d+ below$"))
    seen = set[str]()
    while (at := str(page.evaluate("location.href"))) not in seen:  # Playwright's own is told later
        seen.add(at)
        page.keyboard.press("f")
    expect(said).to_have_text(re.compile(r"^No further factual difference; \d+ above$"))
    expect(said).to_be_in_viewport()
    page.keyboard.press("F")
    expect(said).to_be_empty()
    page.goto(page.url.split("?")[0] + "?show=new&show=missing")
    for _ in range(9):
        page.keyboard.press("j")
    expect(said).to_have_text(re.compile("^No (further|other )?.*passage that the filters show"))


def test_the_ledger_is_filtered_and_opened_without_scripts(windows: Windows) -> None:
    page = windows.sample("tidal-barrier", "?show=number", java_script_enabled=False)
    count = page.locator(LEFT).count()
    expect(page.locator(".ledger-left")).to_contain_text(f"Showing {count} of")
    assert page.locator(f"{ROWS}:visible").count() == count
    page.locator(f"{LEFT} a").first.click()
    expect(page.locator(".card")).to_be_visible()
    expect(page.locator(f"{LEFT} a[aria-current]").first).to_be_visible()
    page.click(".ledger-left a")
    expect(page.locator(".ledger-left")).to_be_hidden()
