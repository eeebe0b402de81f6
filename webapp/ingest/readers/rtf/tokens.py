"""The grammar of RTF: groups, control words, control symbols, bytes of text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final, NamedTuple

_TOKEN: Final = re.compile(
    rb"\\(?:([A-Za-z]{1,32})(-?[0-9]{1,10})?[ ]?|'([0-9A-Fa-f]{2})|([^A-Za-z]))|([{}])"
    rb"|([^\\{}\r\n\0]+)|[\r\n\0]+|\\",
    re.DOTALL,
)


class Token(NamedTuple):
    """A piece of an RTF file; one of its fields is set."""

    word: str = ""
    """A control word or symbol, without its backslash."""
    number: int | None = None
    """What stands behind a control word."""
    brace: str = ""
    """The beginning or end of a group."""
    text: bytes = b""
    """Bytes of text."""


_BEGIN: Final = Token(brace="{")
_END: Final = Token(brace="}")
_BYTES: Final = tuple(Token(text=bytes([number])) for number in range(256))
"""Bytes of text that are written in hexadecimal."""


def tokens(content: bytes) -> Iterator[Token]:
    """The pieces of an RTF file. The bytes behind ``\\bin`` are jumped over, at most to the end."""
    at = 0
    while at < len(content):
        for found in _TOKEN.finditer(content, at):
            word, number, pair, symbol, brace, text = found.groups()
            if word == b"bin":
                at = found.end() + max(int(number or 0), 0)
                break
            if text:
                yield Token("", None, "", text)
            elif word:
                yield Token(word.decode("ascii"), None if number is None else int(number))
            elif brace:
                yield _BEGIN if brace == b"{" else _END
            elif pair:
                yield _BYTES[int(pair, 16)]
            elif symbol:
                yield Token(symbol.decode("latin-1"))
        else:
            return
