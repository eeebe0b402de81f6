"""What a line says of a page: its number, its title, or nothing."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from enum import Enum
from typing import Final

from webapp.engine.resources import read

LONGEST: Final = 100
"""Characters of a header or footer, at most."""

_TABLES: Final = tomllib.loads(read("cleaning", "pages.toml"))
_OF: Final = "|".join(map(re.escape, _TABLES["of"].split()))
_PAGE: Final = "|".join(map(re.escape, _TABLES["page"].split()))
_TOTAL: Final = rf"(?:\s?(?:{_OF})\s?\d{{1,4}})?+"
_DIGITS: Final = re.compile(r"\d++")
_MARKS: Final = r"[-–—~•·|\[(<*/\s]{0,6}+"
_MARKS_AFTER: Final = r"[-–—~•·|\])>*/\s]{0,6}+"
_BARE: Final = re.compile(rf"({_MARKS})\d{{1,4}}({_MARKS_AFTER})")
_WITH_TOTAL: Final = re.compile(
    rf"{_MARKS}(\d{{1,4}})\s?(?:{_OF})\s?(\d{{1,4}}){_MARKS_AFTER}", re.IGNORECASE
)
_PAGE_FIRST: Final = re.compile(
    rf"(?:^|[\s|·•(\[–—-])(?:{_PAGE})\.?\s?\d{{1,4}}{_TOTAL}{_MARKS_AFTER}$", re.IGNORECASE
)
"""A line that ends with it: *Daily Example  Page 3*, *Seite 3 von 12*."""
_PAGE_BEGINS: Final = re.compile(
    rf"{_MARKS}(?:{_PAGE})\.?\s?\d{{1,4}}{_TOTAL}(?:\s*[-–—|·•]\s|\s{{2,}}|{_MARKS_AFTER}$)", re.IGNORECASE
)
"""A line that begins with it, and a sign or a gap behind it: *Page 3 | Daily Example*."""
_PAGE_LAST: Final = re.compile(rf"{_MARKS}\d{{1,4}}\s*[|·•–—-]?\s*(?:{_PAGE}){_MARKS_AFTER}", re.IGNORECASE)
_EAST: Final = re.compile(r"(?:第\s?)?\d{1,4}\s?(?:页|頁|ページ|쪽|페이지)")
_SENTENCE: Final = re.compile(r"[.!?:;,…。！？][\"'”’»)\]]*+\Z")
_DATE: Final = re.compile(
    rf"\d{{1,2}}[./]\d{{1,2}}[./]\d{{2,4}}|\d{{4}}-\d\d-\d\d|\b(?:{'|'.join(_TABLES['month'].split())})\b",
    re.IGNORECASE,
)
_SITE: Final = re.compile(
    r"[a-z\d-]\.(?:com|org|net|info|eu|co\.uk|de|at|ch|fr|es|it|nl)(?:/|\b)", re.IGNORECASE
)
_PARTED: Final = re.compile(r"\s[|·•–—/]\s|\s{2,}|\t")


class Kind(Enum):
    """How plainly a line is a page's."""

    TOTAL = "the page's number and how many there are, by a word: Page 3 of 12"
    PAGE = "a word for a page and a number"
    FRAMED = "a number between dashes or the like, or out of a total"
    BARE = "a number"
    COUNTED = "text with numbers, which may count"
    PUBLISHED = "a name with a date or an address of the web, parted by a sign"
    TEXT = "any other short line"


@dataclass(frozen=True, slots=True)
class PageLine:
    """What a short line may be on a page."""

    kind: Kind
    key: str
    """Its text but for its numbers: equal on all pages."""
    numbers: tuple[int, ...]
    """Its numbers in order."""
    parted: bool
    """A sign or a wide gap stands between its parts."""


def page_line(line: str) -> PageLine | None:
    """What ``line`` may be on a page; None for one that is too long, or closed as a sentence is."""
    if len(line) > LONGEST:
        return None
    kind = _kind(line)
    if kind in (Kind.COUNTED, Kind.PUBLISHED, Kind.TEXT) and _SENTENCE.search(line):
        return None
    key = " ".join(_DIGITS.sub("#", line.casefold()).split())
    if kind is Kind.COUNTED and key.count("#") == 1:
        key = key.strip("# ")  # the number of a left page stands in front, that of a right one behind
    return PageLine(
        kind,
        key,
        tuple(int(digits[:9]) for digits in _DIGITS.findall(line)),
        _PARTED.search(line) is not None,
    )


def _kind(line: str) -> Kind:
    if not any(map(str.isdecimal, line)):
        return Kind.PUBLISHED if _SITE.search(line) and _PARTED.search(line) else Kind.TEXT
    if _EAST.fullmatch(line) or _PAGE_LAST.fullmatch(line):
        return Kind.PAGE
    if _PAGE_FIRST.search(line) or _PAGE_BEGINS.match(line):
        return Kind.TOTAL if len(_DIGITS.findall(line)) > 1 and _is_total(line) else Kind.PAGE
    bare = _BARE.fullmatch(line)
    if bare is not None:
        return Kind.FRAMED if bare[1].strip() and bare[2].strip() else Kind.BARE
    total = _WITH_TOTAL.fullmatch(line)
    if total is not None and int(total[1]) <= int(total[2]):
        return Kind.FRAMED
    published = _PARTED.search(line) and (_DATE.search(line) or _SITE.search(line))
    return Kind.PUBLISHED if published else Kind.COUNTED


def _is_total(line: str) -> bool:
    first, last = (int(digits[:9]) for digits in _DIGITS.findall(line)[-2:])
    return first <= last
