"""Negation: what is said not to be.

``has not said``, ``hasn't said``, ``never said``, ``failed to say``, ``without saying``, ``no deal``. A value
is ``not``, or ``double`` before a verb that denies by itself (*did not dispute*); the slots are the stems and
lemmas of the content words it bears on, the qualifier is the nearest.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import cache, lru_cache
from itertools import pairwise
from typing import Final

from webapp.engine.facts.extract.fact import Fact
from webapp.engine.facts.extract.reading import Reading
from webapp.engine.facts.lexicon import lemmas
from webapp.engine.language import words
from webapp.engine.model import FactKind
from webapp.engine.reading import is_content

_VERBS: Final = dict(verb.split("_") for verb in words("en", "negations", "verb"))
"""Verb that negates what follows → the word that must follow it."""
DOUBLE: Final = "double"
"""Value of a denial of a denial, which asserts."""
_PHRASES, DENIED, _PLAIN_TURNS, _ONLY, _NO_BETTER, _STOPS, _SAID = (
    words("en", "negations", role)
    for role in ("phrase", "denying", "plain", "exclusive", "superlative", "stop", "said")
)
_TURNED: Final = frozenset((low,) for low in _PLAIN_TURNS)
_FIRST: Final = frozenset(phrase.split("_")[0] for phrase in _PHRASES)
_COMPARISON: Final = 20
"""Tokens from such a word to the *than* of its comparison."""
_REACH: Final = 5
"""Tokens behind the cue among which the words it bears on are found."""
_VERB: Final = 3
"""Slots that may be the stem and the lemmas of the nearest word."""


def extract(reading: Reading) -> tuple[Fact, ...]:
    """The negations of a sentence."""
    return tuple(
        denial(reading, at, at + width)
        for at, low in enumerate(reading.lows)
        if _may_deny(low) and (width := _cue(reading, at, low))
    )


def denial(reading: Reading, start: int, stop: int, value: str = "") -> Fact:
    """From token ``start`` to token ``stop`` (exclusive) as a denial of what stands behind it, by which its
    ``value`` is told where none is given."""
    slots = _bears_on(reading, stop)
    is_double = not DENIED.isdisjoint(slots[:_VERB]) or any(
        phrasal(reading.lows, at) for at in range(stop, min(stop + _VERB, len(reading.lows)))
    )
    value = value or (DOUBLE if is_double else "not")
    fact = Fact.of(FactKind.NEGATION, reading, start, stop)
    return replace(fact, value=value, slots=frozenset(slots), qualifier=slots[0] if slots else "")


def phrasal(lows: Sequence[str], at: int) -> int:
    """One past the last token of a verb with a particle that denies by itself, from token ``at`` on; 0 for
    none: *turned the idea down*, *was called off*."""
    particles = _particles()
    wanted = frozenset[str]().union(*(particles.get(lemma, ()) for lemma in lemmas(lows[at])))
    behind = range(at + 1, min(at + _PARTICLE, len(lows))) if wanted else ()
    for place in behind:
        if lows[place] in wanted:
            return place + 1
        if lows[place] in _STOPS:
            break
    return 0


_PARTICLE: Final = 5
"""Tokens from a verb on among which its particle stands."""


@cache
def _particles() -> dict[str, frozenset[str]]:
    """Verb → the particles with which it denies."""
    pairs = [verb.split("_") for verb in words("en", "negations", "phrasal")]
    return {verb: frozenset(other for one, other in pairs if one == verb) for verb, _ in pairs}


def is_cue(low: str, language: str = "en") -> bool:
    """Whether one folded word negates by itself."""
    return low in _cues(language) or low.endswith("n't")


def is_turn(lows: Sequence[str], at: int) -> bool:
    """Whether a token is a *not*, by itself or joined to a verb, or the *no* of *no less*."""
    if lows[at] == "no":
        return lows[at + 1 : at + 2] in _TURNED
    return lows[at] in {"not", "cannot"} or lows[at].endswith("n't")


@cache
def _cues(language: str) -> frozenset[str]:
    return words(language, "negations", "cue") or words(language, "denials", "not")


@lru_cache(maxsize=1 << 14)
def _may_deny(low: str) -> bool:
    """Whether one folded word negates, or does with the word behind it."""
    if is_cue(low) or low in _FIRST:
        return True
    return low[:1] in "fdrns" and not _VERBS.keys().isdisjoint(lemmas(low))


def _cue(reading: Reading, at: int, low: str) -> int:
    after = reading.lows[at + 1] if at + 1 < len(reading.lows) else ""
    if is_cue(low):
        if after in (_PLAIN_TURNS if low in {"not", "no"} else _ONLY if low == "nothing" else ()):
            return 0
        if low != "no" and is_turn(reading.lows, at) and _denies_nothing(reading.lows, at):
            return 0
        if "until" in reading.lows[at + 1 : at + 6]:  # "not until noon" says when, not that it did not happen
            return 0
        if low in _NO_BETTER and _is_best(reading.lows[at + 1 : at + _COMPARISON]):
            return 0
        if low == "no" and after in {".", ","} and reading.tokens[at].is_capital:
            return 0
        return 1
    if f"{low}_{after}" in _PHRASES:
        return 2
    for lemma in lemmas(low):
        if _VERBS.get(lemma) == after:
            return 2
    return 0


def _denies_nothing(lows: Sequence[str], at: int) -> bool:
    return _is_supposing(lows, at) or _bounds(lows, at) > 0


def _is_supposing(lows: Sequence[str], at: int) -> bool:
    """*Had it not been for the rain*, *were it not for*, *if not for*: but for it."""
    if lows[at + 1 : at + 2] != ("for",) and lows[at + 1 : at + 3] != ("been", "for"):
        return False
    before = lows[max(0, at - 3) : at]
    if before[-2:] == ("if", "it"):
        return lows[at] in {"weren't", "hadn't"}
    return before[-1:] == ("if",) or before[-2:] in _SUPPOSED


def is_bounding(lows: Sequence[str], stop: int) -> bool:
    """Whether a *not* a few words before the *more than* at token ``stop`` makes a *no more than* of it."""
    return any(_bounds(lows, at) == stop for at in range(max(0, stop - _BOUNDED), stop) if is_turn(lows, at))


def _bounds(lows: Sequence[str], at: int) -> int:
    """The token of the *more than* and an amount that a *not* bears on in its clause; 0 for none."""
    for place in range(at + 1, min(at + _BOUNDED, len(lows) - 2)):
        if lows[place] in _STOPS or lows[place] in _CLAUSES:
            break
        if lows[place] in {"more", "less", "fewer"} and lows[place + 1] == "than":
            return place if any(low[:1].isdecimal() for low in lows[place + 2 : place + 5]) else 0
    return 0


_SUPPOSED: Final = {("had", "it"), ("were", "it")}
_CLAUSES: Final = frozenset({"that", "who", "which", "with", "where", "when", "if", "after", "than"})
_BOUNDED: Final = 9
"""Tokens behind a *not* among which its *more than* stands."""


def _is_best(behind: Sequence[str]) -> bool:
    """*No better one than*, *no woman has won as many races*: a superlative."""
    return "than" in behind or any(pair in {("as", "many"), ("as", "much")} for pair in pairwise(behind))


def _bears_on(reading: Reading, at: int) -> tuple[str, ...]:
    """The stems and lemmas of the content words from token ``at`` to the end of the clause, nearest first."""
    slots: list[str] = []
    for place in range(at, min(at + _REACH, len(reading.lows))):
        low = reading.lows[place]
        if low in _STOPS:
            break
        if (reading.tokens[place].is_word and is_content(low, reading.language)) or low in _SAID:
            slots += [reading.stems[place], *lemmas(low)]
    return tuple(dict.fromkeys(slots))
