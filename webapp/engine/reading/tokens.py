"""Words with offsets, in any script.

- ``long-term`` gives two words, so that it meets ``long term``; ``5.2``, ``12,000`` and ``10:30`` give one.
- ``don't`` is one word; a possessive stands apart: ``Biden``, ``'s``. French and Italian elisions stand
  apart as well: ``l'``, ``homme``.
- ``U.S.`` is one word, spelt as in ``US``.
- Chinese, Japanese, Thai, Lao, Khmer and Burmese set no spaces between words. A dictionary segmenter weighs
  20 MB and more and errs on names, so these scripts give overlapping pairs of characters, the usual unit of
  retrieval in them: pairs agree where words agree, whatever the cut.
"""

from __future__ import annotations

import re
import sys
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import chain, pairwise
from typing import NamedTuple

from webapp.engine.language import writes
from webapp.engine.reading.folding import fold_characters

_UNSPACED = (
    "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff"  # Thai, Lao, Burmese, Khmer
    "\u3005-\u3007\u3040-\u30ff\u31f0-\u31ff\uff66-\uff9f"  # kana
    "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"  # Han
)
"""Character ranges of scripts without spaces between words, for ``[…]`` of a pattern."""

_APOSTROPHE = "'’ʼ＇"


_MARK_BLOCKS = ((0x300, 0x3100), (0xA660, 0xAC00), (0xFB00, 0xFE30), (0x101FD, 0x11FFF), (0x16A00, 0x1EC00))
"""Where combining marks stand; between lie Han, Hangul and private use."""


def _marks() -> str:
    """Combining marks as pattern ranges: ``\\w`` leaves them out, yet Hindi vowels are such marks."""
    ranges: list[list[int]] = []
    for code in chain(*(range(low, high) for low, high in _MARK_BLOCKS)):
        if unicodedata.category(chr(code))[0] == "M":
            if ranges and ranges[-1][1] == code - 1:
                ranges[-1][1] = code
            else:
                ranges.append([code, code])
    return "".join(f"{chr(low)}-{chr(high)}" for low, high in ranges)


_MARK = f"[{_marks()}\u00ad\u200c\u200d\u2060]"  # and the invisible characters that stand inside words
_LETTER = rf"[^\W\d_{_UNSPACED}]"
_RUN = rf"[^\W_{_UNSPACED}]+(?:{_MARK}+[^\W_{_UNSPACED}]*)*"
_WORD = re.compile(
    rf"({_LETTER}(?:\.{_LETTER})+(?![^\W_])\.?)"
    rf"|((?:[{_UNSPACED}]{_MARK}*)+)"
    rf"|({_RUN}(?:(?:[{_APOSTROPHE}]|(?<=\d)[.,:](?=\d)){_RUN})*)"
)
_DOTTED, _RUN_ON, _PLAIN = 1, 2, 3
"""The groups of ``_WORD``: an abbreviation, a run of a script without spaces, any other word."""
_UNIT = re.compile(rf"[{_UNSPACED}]{_MARK}*")
_SIGN = re.compile(
    r"([.\-'`])\1+|[^\s!-\u218f]++(?:\u200d[^\s!-\u218f]++)*+|(?!\s)[!-\u218f]"  # a family is one sign
)
ELISIONS = {
    "fr": re.compile(rf"(?:[cdjlmnst]|(?:jus|lors|puis|quoi|quel)?qu|presqu)[{_APOSTROPHE}]", re.IGNORECASE),
    "ca": re.compile(rf"[dlmnst][{_APOSTROPHE}]", re.IGNORECASE),
    "it": re.compile(rf"[^\W\d_]{{1,6}}[{_APOSTROPHE}]", re.IGNORECASE),
}


class Word(NamedTuple):
    """One word of a text. A plain tuple, since a long article makes tens of thousands of them."""

    text: str
    """Folded: case, quotes, ligatures."""
    start: int
    """Its first character in the text that was given."""
    end: int
    """One past its last character."""


