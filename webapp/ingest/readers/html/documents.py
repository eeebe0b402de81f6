"""Whether a file in HTML is a document that was written or converted, and no page of a site."""

from __future__ import annotations

import re
from typing import Final

from lxml import etree

from webapp.ingest.markup.names import named
from webapp.ingest.readers.html.names import COMMENTS, DROPPED, LINKS
from webapp.ingest.readers.html.words import tokens_of

_SITE: Final = named("aside form button input iframe select textarea dialog footer")
"""Elements that only sites have."""
_PROGRAMS: Final = re.compile(
    r"libreoffice|openoffice|pandoc|microsoft word|word\.document|abiword|asciidoctor|docutils"
    r"|markdown|texinfo|tex4ht"
    r"|latex|calibre|google docs|scrivener|typora|quarto|rmarkdown|mammoth|writer2",
    re.IGNORECASE,
)
"""Programs that write documents, as their files name them."""
BESIDE: Final = 3
"""Addresses without a site's name that a document may link to."""
LINKED: Final = 0.4
"""Share of the text that is links, from which it is a page that leads elsewhere."""


def is_document(root: etree._Element) -> bool:
    """It has nothing of a site: no navigation beside its own contents, no form, no social card.

    What a program that writes documents calls its own is one too.
    """
    metas = [
        (meta.get("name") or meta.get("property") or "", meta.get("content", ""))
        for meta in root.iter("meta")
    ]
    if any(name.lower() in ("generator", "progid") and _PROGRAMS.search(content) for name, content in metas):
        return True
    if any(name.lower().startswith(("og:", "article:", "twitter:")) for name, _ in metas):
        return False
    return not any(_is_of_site(element) for element in root.iter()) and not _leads_elsewhere(root)


def _leads_elsewhere(root: etree._Element) -> bool:
    """Much of it is links, or it is one of several pages beside each other."""
    links = [link for link in root.iter("a") if not link.get("href", "#").startswith("#")]
    beside = {href for link in links if not re.match(r"[a-z][a-z0-9+.-]*:|//", href := link.get("href", ""))}
    whole = sum(len(text) for text in root.itertext())
    return len(beside) > BESIDE or sum(len("".join(link.itertext())) for link in links) > LINKED * whole


def _is_of_site(element: etree._Element) -> bool:
    tag = element.tag
    if tag == "nav":
        return " toc " not in tokens_of(element)
    if tag == "link":
        return element.get("rel", "").lower() in ("canonical", "amphtml", "shortlink", "alternate")
    if tag == "script":
        return "ld+json" in element.get("type", "")
    if tag in _SITE or (tag == "a" and element.get("href", "").lower().startswith("javascript:")):
        return True
    if tag not in ("div", "ul", "table", "td") or not element.attrib:
        return False
    tokens = tokens_of(element)
    return " toc " not in tokens and any(names.search(tokens) for names in (COMMENTS, DROPPED, LINKS))
