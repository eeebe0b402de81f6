"""Which blocks of a page are its article.

The votes say what is surely the article's. They are given for words and lose what stands between: a heading,
a list, a table, a short answer. So a block that was passed over stays where its neighbours in the same
container were voted for.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Final

from lxml import etree

from webapp.engine.segment.boilerplate import rule_for
from webapp.ingest.markup.names import HEADINGS, named
from webapp.ingest.readers.html.live import STAMP
from webapp.ingest.readers.html.metadata import Metadata
from webapp.ingest.readers.html.names import DECKS
from webapp.ingest.readers.html.tree import drop, leaves, linked, text_of, totals
from webapp.ingest.readers.html.votes import Votes
from webapp.ingest.readers.html.words import folded, tokens_of, words

PROSE: Final = 8
"""Words from which a block may be a sentence."""
LINKED: Final = 0.8
"""Share of a block's or list's text that is links, from which it only points elsewhere."""
HELD: Final = 0.92
"""Share of all voted text that the article's element holds at least."""
_CLOSED: Final = named("li ul ol dl dd dt blockquote thead tfoot th")
"""Elements that are never a whole article."""
_LISTED: Final = named("ul ol dl table blockquote")
_STRUCTURE: Final = named("li ul ol dl dd dt table tbody thead tfoot tr td th blockquote")


@dataclass(slots=True, eq=False)
class Block:
    """A block of a page."""

    element: etree._Element
    text: str
    words: int
    linked: float
    """Share of its text that is links."""
    voted: bool
    inside: frozenset[str] = frozenset()
    """Names of the lists, tables, quotes and figures around it."""
    outer: etree._Element | None = None
    """The outermost list or table around it."""
    kept: bool = False
    is_deck: bool = False
    """It stands above the text and tells what the article says."""
    group: etree._Element | None = None
    """The container whose neighbour it is."""

    @property
    def is_stamp(self) -> bool:
        """The time of a live blog's post."""
        return STAMP in self.element.attrib

    @property
    def is_strong(self) -> bool:
        """A sentence or more that was voted for."""
        is_long = self.words >= PROSE and self.element.tag not in HEADINGS
        return self.voted and is_long and self.linked < LINKED


@dataclass(slots=True)
class Chosen:
    """The blocks of a page and the element of its article."""

    blocks: list[Block] = field(default_factory=list)
    """All, in order."""
    root: etree._Element | None = None
    """None where nothing was voted for."""

    @property
    def kept(self) -> list[Block]:
        """Those of the article."""
        return [block for block in self.blocks if block.kept]


def choose(body: etree._Element, votes: Votes, meta: Metadata) -> Chosen:
    """The article's blocks, told from all others."""
    blocks = _blocks(body, votes)
    stamps = [at for at, block in enumerate(blocks) if block.is_stamp]
    root = _root(body, blocks, live=bool(stamps))
    if root is None:
        return Chosen(blocks)
    _group(body, blocks)
    inside = set(root.iter())
    strong = [at for at, block in enumerate(blocks) if block.element in inside and block.is_strong]
    if not strong:
        return Chosen(blocks)
    groups = {blocks[at].group for at in strong}
    first, last = strong[0], strong[-1]
    if stamps:
        first, last = min(first, stamps[0]), len(blocks)
    for at, block in enumerate(blocks):
        if block.element in inside:
            near = bool(stamps) or block.group in groups
            block.kept = block.voted or (near and _fits(block, at, first, last))
        if at <= first and _is_deck(block, blocks[at - 1] if at else None, meta):
            block.kept = block.is_deck = True
    return Chosen(blocks, root)


