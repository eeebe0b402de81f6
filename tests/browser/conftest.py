"""A real server on a free port, and Debian's Chromium. Every page is watched: an error in the console, a
breach of the Content-Security-Policy or a request to a foreign host fails the test that opened it."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, StorageState, expect, sync_playwright
from waitress.server import create_server

from webapp.app import create_app
from webapp.config import Config

CHROMIUM = "/usr/bin/chromium"
POPUPS = "WebUIOmniboxPopup,WebUIOmniboxFullPopup,WebUIOmniboxAimPopup"
"""Pages that Chromium loads for the address bar of each window, though nobody sees one: they take more time
than ours."""
PLAYWRIGHTS_OWN = (
    "AimEnabled,AvoidCorsURLLoaderRestartOnRedirect,AvoidUnnecessaryBeforeUnloadCheckSync,"
    "DestroyProfileOnBrowserClose,HttpsFirstBalancedModeAutoEnable,HttpsUpgrades,LensOverlay,MediaRouter,"
    "NetworkTimeServiceQuerying,OptimizationHints,PaintHolding,PreconnectToSearch,ThirdPartyStoragePartitioning"
)
"""What Playwright turns off; of two such lists Chromium takes the last alone."""
ARGUMENTS = (
    "--no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking "
    "--disable-component-update --disable-sync --js-flags=--single-threaded "
    f"--disable-features={PLAYWRIGHTS_OWN},{POPUPS}"
)
"""Threads that compile scripts ahead take more time than they save: every page is new here, and soon gone."""
ROOT = Path(__file__).parents[2]
PATIENCE_MS = 60_000
"""How long anything may take before a test fails: no statement about speed, a busy machine is slow."""

WATCH = """
  window.watched = {breaches: [], shift: 0};
  document.addEventListener('securitypolicyviolation', (breach) => {
    window.watched.breaches.push(breach.violatedDirective + ' ' + breach.blockedURI);
  });
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) if (!entry.hadRecentInput) window.watched.shift += entry.value;
  }).observe({type: 'layout-shift', buffered: true});
"""


@dataclass
class Watch:
    """What went wrong on the pages of one test."""

    server: str
    """Address of our server."""
    complaints: list[str] = field(default_factory=list)
    """Console errors, page errors and foreign requests."""
    pardoned: str | None = None
    """Part of the complaints that a test causes on purpose."""

    def over(self, page: Page) -> None:
        """Watch a page from now on."""
        page.on("console", lambda m: self.complain(m.text) if m.type in {"error", "warning"} else None)
        page.on("pageerror", lambda error: self.complain(str(error)))
        page.on("request", lambda request: self.check(request.url))

    def complain(self, text: str) -> None:
        """Keep a complaint unless it is pardoned; it may come later than what the page shows of its cause."""
        if self.pardoned is None or self.pardoned not in text:
            self.complaints.append(text)

    def check(self, url: str) -> None:
        """Complain of a request to anybody but us."""
        if not url.startswith((self.server, "data:", "blob:", "about:")):
            self.complain(f"foreign request {url}")


@contextmanager
def served(folder: Path, **settings: int) -> Iterator[str]:
    """The address of a running application with an empty database and the real model."""
    app = create_app(Config(folder, f"sqlite:///{folder / 'browser.sqlite3'}", **settings))  # type: ignore[arg-type]
    serving = create_server(app, host="127.0.0.1", port=0, threads=4)
    thread = threading.Thread(target=serving.run, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{serving.effective_port}"
    serving.close()
    app.extensions["diptych"].close()


@pytest.fixture(scope="session")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with served(tmp_path_factory.mktemp("browser")) as address:
        yield address


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    expect.set_options(timeout=PATIENCE_MS)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS.split())
        yield browser
        browser.close()


@dataclass
class Windows:
    """Opens watched windows."""

    browser: Browser
    """Chromium."""
    watch: Watch
    """What watches them."""
    made: dict[str, tuple[str, StorageState]]
    """Addresses of the sample pairs compared so far, with the cookies of the browser that owns them."""
    contexts: list[BrowserContext] = field(default_factory=list)
    """To close at the end."""

    def open(self, path: str = "/", *, width: int = 1440, height: int = 900, **context: object) -> Page:
        """A new browser profile with one page, at ``path``."""
        made = self.browser.new_context(
            base_url=self.watch.server,
            viewport={"width": width, "height": height},
            **context,  # type: ignore[arg-type]
        )
        made.set_default_timeout(PATIENCE_MS)
        self.contexts.append(made)
        page = made.new_page()
        self.watch.over(page)
        page.add_init_script(WATCH)
        page.goto(path)
        return page

    def sample(self, slug: str, query: str = "", **window: object) -> Page:
        """A new window with a sample pair compared."""
        if slug not in self.made:
            page = self.open("/")
            page.click(f"button[value={slug}]")
            page.wait_for_url("**/comparisons/*")  # loaded, scripts included
            self.made[slug] = (page.url, page.context.storage_state())
        url, storage = self.made[slug]
        return self.open(url + query, storage_state=storage, **window)  # type: ignore[arg-type]

    def own_sample(self, slug: str, query: str = "", **window: object) -> Page:
        """A sample pair for a test that edits it: another test's revisions would stand between."""
        page = self.open("/", **window)  # type: ignore[arg-type]
        page.click(f"button[value={slug}]")
        page.wait_for_url("**/comparisons/*")
        page.goto(page.url + query)
        return page


@pytest.fixture(scope="session")
def made() -> dict[str, tuple[str, StorageState]]:
    """Sample pairs are compared once for all tests; none of them changes a comparison."""
    return {}


@pytest.fixture
def windows(server: str, chromium: Browser, made: dict[str, tuple[str, StorageState]]) -> Iterator[Windows]:
    opener = Windows(chromium, Watch(server), made)
    yield opener
    breaches = []
    for context in opener.contexts:
        for page in context.pages:
            if page.url.startswith("http") and not page.is_closed():
                breaches += page.evaluate("window.watched?.breaches ?? []")
        context.close()
    assert not opener.watch.complaints
    assert not breaches


@pytest.fixture(scope="session")
def axe() -> str:
    """The source of axe-core."""
    return (ROOT / "node_modules" / "axe-core" / "axe.min.js").read_text(encoding="utf-8")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Marks every test of this folder as one that needs the browser, and has it wait for its page alone."""
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.browser)
            item.add_marker(pytest.mark.timeout(900))
