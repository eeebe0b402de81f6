"""What stands between two pieces of running text that a line end or a page end parted.

the pumping sta-⏎tion had     a divided word: nothing, and the hyphen goes
a well-⏎known baker           a compound: nothing
Ein-⏎und Ausfuhr              a hyphen that stands for the rest of a word: a blank
春眠不覚⏎暁                     a script without blanks: nothing
"""

from __future__ import annotations

import re
import tomllib
from functools import cache, cached_property
from math import log
from typing import Final

from webapp.engine.language import UNKNOWN, read_as, table, writes
from webapp.engine.resources import read
from webapp.engine.similarity.rarity import LISTED

HYPHENS: Final = "-\u2010\u00ad"
"""Hyphen-minus, hyphen, soft hyphen: what may divide a word at the end of a line."""
_DIVIDED_SHARE: Final = 0.10
"""Range 0 to 1. Share of the line ends with a hyphen where words are divided; more in narrow columns."""
_COMPOUND_SHARE: Final = 0.017
"""The same where only compounds are parted at their hyphens."""

_WORD: Final = re.compile(r"[^\W\d_]++")
_HYPHEN_END: Final = re.compile(r"[^\W\d_][-\u2010\u00ad][^\S\n\r]*+(?:\r\n?|\n)[> \t]*+[^\W\d_]")
_TEXT_END: Final = re.compile(r"\S[^\S\n\r]*+(?:\r\n?|\n)[> \t]*+[^\s>]")
_UNSPACED: Final = re.compile(
    "[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3000-\u30ff\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
    "\uff00-\uffef\U00020000-\U0003ffff]"
)
"""Letters and marks of scripts that part words by no blank: Thai, Lao, Burmese, Khmer, Chinese, Japanese."""
_TABLES: Final = tomllib.loads(read("cleaning", "hyphens.toml"))
_CONJUNCTIONS, _OPEN_FIRST, _OPEN_SECOND, _CLOSED_FIRST, _ENDINGS, DANGLING = (
    frozenset(_TABLES[name].split())
    for name in ("conjunction", "open_first", "open_second", "closed_first", "ending", "dangling")
)
_NAME_FIRST: Final = frozenset({"Mc", "Mac"})
_PARTICIPLE: Final = re.compile(r"\w{3,}(?:ed|ing)")
_MOST_STYLE: Final = 3.0
"""In a text that divides words thirty ends are divisions for one that is a compound."""
_IN_TEXT: Final = 4.0
_COMMON: Final = 3.0
_KNOWN: Final = (2.5, 0.0, -2.0)
"""By how many of both pieces are words."""
_AFFIX: Final = 2.0


