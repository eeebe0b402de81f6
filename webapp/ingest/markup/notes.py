"""Footnotes in HTML: marks in the text that point to them, and the notes themselves."""

from __future__ import annotations

import re
from itertools import islice
from typing import Final

from lxml import etree

from webapp.engine.model import Block
from webapp.ingest.markup.names import name_of, named
from webapp.ingest.values import Part

_ROLES: Final = named(
    """
    doc-noteref doc-backlink noteref backlink referrer
    """
)
_CLASSES: Final = named(
    """
    footnote-ref footnote-back footnote-backref footnoteref reversefootnote noteref note-ref
    """
)
_NOTES: Final = named(
    """
    doc-endnotes doc-footnote doc-footnotes doc-endnote footnotes footnote endnotes endnote rearnotes
    rearnote
    """
)
_SIGN: Final = re.compile(
    r"[\[(]?(?:[0-9]{1,4}|[a-zA-Z]|[ivxlc]{1,7})[\])]?[.:]?|[*†‡§¶‖#^↩↑⤴\ufe0e\ufe0f\[\]]{1,6}"
)
_NOTE_NAME: Final = re.compile(
    r"(?:\A|[^a-z])_?(?:fn|ftn|edn|note|footnote|endnote|cite_|rearnote|n[0-9])", re.IGNORECASE
)


def _words(element: etree._Element, *names: str) -> set[str]:
    found: set[str] = set()
    for name, value in element.attrib.items():
        if str(name).rpartition("}")[2] in names:
            found.update(value.lower().split())
    return found


def is_notes(element: etree._Element) -> bool:
    """Notes stand in it, as it says itself."""
    return bool(element.attrib) and not _NOTES.isdisjoint(_words(element, "role", "type", "class"))


def target_of(element: etree._Element) -> str:
    """The place in a document that a link points to, empty for none."""
    address = element.get("href", "")
    return address.partition("#")[2] if "#" in address else ""


def mark_link(element: etree._Element) -> etree._Element | None:
    """The link in an ``a`` or ``sup`` that is nothing but the mark of a note, or the way back from one."""
    link = element if name_of(element) == "a" else _only_link(element)
    if link is None:
        return None
    if _says_mark(link) or _says_mark(element):
        return link
    target = target_of(link)
    if not target:
        return None
    sign = "".join("".join(islice(element.itertext(), 16)).split())[:16]
    if not _SIGN.fullmatch(sign):
        return None
    is_raised = name_of(element) == "sup" or any(name_of(child) == "sup" for child in islice(element, 2))
    return link if is_raised or not sign.isalnum() or _NOTE_NAME.search(target) else None


def _says_mark(element: etree._Element) -> bool:
    return bool(element.attrib) and not (
        _ROLES.isdisjoint(_words(element, "role", "type")) and _CLASSES.isdisjoint(_words(element, "class"))
    )


def _only_link(element: etree._Element) -> etree._Element | None:
    """The link that is all of an element, at most a span around it."""
    for _ in range(3):
        children = list(islice(element, 2))
        if (
            len(children) != 1
            or (element.text or "").strip(" []()")
            or (children[0].tail or "").strip(" []()")
        ):
            return None
        element = children[0]
        if isinstance(element.tag, str) and name_of(element) == "a":
            return element
    return None


class Notes:
    """The notes of a document while it is read: marks that were dropped say where notes will stand."""

    def __init__(self) -> None:
        self.parts: list[Part] = []
        """What they say, in order."""
        self._targets: set[str | None] = set()
        self._marks: set[str | None] = set()
        self._roots: list[etree._Element] = []
        self._is_note = False

    @property
    def is_open(self) -> bool:
        """The text that comes is a note's."""
        return bool(self._roots) or self._is_note

    def drops(self, element: etree._Element, *, begins: bool) -> bool:
        """An ``a`` or ``sup`` is a mark, or leads from a note back to its mark. ``begins``: the paragraph
        begins with it, as that of a note may."""
        if target_of(element) in self._marks:
            return True
        link = mark_link(element)
        if link is None:
            return False
        names = {found.get(key) for found in (element, link) for key in ("id", "name")}
        if begins and not self._targets.isdisjoint(names):
            self._is_note = True
        elif not self._roots:
            self._targets.add(target_of(link) or "#")  # no element has that name
            self._marks |= names - {None}
        return True

    def begin(self, element: etree._Element) -> None:
        """A block begins that may hold notes."""
        if is_notes(element) or element.get("id") in self._targets:
            self._roots.append(element)

    def end(self, element: etree._Element) -> None:
        """An element ends."""
        if self._roots and self._roots[-1] is element:
            self._roots.pop()

    def take(self, texts: list[str]) -> None:
        """Add paragraphs of a note."""
        self.parts += [Part(Block.PROSE, text) for text in texts]
        self._is_note = False
