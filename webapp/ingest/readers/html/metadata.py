"""Title, author, day, site and language of an article, as its page states them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from email.utils import parsedate_to_datetime
from typing import Final

from lxml import etree

from webapp.ingest.parts.tidy import tidy
from webapp.ingest.readers.html.structured import Stated
from webapp.ingest.readers.html.tree import text_of
from webapp.ingest.readers.html.words import folded, tokens_of, words

_PUBLISHED: Final = (
    "article:published_time", "og:article:published_time", "datepublished", "date.published",
    "publish-date", "publish_date", "publishdate", "pubdate", "parsely-pub-date", "sailthru.date",
    "citation_publication_date", "dc.date.issued", "dcterms.issued", "dcterms.created",
    "dc.date.created", "dcterms.date", "dc.date", "date",
)  # fmt: skip
_AUTHOR: Final = (
    "author", "article:author", "parsely-author", "byl", "dc.creator", "dcterms.creator",
    "citation_author",
)  # fmt: skip
_SITE: Final = ("og:site_name", "application-name", "publisher", "dc.publisher", "apple-mobile-web-app-title")
LONGEST: Final = 1_000
"""Characters of a statement that are read."""
_SEPARATOR: Final = re.compile(r"\s+[|–—·•»«:-]+\s+|\s*\|\s*|:\s+")
_FIRST_PAGE: Final = re.compile(r"(?:https?://[^/]+)?/?(?:index\.\w+)?")
"""The address of a site's first page."""
_BY: Final = re.compile(r"(?:by|von|par|por|di|door|written by|text:?)\s+", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Metadata:
    """What a page states about its article; fields are empty where it states nothing."""

    title: str
    author: str
    published: str
    site: str
    language: str
    description: str
    """What it is about, for search engines; often the article's deck."""


def metadata(root: etree._Element, facts: Stated) -> Metadata:
    """Of a whole page, before anything was taken out of it."""
    metas = _metas(root)
    site = _site(root, metas, facts)
    return Metadata(
        title=_title(root, metas, facts, site),
        author=_author(root, metas, facts),
        published=_published(root, metas, facts),
        site=site,
        language=_language(root, metas, facts),
        description=_first(metas, ("og:description", "description", "twitter:description")),
    )


def _metas(root: etree._Element) -> dict[str, str]:
    found: dict[str, str] = {}
    for meta in root.iter("meta"):
        name = (
            meta.get("property") or meta.get("name") or meta.get("itemprop") or meta.get("http-equiv") or ""
        )
        if content := tidy(meta.get("content", "")[:LONGEST]):
            found.setdefault(name.strip().lower(), content)
    return found


def _first(metas: dict[str, str], names: Iterable[str]) -> str:
    return next((metas[name] for name in names if name in metas), "")


def _title(root: etree._Element, metas: dict[str, str], facts: Stated, site: str) -> str:
    told = [metas[name] for name in ("og:title", "twitter:title") if name in metas] + [_whole_title(root)]
    stated = [title for title in (facts.headline, *(without_site(title, site) for title in told)) if title]
    headings = [
        (heading.tag, text)
        for heading in root.iter("h1", "h2", "h3")
        if (text := tidy("".join(heading.itertext()))) and folded(text) != folded(site)
    ]
    first = [text for tag, text in headings if tag == "h1"]
    within = f" {' | '.join(folded(title) for title in (facts.headline, *told) if title)} "
    named = [text for text in first if any(_same(text, title) for title in stated)][:1]
    named += [text for _, text in headings if len(words(text)) > 2 and f" {folded(text)} " in within][:20]
    if named:  # a site's name may be a heading too, and the shorter one
        return max(named, key=lambda text: len(words(text)))
    marked = (text_of(one) for one in root.iter() if one.get("itemprop") == "headline" and one.tag != "meta")
    return tidy(next(iter([*filter(None, marked), *first[:1] * (len(first) == 1), *stated]), ""))


def _whole_title(root: etree._Element) -> str:
    return next(
        (tidy("".join(one.itertext())[:LONGEST]) for one in root.iter("title") if _stands_in_head(one)), ""
    )


def _site(root: etree._Element, metas: dict[str, str], facts: Stated) -> str:
    """As stated, or what ends or begins the page's title and is the link to the site's first page."""
    if site := _first(metas, _SITE) or facts.site:
        return site
    title = _whole_title(root)
    pieces = {folded(piece): piece.strip() for piece in _SEPARATOR.split(title)[:8]}
    if len(pieces) < 2:
        return ""
    leading = (link for link in root.iter("a") if _FIRST_PAGE.fullmatch(link.get("href", "-")))
    return next((pieces[name] for link in leading if (name := folded(text_of(link))) in pieces), "")


def _stands_in_head(title: etree._Element) -> bool:
    parent = title.getparent()
    return parent is not None and parent.tag in ("head", "html", "body")


def _same(one: str, two: str) -> bool:
    """Two titles that share most of their words."""
    first, second = set(words(one)), set(words(two))
    return len(first & second) * 2 > max(len(first), len(second)) or f" {folded(one)} " in f" {folded(two)} "


def without_site(title: str, site: str) -> str:
    """A title without the name of the site, or of a section and the site, at its end or beginning."""
    marks = list(_SEPARATOR.finditer(title))
    name = folded(site)
    for mark in marks:
        tail = folded(title[mark.end() :])
        if (
            name
            and (tail == name or tail.endswith(" " + name))
            and len(tail.split()) <= len(name.split()) + 3
        ):
            return title[: mark.start()].strip()
    if marks and name and folded(title[: marks[0].start()]) == name:
        return title[marks[0].end() :].strip()
    bars = [mark for mark in marks if "|" in mark[0]]
    if bars and bars[0].start() > len(title) / 3:
        return title[: bars[0].start()].strip()
    return title


def _author(root: etree._Element, metas: dict[str, str], facts: Stated) -> str:
    if facts.authors:
        return ", ".join(facts.authors)
    for name in _AUTHOR:
        if name in metas and "://" not in metas[name]:
            return _BY.sub("", metas[name], count=1) if _BY.match(metas[name]) else metas[name]
    shown = [name for element in root.iter() if _names_author(element) and (name := _name_in(element))]
    return ", ".join(dict.fromkeys(shown[:1]))


def _names_author(element: etree._Element) -> bool:
    if not element.attrib or element.tag in ("meta", "script", "link"):
        return False
    if element.get("itemprop") == "author" or "author" in element.get("rel", "").split():
        return True
    words = tokens_of(element)
    return " byline " in words or " author name " in words or " by author " in words


_NAME_ENDS: Final = re.compile(r"\s*(?:[|·•–—]|,\s|\d|\bpublished\b|\bupdated\b|\bon\b).*$", re.IGNORECASE)


def _name_in(element: etree._Element) -> str:
    inner = next((text_of(one) for one in element.iter() if one.get("itemprop") == "name"), "")
    text = inner or text_of(element)
    text = _NAME_ENDS.sub("", _BY.sub("", text, count=1) if _BY.match(text) else text)
    return text if 0 < len(text) <= 80 and len(text.split()) <= 8 else ""


def _published(root: etree._Element, metas: dict[str, str], facts: Stated) -> str:
    stated = (_iso(value) for value in (facts.published, *_listed(metas, _PUBLISHED), *_times(root)))
    return next(filter(None, stated), "")


def _listed(metas: dict[str, str], names: Iterable[str]) -> Iterator[str]:
    return (metas[name] for name in names if name in metas)


def _times(root: etree._Element) -> Iterator[str]:
    """Times that the page's elements state, those said to be of publishing first."""
    times = [one for one in root.iter("time", "abbr", "span", "div", "p", "relative-time") if one.attrib]
    for time in times:
        if time.get("itemprop") == "datePublished" or "pubdate" in time.attrib:
            yield time.get("datetime") or time.get("content") or text_of(time)
    for time in times:
        if time.tag == "time" and time.get("datetime"):
            yield time.get("datetime", "")


def _iso(value: str) -> str:
    """A day or time in ISO 8601; empty for what is none."""
    value = tidy(value)[:40]
    if re.match(r"\d{4}-\d{2}", value) or re.fullmatch(r"\d{8}(?:T.*)?", value):
        return _valid(value)
    if re.fullmatch(r"\d{4}[/.]\d{2}[/.]\d{2}", value):
        return _valid(re.sub(r"[/.]", "-", value))
    try:
        return parsedate_to_datetime(value).isoformat()
    except (ValueError, TypeError, IndexError, OverflowError):
        return ""


def _valid(value: str) -> str:
    try:
        read = datetime.fromisoformat(re.sub(r"([+-]\d\d)(\d\d)$", r"\1:\2", value.replace(" ", "T", 1)))
    except ValueError:
        return _valid(value[:10]) if len(value) > 10 else ""
    return read.date().isoformat() if len(value) <= 10 else read.isoformat()


def _language(root: etree._Element, metas: dict[str, str], facts: Stated) -> str:
    stated = [one.get("lang") or one.get("xml:lang") or "" for one in root.iter("html", "body", "article")]
    locale = metas.get("og:locale", "").replace("_", "-")
    for tag in (
        *stated,
        metas.get("content-language", ""),
        metas.get("language", ""),
        facts.language,
        locale,
    ):
        if re.fullmatch(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*", tag.strip()):
            return tag.strip()
    return ""
