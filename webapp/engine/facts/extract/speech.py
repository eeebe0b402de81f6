"""Who says it and how: verbs of saying in their classes, and the speaker beside them.

The class is what an editor reads into the verb: *said* is neutral, *claimed* doubts, *admitted* concedes,
*praised* takes sides. English; other languages get their plain verbs of saying, without classes.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from webapp.engine.facts.extract.capitals import TITLES
from webapp.engine.facts.extract.moments import is_calendar_word
from webapp.engine.facts.extract.reading import Reading
from webapp.engine.facts.lexicon import is_common, lemmas
from webapp.engine.facts.wordlist import listed
from webapp.engine.reading import is_content

CLASSES: Final = {
    verb: name
    for name, verbs in {
        "neutral": "say tell state note add write report announce declare explain describe comment remark "
        "observe reply "
        "respond answer ask mention inform recount recall testify reveal disclose tweet post quote "
        "emphasise emphasize stress underline "
        "highlight reiterate argue suggest propose voice express speak believe think",
        "doubt": "claim allege assert maintain insist contend purport profess",
        "concede": "admit concede acknowledge confess",
        "suspect": "suspect",
        "deny": "deny reject dispute refute rebut dismiss",
        "confirm": "confirm verify",
        "warn": "warn threaten caution",
        "demand": "demand urge order",
        "promise": "promise vow pledge swear",
        "praise": "praise hail applaud laud commend",
        "blame": "criticise criticize condemn blast slam denounce accuse blame rebuke lambast attack",
        "boast": "boast brag gloat",
        "complain": "complain moan lament grumble",
    }.items()
    for verb in verbs.split()
}
"""Lemma → class of a verb of saying."""
_OTHER: Final = listed(
    """
    sagte sagt sagten erklärte teilte betonte schrieb dit déclaré affirmé expliqué indiqué ajouté
    dijo afirmó declaró explicó añadió señaló
    """
)
_ACCORDING: Final = (("according", "to"), ("laut",), ("selon",), ("según",), ("d'après",))
_FIRST: Final = frozenset(phrase[0] for phrase in _ACCORDING)
PRONOUNS: Final = listed(
    """
    he she they it who i we you er sie il elle ils ella él
    """
)
"""They stand for a speaker named elsewhere."""
_REACH: Final = 6
"""Tokens on each side of the verb among which the speaker is looked for."""


@lru_cache(maxsize=1 << 14)
def verb_class(low: str) -> str:
    """The class of a folded word that is a form of a verb of saying, else empty."""
    if low in _OTHER:
        return "neutral"
    for lemma in lemmas(low):
        if lemma in CLASSES:
            return CLASSES[lemma]
    return ""


def according(reading: Reading, at: int) -> int:
    """How many tokens *according to* or its like takes at token ``at``; 0 when it does not stand there."""
    if reading.lows[at] not in _FIRST:
        return 0
    for phrase in _ACCORDING:
        if reading.lows[at : at + len(phrase)] == phrase:
            return len(phrase)
    return 0


_VOICES: Final = listed(
    """
    announcement statement report claim warning prediction estimate estimate comment remark allegation
    predict forecast conclude find show call describe advise expect fear hope publish rule
    admission testimony complaint verdict finding poll survey study researcher view concern informed regret
    welcome disappoint disappointment thank apologise apologize sorry opinion assertion contention insistence
    explanation confirmation denial reckon hear contradict point
    """
)
"""Lemmas that tell that somebody speaks or finds, though they are no verbs of saying."""


def is_speaking(reading: Reading) -> bool:
    """Whether a sentence lets anybody but its writer speak: a verb of saying, its like, or a quotation."""
    if reading.marked.spans:
        return True
    for at, low in enumerate(reading.lows):
        if according(reading, at) or (low in _TELLINGS and _is_owned(reading, at)):
            return True
        if not low[:1].isalpha() or (low == "told" and "to" in reading.lows[at + 2 : at + _BIDDEN]):
            continue
        if verb_class(low) or any(lemma in _VOICES for lemma in lemmas(low)):
            return True
    return False


_BIDDEN: Final = 5
"""Tokens from a *told* to the *to* that makes it an order (*told the staff to leave*)."""


_TELLINGS: Final = listed("account version telling words case side story argument evidence reaction")
"""Nouns that tell that somebody speaks where they are somebody's (*in her account*)."""


