"""A real server on a free port, and Debian's Chromium. Every page is watched: an error in the console, a
breach of the Content-Security-Policy or a request to a foreign host fails the test that opened it."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, StorageState

from tests.browser.profiles import Profile, Profiles, running_chromium
from tests.browser.serving import Remembering, served
from webapp.jobs import Comparing

ROOT = Path(__file__).parents[2]

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


@pytest.fixture(scope="session")
def server(tmp_path_factory: pytest.TempPathFactory, comparing: Comparing) -> Iterator[str]:
    with served(tmp_path_factory.mktemp("browser"), Remembering(comparing)) as address:
        yield address


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    with running_chromium() as browser:
        yield browser


def compare(owner: BrowserContext, form: dict[str, str]) -> str:
    """The address of a new comparison, made as the forms of the start page make it for this browser."""
    answer = owner.request.post("/comparisons", form=form, max_redirects=0)  # type: ignore[arg-type]
    assert answer.status == 303, answer.text()
    return answer.headers["location"]


@dataclass
class Windows:
    """Opens watched windows."""

    profiles: Profiles
    """Whose windows they are."""
    watch: Watch
    """What watches them."""
    made: dict[str, tuple[str, StorageState]]
    """Addresses of the sample pairs compared so far, with the cookies of the browser that owns them."""
    taken: list[Profile] = field(default_factory=list)
    """To give back at the end."""

    def open(self, path: str = "/", **window: object) -> Page:
        """A browser profile without a past, with one page, at ``path``."""
        page = self.blank(**window)  # type: ignore[arg-type]
        page.goto(path)
        return page

    def blank(self, *, width: int = 1440, height: int = 900, cold: bool = False, **context: object) -> Page:
        """A browser profile without a past, with one page that shows nothing yet.

        Args:
            width: of the window.
            height: of the window.
            cold: its cache is empty, and nobody has the profile afterwards.
            context: what else Playwright is to make it of.
        """
        server = self.watch.server
        asked = {"base_url": server, "viewport": {"width": width, "height": height}, **context}
        profile, page = self.profiles.take(asked, server, cold=cold)
        self.taken.append(profile)
        self.watch.over(page)
        page.add_init_script(WATCH)
        return page

    def sample(self, slug: str, query: str = "", **window: object) -> Page:
        """A new window with a sample pair compared."""
        page = self.blank(**window)  # type: ignore[arg-type]
        if slug not in self.made:
            self.made[slug] = compare(page.context, {"sample": slug}), page.context.storage_state()
        address, owner = self.made[slug]
        page.context.add_cookies(owner["cookies"])  # type: ignore[arg-type]
        page.goto(address + query)
        return page

    def own_sample(self, slug: str, query: str = "", **window: object) -> Page:
        """A sample pair for a test that edits it: another test's revisions would stand between."""
        return self.compared({"sample": slug}, query, **window)

    def compared(self, form: dict[str, str], query: str = "", **window: object) -> Page:
        """A new window with a pair of its own, compared without the way through the start page."""
        page = self.blank(**window)  # type: ignore[arg-type]
        page.goto(compare(page.context, form) + query)
        return page

    def close(self) -> list[str]:
        """Give all profiles back; returns how their pages breached the policy."""
        breaches: list[str] = []
        for profile in self.taken:
            for page in profile.context.pages:
                if page.url.startswith("http"):
                    breaches += page.evaluate("window.watched?.breaches ?? []")
            self.profiles.give_back(profile)
        self.taken.clear()
        return breaches


@pytest.fixture(scope="session")
def made() -> dict[str, tuple[str, StorageState]]:
    """Sample pairs are compared once for all tests; none of them changes a comparison."""
    return {}


@pytest.fixture(scope="session")
def profiles(chromium: Browser) -> Profiles:
    return Profiles(chromium)


@pytest.fixture
def windows(server: str, profiles: Profiles, made: dict[str, tuple[str, StorageState]]) -> Iterator[Windows]:
    opener = Windows(profiles, Watch(server), made)
    yield opener
    breaches = opener.close()
    assert not opener.watch.complaints
    assert not breaches


@pytest.fixture(scope="session")
def axe() -> str:
    """The source of axe-core."""
    return (ROOT / "node_modules" / "axe-core" / "axe.min.js").read_text(encoding="utf-8")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Marks every test of this folder as one that needs the browser, and has it wait for its page alone."""
    here = f"{Path(__file__).parent}{os.sep}"
    for item in items:
        if str(item.path).startswith(here):
            item.add_marker(pytest.mark.browser)
            item.add_marker(pytest.mark.timeout(900))
