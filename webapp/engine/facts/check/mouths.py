"""Who says it: the speaker of a statement that became another one.

    Analysts warned that the money would be gone.      The company warned that the money would be gone.

Quotations in another mouth are told by ``integrity``.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from webapp.engine.facts.check.voices import CORE, akin_speakers, is_quoting, reported
from webapp.engine.facts.extract.aliases import akin
from webapp.engine.facts.extract.fact import Fact
from webapp.engine.facts.extract.speech import PRONOUNS, is_speaking
from webapp.engine.facts.face.clauses import echo, home
from webapp.engine.facts.face.draft import Draft, differs
from webapp.engine.facts.face.groups import Group, Told, draft
from webapp.engine.facts.lexicon import are_kindred, lemmas, speech
from webapp.engine.facts.wordlist import listed
from webapp.engine.model import FactKind, Severity, Span, Verdict
from webapp.engine.reading import Token


def speakers(article: Sequence[Told]) -> frozenset[str]:
    """The folded words for those who speak in an article: names, and who speaks in the news anyway."""
    names = {
        token.low
        for told in article
        for token in told.reading.tokens[1:]
        if token.is_capital and token.is_word
    }
    words = {fact.qualifier for told in article for fact in told.facts[FactKind.ATTRIBUTION]}
    return frozenset(
        word for word in words - PRONOUNS - {""} if word in names or not _BODIES.isdisjoint(lemmas(word))
    )


def exchanged(group: Group, known: frozenset[str]) -> list[Draft]:
    """The findings about speakers. ``known``: the ``speakers`` of the source."""
    left, right = group.facts(FactKind.ATTRIBUTION)
    return _in_place(group, left, right) or _other_mouth(group, left, known)


def _in_place(group: Group, left: Sequence[Fact], right: Sequence[Fact]) -> list[Draft]:
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


def _other_mouth(group: Group, facts: Sequence[Fact], known: frozenset[str]) -> list[Draft]:
    """*Analysts warned* became *the company warned*: the sentence that tells the clause names another speaker
    of the source and not this one."""
    for fact in facts:
        source = home(group.left, fact.span)
        if source is None or fact.qualifier not in known or is_quoting(group.right):
            continue
        found = echo(reported(source.reading, fact), group.right)
        if found is None or not found.is_sure or not is_speaking(found.told.reading):
            continue
        here = [token for told in group.right for token in told.reading.tokens]
        if any(akin(fact.qualifier, token.low) or are_kindred(fact.qualifier, token.low) for token in here):
            continue
        said = {low for told in group.left for low in told.reading.lows}
        one = next((token for token in source.reading.tokens if token.low == fact.qualifier), None)
        strangers = (token for token in found.told.reading.tokens if token.low not in said)
        other = next((token for token in strangers if token.low in known), None)
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
