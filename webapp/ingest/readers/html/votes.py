"""Which words of a page an extractor of articles holds for the article's: trafilatura, and the page's own
JSON-LD."""

from __future__ import annotations

import logging
from copy import deepcopy
from typing import Final

import trafilatura
from lxml import etree, html
from trafilatura.external import jt_stoplist_init

from webapp.ingest.markup.names import named
from webapp.ingest.readers.html.tree import leaves, text_of
from webapp.ingest.readers.html.words import shingles

ENOUGH: Final = 0.6
"""Share of a block's runs of words that stand in the votes, from which it is the article's."""

LARGEST: Final = 30_000
"""Elements of a page, above which every paragraph has a vote: the extractor's time grows with their
square."""

_WRITTEN: Final = named("p li dd td th blockquote h2 h3 h4")
"""Elements whose text has a vote then."""
_INLINE: Final = (
    "b", "strong", "i", "em", "u", "span", "font", "small", "big", "mark", "cite", "abbr", "time",
)  # fmt: skip

for _name in ("trafilatura", "htmldate", "courlan", "justext"):
    # What they log may hold words of the page.
    logging.getLogger(_name).setLevel(logging.CRITICAL + 1)

jt_stoplist_init()  # else the first short page has it opened, where no file can be opened any more


class Votes:
    """Runs of words that were voted for."""

    def __init__(self, page: etree._Element, stated: tuple[str, ...]) -> None:
        self._runs: set[int] = set()
        self._take(_extracted(page))
        self._take(stated)

    def _take(self, texts: tuple[str, ...]) -> None:
        for text in texts:
            self._runs.update(shingles(text))

    def hold(self, text: str) -> bool:
        """Whether most of a block's words are the article's."""
        runs = list(shingles(text))
        return sum(run in self._runs for run in runs) >= ENOUGH * len(runs)


def _extracted(page: etree._Element) -> tuple[str, ...]:
    plain = deepcopy(page)
    etree.strip_tags(plain, *_INLINE)
    if sum(1 for _ in plain.iter()) > LARGEST:
        return tuple(text_of(leaf.element) for leaf in leaves(plain) if leaf.element.tag in _WRITTEN)
    try:
        # Parsed again, pieces of text beside each other are one: the extractor takes a third of the time.
        plain = html.document_fromstring(etree.tostring(plain, method="html", encoding="unicode"))
        found = trafilatura.bare_extraction(plain, include_comments=False, include_tables=True)
    except (ValueError, TypeError, AttributeError, RecursionError, LookupError, etree.LxmlError):
        return ()
    if found is None or isinstance(found, dict):
        return ()
    return tuple(" ".join(element.itertext()) for element in found.body)
