"""HTML: the article of a page, or all of a document."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

from lxml import etree

from webapp.engine.model import Block
from webapp.ingest.encodings import decode
from webapp.ingest.errors import IngestError
from webapp.ingest.markup import Found, parts_of
from webapp.ingest.parts.tally import tallied, together
from webapp.ingest.parts.titles import split_title
from webapp.ingest.readers.html.article import Chosen, choose, prune
from webapp.ingest.readers.html.documents import is_document
from webapp.ingest.readers.html.furniture import Taken, take_out
from webapp.ingest.readers.html.live import stamp
from webapp.ingest.readers.html.metadata import Metadata, metadata
from webapp.ingest.readers.html.refining import author_shown, refine
from webapp.ingest.readers.html.structured import FORUMS, Stated, stated
from webapp.ingest.readers.html.tree import page_tree, wrap
from webapp.ingest.readers.html.votes import Votes
from webapp.ingest.readers.html.walls import SHORT, Wall, instead, look, wall
from webapp.ingest.readers.html.words import folded, words
from webapp.ingest.values import Document, LeftOut, Omitted, Part, Source
from webapp.words import say

LONGER = 1.5
"""The text in a page's data is taken instead of the text shown if it is so many times as long."""
LEAST = 60
"""Words that the text in a page's data must have for that."""


def read(source: Source) -> Document:
    """The article of a page; of a document that is no page of a site, all of it.

    Raises:
        IngestError: the page holds no article, or only the beginning of one; the sentence says why.
    """
    decoded = decode(source)
    root = page_tree(decoded.text, source.bounds)
    document = _whole(root, source) if is_document(root) else _article(root, source)
    return replace(document, encoding=decoded.guess)


def _whole(root: etree._Element, source: Source) -> Document:
    """All of a document."""
    meta = metadata(root, Stated())
    seen = look(root, Stated())
    found = parts_of(root, source.bounds)
    title, parts = split_title(found.parts)
    if not title and meta.title and parts and folded(parts[0].text) == folded(meta.title):
        title, parts = parts[0].text, parts[1:]
    text = " ".join(part.text for part in parts)
    if reason := instead(seen, text) if parts else wall(seen, Stated(), ""):
        raise IngestError(reason.sentence)
    return _document(parts, meta, found.left_out, title=title or meta.title)


def _article(root: etree._Element, source: Source) -> Document:
    """The article of a page."""
    facts = stated(root)
    meta = metadata(root, facts)
    seen = look(root, facts)
    body = root.find("body")
    if body is None:
        raise IngestError(Wall.EMPTY.sentence)
    stamp(body, live="LiveBlogPosting" in facts.kinds)
    taken = take_out(body, meta.title, forum=not FORUMS.isdisjoint(facts.kinds))
    votes = Votes(root, facts.body)
    wrap(body)
    chosen = choose(body, votes, meta)
    refine(chosen, meta)
    author = meta.author or author_shown(chosen.blocks)
    found, shown = _read(chosen, source)
    parts, left_out = _fuller(found, facts), together(found.left_out, _left_out(taken, shown))
    if reason := wall(seen, facts, "\n".join(part.text for part in parts)):
        raise IngestError(reason.sentence)
    is_short = len(words(" ".join(part.text for part in parts))) < SHORT
    told = (
        (say("ingest.note.box"), any(place in shown for place in taken.boxes)),
        (say("ingest.note.subscribers"), facts.restricted and is_short),
    )
    notes = tuple(note for note, holds in told if holds)
    return _document(parts, replace(meta, author=author), left_out, title=meta.title, notes=notes)


def _read(chosen: Chosen, source: Source) -> tuple[Found, set[etree._Element]]:
    """The article's parts, and the elements that they stand in."""
    if chosen.root is None:
        return Found(()), set()
    whole = prune(chosen, chosen.root)
    return parts_of(whole, source.bounds), set(whole.iter())


def _fuller(found: Found, facts: Stated) -> tuple[Part, ...]:
    """The parts shown, or the text in the page's data where a script would show more of it."""
    shown, told = len(words(" ".join(part.text for part in found.parts))), len(words(" ".join(facts.body)))
    if told >= LEAST and told > LONGER * shown:
        return tuple(Part(Block.PROSE, text) for text in facts.body)
    return found.parts


def _left_out(taken: Taken, shown: set[etree._Element]) -> tuple[LeftOut, ...]:
    counts = Counter(what for place, what in taken.places if place in shown)
    counts[Omitted.READER_COMMENT] += taken.comments
    return tallied(counts)


def _document(
    parts: tuple[Part, ...],
    meta: Metadata,
    left_out: tuple[LeftOut, ...],
    *,
    title: str,
    notes: tuple[str, ...] = (),
) -> Document:
    return Document(
        parts,
        title=title,
        author=meta.author,
        published=meta.published,
        site=meta.site,
        language=meta.language,
        left_out=left_out,
        notes=notes,
    )
