"""What only a browser shows of a page: contrast, weight, shifts, hostile text, narrow windows."""

from __future__ import annotations

from typing import Literal

import pytest
from playwright.sync_api import Page, Request, expect

from tests.browser.conftest import Windows

KB = 1024


def violations(page: Page, axe: str) -> list[str]:
    """What axe-core finds on a page that is loaded and whose colours are on their way to no others."""
    page.wait_for_load_state()
    page.emulate_media(reduced_motion="reduce")
    if not page.evaluate("'axe' in window"):
        page.evaluate(axe)
    found = page.evaluate(
        "axe.run({rules: {'target-size': {enabled: true}}}).then((result) => result.violations)"
    )
    return [f"{v['id']}: {node['html'][:120]}" for v in found for node in v["nodes"]]


def in_both_themes(page: Page, axe: str) -> list[str]:
    """What axe-core finds on a page in the one theme and in the other: styles alone tell them apart."""
    themes: tuple[Literal["light", "dark"], ...] = ("light", "dark")
    found = []
    for theme in themes:
        page.emulate_media(color_scheme=theme, reduced_motion="reduce")
        found += [f"{theme}: {violation}" for violation in violations(page, axe)]
    return found


def revoke(page: Page) -> None:
    """End the only link of a comparison, on the page of its links."""
    page.get_by_role("button", name="Revoke").click()
    expect(page.get_by_role("button", name="Revoke")).to_have_count(0)


def test_the_start_page_has_no_accessibility_violation(windows: Windows, axe: str) -> None:
    assert in_both_themes(windows.open(), axe) == []


@pytest.mark.parametrize(
    "query", ["?sentence=L5", "?view=rows&show=new", "?view=single&sentence=L1", "?sentence=L99"]
)
def test_a_comparison_has_no_accessibility_violation(windows: Windows, axe: str, query: str) -> None:
    assert in_both_themes(windows.sample("ceasefire-talks", query), axe) == []


@pytest.mark.parametrize(("theme", "width"), [("light", 1440), ("dark", 320)])
def test_the_pages_around_a_comparison_have_no_accessibility_violation(
    windows: Windows, axe: str, theme: str, width: int
) -> None:
    page = windows.sample("tidal-barrier", color_scheme=theme, width=width)
    made = page.url
    found: dict[str, list[str]] = {}

    def look(path: str) -> None:
        if path:
            page.goto(path)
        found[page.url] = violations(page, axe)
        assert page.evaluate("document.documentElement.scrollWidth") == width

    page.goto(f"{made}/shares")
    expect(page.locator("#expires_on")).to_be_hidden()
    page.select_option("#expires_in_days", "date")
    page.fill("#expires_on", page.get_attribute("#expires_on", "min") or "")
    look("")
    page.fill("#password", "open sesame")
    page.click("text=Create link")
    shared = page.input_value("#made")
    look("")
    page.goto("/comparisons")
    page.click("summary")
    look("")
    page.goto("/settings")
    page.fill("#name", "A script")
    page.click("text=Create token")
    expect(page.locator("#secret")).to_be_visible()
    look("")
    page.click("text=Create recovery link")
    recovery = page.input_value("#recovery")
    look(shared)
    look(recovery)
    windows.watch.pardoned = "status of 404"
    look("/s/" + "x" * 22)
    assert {url: problems for url, problems in found.items() if problems} == {}
    page.goto(f"{made}/shares")
    revoke(page)


def test_the_first_page_is_light_and_does_not_shift(windows: Windows) -> None:
    page = windows.blank(cold=True)
    requests: list[Request] = []
    page.on("requestfinished", lambda request: requests.append(request))
    page.goto("/", wait_until="networkidle")
    sizes = {request.url: request.sizes()["responseBodySize"] for request in requests}
    fonts = sum(size for url, size in sizes.items() if ".woff2" in url)
    assert fonts > 0
    assert sum(sizes.values()) - fonts < 60 * KB
    assert sum(sizes.values()) < 180 * KB
    assert page.evaluate("window.watched.shift") < 0.01


@pytest.mark.parametrize("late", ["nothing", "**/source*.woff2", "**/inter*.woff2", "**/*.js*"])
def test_a_comparison_does_not_shift_while_it_opens(windows: Windows, late: str) -> None:
    page = windows.sample("ceasefire-talks")
    page.context.route(late, lambda route: (page.wait_for_timeout(500), route.continue_()))
    page.reload(wait_until="networkidle")
    page.evaluate("document.fonts.ready")
    page.wait_for_timeout(200)  # what a face that came late would move is moved by now
    assert page.evaluate("window.watched.shift") < 0.02


def test_hostile_text_shows_as_text(windows: Windows) -> None:
    page = windows.open()
    hostile = (
        "<script>document.title='taken'</script> {{ 7*7 }} {% raw %} <img src=x onerror=alert(1)> \u202eabc."
    )
    page.fill("#left", hostile)
    page.fill("#right", "مرحبا بالعالم. 世界新闻。 👩‍👩‍👧‍👦 " + "x" * 5000)
    page.click("button.primary")
    page.wait_for_url("**/comparisons/*")  # loaded, scripts included
    assert "{{ 7*7 }}" in page.locator(".pane.left").inner_text()
    assert page.locator(".pane script, .pane img").count() == 0
    assert page.title() != "taken"
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


@pytest.mark.parametrize("query", ["", "?view=rows", "?view=single", "?sentence=L3"])
def test_a_window_of_320_pixels_scrolls_in_one_direction(windows: Windows, query: str) -> None:
    page = windows.sample("ceasefire-talks", query, width=320, height=640)
    assert page.evaluate("document.documentElement.scrollWidth") == 320


def test_a_narrow_window_sets_each_paragraph_below_its_counterpart(windows: Windows) -> None:
    page = windows.sample("tidal-barrier", width=390, height=844)
    tops = page.evaluate(
        "[...document.querySelectorAll('.cell[data-row]:not(.empty)')].map((cell) => ["
        "  Number(cell.dataset.row), cell.getBoundingClientRect().top])"
    )
    tops.sort(key=lambda cell: cell[1])
    assert [row for row, _ in tops] == sorted(row for row, _ in tops)


def test_the_theme_is_switched_and_kept(windows: Windows) -> None:
    page = windows.open(color_scheme="light")
    ground = "getComputedStyle(document.documentElement).backgroundColor"
    before = page.evaluate(ground)
    page.click("[data-theme-switch]")
    page.click("[data-theme-switch]")
    expect(page.locator("[data-theme-switch]")).to_have_text("Theme: dark")
    assert page.evaluate(ground) != before
    page.reload()
    assert page.evaluate(ground) != before
