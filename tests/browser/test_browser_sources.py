"""Find the source, as a browser shows it: the whole way with and without scripts, read by axe."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import FilePayload, Page, expect

from tests.browser.conftest import ROOT, Windows
from tests.browser.serving import Remembering, served
from tests.browser.test_browser_page import in_both_themes
from webapp.jobs import Comparing

BARRIER = ROOT / "seeds" / "tidal-barrier"


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory, comparing: Comparing) -> Iterator[str]:
    """One with an archive, which finds by wording."""
    folder = tmp_path_factory.mktemp("sources")
    with served(folder, Remembering(comparing), archive="on", model_dir="none") as address:
        yield address


def file(path: Path) -> FilePayload:
    return {"name": path.name, "mimeType": "text/plain", "buffer": path.read_bytes()}


def keep(page: Page) -> None:
    """Adds an article and a file that cannot be read on the page of the archive."""
    broken: FilePayload = {"name": "broken.docx", "mimeType": "", "buffer": b"PK\x03\x04"}
    page.set_input_files("#file", [file(BARRIER / "left.txt"), broken])
    page.get_by_role("button", name="Add", exact=True).click()
    expect(page.locator(".told")).to_have_text("One article added.")
    expect(page.get_by_role("alert")).to_contain_text("broken.docx: ")


@pytest.mark.parametrize("script", [True, False], ids=["with scripts", "without"])
def test_the_source_of_a_file_is_found_compared_with_and_found_again(
    windows: Windows, *, script: bool
) -> None:
    page = windows.open("/", java_script_enabled=script)
    page.click("text=Find the source")
    page.click("text=Add articles to the archive")
    keep(page)
    page.locator(".masthead >> text=Find the source").click()
    page.set_input_files("[name=right_file]", file(BARRIER / "right.txt"))
    if script:  # it is read at once, to look at
        expect(page.locator("#right-read")).to_contain_text("right.txt")
        expect(page.locator("#right-count")).to_have_text("394 words")
    page.click("#compare .primary")
    expect(page.locator("#found")).to_have_text("One source found")
    page.locator("summary").click()
    expect(page.locator("details li").first).to_be_visible()
    page.click(".list button")
    page.wait_for_url(re.compile("/comparisons/[A-Za-z0-9_-]{22}$"))
    expect(page.locator(".summary")).to_contain_text("£148 million")
    page.go_back()  # to the answer, without asking again
    expect(page.locator("#found")).to_have_text("One source found")
    page.go_forward()
    page.locator(".trail summary").click()
    page.click("text=Find the source of the rewrite")
    expect(page.locator("#found")).to_have_text("One source found")
    page.click("text=One article in the archive")
    page.locator("[name=id]").check()
    page.click("text=Remove selected")
    expect(page.locator(".told")).to_have_text("One article removed.")


def test_a_dropped_file_is_read_into_the_form_and_keys_ask(windows: Windows) -> None:
    page = windows.open("/sources")
    page.evaluate(
        """() => {
          const data = new DataTransfer();
          for (const name of ["a.txt", "b.txt"]) data.items.add(new File([`Text of ${name}.`], name));
          document.querySelector("#right").dispatchEvent(
            new DragEvent("drop", { bubbles: true, cancelable: true, dataTransfer: data }));
        }"""
    )
    expect(page.locator("#right")).to_have_value("Text of a.txt.")
    page.locator("#right").press("Control+Enter")
    expect(page.locator("#found")).to_have_text("No source found")


@pytest.mark.parametrize("width", [1280, 390])
def test_the_pages_of_the_archive_have_no_accessibility_violation(
    windows: Windows, axe: str, width: int
) -> None:
    page = windows.open("/sources/articles", width=width)
    keep(page)
    assert in_both_themes(page, axe) == []
    page.goto("/sources")
    page.fill("#right", (BARRIER / "right.txt").read_text("utf-8"))
    page.click("#compare .primary")
    page.locator("summary").click()
    assert in_both_themes(page, axe) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width
