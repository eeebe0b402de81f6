"""Attributions of a group: what is said by whom, and with which verb.

Reporting loosely is no change: *said*, *stated* and *according to* are one class. What counts is a verb of
another class.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from webapp.engine.facts.extract.aliases import akin
from webapp.engine.facts.extract.fact import Fact
from webapp.engine.facts.extract.speech import PRONOUNS
from webapp.engine.facts.face.draft import Draft
from webapp.engine.facts.face.groups import Group, Told, draft
from webapp.engine.facts.lexicon import lemmas
from webapp.engine.model import FactKind, Severity, Verdict

CORE: Final = frozenset(
    f"v:{verb}"
    for verb in [
        "say",
        "tell",
        "state",
        "claim",
        "allege",
        "assert",
        "report",
        "announce",
        "insist",
        "maintain",
        "confirm",
        "warn",
        "testify",
        "blame",
        "argue",
        "estimate",
    ]
) | {"v:according to"}
"""Verbs whose clause is false without them being false: what they report is not the writer's own word."""
_SAME_WORDS: Final = 2
"""Content words behind both verbs from which they report one statement."""
_OPPOSED: Final = frozenset(
    {
        ("deny", "concede"),
        ("deny", "confirm"),
        ("concede", "deny"),
        ("confirm", "deny"),
        ("praise", "blame"),
        ("blame", "praise"),
    }
)
"""Classes that say the opposite."""


def attributions(group: Group) -> list[Draft]:
    """The findings about verbs of saying."""
    left, right = group.facts(FactKind.ATTRIBUTION)
    drafts: list[Draft] = []
    open_left = [fact for fact in left if not any(_same_verb(fact, other) for other in right)]
    open_right = [fact for fact in right if not any(_same_verb(other, fact) for other in left)]
    if group.is_edited:  # the places tell which verb stands for which, whatever else is said
        open_left, open_right = group.traded(left, right)
    used: set[int] = set()
    for fact in open_left:
        rival = next(
            (
                other
                for other in open_right
                if id(other) not in used and not _same_verb(fact, other) and _one_speaker(group, fact, other)
            ),
            None,
        )
        if rival is None:
            continue
        used.update((id(rival), id(fact)))
        drafts.append(_reworded_verb(group, fact, rival))
    if not group.is_edited:
        drafts += _loaded(group, left, [fact for fact in open_right if id(fact) not in used])
    return drafts


_PLAIN: Final = frozenset({"v:say", "v:tell", "v:state", "v:report", "v:announce", "v:explain"})
"""Verbs that only tell that it was said."""


def _reworded_verb(group: Group, one: Fact, other: Fact) -> Draft:
    mild = "v:allege" in other.slots and not group.is_edited
    severity = Severity.LOW if mild else _gravity(group, one.value, other.value)
    return draft(group, (one, other), Verdict.CHANGED, severity)


def _loaded(group: Group, left: Sequence[Fact], right: Sequence[Fact]) -> Iterator[Draft]:
    """*Admitted* by a speaker who only *said* so, though another of his verbs is told as it is."""
    for other in right:
        if other.value not in _LOADED:
            continue
        for one in left:
            if one.slots & _PLAIN and one.qualifier and akin(one.qualifier, other.qualifier):
                yield _reworded_verb(group, one, other)
                break


_LOADED: Final = frozenset({"doubt", "concede", "confirm", "deny", "boast"})
"""Classes that tell more than that it was said. *Warned* or *promised* say what the words themselves show."""


def _gravity(group: Group, one: str, other: str) -> Severity:
    if (one, other) in _OPPOSED:
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
    if _in_place(group, one, other):
        return True
    if (one.value, other.value) in _OPPOSED and group.context(one.span, left=True) & group.context(
        other.span, left=False
    ):
        return True
    if not one.qualifier or not other.qualifier or not akin_speakers(one.qualifier, other.qualifier):
        return False
    if all(len(side) == 1 for side in group.facts(FactKind.ATTRIBUTION)):
        return True
    said, told = (
        group.context(fact.span, left=side, behind=True) for fact, side in ((one, True), (other, False))
    )
    return len(said & told) >= _SAME_WORDS


def akin_speakers(one: str, other: str) -> bool:
    return one in PRONOUNS or other in PRONOUNS or akin(one, other)


def _in_place(group: Group, one: Fact, other: Fact) -> bool:
    hunk = group.hunk_of(one.span, left=True)
    return hunk is not None and hunk == group.hunk_of(other.span, left=False)


def is_quoting(side: Sequence[Told]) -> bool:
    return any('"' in told.reading.lows for told in side)