class Joints:
    """Tells what joins the two sides of an end, by the words of the text and common ones."""

    def __init__(self, text: str) -> None:
        self._text = text

    def between(self, end: int, start: int) -> tuple[int, str]:
        """For text that stops at ``end`` and goes on at ``start``: from where on characters are replaced up
        to ``start`` (from ``end``, or from a hyphen that goes), and by what."""
        text = self._text
        last, first = text[end - 1 : end], text[start : start + 1]
        before = text[max(0, end - 2) : end - 1]
        if last == before == "-" and first.isalnum():
            return end, "" if text[max(0, end - 3) : end - 2].strip() else " "
        if last in HYPHENS and last and before.isalnum() and first.isalnum():
            return self._at_hyphen(end, start)
        if last in "—/" and last and not before.isspace() and first.isalnum():
            return end, ""
        if last == "–" and before.isdecimal() and first.isdecimal():
            return end, ""
        if _UNSPACED.match(last) and _UNSPACED.match(first):
            return end, ""
        return end, " "

    def _at_hyphen(self, end: int, start: int) -> tuple[int, str]:
        text = self._text
        if text[end - 1] == "\u00ad":
            return end - 1, ""
        left, right = _letters_before(text, end - 1), _letters_from(text, start)
        if not left or not right:
            return end, ""  # COVID-⏎19
        after = start + len(right)
        is_chain = text[end - 2 - len(left)] in HYPHENS or text[after : after + 1] in tuple(HYPHENS)
        if right in _CONJUNCTIONS and not self._is_word(left + right):
            return end, "" if is_chain else " "
        if len(left) == 1 or not (right[0].islower() or left in _NAME_FIRST or (left + right).isupper()):
            return end, ""  # e-⏎mail, Jean-⏎Pierre
        odds = self._odds_of_division(left.casefold(), right.casefold(), is_chain=is_chain)
        return (end - 1 if odds > 0 else end), ""

    def _odds_of_division(self, left: str, right: str, *, is_chain: bool) -> float:
        """About the logarithm of the odds that a divided word is meant and no compound."""
        together, compound = left + right, f"{left}-{right}"
        common = _common(self._language)
        odds = self._style
        written = self._words.get(together, 0), self._words.get(compound, 0)
        odds += _IN_TEXT * ((written[0] > written[1]) - (written[0] < written[1]))
        odds += _COMMON * ((together in common) - (compound in common))
        if not writes(self._language, "hyphened compounds"):
            return odds + _COMMON
        odds += _KNOWN[self._is_word(left) + self._is_word(right)]
        is_whole = self._is_word(right) or _PARTICIPLE.fullmatch(right) is not None
        odds -= _COMMON * (is_chain + (left in _OPEN_FIRST and is_whole) + (right in _OPEN_SECOND))
        if left in _CLOSED_FIRST or right in _ENDINGS:
            odds += _AFFIX
        elif _PARTICIPLE.fullmatch(right) and len(left) > 2 and self._is_word(left):
            odds -= _AFFIX
        return odds

    def _is_word(self, word: str) -> bool:
        return word in self._words or word in _common(self._language)

    @cached_property
    def _style(self) -> float:
        """The odds before the word is seen: whether the text divides words at line ends."""
        ends = sum(1 for _ in _TEXT_END.finditer(self._text))
        hyphens = sum(1 for _ in _HYPHEN_END.finditer(self._text))
        odds = hyphens * log(_DIVIDED_SHARE / _COMPOUND_SHARE) - ends * (_DIVIDED_SHARE - _COMPOUND_SHARE)
        return max(-_MOST_STYLE, min(_MOST_STYLE, odds))

    @cached_property
    def _words(self) -> dict[str, int]:
        """The text's words and how often, without the pieces at a hyphen that ends a line; of words joined by
        a hyphen also the pair."""
        text, found = self._text, dict[str, int]()
        previous, previous_end, is_piece = "", -1, False
        for match in _WORD.finditer(text):
            start, end = match.span()
            word = match[0].casefold()
            after_hyphen = start == previous_end + 1 and text[previous_end] in HYPHENS
            follows_piece = is_piece
            is_piece = text[end : end + 1] in HYPHENS and text[end + 1 : end + 2].isspace()
            if not is_piece and not follows_piece:
                found[word] = found.get(word, 0) + 1
                if after_hyphen:
                    pair = f"{previous}-{word}"
                    found[pair] = found.get(pair, 0) + 1
            previous, previous_end = word, end
        return found

    @cached_property
    def _language(self) -> str:
        """The language whose common words cover most of the text's; in doubt English."""
        words = list(self._words)[:2000]

        def known(language: str) -> tuple[int, bool]:
            return sum(map(_common(language).__contains__, words)), language == read_as(UNKNOWN)

        return max(sorted(LISTED), key=known)


@cache
def _common(language: str) -> frozenset[str]:
    return frozenset(word for words in table(language, "frequency").values() for word in words)


_LONGEST_PIECE: Final = 40


def _letters_before(text: str, end: int) -> str:
    start = end
    while start > max(0, end - _LONGEST_PIECE) and text[start - 1].isalpha():
        start -= 1
    return text[start:end]


def _letters_from(text: str, start: int) -> str:
    match = _WORD.match(text, start, start + _LONGEST_PIECE)
    return match[0] if match else ""
