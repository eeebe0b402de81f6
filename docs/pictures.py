"""Takes the pictures in this folder: ``.venv/bin/python docs/pictures.py``.

Needs Chromium and the files that ``make setup`` brings. The pair is the first sample, compared afresh.
"""

from __future__ import annotations

import sys
import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright
from waitress.server import create_server

FOLDER = Path(__file__).parent
sys.path.insert(0, str(FOLDER.parent))

from webapp.app import create_app  # noqa: E402  the repository is not on the path before the line above
from webapp.config import Config  # noqa: E402

CHROMIUM = "/usr/bin/chromium"
PATIENCE_MS = 120_000
ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--hide-scrollbars"]


@dataclass(frozen=True, slots=True)
class Picture:
    """One picture and how to come to it."""

    name: str
    """File name without ending."""
    query: str = ""
    """State of the comparison page."""
    choose: str = ""
    """Sentence to choose."""
    width: int = 1440
    """Of the window."""
    height: int = 900
    """Of the window."""
    theme: str = "light"
    """``light`` or ``dark``."""
    only: str = ""
    """Selector of the part to show; empty for the window."""


PICTURES = (
    Picture("facing", choose="L5"),
    Picture("dark", choose="L5", theme="dark"),
    Picture("rows", query="?view=rows", choose="L7"),
    Picture("pair-card", choose="L5", only="#panel"),
    Picture("narrow", choose="L7", width=390, height=844),
)


@contextmanager
def served() -> Iterator[str]:
    """A running application with an empty database; its address."""
    with tempfile.TemporaryDirectory() as folder:
        data = Path(folder)
        app = create_app(Config(data_dir=data, database_url=f"sqlite:///{data / 'pictures.sqlite3'}"))
        server = create_server(app, host="127.0.0.1", port=0)
        threading.Thread(target=server.run, daemon=True).start()
        yield f"http://127.0.0.1:{server.effective_port}"
        server.close()
        app.extensions["diptych"].close()


def take(browser: Browser, address: str, picture: Picture) -> None:
    """Opens the sample as the picture wants it and writes the file."""
    context = browser.new_context(
        viewport={"width": picture.width, "height": picture.height},
        color_scheme="dark" if picture.theme == "dark" else "light",
        reduced_motion="reduce",
    )
    context.set_default_timeout(PATIENCE_MS)
    page = context.new_page()
    page.goto(address)
    page.click(".sample >> nth=0")
    page.wait_for_url("**/comparisons/*")
    page.goto(page.url + picture.query)
    page.click(f"#{picture.choose}")
    page.wait_for_selector(f"[data-card={picture.choose}]")
    page.mouse.move(0, 0)
    page.wait_for_timeout(500)
    target = page.locator(picture.only) if picture.only else page
    target.screenshot(path=FOLDER / f"{picture.name}.png")
    context.close()


def main() -> None:
    """Takes every picture."""
    with served() as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        page = browser.new_page(viewport={"width": 1440, "height": 900})
        page.goto(address)
        page.screenshot(path=FOLDER / "start.png")
        for picture in PICTURES:
            take(browser, address, picture)
        browser.close()


if __name__ == "__main__":
    main()
