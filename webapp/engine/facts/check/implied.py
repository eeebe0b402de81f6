"""Denials without a *not*, and a *not* that denies nothing.

    The building *lacked* sprinklers.      He *did not dispute* that he was paid.

A verb that denies by itself is a denial; behind a *not* it makes an assertion (a *double* denial).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from webapp.engine.facts.extract.common_words import is_common
from webapp.engine.facts.extract.fact import Fact
from webapp.engine.facts.extract.negation import DOUBLE, denial, is_cue, phrasal
from webapp.engine.facts.face.clauses import Echo
from webapp.engine.facts.face.groups import Told
from webapp.engine.facts.lexicon import are_kindred, are_opposites, lemmas
from webapp.engine.language import words
from webapp.engine.model import FactKind

DENIERS, _IMPLIED, _DENYING, _TURNING, _PREFIXES, _AWAY = (
    words("en", "negations", role)
    for role in ("denier", "implying", "reversing", "turning", "prefix", "away")
)
_ARTICLES: Final = frozenset({"the", "its", "his", "her", "their"})
"""*First* turns what follows, *the first* does not."""
_BEFORE: Final = 4
"""Tokens before such a word among which a *not* turns it."""
_TURNED: Final = 3
"""Tokens behind a double denial among which the verb stands that it turns."""


def implied(side: Sequence[Told]) -> Iterator[Fact]:
    """The verbs of a side that deny by themselves."""
    for told in side:
        reading = told.reading
        for at, token in enumerate(reading.tokens):
            if not token.is_word or any(map(is_cue, reading.lows[max(0, at - _BEFORE) : at])):
                continue
            forms = lemmas(token.low)
            stop = phrasal(reading.lows, at) or (0 if _DENYING.isdisjoint(forms) else at + 1)
            if stop:
                yield denial(reading, at, stop, "not")


def denies(found: Echo) -> bool:
    """Whether a stretch denies, by a *not* or a verb, and not twice."""
    facts = [
        fact
        for fact in (*found.told.facts[FactKind.NEGATION], *implied((found.told,)))
        if fact.value != DOUBLE
    ]
    tokens = found.told.reading.tokens[found.first : found.last]
    return any(tokens[0].start <= fact.span.start < tokens[-1].end for fact in facts)


def turned(told: Told) -> frozenset[int]:
    """The places of the words that a double denial turns: they deny nothing."""
    firsts = [
        told.reading.first_from(fact.span.end)
        for fact in told.facts[FactKind.NEGATION]
        if fact.value == DOUBLE
    ]
    return frozenset(at for first in firsts for at in range(first, first + _TURNED))


def may_deny(found: Echo, source: Told, clause: Sequence[str]) -> bool:
    """Whether the stretch holds a word that implies a denial or the opposite of a word of the clause, and not
    one that the denying sentence has, too."""
    if keeps_away(found.told.reading.lows) or _is_turned_down(found, source):
        return True
    asserted = turned(found.told)
    lows = {
        low: None
        for at, low in enumerate(found.lows, found.first)
        if at not in asserted
        and low[:1].isalpha()
        and not (low == "first" and at and found.told.reading.lows[at - 1] in _ARTICLES)
        and (low in _TURNING or source.reading.reach_of_lemmas.keys().isdisjoint(lemmas(low)))
    }
    return any(_is_denying(low, clause) for low in lows)


def _is_turned_down(found: Echo, source: Told) -> bool:
    """Whether the stretch denies by a verb with a particle that the denying sentence has not."""
    own = source.reading.reach_of_lemmas.keys()
    return any(phrasal(found.lows, at) and own.isdisjoint(lemmas(low)) for at, low in enumerate(found.lows))


def keeps_away(lows: Sequence[str]) -> bool:
    """*Has kept her out of competition*: she has not competed; *to stay away* is not to visit."""
    return any(
        not {"keep", "stay"}.isdisjoint(lemmas(low)) and not _AWAY.isdisjoint(lows[at + 1 : at + _BEFORE])
        for at, low in enumerate(lows)
    )


def _is_denying(low: str, clause: Sequence[str]) -> bool:
    forms = lemmas(low)
    if _is_undone(low) or any(lemma in DENIERS for lemma in forms):
        return True
    if any(lemma in _IMPLIED for lemma in forms) and not any(are_kindred(low, word) for word in clause):
        return True
    return any(are_opposites(low, word) for word in clause) or is_prefixed(low, frozenset(clause))


def _is_undone(low: str) -> bool:
    """*Unpaid* and *non-stop*, not *unanimous*."""
    rest = next((low[len(start) :] for start in ("un", "non") if low.startswith(start)), "")
    return len(rest) > _STUB and is_common(rest)


_STUB: Final = 3
"""Letters up to which what follows *un* may be a word by chance (*un-ion*)."""


def is_denied_near(told: Told, at: int) -> bool:
    """Whether anything denies within a few words of a place."""
    near = told.reading.lows[max(0, at - _CLOSE) : at + _CLOSE]
    if keeps_away(near):
        return True
    return any(is_cue(low) or any(lemma in DENIERS for lemma in lemmas(low)) for low in near)


_CLOSE: Final = 7
"""Tokens on each side of a place within which a *not* bears on it."""


def is_prefixed(low: str, slots: frozenset[str]) -> bool:
    return any(low.startswith(prefix) and low[len(prefix) :] in slots for prefix in _PREFIXES)
