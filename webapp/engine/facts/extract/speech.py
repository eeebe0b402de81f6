"""Verbs of saying, and whether anybody speaks.

The class of a verb is what an editor reads into it: *said* is neutral, *claimed* doubts, *admitted* concedes,
*praised* takes sides. English; other languages get their plain verbs of saying, without classes.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache, lru_cache
from typing import Final

from webapp.engine.facts.extract.phrase_table import PhraseTable
from webapp.engine.facts.extract.reading import Reading
from webapp.engine.facts.lexicon import lemmas, speech
from webapp.engine.language import table, words
from webapp.engine.language.capabilities import Capability, capabilities
from webapp.engine.reading import is_content


@cache
def _classes(language: str) -> Mapping[str, str]:
    """Verb → its class: dictionary forms where these are known, else the forms themselves."""
    return {verb: name for name, verbs in table(language, "saying").items() for verb in verbs}


CLASSES: Final = _classes("en")
"""Lemma → class of a verb of saying."""


def tag_words(language: str, role: str) -> frozenset[str]:
    """The words that do something in a tag, by what they do: the rows of ``tags.tsv``."""
    return words(language, "tags", role)


PRONOUNS: Final = tag_words("en", "pronoun")
"""They stand for a speaker named elsewhere."""
_REACH: Final = 6
"""Tokens on each side of the verb among which the speaker is looked for."""


@lru_cache(maxsize=1 << 14)
def verb_class(low: str, language: str = "en") -> str:
    """The class of a folded word that is a form of a verb of saying, else empty."""
    known = _classes(language)
    return next((known[form] for form in _forms(low, language) if form in known), "")


def _forms(low: str, language: str) -> tuple[str, ...]:
    return lemmas(low) if Capability.WORDING in capabilities(language) else (low,)


def is_saying(reading: Reading, at: int) -> bool:
    """Whether the word at token ``at`` says or names something, as a verb: no noun (*the report*), no part of
    a name (*State*), no passive (*is called*) and no *known as*."""
    token = reading.tokens[at]
    if not token.is_word or (token.is_capital and at) or not _may_quote(reading.language, token.low):
        return False
    before = reading.lows[at - 1] if at else ""
    if (
        is_sum(reading, at)
        or before in tag_words(reading.language, "article")
        or before in tag_words(reading.language, "no verb")
    ):
        return False
    is_passive = before in words(reading.language, "grammar", "be")
    return not is_passive or reading.lows[at + 1 : at + 2] == ("by",)


def is_sum(reading: Reading, at: int) -> bool:
    """*Added 31 for the ninth wicket*: what is added is a number."""
    behind = reading.lows[at + 1 : at + 2]
    is_number = bool(behind) and (behind[0][:1].isdecimal() or behind[0] in _COUNTS)
    return is_number and not _SUMMING.isdisjoint(lemmas(reading.lows[at]))


_COUNTS: Final = words("en", "grammar", "number opening")
_SUMMING: Final = words("en", "attribution", "summing")


@lru_cache(maxsize=1 << 14)
def _may_quote(language: str, low: str) -> bool:
    naming = tag_words(language, "naming")
    return bool(verb_class(low, language)) or not naming.isdisjoint(_forms(low, language))


def sayings(reading: Reading) -> Iterator[int]:
    """The tokens that may tell who says it: forms of verbs of saying, *according to* and its like."""
    sources, lows = _sources(reading.language).openers, reading.lows
    return (
        at
        for at in reading.words
        if verb_class(lows[at], reading.language) or lows[at] in sources or points_out(reading, at)
    )


def points_out(reading: Reading, at: int) -> bool:
    """*Pointed out*, at token ``at``."""
    return reading.lows[at + 1 : at + 2] == ("out",) and "point" in lemmas(reading.lows[at])


def according(reading: Reading, at: int) -> int:
    """How many tokens *according to* or its like takes at token ``at``; 0 when it does not stand there."""
    found = _sources(reading.language).at(reading.lows, at)
    return found[1] - at if found else 0


@cache
def _sources(language: str) -> PhraseTable[None]:
    """The phrases that name a source."""
    return PhraseTable(dict.fromkeys(tag_words(language, "source")))


def is_speaking(reading: Reading) -> bool:
    """Whether a sentence lets anybody but its writer speak: a verb of saying, its like, or a quotation."""
    if reading.marked.spans:
        return True
    return any(cue_at(reading, at) for at in range(len(reading.lows)))


def cue_at(reading: Reading, at: int) -> bool:
    """Whether the word at token ``at`` tells that somebody speaks."""
    low = reading.lows[at]
    if according(reading, at) or (low in _TELLINGS and _is_owned(reading, at)):
        return True
    if not low[:1].isalpha() or (low == "told" and "to" in reading.lows[at + 2 : at + _BIDDEN]):
        return False
    before = reading.lows[at - 1] if at else ""
    if verb_class(low) and before not in words("en", "attribution", "article"):
        return (before, low) != ("to", "blame")
    is_done = before in words("en", "grammar", "be") and reading.lows[at + 1 : at + 2] != ("by",)
    is_clause = low.endswith("ed") and "v" in speech(low) and reading.lows[at + 1 : at + 2] == ("that",)
    return not is_done and (is_clause or not words("en", "voices").isdisjoint(lemmas(low)))


_OWNERS: Final = words("en", "grammar", "owner")
_COMPLEMENTS: Final = words("en", "grammar", "complement")
_BIDDEN: Final = 5
"""Tokens from a *told* to the *to* that makes it an order (*told the staff to leave*)."""
_TELLINGS: Final = words("en", "attribution", "telling")
"""Nouns that tell that somebody speaks where they are somebody's (*in her account*)."""


def _is_owned(reading: Reading, at: int) -> bool:
    before = reading.tokens[max(0, at - 2) : at]
    return any(token.low in _OWNERS or token.text[-2:] in {"'s", "’s", "s'", "s’"} for token in before)


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
        if not reading.tokens[at].is_word or low in _COMPLEMENTS:
            break
        if is_content(low, reading.language):
            if found and not reading.tokens[at].is_capital:
                break
            found = low
    return found
