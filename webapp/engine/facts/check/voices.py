"""Attributions of a group: what is said by whom, and with which verb.

Reporting loosely is no change: *said*, *stated* and *according to* are one class. What counts is a verb of
another class.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from webapp.engine.facts.extract.aliases import akin
from webapp.engine.facts.extract.fact import Fact
from webapp.engine.facts.extract.speech import PRONOUNS
from webapp.engine.facts.face.draft import Draft, draft
from webapp.engine.facts.face.groups import Group, Told, home
from webapp.engine.facts.lexicon import lemmas
from webapp.engine.language import words
from webapp.engine.model import FactKind, Severity, Verdict


def _are_tags(group: Group, one: Fact, other: Fact) -> bool:
    """Whether both verbs stand beside quoted words, which tell more than the verb."""
    told = home(group.left, one.span), home(group.right, other.span)
    return all(side is not None and side.reading.marked.spans for side in told) and (
        {one.value, other.value} not in _OPPOSED
    )


_SAME_WORDS: Final = 2
"""Content words behind both verbs from which they report one statement."""
_OPPOSED: Final = ({"deny", "concede"}, {"deny", "confirm"}, {"praise", "blame"})
"""Classes that say the opposite."""


def attributions(group: Group) -> list[Draft]:
    """The findings about verbs of saying."""
    left, right = group.facts(FactKind.ATTRIBUTION)
    drafts: list[Draft] = []
    open_left = [fact for fact in left if not any(_same_verb(fact, other) for other in right)]
    open_right = [fact for fact in right if not any(_same_verb(other, fact) for other in left)]
    if group.is_edited:  # the places tell which verb stands for which, whatever else is said
        open_left, open_right = group.traded(left, right)
    rest = list(open_right)
    for fact in open_left:
        rivals = (
            other
            for other in rest
            if not _same_verb(fact, other)
            and not _is_denied_otherwise(group, fact, other)
            and _one_speaker(group, fact, other)
        )
        if (rival := next(rivals, None)) is not None:
            rest.remove(rival)
            drafts.append(_reworded_verb(group, fact, rival))
    drafts += _loaded(group, left, rest)
    return drafts


def _is_denied_otherwise(group: Group, one: Fact, other: Fact) -> bool:
    """*Denied that she had seen it*, *said she had not seen it*."""
    if "deny" not in (one.value, other.value) or {one.value, other.value} in _OPPOSED:
        return False
    saying, side = (other, group.right) if one.value == "deny" else (one, group.left)
    told = home(side, saying.span)
    return told is not None and any(
        fact.span.start > saying.span.start for fact in told.facts[FactKind.NEGATION]
    )


_PLAIN: Final = words("en", "attribution", "plain")
"""Verbs that only tell that it was said."""


def _reworded_verb(group: Group, one: Fact, other: Fact) -> Draft:
    mild = not group.is_edited and ("allege" in other.slots or _are_tags(group, one, other))
    severity = Severity.LOW if mild else _gravity(group, one.value, other.value)
    found = draft(group, (one, other), Verdict.CHANGED, severity)
    return replace(found, rule=f"{_name(one, other)}-{found.verdict}")


def _name(one: Fact, other: Fact) -> str:
    """What stands for a verb: its opposite, one that judges what was told plainly, or any other."""
    if {one.value, other.value} in _OPPOSED:
        return "contrary"
    if not one.slots & (_PLAIN | {"according to"}):
        return "attribution"
    return "insisted" if other.slots & _INSISTING else _JUDGING.get(other.value, "attribution")


_INSISTING: Final = words("en", "attribution", "insisting")
_JUDGING: Final = {"concede": "admitted", "doubt": "doubted", "boast": "doubted"}
"""Classes that judge what was told plainly → what the rule is called."""


def _loaded(group: Group, left: Sequence[Fact], right: Sequence[Fact]) -> Iterator[Draft]:
    """*Admitted* by a speaker who only *said* so, though another of his verbs is told as it is."""
    for other in right:
        if other.value not in _LOADED:
            continue
        for one in left:
            is_plain = "according to" in one.slots or (one.slots & _PLAIN and not group.is_edited)
            if is_plain and one.qualifier and akin(one.qualifier, other.qualifier):
                yield _reworded_verb(group, one, other)
                break


_LOADED: Final = frozenset({"doubt", "concede", "confirm", "deny", "boast"})
"""Classes that tell more than that it was said. *Warned* or *promised* say what the words themselves show."""


def _gravity(group: Group, one: str, other: str) -> Severity:
    if {one, other} in _OPPOSED:
        return Severity.HIGH
    if one == "suspect":  # what was suspected is now said
        return Severity.MEDIUM
    if (one, other) == ("doubt", "neutral"):
        return Severity.LOW
    told = group.is_edited and not is_quoting(group.right)
    return Severity.MEDIUM if told or other in _LOADED else Severity.LOW


def _same_verb(one: Fact, other: Fact) -> bool:
    same = not {*lemmas(one.text.lower())}.isdisjoint(lemmas(other.text.lower()))  # a *not* is told as such
    return same or one.value == other.value


def _one_speaker(group: Group, one: Fact, other: Fact) -> bool:
    """Whether two verbs report one statement: in one place, or of one speaker and among the same words."""
    if group.is_in_place(one, other):
        return True
    if {one.value, other.value} in _OPPOSED and group.near(one, other):
        return True
    if not one.qualifier or not other.qualifier or not _are_akin(one.qualifier, other.qualifier):
        return False
    if all(len(side) == 1 for side in group.facts(FactKind.ATTRIBUTION)):
        return True
    return len(group.near(one, other, behind=True)) >= _SAME_WORDS


def _are_akin(one: str, other: str) -> bool:
    return one in PRONOUNS or other in PRONOUNS or akin(one, other)


def is_quoting(side: Sequence[Told]) -> bool:
    return any('"' in told.reading.lows for told in side)
