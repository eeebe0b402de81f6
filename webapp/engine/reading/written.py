"""Tokens as they are written: words with their capitals, figures, and every mark between them.

``words`` folds case and drops punctuation; facts need both: a capital makes a name, a full stop a quotation's
end.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from typing import Final, NamedTuple

from webapp.engine.language import UNKNOWN
from webapp.engine.reading.tokens import ELISIONS, Lexeme, lexemes, parted

PART: Final = re.compile(
    r"""\d{1,3}  # 12 000  10’000  12 000,5
        (?:[ '’\u00a0\u202f\u2009]\d{3}){1,6}(?!\d|[ '’\u00a0\u202f\u2009]\d{3}(?!\d))(?:,\d{1,2}(?!\d))?
      | \d+(?:[.,:٫٬]\d+)*                             # 12,000  5.2  18:40
      | (?:[^\W\d_]\.){2,}                             # U.S.  p.m.
      | [^\W\d_]+(?:['’][^\W\d_]+)*                    # isn't  Israel's
      | \.{3} | [^\s]""",
    re.VERBOSE,
)
"""A part of what is written together: what a token may be."""
_MARK: Final = re.compile(r"\.{3}|\S")
_FOLD: Final = str.maketrans(
    {
        "’": "'",
        "‘": "'",
        "‚": "'",
        "“": '"',
        "”": '"',
        "„": '"',
        "–": "-",
        "—": "-",
        "‑": "-",
        "‐": "-",
        "−": "-",
    }
)


class Token(NamedTuple):
    """A word, a number or one punctuation mark."""

    text: str
    """As written."""
    low: str
    """Lower case, straight quotes and hyphens, without a possessive ending."""
    start: int
    """First character, in the article's text."""
    end: int
    """One past the last."""

    @property
    def is_word(self) -> bool:
        """It begins with a letter."""
        return self.low[:1].isalpha()

    @property
    def is_capital(self) -> bool:
        """It is a word that begins with a capital."""
        return self.text[:1].isupper()


def tokens(
    text: str,
    found: Sequence[Lexeme] | None = None,
    offset: int = 0,
    *,
    most: int | None = None,
    language: str = UNKNOWN,
) -> tuple[Token, ...]:
    """The tokens of ``text``, at most the first ``most``; ``offset`` is added to every place. ``found`` are
    the text's lexemes where they are known. ``language`` decides about elisions (*l'*). Linear."""
    whole = lexemes(text) if found is None else found
    spans = _spans(text, parted(text, whole, language) if language in ELISIONS else whole)
    result: list[Token] = []
    for start, end in spans:
        written = text[start:end]
        result.append(Token(written, fold_token(written), offset + start, offset + end))
        if len(result) == most:
            break
    return tuple(result)


def _spans(text: str, found: Iterable[Lexeme]) -> Iterator[tuple[int, int]]:
    """Most lexemes are plain words, which are tokens as they are; the others are cut into their parts."""
    at, size = 0, len(text)
    for _, start, end in found:
        if start > at + 1 or (start > at and not text[at].isspace()):
            yield from (mark.span() for mark in _MARK.finditer(text, at, start))
        at = max(at, start)
        if at == start and end > at and text[end - 1] in "'’":  # an elision
            yield at, end
            at = end
        if at == start and text[at:end].isalpha() and not (end < size and text[end].isalnum()):
            yield at, end
            at = end
        while at < end and (part := PART.match(text, at)):
            yield part.span()
            at = part.end()
    yield from (mark.span() for mark in _MARK.finditer(text, at))


@lru_cache(maxsize=1 << 14)
def fold_token(written: str) -> str:
    """Lower case with straight marks; ``Israel's`` gives ``israel``, ``U.S.`` gives ``us``."""
    low = sys.intern((written if written.isascii() else written.translate(_FOLD)).lower())
    if low.endswith("'s"):
        return low[:-2]
    if "." in low and low[0].isalpha():
        return low.replace(".", "")
    return low
