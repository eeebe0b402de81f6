"""Scrolling, choosing and comparing again in a browser, with the real server behind it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from threading import Thread

from playwright.sync_api import Page, sync_playwright
from waitress.server import create_server

from webapp.app import create_app
from webapp.cli.serve import collect_seldom
from webapp.config import Config

CHROMIUM = "/usr/bin/chromium"
ARGUMENTS = ["--no-sandbox", "--disable-gpu"]
TURNS = 120
"""Turns of the wheel, some 12,000 pixels."""
CHOICES = 15
EDITS = 3
PATIENCE_MS = 600_000

WATCH = """
window.tasks = [];
new PerformanceObserver((list) => window.tasks.push(...list.getEntries().map((entry) => entry.duration)))
  .observe({type: 'longtask', buffered: true});
"""
CHOOSE = """() => new Promise((done) => {
  const from = performance.now();
  document.body.dispatchEvent(new KeyboardEvent('keydown', {key: 'j', bubbles: true}));
  requestAnimationFrame(() => requestAnimationFrame(() => done(performance.now() - from)));
})"""
AGAIN = """() => new Promise((done) => {
  const field = document.querySelector('.edit textarea');
  field.value += ' Nobody had expected it.';
  const from = performance.now();
  const shown = () => done(performance.now() - from);
  document.addEventListener('diptych:refreshed', () => requestAnimationFrame(shown));
  field.form.requestSubmit();
})"""


@dataclass(frozen=True, slots=True)
class Answers:
    """What one pair took, in milliseconds."""

    opening: float
    """From asking for the page to the end of its load event."""
    scrolling: float
    """The longest task on the main thread while scrolling; 0 where none was over 50."""
    scrolling_tasks: int
    """How many were over 50."""
    choosing: float
    """From a key to the frame with the counterparts lit, median."""
    again: float
    """From sending one edited paragraph to the page with the new comparison, median."""
    sentences: int
    """On the page."""


def measured(folder: Path, left: str, right: str) -> Answers:
    """Compare a pair and read it."""
    with served(folder) as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        page = browser.new_page(base_url=address, viewport={"width": 1440, "height": 900})
        page.set_default_timeout(PATIENCE_MS)
        page.add_init_script(WATCH)
        fields = {"left": left, "right": right}
        made = page.request.post("/comparisons", form=fields, timeout=PATIENCE_MS, max_redirects=0)
        page.goto(made.headers["location"])
        answers = _read(page)
        browser.close()
        return answers


def _read(page: Page) -> Answers:
    opening = page.evaluate("performance.getEntriesByType('navigation')[0].loadEventEnd")
    sentences = page.locator("a.s").count()
    page.wait_for_load_state("networkidle")
    page.evaluate("window.tasks.length = 0")
    page.mouse.move(400, 500)
    for _ in range(TURNS):
        page.mouse.wheel(0, 100)
        page.evaluate("new Promise(requestAnimationFrame)")
    tasks = page.evaluate("window.tasks")
    choosing = []
    for _ in range(CHOICES):
        choosing.append(page.evaluate(CHOOSE))
        page.wait_for_load_state("networkidle")
    again = [_edited(page) for _ in range(EDITS)]
    return Answers(opening, max(tasks, default=0), len(tasks), median(choosing), median(again), sentences)


def _edited(page: Page) -> float:
    """Sends one changed paragraph and waits for the page that follows."""
    page.click("text=Edit this paragraph")
    page.wait_for_selector(".edit textarea")
    taken: float = page.evaluate(AGAIN)
    page.wait_for_load_state("networkidle")
    return taken


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """The address of a running application with an empty database."""
    app = create_app(Config(folder, f"sqlite:///{folder / 'page.sqlite3'}"))
    collect_seldom()
    server = create_server(app, host="127.0.0.1", port=0)
    Thread(target=server.run, daemon=True).start()
    yield f"http://127.0.0.1:{server.effective_port}"
    server.close()
    app.extensions["diptych"].close()
