"""Chromium and LibreOffice, without a window, each in one start: documents as PDF."""

from __future__ import annotations

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from playwright.sync_api import Route, sync_playwright

from tests.ingest.pdf_pieces import Layout
from tests.ingest.word_processor import converted

CHROMIUM = "/usr/bin/chromium"
SITE = "https://www.courier.example/"


def printed(layouts: Sequence[Layout]) -> dict[str, bytes]:
    """What Chromium prints, by the layout's name; those of LibreOffice are passed over."""
    with ThreadPoolExecutor(1) as alone:  # in the thread of a test another Playwright may be at work
        return alone.submit(_printed, layouts).result()


def _printed(layouts: Sequence[Layout]) -> dict[str, bytes]:
    """The same; no network is asked: pages stand at an address that is answered here."""
    pages = [layout for layout in layouts if not layout.is_office]
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox", "--disable-gpu"])
        tab = browser.new_page()
        sources = {SITE + layout.name: layout.source for layout in pages}

        def answer(route: Route) -> None:
            route.fulfill(body=sources.get(route.request.url, ""), content_type="text/html")

        tab.route("**/*", answer)
        margin = dict.fromkeys(("top", "bottom", "left", "right"), "20mm")
        found = {}
        for layout in pages:
            tab.goto(SITE + layout.name)
            found[layout.name] = (
                tab.pdf(format=layout.paper, display_header_footer=True, margin=margin)
                if layout.has_browser_lines
                else tab.pdf(prefer_css_page_size=True)
            )
        browser.close()
    return found


def made(layouts: Sequence[Layout], folder: Path) -> dict[str, bytes]:
    """All of them as PDF, by the layout's name."""
    office = {f"{layout.name}.pdf": layout.source for layout in layouts if layout.is_office}
    found = converted(folder, office) if office else {}
    return printed(layouts) | {name.removesuffix(".pdf"): content for name, content in found.items()}
