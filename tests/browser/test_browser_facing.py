"""The facing view: two panes, what ties them together, and the strip beside them."""

from __future__ import annotations

from playwright.sync_api import Page, expect

from tests.browser.conftest import Windows

NEAR_PX = 3


def facing(windows: Windows, slug: str = "ceasefire-talks") -> Page:
    """A sample in the facing view, where nothing glides."""
    return windows.sample(slug, reduced_motion="reduce", height=700)


def scroll(page: Page, side: str) -> float:
    return float(page.evaluate(f"document.querySelector('[data-pane={side}]').scrollTop"))


def room(page: Page, side: str) -> float:
    pane = f"document.querySelector('[data-pane={side}]')"
    return float(page.evaluate(f"{pane}.scrollHeight - {pane}.clientHeight"))


def top(page: Page, id: str) -> float:
    return float(page.evaluate(f"document.getElementById('{id}').getBoundingClientRect().top"))


def until(page: Page, condition: str) -> None:
    """Wait for what no expectation of Playwright's can say."""
    page.evaluate(f"async () => {{ while (!({condition})) await new Promise(requestAnimationFrame); }}")


def settle(page: Page) -> None:
    """Two frames: scroll events are told in the first, answered in the second."""
    page.evaluate("new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))")


def wheel(page: Page, side: str, distance: int) -> None:
    """Turn the wheel over a side; returns when its column stands where that leads."""
    page.hover(f"[data-pane={side}]")
    there = min(scroll(page, side) + distance, room(page, side))
    page.mouse.wheel(0, distance)
    until(page, f"Math.abs(document.querySelector('[data-pane={side}]').scrollTop - {there}) < {NEAR_PX}")
    settle(page)


def test_one_column_brings_the_other_along_to_the_end(windows: Windows) -> None:
    page = facing(windows)
    wheel(page, "left", 200)
    assert scroll(page, "right") > 0
    wheel(page, "left", 20_000)
    assert abs(scroll(page, "left") - room(page, "left")) < NEAR_PX
    assert abs(scroll(page, "right") - room(page, "right")) < NEAR_PX


def test_the_columns_can_be_parted(windows: Windows) -> None:
    page = facing(windows)
    page.keyboard.press("l")
    expect(page.locator("[data-lock]")).to_have_attribute("aria-pressed", "false")
    wheel(page, "left", 200)
    assert scroll(page, "right") == 0
    page.click("[data-lock]")
    wheel(page, "left", 40)
    assert scroll(page, "right") > 0


def beside(page: Page, place: str) -> tuple[float, float]:
    """A point where no text is: in the strip, in a gutter, on the curves near either column."""
    columns = ("[data-strip]", "[data-pane=left]", "[data-pane=right]")
    boxes = [box for box in (page.locator(one).bounding_box() for one in columns) if box]
    edges = [(box["x"], box["x"] + box["width"]) for box in boxes]
    between = edges[2][0] - edges[1][1]
    across = {
        "strip": edges[0][0] + 2,
        "gutter": (edges[0][1] + edges[1][0]) / 2,
        "curves left": edges[1][1] + between * 0.25,
        "curves right": edges[1][1] + between * 0.75,
    }
    return across[place], boxes[1]["y"] + boxes[1]["height"] / 2


def test_the_wheel_scrolls_the_texts_from_beside_them(windows: Windows) -> None:
    page = facing(windows)
    tops = "document.querySelector('[data-pane={}]').scrollTop"
    for place in ("strip", "gutter", "curves left", "curves right"):
        before = scroll(page, "left"), scroll(page, "right")
        page.mouse.move(*beside(page, place))
        page.mouse.wheel(0, 60)
        until(page, f"{tops.format('left')} > {before[0]} && {tops.format('right')} > {before[1]}")
    page.click("[data-lock]")
    for place, side, other in (("curves left", "left", "right"), ("curves right", "right", "left")):
        before = scroll(page, side), scroll(page, other)
        page.mouse.move(*beside(page, place))
        page.mouse.wheel(0, -30)
        until(page, f"{tops.format(side)} < {before[0]}")
        settle(page)
        assert scroll(page, other) == before[1]


def test_choosing_brings_the_counterpart_level(windows: Windows) -> None:
    page = facing(windows)
    page.keyboard.press("j")
    for _ in range(4):
        page.keyboard.press("j")
    settle(page)
    levels = page.evaluate(
        "(() => { const own = document.querySelector('a.s[aria-current]');"
        " const other = document.querySelector('a.s[data-lit]');"
        " return other ? [own.getBoundingClientRect().top, other.getBoundingClientRect().top] : null; })()"
    )
    assert levels is not None
    assert abs(levels[0] - levels[1]) < NEAR_PX


def test_curves_tie_linked_passages_and_deepen_on_choice(windows: Windows) -> None:
    page = facing(windows)
    expect(page.locator("[data-connectors] path[d]").nth(2)).to_be_attached()
    page.click("#L1")
    link = page.get_attribute("#L1", "data-links").split()[0]
    expect(page.locator(f"[data-connectors] path[data-link={link}]").first).to_have_attribute("data-lit", "")


def test_moved_passages_have_curves_of_their_own(windows: Windows) -> None:
    page = facing(windows)
    moved = page.get_attribute("[data-connectors]", "data-moved").split()
    assert moved
    for link in moved:
        expect(page.locator(f"path[data-link={link}]").first).to_have_attribute("data-moved", "")


def test_the_strip_goes_where_it_is_clicked(windows: Windows) -> None:
    page = facing(windows)
    box = page.locator("[data-strip] svg").bounding_box()
    assert box
    page.mouse.click(box["x"] + box["width"] * 0.75, box["y"] + box["height"] * 0.9)
    settle(page)
    assert scroll(page, "right") > 0
    window = page.locator(".window.right").bounding_box()
    assert window
    assert window["y"] > box["y"] + 10


def test_copying_takes_one_side_only(windows: Windows) -> None:
    page = windows.sample("ceasefire-talks", "?view=rows", height=700)
    start, end = page.locator("#L1").bounding_box(), page.locator("#R3").bounding_box()
    assert start
    assert end
    page.mouse.move(start["x"] + 5, start["y"] + 8)
    page.mouse.down()
    page.mouse.move(end["x"] + 60, end["y"] + 12, steps=8)
    page.mouse.up()
    copied = page.evaluate("getSelection().toString()")
    assert "Blinken is increasing pressure" in copied
    assert "Blinken has increased pressure" not in copied
    assert page.evaluate("document.querySelector('a.s[aria-current]')") is None


def test_printing_sets_two_columns_without_the_controls(windows: Windows) -> None:
    page = facing(windows)
    page.emulate_media(media="print")
    expect(page.locator(".masthead")).to_be_hidden()
    expect(page.locator("[data-strip]")).to_be_hidden()
    left, right = page.locator("#L1").bounding_box(), page.locator("#R1").bounding_box()
    assert left
    assert right
    assert left["x"] + left["width"] <= right["x"] + 1
    assert page.pdf(format="A4").startswith(b"%PDF")
