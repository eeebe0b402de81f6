"""Any Python text in any database.

Articles may hold null bytes and lone surrogates, which neither PostgreSQL's TEXT nor UTF-8 takes. Texts are
therefore kept as bytes: UTF-8, lone surrogates passed through. Decoding gives the same characters back.
"""

from __future__ import annotations

import hashlib

from sqlalchemy import Dialect, LargeBinary
from sqlalchemy.types import TypeDecorator


class AnyText(TypeDecorator[str]):
    """A text column that takes every string Python can hold."""

    impl = LargeBinary
    cache_ok = True

    def process_bind_param(self, value: str | None, dialect: Dialect) -> bytes | None:
        """To bytes."""
        return None if value is None else encode(value)

    def process_result_value(self, value: bytes | None, dialect: Dialect) -> str | None:
        """To text."""
        return None if value is None else value.decode("utf-8", "surrogatepass")


def encode(text: str) -> bytes:
    """The bytes a text is kept as."""
    return text.encode("utf-8", "surrogatepass")


def content_hash(text: str) -> str:
    """Names a text by its content: SHA-256 of its bytes, 64 hexadecimal digits."""
    return hashlib.sha256(encode(text)).hexdigest()
