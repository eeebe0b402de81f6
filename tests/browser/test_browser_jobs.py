"""A long comparison, as a browser shows it: how far it is, stopping it, and where it leads."""

from __future__ import annotations

import re
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from bench.speed.texts import longer_pair
from tests.browser.conftest import Windows
from tests.browser.serving import served
from tests.browser.test_browser_page import in_both_themes
from webapp.engine import Step
from webapp.jobs import Compared, Comparing, Question, Work

LEFT, RIGHT = longer_pair(4)
"""A second or two of work."""


class Held(Work):
    """Tells how far another work is, and goes on past a share of it when it may."""

    def __init__(self, work: Work, past: float, go_on: threading.Event) -> None:
        super().__init__(lambda: work.is_over)
        self._work, self._past, self._go_on = work, past, go_on

    def report(self, step: Step) -> None:
        self._work.report(step)
        while step.share >= self._past and not self._go_on.wait(0.02):
            self._work.check()


class Holding:
    """Compares, and stands still on its way for a test to look."""

    is_ready = True

    def __init__(self, comparing: Comparing) -> None:
        self.comparing = comparing
        self.past = 0.0
        self.go_on = threading.Event()

    def __call__(self, question: Question, asker: str, work: Work | None = None) -> Compared:
        assert work
        return self.comparing(question, asker, Held(work, self.past, self.go_on))

    def forget(self) -> None:
        """It remembers nothing."""

    def close(self) -> None:
        """What it compares with is another's."""


@pytest.fixture
def holding(windows: Windows, tmp_path: Path, comparing: Comparing) -> Iterator[Holding]:
    """What compares for a server whose longer pairs are jobs."""
    made = Holding(comparing)
    with served(tmp_path, made, jobs=True, job_characters=1_000) as address:
        windows.watch.server = address
        yield made


def send(page: Page) -> None:
    """Sends the long pair by the form, which leads to the page of its job."""
    page.fill("#left", LEFT)
    page.fill("#right", RIGHT)
    page.click("#compare button.primary")
    page.wait_for_url(re.compile("/jobs/[A-Za-z0-9_-]{22}$"))


def look_until(page: Page, pattern: str) -> None:
    """Looks again, as whoever has no script does, until the page says it or is at such an address."""
    while not re.search(pattern, page.inner_text("main") + page.url):
        page.click("noscript a")


def test_the_page_of_a_long_comparison_tells_how_far_it_is_and_leads_to_it(
    windows: Windows, holding: Holding, axe: str
) -> None:
    holding.past = 0.03  # the first sentences are read
    page = windows.open(width=390)
    send(page)
    expect(page.locator("#job-figure")).to_have_text(re.compile(r"^[1-9]\d?%"))
    assert 0 < page.locator("progress").evaluate("(bar) => bar.value") < 100
    assert page.evaluate("window.watched.shift") == 0
    assert in_both_themes(page, axe) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    holding.go_on.set()
    page.wait_for_url("**/comparisons/*")
    expect(page.locator("#L1")).to_be_visible()


@pytest.mark.parametrize("script", [True, False], ids=["with scripts", "without"])
def test_a_long_comparison_is_stopped_and_gives_both_texts_back(
    windows: Windows, holding: Holding, axe: str, *, script: bool
) -> None:
    page = windows.open(java_script_enabled=script)
    send(page)
    if not script:
        look_until(page, "Starting")
    expect(page.locator("#job-said")).to_have_text("Starting the comparison")
    page.click("text=Stop")
    expect(page.locator("h1")).to_have_text("Stopped")
    if script:  # axe is one
        assert in_both_themes(page, axe) == []
    page.click("text=Back to the form")
    for side, text in (("left", LEFT), ("right", RIGHT)):
        assert page.input_value(f"#{side}") == text
    if not script:
        holding.go_on.set()
        page.click("#compare button.primary")
        look_until(page, "/comparisons/")
