"""The text of one part of a mail: its encoding, and lines that flow."""

from __future__ import annotations

import re
from email.message import Message
from typing import Final

from webapp.ingest.encodings import Decoded, decode
from webapp.ingest.errors import IngestError
from webapp.ingest.values import Source

_META: Final = re.compile(rb"<meta[^>]{0,200}charset\s*=\s*[\"']?([\w.:-]+)", re.IGNORECASE)
_QUOTE: Final = re.compile(r"^>*")


def text_of(part: Message, source: Source) -> Decoded:
    """The text of a part: by the encoding the user gave, by the one it states, else found out."""
    content = part.get_payload(decode=True)
    if not isinstance(content, bytes) or not content.strip():
        return Decoded("", "", guessed=False)
    decoded = _decoded(content, _stated(part, content), source)
    text = decoded.text.replace("\r\n", "\n").replace("\r", "\n")
    if str(part.get_param("format", "")).lower() == "flowed":
        text = flowed(text, joins_words=str(part.get_param("delsp", "")).lower() == "yes")
    return Decoded(text, decoded.encoding, decoded.guessed, decoded.replaced)


def _stated(part: Message, content: bytes) -> str:
    if stated := part.get_content_charset():
        return stated
    found = _META.search(content[:4096]) if part.get_content_type() == "text/html" else None
    return found[1].decode("ascii", "replace") if found else ""


def _decoded(content: bytes, stated: str, source: Source) -> Decoded:
    if source.encoding:
        return decode(Source(content, encoding=source.encoding))
    if stated and stated not in {"us-ascii", "ascii", "unknown-8bit", "x-unknown", "default"}:
        try:
            found = decode(Source(content, encoding=stated))
        except IngestError:  # it names an encoding that does not exist
            return decode(Source(content))
        if not found.replaced:
            return found
    return decode(Source(content))


def flowed(text: str, *, joins_words: bool) -> str:
    """Lines that end in a blank go on in the next one of the same depth of quoting (RFC 3676)."""
    found: list[str] = []
    depth_before, goes_on = -1, False
    for line in text.split("\n"):
        depth = len(_QUOTE.match(line)[0])  # type: ignore[index]
        words = line[depth:].removeprefix(" ")
        if goes_on and depth == depth_before and words != "-- ":
            found[-1] = (found[-1][:-1] if joins_words else found[-1]) + words
        else:
            found.append("> " * bool(depth) + words if depth < 2 else ">" * depth + " " + words)
        depth_before, goes_on = depth, words.endswith(" ") and words != "-- "
    return "\n".join(found)
