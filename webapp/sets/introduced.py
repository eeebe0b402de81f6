"""Who introduced which factual difference.

The same difference in several of the others is told once, with the names of all that have it: what stands
at the same place of the text in the middle and says the same on the other side, or the same fact that the
text in the middle does not have. Those are told too that have the passage right.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from webapp.engine.model import FactKind, Finding, Passage, Severity, Side
from webapp.review import Difference
from webapp.sets.table import Table
from webapp.sets.values import Member, on, passages, sentence_of

_GRAVITY = {severity: rank for rank, severity in enumerate(Severity)}

_CARRIED = frozenset({FactKind.NUMBER, FactKind.DATE, FactKind.NAME, FactKind.QUOTATION})
"""What is the same thing wherever it stands; whether a *not* or a *may* is, its sentence decides."""

_WORD = re.compile(r"[^\W_]+(?:[.,:’'-][^\W_]+)*|[%€$£]")


@dataclass(frozen=True, slots=True)
class Seen:
    """One of the others, where it has something."""

    member: int
    """Its place among the others, from 0."""
    sentence: str
    """Id of the sentence at which its pair shows it; empty where it stands in none."""


@dataclass(frozen=True, slots=True)
class Introduced:
    """A factual difference, and who has it."""

    severity: Severity
    """Of the gravest that was found."""
    kind: FactKind
    """What it is about."""
    message: str
    """What it is, as the pair of the first that has it says."""
    row: int
    """Number of the row of the table at which it is seen, from 0; −1 where the text in the middle has no such
    place."""
    by: tuple[Seen, ...]
    """Who has it."""
    right: tuple[Seen, ...]
    """Who says at that place what the text in the middle says."""


@dataclass(frozen=True, slots=True)
class _Found:
    """A difference of one member."""

    member: int
    difference: Difference
    row: int
    """Of the table; −1 for none."""
    start: int
    """In the row's sentence, where its passage begins; −1 where it has none there."""
    end: int
    value: Hashable
    """What it says on the other side."""
    sentence: str
    """Where its pair shows it."""

    @property
    def finding(self) -> Finding:
        return self.difference.finding


def introduced(made: Table, members: Sequence[Member]) -> tuple[Introduced, ...]:
    """The differences of all pairs, the gravest first, then by place. In a rewrite of several sources those
    come first that no other source bears out."""
    rows = {row.sentence.key or row.sentence.id: number for number, row in enumerate(made.rows)}
    found = [one for number, member in enumerate(members) for one in _found(made, rows, number, member)]
    at_row: defaultdict[int, list[_Found]] = defaultdict(list)
    for one in found:
        at_row[one.row].append(one)
    said = [_counterparts(made, member) for member in members]
    told = [_told(made, alike, at_row[alike[0].row], said) for alike in _alike(found)]
    return tuple(sorted(told, key=lambda one: _order(made, one)))


def _order(made: Table, one: Introduced) -> tuple[bool, int, int]:
    borne_out = made.direction.middle is Side.RIGHT and bool(one.right)
    return borne_out, _GRAVITY[one.severity], one.row if one.row >= 0 else len(made.rows)


def _found(made: Table, rows: dict[str, int], number: int, member: Member) -> Iterator[_Found]:
    middle, other = made.direction.middle, made.direction.other
    article = member.article(middle)
    sentences = {one.id: one for one in article.sentences}
    links = {link.id: getattr(link, middle) for link in member.comparison.links}
    for difference in member.differences:
        finding = difference.finding
        passage = on(finding, middle)
        at = sentence_of(article, passage) if passage else ""
        name = at or next(iter(links.get(finding.link or "", ())), "")
        sentence = sentences.get(name)
        begins = passage.span.start - sentence.span.start if passage and at and sentence else -1
        yield _Found(
            member=number,
            difference=difference,
            row=rows.get(sentence.key or sentence.id, -1) if sentence else -1,
            start=begins,
            end=begins + (passage.span.end - passage.span.start if passage else 0),
            value=_value(finding, on(finding, other)),
            sentence=_shown_at(member, finding),
        )


def _value(finding: Finding, passage: Passage | None) -> Hashable:
    return finding.kind, *(word.casefold() for word in _WORD.findall(passage.text if passage else ""))


def _shown_at(member: Member, finding: Finding) -> str:
    for side in Side:
        for passage in passages(finding, side):
            if name := sentence_of(member.article(side), passage):
                return name
    return ""


def _alike(found: Sequence[_Found]) -> Iterator[list[_Found]]:
    """Differences that are the same, of one member each time at most."""
    groups: dict[Hashable, list[list[_Found]]] = {}
    for one in found:
        nowhere = one.start < 0 and one.finding.kind in _CARRIED
        near = groups.setdefault((one.value, None if nowhere else one.row, one.start < 0), [])
        for group in near:
            if one.member != group[-1].member and (one.start < 0 or _overlap(one, group[0])):
                group.append(one)
                break
        else:
            near.append([one])
    return (group for near in groups.values() for group in near)


def _overlap(one: _Found, other: _Found) -> bool:
    return one.start < other.end and other.start < one.end


def _told(
    made: Table, alike: list[_Found], near: Sequence[_Found], said: Sequence[Mapping[str, str]]
) -> Introduced:
    gravest = min(alike, key=lambda one: _GRAVITY[one.finding.severity])
    first = alike[0]
    return Introduced(
        severity=gravest.finding.severity,
        kind=first.finding.kind,
        message=gravest.finding.message,
        row=first.row,
        by=tuple(Seen(one.member, one.sentence) for one in alike),
        right=tuple(_right(made, first, near, said)),
    )


def _right(
    made: Table, one: _Found, near: Sequence[_Found], said: Sequence[Mapping[str, str]]
) -> Iterator[Seen]:
    """The others whose counterpart has the words of the passage, and no difference there. A passage said in
    other words is not claimed to be right.

    Args:
        made: the table.
        one: the difference.
        near: all differences of its row.
        said: of each member what the counterparts of each sentence say.
    """
    passage = on(one.finding, made.direction.middle)
    if one.row < 0 or one.start < 0 or passage is None:
        return
    wrong = {other.member for other in near if other.start >= 0 and _overlap(other, one)}
    words = _spaced(passage.text)
    for number, cell in enumerate(made.rows[one.row].cells):
        if number not in wrong and words in said[number].get(cell.sentence, ""):
            yield Seen(number, cell.sentence)


def _counterparts(made: Table, member: Member) -> dict[str, str]:
    """For each sentence of the text in the middle that has any, what its counterparts say, folded."""
    middle, other = made.direction.middle, made.direction.other
    texts = {one.id: one.text for one in member.article(other).sentences}
    found: defaultdict[str, list[str]] = defaultdict(list)
    for link in member.comparison.links:
        for name in getattr(link, middle):
            found[name] += (texts[one] for one in getattr(link, other))
    return {name: _spaced(" ".join(said)) for name, said in found.items()}


def _spaced(text: str) -> str:
    """Folded words between spaces, so that *7* is not found in *17*."""
    return f" {' '.join(word.casefold() for word in _WORD.findall(text))} "
