"""Times of a live blog's posts, which stand in the text of no other article."""

from __future__ import annotations

import re
from typing import Final

from lxml import etree, html

from webapp.ingest.parts.tidy import tidy
from webapp.ingest.readers.html.tree import lengths_of, text_of
from webapp.ingest.readers.html.words import tokens_of

STAMP: Final = "data-stamp"
"""Attribute of a paragraph that holds a post's time."""
_LIVE: Final = re.compile(
    r" (?:live ?blog\w*|live ?ticker\w*|live (?:updates?|feed|posts?|entry|entries)|minute by minute|direct) "
)
_CLOCK: Final = re.compile(r"\b\d{1,2}\s?[:.h]\s?\d{2}|\b\d{1,2}\s?(?:am|pm|Uhr)\b", re.IGNORECASE)
_LONGEST: Final = 40
_BESIDE: Final = 40
"""Characters that may stand beside a time in the line of a post's time and author."""
FEWEST: Final = 3


def stamp(body: etree._Element, *, live: bool) -> None:
    """Make the times of posts paragraphs of their own, on a page that is a live blog."""
    times = [time for time in body.iter("time") if _is_clock(time) and _is_post(time, live=live)]
    if len(times) < FEWEST:
        return
    lengths = lengths_of(body)
    for time in times:
        top = time
        text = text_of(time)
        while (parent := top.getparent()) is not None and lengths[parent] <= len(text) + _BESIDE:
            if (
                parent.tag in ("body", "article", "section", "li")
                or (next(parent.iter("h2", "h3", "h4", "p"), None)) is not None
            ):
                break
            top = parent
        paragraph = html.Element("p")
        paragraph.text = tidy(text)
        paragraph.set(STAMP, "")
        top.addprevious(paragraph)


def _is_clock(time: etree._Element) -> bool:
    text = text_of(time)
    return len(text) <= _LONGEST and _CLOCK.search(text) is not None


def _is_post(time: etree._Element, *, live: bool) -> bool:
    return live or any(_LIVE.search(tokens_of(one)) for one in time.iterancestors())
