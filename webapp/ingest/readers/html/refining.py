"""Takes blocks out of an article that are not its text: pointers, bylines, pulled quotes, notes on the
author."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

from lxml import etree

from webapp.ingest.markup.names import HEADINGS, named
from webapp.ingest.readers.html.article import LINKED, PROSE, Block, Chosen, label_of
from webapp.ingest.readers.html.metadata import Metadata
from webapp.ingest.readers.html.words import folded, shingles

_BYLINE: Final = 14
"""Words of the longest byline."""
_DATELINE: Final = 10
"""Words of the longest line with a date that is none of the text."""
_SENTENCE: Final = 12
"""Words of a closed line from which the text has begun."""
REPEATED: Final = 0.8
"""Share of a quote's runs of words that stand in the text, from which it only repeats it."""
_POINTS: Final = named(
    """
    read-more sharing advertisement sign-up follow listen comments navigation copyright cookies credit
    """
)
WHOLE: Final = 0.8
"""Share of a block's text that is nearly all of it."""
_SMALL: Final = named("1 -1 -2 -3")
"""Sizes of small print in old pages."""
_DATE: Final = re.compile(r"\d{4}|\d{1,2}[:.h]\d{2}")
_ENDS: Final = '.!?…。！？؟。”"»'


def refine(chosen: Chosen, meta: Metadata) -> None:
    """Take out of the kept blocks those that only stand in the article."""
    _stamps(chosen)
    _title(chosen, meta)
    _pointers(chosen.kept)
    _labels(chosen.kept, meta)
    _lists(chosen.kept)
    _repeated(chosen.kept)
    _bio(chosen.kept, meta)
    _headings(chosen)


def _stamps(chosen: Chosen) -> None:
    """A post's time stands where the post does."""
    following: Block | None = None
    inside = set(chosen.root.iter()) if chosen.root is not None else set()
    for block in reversed(chosen.blocks):
        if block.is_stamp:
            block.kept = following is not None and block.element in inside
            following = None
        elif block.kept:
            following = block


def _title(chosen: Chosen, meta: Metadata) -> None:
    """The title, repetitions of it in headings, and what stands above it."""
    title = folded(meta.title)
    if not title:
        return
    for at, block in enumerate(chosen.blocks):
        if block.words > len(title.split()) + 1:
            continue
        text = folded(block.text)
        if block.element.tag in HEADINGS and text.endswith(title):
            block.kept = False
            if text == title:
                for above in chosen.blocks[:at]:
                    above.kept = above.kept and above.words >= PROSE and _is_closed(above.text)
        elif text == title:
            block.kept = False


def _is_closed(text: str) -> bool:
    return text.endswith(tuple(_ENDS))


def _labels(kept: list[Block], meta: Metadata) -> None:
    """Bylines and dates between the title and the text, and after it."""
    names = [folded(name) for name in meta.author.split(", ") if name]
    for block in kept:
        if block.is_stamp or not block.kept:
            continue
        if block.words >= _SENTENCE and _is_closed(block.text):
            break
        if block.words <= _BYLINE and not _is_closed(block.text) and _is_label(block, names):
            block.kept = False
    for block in reversed(kept):
        named = label_of(block) in ("byline", *_POINTS) or _ADDRESS.fullmatch(block.text) is not None
        if block.is_stamp or (block.kept and not named):
            break
        block.kept = False


def _is_label(block: Block, names: list[str]) -> bool:
    if label_of(block) == "byline" or any(name in folded(block.text) for name in names):
        return True
    return (
        block.element.tag in ("p", "div", "span")
        and block.words <= _DATELINE
        and _DATE.search(block.text) is not None
    )


def _pointers(kept: list[Block]) -> None:
    for block in kept:
        named = label_of(block) in _POINTS or _CALL.fullmatch(block.text) is not None
        if (named and block.element.tag not in ("td", "th")) or _points(block):
            block.kept = False


