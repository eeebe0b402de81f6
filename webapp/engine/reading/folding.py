"""Fold away what a reader does not see as a difference: case, spaces, quotes, dashes, ligatures, points.

Unicode's NFKC would also turn ``5²`` into ``52`` and ``1½`` into ``11⁄2``, which changes what is said; so
text is composed (NFC) and only the compatibility characters that are mere typography are replaced.
"""

from __future__ import annotations

import re
import unicodedata
from typing import Final

from webapp.engine.reading.remembered import Remembered

_TYPOGRAPHY = (
    (0x0132, 0x0133),  # ĳ
    (0xFB00, 0xFB06),  # Latin ligatures
    (0xFB13, 0xFB17),  # Armenian ligatures
    (0xFB50, 0xFDF9),  # Arabic presentation forms
    (0xFE70, 0xFEFC),
    (0xFF01, 0xFF60),  # full width
    (0xFF61, 0xFF9F),  # half width
    (0xFFE0, 0xFFE6),
)
"""Ranges whose compatibility forms are another way of setting the same characters."""

_DOUBLE = "“”„‟«»″❝❞〝〞「」『』＂"
_SINGLE = "‘’‚‛‹›′ʼʻ`´＇"
_DASHES = "‐‑‒–—―−﹘﹣－⸺⸻"
_INVISIBLE = "\u00ad\u200b\u200c\u200e\u200f\u2060\u2061\u2062\u2063\u2064\ufeff\u061c" + "".join(
    chr(code)
    for low, high in ((0x202A, 0x202E), (0x2066, 0x2069), (0xFE00, 0xFE0F))
    for code in range(low, high + 1)
)
"""Soft hyphens, zero-width marks, direction marks, variation selectors. Not the joiner of emoji."""
_OPTIONAL = "".join(
    chr(code)
    for low, high in (
        (0x0591, 0x05BD),  # Hebrew accents and points
        (0x05BF, 0x05BF),
        (0x05C1, 0x05C2),
        (0x05C4, 0x05C5),
        (0x05C7, 0x05C7),
        (0x0610, 0x061A),  # Arabic honorifics and Koranic marks
        (0x0640, 0x0640),  # the stretch of a line
        (0x064B, 0x0652),  # vowels, doubling
        (0x0656, 0x065F),
        (0x0670, 0x0670),
        (0x06D6, 0x06DC),
        (0x06DF, 0x06E4),
        (0x06E7, 0x06E8),
        (0x06EA, 0x06ED),
    )
    for code in range(low, high + 1)
)
"""Marks that one writer of Hebrew or Arabic sets and the next leaves to the reader. Not hamza and madda,
which make another letter."""


def _table() -> dict[int, str]:
    table = {
        code: unicodedata.normalize("NFKC", chr(code))
        for low, high in _TYPOGRAPHY
        for code in range(low, high + 1)
    }
    table |= dict.fromkeys(map(ord, _DOUBLE), '"')
    table |= dict.fromkeys(map(ord, _SINGLE), "'")
    table |= dict.fromkeys(map(ord, _DASHES), "-")
    table |= dict.fromkeys(map(ord, _INVISIBLE + _OPTIONAL), "")
    return table | {ord("…"): "...", ord("œ"): "oe", ord("Œ"): "OE"}


_TABLE = _table()
_DASH = re.compile(r" ?-(?: ?-)* ?")
_SPACES = re.compile(r"\s+")
_OPENED = re.compile(r'(?<![^\s(\["\'-])(["\'(\[]) ')
_CLOSED = re.compile(r""" (?=[.,;:!?)\]]|["'](?![\w]))""")


_SENTENCE: Final = 24
"""Characters from which what a text folds to is remembered: looking it up costs more for a word."""
_FOLDED: Final = Remembered[str, str](400_000)
"""As many characters as two pairs of 15,000 words a side have."""


def fold(text: str) -> str:
    """``text`` without differences of case, white space, quotation marks, dashes and ligatures.

    Space is also dropped beside dashes, before closing punctuation and inside quotation marks, where
    typographic traditions differ. Two sentences are *identical* when their foldings are equal.
    Never raises; linear time. The result has no offsets into ``text``: fold word by word for those.
    """
    if len(text) < _SENTENCE:
        return _fold(text)
    return _FOLDED.of(text, len(text), lambda: _fold(text))


def _fold(text: str) -> str:
    folded = fold_characters(text)
    folded = _DASH.sub("-", _SPACES.sub(" ", folded))
    folded = _CLOSED.sub("", _OPENED.sub(r"\1", folded))
    return folded.strip()


def fold_characters(text: str) -> str:
    """``text`` with single characters folded (case, quotes, dashes, ligatures), spaces left alone."""
    return unify(text).casefold()


def unify(text: str) -> str:
    """``text`` with typographic variants of a character set as one, case and spaces left alone."""
    if not text.isascii():
        text = unicodedata.normalize("NFC", text).translate(_TABLE)
    return text.replace("`", "'").replace("''", '"')
