"""Links are drawn and taken away by hand: by mouse, by dragging, by keys alone and without scripts."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Windows
from tests.browser.test_browser_page import in_both_themes
from tests.browser.test_browser_reading import card_has_come, with_link


def alone(page: Page, side: str) -> str:
    """The id of the first body sentence of a side without a link."""
    return page.evaluate(
        f"[...document.querySelectorAll('.cell:not(.head) a.s[id^={side}][data-relation=unique]')][0].id"
    )


def links_of(page: Page, sentence: str) -> list[str]:
    return (page.locator(f"#{sentence}").get_attribute("data-links") or "").split()


def is_linked(page: Page, one: str, other: str) -> bool:
    return bool(set(links_of(page, one)) & set(links_of(page, other)))


def counterpart(page: Page, sentence: str) -> str:
    (link, *_) = links_of(page, sentence)
    return page.locator(f"a.s[id^=R][data-links~={link}]").first.get_attribute("id") or ""


@pytest.mark.parametrize("scripts", ["with scripts", "without scripts"])
def test_a_wrong_link_is_taken_away_and_the_right_one_drawn(windows: Windows, scripts: str) -> None:
    page = windows.own_sample("night-buses", java_script_enabled=scripts == "with scripts")
    first = page.url
    lone = page.locator(".cell:not(.head) a.s[id^=L][data-relation=unique]").first.get_attribute("id") or ""
    page.goto(f"{first}?sentence={lone}")
    page.locator("#chosen [name=linked]").first.click()
    page.wait_for_url(lambda url: first not in url)
    expect(page.locator("#chosen .pins")).to_contain_text("by hand")
    expect(page.locator(f"#{lone}")).to_have_attribute("data-signs", re.compile("="))
    expect(page.locator("#chosen .link .why")).to_contain_text("linked by hand")
    page.click("#chosen [name=taken_back]")
    expect(page.locator(f"#{lone}")).not_to_have_attribute("data-signs", re.compile("="))
    linked = page.locator(".cell:not(.head) a.s[id^=L][data-links^=K]").first.get_attribute("id") or ""
    other = counterpart(page, linked)
    page.goto(page.url.split("?")[0] + f"?sentence={linked}")
    page.click(f"#chosen [name=unlinked][value='{linked} {other}']")
    expect(page.locator("#chosen .pins")).to_contain_text(f"Unlinked from {other} by hand")
    assert not is_linked(page, linked, other)


def test_two_sentences_are_linked_by_keys_alone(windows: Windows) -> None:
    page = windows.own_sample("night-buses")
    left, right = alone(page, "L"), alone(page, "R")
    page.focus(f"#{left}")
    page.keyboard.press("Enter")
    card_has_come(page)
    page.keyboard.press("w")
    expect(page.locator("#chosen .pins")).to_contain_text(f"To be linked: {left}")
    page.focus(f"#{right}")
    page.keyboard.press("Enter")
    expect(page.locator("#chosen [data-pin]")).to_have_text(f"Link {left} with {right}")
    page.keyboard.press("w")
    expect(page.locator(f"#{left}")).to_have_attribute("data-relation", re.compile("partial|reworded|edited"))
    assert is_linked(page, left, right)
    expect(page.locator("#chosen .pins")).to_contain_text(f"Linked with {left} by hand")
    assert "pin=" not in page.url


def test_two_sentences_are_linked_by_dragging_from_the_gutter(windows: Windows) -> None:
    page = windows.own_sample("night-buses")
    left, right = with_link(page, "L"), alone(page, "R")
    page.locator(f"#{right}").scroll_into_view_if_needed()
    page.hover(f"#{left}")
    knob = page.locator(".knob")
    expect(knob).to_be_visible()
    knob.hover()
    page.mouse.down()
    to = page.locator(f"#{right}").bounding_box()
    assert to
    page.mouse.move(to["x"] + 20, to["y"] + 8, steps=8)
    expect(page.locator(f"#{right}")).to_have_attribute("data-aim", "")
    page.mouse.up()
    expect(page.locator(f"#{right}")).not_to_have_attribute("data-relation", "unique")
    assert is_linked(page, left, right)


def test_a_page_with_pins_has_no_violation(windows: Windows, axe: str) -> None:
    page = windows.own_sample("night-buses")
    lone = alone(page, "L")
    page.click(f"#{lone}")
    card_has_come(page)
    page.locator("#chosen [name=linked]").first.click()
    expect(page.locator("#chosen .pins")).to_contain_text("by hand")
    assert in_both_themes(page, axe) == []
