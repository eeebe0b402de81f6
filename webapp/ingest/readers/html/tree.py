"""The tree of a page, within bounds, with every text in a block of its own."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from lxml import etree, html

from webapp.ingest.bounds import Bounds
from webapp.ingest.errors import IngestError
from webapp.ingest.markup.names import BLOCKS, COUNTED, HEADINGS, IGNORED, has_text, named
from webapp.ingest.markup.walk import refuse_deep
from webapp.words import say

ATTRIBUTES: Final = 5_000
"""Of one element. The parser's time grows with their square."""
UNREAD: Final = frozenset(COUNTED) | IGNORED
"""Elements whose text is not the article's."""

_TAG: Final = re.compile(r"""<[a-zA-Z](?:"[^"]*+(?:"|\Z)|'[^']*+(?:'|\Z)|[^'">])*+""")
_QUOTED: Final = re.compile(r""""[^"]*"?|'[^']*'?""")
_LONG: Final = 2 * ATTRIBUTES
"""Characters of a tag below which it cannot hold that many attributes."""


def page_tree(text: str, bounds: Bounds) -> html.HtmlElement:
    """The ``html`` element of a page.

    Raises:
        IngestError: its elements are nested too deeply, or one has thousands of attributes.
    """
    if any(len(tag[0]) > _LONG and _attributes(tag[0]) > ATTRIBUTES for tag in _TAG.finditer(text)):
        raise IngestError(say("pages.attributes"))
    parser = html.HTMLParser(
        encoding="utf-8", no_network=True, huge_tree=True, remove_comments=True, remove_pis=True
    )
    try:
        root = html.document_fromstring(_characters(text).encode("utf-8", "replace"), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError):
        return html.HtmlElement("")
    refuse_deep(root, bounds.nesting)
    return root


def _attributes(tag: str) -> int:
    return len(_QUOTED.sub("", tag).split())


