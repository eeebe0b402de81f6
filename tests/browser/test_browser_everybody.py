"""The page for whoever reads it otherwise: by keyboard, by ear, enlarged, in forced colours, on paper."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Windows
from tests.browser.test_browser_page import in_both_themes
from tests.browser.test_browser_reading import card_has_come, with_link

LANDMARKS = (
    "banner:",
    'navigation "View":',
    'navigation "This pair":',
    "main:",
    'navigation "Filters":',
    'region "Source":',
    'region "Rewrite":',
    'complementary "The chosen pair":',
    'region "Factual differences":',
    'navigation "Differences":',
)


def tab_to(page: Page, selector: str, most: int = 60, key: str = "Tab") -> None:
    """Press Tab, or another key, until an element has the focus."""
    for _ in range(most):
        if page.locator(selector).first.evaluate("(element) => element === document.activeElement"):
            return
        page.keyboard.press(key)
    raise AssertionError(f"{most} times {key} never reached {selector}")


def colour(page: Page, selector: str, name: str) -> str:
    return str(page.locator(selector).first.evaluate(f"(element) => getComputedStyle(element)['{name}']"))


def test_the_comparison_page_is_walked_by_keyboard_alone(windows: Windows) -> None:
    page = windows.own_sample("tidal-barrier")
    page.keyboard.press("Tab")
    expect(page.locator(".skip")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("#main")).to_be_focused()
    tab_to(page, "[data-filters] a[data-tag=facts]")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("show=facts"))
    page.keyboard.press("j")
    expect(page.locator("a.s[aria-current]")).to_be_focused()
    page.keyboard.press("o")
    expect(page.locator(".pane.right a.s[aria-current]")).to_be_focused()
    page.keyboard.press("o")
    expect(page.locator(".pane.left a.s[aria-current]")).to_be_focused()
    page.keyboard.press("?")
    expect(page.locator("dialog.keys")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.locator("dialog.keys")).to_be_hidden()
    page.locator(".step[rel=next]").focus()
    page.keyboard.press("Enter")
    expect(page.locator("[data-steps-count]")).to_contain_text("2 of")
    tab_to(page, ".card-close", 120)
    card_has_come(page)  # of the last sentence on the way, if Tab was slow
    tab_to(page, ".card >> text=Edit this paragraph")
    page.keyboard.press("Enter")
    expect(page.locator(".edit textarea")).to_be_focused()
    page.keyboard.press("Control+End")
    page.keyboard.insert_text(" That is all.")
    tab_to(page, ".edit button", 3)
    page.keyboard.press("Enter")
    expect(page.locator(".edit")).to_have_count(0)
    expect(page.locator("a.s[aria-current]")).to_be_focused()
    expect(page.locator("a.s", has_text="That is all.")).to_have_count(1)
    page.keyboard.press("Escape")
    expect(page.locator("a.s[aria-current]")).to_have_count(0)
    page.keyboard.press("j")  # to the top: where Tab was slow, the paragraph was the last one
    expect(page.locator("a.s[aria-current]")).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.locator("a.s[aria-current]")).to_have_count(0)
    tab_to(page, ".work >> text=Undo", 60, "Shift+Tab")
    page.keyboard.press("Enter")
    expect(page.locator("a.s", has_text="That is all.")).to_have_count(0)
    expect(page.locator(".work >> text=Redo")).to_be_focused()
    page.keyboard.press("Escape")  # nothing is chosen, where Tab was slow on the way either
    expect(page.locator("a.s[aria-current]")).to_have_count(0)
    page.locator(".hints button").focus()
    page.keyboard.press("Enter")
    expect(page.locator(".hints")).to_have_count(0)
    expect(page.locator("#main")).to_be_focused()


def test_escape_leaves_a_text_that_nobody_wrote_in(windows: Windows) -> None:
    page = windows.sample("tidal-barrier", "?sentence=L5")
    card_has_come(page)
    for way_out in ("Escape", "Cancel"):
        page.click(".card >> text=Edit this paragraph")
        expect(page.locator(".edit textarea")).to_be_focused()
        if way_out == "Cancel":
            tab_to(page, ".edit a", 3)
        page.keyboard.press("Enter" if way_out == "Cancel" else "Escape")
        expect(page.locator(".edit")).to_have_count(0)
        expect(page.locator("#L5")).to_be_focused()
    words, comment = page.locator("#chosen [data-comment] textarea"), page.locator("#chosen [data-comment]")
    page.keyboard.press("c")
    expect(words).to_be_focused()
    page.keyboard.press("Escape")
    expect(words).to_be_hidden()
    expect(comment.locator("summary")).to_be_focused()
    page.keyboard.press("c")
    expect(words).to_be_focused()
    page.keyboard.type("Why?")
    page.keyboard.press("Escape")
    expect(words).to_be_focused()
    expect(words).to_have_value("Why?")


def test_a_screen_reader_meets_the_parts_in_the_order_of_the_page(windows: Windows) -> None:
    page = windows.sample("tidal-barrier", "?sentence=L2")
    lines = [line.strip().removeprefix("- ") for line in page.locator("body").aria_snapshot().split("\n")]
    places = [lines.index(landmark) for landmark in LANDMARKS]
    assert places == sorted(places)
    source, rewrite = lines.index('region "Source":'), lines.index('region "Rewrite":')
    assert [line for line in lines[source:rewrite] if "barrier" in line]
    expect(page.locator("#L2")).to_have_accessible_description(re.compile("facts differ"))
    expect(page.locator("[data-steps-count]")).to_have_role("status")


@pytest.mark.parametrize("query", ["", "?view=rows&sentence=L2", "?view=single"])
def test_enlarged_four_times_nothing_is_lost(windows: Windows, query: str) -> None:
    page = windows.sample("tidal-barrier", query, width=320, height=256, reduced_motion="reduce")
    assert page.evaluate("document.documentElement.scrollWidth") == 320
    for part in (".summary", "[data-filters]", ".views", ".work", "#L1", "#R1", ".step[rel=next]"):
        expect(page.locator(part).first).to_be_visible()
    page.keyboard.press("f")
    card_has_come(page)
    now, panel = page.locator("a.s[aria-current]").bounding_box(), page.locator("#panel").bounding_box()
    assert now
    assert panel
    assert 0 <= now["y"] < panel["y"]


COVERED = """(within) =>
  [...document.querySelectorAll(within + ' :is(a[href], button, summary, input, textarea)')]
  .filter((one) => one.checkVisibility({visibilityProperty: true}) && one.tabIndex >= 0)
  .flatMap((one, at, all) => [one, all[all.length - 1 - at]])
  .filter((one) => {
    one.focus();
    if (document.activeElement !== one) return false;
    return ![...one.getClientRects()].some(({left, top, right, bottom}) => [.15, .5, .85].some((share) => {
      const over = document.elementFromPoint((left + right) / 2, top + (bottom - top) * share);
      return over && (one.contains(over) || over.contains(one));
    }));
  }).map((one) => one.outerHTML.slice(0, 80))"""
"""Gives focus to what can have it from both ends in turn; finds what nobody would see it on."""


@pytest.mark.parametrize(
    ("width", "height", "within"), [(1280, 720, "#panel"), (390, 844, ".pair")], ids=["panel", "texts"]
)
def test_nothing_lies_over_what_has_the_focus(windows: Windows, width: int, height: int, within: str) -> None:
    page = windows.sample(
        "tidal-barrier", "?sentence=L2", width=width, height=height, reduced_motion="reduce"
    )
    card_has_come(page)
    expect(page.locator(".hints")).to_be_visible()
    assert page.evaluate(COVERED, within) == []


def test_forced_colours_keep_every_mark(windows: Windows) -> None:
    page = windows.sample("ceasefire-talks", forced_colors="active")
    page.click(f"#{with_link(page, 'L')}")
    expect(page.locator(".connectors path[data-lit]").first).to_be_attached()
    assert colour(page, "a.s", "color") == colour(page, "body", "color")
    assert colour(page, "a.s[data-relation=unique]", "borderTopStyle") == "solid"
    assert colour(page, "a.s[aria-current]", "outlineStyle") == "solid"
    assert colour(page, "a.s .fact", "outlineStyle") == "solid"
    assert colour(page, "a.s[data-relation=reworded]", "textDecorationLine") == "underline"
    missing, kept = (
        colour(page, f"rect[data-relation={relation}]", "fill") for relation in ("unique", "reworded")
    )
    assert missing != kept
    lit, quiet = "path[data-lit]", "path:not([data-lit])"
    assert colour(page, f".connectors {lit}", "stroke") != colour(page, f".connectors {quiet}", "stroke")


def test_more_contrast_is_given_where_it_is_asked_for(windows: Windows, axe: str) -> None:
    page = windows.sample("ceasefire-talks", "?sentence=L5", contrast="more", color_scheme="dark")
    assert colour(page, ".head-side", "color") == colour(page, "body", "color")
    assert in_both_themes(page, axe) == []
    assert colour(page, ".head-side", "color") == colour(page, "body", "color")


def test_on_paper_the_lists_are_open_and_the_controls_away(windows: Windows) -> None:
    page = windows.sample("tidal-barrier")
    expect(page.locator(".shelf-list li").first).to_be_hidden()
    page.emulate_media(media="print")
    expect(page.locator(".shelf-list li").first).to_be_visible()
    page.locator(".ledger h3").last.evaluate("(grade) => grade.scrollIntoView({block: 'start'})")
    head, first = (page.locator(f".ledger {part}").first.bounding_box() for part in ("h2", "h3"))
    assert head
    assert first
    assert head["y"] + head["height"] <= first["y"]
    for control in (".masthead", "[data-filters]", ".steps", "[data-strip]", "[data-connectors]"):
        expect(page.locator(f"{control}:visible")).to_have_count(0)


def test_both_heads_are_as_high_where_one_side_alone_has_a_title(windows: Windows) -> None:
    page = windows.compared(
        {
            "left_title": "A headline that is long enough to need more than a single line of the column",
            "left": "Nothing happened. Nobody saw it.",
            "right": "Nobody saw what happened. There was nothing.",
        }
    )
    for view in ("facing", "rows"):
        page.goto(page.url.split("?")[0] + f"?view={view}")
        left, right = (page.locator(f".head.{side}").bounding_box() for side in ("left", "right"))
        assert left
        assert right
        assert (left["y"], left["height"]) == (right["y"], right["height"])
