"""What the elements of HTML are to a reader of text."""

from __future__ import annotations

import re
from typing import Final

from lxml import etree

from webapp.ingest.values import Omitted


def named(names: str) -> frozenset[str]:
    """The names in a text, with blanks between."""
    return frozenset(names.split())


HEADINGS: Final = {f"h{level}": level for level in range(1, 7)}

BLOCKS: Final = named(
    """
    html body address article aside blockquote center dd details dialog dir div dl dt fieldset
    figcaption figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr legend li main menu ol optgroup
    option p pre search section summary table tbody td tfoot th thead tr ul caption nav
    """
)
"""They begin and end a paragraph."""

IGNORED: Final = named(
    """
    script style template noscript head title meta link base basefont param source track area map button
    select textarea input datalist progress meter rt rp rtc annotation annotation-xml frameset noframes
    noembed bgsound colgroup col
    """
)
"""Nothing in them is text of the article."""

COUNTED: Final = {
    "img": Omitted.PICTURE,
    "image": Omitted.PICTURE,
    "svg": Omitted.PICTURE,
    "picture": Omitted.PICTURE,
    "video": Omitted.EMBEDDED,
    "audio": Omitted.EMBEDDED,
    "canvas": Omitted.EMBEDDED,
    "object": Omitted.EMBEDDED,
    "embed": Omitted.EMBEDDED,
    "applet": Omitted.EMBEDDED,
    "iframe": Omitted.EMBEDDED,
    "figcaption": Omitted.CAPTION,
    "nav": Omitted.LINK_LIST,
    "del": Omitted.DELETION,
}
"""Left out whole, and counted."""
_ALWAYS: Final = frozenset({Omitted.PICTURE, Omitted.EMBEDDED})
"""Counted even where no text stands in them."""

_UNSEEN: Final = re.compile(
    r"(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*(?:hidden|collapse)|mso-hide\s*:\s*all)", re.IGNORECASE
)


def name_of(element: etree._Element) -> str:
    """The element's name in small letters, without its namespace."""
    return str(element.tag).rpartition("}")[2].lower()


def is_hidden(element: etree._Element) -> bool:
    """The page does not show it, by its own attributes."""
    given = element.attrib
    if not given:
        return False
    if "hidden" in given or given.get("aria-hidden", "").strip().lower() == "true":
        return True
    return "style" in given and _UNSEEN.search(given["style"]) is not None


def is_passed(element: etree._Element, name: str) -> bool:
    """Nothing in the element is text: by its name, or as it is the number of a page of the printed book."""
    return name in IGNORED or any(
        "pagebreak" in value.lower() and str(name).rpartition("}")[2] in ("role", "type")
        for name, value in element.attrib.items()
    )


def is_told(element: etree._Element, what: Omitted) -> bool:
    """It counts where it is left out: something stands in it, or is seen there."""
    return not _is_dot(element) if what in _ALWAYS else has_text(element)


def _is_dot(element: etree._Element) -> bool:
    """A picture of one point, by which pages count their readers."""
    return any(element.get(side, "").strip().removesuffix("px") in ("0", "1") for side in ("width", "height"))


def has_text(element: etree._Element) -> bool:
    """Something other than blanks stands in it."""
    return any(text.strip() for text in element.itertext())
