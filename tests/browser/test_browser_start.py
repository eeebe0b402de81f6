"""The start page by keyboard, waiting for a long pair, what is said once, and two windows of one pair."""

from __future__ import annotations

import re
import threading
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Windows
from tests.browser.serving import served
from webapp.engine import Stage, Step
from webapp.jobs import Compared, Comparing, Question, Work

TEXTS = {"left": "Nothing happened. Nobody saw it.", "right": "Nobody saw it."}


@pytest.mark.parametrize("script", [True, False], ids=["with scripts", "without"])
def test_enter_in_a_field_compares_nothing(windows: Windows, *, script: bool) -> None:
    page = windows.open(java_script_enabled=script)
    page.fill("#left", TEXTS["left"])
    page.fill("#left_title", "A title")
    sent: list[str] = []
    page.on("request", lambda request: sent.append(request.url))
    page.press("#left_title", "Enter")
    page.fill("#right", TEXTS["right"])
    page.press("#right_title", "Enter")
    assert sent == []
    if script:
        expect(page.locator("#right")).to_be_focused()
        page.keyboard.press("Control+Enter")
    else:
        page.click("#compare button.primary")
    page.wait_for_url("**/comparisons/*")


def test_enter_at_an_address_reads_it_and_compares_nothing(windows: Windows) -> None:
    windows.watch.pardoned = "status of 422"
    page = windows.open()
    page.fill("#right", TEXTS["right"])
    page.fill("#left", "http://127.0.0.1:9/story")
    with page.expect_request("**/readings"):
        page.press("#left", "Enter")
    expect(page.locator("#left-read")).not_to_be_empty()
    assert page.url.endswith("/")


@dataclass
class Slow:
    """Has come to a step and stays there until it is stopped."""

    comparing: Comparing
    stopped: threading.Event = field(default_factory=threading.Event)
    is_ready = True

    def __call__(self, question: Question, asker: str, work: Work | None = None) -> Compared:
        assert work
        work.report(Step(Stage.MEANING, 1_200, 3_100))
        while not work.is_over:
            self.stopped.wait(0.02)
        self.stopped.set()
        work.check()
        raise AssertionError

    def forget(self) -> None:
        """It remembers nothing."""

    def close(self) -> None:
        """What it compares with is another's."""


WATCHED = """() => {
  const place = document.querySelector('#progress');
  const note = (name, value) => sessionStorage.setItem(name, value);
  let said = '';
  new MutationObserver(() => {
    const stop = document.querySelector('#progress-stop');
    if (!stop) return;
    const now = place.querySelector('[role=status]').textContent;
    note('said', place.innerText);
    if (now !== said) note('times', Number(sessionStorage.times ?? 0) + 1);
    said = now;
    setTimeout(() => { note('shift', window.watched.shift); stop.click(); }, 1200);
  }).observe(place, {childList: true, subtree: true, characterData: true});
}"""


def test_a_long_comparison_tells_how_far_it_is_and_stops(
    windows: Windows, tmp_path: Path, comparing: Comparing
) -> None:
    slow = Slow(comparing)
    with served(tmp_path, slow) as address:  # type: ignore[arg-type]
        windows.watch.server = address
        page = windows.open()
        page.fill("#left", TEXTS["left"])
        page.fill("#right", TEXTS["right"])
        page.evaluate(WATCHED)  # Playwright sees nothing of a page that waits for the next one
        page.evaluate("setTimeout(() => document.querySelector('#compare .primary').click())")
        assert slow.stopped.wait(60)
        expect(page.locator("#progress")).to_have_text("Stopped")
        said = page.evaluate("sessionStorage.said")
        assert "20%, sentence 1,200 of 3,100" in said
        assert page.evaluate("sessionStorage.times") == "1"  # it is announced once, not with every figure
        assert float(page.evaluate("sessionStorage.shift")) == 0
        expect(page.locator("#left")).to_have_value(TEXTS["left"])
        page.goto("/settings")
        page.goto("/")
        expect(page.locator("#right")).to_have_value(TEXTS["right"])  # stopped, so it is a draft still


@pytest.mark.parametrize("script", [True, False], ids=["with scripts", "without"])
def test_what_matters_is_said_after_the_first_comparison_and_never_again(
    windows: Windows, *, script: bool
) -> None:
    page = windows.open(java_script_enabled=script)
    page.fill("#left", TEXTS["left"])
    page.fill("#right", TEXTS["right"])
    page.click("#compare button.primary")
    page.wait_for_url("**/comparisons/*")
    first = page.url
    page.reload()
    expect(page.locator("#hints li")).to_have_count(3)
    page.click("#hints button")
    expect(page.locator("#hints")).to_have_count(0)
    expect(page.locator("#summary")).to_be_visible()  # nothing else goes with them
    page.goto(first)
    expect(page.locator("#hints")).to_have_count(0)


def test_undo_in_a_window_never_leads_to_another_window_s_text(windows: Windows) -> None:
    one = windows.compared(TEXTS)
    other = one.context.new_page()
    other.goto(one.url)
    words = {one: "One window wrote this.", other: "The other window wrote that."}
    for page, text in words.items():
        page.goto(page.url + "?edit=R1&sentence=R1")
        page.fill(".edit textarea", text)
        page.click(".edit .primary")
        expect(page.locator("#R1")).to_have_text(text)
    for page, text in words.items():
        page.click(".work >> text=Undo")
        expect(page.locator("#R1")).to_have_text(TEXTS["right"])
        page.click(".work >> text=Redo")
        expect(page.locator("#R1")).to_have_text(text)
        expect(page.locator(".work >> text=Redo")).to_have_count(0)


def test_swapped_twice_it_is_the_first_comparison_again(windows: Windows) -> None:
    page = windows.compared(TEXTS)
    first = page.url
    page.click("text=Swap sides")
    expect(page.locator("#R2")).to_be_visible()
    assert re.sub(r"\?.*", "", page.url) != first
    page.click("text=Swap sides")
    page.wait_for_url(first)
