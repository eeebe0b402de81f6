"""Marks of footnotes: ``rain.¹² The``, ``rain.12 The``, ``rain[3]``, ``Smith† said``.

They belong to the page and not to the sentence. What is part of a text looks much like them: ``m²``,
``No.12``, ``10.30``, ``walk[s]``, ``f***``.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from itertools import pairwise
from typing import Final

from webapp.engine.cleaning.edits import Edit
from webapp.engine.resources import read

_WORDS: Final = tomllib.loads(read("cleaning", "footnotes.toml"))
_UNITS: Final = frozenset(_WORDS["units"].split())
_ABBREVIATIONS: Final = frozenset(_WORDS["abbreviations"].split())
_DATES: Final = frozenset(_WORDS["dates"].split())
_OPENERS: Final = frozenset(_WORDS["openers"].split())

_STOPS: Final = ".!?…。！？;:,"
_CLOSING: Final = "”’\"'»›)\\]」』"
_BEFORE_MARK: Final = ".!?…。！？;:,”’\"'»›)]」』%"
_SUPERSCRIPT: Final = re.compile("[⁰¹²³⁴-⁹]{1,4}+(?:[,‚،’⁻˒–-] ?[⁰¹²³⁴-⁹]{1,4}+){0,8}+(?![⁺⁻⁰-⁹])")
_WORD_BEFORE: Final = re.compile("([^\\W\\d_]{1,40}|(?<!\\d)1\\d{3}|(?<!\\d)20\\d{2})\\Z")

_LABELS: Final = "|".join(map(re.escape, sorted(_WORDS["labels"], key=len, reverse=True)))
_NOTES: Final = "|".join(map(re.escape, _WORDS["notes"]))
_BRACKETED: Final = re.compile(
    "[\\[［](?:"
    f"([0-9]{{1,3}}(?:[,–-] ?[0-9]{{1,3}}){{0,12}}+|(?:{_LABELS}) ?(?:[0-9]{{1,3}}|(?<= )[a-z])|{_NOTES})"
    "|([a-z]))[\\]］](?::[0-9]{1,4}(?:[,–-][0-9]{1,4}){0,4})?",
    re.IGNORECASE,
)
_DIGITS: Final = re.compile(
    f"[.!?…。！？][{_CLOSING}]{{0,2}}(([0-9]{{1,3}})(?:[,–-][0-9]{{1,3}}){{0,6}})(?=\\s|\\Z)"
)
_NEXT: Final = re.compile(r"[^\S\n]*+[“‘«‹\"'(\[¿¡„—–-]{0,2}\s?(\w{0,30})")
_DAGGER: Final = re.compile('[†‡](?:(?<=[^\\W_].)|(?<=[.!?,;:”’"»)†‡].))(?![^\\W_])')
_STAR: Final = re.compile('\\*(?<=[^\\W\\d_]{3}\\*|[^\\W\\d_]{2}[.,;:]\\*)(?=[\\s.,;:!?)”’"»]|\\Z)')
_WORD_AT_END: Final = re.compile("[^\\W\\d_]{1,40}\\Z")
_YEAR_AT_END: Final = re.compile("(?<![0-9.,])(?:1[5-9]|20)[0-9]{2}\\Z")
_LISTED: Final = re.compile("\n[ \\t]*\\(([0-9]{1,3})\\)")
_ROUND: Final = re.compile(r"\(([0-9]{1,3})\)")
_SUSPECT: Final = re.compile(rf"[⁰¹²³⁴-⁹\[［†‡*]|\([0-9]|[{_STOPS}{_CLOSING}][0-9]")


def without_footnote_marks(text: str) -> Iterator[Edit]:
    """Without what refers to a footnote; words that a quotation's editor put in brackets stay."""
    if not _SUSPECT.search(text):
        return
    edits = [*_superscripts(text), *_bracketed(text), *_digits(text), *_rounds(text)]
    edits += [Edit(*match.span(), "") for match in _DAGGER.finditer(text)]
    edits += [Edit(*match.span(), "") for match in _STAR.finditer(text)]
    at = 0
    for edit in sorted(edits):
        if edit.start >= at:
            yield edit
            at = edit.end


