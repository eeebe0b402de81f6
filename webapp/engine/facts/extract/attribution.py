"""Attribution: who says it, and with which verb.

``Blinken said``, ``said Blinken``, ``according to police``, ``officials familiar with the talks told
reporters``. A value is the class of the verb (see ``speech``), of its opposite where it is denied; the
qualifier is the folded speaker, the slot the verb.
"""

from __future__ import annotations

from typing import Final

from webapp.engine.facts.extract.fact import Fact
from webapp.engine.facts.extract.negation import is_cue
from webapp.engine.facts.extract.reading import Reading
from webapp.engine.facts.extract.speakers import speaker_at
from webapp.engine.facts.extract.speech import (
    CLASSES,
    PRONOUNS,
    according,
    is_sum,
    sayings,
    subject,
    verb_class,
)
from webapp.engine.facts.lexicon import lemmas
from webapp.engine.language import words
from webapp.engine.model import FactKind

_NOUNS, _ARTICLES, _FIGURES = (words("en", "attribution", role) for role in ("noun", "article", "figure"))
_PASSIVE: Final = words("en", "grammar", "be")
"""Before a verb of saying they make it something that was said to somebody (*residents were told*)."""
_MODALS: Final = words("en", "grammar", "modal")
_BEFORE: Final = 3
"""Tokens before a verb of denying among which a *not* turns it."""


def extract(reading: Reading) -> tuple[Fact, ...]:
    """The attributions of a sentence."""
    facts: list[Fact] = []
    for at in sayings(reading):
        low = reading.lows[at]
        if width := according(reading, at):
            who = speaker_at(reading, at)
            last = who.name[-1] if who.name else who.head
            facts.append(_fact(reading, at, at + width, "neutral", "according to", last))
            continue
        name = verb_class(low)
        if not name or not _is_verb(reading, at):
            continue
        verb = next((lemma for lemma in lemmas(low) if lemma in CLASSES), low)
        if name == "deny" and any(map(is_cue, reading.lows[max(0, at - _BEFORE) : at])):
            name, verb = "concede", "concede"  # *did not dispute*
        name_of = speaker_at(reading, at).name[-1:] or (subject(reading, at),)
        facts.append(_fact(reading, at, at + 1, name, verb, name_of[0]))
    return tuple(facts)


def _fact(reading: Reading, start: int, stop: int, name: str, verb: str, speaker: str) -> Fact:
    return Fact(
        FactKind.ATTRIBUTION,
        reading.span(start, stop),
        reading.text(start, stop),
        name,
        slots=frozenset({verb}),
        qualifier=speaker,
    )


def _is_verb(reading: Reading, at: int) -> bool:
    before = reading.lows[at - 1] if at else ""
    if is_sum(reading, at):
        return False
    if before in _PASSIVE and reading.lows[at + 1 : at + 2] != ("by",):
        return False
    if before in _ARTICLES or before == "to" or _is_compound(reading, at):
        return False
    if reading.lows[at + 1 : at + 2] and reading.lows[at + 1] in _FIGURES:
        return False
    if before in _MODALS and verb_class(reading.lows[at]) == "doubt":  # *passengers can claim their fare*
        return False
    if reading.lows[at] in _NOUNS and (at == 0 or reading.tokens[at].is_capital):
        return False
    return not (reading.lows[at].endswith("ing") and at == 0)


def _is_compound(reading: Reading, at: int) -> bool:
    """Part of a list or a compound rather than a verb: nobody stands before it, nor behind (*said she*)."""
    if at or reading.lows[at].endswith("ed"):
        return False
    return reading.lows[at + 1 : at + 2] == () or not (
        reading.lows[at + 1] in PRONOUNS or reading.tokens[at + 1].is_capital
    )
