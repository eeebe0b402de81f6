"""Makes the pictures in ``docs/pictures/`` anew: ``make pictures``.

An editor goes through the sample with a few facts gone wrong: pastes both texts, reads the answer, opens the
first difference, corrects it where it stands, and makes a link for somebody else. The film at the head of the
README and the pictures of ``docs/journey.md`` are taken on the same way. Needs Chromium.
"""

from __future__ import annotations

import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

from playwright.sync_api import Browser, BrowserContext, Page, Route, expect, sync_playwright
from waitress.server import create_server

from docs.film import Film, picture_of, save_still
from webapp.app import create_app
from webapp.config import Config
from webapp.security import HINTS_COOKIE
from webapp.views.comparisons import HINTS_SEEN

ROOT = Path(__file__).parents[1]
FOLDER = ROOT / "docs" / "pictures"
SAMPLE = ROOT / "seeds" / "tidal-barrier"
WRONG, RIGHT = "184", "148"
"""The number that the rewrite gets wrong, and how the source has it."""
NAME = "diptych.example"
"""What the browser calls the machine: it stands in the link that is shared."""
CHROMIUM = "/usr/bin/chromium"
PATIENCE_MS = 60_000
WIDTH, HEIGHT = 1240, 820
"""Of the window: hardly wider than both columns and the panel need to stand beside each other, so that the
pictures stay legible where they are shown smaller."""


@dataclass(frozen=True, slots=True)
class View:
    """Another picture of a comparison, beside the journey."""

    name: str
    """File name without ending."""
    sample: str
    """Which pair."""
    query: str
    """State of the page."""
    width: int = WIDTH
    """Of the window."""
    height: int = HEIGHT
    """Of the window."""
    theme: Literal["light", "dark"] = "light"
    """Of the page."""


VIEWS = (
    View("moved", "night-buses", "?sentence=R2", theme="dark"),
    View("column", "tidal-barrier", "?view=single"),
    View("narrow", "tidal-barrier", "?sentence=R2", width=390, height=844),
)


@contextmanager
def served() -> Iterator[int]:
    """A running application with an empty database; its port."""
    with tempfile.TemporaryDirectory() as folder:
        data = Path(folder)
        database = f"sqlite:///{data / 'pictures.sqlite3'}"
        app = create_app(Config(data_dir=data, database_url=database, trusted_hosts=(NAME,)))
        server = create_server(app, host="127.0.0.1", port=0, threads=16)
        threading.Thread(target=server.run, daemon=True).start()
        yield server.effective_port
        server.close()
        app.extensions["diptych"].close()


def wait_for_faces(route: Route) -> None:
    """The page does not wait for a face that comes late; its picture does."""
    sheet = (ROOT / "static" / "css" / "fonts.css").read_text("utf-8")
    route.fulfill(
        content_type="text/css", body=sheet.replace("font-display: optional", "font-display: block")
    )


def opened(browser: Browser, **settings: Any) -> BrowserContext:
    """A browser's memory of its own, in which the hints for a first comparison were seen."""
    settings = {"viewport": {"width": WIDTH, "height": HEIGHT}, "reduced_motion": "reduce"} | settings
    context = browser.new_context(**settings)
    context.set_default_timeout(PATIENCE_MS)
    context.route("**/fonts.css*", wait_for_faces)
    context.add_cookies([{"name": HINTS_COOKIE, "value": HINTS_SEEN, "url": f"http://{NAME}/"}])
    return context


def keep(film: Film, name: str, milliseconds: int) -> None:
    """The page as it is, in the film for so long and as a picture of its own."""
    save_still(film.hold(milliseconds), FOLDER / f"{name}.webp")


def paste(film: Film) -> None:
    """Both texts come into their boxes, and are compared."""
    page = film.page
    film.hold(500)
    page.fill("#left", (SAMPLE / "left.txt").read_text("utf-8"))
    page.evaluate("document.querySelector('#left').scrollTop = 0")
    film.hold(600)
    page.fill("#right", (SAMPLE / "right.txt").read_text("utf-8"))
    page.evaluate("document.querySelector('#right').scrollTop = 0")
    keep(film, "start", 800)
    film.go(page.locator("#compare .primary"))
    film.press()
    page.wait_for_url("**/comparisons/*")


