"""Share links by script: copied addresses, times by the reader's clock, the last day by the sender's."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Windows

LATE = "2026-03-28T23:30:00Z"
"""Already the next day in Berlin; the night after, clocks there go an hour ahead."""


def links_page(windows: Windows, **context: object) -> Page:
    """The page of a new pair's links, in a window of its owner."""
    return windows.own_sample("tidal-barrier", "/shares", **context)


def test_copy_copies_or_else_selects_and_says_which(windows: Windows) -> None:
    page = links_page(windows, permissions=["clipboard-read", "clipboard-write"])
    page.click("text=Create link")
    made = page.locator(".told")
    made.get_by_role("button", name="Copy").click()
    expect(made.get_by_text("Copied", exact=True)).to_be_visible()
    assert page.evaluate("navigator.clipboard.readText()") == page.input_value("#made")
    page.evaluate("() => { navigator.clipboard.writeText = () => Promise.reject(); }")
    listed = page.locator("#shares tbody")
    listed.get_by_role("button", name="Copy").click()
    expect(listed.get_by_role("status")).to_have_text("Selected. Copy it with Ctrl C or ⌘ C.")
    chosen = "document.activeElement.value.slice(document.activeElement.selectionStart)"
    assert page.evaluate(chosen) == page.input_value("#made")


def test_times_are_told_by_the_readers_clock(windows: Windows) -> None:
    page = links_page(windows, timezone_id="America/New_York", locale="en-US")
    page.click("text=Create link")
    times = page.locator("time")
    expect(times.first).to_have_text(re.compile(r"^\d{1,2}\s[A-Z][a-z]{2}\s\d{4},\s\d\d:\d\d\sE[SD]T$"))
    assert [text for text in times.all_inner_texts() if "UTC" in text] == []
    assert (times.first.get_attribute("title") or "").endswith("UTC")
    assert page.evaluate("window.watched.shift") < 0.01


def test_no_frame_shows_a_time_in_another_zone_than_the_readers(windows: Windows) -> None:
    page = links_page(windows)
    page.click("text=Create link")
    page.context.route("**/fields.js*", lambda route: (page.wait_for_timeout(200), route.continue_()))
    page.add_init_script("""
      const look = () => {
        window.frames_seen = (window.frames_seen ?? 0) + 1;
        window.untold = (window.untold ?? 0) + document.querySelectorAll("time[data-time]").length;
        requestAnimationFrame(look);
      };
      requestAnimationFrame(look);
    """)
    page.goto(page.input_value("#made"))
    page.wait_for_function("window.frames_seen > 2")
    expect(page.locator("time").first).to_have_attribute("title", re.compile("UTC$"))
    assert page.evaluate("window.untold") == 0


@pytest.mark.parametrize(
    ("zone", "day", "offset"),
    [
        ("Europe/Berlin", "2026-03-29", "120"),
        ("Europe/Berlin", "2026-12-24", "60"),
        ("America/New_York", "2026-12-24", "-300"),
        ("Pacific/Kiritimati", "2026-12-24", "840"),
        ("Europe/Berlin", "", "0"),
    ],
)
def test_the_form_says_how_far_from_utc_the_last_day_ends(
    windows: Windows, zone: str, day: str, offset: str
) -> None:
    page = links_page(windows, timezone_id=zone)
    page.select_option("#expires_in_days", "date")
    page.evaluate("document.querySelector('#expires_on').removeAttribute('min')")
    page.fill("#expires_on", day)
    expect(page.locator("[name=utc_offset]")).to_have_value(offset)
    expect(page.locator("label[for=expires_on]")).to_have_text("Last day")


def test_the_readers_own_today_may_be_the_last_day(windows: Windows) -> None:
    page = windows.sample("tidal-barrier", timezone_id="Europe/Berlin", cold=True)
    page.clock.set_fixed_time(LATE)
    page.goto(f"{page.url}/shares")
    assert page.get_attribute("#expires_on", "min") == "2026-03-29"


def test_without_scripts_nothing_offers_to_copy(windows: Windows) -> None:
    page = links_page(windows, java_script_enabled=False)
    page.click("text=Create link")
    expect(page.locator("#made")).to_be_visible()
    assert page.locator("[data-copy]:visible").count() == 0
    assert page.locator("label[for=expires_on]").text_content() == "Last day (UTC)"
