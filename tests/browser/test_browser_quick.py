"""A reader who is quicker than the server: what was asked for last is what stands there at the end."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

import pytest
from playwright.sync_api import Page, Route, expect

from tests.browser.conftest import Windows
from tests.browser.test_browser_reading import chosen
from tests.browser.test_browser_stepping import LONG
from tests.browser.test_browser_turning import NEWS, edit

TAB_DELAY_MS = 180
"""For so long a sentence must be focused to be chosen."""


@dataclass
class Held:
    """Keeps back the answers to what the scripts of a page ask for."""

    page: Page
    """Whose scripts."""
    cards: bool = False
    """Cards alone are kept back."""
    holding: bool = True
    """Until they are released."""
    routes: list[Route] = field(default_factory=list)
    """What waits for an answer."""

    def __post_init__(self) -> None:
        self.page.route("**/comparisons/**", self.keep)

    def keep(self, route: Route) -> None:
        """Let documents through, hold the rest."""
        request = route.request
        wanted = request.headers.get("hx-request-type") == "partial" or not (
            self.cards or request.is_navigation_request()
        )
        if self.holding and wanted:
            self.routes.append(route)
        else:
            route.continue_()

    def release(self) -> None:
        """From now on everything is answered, what was asked for last comes first."""
        self.holding = False
        while self.routes:
            self.routes.pop().continue_()


def count(page: Page, number: int) -> None:
    """The steps say where the reader stands, and the card is that of the chosen sentence."""
    expect(page.locator("[data-steps-count]")).to_contain_text(f"{number} of ")
    id = page.locator("a.s[aria-current]").get_attribute("id")
    expect(page.locator(".card")).to_have_attribute("data-card", str(id))
    expect(page).to_have_url(re.compile(rf"sentence={id}$"))


def test_three_quick_steps_are_three_steps(windows: Windows) -> None:
    page = windows.sample("ceasefire-talks")
    held = Held(page)
    for _ in range(3):
        page.click(".step[rel=next]")
    page.keyboard.press("j")
    page.keyboard.press("k")
    held.release()
    count(page, 3)
    page.go_back()
    count(page, 4)
    page.go_back()
    page.go_back()
    count(page, 2)


def test_a_choice_and_a_filter_go_along_with_the_page_under_way(windows: Windows) -> None:
    page = windows.sample("tidal-barrier", "?view=rows")
    held = Held(page)
    page.click("text=Fold identical passages")
    page.click("a[data-tag=facts]")
    page.click("#L2")
    held.release()
    expect(page.locator(".fold").first).to_be_visible()
    expect(page.locator("[data-card=L2]")).to_be_visible()
    expect(page.locator("#L2")).to_have_attribute("aria-current", "true")
    expect(page.locator("a[data-tag=facts]")).to_have_attribute("aria-current", "true")
    for part in ("fold=1", "show=facts", "sentence=L2"):
        expect(page).to_have_url(re.compile(part))


def test_a_card_of_the_page_before_comes_no_more(windows: Windows) -> None:
    page = windows.own_sample("tidal-barrier")
    first = page.url
    edit(page, "R1", NEWS)
    held = Held(page, cards=True)
    with page.expect_event("requestfailed", lambda request: "sentence=L1" in request.url):
        page.click("#L1")
        page.click(".work >> text=Undo")
    held.release()
    expect(page).to_have_url(f"{first}?sentence=L1&redo=2")
    expect(page.locator("#R1")).not_to_have_text(NEWS)
    expect(page.locator("[data-card=L1] .link")).to_be_visible()  # with that text it was missing


def test_undo_pressed_while_a_paragraph_is_compared_takes_that_back(windows: Windows) -> None:
    page = windows.own_sample("tidal-barrier")
    edit(page, "R1", NEWS)
    before = page.url
    page.click("text=Edit this paragraph")
    page.fill(".edit textarea", "Something else.")
    held = Held(page)
    page.click(".edit button")
    page.click(".work >> text=Undo")
    held.release()
    expect(page.locator(".work >> text=Redo")).to_be_visible()
    expect(page.locator("#R1")).to_have_text(NEWS)
    expect(page).to_have_url(re.compile(re.escape(before.partition("?")[0]) + r"\?.*redo=3"))


def test_what_is_decided_by_key_is_what_was_chosen_then(windows: Windows) -> None:
    page = windows.own_sample("ceasefire-talks")
    page.keyboard.press("t")
    first = chosen(page)
    expect(page.locator(f"[data-card={first}]")).to_be_visible()
    held = Held(page, cards=True)
    for key in "t2t2":  # the card is still that of the first
        page.keyboard.press(key)
    second = chosen(page)
    assert second != first
    held.release()
    expect(page.locator(f"#{second}[data-said='!']")).to_be_visible()
    expect(page.locator("a.s[aria-current][data-said='!']")).to_be_visible()
    assert chosen(page) != second
    expect(page.locator(f"#{first}[data-said='!']")).to_have_count(0)


def test_a_key_does_nothing_to_another_card_than_that_of_the_choice(windows: Windows) -> None:
    page = windows.own_sample("ceasefire-talks")
    windows.watch.pardoned = "Failed to"
    page.keyboard.press("t")
    first = chosen(page)
    expect(page.locator(f"[data-card={first}]")).to_be_visible()
    page.route("**/comparisons/**", lambda route: route.abort())
    with page.expect_event("requestfailed"):
        page.keyboard.press("t")
        page.keyboard.press("2")
    assert chosen(page) != first
    page.unroute("**/comparisons/**")
    page.keyboard.press("t")
    page.keyboard.press("3")
    expect(page.locator("a.s[aria-current][data-said='?']")).to_be_visible()
    expect(page.locator("a.s[data-said='!']")).to_have_count(0)


def test_a_link_pressed_twice_is_not_followed_where_it_says_something_else(windows: Windows) -> None:
    page = windows.sample("tidal-barrier", "?view=rows")
    held = Held(page)
    page.dblclick("text=Fold identical passages")
    held.release()
    expect(page.locator("text=Show identical passages")).to_be_visible()
    expect(page).to_have_url(re.compile("fold=1"))


def test_back_gives_up_the_page_under_way(windows: Windows) -> None:
    page = windows.sample("tidal-barrier", "?view=rows")
    first = page.url
    page.click("text=Fold identical passages")
    expect(page.locator(".fold").first).to_be_visible()
    page.click("#L2")
    page.locator("[data-card=L2] >> text=Edit this paragraph").click()
    expect(page.locator(".edit textarea")).to_be_focused()
    last = page.url
    held = Held(page)
    page.go_back()
    page.go_back()
    expect(page).not_to_have_url(re.compile("edit="))
    page.go_forward()
    page.go_forward()
    expect(page).to_have_url(last)
    held.release()
    expect(page.locator(".edit textarea")).to_be_visible()
    held.holding = True
    for _ in range(3):
        page.go_back()
    held.release()
    expect(page).to_have_url(first)
    expect(page.locator(".edit, .fold")).to_have_count(0)


def test_quick_steps_lead_through_sections_that_are_under_way(
    windows: Windows, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("webapp.present.sections.WHOLE_WORDS", 200)
    monkeypatch.setattr("webapp.present.sections.SECTION_WORDS", 100)
    changed = LONG.replace("in the year 1825", "in the year 1852").replace("1835", "1853")
    page = windows.compared({"left": LONG, "right": changed})
    first = page.url
    held = Held(page)
    page.keyboard.press("f")
    page.keyboard.press("f")
    held.release()
    expect(page.locator("#L36")).to_be_focused()
    expect(page.locator(".sections [aria-current]")).to_have_text("4")
    count(page, 2)
    page.go_back()
    page.go_back()
    expect(page).to_have_url(first)
    expect(page.locator(".sections [aria-current]")).to_have_text("1")
    expect(page.locator("#L1")).to_be_visible()
    expect(page.locator(".hint")).to_be_visible()


def test_back_pressed_at_once_leads_to_where_the_reader_was(
    windows: Windows, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("webapp.present.sections.WHOLE_WORDS", 200)
    monkeypatch.setattr("webapp.present.sections.SECTION_WORDS", 100)
    changed = LONG.replace("in the year 1825", "in the year 1852").replace("1835", "1853")
    page = windows.compared({"left": LONG, "right": changed}, height=600)
    first = page.url
    page.keyboard.press("f")
    expect(page.locator("#L26")).to_be_focused()
    page.go_back()  # before the focus is taken for a Tab
    expect(page.locator(".sections [aria-current]")).to_have_text("1")
    page.wait_for_timeout(2 * TAB_DELAY_MS)
    expect(page).to_have_url(first)
    assert page.locator(".pane.left").evaluate("(pane) => pane.scrollTop") == 0
    held = Held(page)
    page.keyboard.press("f")
    page.keyboard.press("f")
    page.go_back()  # to a section that is not here yet
    expect(page).to_have_url(re.compile("sentence=L26$"))
    held.release()
    expect(page.locator("#L26")).to_have_attribute("aria-current", "true")
    expect(page.locator("[data-card=L26]")).to_be_visible()


def test_a_step_asked_for_before_all_scripts_have_come_is_not_lost(windows: Windows) -> None:
    page = windows.sample("ceasefire-talks")
    page.route("**/js/reader.js*", lambda _: None)  # it never comes
    page.goto(page.url, wait_until="commit")
    page.click(".step[rel=next]")
    expect(page.locator("[data-steps-count]")).to_contain_text("1 of ")
