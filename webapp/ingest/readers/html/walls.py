"""Why a page holds no article, or only its beginning.

A phrase proves little: an article may be about paywalls, and a news page with a consent form below holds its
article all the same. So phrases are asked only of a page whose text is short, and each reason has a sentence
of its own.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from enum import StrEnum, auto
from functools import cache
from importlib import resources
from typing import Final

from lxml import etree

from webapp.ingest.markup.names import has_text
from webapp.ingest.readers.html.structured import Stated
from webapp.ingest.readers.html.words import tokens_of, words
from webapp.words import say


class Wall(StrEnum):
    """What a page is instead of an article; the value is the place of its sentence in the catalogue."""

    BOT = auto()
    GONE = auto()
    SCRIPT = auto()
    CONSENT = auto()
    LOGIN = auto()
    PAYWALL = auto()
    FRONT = auto()
    EMPTY = auto()

    @property
    def sentence(self) -> str:
        """For whoever gave the page."""
        return say(f"pages.wall.{self}")


SHORT: Final = 250
"""Words of an article below which what the page says besides is asked."""
PAGE: Final = 200
"""Words of a whole page, above which it is no bot check."""
FEW: Final = 60
"""Words of a text below which a page may be something else, as it says."""
TEASER: Final = 0.6
"""Share of the words that the page states for its article, below which only a part of it is shown."""
FEWEST: Final = 12
"""Words below which a text is no article."""
HEADLINES: Final = 8
"""Linked headlines that a list has at least."""
TEASED: Final = 15
"""Words that a list has for each of its headlines at most."""


@dataclass(frozen=True, slots=True)
class Look:
    """A page at first sight, before anything was taken out of it."""

    title: str
    text: str
    """All that it shows, in small letters."""
    words: int
    unscripted: str
    """What it shows where scripts do not run, in small letters."""
    scripts: int
    password: bool
    """It has a field for one."""
    headlines: int
    """Headings that are links to other pages."""
    paywalled: bool
    """An element is named a paywall, or an element for subscribers stands empty."""


def look(root: etree._Element, stated: Stated) -> Look:
    """Take note of what cleaning takes out of a page."""
    body = root.find("body")
    shown, unscripted = _texts(body if body is not None else root)
    fields = root.iter("input")
    return Look(
        title=" ".join("".join(title.itertext()) for title in root.iter("title"))[:300].lower(),
        text=shown,
        words=len(words(shown)),
        unscripted=unscripted,
        scripts=sum(1 for script in root.iter("script") if "json" not in script.get("type", "")),
        password=any(one.get("type", "").lower() == "password" for one in fields),
        headlines=_headlines(root),
        paywalled=_paywalled(root, stated),
    )


_PAYWALLS: Final = (
    " paywall",
    " regwall ",
    " meter wall ",
    " piano ",
    " subscribe wall ",
    " subscription wall ",
)


def _paywalled(root: etree._Element, stated: Stated) -> bool:
    classes = set(stated.selectors)
    closed = [one for one in root.iter() if classes and not classes.isdisjoint(one.get("class", "").split())]
    if classes and not any(has_text(element) for element in closed):
        return True
    return any(_names_paywall(element) for element in root.iter())


def _names_paywall(element: etree._Element) -> bool:
    if not element.attrib or element.tag in ("html", "body", "script", "link", "article", "main"):
        return False
    tokens = tokens_of(element)
    return any(name in tokens for name in _PAYWALLS) and " none " not in tokens


def _texts(body: etree._Element) -> tuple[str, str]:
    shown: list[str] = []
    unscripted: list[str] = []
    skipped: list[etree._Element] = []
    for event, element in etree.iterwalk(body, events=("start", "end")):
        if event == "start" and element.tag in ("script", "style", "template", "noscript", "svg"):
            skipped.append(element)
        into = unscripted if any(one.tag == "noscript" for one in skipped) else None if skipped else shown
        if event == "end" and skipped and skipped[-1] is element:
            skipped.pop()
            into = None if skipped else shown
        text = element.text if event == "start" else element.tail
        if text and into is not None and (event == "start" or element is not body):
            into.append(text)
    return " ".join(" ".join(shown).split()).lower(), " ".join(" ".join(unscripted).split()).lower()


def _headlines(root: etree._Element) -> int:
    linked = 0
    for heading in root.iter("h2", "h3", "h4"):
        links = [*heading.iter("a"), *(one for one in heading.iterancestors("a"))]
        linked += any(not link.get("href", "#").startswith("#") for link in links)
    return linked


@cache
def _phrases() -> dict[str, tuple[str, ...]]:
    read = resources.files("webapp.ingest.readers.html").joinpath("walls.toml").read_text("utf-8")
    return {name: tuple(table["phrases"]) for name, table in tomllib.loads(read).items()}


def _says(text: str, kind: str) -> bool:
    return any(phrase in text for phrase in _phrases()[kind])


def wall(seen: Look, stated: Stated, article: str) -> Wall | None:
    """Why this is no article, or None where it is one. ``article`` is the text that was found."""
    count = len(words(article))
    lowered = article.lower()
    offers = any(
        seen.text.count(phrase) > lowered.count(phrase)
        for phrase in _phrases()["paywall"]
        if phrase in seen.text
    )
    if _is_partial(seen, stated, count, offers=offers):
        return Wall.PAYWALL
    if found := instead(seen, article):
        return found
    if count < SHORT and _is_front(seen, count):
        return Wall.FRONT
    if count < FEWEST:
        return _nothing(seen)
    return None


def _is_partial(seen: Look, stated: Stated, count: int, *, offers: bool) -> bool:
    """Only the beginning of an article is shown. ``offers``: beside it the page tells how to read on."""
    if stated.words:
        return count < TEASER * stated.words and (stated.restricted or seen.paywalled or offers)
    if count >= SHORT or (stated.body and count >= TEASER * len(words(" ".join(stated.body)))):
        return False
    if stated.restricted:  # some sites say so of every article, and show short ones whole
        return seen.paywalled or offers or (not stated.selectors and count < SHORT / 2)
    return offers and (seen.paywalled or count < SHORT / 2)


def instead(seen: Look, article: str) -> Wall | None:
    """What stands in the place of an article, None for nothing of the kind."""
    count = len(words(article))
    if count >= SHORT:
        return None
    told = f"{seen.title} {seen.text} {seen.unscripted}"
    asked = seen.text if count < FEW else article.lower()
    consents = sum(phrase in asked for phrase in _phrases()["consent"])
    if consents >= 2 and "cookie" in told:
        return Wall.CONSENT
    if count >= FEW:
        return None
    if _says(told, "bot") and seen.words < PAGE:
        return Wall.BOT
    if _says(seen.title, "gone") or _says(seen.text, "gone"):
        return Wall.GONE
    if seen.words < FEW and (_says(told, "script") or (seen.scripts and seen.words < FEWEST)):
        return Wall.SCRIPT
    return Wall.LOGIN if seen.password and _says(told, "login") else None


def _is_front(seen: Look, count: int) -> bool:
    return seen.headlines >= HEADLINES and count < TEASED * seen.headlines


def _nothing(seen: Look) -> Wall:
    if seen.password:
        return Wall.LOGIN
    return Wall.SCRIPT if seen.scripts and seen.words < FEW else Wall.EMPTY