def _superscripts(text: str) -> Iterator[Edit]:
    for match in _SUPERSCRIPT.finditer(text):
        before = text[match.start() - 1 : match.start()]
        if before and before in _BEFORE_MARK:
            yield Edit(*match.span(), "")
            continue
        word = _WORD_BEFORE.search(text, max(0, match.start() - 41), match.start())
        if word is not None and _may_bear_a_note(word[0]):
            yield Edit(*match.span(), "")


def _may_bear_a_note(word: str) -> bool:
    """Whether a superscript behind a word is a note's mark and no exponent."""
    if word.lower() in _UNITS:
        return False
    return len(word) > 2 or (len(word) == 2 and word.isupper())


def _bracketed(text: str) -> Iterator[Edit]:
    end = -1  # of the mark before: marks follow each other
    for match in _BRACKETED.finditer(text):
        start = match.start()
        before, after = text[start - 1 : start], text[match.end() : match.end() + 1]
        if start == end or _touches_what_it_notes(match, before, after):
            yield Edit(start, match.end(), "")
        elif before in (" ", "\u00a0") and match[0][1].isdigit() and _stands_apart(text, start, after):
            yield Edit(start - 1, match.end(), "")
        else:
            continue
        end = match.end()


def _touches_what_it_notes(match: re.Match[str], before: str, after: str) -> bool:
    """Whether brackets right behind a word or stop are a mark: not ``walk[s]``, ``wom[a]n``, ``a[1]b``."""
    if not before or before.isspace() or before in "([“‘«-/" or (after.isalnum() and after < "\u2e80"):
        return False
    if match[2]:
        return before in _BEFORE_MARK or (before.isalpha() and match[2] in "abcABC")
    return True


def _stands_apart(text: str, start: int, after: str) -> bool:
    """Whether a mark with a space before it ends a clause: ``as was shown [3].``"""
    return start > 1 and text[start - 2].isalnum() and (not after or after in ".,;:!?)")


def _digits(text: str) -> Iterator[Edit]:
    """Plain digits behind a stop; one such number alone may be a slip (``He won.42 parties``), more that grow
    are notes."""
    found = [match for match in _DIGITS.finditer(text) if _behind_a_sentence(text, match)]
    numbers = [int(match[2]) for match in found]
    are_notes = len(found) > 1 and all(one < other for one, other in pairwise(numbers))
    for match in found:
        following = _NEXT.match(text, match.end())
        word = following[1] if following else ""
        if (
            not word
            or word.lower() in _OPENERS
            or (are_notes and not (word[0].islower() or word[0].isdigit()))
        ):
            yield Edit(*match.span(1), "")


def _behind_a_sentence(text: str, match: re.Match[str]) -> bool:
    """Whether the stop before digits ends a sentence and no abbreviation, number or address."""
    stop, start = match.start(), match.start(1)
    if start - stop > 1 or text[stop - 1 : stop] in tuple(_BEFORE_MARK):
        return stop > 0
    if text[stop] in "。！？":
        return not text[match.end() : match.end() + 1].strip()
    if _YEAR_AT_END.search(text, max(0, stop - 5), stop):  # at a line's end it may be a year and month
        return text[match.end() : match.end() + 1] == " "
    word = _WORD_AT_END.search(text, max(0, stop - 40), stop)
    if word is None or len(word[0]) < 2 or word[0].lower() in _ABBREVIATIONS or word[0] in _DATES:
        return False
    return text[word.start() - 1 : word.start()] not in (".", "@", "/", "_", "\\")


def _rounds(text: str) -> Iterator[Edit]:
    """``rain.(1)`` where notes so numbered end the text."""
    listed = {match[1]: match.start() for match in _LISTED.finditer(text, len(text) // 2)}
    for match in _ROUND.finditer(text) if listed else ():
        before = text[match.start() - 1 : match.start()]
        if match.start() < listed.get(match[1], 0) and (before.isalpha() or before in tuple(_BEFORE_MARK)):
            yield Edit(*match.span(), "")
