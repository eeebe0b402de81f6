"""Files and addresses in the form: dropped, pasted, picked, read, mended, compared."""

from __future__ import annotations

import base64
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Windows
from tests.browser.test_browser_page import in_both_themes
from webapp.ingest.samples import PARAGRAPH, pdf, sample
from webapp.ingest.values import Form

BEGINS = PARAGRAPH[:40]

GIVE = """([selector, kind, files, times]) => {
  const data = new DataTransfer();
  for (const [name, content] of files) {
    const bytes = Uint8Array.from(atob(content), (character) => character.charCodeAt(0));
    data.items.add(new File(Array(times).fill(bytes), name));
  }
  const asked = {bubbles: true, cancelable: true};
  const event = kind === "paste"
    ? new ClipboardEvent("paste", {...asked, clipboardData: data})
    : new DragEvent(kind, {...asked, dataTransfer: data});
  return document.querySelector(selector).dispatchEvent(event);
}"""


def give(page: Page, selector: str, files: dict[str, bytes], kind: str = "drop", times: int = 1) -> bool:
    """Drops or pastes files on an element, their content so many ``times``; whether the browser would then do
    with them as it likes."""
    listed = [(name, base64.b64encode(content).decode()) for name, content in files.items()]
    return bool(page.evaluate(GIVE, [selector, kind, listed, times]))


def test_two_files_dropped_at_once_are_source_and_rewrite_and_are_compared_and_exported(
    windows: Windows,
) -> None:
    page = windows.open()
    files = {"first.docx": sample(Form.DOCX), "second.pdf": pdf([PARAGRAPH, "It cost 12 million euros."])}
    assert not give(page, "[data-drop=right]", files)
    expect(page.locator("#left-read")).to_contain_text("first.docx. Read as: Word document of")
    expect(page.locator("#right-read")).to_contain_text("second.pdf. Read as: PDF of")
    assert BEGINS in page.input_value("#left")
    assert "12 million" in page.input_value("#right")
    page.fill("#right", page.input_value("#right").replace("12 million", "21 million"))
    page.click(".compare-foot .primary")
    page.wait_for_url("**/comparisons/*")
    expect(page.locator("#left-origin")).to_contain_text("first.docx, read")
    expect(page.locator("#right-origin")).to_contain_text("edited here since")
    expect(page.locator("#pair")).to_contain_text("21 million")
    page.click("summary:has-text('Export')")
    with page.expect_download() as download:
        page.click("a:has-text('Word')")
    assert download.value.suggested_filename.endswith(".docx")


@pytest.mark.parametrize("kind", ["drop", "paste"])
def test_a_file_goes_to_the_side_it_was_given_to(windows: Windows, kind: str) -> None:
    page = windows.open()
    assert not give(page, "#right", {"one.rtf": sample(Form.RTF)}, kind)
    expect(page.locator("#right-read")).to_contain_text("one.rtf. Read as: RTF document of")
    assert BEGINS in page.input_value("#right")
    assert page.input_value("#left") == ""
    expect(page.locator("[data-word-count=right]")).not_to_have_text("0 words")


def test_what_is_typed_meanwhile_on_the_other_side_stays(windows: Windows) -> None:
    page = windows.open()
    page.fill("#right", "Half a")
    give(page, "#left", {"one.odt": sample(Form.ODT)})
    page.locator("#right").press_sequentially(" thought.")
    expect(page.locator("#left-read")).to_contain_text("Read as")
    assert page.input_value("#right").endswith("thought.")


def test_a_file_dropped_beside_the_sides_does_not_take_the_pages_place(windows: Windows) -> None:
    page = windows.open()
    assert not give(page, "h1", {"one.txt": b"One."})
    assert page.input_value("#left") == page.input_value("#right") == ""


def test_pasted_words_that_bring_a_picture_along_are_words(windows: Windows) -> None:
    page = windows.open()
    untouched = page.evaluate(
        """() => {
          const data = new DataTransfer();
          data.setData('text/plain', 'Words of a document.');
          data.items.add(new File(['GIF89a'], 'image.png', {type: 'image/png'}));
          const event = new ClipboardEvent('paste', {clipboardData: data, bubbles: true, cancelable: true});
          return document.querySelector('#left').dispatchEvent(event);
        }"""
    )
    assert untouched


