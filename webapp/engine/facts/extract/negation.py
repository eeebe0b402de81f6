"""Negation: what is said not to be.

``has not said``, ``hasn't said``, ``never said``, ``failed to say``, ``without saying``, ``no deal``. A value
is ``not``, or ``double`` before a verb that denies by itself (*did not dispute*); the slots are the stems and
lemmas of the content words it bears on, the qualifier is the nearest.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise
from typing import Final

from webapp.engine.facts.extract.fact import Fact
from webapp.engine.facts.extract.reading import Reading
from webapp.engine.facts.lexicon import lemmas
from webapp.engine.facts.wordlist import listed
from webapp.engine.model import FactKind, Span
from webapp.engine.reading import is_content

_WORDS: Final = listed(
    """
    not never no without nor neither none nobody nothing nowhere cannot hardly barely scarcely nicht
    kein keine keinen nie ohne pas jamais sans aucun aucune nunca sin ningún
    """
)
_VERBS: Final = {
    "fail": "to",
    "refuse": "to",
    "decline": "to",
    "neglect": "to",
    "stop": "short",
    "refrain": "from",
}
"""Verb that negates what follows → the word that must follow it."""
DOUBLE: Final = "double"
"""Value of a denial of a denial, which asserts."""
_DENIED: Final = listed("deny dispute refute reject contest challenge oppose rule doubt object lack")
"""Lemmas that a *not* before them turns into an assertion."""
_PLAIN_TURNS: Final = frozenset(
    {"only", "doubt", "least", "just", "fewer", "less", "more", "later", "earlier"}
)
"""Behind *not* or *no* they turn it into something else than a denial."""
_NO_BETTER: Final = frozenset({"no", "nobody", "none", "nothing", "never"})
"""Before a comparison they make a superlative: *no goalkeeper is better than he*."""
_COMPARISON: Final = 20
"""Tokens from such a word to the *than* of its comparison."""
_PAIRS: Final = frozenset({("lack", "of"), ("want", "of"), ("non", "-"), ("yet", "to")})
"""Two words that negate together."""
_ONLY: Final = frozenset({"else", "but", "more", "other"})
"""Behind *nothing* they make it an *only*."""
_REACH: Final = 5
"""Tokens behind the cue among which the words it bears on are found."""
_VERB: Final = 3
"""Slots that may be the stem and the lemmas of the nearest word."""
_STOPS: Final = listed(
    """
    . ; , : but and or because although
    """
)


def extract(reading: Reading) -> tuple[Fact, ...]:
    """The negations of a sentence."""
    facts: list[Fact] = []
    for at, low in enumerate(reading.lows):
        if _may_deny(low) and (width := _cue(reading, at, low)):
            slots = bears_on(reading, at + width)
            facts.append(
                Fact(
                    FactKind.NEGATION,
                    Span(reading.tokens[at].start, reading.tokens[at + width - 1].end),
                    reading.text(at, at + width),
                    DOUBLE if not _DENIED.isdisjoint(slots[:_VERB]) else "not",
                    slots=frozenset(slots),
                    qualifier=slots[0] if slots else "",
                )
            )
    return tuple(facts)


def is_cue(low: str) -> bool:
    """Whether one folded word negates by itself."""
    return low in _WORDS or low.endswith("n't")


@lru_cache(maxsize=1 << 14)
def _may_deny(low: str) -> bool:
    """Whether one folded word negates, or does with the word behind it."""
    if is_cue(low) or any(low == first for first, _ in _PAIRS):
        return True
    return low[:1] in "fdrns" and not _VERBS.keys().isdisjoint(lemmas(low))


def _cue(reading: Reading, at: int, low: str) -> int:
    after = reading.lows[at + 1] if at + 1 < len(reading.lows) else ""
    if is_cue(low):
        if after in (_PLAIN_TURNS if low in {"not", "no"} else _ONLY if low == "nothing" else ()):
            return 0
        if "until" in reading.lows[at + 1 : at + 6]:  # "not until noon" says when, not that it did not happen
            return 0
        if low in _NO_BETTER and "than" in reading.lows[at + 1 : at + _COMPARISON]:  # *no better one than*
            return 0
        if low in _NO_BETTER and _is_as_many(reading.lows[at + 1 : at + _COMPARISON]):
            return 0
        if low == "no" and after in {".", ","} and reading.tokens[at].is_capital:
            return 0
        return 1
    if (low, after) in _PAIRS:
        return 2
    for lemma in lemmas(low):
        if _VERBS.get(lemma) == after:
            return 2
    return 0


def _is_as_many(behind: Sequence[str]) -> bool:
    """*No woman has won as many races*: a superlative."""
    return any(pair in {("as", "many"), ("as", "much")} for pair in pairwise(behind))


def bears_on(reading: Reading, at: int) -> tuple[str, ...]:
    """The stems and lemmas of the content words from token ``at`` to the end of the clause, nearest first."""
    slots: list[str] = []
    for place in range(at, min(at + _REACH, len(reading.lows))):
        low = reading.lows[place]
        if low in _STOPS:
            break
        if (reading.tokens[place].is_word and is_content(low, reading.language)) or low in {
            "said",
            "say",
            "says",
        }:
            slots += [reading.stems[place], *lemmas(low)]
    return tuple(dict.fromkeys(slots))
