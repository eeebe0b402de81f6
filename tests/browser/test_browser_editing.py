"""Before and after a comparison: drafts, files, progress, refusals, swapping, folding."""

from __future__ import annotations

import re
from pathlib import Path

from playwright.sync_api import expect

from tests.browser.conftest import Windows
from tests.browser.serving import served
from webapp.jobs import Comparing


def test_a_draft_survives_a_reload(windows: Windows) -> None:
    page = windows.open()
    page.fill("#left", "Half a thought.")
    page.fill("#right_title", "A title")
    page.reload()
    assert page.input_value("#left") == "Half a thought."
    assert page.input_value("#right_title") == "A title"


def test_a_draft_that_was_compared_is_none_any_more(windows: Windows) -> None:
    windows.watch.pardoned = "status of 422"
    page = windows.open()
    page.fill("#left", "Nothing happened.")
    page.click("#compare button.primary")
    expect(page.locator("#right-problem")).to_be_visible()
    page.goto("/")
    assert page.input_value("#left") == "Nothing happened."  # it was refused
    page.fill("#right", "Something happened.")
    page.click("#compare button.primary")
    page.wait_for_url("**/comparisons/*")
    page.goto("/")
    assert page.input_value("#left") == ""


def test_a_picked_file_fills_its_pane(windows: Windows, tmp_path: Path) -> None:
    note = tmp_path / "harbour_news.md"
    note.write_text("Der Hafen bleibt offen. Das sagte die Stadt.", encoding="utf-8")
    page = windows.open()
    page.set_input_files("[data-file=right]", note)
    expect(page.locator("#right")).to_have_value("Der Hafen bleibt offen. Das sagte die Stadt.")
    expect(page.locator("[data-word-count=right]")).to_have_text("8 words")
    page.fill("#left", "The port stays open, the town said.")
    page.click("#compare .compare-foot button.primary")
    page.wait_for_url("**/comparisons/*")
    expect(page.locator("#trail")).to_contain_text("harbour news")  # it has no title of its own


def test_a_file_of_another_kind_is_refused_in_words(windows: Windows, tmp_path: Path) -> None:
    windows.watch.pardoned = "status of 422"
    picture = tmp_path / "picture.png"
    picture.write_bytes(b"\x89PNG\r\n\x1a\n")
    page = windows.open()
    page.set_input_files("[data-file=left]", picture)
    expect(page.locator("#left-read")).to_contain_text("This is a picture (PNG). Paste its text instead.")
    assert page.input_value("#left") == ""


def test_two_dropped_files_fill_both_panes(windows: Windows) -> None:
    page = windows.open()
    page.evaluate(
        """() => {
          const data = new DataTransfer();
          data.items.add(new File(['The first.'], 'one.txt', {type: 'text/plain'}));
          data.items.add(new File(['The second.'], 'two.txt', {type: 'text/plain'}));
          const pane = document.querySelector('[data-drop]');
          pane.dispatchEvent(new DragEvent('drop', {dataTransfer: data, bubbles: true, cancelable: true}));
        }"""
    )
    expect(page.locator("#left")).to_have_value("The first.")
    expect(page.locator("#right")).to_have_value("The second.")


TWICE = """
  document.querySelector('#compare').addEventListener('submit', (event) => {
    sessionStorage.setItem('sent', Number(sessionStorage.getItem('sent')) + !event.defaultPrevented);
  });
  const button = document.querySelector('#compare button.primary');
  setTimeout(() => { button.click(); button.click(); });
"""


def test_a_second_click_compares_no_second_time(windows: Windows) -> None:
    page = windows.open()
    page.fill("#left", "Nothing happened.")
    page.fill("#right", "Something happened.")
    page.evaluate(f"() => {{ {TWICE} }}")  # Playwright sees nothing of a page that waits for the next one
    page.wait_for_url("**/comparisons/*")
    assert page.evaluate("sessionStorage.getItem('sent')") == "1"


def test_a_double_click_makes_one_link(windows: Windows) -> None:
    page = windows.compared({"left": "Nothing happened.", "right": "Something happened."}, "/shares")
    page.evaluate(
        """() => {
          const button = document.querySelector('#shares button.primary');
          setTimeout(() => { button.click(); button.click(); });
        }"""
    )
    expect(page.locator("#made")).to_have_count(1)
    expect(page.locator("#shares tbody tr")).to_have_count(1)


def test_too_large_an_upload_is_refused_and_keeps_what_was_typed(
    windows: Windows, tmp_path: Path, comparing: Comparing
) -> None:
    long = "The committee met again. " * 80
    with served(tmp_path, comparing, max_bytes=1_000) as address:
        windows.watch.server = address
        windows.watch.pardoned = "status of 413"
        page = windows.open()
        page.fill("#left_title", "A very long report")
        page.fill("#left", long)
        page.fill("#right", "The report was short.")
        with page.expect_response(lambda answer: answer.status == 413):
            page.click("#compare button.primary")
        expect(page.locator("#problem")).to_contain_text("too long")
        expect(page.locator("#left_title")).to_have_value("A very long report")
        expect(page.locator("#left")).to_have_value(long)
        expect(page.locator("#right")).to_have_value("The report was short.")
        page.fill("#left", "x" * 5_000)  # more than is read at all
        with page.expect_response(lambda answer: answer.status == 413):
            page.click("#compare button.primary")
        expect(page.locator("#problem")).to_contain_text("too long")
        expect(page.locator("#left")).to_have_value("x" * 5_000)


def test_the_sides_are_swapped(windows: Windows) -> None:
    page = windows.sample("ceasefire-talks")
    left = page.locator("#L1").inner_text()
    page.click("text=Swap sides")
    expect(page.locator("#R1")).to_have_text(left)


def test_what_is_identical_folds_away_and_opens_when_chosen(windows: Windows) -> None:
    page = windows.sample("tidal-barrier", "?view=rows")
    page.click("text=Fold identical passages")
    expect(page.locator(".fold summary").first).to_contain_text("identical paragraph")
    expect(page).to_have_url(re.compile("fold=1"))
    hidden = page.evaluate("document.querySelector('.fold a.s').id")
    expect(page.locator(f"#{hidden}")).to_be_hidden()
    page.goto(page.url + f"&sentence={hidden}#{hidden}")
    expect(page.locator(f"#{hidden}")).to_be_visible()


def test_recent_comparisons_are_listed_on_the_start_page(windows: Windows) -> None:
    page = windows.sample("river-inquiry")
    page.click(".brand")
    page.click(".recent a")
    expect(page.locator("#L1")).to_be_visible()
