"""Who says it: the speaker of a statement that became another one.

    Analysts warned that the money would be gone.      The company warned that the money would be gone.

Quotations moved to another speaker are told by ``integrity``.
"""

from __future__ import annotations

from webapp.engine.facts.extract.fact import Fact
from webapp.engine.facts.extract.phrases import Speaker
from webapp.engine.facts.extract.speech import tag_words
from webapp.engine.facts.extract.statements import Statement, statements
from webapp.engine.facts.face.clauses import echo
from webapp.engine.facts.face.draft import Draft, differs
from webapp.engine.facts.face.groups import Group, Told, draft
from webapp.engine.facts.face.people import People
from webapp.engine.facts.lexicon import are_kindred, lemmas
from webapp.engine.model import FactKind, Severity, Verdict


def exchanged(group: Group, people: People) -> list[Draft]:
    """The first statement of the source whose words another speaker of the rewrite says."""
    if any(told.reading.marked.spans for told in group.right):
        return []
    for told in group.left:
        for said in statements(told.reading):
            found = echo(said.words, group.right) if said.words else None
            if found is None or not found.is_sure or _is_there(said.speaker, found.told):
                continue
            other = _other(group, said, found.told, people)
            if other is not None and not _is_there(other.speaker, told):
                facts = _as_fact(group, said.speaker, left=True), _as_fact(group, other.speaker, left=False)
                message = differs("Speaker", facts[0].text, facts[1].text)
                return [draft(group, facts, Verdict.CHANGED, Severity.MEDIUM, message)]
    return []


def _other(group: Group, said: Statement, told: Told, people: People) -> Statement | None:
    """The statement of the rewrite that gives the same words to somebody else, when all there are his."""
    heard = list(statements(told.reading))
    strangers = [
        other
        for other in heard
        if people.are_two(
            said.speaker, other.speaker, in_place=_stand_for(group, said.speaker, other.speaker)
        )
    ]
    return strangers[0] if heard and len(strangers) == len(heard) else None


def _stand_for(group: Group, one: Speaker, other: Speaker) -> bool:
    """Whether two descriptions are of two: in one place, or both of those who speak in the news."""
    bodies = tag_words("en", "body")
    return group.is_edited or all(not bodies.isdisjoint(lemmas(who.head)) for who in (one, other))


def _is_there(speaker: Speaker, told: Told) -> bool:
    """Whether a sentence has a word for a speaker."""
    return any(
        word in told.reading.reach or any(are_kindred(word, low) for low in told.reading.vocabulary)
        for word in speaker.name or (speaker.head,)
    )


def _as_fact(group: Group, who: Speaker, *, left: bool) -> Fact:
    return Fact(FactKind.ATTRIBUTION, who.span, who.span.of(group.texts[0 if left else 1]), "")
