"""Where sentencex cuts a sentence wrongly, and where it misses an end.

Joins, looking at what stands before (|) and after a cut:

    "Is it over?" | he asked.         a question or exclamation goes on in lower case
    "Is it over?" | Smith asked.      … or with who said it
    1. | First item.                  a list number belongs to its item
    am 2. | Januar / die 2. | Liga    German and other ordinals
    o.a. | met / z.B. | im / J.-P. | Martin / M. | Dupont / art. | 5
    「疲れた。」| と彼は言った。      the same in Japanese and Chinese
    He left. | ”                      closing marks belong to what they close

Splits:

    (It rained.) | The game began.    a bracketed sentence ends with its bracket
    It ended in Dec. | The next …     an abbreviation that may end a sentence, then a word that begins one
    before 14 May. | Repairs cost     a whole word that is an abbreviation elsewhere
    viele Kaffeetrinker. | 162 Liter  a figure after a long word, where sentencex waits for an ordinal
    “It was late. | We went home.”    in a quotation, unless both sides have under three words

A footnote stays with its sentence: ``the war.[4] | The …``.

Every rule looks at a window of fixed size, so the whole is linear.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from webapp.engine.normalize import is_content
from webapp.engine.segment.abbreviations import BEFORE_NUMBER, MAY_END, NEVER_END, ORDINAL_LANGUAGES

WINDOW: Final = 60
"""Characters looked at on either side of a cut: three long words."""

_CLOSERS = "\"'”’»«›‹“)\\]」』）"
_QUOTE_MARKS = frozenset("\"'“”„‟«»‘’‚‹›`")
_EASTERN = frozenset("」』”")
_OPENERS = '“„«"`'
_REPORTED = re.compile(
    r"(?:と|って|など|[はがをにのも])|\w{0,6}(?:说|(?<!知)道|问|表示|称|回答|喊)[：，。！]"
)
_FOOTNOTE = re.compile(r"(?:\[[\w ]{1,8}\])+\s+")
_ENDED = re.compile(rf"[.?!…][{_CLOSERS}\s]*\Z")
_WORDS = re.compile(rf"(?:[\s,;:“„‘«`([–—{_CLOSERS}-]{{0,6}}+[\w’'-]{{1,30}}+(?!\w)){{3}}")
_CLOCK = re.compile(r"\d ?[ap]\.? ?m ?\.\s*\Z")
_DAY = re.compile(
    r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|(?:E|C|M|P)[SD]?T\b|GMT|UTC|(?:January|February|March|April|May"
    r"|June|July|August|September|October|November|December) \d"
)
_ASKED = re.compile(rf"[?!…][{_CLOSERS}\s]*\Z")
_QUOTED_END = re.compile(r"[?!.,…]\s?[\"'”’»“]\s*\Z")
_ENUMERATOR = re.compile(r"\s*[(\[]?(?:\d{1,3}|[ivxIVX]{1,5}|[a-zA-Z])[.)]\s*\Z")
_FIGURE = re.compile(r"\b\d{1,2}\.\s*\Z")
_ORDINAL = re.compile(r"(?:\A|\s)(\w+)\s+\d{1,2}\.\s*\Z")
_INITIALS = re.compile(r"\b[A-Z]\.-[A-Z]\.\s*\Z")
_LETTERS = re.compile(r"[A-Z]\.")
_MONTH = re.compile(
    r"(?:Januar|Jänner|Februar|März|April|Mai|Juni|Juli|August|September|Oktober|November|Dezember)\b"
)
_BEFORE_FIGURE = re.compile(r"(?<!\w)([^\W\d_]{5,})\.\s+(?=\d)")
_DOTTED = re.compile(r"(?:\b\w{1,2}\.\s?){2,}\Z")
_LAST = re.compile(r"([^\W\d_]+(?:-[^\W\d_]+)*)\.\s*\Z")
_LOWER = re.compile(r"[\s—–-]*[a-zà-öø-ÿß-ſа-яα-ω]")
_WORDLESS = re.compile(r"[\W_]*\Z")
_ELLIPSIS = re.compile(r"(?:^|\s)\.(?:\s\.)+\s*\Z")
_SPEAKER = re.compile(
    r"(?:(?:[A-Z][\w.'’-]*|the|of|de|la|le|du|da|dos|der|van|von|bin|al)\s+){1,5}"
    r"(?:said|says|asked|asks|added|adds|replied|replies|told|wrote|cried|shouted|whispered|exclaimed|inquired"
    r"|answered|continued|explained|demanded|wondered|tweeted|insisted|warned|called|begged|muttered)\b"
)
_BRACKETED = re.compile(r"\s*[(\[][^()\[\]]{1,1000}[.!?…][\"'”’]?[)\]]\s+(?=[\"'“‘«„]?[A-ZÀ-Þ0-9])")
_ABBREVIATED = re.compile(
    r"(?<![\w.])((?:[^\W\d_]\.){1,3}[^\W\d_]|[^\W_]{1,6})\.[\"'”’)]{0,2}\s+(?=([A-ZÀ-Þ][\w]*)(?![\w.]))"
)


_WORD = re.compile(
    r"(?<![\w.])(?:art|me|ill|miss|no|id|ok|ark|ore|arc|fig|May)\.[\"'”’)]{0,2}\s+(?=[\"'“‘]?[A-ZÀ-Þ])"
)
"""Written so, they are English words, and no *Art. 5* nor *Me.* for Maine."""


def corrected(text: str, cuts: list[int], quoted_cuts: list[int], language: str) -> list[int]:
    """The starts of the sentences of ``text``; always begins with 0.

    ``cuts`` are sentencex's, ``quoted_cuts`` those it finds with the quotation marks blanked out.
    """
    outer = {_before_quote(text, cut) for cut in cuts}
    inner = {_before_quote(text, cut) for cut in quoted_cuts} - outer
    kept = [0]
    for cut in sorted(outer | inner):
        start = _after_footnote(text, cut)
        if start <= kept[-1] or _joins(text, kept[-1], start, language):
            continue
        if cut in inner and not _stands_alone(text, kept[-1], start):
            continue
        kept.append(start)
    ends = [*kept[1:], len(text)]
    return [
        start
        for low, high in zip(kept, ends, strict=True)
        for start in (low, *sorted(set(_splits(text, low, high, language))))
    ]


def _before_quote(text: str, cut: int) -> int:
    """A mark that touches the next word and nothing before it opens that word's sentence; of several
    between two words the last one does."""
    first = cut
    while first > 0 and text[first - 1] in _QUOTE_MARKS:
        first -= 1
    if first == cut or cut == len(text) or text[cut].isspace():
        return cut
    touches = first > 0 and not text[first - 1].isspace()
    return cut if touches and cut - first == 1 else cut - 1 if touches else first


def _after_footnote(text: str, cut: int) -> int:
    note = _FOOTNOTE.match(text, cut) if cut and not text[cut - 1].isspace() else None
    return note.end() if note else cut


def _stands_alone(text: str, start: int, cut: int) -> bool:
    """Whether a cut inside a quotation parts sentences of some length; “I came. I saw.” stays together."""
    window = max(start, cut - WINDOW)
    opened = max(text.rfind(mark, window, cut) for mark in _OPENERS)
    return _ENDED.search(text, window, cut) is not None and (
        _WORDS.match(text, max(opened, window), cut) is not None or _WORDS.match(text, cut) is not None
    )


def _joins(text: str, start: int, cut: int, language: str) -> bool:
    before = text[max(start, cut - WINDOW) : cut]
    after = text[cut : cut + WINDOW]
    if _WORDLESS.match(after) and cut + WINDOW >= len(text):
        return True
    if _LOWER.match(after):
        return _goes_on(text, start, before, language)
    return (
        _is_enumerator(before, cut - start)
        or (before.rstrip()[-1:] in _EASTERN and _REPORTED.match(after) is not None)
        or _INITIALS.search(before) is not None
        or (not before[-1:].isspace() and _LETTERS.match(after) is not None)
        or _ELLIPSIS.search(before) is not None
        or (_CLOCK.search(before) is not None and _DAY.match(after) is not None)
        or (_QUOTED_END.search(before) is not None and _SPEAKER.match(after) is not None)
        or _is_ordinal(before, after, language)
        or _is_abbreviation(before, after, language)
    )


def _is_enumerator(before: str, length: int) -> bool:
    return length <= WINDOW and _ENUMERATOR.match(before) is not None


def _goes_on(text: str, start: int, before: str, language: str) -> bool:
    """A lower-case letter follows: in a text that begins its sentences with capitals it continues."""
    if _is_enumerator(before, len(before)) or _DOTTED.search(before) or _ELLIPSIS.search(before):
        return True
    last = _LAST.search(before)
    if last is not None and _knows(NEVER_END | BEFORE_NUMBER | MAY_END, last[1], language):
        return True
    first = next((c for c in text[start : start + WINDOW] if c.isalpha()), "")
    return not first.islower() and _ASKED.search(before) is not None


def _is_ordinal(before: str, after: str, language: str) -> bool:
    if language in ORDINAL_LANGUAGES and _MONTH.match(after) and _FIGURE.search(before):
        return True
    found = _ORDINAL.search(before) if language in ORDINAL_LANGUAGES else None
    if found is None or is_content(found[1].lower(), language):
        return False
    following = re.match(r"\w+", after)
    return following is not None and is_content(following[0].lower(), language)


def _is_abbreviation(before: str, after: str, language: str) -> bool:
    last = _LAST.search(before)
    if last is None:
        return False
    if after[:1].isdigit() and _knows(BEFORE_NUMBER, last[1], language):
        return True
    return _knows(NEVER_END, last[1], language)


def _knows(table: frozenset[tuple[str, str]], word: str, language: str) -> bool:
    return (language, word) in table or ("", word) in table or (language, word.lower()) in table


def _splits(text: str, low: int, high: int, language: str) -> Iterator[int]:
    """Starts of further sentences inside ``text[low:high]``."""
    start = low
    while bracketed := _BRACKETED.match(text, start, high):
        start = bracketed.end()
        yield start
    if language in ORDINAL_LANGUAGES:
        for figure in _BEFORE_FIGURE.finditer(text, start, high):
            if not _knows(NEVER_END | BEFORE_NUMBER | MAY_END, figure[1], language):
                yield figure.end()
    if language == "en":
        yield from (found.end() for found in _WORD.finditer(text, start, high))
    for found in _ABBREVIATED.finditer(text, start, high):
        word, following = found[1], found[2]
        if _knows(MAY_END | BEFORE_NUMBER, word, language) and _begins(following, language):
            yield found.end()


def _begins(word: str, language: str) -> bool:
    """Whether a capitalised word is of the kind that begins sentences; ``I`` is always in capitals."""
    return word == "A" or (not word.isupper() and not is_content(word.lower(), language))
