"""Craft at the edges: rings, filters, where the text begins, pointing, paper, other scripts, copying."""

from __future__ import annotations

from typing import Any

import pypdfium2
import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Windows
from tests.browser.test_browser_facing import settle
from tests.browser.test_browser_page import in_both_themes

HEADLINE = "A headline that goes on and on about the bridge and all that was said of it by the council " * 4
ARABIC = (
    "افتتح الجسر الجديد يوم الاثنين في وسط المدينة. بلغت كلفته 12 مليون يورو.",
    "افتتح يوم الاثنين الجسر الجديد في وسط المدينة. بلغت كلفته 21 مليون يورو.",
)
CHINESE = (
    "新桥于星期一在市中心开通。它耗资1200万欧元，由市议会支付。",
    "星期一，新桥在市中心开通。它耗资2100万欧元，由市议会支付。",
)

BOXES = """[...document.querySelectorAll('[data-pair] :is(.s, .fact)')].map((marked) =>
  [...marked.getClientRects()].flatMap(({ x, y, width, height }) => [x, y, width, height].map(Math.round)))"""

TOP = """Math.min(...[...document.querySelectorAll('.cell:not(.head) .s')].map(
  (s) => s.getBoundingClientRect().top))"""


def style(page: Page, selector: str, name: str) -> str:
    return str(page.locator(selector).first.evaluate(f"(element) => getComputedStyle(element)['{name}']"))


def drag(page: Page, start: str, end: str) -> str:
    """What is selected from the beginning of one sentence to the end of another."""
    first, last = page.locator(start).bounding_box(), page.locator(end).last.bounding_box()
    assert first
    assert last
    page.mouse.move(first["x"] + 1, first["y"] + 8)
    page.mouse.down()
    page.mouse.move(last["x"] + last["width"] + 30, last["y"] + last["height"] - 6, steps=6)
    page.mouse.up()
    return str(page.evaluate("getSelection().toString()"))


def printed(page: Page) -> list[str]:
    """The text of each page of paper."""
    document = pypdfium2.PdfDocument(page.pdf(format="A4", prefer_css_page_size=True))
    return [sheet.get_textpage().get_text_range().replace("\r\n", "\n") for sheet in document]


@pytest.mark.parametrize(
    ("query", "window"),
    [("", {}), ("?view=rows&sentence=L3", {}), ("?view=single", {}), ("", {"width": 390, "height": 844})],
)
def test_no_glyph_moves_when_a_filter_hides_marks(
    windows: Windows, query: str, window: dict[str, Any]
) -> None:
    page = windows.sample("ceasefire-talks", query, **window)
    settle(page)
    before = page.evaluate(BOXES)
    assert len(before) > 30
    filters = page.locator("[data-filters] > a[data-tag]:not([data-tag=''])")
    hidden = 0
    for number in range(filters.count()):
        for _ in ("on", "off"):
            filters.nth(number).evaluate("(chip) => chip.click()")
            settle(page)
            assert page.evaluate(BOXES) == before
            hidden += page.locator("[data-pair] .s[data-off][data-signs]").count()
    assert hidden


def test_the_text_begins_within_a_quarter_of_a_small_screen(windows: Windows) -> None:
    page = windows.sample("tidal-barrier", width=1280, height=720)
    expect(page.locator(".head-title").first).to_be_visible()
    assert page.evaluate(TOP) <= 180


@pytest.mark.parametrize(("width", "height"), [(320, 568), (390, 844)])
@pytest.mark.parametrize("slug", ["tidal-barrier", "ceasefire-talks"])
def test_a_telephone_shows_text_on_its_first_screen(
    windows: Windows, slug: str, width: int, height: int
) -> None:
    page = windows.sample(slug, width=width, height=height)
    for hints in page.locator("#hints button").all():  # once, after a first comparison
        hints.click()
    expect(page.locator("#hints")).to_have_count(0)
    panel = page.locator("#panel").bounding_box()
    assert panel
    assert page.evaluate(TOP) + 24 <= panel["y"]
    assert page.evaluate("document.documentElement.scrollWidth") == width


def test_a_long_headline_folds_and_shows_whole_without_moving_anything(windows: Windows, axe: str) -> None:
    form = {"left_title": HEADLINE, "right_title": HEADLINE.replace("bridge", "tunnel")}
    page = windows.compared({**form, "left": ARABIC[0], "right": ARABIC[1]}, width=1280, height=720)
    folded = page.locator("#LT").bounding_box()
    assert folded
    assert folded["height"] < 45
    assert len(page.locator("#LT").inner_text()) > 300
    first = page.evaluate(TOP)
    page.hover("#LT")
    whole = page.locator("#LT").bounding_box()
    assert whole
    assert whole["height"] > 3 * folded["height"]
    assert page.evaluate(TOP) == first
    assert in_both_themes(page, axe) == []


@pytest.mark.parametrize("colours", [{"color_scheme": "light"}, {"color_scheme": "dark"}])
def test_pointing_never_looks_like_choosing(windows: Windows, colours: dict[str, str]) -> None:
    page = windows.sample("ceasefire-talks", "?sentence=L1", reduced_motion="reduce", **colours)
    quiet = style(page, "#L5", "backgroundColor")
    page.hover("#L5")
    expect(page.locator(".s[data-point]:not([data-lit])").first).to_be_attached()
    for pointed in ("#L5", ".s[data-point]:not([data-lit])"):
        assert style(page, pointed, "backgroundColor") == quiet
        assert style(page, pointed, "outlineStyle") == "dotted"
    for chosen in ("#L1", ".s[data-lit]:not([data-point])"):
        assert style(page, chosen, "backgroundColor") != quiet
        assert style(page, chosen, "outlineStyle") == "none"
    lit, pointed = 'path[data-lit=""]', 'path[data-lit="point"]'
    expect(page.locator(pointed).first).to_be_attached()
    assert style(page, lit, "fill") != style(page, pointed, "fill")


