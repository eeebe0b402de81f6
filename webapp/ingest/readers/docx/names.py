"""Names in the XML of Word: of its two dialects, the transitional and the strict one, alike."""

from __future__ import annotations

from functools import lru_cache
from typing import Final

from lxml import etree

_WORD: Final = (
    "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "http://purl.oclc.org/ooxml/wordprocessingml/main",
)
_PREFIXES: Final = {
    **dict.fromkeys(_WORD, "w"),
    "http://schemas.openxmlformats.org/officeDocument/2006/math": "m",
    "http://purl.oclc.org/ooxml/officeDocument/math": "m",
    "http://schemas.openxmlformats.org/markup-compatibility/2006": "mc",
    "http://schemas.openxmlformats.org/drawingml/2006/picture": "pic",
    "http://purl.oclc.org/ooxml/drawingml/picture": "pic",
    "http://schemas.openxmlformats.org/drawingml/2006/chart": "c",
    "http://purl.oclc.org/ooxml/drawingml/chart": "c",
    "http://schemas.openxmlformats.org/drawingml/2006/diagram": "dgm",
    "http://purl.oclc.org/ooxml/drawingml/diagram": "dgm",
    "urn:schemas-microsoft-com:vml": "v",
}


@lru_cache(maxsize=2_000)
def _short(tag: str) -> str:
    namespace, _, local = tag.rpartition("}")
    return f"{_PREFIXES.get(namespace[1:], '?')}:{local}"


def short(element: etree._Element) -> str:
    """``w:p`` and so on; the prefix is ``?`` where nothing is known of the namespace."""
    return _short(str(element.tag))


def attribute(element: etree._Element, name: str) -> str | None:
    """An attribute of Word's own namespace, or of none."""
    for namespace in _WORD:
        if (found := element.get(f"{{{namespace}}}{name}")) is not None:
            return str(found)
    found = element.get(name)
    return None if found is None else str(found)


def child(element: etree._Element | None, *path: str) -> etree._Element | None:
    """The first child of a name, then that one's first child of the next name, and so on."""
    for name in path:
        if element is None:
            return None
        element = next((found for found in element if short(found) == name), None)
    return element


def value(element: etree._Element | None, *path: str) -> str | None:
    """The attribute ``val`` of a descendant, None where either is missing."""
    found = child(element, *path)
    return None if found is None else attribute(found, "val")


def number(text: str | None) -> int | None:
    """A whole number of at most six digits, else None."""
    text = (text or "").strip()
    return int(text) if text.lstrip("-").isdecimal() and text.isascii() and len(text) < 7 else None


def switched(element: etree._Element | None, name: str) -> bool | None:
    """Whether a property is switched on or off; None where nothing is said."""
    found = child(element, name)
    return None if found is None else attribute(found, "val") not in ("0", "false", "off", "none")
