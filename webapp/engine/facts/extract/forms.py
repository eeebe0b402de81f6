"""Forms of dates and times as data: a line of ``language/<code>/dates.tsv`` is a form and what stands before.

    <day> st|nd|rd|th? of? <month> ,? <year>?
    <minutes> <till:to> <oclock>                     clock

The elements of a form are tokens, parted by spaces: words with ``|`` between alternatives, ``<month>`` for
the words that a table of the language lists under *month* (or for digits, see ``_DIGITS``), ``<till:to>`` for
words that are given a name, ``?`` behind what may be missing, ``!`` before what must not follow (``!~``: a
word). The second column names lists of words, those of ``cues.tsv`` among them, one of which must have the
word before; ``!`` turns that round, and with ``~`` it may stand up to eight tokens before.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import product
from types import MappingProxyType
from typing import Final

from webapp.engine.language import rows

_ANY: Final = "any"
"""The folder of the forms that need no words."""
_TABLES: Final = ("months", "weekdays", "dayparts", "relative", "periods", "counts")
_DIGITS: Final = {
    "day": "(?P<day>0?[1-9]|[12][0-9]|3[01])",
    "dd": "(?P<day>0[1-9]|[12][0-9]|3[01])",
    "mm": "(?P<month>0?[1-9]|1[0-2])",
    "dmm": "(?P<month>0[1-9]|1[0-2])",
    "year": "(?P<year>1[0-9]{3}|2[01][0-9]{2})",
    "modern": "(?P<year>1[5-9][0-9]{2}|2[01][0-9]{2})",
    "yy": "(?P<yy>[0-9]{2})",
    "tens": "(?P<decade>[1-9]0)",
    "ten": "(?P<ten>1[0-9]{2}0|2[01][0-9]0)",
    "hour": "(?P<hour>[01]?[0-9]|2[0-4])",
    "hour0": "(?P<hour>0[0-9])",
    "hour12": "(?P<hour>0?[1-9]|1[0-2])",
    "minute": "(?P<minute>[0-5][0-9])",
    "hhmm0": "(?P<hour>0[0-9])(?P<minute>[0-5][0-9])",
    "hhmm": "(?P<hour>[01][0-9]|2[0-3])(?P<minute>[0-5][0-9])",
    "count": "(?P<count>[0-9]{1,2})",
    "q": "(?P<quarter>[1-4])",
}
"""What stands for digits → their pattern."""
NEAR: Final = 8
"""Tokens."""
_NAMED: Final = re.compile(r"<(\w+)(?::([^>]+))?>")

Words = Mapping[str, Mapping[str, str]]
"""Name → phrase → what it says."""


@cache
def vocabulary(language: str) -> Words:
    """The words of dates in a language; none where it has no tables. A row of a table has a name, perhaps
    with a value, and the words that say it; ``_`` is a space."""
    return _read(language, _TABLES)


@cache
def cues(language: str) -> Words:
    """The words that stand beside dates in a language, by the name of their list."""
    return _read(language, ("cues",))


def _read(language: str, tables: Sequence[str]) -> Words:
    found: dict[str, dict[str, str]] = {}
    for table in tables:
        for key, words in rows(language, table):
            name, _, value = key.partition(" ")
            for word in words.split():
                found.setdefault(name, {})[word.replace("_", " ")] = value
    return MappingProxyType(found)


@dataclass(frozen=True, slots=True)
class Form:
    """One way to write a date or time."""

    pattern: re.Pattern[str]
    """Of a space and the folded tokens with a space between; its groups are the parts said."""
    before: frozenset[str] | None
    """The words one of which stands before it; None for any."""
    without: frozenset[str]
    """The words that must not stand before it."""
    near: frozenset[str] | None
    """The words one of which stands among the eight tokens before it; None for any."""

    def may_follow(self, lows: Sequence[str]) -> bool:
        """Whether it may stand behind some folded tokens, the last ``NEAR``."""
        last = lows[-1] if lows else ""
        if (self.before is not None and last not in self.before) or last in self.without:
            return False
        return self.near is None or not self.near.isdisjoint(lows)


@cache
def forms(language: str) -> Mapping[str, Sequence[Form]]:
    """The ``shape`` of a first token → the forms that may begin with it."""
    found: dict[str, list[Form]] = {}
    words = vocabulary(language)
    every = {"counted": cues(language).get("counted", {}), "eve": words.get("weekday", {}), **words}
    for folder in (_ANY, language):
        for line in rows(folder, "dates"):
            elements = line[0].split()
            beside = _beside(line[1] if len(line) > 1 else "", cues(language), words)
            pattern = "".join(_element(element, every) for element in elements) + "(?= |$)"
            form = Form(re.compile(pattern), *beside)
            for start in _starts(elements[0], every):
                found.setdefault(start, []).append(form)
    return MappingProxyType(found)


def _beside(
    names: str, lists: Words, words: Words
) -> tuple[frozenset[str] | None, frozenset[str], frozenset[str] | None]:
    """The words one of which a form must have before it, those that it must not have, and those one of which
    it must have near."""
    found: dict[str, set[str]] = {}
    for name in names.split():
        mark = name[0] if name[0] in "!~" else ""
        listed = name.removeprefix(mark)
        found.setdefault(mark, set()).update(lists.get(listed) or words.get(listed, {}))
    before, near = found.get(""), found.get("~")
    return (
        None if before is None else frozenset(before),
        frozenset(found.get("!", ())),
        None if near is None else frozenset(near),
    )


def _element(element: str, words: Words) -> str:
    if element == "!~":
        return r"(?! [^\W\d_])"
    if element[0] == "!":
        return f"(?!{_element(element[1:], words)}(?= |$))"
    optional = element[-1] == "?"
    parts = [
        "".join(_piece(piece, words) for piece in _pieces(choice))
        for choice in _choices(element.removesuffix("?"))
    ]
    return f"(?: (?:{'|'.join(parts)})){'?' if optional else ''}"


def _choices(element: str) -> list[str]:
    return re.split(r"\|(?![^<]*>)", element)


def _pieces(choice: str) -> list[str]:
    return re.findall(r"<[^>]+>|[^<]+", choice)


def _piece(piece: str, words: Words) -> str:
    if not (named := _NAMED.fullmatch(piece)):
        return re.escape(piece.replace("_", " "))
    name, given = named.groups()
    if given:
        return f"(?P<{name}>{'|'.join(re.escape(word.replace('_', ' ')) for word in given.split('|'))})"
    digits = [_DIGITS[name]] if name in _DIGITS else []
    listed = sorted(words.get(name, ()), key=len, reverse=True)
    if digits and listed:
        return f"(?P<{name}>[0-9]{{1,2}}|{'|'.join(map(re.escape, listed))})"
    return digits[0] if digits else f"(?P<{name}>{'|'.join(map(re.escape, listed))})"


def _starts(element: str, words: Words) -> set[str]:
    """The first tokens that an element may begin with."""
    starts: set[str] = set()
    for choice in _choices(element):
        sides: list[list[str]] = []
        for piece in _pieces(choice):
            named = _NAMED.fullmatch(piece)
            if not named:
                sides.append([piece])
            elif named[2]:
                sides.append(named[2].split("|"))
            else:
                sides.append([*words.get(named[1], ()), *_WIDTHS.get(named[1], ())])
        starts.update(shape("".join(start).replace("_", " ").split(" ")[0]) for start in product(*sides))
    return starts


def shape(low: str) -> str:
    """Under what a folded token is listed: every digit counts as a nought."""
    return low.translate(_NOUGHTS) if low[:1].isdecimal() else low


_NOUGHTS: Final = dict.fromkeys(map(ord, "123456789"), "0")
_WIDTHS: Final = {
    **dict.fromkeys(("year", "modern", "ten", "hhmm", "hhmm0"), ("0000",)),
    **dict.fromkeys(("dd", "dmm", "yy", "tens", "hour0", "minute"), ("00",)),
    **dict.fromkeys(("day", "mm", "hour", "hour12", "count"), ("0", "00")),
    "q": ("0",),
}
"""What stands for digits → how it may look, with noughts for digits."""
