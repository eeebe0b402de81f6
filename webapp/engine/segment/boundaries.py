"""Where sentencex (Wikimedia, MIT, Rust) begins a sentence, asked so that no text makes it fail: a second
opinion on stops in languages whose abbreviations are not in ``ends.tsv``.

It takes no lone surrogates, as no Rust string does, and ends a paragraph at line ends, which here are soft.
After a single capital it counts one byte a white space (``Vitamin C\\u00a0. It helps.``), so that any wider
white space before the stop makes it panic. All of these are replaced one for one, so offsets stay.
"""

from __future__ import annotations

import re
from typing import Final

import sentencex

_UNSAFE: Final = re.compile(r"[\ud800-\udfff\x00]")
_SPACE: Final = re.compile(r"[^\S\t ]")
_CLOSING = "[\"'”’»)\\]」』]*+"
_PLAIN_END: Final = re.compile(
    rf"(?<![.?!…])[.?!…]++{_CLOSING}\s++|(?<![。！？।։؟۔])[。！？।։؟۔]++{_CLOSING}\s*+"
)
PIECE: Final = 20_000
"""Characters given to sentencex at once, longer than any paragraph of prose: in scripts of several bytes a
character its time grows with the square of the length."""
_PANIC: Final = "PanicException"
"""Rust code that gives up raises this; it is no ``Exception`` and cannot be imported."""


def boundaries(text: str, language: str) -> list[int]:
    """The places where sentences of ``text`` begin, rising, each from 0. Never raises: where sentencex gives
    up, every sentence-ending mark ends a sentence. A text longer than ``PIECE`` is taken in pieces, each from
    the last sentence of the one before; where a piece holds the end of none it is taken twice as long."""
    replaced = _SPACE.sub(" ", _UNSAFE.sub("\ufffd", text))
    found: list[int] = []
    start, size = 0, PIECE
    while start + size < len(replaced):
        cuts = _asked(replaced[start : start + size], language)
        if len(cuts) > 1:
            found += (start + cut for cut in cuts[:-1])
            start, size = start + cuts[-1], PIECE
        else:
            size *= 2
    return found + [start + cut for cut in _asked(replaced[start:], language)]


def _asked(text: str, language: str) -> list[int]:
    try:
        return [int(found["start_index"]) for found in sentencex.get_sentence_boundaries(language, text)]
    except BaseException as failure:
        if type(failure).__name__ != _PANIC:
            raise
        return _plainly(text)


def _plainly(text: str) -> list[int]:
    ends = (found.end() for found in _PLAIN_END.finditer(text))
    return [0, *(end for end in ends if end < len(text))]
