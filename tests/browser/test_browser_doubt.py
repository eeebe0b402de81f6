"""What the page is unsure of: possible matches beside the links, and what the pair is read as."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.browser.conftest import Windows
from tests.browser.test_browser_export import opened, window
from tests.browser.test_browser_page import in_both_themes, violations
from tests.browser.test_browser_reading import chosen
from tests.export.pairs import seed
from webapp.engine.model import Candidate
from webapp.export import html_page

__all__ = ["window"]


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A sample pair as a file, with a possible match of the first missing and the first new sentence."""
    made = seed("ceasefire-talks")
    missing, new = made.unique.left[0], made.unique.right[0]
    nearest = {
        missing: (Candidate("R2", 0.3, possible=True), Candidate("R1", 0.05)),
        new: (Candidate("L1", 0.2, possible=True),),
    }
    path = tmp_path_factory.mktemp("doubt") / "comparison.html"
    path.write_text(html_page(replace(made, nearest=nearest)), encoding="utf-8")
    return path


def doubtful(page: Page) -> tuple[str, str]:
    """The ids of the missing and the new sentence that have a possible match."""
    found = page.locator("a.s[data-possible]").evaluate_all("(all) => all.map((s) => s.id)")
    return next(id for id in found if id[0] == "L"), next(id for id in found if id[0] == "R")


def test_choosing_a_doubtful_sentence_marks_its_candidate_and_brings_it_level(
    window: BrowserContext, file: Path
) -> None:
    page = opened(window, file)
    missing, _ = doubtful(page)
    page.dispatch_event(f"#{missing}", "click")
    expect(page.locator("#R2")).to_have_attribute("data-near", "")
    expect(page.locator("a.s[data-lit]")).to_have_count(0)
    expect(page.locator("#R2")).to_be_in_viewport()
    expect(page.locator("#card")).to_contain_text("Possible match: R2 (30")
    page.keyboard.press("o")
    assert chosen(page) == "R2"
    expect(page.locator("a.s[data-near]")).to_have_count(0)


def test_the_summary_leads_to_the_doubtful_sentence_and_its_card_to_the_candidate(
    window: BrowserContext, file: Path
) -> None:
    page = opened(window, file)
    missing, _ = doubtful(page)
    page.click(".summary a >> text=sentence")
    assert chosen(page) == missing
    page.click("#card .possible a")
    assert chosen(page) == "R2"


def test_possible_matches_have_a_filter_and_keys(window: BrowserContext, file: Path) -> None:
    page = opened(window, file)
    page.click("[data-filters] [data-tag=possible]")
    expect(page).to_have_url(re.compile(r"\?show=possible$"))
    expect(page.locator("a.s:not([data-off])")).to_have_count(2)
    expect(page.locator("[data-steps-count]")).to_have_text("Passages: 2")
    seen = []
    for key in ("p", "p", "P"):
        page.keyboard.press(key)
        seen.append(chosen(page))
    assert seen[0] == seen[2] != seen[1]
    assert set(seen) == set(doubtful(page))


def test_a_page_in_doubt_has_no_accessibility_violation(window: BrowserContext, file: Path, axe: str) -> None:
    page = opened(window, file)
    page.dispatch_event(f"#{doubtful(page)[0]}", "click")
    expect(page.locator("#card .possible")).to_be_visible()
    assert in_both_themes(page, axe) == []


def test_the_pair_is_read_as_something_else_without_leaving_the_place(windows: Windows, axe: str) -> None:
    page = windows.own_sample("ceasefire-talks", "?sentence=L2&show=facts")
    page.evaluate("window.same = true")
    page.click(".kind summary")
    assert violations(page, axe) == []
    page.check("input[name=kind][value=tellings]")
    page.click(".kind button")
    expect(page.locator(".kind")).to_contain_text("Read as two tellings of one event, chosen by hand")
    expect(page.locator(".head.left")).to_contain_text("Left article")
    expect(page.locator(".kind details")).not_to_have_attribute("open", "")
    expect(page.locator(".kind summary")).to_be_focused()
    assert page.evaluate("window.same")
    assert page.url.endswith("?show=facts&sentence=L2")
    assert chosen(page) == "L2"
    page.click("text=Undo")
    expect(page.locator(".kind")).not_to_contain_text("chosen by hand")


def test_it_is_read_as_something_else_without_scripts(windows: Windows) -> None:
    page = windows.open("/", java_script_enabled=False)
    page.click("button[value=ceasefire-talks]")
    page.click(".kind summary")
    page.check("input[name=kind][value=strangers]")
    page.click(".kind button")
    expect(page.locator(".summary")).to_have_text(re.compile("^Read as two different stories: nothing was"))
    expect(page.locator(".kind input:checked")).to_have_value("strangers")
