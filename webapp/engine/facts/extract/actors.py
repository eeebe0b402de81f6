"""Those who act without a name: *the company*, *members*, *she*; and what is theirs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from webapp.engine.facts.extract.fact import Fact
from webapp.engine.facts.extract.names import is_possessive
from webapp.engine.facts.extract.reading import Reading
from webapp.engine.facts.lexicon import lemmas, speech
from webapp.engine.language import groups, table
from webapp.engine.model import FactKind, Span
from webapp.engine.reading import is_content

_ROLES: Final = {word: number for number, line in enumerate(groups("en", "roles")) for word in line}
"""Noun → its line in the table: nouns of different lines are different actors."""
_PRONOUNS: Final = {form: word for word, forms in table("en", "pronouns").items() for form in forms}
_OF: Final = frozenset({"of", "by", "from"})


@dataclass(frozen=True, slots=True)
class Actor(Fact):
    """One who acts, without a name."""

    word: str = ""
    """Dictionary form; that of a pronoun is its subject."""
    role: int = -1
    """Actors of two roles are not the same; below zero for a pronoun, which may be anybody."""


def actors(reading: Reading, taken: Iterable[Span]) -> Iterator[Actor]:
    """The actors of a sentence outside what is ``taken``; English."""
    if reading.language not in {"en", "und"}:
        return
    covered = {at for span in taken for at in reading.inside(span)}
    for at in reading.words:
        word = _word(reading.lows[at])
        if word and at not in covered:
            token = reading.tokens[at]
            written = token.text.removesuffix("'s").removesuffix("’s")
            span = Span(token.start, token.start + len(written))
            yield Actor(FactKind.WORDING, span, written, word=word, role=_ROLES.get(word, -1))


@lru_cache(maxsize=1 << 14)
def _word(low: str) -> str:
    """The dictionary form of one who acts; empty where a folded word tells of none."""
    return _PRONOUNS.get(low) or next((form for form in lemmas(low) if form in _ROLES), "")


def owned(reading: Reading, actor: Actor) -> str:
    """What is the actor's: *request* in *the company's request* and in *a request of the company*; empty
    where nothing is."""
    at = reading.inside(actor.span).start
    if is_possessive(reading.tokens[at]):
        near = reading.lows[at + 1 : at + 3]
    else:
        before = at - 2 if at and reading.lows[at - 1] == "the" else at - 1
        near = reading.lows[before - 1 : before] if before > 0 and reading.lows[before] in _OF else ()
    return next((low for low in near if "n" in speech(low) and is_content(low, "en")), "")