_CALL: Final = re.compile(
    r"(?:copyright|©|\(c\))\s.{0,80}"
    r"|(?:follow us|sign up|subscribe|get the app|get our|download (?:the|our)|join (?:us|our)|like us)\b"
    r".{0,120}\b(?:newsletters?|app|ios|android|twitter|facebook|instagram|whatsapp|telegram|youtube|inbox)\b"
    r".{0,60}",
    re.IGNORECASE,
)
"""Sentences that ask a reader to do something with the site."""
_ADDRESS: Final = re.compile(r"(?:\S+ ){0,6}https?://\S+")
"""Where a page is to be found."""


def _points(block: Block) -> bool:
    """Nothing but a link, or a label and a link."""
    if block.element.tag != "p" or not block.inside.isdisjoint(("table", "li", "blockquote")):
        return False
    label = block.text.partition(":")[0] if ":" in block.text[:40] else ""
    bare = len(block.text.strip("()[] ")) - len(label) - 2
    return (
        block.words >= 3
        and block.linked > 0
        and block.linked * len(block.text) >= LINKED * (bare if label else len(block.text))
    )


def _lists(kept: list[Block]) -> None:
    """Lists that hold nothing but links."""
    lists: dict[etree._Element, list[Block]] = {}
    for block in kept:
        if block.outer is not None and "table" not in block.inside:
            lists.setdefault(block.outer, []).append(block)
    for blocks in lists.values():
        length = sum(len(block.text) for block in blocks)
        if sum(block.linked * len(block.text) for block in blocks) >= LINKED * length:
            for block in blocks:
                block.kept = False


def _repeated(kept: list[Block]) -> None:
    """Quotes that repeat a sentence of the text, and blocks that stand there twice."""
    quotes = {block for block in kept if not block.inside.isdisjoint(("blockquote", "aside", "figure"))}
    text = {run for block in kept if block not in quotes for run in shingles(block.text)} if quotes else set()
    for block in quotes:
        runs = list(shingles(block.text))
        if block.words >= 5 and sum(run in text for run in runs) >= REPEATED * len(runs):
            block.kept = False
    seen: set[str] = set()
    for block in kept:
        if block.words >= PROSE and block.kept and "table" not in block.inside:
            key = folded(block.text)
            block.kept = key not in seen
            seen.add(key)


def _bio(kept: list[Block], meta: Metadata) -> None:
    """Who the author is, at the end and in italics; and small print there."""
    names = [folded(name) for name in meta.author.split(", ") if len(name.split()) > 1]
    for block in [one for one in kept if one.kept][-3:]:
        begins = any(folded(block.text).startswith(name) for name in names)
        if (begins and _share(block, "em", "i") >= WHOLE) or _is_small_print(block):
            block.kept = False


def _share(block: Block, *names: str) -> float:
    """Share of a block's text that stands in elements of these names."""
    return sum(len("".join(one.itertext())) for one in block.element.iter(*names)) / max(1, len(block.text))


def _is_small_print(block: Block) -> bool:
    around = block.element.getparent()
    is_small = around is not None and (around.tag == "small" or around.get("size") in _SMALL)
    fonts = [one for one in block.element.iter("font") if one.get("size") in _SMALL]
    told = sum(len("".join(one.itertext())) for one in fonts)
    return is_small or _share(block, "small") >= WHOLE or told >= WHOLE * len(block.text)


def _headings(chosen: Chosen) -> None:
    """Headings of what was left out."""
    filled = 7
    between = False
    is_last = True
    for block in reversed(chosen.blocks):
        level = HEADINGS.get(str(block.element.tag), 0)
        if not block.kept:
            between = between or not level
        elif not level:
            filled, between, is_last = 7, False, False
        else:
            if is_last or (filled <= level and between):
                block.kept = False
                continue
            filled, between = level, False


_NAMED: Final = re.compile(r"(?:by|von|par|por|di|door)\s+((?:[^\W\d_][\w.’'-]*\s?){2,5})", re.IGNORECASE)


def author_shown(blocks: Iterable[Block]) -> str:
    """The name in the first byline that stands among a page's blocks."""
    for block in blocks:
        if block.words > _BYLINE or block.kept:
            continue
        line = next((text for text in block.element.itertext() if text.strip()), "")
        if (found := _NAMED.fullmatch(" ".join(line.split()))) and found[1][0].isupper():
            return found[1].strip()
    return ""
