"""Who speaks: labels in front of a turn, read from one line alone."""

from __future__ import annotations

import re
from typing import Final, NamedTuple

from webapp.engine.cleaning.layout.page import is_capitals
from webapp.engine.cleaning.layout.words import FIELD_LABELS, MERIDIEMS, PARTICLES, TURN_LABELS, ZONES

LONGEST_LABEL: Final = 60
"""Characters, without the time code and the part in brackets."""
MOST_LABEL_WORDS: Final = 5
"""Words of a name with its title."""

_CODE = r"[\[(]?\d{1,2}:\d{2}(?::\d{2})?(?:[.,]\d{1,3})?[\])]?"
_CODE_FIRST = re.compile(rf"{_CODE}\s{{0,3}}[-–—]?\s{{0,3}}(?=\D)")
_CODE_LAST = re.compile(rf"\s{{1,3}}{_CODE}\Z")
_ROLE = re.compile(r"\s{0,3}[(\[（][^()\[\]（）]{1,60}[)\]）]\Z")
_COLON = re.compile(r":(?=[\s“„«»\"‘'])\s{0,9}|:\Z|：\s{0,9}")
_STOPPED = re.compile(
    r"(?P<name>[^\W\d_][^:.!?\n]{1,40})(?P<role>\s\([^()]{1,60}\))?\.(?:\s[–—])?\s{1,9}(?=\S)"
)
_ASKED = re.compile(r"(?P<name>[QA])(?:[.]\s{1,9}|\s?\t\s{0,9}|\s{2,9})(?=\S)")


class Label(NamedTuple):
    """A line's beginning that may say who speaks."""

    name: str
    """Who, folded; equal for the turns of one."""
    length: int
    """Characters, with all that belongs to it and the blank behind."""
    is_known: bool = False
    """A word that only turns have (*Interviewer*)."""
    is_capitals: bool = False
    """Set in capitals."""
    is_timed: bool = False
    """With a time code."""


def colon_label(line: str) -> Label | None:
    """``Jane Smith (laughing): ``, ``[00:12:31] Jane: ``, ``记者：``."""
    code = _CODE_FIRST.match(line)
    start = code.end() if code else 0
    colon = _COLON.search(line, start, start + 2 * LONGEST_LABEL)
    label = _named(line[start : colon.start()]) if colon else None
    if colon is None or label is None:
        return None
    return label._replace(length=colon.end(), is_timed=label.is_timed or code is not None)


def _named(head: str) -> Label | None:
    """A name with its role and its time code, in any order."""
    bare = head.strip()
    is_timed = False
    for _ in range(2):
        cut = _CODE_LAST.sub("", bare)
        is_timed = is_timed or cut != bare
        bare = _ROLE.sub("", cut).strip()
    folded = " ".join(bare.casefold().split())
    if folded in TURN_LABELS:
        return Label(folded, 0, is_known=True, is_capitals=is_capitals(bare), is_timed=is_timed)
    if folded in FIELD_LABELS or folded in ZONES or folded in MERIDIEMS or not is_name(bare):
        return None
    return Label(folded, 0, is_capitals=is_capitals(bare), is_timed=is_timed)


def is_name(text: str) -> bool:
    """Whether a text may be somebody's name or office: few words, each with a capital but for particles; in a
    script without capitals, few signs."""
    words = text.split()
    if not 1 <= len(words) <= MOST_LABEL_WORDS or len(text) > LONGEST_LABEL or not words[-1][-1].isalnum():
        return False
    if text.lower() == text.upper():
        return len(text) <= LONGEST_LABEL // 3 and len(words) <= 3 and any(sign.isalpha() for sign in text)
    if words[0].casefold() in PARTICLES and not (is_capitals(text) or len(words) > 1):
        return False
    return all(
        word[0].isupper() or word.casefold() in PARTICLES or (word.isdecimal() and place)
        for place, word in enumerate(words)
    ) and any(word[0].isupper() for word in words)


def stopped_label(line: str) -> Label | None:
    """``HAMLET. ``, ``M. Dupont. — ``: a name with a stop behind it, as plays and minutes set it."""
    match = _STOPPED.match(line)
    if match is None:
        return None
    name = match["name"].strip()
    dashed = match[0].rstrip()[-1] in "–—"
    if not is_name(name) or not (is_capitals(name) or dashed) or line[match.end() :].isupper():
        return None
    return Label(name.casefold(), match.end(), is_capitals=True)


def asked_label(line: str) -> Label | None:
    """``Q. ``, ``A. ``, and both in front of a wide blank."""
    match = _ASKED.match(line)
    return Label(match["name"].casefold(), match.end(), is_known=True) if match else None


def lone_label(line: str) -> Label | None:
    """A name in capitals that is all of a line, as plays set it."""
    if len(line) > LONGEST_LABEL or not is_capitals(_ROLE.sub("", line)):
        return None
    label = _named(line)
    return label._replace(length=len(line)) if label else None


def timed_label(line: str) -> Label | None:
    """A name and a time code that are all of a line: ``Jane Smith 0:12``."""
    if len(line) > LONGEST_LABEL:
        return None
    first = _CODE_FIRST.match(line)
    label = _named(line[first.end() :] if first else line)
    if label is None or not (first or label.is_timed):
        return None
    return label._replace(length=len(line), is_timed=True)
