"""The report as a browser prints it: one page, then the list."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pypdfium2
import pytest
from playwright.sync_api import Browser
from playwright.sync_api import Page as Tab

from tests.browser.test_browser_page import violations
from tests.export.pairs import SLUGS, pair, seed
from tests.export.reviewed import ended, reviewed
from webapp.engine import Comparison
from webapp.engine.model import Limit
from webapp.export.report import report_html
from webapp.review import Standing

MADE = datetime(2026, 11, 27, 12, tzinfo=UTC)


@pytest.fixture
def tab(chromium: Browser) -> Iterator[Tab]:
    context = chromium.new_context(offline=True, viewport={"width": 658, "height": 994})
    page = context.new_page()
    complaints: list[str] = []
    page.on("console", lambda message: complaints.append(message.text))
    yield page
    context.close()
    assert complaints == []


def printed(tab: Tab, folder: Path, made: Comparison, now: Standing | None = None) -> int:
    """How many pages it prints to."""
    file = folder / "report.html"
    file.write_text(report_html(made, "", now, MADE), "utf-8")
    tab.goto(file.as_uri())
    return len(re.findall(rb"/Type\s*/Page\b", tab.pdf(prefer_css_page_size=True)))


def longest() -> Comparison:
    """The longest first page: long headlines, many limits, page clutter, every relation."""
    made = seed("stadtbad")
    left, right = (f"{side} of a long headline that goes on and on " * 9 for side in ("Left", "Right"))
    return replace(
        made,
        left=replace(made.left, title=left),
        right=replace(made.right, title=right),
        limits=tuple(Limit("odd", f"{number}: " + "not checked past a bound " * 6) for number in range(12)),
    )


def test_a_report_without_a_list_is_one_page(tab: Tab, tmp_path: Path) -> None:
    assert printed(tab, tmp_path, pair("", "")) == 1


@pytest.mark.parametrize("said", ["", "stands", "ended"])
@pytest.mark.parametrize("slug", [*SLUGS, "longest"])
def test_the_list_begins_on_the_second_page(tab: Tab, tmp_path: Path, slug: str, said: str) -> None:
    made = longest() if slug == "longest" else seed(slug)
    now = reviewed(made, "A long note " * 41) if said else None
    if now and now.review.sign_off:
        signed = replace(now.review.sign_off, author="W" * 100)
        now = replace(now, review=replace(now.review, sign_off=signed))
        now = ended(now) if said == "ended" else now
    whole = printed(tab, tmp_path, made, now)
    tab.evaluate("document.querySelectorAll('.lists, .texts').forEach((part) => part.remove())")
    alone = re.findall(rb"/Type\s*/Page\b", tab.pdf(prefer_css_page_size=True))
    assert len(alone) == 1
    assert whole >= 2


def test_its_first_page_says_what_and_when_and_the_texts_come_last(tab: Tab, tmp_path: Path) -> None:
    printed(tab, tmp_path, seed("tidal-barrier"))
    document = pypdfium2.PdfDocument(tab.pdf(prefer_css_page_size=True))
    sheets = [" ".join(sheet.get_textpage().get_text_range().split()) for sheet in document]
    assert sheets[0].startswith("Report · 27 November 2026 UTC Lowmere tidal barrier put back a year")
    whole = " ".join(sheets)
    texts = whole.index("Source 401 words Rewrite 394 words")
    assert "Word for word as in the source" in whole[:texts]
    assert "The harbour board said on Tuesday that the £184 million" in whole[texts:]
    assert "The opening of the tidal barrier" not in sheets[0]


@pytest.mark.parametrize("width", [320, 1400])
def test_it_reads_at_every_width(tab: Tab, tmp_path: Path, width: int, axe: str) -> None:
    printed(tab, tmp_path, pair(), reviewed(pair(), "W" * 90))
    tab.set_viewport_size({"width": width, "height": 900})
    assert tab.evaluate("document.documentElement.scrollWidth") <= width
    assert violations(tab, axe) == []
