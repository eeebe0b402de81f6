"""XML and HTML parsed with nothing fetched, no entity of the file's own and no document type loaded."""

from __future__ import annotations

from typing import Final

from lxml import etree

from webapp.ingest.errors import IngestError

NESTED: Final = "The file nests its elements too deeply to be read."
DECLARES: Final = "The file declares entities of its own and is not read."


class MalformedError(IngestError):
    """The XML is not well-formed."""

    def __init__(self) -> None:
        super().__init__("The file is damaged: its XML is malformed.")


def xml_tree(content: bytes) -> etree._Element:
    """The root of an XML document.

    Raises:
        IngestError: it is malformed, nested deeper than 255 elements, or declares entities.
    """
    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        dtd_validation=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        root = etree.fromstring(content, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise IngestError(NESTED) if "depth" in str(error) else MalformedError() from error
    declared = root.getroottree().docinfo.internalDTD
    if declared is not None and any(True for _ in declared.iterentities()):
        raise IngestError(DECLARES)
    return root


def html_tree(text: str) -> etree._Element:
    """The ``html`` element of a page, however malformed; an empty one for a page without an element."""
    parser = etree.HTMLParser(encoding="utf-8", no_network=True, huge_tree=True, remove_comments=True)
    content = text.replace("\0", "").encode("utf-8", "replace")
    try:
        root = etree.fromstring(content, parser)
    except (etree.XMLSyntaxError, ValueError):
        root = None
    return etree.Element("html") if root is None else root
