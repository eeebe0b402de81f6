"""The self-contained file, opened from a folder in a browser without network."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.browser.conftest import WATCH
from tests.browser.test_browser_page import in_both_themes
from tests.export.pairs import seed
from tests.export.reviewed import reviewed
from webapp.export import html_page


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("export") / "comparison.html"
    path.write_text(html_page(seed("tidal-barrier")), encoding="utf-8")
    return path


@pytest.fixture
def window(chromium: Browser) -> Iterator[BrowserContext]:
    """A window of a machine without network; any request but for the file itself, any error and any breach
    of its policy fails the test."""
    context = chromium.new_context(offline=True, viewport={"width": 1440, "height": 900})
    context.add_init_script(WATCH)
    complaints: list[str] = []
    context.on(
        "console", lambda message: complaints.append(message.text) if message.type == "error" else None
    )
    context.on("weberror", lambda error: complaints.append(str(error.error)))
    context.on("request", lambda r: complaints.append(r.url) if not r.url.startswith("file:") else None)
    yield context
    for page in context.pages:
        complaints += page.evaluate("window.watched?.breaches ?? []")
    context.close()
    assert complaints == []


def opened(window: BrowserContext, file: Path, query: str = "") -> Page:
    page = window.new_page()
    page.goto(file.as_uri() + query)
    return page


def test_choosing_and_stepping_work_without_a_server(window: BrowserContext, file: Path) -> None:
    page = opened(window, file)
    page.click("#L2")
    expect(page.locator("#R2")).to_have_attribute("data-lit", "")
    expect(page.locator("#card")).to_contain_text("184")
    expect(page.locator("#card [data-sets=detail]")).to_have_count(0)
    count = page.inner_text("[data-steps-count]")
    assert " of " in count
    page.keyboard.press("j")
    expect(page.locator("[data-steps-count]")).not_to_have_text(count)
    page.click(".card-close")
    expect(page.locator(".legend")).to_be_visible()
    expect(page.locator(".ledger")).to_be_visible()


def test_a_filter_counts_what_it_shows(window: BrowserContext, file: Path) -> None:
    page = opened(window, file)
    page.click("[data-tag=facts]")
    left = page.locator("[data-cell][data-stop]:not([data-off])").count()
    expect(page.locator("[data-steps-count]")).to_have_text(f"Passages: {left}")
    page.click(".steps .step[rel=next]")
    expect(page.locator("[data-steps-count]")).to_have_text(f"1 of {left}")
    page.click(".steps .step[rel=next]")
    expect(page.locator("[data-steps-count]")).to_have_text(f"2 of {left}")
    page.click(".steps .step[rel=prev]")
    expect(page.locator("[data-steps-count]")).to_have_text(f"1 of {left}")


def test_an_address_opens_at_its_sentence(window: BrowserContext, file: Path) -> None:
    expect(opened(window, file, "?sentence=L5").locator("#card")).to_have_attribute("data-card", "L5")
    expect(opened(window, file, "#R7").locator("#card")).to_have_attribute("data-card", "R7")


def test_it_has_no_accessibility_violation(window: BrowserContext, file: Path, axe: str) -> None:
    page = opened(window, file, "?sentence=L2")
    expect(page.locator("#card")).to_be_visible()
    assert in_both_themes(page, axe) == []


def test_it_reads_as_rows_without_scripts(chromium: Browser, file: Path) -> None:
    context = chromium.new_context(
        offline=True, java_script_enabled=False, viewport={"width": 1440, "height": 900}
    )
    page = context.new_page()
    page.goto(file.as_uri())
    left, right = (page.locator(name).bounding_box() for name in ("#L2", "#R2"))
    assert left
    assert right
    assert abs(left["y"] - right["y"]) < 60
    assert left["x"] < right["x"]
    context.close()


def test_a_sentence_without_a_card_says_so(
    window: BrowserContext, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("webapp.export.page.MOST_CARDS", 3)
    path = tmp_path / "long.html"
    path.write_text(html_page(seed("tidal-barrier")), encoding="utf-8")
    page = opened(window, path, "?sentence=R5")
    expect(page.locator("#panel")).to_contain_text("too long for a file with a card for every sentence")
    expect(page.locator("#L5")).to_have_attribute("data-lit", "")
    page.click("#L2")
    expect(page.locator("#card")).to_have_attribute("data-card", "L2")


def test_a_review_is_read_without_a_server(chromium: Browser, tmp_path: Path, axe: str) -> None:
    made = seed("tidal-barrier")
    path = tmp_path / "reviewed.html"
    path.write_text(html_page(made, "", reviewed(made, "Says who?")), encoding="utf-8")
    context = chromium.new_context(offline=True)
    complaints: list[str] = []
    context.on("console", lambda message: complaints.append(message.text))
    context.on("weberror", lambda error: complaints.append(str(error.error)))
    context.on("request", lambda r: complaints.append(r.url) if not r.url.startswith("file:") else None)
    page = opened(context, path)
    expect(page.locator("#review")).to_contain_text("Signed off by Cy Says who?")
    page.click("#review [data-tag=problems]")
    page.click("#chosen [data-step]")
    expect(page.locator("#card .word").first).to_contain_text("Problem · Ann Says who?")
    expect(page.locator("#card .word-reason").first).to_have_text("Says who?")
    for key in "123xzcw":
        page.keyboard.press(key)
    page.click("#talk .thread-about a >> nth=0")
    expect(page.locator("#card .talk")).to_contain_text("Answer Says who?")
    assert page.locator("#panel :is(form, textarea, input)").count() == 0
    assert in_both_themes(page, axe) == []
    context.close()
    assert complaints == []
