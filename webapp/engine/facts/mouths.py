"""Who says it: the speaker of a statement that became another one.

    Analysts warned that the money would be gone.      The company warned that the money would be gone.

Quotations in another mouth are told by ``integrity``.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from webapp.engine.facts.aliases import akin
from webapp.engine.facts.clauses import echo, home
from webapp.engine.facts.draft import Draft, differs
from webapp.engine.facts.fact import Fact
from webapp.engine.facts.groups import Group, Told, draft
from webapp.engine.facts.lexicon import are_kindred, lemmas, speech
from webapp.engine.facts.reading import Token
from webapp.engine.facts.speech import PRONOUNS, is_speaking
from webapp.engine.facts.voices import CORE, akin_speakers, is_quoting, reported
from webapp.engine.facts.wordlist import listed
from webapp.engine.model import FactKind, Severity, Span, Verdict


def speakers(group: Group, article: Sequence[Told]) -> list[Draft]:
    """The findings about speakers. ``article``: all sentences of the source."""
    left, right = group.facts(FactKind.ATTRIBUTION)
    return _exchanged(group, left, right) or _other_mouth(group, left, article)


def _exchanged(group: Group, left: Sequence[Fact], right: Sequence[Fact]) -> list[Draft]:
    """One attribution a side with the same verb, and the speaker is another: an edited link only."""
    if len(left) != 1 or len(right) != 1 or not group.is_edited or left[0].slots != right[0].slots:
        return []
    if is_quoting(group.right):  # ``integrity`` tells of quotations put in another mouth
        return []
    one, other = left[0], right[0]
    if not one.qualifier or not other.qualifier or akin_speakers(one.qualifier, other.qualifier):
        return []
    said = {low for told in group.left for low in told.reading.lows}
    if other.qualifier in said:
        return []
    if not left[0].slots & CORE or not all(
        "n" in speech(who) or not speech(who) for who in (one.qualifier, other.qualifier)
    ):
        return []
    names = group.written(one.qualifier, left=True), group.written(other.qualifier, left=False)
    message = differs("Speaker", *names)
    return [draft(group, (one, other), Verdict.CHANGED, Severity.MEDIUM, message)]


def _other_mouth(group: Group, facts: Sequence[Fact], article: Sequence[Told]) -> list[Draft]:
    """*Analysts warned* became *the company warned*: the sentence that tells the clause names another speaker
    of the source and not this one."""
    speakers = {fact.qualifier for told in article for fact in told.facts[FactKind.ATTRIBUTION]}
    speakers = {word for word in speakers if _may_speak(word, article)}
    for fact in facts:
        source = home(group.left, fact.span)
        if source is None or fact.qualifier not in speakers or is_quoting(group.right):
            continue
        found = echo(reported(source.reading, fact), group.right)
        if found is None or not found.is_sure or not is_speaking(found.told.reading):
            continue
        here = [token for told in group.right for token in told.reading.tokens]
        if any(akin(fact.qualifier, token.low) or are_kindred(fact.qualifier, token.low) for token in here):
            continue
        strangers = speakers - {low for told in group.left for low in told.reading.lows}
        one = next((token for token in source.reading.tokens if token.low == fact.qualifier), None)
        other = next((token for token in found.told.reading.tokens if token.low in strangers), None)
        if one is not None and other is not None:
            message = differs("Speaker", one.text, other.text)
            return [draft(group, (_as_fact(one), _as_fact(other)), Verdict.CHANGED, Severity.MEDIUM, message)]
    return []


def _as_fact(token: Token) -> Fact:
    return Fact(FactKind.ATTRIBUTION, Span(token.start, token.end), token.text, "")


_BODIES: Final = listed(
    """
    police analyst official prosecutor lawyer spokesman spokeswoman minister ministry company firm operator
    union court judge doctor scientist researcher expert witness resident authority agency council government
    bank club coach teacher owner manager president mayor opposition observer inspector detective
    investigator army military economist officer firefighter charity campaigner critic source developer
    engineer farmer supplier retailer neighbour neighbor relative family commission committee regulator
    """
)
"""Lemmas of those who speak in the news."""


def _may_speak(word: str, article: Sequence[Told]) -> bool:
    """Whether it is a name, or one of those who speak in the news."""
    if not word or word in PRONOUNS:
        return False
    return not _BODIES.isdisjoint(lemmas(word)) or any(
        token.is_capital and token.low == word for told in article for token in told.reading.tokens[1:]
    )
