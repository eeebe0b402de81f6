"""What surrounds an article on its page, told by the names of elements, and taken out of the tree.

Names are weak evidence: ``class="has-sidebar share-ready"`` may stand on the whole page, and a site may call
each of its paragraphs ``ad-free``. So nothing goes whose kind holds more than a share of the page's text,
and nothing that holds the page's own heading.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import Final

from lxml import etree

from webapp.ingest.markup.names import is_hidden, named
from webapp.ingest.readers.html import names
from webapp.ingest.readers.html.tree import drop, holders, weights_of
from webapp.ingest.readers.html.words import folded, tokens_of
from webapp.ingest.values import Omitted

SHARE: Final = 0.35
"""Of the page's text beside links: a kind of element that holds more is not taken for furniture by its
name."""
MOST: Final = 0.85
"""The same of readers' comments and of what lies over the page, which may be longer than the article."""
CARD: Final = 400
"""Characters beside links, up to which an element with a linked heading announces another article."""
PASSAGE: Final = 80
"""Characters from which something hidden is worth telling."""
FEWEST: Final = 8
"""Words of a section of comments that is not empty."""
_ENTRIES: Final = named("comment kommentar commentaire comentario commento")
_AMP_TEXT: Final = named("amp-accordion amp-fit-text amp-bind-macro amp-layout")
_SECTIONS: Final = named("div section ol ul li article aside details p h2 h3 h4 form")
_PLAIN: Final = named(
    "blockquote h2 h3 table tr td th tbody thead sup figure img picture figcaption time",
)
"""Elements that are not dropped for their names alone."""


@dataclass(slots=True)
class Taken:
    """What was taken out of a page."""

    places: list[tuple[etree._Element, Omitted]] = field(default_factory=list)
    """What was, and the element it stood in."""
    comments: int = 0
    """Readers' comments."""
    boxes: list[etree._Element] = field(default_factory=list)
    """Elements that boxes with facts stood in."""


def take_out(body: etree._Element, title: str, *, forum: bool) -> Taken:
    """Take everything out of a page that its names call something else than an article.

    Lists of links stay in the tree as ``nav`` and captions as ``figcaption``, of which no text is read.
    """
    _unread(body)
    cleaning = _Cleaning(body, forum=forum)
    cleaning.overlays()
    cleaning.weigh()
    cleaning.furniture()
    cleaning.weigh()
    cleaning.cards(folded(title))
    return cleaning.taken


def _unread(body: etree._Element) -> None:
    for element in list(body.iter()):
        if element.tag == "amp-img":
            element.tag = "img"
        elif (
            element.tag in names.UNREAD
            or "placeholder" in element.attrib
            or (str(element.tag).startswith("amp-") and element.tag not in _AMP_TEXT)
        ):
            drop(element)
    for drawing in list(body.iter("svg")):
        figure = next(drawing.iterancestors("figure"), None)
        if figure is None or next(figure.iter("img"), None) is not None:
            drop(drawing)  # an icon
    for element in list(body.iter("sup")):
        text = "".join(element.itertext()).strip()
        if (
            text[:1] == "["
            and text[-1:] == "]"
            and next(element.iter("a"), None) is not None
            and len(text) > 6
        ):
            drop(element)  # an editor's remark, as [citation needed]


