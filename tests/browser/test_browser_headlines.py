"""Headlines in the heads of the columns, paragraphs that are no prose, and lines that were left out."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Windows
from tests.browser.test_browser_facing import scroll, settle
from tests.browser.test_browser_page import in_both_themes
from tests.browser.test_browser_turning import stayed, stays

THREE, NINE = "Three dead as ferry sinks off Korlan", "Nine dead as ferry sinks off Korlan"
FOOTER = "© 2024 Daily Example"
STORY = "\n\n".join(
    f"The {what} sank off Korlan on Monday with {number} people on board. Nobody on the {what} was hurt."
    for number, what in enumerate(
        ("ferry", "trawler", "yacht", "tug", "barge", "dinghy", "liner", "tanker", "clipper", "raft"),
        start=11,
    )
)
RULES = (
    "Fees\n\n2.1 The tenant pays 40 euros by the fifth day of each month.\n\n"
    "2.2 Boats longer than 12 metres pay double.\n\nName\tLength\tFee\nArden\t11\t40\nBelle\t14\t80\n\n"
    "ANNA ROE: We asked for lower fees.\n\nTOM LAND: They said no.\n\nANNA ROE: They did."
)


def compared(
    windows: Windows, left: str, right: str, titles: tuple[str, str] = ("", ""), **window: object
) -> Page:
    form = {"left": left, "right": right, "left_title": titles[0], "right_title": titles[1]}
    return windows.compared(form, **window)


def headed(windows: Windows, **window: object) -> Page:
    """A long pair whose headlines differ in a figure."""
    return compared(windows, f"{THREE}\n\n{STORY}\n\n{FOOTER}", f"{NINE}\n\n{STORY}\n\n{FOOTER}", **window)


def test_a_headline_is_chosen_and_stepped_like_any_sentence(windows: Windows) -> None:
    page = headed(windows)
    page.click("#LT")
    expect(page.locator("#RT")).to_have_attribute("data-lit", "")
    expect(page.locator(".card-place")).to_have_text("Source, headline")
    expect(page.locator("#card ins")).to_have_text("Nine")
    assert "sentence=LT" in page.url
    expect(page.locator("[data-steps-count]")).to_have_text(re.compile(r"^1 of \d+$"))
    page.click(".card-close")
    page.keyboard.press("f")
    expect(page.locator("#LT")).to_have_attribute("aria-current", "true")
    expect(page.locator("#LT mark.fact")).to_have_text("Three")


def test_choosing_it_moves_no_pane_and_columns_still_go_together(windows: Windows) -> None:
    page = headed(windows, height=600, reduced_motion="reduce")
    page.click("#R9")
    page.wait_for_function("document.querySelector('.pane.right').scrollTop > 0")
    settle(page)  # the other column comes along a frame later
    before = scroll(page, "left"), scroll(page, "right")
    page.click("#LT")
    expect(page.locator("[data-card=LT]")).to_be_visible()
    assert (scroll(page, "left"), scroll(page, "right")) == before
    link = page.get_attribute("#LT", "data-links")
    expect(page.locator(f"[data-head-connectors] path[data-link={link}][data-lit][d^=M]")).to_be_attached()
    drawn = page.locator("[data-connectors] path").evaluate_all("(paths) => paths.map((p) => p.dataset.link)")
    assert link not in drawn


@pytest.mark.parametrize("query", ["", "?view=rows", "?view=single"])
def test_headlines_are_headings_of_their_columns_in_every_view(windows: Windows, query: str) -> None:
    page = compared(windows, STORY, STORY, (THREE, NINE))
    page.goto(page.url + query)
    assert page.locator("#pair h2 > a.s").evaluate_all("(all) => all.map((s) => s.id).sort()") == ["LT", "RT"]
    page.emulate_media(media="print")
    expect(page.locator("#LT")).to_be_visible()
    expect(page.locator("#RT")).to_be_visible()


def test_in_rows_the_headlines_are_tied_by_a_curve(windows: Windows) -> None:
    page = compared(windows, STORY, STORY, (THREE, NINE))
    page.goto(page.url + "?view=rows")
    link = page.get_attribute("#LT", "data-links")
    expect(page.locator(f"[data-connectors] path[data-link={link}][d^=M]")).to_be_attached()


@pytest.mark.parametrize("titles", [("", ""), (THREE, NINE)])
def test_a_headline_is_edited_in_its_place(windows: Windows, titles: tuple[str, str]) -> None:
    above = ("", "") if titles[0] else (f"{THREE}\n\n", f"{NINE}\n\n")
    page = compared(windows, above[0] + STORY, above[1] + STORY, titles)
    stays(page)
    page.click("#RT")
    page.locator("[data-card=RT] >> text=Edit this headline").click()
    expect(page.locator(".edit textarea")).to_be_focused()
    expect(page.locator(".edit textarea")).to_have_value(NINE)
    page.fill(".edit textarea", THREE)
    page.click(".edit button")
    expect(page.locator("#RT")).to_have_text(THREE)
    expect(page.locator("#RT")).to_have_attribute("data-relation", "identical")
    expect(page.locator("#RT")).to_be_focused()
    assert stayed(page)


def furniture(page: Page) -> str:
    return str(page.evaluate("document.querySelector('.cell.left a.s[data-relation=boilerplate]').id"))


def test_a_line_left_out_is_compared_and_left_out_again_in_its_place(windows: Windows) -> None:
    page = headed(windows)
    stays(page)
    line = furniture(page)
    expect(page.locator(".summary")).to_contain_text(f"Page clutter (not counted): “{FOOTER}”")
    page.click(f".summary >> text={FOOTER}")
    page.click("text=Compare this line")
    expect(page.locator(f"#{line}")).to_have_attribute("data-relation", "unique")
    expect(page.locator(f"#{line}")).to_be_focused()
    page.click("text=Leave this line out again")
    expect(page.locator(f"#{line}")).to_have_attribute("data-relation", "boilerplate")
    assert stayed(page)


def test_it_is_compared_without_scripts_too(windows: Windows) -> None:
    page = headed(windows, java_script_enabled=False)
    line = page.locator(".cell.left a.s[data-relation=boilerplate]").get_attribute("id")
    page.click(f"#{line}")
    page.click("text=Compare this line")
    expect(page.locator(f"#{line}")).to_have_attribute("data-relation", "unique")
    expect(page.locator(f"#{line}")).to_have_attribute("aria-current", "true")


def test_headlines_and_blocks_have_no_accessibility_violation(windows: Windows, axe: str) -> None:
    rules = compared(windows, RULES, RULES.replace("40 euros", "45 euros"), ("Rules", ""))
    assert in_both_themes(rules, axe) == []
    news = headed(windows)
    news.click("#LT")
    expect(news.locator("[data-card=LT]")).to_be_visible()
    assert in_both_themes(news, axe) == []


def test_labels_hang_and_cells_stand_below_each_other(windows: Windows) -> None:
    page = compared(windows, RULES, RULES)
    label = page.locator(".cell.left [data-block=item] .label").first
    expect(label).to_have_text("2.1")
    left = page.evaluate(
        """() => [...document.querySelectorAll('.cell.left [data-block=row] a.s')].map((row) => {
          const range = document.createRange(), text = row.lastChild, at = text.data.lastIndexOf('\\t') + 1;
          range.setStart(text, at);
          range.setEnd(text, text.length);
          return Math.round(range.getBoundingClientRect().left);
        })"""
    )
    assert len(left) == 3
    assert len(set(left)) == 1


def test_a_row_of_many_cells_fits_a_window_of_320_pixels(windows: Windows) -> None:
    wide = "\n".join("\t".join(f"{row}{column}.5" for column in range(1, 12)) for row in range(1, 5))
    page = compared(windows, f"{STORY}\n\n{wide}", STORY, width=320, height=700)
    assert page.evaluate("document.documentElement.scrollWidth") == 320
