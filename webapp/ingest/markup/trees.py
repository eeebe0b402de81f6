"""XML and HTML parsed with nothing fetched, no entity of the file's own and no document type loaded."""

from __future__ import annotations

from lxml import etree

from webapp.ingest.errors import IngestError
from webapp.words import say


class MalformedError(IngestError):
    """The XML is not well-formed."""

    def __init__(self) -> None:
        super().__init__(say("files.malformed"))


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
        raise IngestError(say("files.nested")) if "depth" in str(error) else MalformedError() from error
    declared = root.getroottree().docinfo.internalDTD
    if declared is not None and any(True for _ in declared.iterentities()):
        raise IngestError(say("files.entities"))
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
