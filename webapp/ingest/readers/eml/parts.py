"""Which parts of a mail are its text, and what the others are."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from email.message import Message
from typing import Final

from webapp.ingest.errors import IngestError
from webapp.ingest.values import Omitted
from webapp.words import say

_READ: Final = frozenset({"text/plain", "text/html", "text/enriched", "application/xhtml+xml"})
_SIGNATURES: Final = frozenset(
    {"application/pgp-signature", "application/pkcs7-signature", "application/x-pkcs7-signature"}
)
_ENVELOPES: Final = frozenset({"application/pkcs7-mime", "application/x-pkcs7-mime"})


@dataclass(slots=True)
class Texts:
    """What a mail holds."""

    texts: list[Message] = field(default_factory=list)
    """Plain or HTML, in order; of alternatives the last that is read."""
    mails: list[Message] = field(default_factory=list)
    """Mails that are attached to it."""
    counts: Counter[Omitted] = field(default_factory=Counter)


def texts_of(message: Message) -> Texts:
    """The parts of a mail, walked without recursion.

    Raises:
        IngestError: it is encrypted.
    """
    found = Texts()
    todo: list[Message] = [message]
    while todo:
        part = todo.pop()
        kind = part.get_content_type()
        if kind == "multipart/encrypted" or kind in _ENVELOPES:
            raise IngestError(say("files.encrypted"))
        if kind == "message/rfc822":
            found.mails += _children(part)
            found.counts[Omitted.ATTACHMENT] += 1
        elif part.is_multipart():
            todo += reversed(_chosen(part, kind))
        else:
            _single(part, kind, found)
    return found


def _payload(part: Message) -> object:
    """What a part holds, not decoded; None where the library stumbles over the encoding it names."""
    try:
        return part.get_payload()
    except ValueError:
        return None


def _children(part: Message) -> list[Message]:
    payload = _payload(part)
    return [one for one in payload if isinstance(one, Message)] if isinstance(payload, list) else []


def _chosen(part: Message, kind: str) -> list[Message]:
    """The parts of a multipart that are looked at: of alternatives the last that holds a text."""
    children = _children(part)
    if kind == "multipart/alternative":
        readable = [one for one in children if _readable(one)]
        return readable[-1:] or children[:1]
    return children


def _readable(part: Message) -> bool:
    kind = part.get_content_type()
    if part.is_multipart():
        return kind in {"multipart/related", "multipart/mixed", "multipart/alternative"}
    payload = _payload(part)
    return kind in _READ and isinstance(payload, str) and bool(payload.strip())


def _single(part: Message, kind: str, found: Texts) -> None:
    disposition = str(part.get("Content-Disposition", "")).strip().lower()
    attached = disposition.startswith("attachment")
    if kind in _READ and not attached and not (part.get_filename() and found.texts):
        found.texts.append(part)
    elif kind.startswith("image/") and not attached:
        found.counts[Omitted.PICTURE] += 1
    elif kind not in _SIGNATURES:
        found.counts[Omitted.ATTACHMENT] += 1
