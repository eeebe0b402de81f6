"""What stands on either side of a place where a sentence may end. Every look is into a window."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from webapp.engine.segment.abbreviations import kind

WINDOW: Final = 60
"""Characters looked at on either side: three long words."""
LONGEST_WORD: Final = 40
"""Characters of a word before a stop that are looked at."""

_APART: Final = frozenset('"“”„«»‹›()[]{}<>,;:!—–…|*')
_OPENERS = re.compile(r"(?:[\s\"“”„«»‹›`‘’‚'()\[\]¿¡*_#「『（…-]|\.\.\.){0,8}")
_DASH = re.compile(r"[\s\"“”„«»‹›]{0,2}[—–―-]{1,2}\s{0,2}")
_WORD = re.compile(r"[^\W_]{1,40}+(?:['’][^\W_]{1,40}+)?")
_DOTTED = re.compile(r"(?:[^\W\d_]{1,3}\.-?){1,6}[^\W\d_]{1,3}\Z")
_ROMAN = re.compile(r"[IVXLC]{1,7}\Z")
_VOWELS: Final = frozenset("rlaeiouyàâäáãåæèéêëìíîïòóôöõøœùúûüýÿąęěůőűıαεηιουωάέήίόύώаеёиоуыэюяіїєъ")
"""And what stands for one in *prst* and *vlk*."""


@dataclass(frozen=True, slots=True)
class Before:
    """The word whose stop may end a sentence."""

    word: str
    """Up to the blank before it; a blank may stand before the stop too."""
    last: str
    """Its part behind hyphens, apostrophes and stops: ``N.Y`` of ``D-N.Y``, ``art`` of ``l’art``."""
    previous: str
    """The word before it."""
    kind: str
    """Its class in the table of abbreviations, or empty."""

    @property
    def is_letter(self) -> bool:
        """A single letter, as initials are; not the *s* of *Paul’s*."""
        return len(self.last) == 1 and self.last.isalpha() and (self.last.isupper() or self.last == self.word)

    @property
    def is_dotted(self) -> bool:
        """Letters with stops between them: ``U.S``, ``z.B``, ``J.-P``."""
        return _DOTTED.search(self.word) is not None

    @property
    def is_number(self) -> bool:
        """Digits alone."""
        return self.word.isdigit()

    @property
    def is_roman(self) -> bool:
        """A Roman numeral of two letters or more."""
        return len(self.word) > 1 and _ROMAN.match(self.word) is not None

    @property
    def is_cut_short(self) -> bool:
        """Two to four letters without a vowel, not all capitals: ``Sgt``, ``mln``, ``tbsp``."""
        word = self.last
        return (
            1 < len(word) < 5
            and word.isalpha()
            and ord(word[0]) < 0x530
            and (word.islower() or word.istitle())
            and _VOWELS.isdisjoint(word.lower())
        )

    @property
    def is_short_for(self) -> bool:
        """Looks as if its stop were no end, whatever follows."""
        return bool(self.kind) or self.is_letter or self.is_dotted or self.is_cut_short

    @property
    def follows_number(self) -> bool:
        """A number, in figures or Roman numerals, stands before it: ``6 ft``, ``XIX в``."""
        return self.previous[-1:].isdigit() or _ROMAN.match(self.previous) is not None


@dataclass(frozen=True, slots=True)
class After:
    """What the next sentence would begin with."""

    word: str
    """Its first word; empty where it begins with anything else."""
    first: str
    """Its first character behind marks that open, or empty at the end of the text."""
    mark: str
    """The character behind the word, or behind one blank."""
    dashed: bool
    """A dash stands before it."""
    second: str
    """The word behind a single letter with an apostrophe: ``Avonds`` of ``’s Avonds``."""

    @property
    def is_small(self) -> bool:
        """A small letter; no name such as *iPhone*, which may begin a sentence."""
        if not self.first.islower() or (len(self.word) == 1 and self.second[:1].isupper()):
            return False
        return not any(letter.isupper() for letter in self.word[1:3])

    @property
    def is_initial(self) -> bool:
        """A single letter with a stop."""
        return len(self.word) == 1 and self.mark == "."


def before(text: str, low: int, mark: int, language: str) -> Before:
    """What stands before ``mark``, not looking beyond ``low``."""
    if mark - 1 > low and text[mark - 1].isspace():
        mark -= 1
    start = _word_start(text, low, mark)
    word = text[start:mark].lstrip("'’‘`*_~-")
    end = start
    while end > low and start - end < 3 and text[end - 1].isspace():
        end -= 1
    previous = text[_word_start(text, low, end) : end] if end < start else ""
    last = re.split(r"[-'’.]", word)[-1]
    return Before(word, last, previous, _kind(word, previous, language))


def _word_start(text: str, low: int, end: int) -> int:
    start = end
    low = max(low, end - LONGEST_WORD)
    while start > low and not text[start - 1].isspace() and text[start - 1] not in _APART:
        start -= 1
    return start


def _kind(word: str, previous: str, language: str) -> str:
    if not word or word.isdigit():
        return ""
    forms = [word]
    if previous.endswith(".") and len(previous) < 6:
        forms.insert(0, f"{previous}{word}")
    forms.append(f"{previous}_{word}")
    forms += [part for part in (re.split(r"['’]", word)[-1], re.split(r"[-‑]", word)[-1]) if part != word]
    return next((found for form in forms if (found := kind(form, language))), "")


def after(text: str, start: int) -> After:
    """What stands at ``start``, behind marks that open."""
    dash = _DASH.match(text, start)
    at = dash.end() if dash else start
    opened = _OPENERS.match(text, at)
    at = opened.end() if opened else at
    found = _WORD.match(text, at)
    if found is None:
        return After("", text[at : at + 1], "", dash is not None, "")
    behind = _WORD.match(text, found.end() + 1) if len(found[0]) == 1 else None
    elided = text[at - 1 : at] in {"'", "’", "‘"} and text[found.end() : found.end() + 1].isspace()
    second = behind[0] if behind and elided else ""
    return After(found[0], found[0][0], text[found.end() : found.end() + 1].strip(), dash is not None, second)
