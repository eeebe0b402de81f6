"""Who says it: the speaker of a statement that became another one.

    Analysts warned that the money would be gone.      The company warned that the money would be gone.
    Joan Pryce opened it. “We are late,” *she* said.   “We are late,” said *Hugo Brandt*.

The counterpart of a statement is the one that says most of its words. Quotations moved from one named speaker
to another are told by ``integrity``.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from webapp.engine.facts.extract.fact import Fact
from webapp.engine.facts.extract.phrases import Speaker
from webapp.engine.facts.extract.speech import tag_words, verb_class
from webapp.engine.facts.extract.statements import Statement, statements
from webapp.engine.facts.face.draft import Draft, draft
from webapp.engine.facts.face.groups import Group, Told
from webapp.engine.facts.face.people import Antecedents, People
from webapp.engine.facts.lexicon import are_kindred, forms, lemmas, shared
from webapp.engine.language import words
from webapp.engine.model import FactKind, Severity, Verdict

_SHARED: Final = 2
"""Words of a statement that its counterpart says, too."""
_SHARE: Final = 0.5
"""Of the words of the shorter one."""
_LEAST: Final = 0.25
"""Of the words of the longer one."""
_NEAR: Final = 0.7
"""Part of the share of the best counterpart from which another one may be it as well."""


@dataclass(frozen=True, slots=True)
class _Heard:
    """A statement, and who may say it."""

    told: Told
    statement: Statement
    meant: Sequence[Speaker]
    """The speaker, or everybody whom a pronoun may stand for."""
    about: frozenset[str]
    """For a pronoun: the words told around those."""

    @property
    def is_named(self) -> bool:
        return not self.statement.speaker.is_pronoun


def exchanged(group: Group, people: People, articles: tuple[Antecedents, Antecedents]) -> Iterator[Draft]:
    """The statements of the source whose words another speaker of the rewrite says."""
    if not all(any(statements(told.reading) for told in side) for side in (group.left, group.right)):
        return
    ones, others = (
        [*_heard(side, article)] for side, article in zip((group.left, group.right), articles, strict=True)
    )
    for one in ones:
        ranked = [(_share(one.statement, other.statement), other) for other in others]
        best, other = max(ranked, key=lambda pair: pair[0], default=(0.0, one))
        most = _met(one, other)
        near = [
            fellow
            for share, fellow in ranked
            if share >= _SHARE and (share >= best * _NEAR or _met(one, fellow) >= most)
        ]
        if near and all(_class(fellow) != _class(other) for fellow in ones):
            yield from _otherwise(group, one, other, best)
        if near and (
            _is_traded(group, people, one, other)
            or (best >= _WHOLE and _is_renamed(people, one, near, ones))
            or (not _cross(one, other) and all(_are_two(group, people, one, fellow) for fellow in near))
        ):
            yield _finding(group, one, other, best)


def _otherwise(group: Group, one: _Heard, other: _Heard, share: float) -> Iterator[Draft]:
    """Words that were said and are denied now, or the other way round; what is denied counts as said where a
    *not* went with it."""
    if _is_denied(one) != _is_denied(other):
        return
    facts = _verb(one), _verb(other)
    found = draft(group, facts, Verdict.CHANGED, Severity.HIGH)
    if _is_denying(other) and _class(one) not in _DENYING:
        yield replace(found, strength=share, rule=f"deny-{found.verdict}")
    elif _is_denying(one) and _class(other) in _ASSERTING and share == 1:
        yield replace(found, strength=share, rule=f"undenied-{found.verdict}")


def _is_denying(heard: _Heard) -> bool:
    return "deny" in lemmas(_verb(heard).text.lower())


_ASSERTING: Final = frozenset({"neutral", "confirm", "concede"})
"""Classes of verbs that tell what they report as so."""


_DENYING: Final = frozenset({"deny", "doubt", "blame", "complain"})
"""Classes of verbs beside which a denial tells the same."""


def _class(heard: _Heard) -> str:
    return verb_class(heard.told.reading.lows[heard.statement.at])


def _is_denied(heard: _Heard) -> bool:
    """Whether an odd number of denials stands with a statement, that of its own verb left out."""
    token = heard.told.reading.tokens[heard.statement.at]
    facts = heard.told.facts[FactKind.NEGATION]
    return sum(not (fact.span.start <= token.start < fact.span.end) for fact in facts) % 2 == 1


def _verb(heard: _Heard) -> Fact:
    return Fact.of(FactKind.ATTRIBUTION, heard.told.reading, heard.statement.at)


def _heard(side: Sequence[Told], article: Antecedents) -> Iterator[_Heard]:
    for told in side:
        for said in statements(told.reading):
            meant, about = article.of(told.reading, said.speaker, said.at)
            yield _Heard(told, said, meant or [said.speaker], about)


def _share(one: Statement, other: Statement) -> float:
    """Of the words of the shorter statement, those that the other one says, too."""
    met = shared(one.words, forms(other.words))
    shorter, longer = sorted((len(one.words), len(other.words)))
    return min(1.0, met / shorter) if met >= max(_SHARED, longer * _LEAST) else 0.0


def _met(one: _Heard, other: _Heard) -> int:
    """Words that two statements share."""
    return shared(one.statement.words, forms(other.statement.words))


def _cross(one: _Heard, other: _Heard) -> bool:
    """Whether one of two speakers stands in the other sentence, too: there he may say it in another way."""
    return _is_there(one.statement.speaker, other.told) or _is_there(other.statement.speaker, one.told)


def _is_traded(group: Group, people: People, one: _Heard, other: _Heard) -> bool:
    """Whether somebody else now says of a speaker, in a link that keeps its words, what he said of himself:
    *the council said it had* is *Ms Bell said the council had*, or the other way round."""
    himself, fellow = (one, other) if _says_of_himself(one) else (other, one)
    who = himself.statement.speaker
    is_inside = not {*who.name, who.head}.isdisjoint(fellow.statement.words)
    return (
        group.is_edited
        and is_inside
        and _says_of_himself(himself)
        and people.are_two(one.statement.speaker, other.statement.speaker, in_place=True)
    )


def _is_renamed(people: People, one: _Heard, near: Sequence[_Heard], ones: Sequence[_Heard]) -> bool:
    """Whether what a described speaker says is told by a person of another office, or the other way round,
    and by nobody else but to deny it. ``ones``: all that is said in the source."""
    rest = [fellow for fellow in near if _class(fellow) == "deny" == _class(one) or _class(fellow) != "deny"]
    strangers = all(
        people.are_strangers(one.statement.speaker, fellow.statement.speaker)
        and _met(one, fellow) >= _MANY
        and not (_cross(one, fellow) or fellow.told.reading.marked.spans)
        for fellow in rest
    )
    own = (other for other in ones if other is not one for fellow in rest if _met(other, fellow) >= _SHARED)
    return (
        bool(rest)
        and strangers
        and not any(_is_there(fellow.statement.speaker, other.told) for other in own for fellow in rest)
    )


_WHOLE: Final = 0.75
"""Of the words of the shorter statement, from which it is told whole."""
_MANY: Final = 4
"""Words of one that another speaker says."""


def _says_of_himself(heard: _Heard) -> bool:
    """*It said that it had*: a pronoun is the subject of what is said."""
    lows, at = heard.told.reading.lows, heard.statement.at + 1
    at += lows[at : at + 1] == ("that",)
    return not _HIMSELF.isdisjoint(lows[at : at + 1])


_HIMSELF: Final = words("en", "attribution", "himself")


def _are_two(group: Group, people: People, one: _Heard, other: _Heard) -> bool:
    if one.is_named and other.is_named:
        if other.told.reading.marked.spans or _is_called(
            people, one.statement.speaker, other.statement.speaker
        ):
            return False
        return people.are_two(
            one.statement.speaker,
            other.statement.speaker,
            in_place=_stand_for(group, one.statement.speaker, other.statement.speaker),
        )
    named, unnamed = (one, other) if one.is_named else (other, one)
    who = named.statement.speaker
    return (
        bool(who.name)
        and not people.is_told(who, unnamed.about)
        and all(people.are_two(who, fellow) for fellow in unnamed.meant)
    )


def _is_called(people: People, one: Speaker, other: Speaker) -> bool:
    """Whether one is *the company* or *the club* by itself, and the other a name of one word of which neither
    article tells that a person bears it: a body that is called so."""
    named, described = (one, other) if one.name else (other, one)
    is_bare = not described.name and described.role in {(), (described.head,)} and described.head in _CALLED
    return is_bare and len(named.name) == 1 and not people.is_person(named)


_CALLED: Final = words("en", "attribution", "called")


def _stand_for(group: Group, one: Speaker, other: Speaker) -> bool:
    """Whether two descriptions are of two: in one place, or both of those who speak in the news."""
    bodies = tag_words("en", "body")
    return group.is_edited or all(not bodies.isdisjoint(lemmas(who.head)) for who in (one, other))


def _finding(group: Group, one: _Heard, other: _Heard, share: float) -> Draft:
    facts = _as_fact(group, one, left=True), _as_fact(group, other, left=False)
    found = draft(group, facts, Verdict.CHANGED, Severity.MEDIUM)
    rule = "speaker" if one.is_named and other.is_named else "pronoun"
    return replace(found, strength=share, rule=f"{rule}-{found.verdict}")


def _is_there(speaker: Speaker, told: Told) -> bool:
    """Whether a sentence has a word for a speaker."""
    return any(
        word in told.reading.reach or any(are_kindred(word, low) for low in told.reading.vocabulary)
        for word in speaker.name or (speaker.head,)
        if word
    )


def _as_fact(group: Group, heard: _Heard, *, left: bool) -> Fact:
    who = heard.statement.speaker
    if who.is_pronoun:
        return _verb(heard)
    return Fact(FactKind.ATTRIBUTION, who.span, who.span.of(group.texts[0 if left else 1]))