def _is_owned(reading: Reading, at: int) -> bool:
    before = reading.tokens[max(0, at - 2) : at]
    return any(
        token.low in {"his", "her", "their", "its"} or token.text[-2:] in {"'s", "’s", "s'", "s’"}
        for token in before
    )


def subject(reading: Reading, verb: int) -> str:
    """The speaker beside the verb at token ``verb``: the name or noun before it, else the one behind it in
    an inversion (*said Blinken*)."""
    inverted = verb and reading.lows[verb - 1] in {",", '"', "'", "”", "»"}
    first, second = (_after, _before) if inverted else (_before, _after)
    return first(reading, verb) or (second(reading, verb) if inverted else "")


def _before(reading: Reading, verb: int) -> str:
    for at in range(verb - 1, max(-1, verb - 1 - _REACH), -1):
        low = reading.lows[at]
        if low in {'"', ";", "»"}:
            break
        if low in PRONOUNS:
            return low
        if reading.tokens[at].is_word and is_content(low, reading.language) and not low.endswith("ly"):
            return low
    return ""


def _after(reading: Reading, verb: int) -> str:
    found = ""
    for at in range(verb + 1, min(len(reading.lows), verb + 1 + _REACH)):
        low = reading.lows[at]
        if low in PRONOUNS:
            return found or low
        if not reading.tokens[at].is_word or low in {"that", "on", "in", "at", "to"}:
            break
        if is_content(low, reading.language):
            if found and not reading.tokens[at].is_capital:
                break
            found = low
    return found


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who says a quotation, as its tag tells."""

    words: tuple[str, ...] = ()
    """Folded: the names in the tag; where there are none, its noun; empty for a pronoun or no tag."""
    named: bool = False
    """The words are names."""


class Tags:
    """The tags of an article: who speaks at each verb of saying. Each is read once."""

    def __init__(self, readings: Sequence[Reading]) -> None:
        self._readings = readings
        self._verbs: dict[int, tuple[list[int], list[int]]] = {}
        self._tagged: dict[tuple[int, int], Speaker] = {}

    def speaker_near(self, at: int, start: int, end: int) -> Speaker:
        """Who says a quotation from ``start`` to ``end``: the speaker at the nearest verb of saying outside
        the marks, in the sentence where it begins, where it ends, or the one before."""
        found: list[tuple[int, int, int]] = []
        for near in range(max(0, at - 1), min(len(self._readings), at + 4)):
            reading = self._readings[near]
            if reading.sentence.span.start > end + 5:
                break
            if near < at and reading.lows[-1:] != (":",):
                continue
            before = self._readings[near - 1].lows[-2:] if near > at else ()
            if before in _ENDED and reading.sentence.span.start >= end:
                break
            found += self._around(near, start, end)
        speakers = (self._speaker(near, place) for _, near, place in sorted(found))
        return next((speaker for speaker in speakers if speaker.words), Speaker())

    def _around(self, near: int, start: int, end: int) -> Iterator[tuple[int, int, int]]:
        """How far each verb of a sentence within ``_FAR`` of a quotation is, with its place."""
        if near not in self._verbs:
            reading = self._readings[near]
            verbs = [at for at, low in enumerate(reading.lows) if according(reading, at) or verb_class(low)]
            self._verbs[near] = verbs, [reading.tokens[at].start for at in verbs]
        verbs, starts = self._verbs[near]
        for n in range(bisect_left(starts, start - _FAR - _LONG), bisect_left(starts, end + _FAR)):
            token = self._readings[near].tokens[verbs[n]]
            gap = start - token.end if token.end <= start else token.start - end
            if 0 <= gap < _FAR:
                yield gap, near, verbs[n]

    def _speaker(self, near: int, place: int) -> Speaker:
        key = (near, place)
        if key not in self._tagged:
            reading = self._readings[near]
            self._tagged[key] = _tagged(reading, place, according(reading, place))
        return self._tagged[key]


_FAR: Final = 200
"""Characters between a quotation and the verb of its tag."""
_LONG: Final = 40
"""Letters of a verb of saying at most."""
_ENDED: Final = frozenset((mark, ".") for mark in ('"', "”", "»", "’", "'"))
"""A full stop outside the marks ends the sentence of the writer, whose tag stands in it."""


def _tagged(reading: Reading, verb: int, width: int) -> Speaker:
    """The speaker in the tag of the verb (or *according to*, ``width`` tokens) at token ``verb``."""
    inverted = bool(width) or _is_inverted(reading, verb)
    sides = [_behind(reading, verb + max(width, 1)), _ahead(reading, verb)]
    window = sides[0] if inverted and sides[0] else [] if width else sides[1]
    if not window or reading.lows[window[0 if inverted else -1]] in PRONOUNS:
        return Speaker()
    names = tuple(reading.lows[at] for at in window if _is_named(reading, at))
    if names:
        return Speaker(names, named=True)
    nouns = [reading.lows[at] for at in window if is_content(reading.lows[at], reading.language)]
    return Speaker((nouns[-1],)) if nouns else Speaker()


def _is_inverted(reading: Reading, verb: int) -> bool:
    """Whether the speaker stands behind the verb: a mark before it, and neither an apposition that the mark
    ends (*Ann Lee, a nurse, said*) nor a verb that takes its hearer (*told*)."""
    if verb == 0 or reading.lows[verb - 1] not in {",", '"', "'", "”", "»", "?", "!"}:
        return False
    if reading.lows[verb - 1] != ",":
        return True
    if reading.lows[verb] in {"told", "tells", "tell"}:
        return False
    behind = reading.tokens[verb + 1] if verb + 1 < len(reading.tokens) else None
    opening = next((at for at in range(verb - 2, max(-1, verb - 2 - _TAG), -1) if reading.lows[at] == ","), 0)
    apposed = opening > 0 and reading.tokens[opening - 1].is_capital
    return not (apposed and not (behind is not None and behind.is_capital))


def _is_named(reading: Reading, at: int) -> bool:
    token = reading.tokens[at]
    if not token.is_capital or token.low in TITLES or not is_content(token.low, reading.language):
        return False
    if is_calendar_word(token.low, reading.language):
        return False
    return at > 0 or not is_common(token.low)


def _behind(reading: Reading, start: int) -> list[int]:
    """The words of the speaker behind an inverted verb: up to a preposition, or the mark behind a name."""
    found: list[int] = []
    named = False
    for at in range(start, min(len(reading.lows), start + _TAG)):
        low, token = reading.lows[at], reading.tokens[at]
        if low in _ENDS or (named and not token.is_word and low not in {"-", "."}):
            break
        if low == "." and reading.lows[at - 1] not in TITLES:
            break
        if token.is_word and not low.endswith("ly"):
            found.append(at)
            named = named or _is_named(reading, at)
    return found


def _ahead(reading: Reading, verb: int) -> list[int]:
    """The words of the clause before a verb, back to a quotation mark."""
    found: list[int] = []
    for at in range(verb - 1, max(-1, verb - 1 - 2 * _TAG), -1):
        low = reading.lows[at]
        if low in {'"', ";", "»", ":"}:
            break
        if reading.tokens[at].is_word and not low.endswith("ly") and low not in _AUXILIARIES:
            found.append(at)
    return found[::-1]


_TAG: Final = 14
"""Tokens of a tag that are read for its speaker."""
_ENDS: Final = listed('in on at during after before as when while to that from by who which of " » ” ;')
"""What ends the speaker behind an inverted verb."""
_AUXILIARIES: Final = listed("has had have was is also later then is be been would")
"""Words between a speaker and the verb."""