class Lexeme(NamedTuple):
    """What is written together: a word with what is joined to it, a figure, a run without spaces."""

    kind: int
    """``_DOTTED``, ``_RUN_ON`` or ``_PLAIN``."""
    start: int
    """Its first character."""
    end: int
    """One past its last character."""


def lexemes(text: str) -> tuple[Lexeme, ...]:
    """What is written together in ``text``, in order: the one pass that all else is read from. Linear."""
    return tuple(Lexeme(match.lastindex or _PLAIN, *match.span()) for match in _WORD.finditer(text))


def words(text: str, language: str = "und", found: Sequence[Lexeme] | None = None) -> tuple[Word, ...]:
    """The words of ``text`` in order, folded, with code point offsets into ``text``.

    Words do not overlap, but for scripts without spaces, whose character pairs do (``end`` of one reaches
    one character into the next). ``language`` (ISO 639-1) decides about possessives and elisions only.
    ``found`` are the text's lexemes where they are known.
    """
    told: list[Word] = []
    append = told.append
    for kind, start, end in parted(text, lexemes(text) if found is None else found, language):
        if kind == _PLAIN:
            append(Word(_folded(text[start:end]), start, end))
        elif kind == _RUN_ON:
            told.extend(_pairs(text[start:end], start))
        else:
            append(Word(_abbreviation(text[start:end]), start, end))
    return tuple(told)


def atoms(
    text: str, language: str = "und", found: Sequence[Lexeme] | None = None
) -> Iterator[tuple[int, int]]:
    """Where the smallest units stand that a reader takes for one: words as above, single characters of
    scripts without spaces, single signs, equal dots, dashes and quotes in a row. In order, without overlap;
    between them stands only white space."""
    at = 0
    for kind, start, end in parted(text, lexemes(text) if found is None else found, language):
        if start > at + 1 or not text[at:start].isspace():
            yield from (sign.span() for sign in _SIGN.finditer(text, at, start))
        if kind == _RUN_ON:
            yield from (unit.span() for unit in _UNIT.finditer(text, start, end))
        else:
            yield start, end
        at = end
    yield from (sign.span() for sign in _SIGN.finditer(text, at))


def parted(text: str, found: Iterable[Lexeme], language: str) -> Iterator[Lexeme]:
    """The lexemes with elisions and possessives cut off."""
    elision = ELISIONS.get(language)
    possessive = writes(language, "genitive s")
    for lexeme in found:
        kind, start, end = lexeme
        if kind != _PLAIN or not (
            elision or (possessive and end - start > 2 and text[end - 2] in _APOSTROPHE)
        ):
            yield lexeme
            continue
        if elision and (prefix := elision.match(text, start, end)) and prefix.end() < end:
            yield Lexeme(kind, start, prefix.end())
            start = prefix.end()
        if possessive and end - start > 2 and text[end - 2] in _APOSTROPHE and text[end - 1] in "sS":
            yield Lexeme(kind, start, end - 2)
            start = end - 2
        yield Lexeme(kind, start, end)


def _pairs(run: str, start: int) -> Iterator[Word]:
    units = [(start + unit.start(), start + unit.end()) for unit in _UNIT.finditer(run)]
    if len(units) == 1:
        yield Word(_folded(run), *units[0])
    for (low, _), (_, high) in pairwise(units):
        yield Word(_folded(run[low - start : high - start]), low, high)


@lru_cache(maxsize=1 << 16)
def _folded(raw: str) -> str:
    """Interned, for a word comes back often and equal strings then compare by identity."""
    if raw == "US":  # in capitals the country, not the pronoun
        return "u.s."
    return sys.intern(fold_characters(raw))


def _abbreviation(raw: str) -> str:
    """``a.m.`` as ``am``; ``U.S.`` keeps its dots, for ``us`` is a pronoun."""
    folded = _folded(raw)
    return "u.s." if folded in {"u.s", "u.s."} else folded.replace(".", "")
