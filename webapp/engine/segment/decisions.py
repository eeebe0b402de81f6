"""Whether a sentence ends at a candidate.

One question after another, the first that knows an answer gives it:

    nothing follows                   no: closing marks and pictures belong to what stands before
    no blank follows                  in scripts that need none; “rain.The road” where letters say so
    “Is it over?” | Smith asked.      no: who said it goes with what was said
    1. | First item.                  no: a list number belongs to its item
    … | small letter                  no, unless the text begins sentences so, or nothing else explains it
    Dr. | Who; No. | 10; J. | Vance   by the class of the word before the stop and what follows
    in the U.S. | The                 yes before a word of the kind that begins sentences
    He waited … | President           dots alone: as after such an abbreviation
    “I came. | I saw.”                in a quotation only where either side has some length
    anything else                     yes
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from webapp.engine.reading import is_content
from webapp.engine.segment.abbreviations import (
    NOUNS_IN_CAPITALS,
    ORDINAL_LANGUAGES,
    begins_sentences,
    is_listed,
)
from webapp.engine.segment.candidates import EASTERN, Candidate
from webapp.engine.segment.enclosures import Enclosures
from webapp.engine.segment.surroundings import WINDOW, After, Before, after, before

_ENUMERATOR = re.compile(r"\s*[(\[]?(?:\d{1,3}|[ivxIVX]{1,5}|[^\W\d_])[.)]\s*\Z")
_SPEAKER = re.compile(
    r"(?:(?:[A-Z][\w.'’-]{0,30}|the|of|de|la|le|du|da|dos|der|van|von|bin|al)\s+){1,5}"
    r"(?:said|says|asked|asks|added|adds|replied|replies|told|wrote|cried|shouted|whispered|exclaimed|inquired"
    r"|answered|continued|explained|demanded|wondered|tweeted|insisted|warned|called|begged|muttered)\b"
)
_REPORTED = re.compile(
    r"(?:と|って|など|[はがをにのも])|\w{0,6}(?:说|(?<!知)道|问|表示|称|回答|喊)[：，。！]"
)
_WORDS = re.compile(r"(?:[\s,;:“„‘«`\"'”’»([–—-]{0,6}[\w’'-]{1,30}+(?!\w)){3}")
_WORDS_EAST = re.compile("[\u3040-\u30ff\u3400-\u9fff，、]{6}")
_EAST = re.compile("[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
_LETTER = re.compile(r"[^\W\d_]")
_ADDRESS = re.compile(r"[/@\\_=&]|www\.")
_DOMAINS: Final = frozenset(
    {"com", "org", "net", "edu", "gov", "co", "uk", "de", "fr", "io", "eu", "info", "js", "ai"}
)


@dataclass(frozen=True, slots=True)
class Setting:
    """The text that is cut, and what is known of all of it."""

    text: str
    language: str
    around: Enclosures
    confirmed: frozenset[int] | None
    """Where sentencex begins sentences, for languages without a table of abbreviations here."""


def ends_sentence(at: Candidate, low: int, setting: Setting) -> bool:
    """Whether the sentence that begins at ``low`` ends at ``at``."""
    text = setting.text
    if not (_says_something(text, at.start) and _says_something(text, low, at.mark)):
        return False
    follows = after(text, at.start)
    if text[at.start] in ",;:":
        return False
    if not at.spaced:
        return _ends_without_blank(at, low, follows, setting)
    if at.end - low <= WINDOW and _ENUMERATOR.match(text, low, at.start):
        return False
    if at.quotes and _tells_who(at, follows, setting):
        return False
    if at.marks[0] in EASTERN:
        return _stands_alone(at, low, setting)
    word = before(text, low, at.mark, setting.language)
    if follows.is_small:
        goes_on = _goes_on_small(at, low, word, follows, setting)
    else:
        goes_on = _goes_on(at, word, follows, setting)
    return not goes_on and _stands_alone(at, low, setting)


def _says_something(text: str, start: int, end: int | None = None) -> bool:
    """Whether a letter or a figure follows, or so much else that it is no closing mark."""
    ahead = text[start : start + WINDOW][: None if end is None else end - start]
    return any(character.isalnum() for character in ahead) or len(ahead) == WINDOW


def _ends_without_blank(at: Candidate, low: int, follows: After, setting: Setting) -> bool:
    text = setting.text
    behind = text[at.end : at.end + 1]
    if at.marks[0] in EASTERN:
        if at.marks[0] in "．﹒" and text[at.mark - 1 : at.mark].isdigit() and behind.isdigit():
            return False
        return not _reported(at, low, setting) and _stands_alone(at, low, setting)
    if at.end in setting.around.opening:
        return not follows.is_small and _stands_alone(at, low, setting)
    earlier = text[at.mark - 1 : at.mark]
    if _EAST.match(behind):
        return (
            at.marks[0] not in "…‥" and _EAST.match(earlier) is not None and not _reported(at, low, setting)
        )
    if follows.dashed and follows.first.isupper():
        word = before(text, low, at.mark, setting.language)
        return not (at.quotes and _tells_who(at, follows, setting)) and not word.is_short_for
    if not behind.isupper():
        return behind in "_[*" and follows.first.isupper()
    if _ADDRESS.search(_stretch(text, low, at)):
        return False
    word = before(text, low, at.mark, setting.language)
    return _is_glued(word, follows, setting.language, closed=at.closes or earlier in ')]}"”’»“')


def _stretch(text: str, low: int, at: Candidate) -> str:
    """The characters around a mark up to the next blanks."""
    earlier = text[max(low, at.mark - WINDOW) : at.mark].rsplit(None, 1)
    later = text[at.end : at.end + WINDOW].split(None, 1)
    return "".join([*earlier[-1:], *later[:1]])


def _is_glued(word: Before, follows: After, language: str, *, closed: bool) -> bool:
    """“rain.The road”: a whole word on both sides, and neither *Ph.D.* nor *Booking.Com*."""
    if follows.word.lower() in _DOMAINS or follows.mark in {".", "(", ")"} or word.kind:
        return False
    begins = begins_sentences(follows.word, language)
    if not (begins or follows.word[1:].islower()) or (len(follows.word) < 2 and not begins):
        return False
    return closed or (len(word.last) > 1 and (begins or word.last[-2:].islower()))


def _tells_who(at: Candidate, follows: After, setting: Setting) -> bool:
    """Who said it stands behind a quotation; its speaker may be set off by a dash."""
    if follows.dashed and follows.first.isupper():
        speaks = any(place in setting.around.opening for place in range(at.start, at.start + 5))
        return not speaks and not begins_sentences(follows.word, setting.language)
    ahead = setting.text[at.start : at.start + 3 * WINDOW]
    return _reported(at, at.mark, setting) or _SPEAKER.match(ahead) is not None


def _reported(at: Candidate, low: int, setting: Setting) -> bool:
    text = setting.text
    return at.quotes and at.end > low and _REPORTED.match(text, at.start) is not None


def _goes_on_small(at: Candidate, low: int, word: Before, follows: After, setting: Setting) -> bool:
    """A small letter follows: in a text that begins its sentences with capitals it continues."""
    if follows.dashed or at.apart:
        return True
    plain = at.marks == "." and not at.question
    if plain and word.is_short_for and not at.quotes:
        return True
    first = _LETTER.search(setting.text, low, low + WINDOW)
    if first is not None and first[0].islower() and not after(setting.text, low).is_small:
        first = None
    begun_small = first is not None and first[0].islower()
    if plain and not at.closes and at.start not in setting.around.opening:
        numbered = word.is_number or word.is_roman
        return not begun_small if setting.language in ORDINAL_LANGUAGES else numbered and not begun_small
    return not begun_small


def _goes_on(at: Candidate, word: Before, follows: After, setting: Setting) -> bool:
    """Anything but a small letter follows."""
    language = setting.language
    begins = _begins(follows, at, setting)
    if at.question:
        return not begins and "!" in at.marks and is_listed(word.word, "exclaimed", language)
    if at.apart or at.marks.startswith(("…", "..")):
        return _dots_go_on(at, follows, begins=begins)
    if at.quotes:
        return False
    if setting.text[at.mark + 1].isdigit():
        # No footnote: “No.5 The”, “rose to 1950.12 Monday”.
        return bool(word.kind) or (not begins and (word.is_number or language in NOUNS_IN_CAPITALS))
    if setting.text[at.start] in "([" and word.is_short_for:
        return not begins
    if follows.first.isdigit():
        return _goes_on_with_number(word, language)
    if word.kind:
        return _abbreviates(word, follows, language, begins=begins)
    return _looks_abbreviated(at, word, follows, setting, begins=begins)


def _dots_go_on(at: Candidate, follows: After, *, begins: bool) -> bool:
    """Dots set apart leave words out; elsewhere they end a sentence. *I* is always a capital."""
    return follows.word == "I" or (at.apart and not begins)


def _looks_abbreviated(
    at: Candidate, word: Before, follows: After, setting: Setting, *, begins: bool
) -> bool:
    """Whether the stop belongs to a word that no table knows, by its looks."""
    if _is_ordinal(word, follows, setting.language, begins=begins):
        return True
    if word.is_letter and is_listed(word.previous, "lettered", setting.language):
        return False
    cut_short = word.is_cut_short and (word.last.istitle() or not word.follows_number)
    if (word.is_letter or word.is_dotted or cut_short) and follows.first.isupper():
        return not begins
    return setting.confirmed is not None and at.start not in setting.confirmed


def _begins(follows: After, at: Candidate, setting: Setting) -> bool:
    """Whether the next word is of the kind that begins sentences: in capitals it may as well be a name,
    unless everything is."""
    if not follows.first.isupper() or follows.is_initial:
        return False
    if len(follows.word) > 1 and follows.word.isupper():
        near = setting.text[max(0, at.mark - WINDOW) : at.start + WINDOW]
        if not near.isupper():
            return False
    return begins_sentences(follows.word, setting.language)


def _goes_on_with_number(word: Before, language: str) -> bool:
    if word.is_number:
        return language in ORDINAL_LANGUAGES and len(word.word) < 3
    if word.kind == "unit":
        # “6 ft. 2 in.”, but “in 2005 г. | 12 …”: a year is no measure.
        return not word.follows_number or (word.previous.isdigit() and len(word.previous) < 4)
    return word.kind in {"never", "number", "name"} or word.is_dotted


def _abbreviates(word: Before, follows: After, language: str, *, begins: bool) -> bool:
    """Whether the stop behind a known abbreviation ends no sentence, by its class."""
    numeral = len(follows.word) < 6 and follows.word.isupper() and not begins
    if follows.dashed:
        return True
    by_class = {
        "never": True,
        "number": (numeral and set(follows.word) <= set("IVXLC")) or (len(follows.word) == 1 and not begins),
        "name": follows.first.isalpha() and not begins,
        "clock": is_listed(follows.word, "calendar", language),
    }
    if word.kind in by_class:
        return by_class[word.kind]
    if word.kind == "unit" and not word.follows_number:
        return True
    return language in NOUNS_IN_CAPITALS and follows.first.isupper() and not begins


def _is_ordinal(word: Before, follows: After, language: str, *, begins: bool) -> bool:
    """``am 3. Mai``, ``der 2. Weltkrieg``, ``Ludwig XIV. König``."""
    if language not in ORDINAL_LANGUAGES or begins:
        return False
    if word.is_roman:
        return True
    if not word.is_number or len(word.word) > 3:
        return False
    if is_listed(follows.word, "calendar", language):
        return True
    previous = word.previous
    small = previous.lower()
    known = not is_content(small, language) or is_listed(small.capitalize(), "opener", language)
    return known and is_content(follows.word.lower(), language) and bool(follows.word)


def _stands_alone(at: Candidate, low: int, setting: Setting) -> bool:
    """Not inside a bracket that stands in a sentence; and inside a quotation, or a bracket that is a
    sentence of its own, only where sentences of some length meet: “I came. I saw.” stays together."""
    text = setting.text
    bracket = setting.around.brackets.around(at.end)
    if bracket is not None and text[low : min(bracket, low + 8)].strip("\"'“‘«„ "):
        return False
    quotation = setting.around.quotations.around(at.end)
    opened = max((place for place in (bracket, quotation) if place is not None), default=-1)
    if opened < 0:
        return True
    window = max(low, at.end - WINDOW)
    start = max(opened + 1, window)
    return any(
        words.match(text, start, at.end) or words.match(text, at.start, at.start + 3 * WINDOW)
        for words in (_WORDS, _WORDS_EAST)
    )