class _Cleaning:
    """A page while it is cleaned."""

    def __init__(self, body: etree._Element, *, forum: bool) -> None:
        self.taken = Taken()
        self._body = body
        self._forum = forum
        self._weights: dict[etree._Element, int] = {}
        self._kinds: Counter[str] = Counter()
        self._total = 1
        self._titled = holders(body, "h1")
        self._linked = holders(body, "a")
        self._pictured = holders(body, "img")

    def weigh(self) -> None:
        """Learn how much text each element holds, and each class of elements together."""
        self._weights = weights_of(self._body)
        self._total = max(1, self._weights.get(self._body, 1))
        self._kinds.clear()
        for element, weight in self._weights.items():
            if classes := element.get("class"):
                self._kinds[f"{element.tag} {classes}"] += weight

    def _share(self, element: etree._Element) -> float:
        return self._weights.get(element, 0) / self._total

    def _share_of_kind(self, element: etree._Element) -> float:
        kind = self._kinds[f"{element.tag} {element.get('class', '')}"]
        return max(kind, self._weights.get(element, 0)) / self._total

    def overlays(self) -> None:
        """Drop what lies over the page, and show what it hid."""
        for element in list(self._body.iter("div", "section", "aside", "form")):
            is_overlay = names.OVERLAYS.search(tokens_of(element)) or element.get("aria-modal") == "true"
            if (
                is_overlay
                and element not in self._titled
                and next(element.iter("article", "main"), None) is None
            ):
                drop(element)

    def furniture(self) -> None:
        """Judge each element that stands in none that is gone."""
        gone: set[etree._Element] = set()
        for element in list(self._body.iter()):
            if element is self._body:
                continue
            parent = element.getparent()
            if parent is None or parent in gone or self._goes(element):
                gone.add(element)

    def _goes(self, element: etree._Element) -> bool:
        if is_hidden(element):
            return self._hidden(element)
        tokens = tokens_of(element)
        if element.tag in ("h1", "main") or (element.tag == "article" and not names.COMMENTS.search(tokens)):
            return False
        if element in self._titled:
            return False
        if (
            element.tag in _SECTIONS
            and not self._forum
            and names.COMMENTS.search(tokens)
            and self._share(element) < MOST
        ):
            self.taken.comments += _entries(element)
            drop(element)
            return True
        return self._share_of_kind(element) < SHARE and self._named(element, tokens)

    def _named(self, element: etree._Element, tokens: str) -> bool:
        parent = element.getparent()
        linked = element in self._linked
        if names.CAPTIONS.search(tokens) and element.tag not in ("caption", "table", "cite", "figure"):
            element.tag = "figcaption"
        elif names.GALLERIES.search(tokens) and element in self._pictured:
            self.taken.places += [(parent, Omitted.PICTURE) for _ in element.iter("img")]
            drop(element)
        elif names.BOXES.search(tokens):
            self.taken.boxes.append(parent)
            drop(element)
        elif linked and names.LINKS.search(tokens) and element.tag not in ("a", "span", "sup", "cite"):
            element.tag = "nav"
        elif names.PULLED.search(tokens) or _is_furniture(element, tokens):
            if (
                element.tag == "aside"
                and not linked
                and not names.PULLED.search(tokens)
                and self._weights[element] > PASSAGE
            ):
                self.taken.boxes.append(parent)
            drop(element)
        else:
            return False
        return True

    def _hidden(self, element: etree._Element) -> bool:
        if self._share(element) > 1 / 2:  # a page that an overlay hid
            for name in ("hidden", "aria-hidden", "style"):
                element.attrib.pop(name, None)
            return False
        if self._weights.get(element, 0) > PASSAGE:
            self.taken.places.append((element.getparent(), Omitted.HIDDEN))
        drop(element)
        return True

    def cards(self, title: str) -> None:
        """Tell announcements of other articles: short, and their heading is a link."""
        for heading in list(self._body.iter("h2", "h3", "h4", "h5")):
            if _leads_away(heading) and folded("".join(heading.itertext())) != title:
                card = _card(heading, self._body)
                if self._weights.get(card, 0) <= CARD and card not in self._titled:
                    card.tag = "nav"


def _is_furniture(element: etree._Element, tokens: str) -> bool:
    if element.tag in ("footer", "aside", "form", "nav"):
        return not any(one.tag == "blockquote" for one in element.iterancestors())
    if element.tag == "header":
        return " banner " in tokens or next(element.iter("nav", "form"), None) is not None
    return element.tag not in _PLAIN and names.DROPPED.search(tokens) is not None


def _leads_away(heading: etree._Element) -> bool:
    """All of a heading is a link to another page."""
    text = "".join(heading.itertext()).strip()
    outer = next((one for one in heading.iterancestors("a")), None)
    links = [outer] if outer is not None else list(heading.iter("a"))
    away = [link for link in links if not link.get("href", "#").startswith(("#", "javascript:"))]
    shown = text if outer is not None else "".join("".join(link.itertext()) for link in away).strip()
    return bool(text) and bool(away) and len(shown) >= 0.9 * len(text)


def _card(heading: etree._Element, body: etree._Element) -> etree._Element:
    """The element that a heading heads."""
    around = next(heading.iterancestors("li", "article", "section", "div", "blockquote", "td"), body)
    return heading if around is body else around


def _entries(element: etree._Element) -> int:
    """How many comments stand in a section of them."""
    inside: set[etree._Element] = set()
    count = 0
    for one in element.iter("li", "article", "div", "section"):
        if one.getparent() in inside:
            inside.add(one)
        elif one.tag in ("li", "article") or _ENTRIES.intersection(one.get("class", "").lower().split()):
            inside.add(one)
            count += 1
    return count or int(len("".join(element.itertext()).split()) >= FEWEST)