def test_in_forced_colours_pointing_is_told_apart_and_rings_can_be_read(windows: Windows) -> None:
    page = windows.sample("ceasefire-talks", "?sentence=L1", forced_colors="active", color_scheme="dark")
    page.hover("#L5")
    assert (style(page, "#L5", "outlineStyle"), style(page, "#L1", "outlineStyle")) == ("dotted", "solid")
    assert (
        style(page, ".s .fact", "color")
        == style(page, "h2", "color")
        != style(page, "html", "backgroundColor")
    )


def test_the_frame_in_the_strip_is_whole_at_its_ends_too(windows: Windows) -> None:
    page = windows.sample("ceasefire-talks")
    settle(page)
    seen = page.evaluate(
        """['left', 'right'].flatMap((side) => ['0%', '50%', '100%'].map((top) => {
          const frame = document.querySelector(`.strip .window.${side}`);
          frame.style.cssText = `top: ${top}; height: 0`;
          const [own, strip] = [frame, frame.parentElement].map((box) => box.getBoundingClientRect());
          const margin = parseFloat(getComputedStyle(frame.parentElement).overflowClipMargin);
          return [own.height, own.left - strip.left + margin, strip.right + margin - own.right,
            own.top - strip.top + margin, strip.bottom + margin - own.bottom];
        }))"""
    )
    assert len(seen) == 6
    assert all(height >= 3 and min(room) >= 0 for height, *room in seen)
    assert style(page, ".strip [data-facts]", "clipPath").startswith("inset")


def test_a_ring_leads_to_its_own_difference(windows: Windows) -> None:
    page = windows.sample("tidal-barrier")
    rings = page.locator("[data-pair] .fact")
    for number in (0, 2, 1):
        finding = rings.nth(number).get_attribute("data-finding")
        rings.nth(number).click()
        expect(page.locator(".ledger li[data-lit]")).to_have_attribute("id", str(finding))
        expect(page.locator(f"#{finding}")).to_be_in_viewport()
        expect(page.locator(".s[aria-current]")).to_have_count(1)


@pytest.mark.parametrize("query", ["", "?view=rows&fold=1", "?view=single&sentence=L3"])
def test_paper_has_the_answer_first_and_then_the_texts_in_rows(windows: Windows, query: str) -> None:
    page = windows.sample("tidal-barrier", query)
    title = page.locator("h1").inner_text()
    date = page.locator(".made time").text_content()
    finding = page.locator(".ledger .findings li").first.inner_text().split(".")[0]
    sheets = printed(page)
    first = " ".join(sheets[0].split())
    answer = page.locator("#summary").inner_text().split(";")[0].replace("\xa0", " ")
    place = [first.find(words) for words in (title, str(date).replace("\xa0", " "), answer, f"{finding}.")]
    assert -1 not in place
    assert place == sorted(place)
    assert sheets[1].startswith("SOURCE")
    assert "The opening of the tidal barrier" in " ".join(sheets[1].split())
    assert "The opening of the tidal barrier" not in first
    for control in (
        "Choose",
        "Click",
        "Press",
        "Dismiss",
        "First",
        "Facing",
        "Share",
        "Filter",
        "Next",
        "Undo",
    ):
        assert control not in "".join(sheets).replace("How to read the marks", "").split()


def test_copied_paragraphs_are_parted_by_a_blank_line_and_are_of_one_side(windows: Windows) -> None:
    page = windows.sample("tidal-barrier", height=900)
    lines = drag(page, "#LT", "#L3").split("\n")
    assert lines[0] == page.locator("#LT").inner_text()
    paragraphs = page.locator(".pane.left .cell p")
    expected = [paragraphs.nth(number).inner_text() for number in range(2)]
    assert [line for line in lines[1:] if line] == expected
    assert lines.count("") == 2


def test_a_copied_sentence_is_its_words_alone(windows: Windows) -> None:
    page = windows.sample("ceasefire-talks", "?view=rows")
    assert page.get_attribute("#L1", "data-signs")
    text = page.locator("#L1").inner_text()
    page.locator("#L1").evaluate("(s) => getSelection().selectAllChildren(s)")
    assert page.evaluate("getSelection().toString()") == text
    assert not text.startswith("?")


def test_right_to_left_has_its_faces_its_side_and_its_margin(windows: Windows, axe: str) -> None:
    page = windows.compared({"left": ARABIC[0], "right": ARABIC[1]})
    cell = ".pane.left .cell"
    assert page.locator(cell).first.get_attribute("dir") == "rtl"
    assert page.locator(cell).first.get_attribute("lang") == "ar"
    assert "Naskh" in style(page, "#L1", "fontFamily")
    right, left = (
        float(style(page, cell, f"padding{side}").removesuffix("px")) for side in ("Right", "Left")
    )
    assert right > left
    assert in_both_themes(page, axe) == []


def test_chinese_has_its_faces_and_breaks_its_lines_strictly(windows: Windows) -> None:
    page = windows.compared({"left": CHINESE[0], "right": CHINESE[1]})
    assert "CJK SC" in style(page, "#L1", "fontFamily")
    assert style(page, "#L1", "lineBreak") == "strict"
    assert "CJK" not in style(page, ".summary", "fontFamily")