def test_another_file_takes_the_place_of_what_was_read_and_typed(windows: Windows) -> None:
    page = windows.open()
    give(page, "#left", {"one.txt": b"The first one."})
    expect(page.locator("#left")).to_have_value("The first one.")
    page.fill("#left", "Mended by hand.")
    give(page, "#left", {"two.txt": b"The second one."})
    expect(page.locator("#left")).to_have_value("The second one.")


def test_what_is_typed_after_a_file_that_cannot_be_read_is_compared(windows: Windows) -> None:
    windows.watch.pardoned = "status of 422"
    page = windows.open()
    give(page, "#left", {"picture.png": b"\x89PNG\r\n\x1a\n" + bytes(50)})
    expect(page.locator("#left-read")).to_contain_text("picture")
    page.fill("#left", "What I typed.")
    page.fill("#right", "What I wrote.")
    page.click(".compare-foot .primary")
    page.wait_for_url("**/comparisons/*")
    expect(page.locator("#pair")).to_contain_text("What I typed.")


def test_a_reload_keeps_what_was_read(windows: Windows) -> None:
    page = windows.open()
    give(page, "#left", {"one.txt": b"The first one."})
    expect(page.locator("#left")).to_have_value("The first one.")
    page.reload()
    assert page.input_value("#left") == "The first one."
    page.fill("#right", "The second one.")
    page.click(".compare-foot .primary")
    page.wait_for_url("**/comparisons/*")
    expect(page.locator("#left-origin")).to_contain_text("one.txt, read")


def test_a_guessed_encoding_is_corrected_before_comparing(windows: Windows) -> None:
    page = windows.open()
    text = "Größere Brücken für Köln, sagte der Bürgermeister, und viele Straßen würden länger."
    give(page, "#left", {"old.txt": text.encode("cp1252")})
    expect(page.locator("#left")).to_have_value(text)
    page.select_option("[name=left_encoding]", "windows-1251")
    expect(page.locator("#left")).not_to_have_value(text)
    page.select_option("[name=left_encoding]", "windows-1252")
    expect(page.locator("#left")).to_have_value(text)


def test_an_address_can_be_read_first_and_one_that_fails_says_why(windows: Windows) -> None:
    windows.watch.pardoned = "status of 422"
    page = windows.open()
    expect(page.locator("[data-reads=left]")).to_be_hidden()
    page.fill("#left", "http://127.0.0.1/story")
    expect(page.locator("[data-reads=right]")).to_be_hidden()
    page.fill("#right", "What I typed.")
    page.click("[data-reads=left]")
    expect(page.locator("#left-read")).to_contain_text("switched off")
    assert page.input_value("#left") == "http://127.0.0.1/story"
    assert page.input_value("#right") == "What I typed."
    page.click(".compare-foot .primary")  # comparing tries it again
    expect(page.locator("#left-problem")).to_contain_text("switched off")
    expect(page.get_by_text("switched off")).to_have_count(1)
    assert page.input_value("#left") == "http://127.0.0.1/story"
    page.click("#left-problem a")
    expect(page.locator("#left")).to_be_focused()


@pytest.mark.parametrize("scripted", [True, False])
def test_whichever_was_given_later_is_read_the_address_or_the_file(
    windows: Windows, tmp_path: Path, *, scripted: bool
) -> None:
    windows.watch.pardoned = "status of 422"
    page = windows.open(java_script_enabled=scripted)
    file = tmp_path / "story.txt"
    file.write_text("What the file says.")
    load = page.locator("[data-reads=left]")
    page.fill("#left", "http://127.0.0.1/story")
    page.click(".compare-foot .primary")
    expect(page.locator("#left-problem")).to_contain_text("Source: Fetching addresses is switched off")
    expect(page.get_by_text("switched off")).to_have_count(1)
    for address in ("http://127.0.0.1/another", "http://127.0.0.1/third"):
        page.set_input_files("[data-file=left]", file)
        if not scripted:
            load.click()
        expect(page.locator("#left")).to_have_value("What the file says.")
        expect(page.get_by_text("switched off")).to_have_count(0)
        page.fill("#left", address)
        load.click()
        expect(page.get_by_text("switched off")).to_have_count(1)
        expect(page.locator("#left")).to_have_value(address)


