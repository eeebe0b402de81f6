"""Which of the others carries which sentence of the text in the middle.

Each row is a sentence of that text, each column one of the others. The middle texts of two pairs differ where
somebody has edited one of them: the rows are then those of the text that most pairs have, and a sentence that
a pair does not have word for word is not compared there.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from webapp.engine.model import Relation, SegmentedArticle, Sentence, Severity
from webapp.sets.values import Direction, Member, passages, sentence_of

_STRENGTH = {relation: rank for rank, relation in enumerate(Relation)}
_GRAVITY = {severity: rank for rank, severity in enumerate(Severity)}


class Presence(StrEnum):
    """What became of a sentence in one of the others."""

    IDENTICAL = "identical"
    EDITED = "edited"
    REWORDED = "reworded"
    PARTIAL = "partial"
    PERHAPS = "perhaps"
    """It has no counterpart but a possible match."""
    MISSING = "missing"
    """It has no counterpart."""
    CLUTTER = "clutter"
    """It is page clutter, which is not compared."""
    ABSENT = "absent"
    """The pair's own text in the middle does not have it word for word."""

    @property
    def carried(self) -> bool:
        """It has a counterpart."""
        return self.value in _CARRIED

    @property
    def compared(self) -> bool:
        """It has one or it has none: the pair says which."""
        return self not in (Presence.CLUTTER, Presence.ABSENT)


_CARRIED = frozenset(relation.value for relation in Relation)


@dataclass(frozen=True, slots=True)
class Cell:
    """A sentence of the text in the middle, in one of the others."""

    presence: Presence
    """What became of it."""
    sentence: str = ""
    """Its id in that pair; empty where the pair does not have it."""
    severity: Severity | None = None
    """Of the gravest factual difference there; None where there is none."""


@dataclass(frozen=True, slots=True)
class Row:
    """A sentence of the text in the middle."""

    sentence: Sentence
    """The sentence."""
    cells: tuple[Cell, ...]
    """One for each of the others, in their order."""

    @property
    def compared(self) -> bool:
        """At least one pair says what became of it."""
        return any(cell.presence.compared for cell in self.cells)

    @property
    def in_all(self) -> bool:
        """All of the others carry it that it is compared with."""
        return self.compared and all(cell.presence.carried for cell in self._told)

    @property
    def in_none(self) -> bool:
        """None of the others carries it."""
        return self.compared and not any(cell.presence.carried for cell in self._told)

    @property
    def differs(self) -> bool:
        """A factual difference lies in it."""
        return any(cell.severity for cell in self.cells)

    @property
    def _told(self) -> tuple[Cell, ...]:
        return tuple(cell for cell in self.cells if cell.presence.compared)


@dataclass(frozen=True, slots=True)
class Table:
    """Who carries what."""

    direction: Direction
    """Which text stands in the middle."""
    middle: SegmentedArticle
    """The text in the middle, as most pairs have it."""
    rows: tuple[Row, ...]
    """One for each of its sentences, in reading order, the headline first."""
    edited: tuple[bool, ...]
    """Of each of the others whether its pair has another text in the middle."""

    @property
    def counted(self) -> tuple[Row, ...]:
        """The rows that are compared: all but page clutter."""
        return tuple(row for row in self.rows if row.compared)


def table(direction: Direction, members: Sequence[Member]) -> Table:
    """The table of a set with at least one member."""
    middles = [member.article(direction.middle) for member in members]
    counts = Counter(_words(middle) for middle in middles)
    most = max(counts.values())
    middle = next(one for one in middles if counts[_words(one)] == most)
    edited = tuple(_words(one) != _words(middle) for one in middles)
    columns = [
        _column(direction, member, middle, names=_names(own, middle, edited=other))
        for member, own, other in zip(members, middles, edited, strict=True)
    ]
    rows = tuple(
        Row(sentence, tuple(column[number] for column in columns))
        for number, sentence in enumerate(middle.sentences)
    )
    return Table(direction, middle, rows, edited)


def _words(article: SegmentedArticle) -> tuple[str, str | None]:
    return article.text, article.title


def _names(own: SegmentedArticle, middle: SegmentedArticle, *, edited: bool) -> Mapping[str, str]:
    """For the id of each sentence of the middle text its id in a pair that has it: where the texts differ, by
    key. A line out of a page's frame has no key."""
    if not edited:
        return {one.id: one.id for one in own.sentences}
    ids = {one.key: one.id for one in own.sentences if one.key}
    return {one.id: ids[one.key] for one in middle.sentences if one.key in ids}


def _column(
    direction: Direction, member: Member, middle: SegmentedArticle, *, names: Mapping[str, str]
) -> list[Cell]:
    own = {one.id: one for one in member.article(direction.middle).sentences}
    linked = _linked(direction, member)
    possible = getattr(member.comparison.possible, direction.middle)
    gravest = _gravest(direction, member)
    return [
        _cell(own[names[one.id]], linked, possible, gravest) if one.id in names else Cell(Presence.ABSENT)
        for one in middle.sentences
    ]


def _cell(
    sentence: Sentence,
    linked: Mapping[str, Relation],
    possible: Sequence[str],
    gravest: Mapping[str, Severity],
) -> Cell:
    name = sentence.id
    if name in linked:
        presence = Presence(linked[name].value)
    elif sentence.boilerplate is not None:
        presence = Presence.CLUTTER
    else:
        presence = Presence.PERHAPS if name in possible else Presence.MISSING
    return Cell(presence, name, gravest.get(name))


def _linked(direction: Direction, member: Member) -> dict[str, Relation]:
    """The strongest relation of each sentence of the text in the middle that has a link."""
    found: dict[str, Relation] = {}
    for link in sorted(member.comparison.links, key=lambda one: _STRENGTH[one.relation]):
        for name in getattr(link, direction.middle):
            found.setdefault(name, link.relation)
    return found


def _gravest(direction: Direction, member: Member) -> dict[str, Severity]:
    """Of each sentence of the text in the middle that has any, the severity of its gravest difference. One
    that stands on the other side only is seen at the first sentence of its link."""
    article = member.article(direction.middle)
    links = {link.id: getattr(link, direction.middle) for link in member.comparison.links}
    found: dict[str, Severity] = {}
    for difference in sorted(member.differences, key=lambda one: _GRAVITY[one.finding.severity]):
        for finding in difference.findings:
            at = [sentence_of(article, passage) for passage in passages(finding, direction.middle)]
            for name in at or links.get(finding.link or "", ())[:1]:
                found.setdefault(name, difference.finding.severity)
    return found
