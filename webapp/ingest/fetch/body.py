"""The page in an answer, whole or not at all."""

from __future__ import annotations

import http.client
import zlib
from collections.abc import Iterator
from email.message import Message

from webapp.ingest.fetch.errors import FetchError
from webapp.words import say

PIECE = 65_536
"""Bytes read at a time."""

GZIP = frozenset({"gzip", "x-gzip"})

GZIP_BITS = zlib.MAX_WBITS + 16
"""That the format is gzip, and no other."""


def read_body(response: http.client.HTTPResponse, headers: Message, most: int) -> bytes:
    """The page, unpacked.

    Args:
        response: nothing of which has been read.
        headers: of the answer.
        most: bytes, after unpacking.

    Raises:
        FetchError: it is too large, empty, packed in a way that was not asked for, or not whole.
        OSError, http.client.HTTPException: the connection or its protocol broke.
    """
    length = headers.get("Content-Length", "").strip()
    promised = int(length) if length.isascii() and length.isdigit() and len(length) < 20 else 0
    if promised > most:
        raise _too_large(most)
    packing = headers.get("Content-Encoding", "").strip().lower()
    pieces = _pieces(response, 0 if "Transfer-Encoding" in headers else promised)
    if packing in GZIP:
        pieces = _unpacked(pieces)
    elif packing not in {"", "identity"}:
        raise FetchError(say("fetch.packing"))
    content = bytearray()
    for piece in pieces:
        content += piece
        if len(content) > most:
            raise _too_large(most)
    if not content.strip():
        raise FetchError(say("fetch.empty"))
    return bytes(content)


def _pieces(response: http.client.HTTPResponse, promised: int) -> Iterator[bytes]:
    count = 0
    while piece := response.read(PIECE):
        count += len(piece)
        yield piece
    if count < promised:
        raise http.client.IncompleteRead(b"", promised - count)


def _unpacked(pieces: Iterator[bytes]) -> Iterator[bytes]:
    """Unpacks gzip in pieces of bounded size, so that whoever takes them can stop; several members in a row
    are one file, and what follows the last is ignored."""
    member = zlib.decompressobj(GZIP_BITS)
    for piece in pieces:
        rest = piece
        while rest:
            if member.eof:
                if not rest.startswith(b"\x1f"):
                    return
                member = zlib.decompressobj(GZIP_BITS)
            try:
                yield member.decompress(rest, PIECE)
            except zlib.error as error:
                raise FetchError(say("fetch.unpacking")) from error
            rest = member.unconsumed_tail or member.unused_data
    if not member.eof:
        raise http.client.IncompleteRead(b"")


def _too_large(most: int) -> FetchError:
    return FetchError(say("fetch.too_large", megabytes=f"{most / 1_000_000:,.0f}"))
