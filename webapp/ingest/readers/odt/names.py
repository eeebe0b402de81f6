"""Names of OpenDocument, as lxml spells them."""

from __future__ import annotations

from typing import Final

OFFICE: Final = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
TEXT: Final = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
TABLE: Final = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
STYLE: Final = "{urn:oasis:names:tc:opendocument:xmlns:style:1.0}"
DRAW: Final = "{urn:oasis:names:tc:opendocument:xmlns:drawing:1.0}"
META: Final = "{urn:oasis:names:tc:opendocument:xmlns:meta:1.0}"
DC: Final = "{http://purl.org/dc/elements/1.1/}"
XML: Final = "{http://www.w3.org/XML/1998/namespace}"


def number_of(value: str | None, otherwise: int = 1, most: int = 1_000_000) -> int:
    """A count in an attribute, at most ``most``; ``otherwise`` where there is none or it is no number."""
    text = (value or "").strip()
    if not text.isascii() or not text.isdigit():
        return otherwise
    return min(int(text[:9]), most)