_CONTROLS: Final = re.compile("[\x00-\x08\x0b\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
"""lxml refuses to set them as text, though its parser lets them in by a reference such as ``&#1;``."""


def _characters(text: str) -> str:
    return _CONTROLS.sub("", text.replace("\f", " "))


def containers(root: etree._Element) -> set[etree._Element]:
    """Elements that hold a block, ``root`` among them."""
    return holders(root, *BLOCKS) | {root}


def holders(root: etree._Element, *names: str) -> set[etree._Element]:
    """Elements that hold one of these names."""
    found: set[etree._Element] = set()
    for element in root.iter(*names):
        parent = element.getparent()
        while element is not root and parent is not None and parent not in found:
            found.add(parent)
            parent = parent.getparent()
    return found


def wrap(root: etree._Element) -> None:
    """Put text that stands beside blocks into paragraphs of its own, so that blocks at the ends hold all
    text.

    Two line breaks in a row end a paragraph.
    """
    _part(root)
    holding = containers(root)
    for holder in list(root.iter()):
        if holder in holding and holder.tag not in ("html", "head", "table", "tr", "tbody", "thead", "tfoot"):
            _wrap(holder, holding)


def _part(root: etree._Element) -> None:
    """Make line breaks between paragraphs blocks without text, and what holds them a container."""
    for line in list(root.iter("br")):
        after = line.getnext()
        if after is None or after.tag != "br" or (line.tail or "").strip():
            continue
        line.tag = after.tag = "hr"
        parent = line.getparent()
        while parent is not root and (parent.tag not in BLOCKS or parent.tag in ("p", *HEADINGS)):
            if parent.tag in HEADINGS:
                break
            parent.tag = "div"
            parent = parent.getparent()


def _wrap(holder: etree._Element, holding: set[etree._Element]) -> None:
    run: etree._Element | None = None
    if holder.text and holder.text.strip():
        run = html.Element("p")
        run.text, holder.text = _characters(holder.text), None
        holder.insert(0, run)
    for child in list(holder)[0 if run is None else 1 :]:
        if child in holding or child.tag in BLOCKS or child.tag in UNREAD:
            run = None
            if child.tail and child.tail.strip():
                run = html.Element("p")
                run.text, child.tail = _characters(child.tail), None
                child.addnext(run)
        elif run is not None:
            run.append(child)
        elif (child.tail and child.tail.strip()) or has_text(child):
            run = html.Element("p")
            child.addprevious(run)
            run.append(child)


@dataclass(frozen=True, slots=True)
class Leaf:
    """A block that holds no other, and what it stands in."""

    element: etree._Element
    inside: frozenset[str]
    """Names of the lists, tables, quotes and figures around it, its own among them."""
    outer: etree._Element | None
    """The outermost list or table around it."""


_STRUCTURE: Final = named("ul ol dl li table td th blockquote figure aside")
_OUTER: Final = named("ul ol table")
_NOWHERE: Final[tuple[frozenset[str], etree._Element | None]] = (frozenset(), None)


def leaves(root: etree._Element) -> Iterator[Leaf]:
    """Blocks with text that hold no other block, in order; unread elements are passed over."""
    holding = containers(root)
    skipped = 0
    stack = [_NOWHERE]
    for event, element in etree.iterwalk(root, events=("start", "end")):
        begins = event == "start"
        if element.tag in _STRUCTURE:
            if begins:
                inside, outer = stack[-1]
                holds = outer is None and element.tag in _OUTER
                stack.append((inside | {element.tag}, element if holds else outer))
            else:
                stack.pop()
        if element.tag in UNREAD:
            skipped += 1 if begins else -1
        elif (
            begins and not skipped and element.tag in BLOCKS and element not in holding and has_text(element)
        ):
            yield Leaf(element, *stack[-1])


def totals(root: etree._Element, own: Mapping[etree._Element, int]) -> dict[etree._Element, int]:
    """Of each element, what it and all within it have of their own."""
    found: dict[etree._Element, int] = dict(own)
    for _, element in etree.iterwalk(root, events=("end",)):
        if element is not root and (value := found.get(element)):
            parent = element.getparent()
            found[parent] = found.get(parent, 0) + value
    return found


def weights_of(body: etree._Element) -> dict[etree._Element, int]:
    """Characters of text in each element, without links and lists of navigation."""
    weights: dict[etree._Element, int] = {}
    for _, element in etree.iterwalk(body, events=("end",)):
        own = weights.get(element, 0) + len((element.text or "").strip())
        if element.tag in ("a", "nav", "svg", "footer"):
            own = 0
        weights[element] = own
        if element is not body:
            parent = element.getparent()
            weights[parent] = weights.get(parent, 0) + own + len((element.tail or "").strip())
    return weights


def lengths_of(root: etree._Element) -> dict[etree._Element, int]:
    """Characters of all text in each element, without blanks at the ends of its pieces."""
    own = {}
    for element in root.iter():
        pieces = [element.text, *(child.tail for child in element)]
        own[element] = sum(len(piece.strip()) for piece in pieces if piece)
    return totals(root, own)


def text_of(element: etree._Element) -> str:
    """The element's text on one line, without that of unread elements."""
    pieces: list[str] = []
    skipped = 0
    for event, one in etree.iterwalk(element, events=("start", "end")):
        if event == "start":
            skipped += one.tag in UNREAD
            if not skipped:
                pieces.append(one.text or "")
                if one.tag == "br" or one.tag in BLOCKS:
                    pieces.append(" ")
        else:
            skipped -= one.tag in UNREAD
            if not skipped and one is not element:
                pieces.append(one.tail or "")
    return " ".join("".join(pieces).split())


def linked(element: etree._Element) -> int:
    """Characters of its text that are links."""
    return sum(len(text_of(link)) for link in element.iter("a"))


def drop(element: etree._Element) -> None:
    """Empty an element, so that nothing but the text behind it stays.

    It is not removed: its text would be joined to what stands before, again and again.
    """
    element.clear(keep_tail=True)
    element.tag = "hr" if element.tag in BLOCKS else "wbr"
