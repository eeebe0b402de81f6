"""What a page states about its article in JSON-LD, the vocabulary of schema.org."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from html import unescape
from typing import Any, Final

from lxml import etree

from webapp.ingest.markup.names import named
from webapp.ingest.parts.tidy import tidy

ARTICLES: Final = re.compile(
    r"(?:\w*NewsArticle|Article|BlogPosting|LiveBlogPosting|Report|\w+Article|SocialMediaPosting|Review|Recipe"
    r"|DiscussionForumPosting|QAPage|Question|CreativeWork|ArchiveComponent)"
)
"""Types that are an article."""
FORUMS: Final = named("DiscussionForumPosting QAPage")
_OBJECTS: Final = 20_000
"""Objects that are looked at."""
_WRAPPING: Final = re.compile(r"^\s*(?:<!--|//\s*<!\[CDATA\[|<!\[CDATA\[)|(?:-->|//\s*\]\]>|\]\]>)\s*;?\s*$")
_CLASS: Final = re.compile(r"\.([\w-]+)\s*\Z")
"""The last class of a selector."""
_MARKUP: Final = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9]*)[^<>]*>")


@dataclass(frozen=True, slots=True)
class Stated:
    """What structured data say; fields are empty where they say nothing."""

    kinds: frozenset[str] = frozenset()
    """Types of the article."""
    headline: str = ""
    authors: tuple[str, ...] = ()
    published: str = ""
    """As it stands there."""
    site: str = ""
    language: str = ""
    body: tuple[str, ...] = ()
    """Paragraphs of the whole text."""
    words: int = 0
    """How many the text has."""
    restricted: bool = False
    """It is not free to read."""
    selectors: tuple[str, ...] = ()
    """Classes of the elements that only subscribers are shown."""


def stated(root: etree._Element) -> Stated:
    """What the page's JSON-LD says."""
    objects = [
        one for script in root.iter("script") if _is_data(script) for one in _objects(script.text or "")
    ]
    articles = [one for one in objects if any(ARTICLES.fullmatch(kind) for kind in _kinds(one))]
    named = [one for one in articles if one.get("headline") or one.get("articleBody")]
    article = (named or articles or [{}])[0]
    return Stated(
        kinds=frozenset(_kinds(article)),
        headline=_text(article.get("headline") or article.get("name")),
        authors=tuple(dict.fromkeys(_names(article.get("author")))),
        published=_text(article.get("datePublished")),
        site=next(iter(_names(article.get("publisher"))), ""),
        language=_text(article.get("inLanguage")),
        body=_paragraphs(article),
        words=int(count) if (count := _text(article.get("wordCount"))).isdecimal() and len(count) < 8 else 0,
        restricted=any(_is_false(one.get("isAccessibleForFree")) for one in objects),
        selectors=tuple(
            last[1]
            for one in objects
            if _is_false(one.get("isAccessibleForFree"))
            and (last := _CLASS.search(_text(one.get("cssSelector"))))
        ),
    )


def _is_data(script: etree._Element) -> bool:
    return str(script.get("type", "")).split(";")[0].strip().lower() == "application/ld+json"


def _objects(text: str) -> Iterator[dict[str, Any]]:
    """All objects of a script, outer ones first."""
    try:
        value = json.loads(_WRAPPING.sub("", text), strict=False)
    except (ValueError, RecursionError):
        return
    waiting, seen = [value], 0
    while waiting and seen < _OBJECTS:
        value = waiting.pop()
        seen += 1
        if isinstance(value, dict):
            yield value
            waiting += reversed([one for one in value.values() if isinstance(one, dict | list)])
        elif isinstance(value, list):
            waiting += reversed(value)


def _kinds(value: dict[str, Any]) -> list[str]:
    kinds = value.get("@type")
    return [str(kind).rpartition("/")[2] for kind in (kinds if isinstance(kinds, list) else [kinds]) if kind]


def _is_false(value: object) -> bool:
    return value is False or (isinstance(value, str) and value.rsplit("/", 1)[-1].lower() == "false")


def _text(value: object) -> str:
    if isinstance(value, list) and value:
        value = value[0]
    if isinstance(value, dict):
        value = value.get("@value") or value.get("name")
    return tidy(_MARKUP.sub("", unescape(str(value)))) if isinstance(value, str | int) else ""


def _names(value: object) -> Iterator[str]:
    for one in value if isinstance(value, list) else [value]:
        if (name := _text(one)) and "://" not in name:
            yield name


def _paragraphs(article: dict[str, Any]) -> tuple[str, ...]:
    body = article.get("articleBody") or article.get("text")
    if not isinstance(body, str):
        return _updates(article.get("liveBlogUpdate"))
    if "&lt;" in body or "&#" in body or "&amp;" in body or "&quot;" in body:
        body = unescape(body)
    lines = _MARKUP.sub(lambda tag: "" if tag[2].lower() in _INLINE else "\n", body).split("\n")
    return tuple(line for line in map(tidy, lines) if line)


_INLINE: Final = named("a abbr b em i mark q s small span strong sub sup u")


def _updates(value: object) -> tuple[str, ...]:
    """The posts of a live blog, each with its headline."""
    posts = [one for one in value if isinstance(one, dict)] if isinstance(value, list) else []
    found: list[str] = []
    for post in posts:
        headline, body = _text(post.get("headline")), _paragraphs({"articleBody": post.get("articleBody")})
        found += [headline] * bool(headline and headline not in body) + list(body)
    return tuple(found)