def _blocks(body: etree._Element, votes: Votes) -> list[Block]:
    blocks = []
    lists: dict[etree._Element, list[Block]] = {}
    for leaf in leaves(body):
        text = text_of(leaf.element)
        share = linked(leaf.element) / max(1, len(text))
        block = Block(leaf.element, text, len(words(text)), share, votes.hold(text), leaf.inside, leaf.outer)
        blocks.append(block)
        if leaf.outer is not None:
            lists.setdefault(leaf.outer, []).append(block)
    for together in lists.values():
        length = sum(len(block.text) for block in together)
        share = sum(block.linked * len(block.text) for block in together) / max(1, length)
        for block in together:
            block.linked = share
    return blocks


def _root(body: etree._Element, blocks: list[Block], *, live: bool) -> etree._Element | None:
    """The innermost element that holds nearly all of the voted text, or of a live blog's times."""
    own = {
        block.element: len(block.text) for block in blocks if (block.is_stamp if live else block.is_strong)
    }
    weights = totals(body, own)
    total = weights.get(body, 0)
    if not total:
        return None
    root = body
    while (inner := next((one for one in root if weights.get(one, 0) >= HELD * total), None)) is not None:
        if inner.tag in _CLOSED:
            break
        root = inner
    return root


def _group(body: etree._Element, blocks: list[Block]) -> None:
    """Find the container of each block: around it, and the list, table or quote it stands in, something else
    stands."""
    counts = totals(body, {block.element: 1 for block in blocks})
    known: dict[etree._Element, etree._Element] = {}
    for block in blocks:
        element, way = block.element, []
        while (parent := element.getparent()) is not body and parent is not None and element not in known:
            if parent.tag not in _STRUCTURE and counts[parent] > counts[element]:
                break
            way.append(element)
            element = parent
        block.group = known.get(element, parent)
        known.update(dict.fromkeys((*way, element), block.group))


DECK: Final = 60
"""Words of the longest deck."""
_SHORTEST_DECK: Final = 4
"""Words; what is shorter is the name of a section."""
_HALF: Final = 0.5
"""Share of a block's text that is links, from which it has to be voted for."""
_TIME: Final = re.compile(r"\d{1,2}[:.h]\d{2}|\b(?:19|20)\d{2}\b")
LABEL: Final = 25
"""Words of the longest line that may be page furniture by its words alone."""


def label_of(block: Block) -> str | None:
    """The rule by which a block's words are page furniture, None for all else."""
    return rule_for(block.text.strip("()[] ")) if block.words <= LABEL else None


def _fits(block: Block, at: int, first: int, last: int) -> bool:
    if block.linked >= _HALF or label_of(block) is not None:
        return False
    return first < at < last or (at > last and not block.inside.isdisjoint(_LISTED))


def _is_deck(block: Block, before: Block | None, meta: Metadata) -> bool:
    """It stands above the text and tells what the article says: it is named so, or follows on the title."""
    if block.words < _SHORTEST_DECK or block.linked > _HALF or block.is_stamp:
        return False
    text = folded(block.text)
    if meta.description and text == folded(meta.description):
        return True
    parent = block.element.getparent()
    names = f"{tokens_of(block.element)} {tokens_of(parent) if parent is not None else ''}"
    if not DECKS.isdisjoint(names.split()):
        return True
    follows = before is not None and before.element.tag == "h1" and folded(before.text) == folded(meta.title)
    author = folded(meta.author.partition(",")[0])
    return (
        follows
        and PROSE <= block.words <= DECK
        and label_of(block) is None
        and not (author and author in text)
        and _TIME.search(block.text) is None
    )


def prune(chosen: Chosen, root: etree._Element) -> etree._Element:
    """A tree of nothing but the article's blocks; ``root`` is the element that holds them."""
    inside = set(root.iter())
    whole = etree.Element("div")
    for block in chosen.blocks:
        if block.is_deck and block.element.tag in HEADINGS:
            block.element.tag = "p"
        if block.kept and block.element not in inside:
            block.element.tail = None
            whole.append(block.element)
        elif not block.kept and block.element in inside:
            drop(block.element)
    root.tail = None
    whole.append(root)
    return whole
