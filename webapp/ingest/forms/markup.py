"""Texts with a grammar, told by their beginning: pages, mails, other XML."""

from __future__ import annotations

import re

from webapp.ingest.errors import IngestError
from webapp.ingest.forms.unread import Advice, Kind, Unread
from webapp.ingest.values import Form
from webapp.words import say

_HTML_ROOT = re.compile(r"<(?:!doctype\s+html\b|(?:\w+:)?html[\s>]|head[\s>]|body[\s>])", re.IGNORECASE)
_BLOCK_TAG = re.compile(
    r"<(?:address|article|aside|base|blockquote|center|div|dl|figure|font|footer|form|frameset|h[1-6]|header|hr"
    r"|link|main|meta|nav|ol|p|pre|script|section|span|style|table|title|ul)(?:\s[^<>]*)?/?>",
    re.IGNORECASE,
)
_CLOSING_TAG = re.compile(r"</[a-z][a-z0-9]*\s*>", re.IGNORECASE)
_ROOT = re.compile(r"<([A-Za-z_][\w.-]*:)?([A-Za-z_][\w.-]*)")
_FLAT_ODF = re.compile(r"""office:mimetype\s*=\s*["']application/vnd\.oasis\.opendocument\.([\w-]+)""")

_FEED = Unread(Kind.FEED, "", Advice.FEED)
_WORD_XML = Unread(Kind.WORD_XML, "", Advice.DOCX)
_XML_ROOTS = {
    "svg": Unread(Kind.PICTURE, "SVG", Advice.TEXT),
    "rss": _FEED,
    "feed": _FEED,
    "RDF": _FEED,
    "wordDocument": _WORD_XML,
    "package": _WORD_XML,
    "plist": Unread(Kind.PROPERTY_LIST),
    "FictionBook": Unread(Kind.FICTION_BOOK, ".fb2", Advice.EPUB),
}
_HEADER = re.compile(r"([A-Za-z][A-Za-z0-9-]{1,60}):[ \t]?")
_TECHNICAL = frozenset(
    {
        "mime-version", "message-id", "received", "return-path", "delivered-to", "content-type",
        "dkim-signature", "x-mailer", "content-transfer-encoding", "envelope-to", "user-agent",
        "authentication-results",
        "in-reply-to", "references", "x-unsent", "x-uniform-type-identifier", "snapshot-content-location",
    }
)  # fmt: skip
"""Headers that programs write and people do not."""
_USUAL = frozenset({"from", "to", "subject", "date", "cc", "bcc", "reply-to", "sender"})
_ADDRESS = re.compile(r"^From:[^\n]*\S@\S", re.IGNORECASE | re.MULTILINE)


def markup_form(head: str) -> Form | None:
    """HTML, flat OpenDocument or mail,
    by the beginning of a text (some 64 KB of it); nothing for other text.

    Raises:
        IngestError: it is XML of a kind that is not read.
    """
    start = _content_start(head)
    if _HTML_ROOT.match(head, start):
        return Form.HTML
    if head.startswith("<", start):
        return _xml(head, start) if _says_xml(head) else _fragment(head, start)
    return Form.EML if _is_mail(head) else None


def _content_start(head: str) -> int:
    """Behind blanks, comments, processing instructions and a doctype that does not name HTML."""
    at = 0
    while True:
        at += len(head[at : at + 4096]) - len(head[at : at + 4096].lstrip("\ufeff \t\r\n\f\0"))
        if head.startswith("<!--", at):
            end, width = head.find("-->", at + 4), 3
        elif head.startswith("<?", at):
            end, width = head.find("?>", at + 2), 2
        else:
            return at
        if end < 0:
            return at
        at = end + width


def _says_xml(head: str) -> bool:
    return "<?xml" in head[:200] or "xmlns" in head[:4096]


def _xml(head: str, start: int) -> Form:
    if head.startswith("<!DOCTYPE", start):
        start = max(head.find(">", start), start) + 1
    root = _ROOT.search(head, start)
    name = root.group(2) if root else ""
    if name.lower() == "html":
        return Form.HTML
    if name == "document" and (flat := _FLAT_ODF.search(head, start)):
        if flat.group(1).startswith("text"):
            return Form.ODT
        raise IngestError(say("files.odt.not_text"))
    if _BLOCK_TAG.match(head, start):
        return Form.HTML
    raise _XML_ROOTS.get(name, Unread(Kind.XML, "", Advice.TEXT)).refusal


def _fragment(head: str, start: int) -> Form | None:
    """HTML without a head: it begins with an element that only HTML has, and closes some."""
    return Form.HTML if _BLOCK_TAG.match(head, start) and _CLOSING_TAG.search(head, start) else None


def _is_mail(head: str) -> bool:
    """Whether a text begins with the headers of a mail. A memo that only says from whom and to whom is a
    text: a mail has an address or headers that programs alone write."""
    names = _header_names(head)
    usual = names & _USUAL
    if names & _TECHNICAL:
        return bool(usual) or len(names & _TECHNICAL) > 1
    return "from" in usual and len(usual) > 1 and _ADDRESS.search(head[:8192]) is not None


def _header_names(head: str) -> set[str]:
    lines = head.lstrip("\ufeff\r\n\t ").splitlines()
    if lines and (lines[0].startswith("From ") or lines[0].strip().isdigit()):
        del lines[0]  # of a mailbox, and of Apple Mail's files
    names: set[str] = set()
    for line in lines:
        if not line.strip():
            return names
        if line[0] in " \t" and names:
            continue
        header = _HEADER.match(line)
        if not header:
            return set()
        names.add(header.group(1).lower())
    return names
