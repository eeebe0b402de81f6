"""A film of a page: screenshots with a pointer drawn on them, as one animated picture.

No screenshot shows the browser's own pointer. What the page shows changes only with a click, a scroll or a
key, so one screenshot after each is enough, and the way of the pointer is drawn on the last one.
"""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

from PIL import Image, ImageChops, ImageDraw
from playwright.sync_api import Locator, Page

STEP_MS = 50
"""How long a picture on the pointer's way stands."""
STEPS = 6
"""How many pictures there are on each way."""
PRESSED_MS = 200
"""How long the ring stands that says that the button of the mouse went down."""
SETTLE_MS = 400
"""How long a page is left alone before its picture is taken."""
FINE = 4
"""The pointer is drawn so many times larger and then made smaller, which smooths its edges."""
ARROW = ((0, 0), (0, 25), (6, 20), (10, 30), (14, 28), (10, 19), (18, 19))
"""The pointer, in pixels from its tip."""
INK, EDGE, RING = (24, 24, 22, 255), (255, 255, 255, 255), (33, 90, 160, 255)
REACH = 22
"""Radius of the ring."""
FIRST_LINE = (
    "(one) => { const {x, y, width, height} = one.getClientRects()[0]; return [x, y, width, height]; }"
)
"""Where the first line of something stands in the window."""


def picture_of(page: Page) -> Image.Image:
    """What the window shows."""
    return Image.open(BytesIO(page.screenshot())).convert("RGB")


def save_still(shown: Image.Image, path: Path) -> None:
    """Writes one picture, without any loss."""
    shown.save(path, lossless=True, quality=100, method=6)


class Film:
    """Pictures in a row, each with the time that it stands."""

    def __init__(self, page: Page) -> None:
        size = page.viewport_size or {"width": 0, "height": 0}
        self.page = page
        self.pictures: list[Image.Image] = []
        self.times: list[int] = []
        self.at = (size["width"] * 0.62, size["height"] * 0.9)
        self.shown = picture_of(page)

    @property
    def length_ms(self) -> int:
        """How long it takes from its first picture to its last."""
        return sum(self.times)

    def hold(self, milliseconds: int) -> Image.Image:
        """The page as it is now, for so long. Returns its picture without the pointer."""
        self.page.wait_for_timeout(SETTLE_MS)
        self.shown = picture_of(self.page)
        self._add(milliseconds)
        return self.shown

    def go(self, target: Locator, *, across: float = 0.5, down: float = 0.85) -> None:
        """The pointer goes to the first line of something: fast at first, slowly at the end.

        Its tip stops at the foot of the line, so that the words stay legible; ``across`` and ``down`` are
        shares of the line.
        """
        left, top, width, height = target.evaluate(FIRST_LINE)
        x, y = left + width * across, top + height * down
        first_x, first_y = self.at
        for step in range(1, STEPS + 1):
            way = 1 - (1 - step / STEPS) ** 3
            self.at = (first_x + (x - first_x) * way, first_y + (y - first_y) * way)
            self._add(STEP_MS)
        self.page.mouse.move(x, y)

    def press(self) -> None:
        """The button of the mouse goes down and up where the pointer is; what becomes of it is seen later."""
        self.page.wait_for_timeout(SETTLE_MS)
        self.shown = picture_of(self.page)
        self._add(PRESSED_MS, pressed=True)
        self.page.mouse.click(*self.at)

    def save(self, path: Path) -> None:
        """Writes all pictures as one file that begins anew at its end."""
        first, *others = self.pictures
        first.save(
            path,
            save_all=True,
            append_images=others,
            duration=self.times,
            loop=0,
            lossless=True,
            quality=80,  # how long to try: more takes ten times as long and saves a thirtieth
            method=4,
            minimize_size=True,
        )

    def _add(self, milliseconds: int, *, pressed: bool = False) -> None:
        picture = self.shown.copy()
        _draw_pointer(picture, self.at, pressed=pressed)
        if self.pictures and ImageChops.difference(picture, self.pictures[-1]).getbbox() is None:
            self.times[-1] += milliseconds
            return
        self.pictures.append(picture)
        self.times.append(milliseconds)


def _draw_pointer(picture: Image.Image, at: tuple[float, float], *, pressed: bool) -> None:
    side = 2 * (REACH + 14) * FINE
    drawing = Image.new("RGBA", (side, side))
    draw, middle = ImageDraw.Draw(drawing), side / 2
    if pressed:
        reach = REACH * FINE
        draw.ellipse(
            (middle - reach, middle - reach, middle + reach, middle + reach), outline=RING, width=3 * FINE
        )
    corners = [(middle + x * FINE, middle + y * FINE) for x, y in ARROW]
    draw.line([*corners, *corners[:2]], fill=EDGE, width=4 * FINE, joint="curve")
    draw.polygon(corners, fill=INK)
    small = drawing.resize((side // FINE, side // FINE), Image.Resampling.LANCZOS)
    place = (round(at[0]) - side // FINE // 2, round(at[1]) - side // FINE // 2)
    picture.paste(small, place, small)