def turn_wheel_to(page: Page, selector: str) -> None:
    """Scrolls what is under the pointer until something in it stands just above the foot of the window."""
    box = page.locator(selector).first.bounding_box()
    assert box, f"{selector} is not on the page"
    page.mouse.wheel(0, max(0, box["y"] + box["height"] + 60 - HEIGHT))


def look(film: Film) -> None:
    """The answer is read, and the first difference that it names is opened."""
    page = film.page
    keep(film, "answer", 2500)
    film.go(page.locator("#summary a", has_text=WRONG).first)
    film.press()
    expect(page.locator("#chosen .card")).to_be_visible()
    film.hold(900)
    film.go(page.locator("#panel"), across=0.8, down=0.55)
    turn_wheel_to(page, "#chosen .quote")
    keep(film, "difference", 2000)


def correct(film: Film) -> None:
    """The wrong number is put right where it stands, and both texts are compared again."""
    page, before = film.page, film.page.url
    film.go(page.locator("#R2"))
    film.press()
    expect(page.locator("[data-card=R2]")).to_be_visible()
    film.hold(300)
    film.go(page.locator("#panel"), across=0.8, down=0.55)
    edit = "#chosen a[data-sets~=edit]"
    turn_wheel_to(page, edit)
    film.hold(300)
    film.go(page.locator(edit))
    film.press()
    text = page.locator("#edit-text")
    start = text.input_value().index(WRONG)
    text.evaluate("(box, at) => { box.focus(); box.setSelectionRange(...at); }", [start, start + len(WRONG)])
    film.hold(500)
    for letter in RIGHT:
        page.keyboard.type(letter)
        film.hold(130)
    film.go(page.locator(".edit .primary"))
    keep(film, "correction", 500)
    film.press()
    page.wait_for_url(lambda url: url.split("?")[0] != before.split("?")[0])
    film.hold(300)
    film.go(page.locator("#summary a").first)
    keep(film, "corrected", 2200)


def share(film: Film) -> None:
    """A link is made for somebody else."""
    page = film.page
    film.go(page.locator("#share"))
    film.press()
    page.wait_for_url("**/shares")
    film.hold(500)
    create = page.locator("form.stack .primary")
    create.scroll_into_view_if_needed()
    film.go(create)
    film.press()
    expect(page.locator("#made")).to_be_visible()
    keep(film, "share", 2500)


def take_views(browser: Browser) -> None:
    """Samples in other views, windows and themes, each in a browser's memory of its own."""
    for view in VIEWS:
        size = {"width": view.width, "height": view.height}
        context = opened(browser, viewport=size, color_scheme=view.theme)
        page = context.new_page()
        page.goto(f"http://{NAME}/")
        page.click(f".sample[value={view.sample}]")
        page.wait_for_url("**/comparisons/*")
        page.goto(page.url + view.query)
        page.wait_for_timeout(1000)
        save_still(picture_of(page), FOLDER / f"{view.name}.webp")
        context.close()


def journey(page: Page) -> None:
    """The whole way."""
    page.goto(f"http://{NAME}/")
    film = Film(page)
    for part in (paste, look, correct, share):
        part(film)
    film.save(FOLDER / "journey.webp")


def main() -> None:
    """Takes every picture."""
    FOLDER.mkdir(exist_ok=True)
    with served() as port, sync_playwright() as playwright:
        arguments = [
            "--no-sandbox",
            "--disable-gpu",
            "--hide-scrollbars",
            f"--host-resolver-rules=MAP {NAME} 127.0.0.1:{port}",
        ]
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=arguments)
        journey(opened(browser).new_page())
        take_views(browser)
        browser.close()


if __name__ == "__main__":
    main()
