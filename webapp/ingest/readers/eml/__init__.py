"""Mails as files (``.eml``, Apple's ``.emlx``): subject, sender, date and text."""

from __future__ import annotations

import re
from datetime import datetime
from email import message_from_bytes, policy
from email.errors import HeaderParseError
from email.header import decode_header
from email.message import Message
from email.utils import parseaddr, parsedate_to_datetime

from webapp.ingest.encodings import decode
from webapp.ingest.errors import IngestError
from webapp.ingest.markup import parts_of
from webapp.ingest.markup.trees import html_tree
from webapp.ingest.parts.tally import tallied, together
from webapp.ingest.parts.tidy import tidy
from webapp.ingest.readers.eml.parts import Texts, texts_of
from webapp.ingest.readers.eml.quotes import drop_quoted_tail, without_quoted_tail, without_signature
from webapp.ingest.readers.eml.text import text_of
from webapp.ingest.readers.text import letter_parts
from webapp.ingest.values import Document, LeftOut, Omitted, Part, Source
from webapp.words import say

_MULTIPART = re.compile(
    rb"^content-type:[ \t]*(?:\r?\n[ \t]+)?(?:multipart|message)/", re.IGNORECASE | re.MULTILINE
)
_MAILBOX = re.compile(rb"\n\r?\nFrom [^\n]+\n[A-Za-z-]+:")
_PREFIX = re.compile(r"^(?:(?:re|fwd?|aw|wg|tr|rv|vs|sv|antw|i|r|odp)(?:\[\d+\])?\s*:\s*)+", re.IGNORECASE)
_LONGEST = 2_000
"""Characters of a header that are read."""
_ATTACHED = 5
"""Mails within mails that are followed for a text."""


def read(source: Source) -> Document:
    """A mail. HTML gives its paragraphs, plain text stays to the letter; quoted earlier mails are left out.

    Raises:
        IngestError: it is encrypted, nested too deeply, or no single mail.
    """
    message = _opened(source)
    for _ in range(_ATTACHED):
        found = texts_of(message)
        if found.texts or not found.mails:
            break
        message = found.mails[0]  # passed on as an attachment, without a word
    return _document(message, found, source)


def _opened(source: Source) -> Message:
    content = source.content.lstrip(b"\xef\xbb\xbf\r\n\t ")
    if found := re.match(rb"(\d{1,12})[ \t]*\r?\n", content):  # Apple Mail writes the length before a mail
        content = content[found.end() : found.end() + int(found[1])]
    if content.startswith(b"From ") and _MAILBOX.search(content):
        raise IngestError(say("files.eml.mailbox"))
    if sum(1 for _ in _MULTIPART.finditer(content)) > source.bounds.nesting:
        raise IngestError(say("files.eml.parts"))
    return message_from_bytes(content, policy=policy.compat32)


def _document(message: Message, found: Texts, source: Source) -> Document:
    parts: list[Part] = []
    left_out: list[tuple[LeftOut, ...]] = []
    guessed = ""
    is_reply = "In-Reply-To" in message or "References" in message
    for one in found.texts:
        decoded = text_of(one, source)
        guessed = guessed or decoded.guess
        if one.get_content_type() in {"text/html", "application/xhtml+xml"}:
            more, omitted = _from_html(decoded.text, source)
        else:
            more, omitted = _from_plain(decoded.text, is_reply=is_reply)
        parts += more
        left_out.append(omitted)
    title = _PREFIX.sub("", _header(message, "Subject"))
    shown = sum(one.count for several in left_out for one in several if one.what is Omitted.PICTURE)
    found.counts[Omitted.PICTURE] -= shown  # a picture that the text shows is a part of the mail, too
    left_out.append(tallied(found.counts))
    return Document(
        parts=tuple(parts),
        title=title,
        author=_author(message),
        published=_day(message),
        encoding=guessed,
        left_out=together(*left_out),
    )


def _from_html(text: str, source: Source) -> tuple[tuple[Part, ...], tuple[LeftOut, ...]]:
    root = html_tree(text)
    quoted = drop_quoted_tail(root)
    found = parts_of(root, source.bounds)
    return found.parts, together(found.left_out, _quoted(quoted))


def _from_plain(text: str, *, is_reply: bool) -> tuple[tuple[Part, ...], tuple[LeftOut, ...]]:
    if text.lstrip().startswith("-----BEGIN PGP MESSAGE-----"):
        raise IngestError(say("files.encrypted"))
    text, quoted = without_quoted_tail(text, is_reply=is_reply)
    text, signed = without_signature(text)
    return (letter_parts(text) if text.strip() else ()), (*_quoted(quoted), *signed)


def _quoted(quoted: bool) -> tuple[LeftOut, ...]:  # noqa: FBT001
    return (LeftOut(Omitted.QUOTED_MAIL, 1),) if quoted else ()


def _header(message: Message, name: str) -> str:
    """A header, its encoded words decoded, on one line; empty where it is missing."""
    return _words(_raw(message, name))


def _raw(message: Message, name: str) -> str:
    """The first header of a name, as it is written; bytes beyond ASCII as lone surrogates."""
    for one, value in message.raw_items():
        if one.lower() == name.lower():
            return re.sub(r"\r?\n[ \t]?", " ", str(value)[:_LONGEST])
    return ""


def _words(raw: str) -> str:
    try:
        pieces = decode_header(raw)
    except (HeaderParseError, ValueError):
        return tidy(raw)
    return tidy("".join(_piece(piece, charset) for piece, charset in pieces))


def _piece(piece: bytes | str, charset: str | None) -> str:
    content = piece.encode("utf-8", "surrogateescape") if isinstance(piece, str) else piece
    if not content.strip():
        return " "
    try:
        return decode(
            Source(content, encoding="" if charset in (None, "unknown-8bit") else str(charset))
        ).text
    except IngestError:  # it names an encoding that does not exist
        return content.decode("utf-8", "replace")


def _author(message: Message) -> str:
    try:
        name, address = parseaddr(_raw(message, "From"))
    except RecursionError:  # remarks within remarks within remarks
        return ""
    if name:
        return _words(name)
    return tidy(address) if "@" in address else ""  # browsers that save pages as mails are no authors


def _day(message: Message) -> str:
    try:
        found: datetime = parsedate_to_datetime(_raw(message, "Date")[:100])
    except (ValueError, TypeError, IndexError, OverflowError):
        return ""
    return found.isoformat()