def test_a_refusal_before_the_file_is_read_takes_nothing_away(windows: Windows) -> None:
    windows.watch.pardoned = "status of 413"
    page = windows.open()
    page.fill("#left", "What I typed.")
    give(page, "#left", {"large.txt": b"word " * 70_000}, times=100)
    expect(page.locator("#left-read")).to_contain_text("at once.")
    assert page.input_value("#left") == "What I typed."


def test_the_bookmarks_fill_one_side_and_leave_the_other(windows: Windows) -> None:
    page = windows.open()
    page.fill("#right", "What I typed.")
    page.goto("/settings")
    source = page.get_attribute("a:has-text('as source')", "href") or ""
    assert source.startswith('javascript:location.href="http')
    page.goto("/?left=" + "https%3A%2F%2Fexample.org%2Fstory")
    assert page.input_value("#left") == "https://example.org/story"
    assert page.input_value("#right") == "What I typed."
    expect(page.locator("[data-reads=left]")).to_be_visible()


def test_enter_in_a_title_leads_to_its_text_and_with_ctrl_it_compares(windows: Windows) -> None:
    page = windows.open()
    page.fill("#left", "Ann went home.")
    page.fill("#right", "Ann went home late.")
    page.locator("#left_title").press("Enter")
    expect(page.locator("#left")).to_be_focused()
    assert page.input_value("#left") == "Ann went home."
    page.locator("#left_title").press("Control+Enter")
    page.wait_for_url("**/comparisons/*")


def test_files_are_read_and_compared_without_scripts(windows: Windows, tmp_path: Path) -> None:
    page = windows.open(java_script_enabled=False)
    first, second = tmp_path / "first.docx", tmp_path / "second.html"
    first.write_bytes(sample(Form.DOCX))
    second.write_bytes(sample(Form.HTML))
    page.set_input_files("[data-file=left]", first)
    page.click("[data-reads=left]")
    expect(page.locator("#left-read")).to_contain_text("first.docx. Read as: Word document of")
    assert BEGINS in page.input_value("#left")
    page.set_input_files("[data-file=right]", second)
    page.click(".compare-foot .primary")
    page.wait_for_url("**/comparisons/*")
    expect(page.locator("#left-origin")).to_contain_text("first.docx")
    expect(page.locator("#right-origin")).to_contain_text("second.html")


def test_a_form_with_what_was_read_has_no_accessibility_violation(windows: Windows, axe: str) -> None:
    page = windows.open()
    give(page, "#left", {"old.txt": "Größere Brücken für Köln und für Düsseldorf".encode("cp1252")})
    give(page, "#right", {"picture.png": b"\x89PNG\r\n\x1a\n" + bytes(50)})
    windows.watch.pardoned = "status of 422"
    expect(page.locator("#left-read")).to_contain_text("Read as")
    expect(page.locator("#right-read")).to_contain_text("picture")
    assert in_both_themes(page, axe) == []


@pytest.mark.parametrize("status", [413, 429, 500, 503])
def test_an_answer_that_is_no_side_of_the_form_loses_nothing(windows: Windows, status: int) -> None:
    windows.watch.pardoned = f"status of {status}"
    page = windows.open()
    page.fill("#left", "What I typed.")
    problem = (
        '<section class="problem"><h1>Busy</h1><p class="intro">Too many requests just now.</p></section>'
    )
    page.route(
        "**/readings", lambda route: route.fulfill(status=status, body=problem, content_type="text/html")
    )
    give(page, "#left", {"one.txt": b"One."})
    expect(page.locator("#left-read")).to_have_text("Too many requests just now.")
    assert page.input_value("#left") == "What I typed."


def test_a_server_that_is_gone_is_said_and_nothing_is_lost(windows: Windows) -> None:
    windows.watch.pardoned = "Failed to"
    page = windows.open()
    page.fill("#left", "What I typed.")
    page.route("**/readings", lambda route: route.abort())
    give(page, "#left", {"one.txt": b"One."})
    expect(page.locator("#left-read")).to_contain_text("The server cannot be reached")
    assert page.input_value("#left") == "What I typed."
