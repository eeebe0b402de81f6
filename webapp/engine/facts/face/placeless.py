"""A group told without its place in the articles, and what was found in it told at its place again.

An editor who changes one sentence moves all that follow it. What a rule finds by looking at a group alone is
the same wherever the group stands, so it is found once.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields, replace
from typing import Final

from webapp.engine.facts.extract.fact import Fact
from webapp.engine.facts.face.draft import Draft
from webapp.engine.facts.face.groups import Group, Told
from webapp.engine.model import FactKind, Passage, Span
from webapp.engine.reading import Remembered

_GAP: Final = 64
"""Characters between two sentences that are looked at: white space joins them, anything else parts them."""
_FROM_ELSEWHERE: Final = (FactKind.NAME, FactKind.DATE)
"""Facts that depend on more than their sentence; all others follow from its words and quotation marks."""

_Spot = tuple[int, int]
"""A sentence of a side, from 0, and a character of it."""
_Stretch = tuple[_Spot, _Spot]


class _UnplacedError(Exception):
    """A place lies in none of the group's sentences."""


class _Side:
    """Where the sentences of one side of a group stand."""

    def __init__(self, side: Sequence[Told]) -> None:
        spans = [told.reading.sentence.span for told in side]
        self._starts = [span.start for span in spans]
        self._ends = [span.end for span in spans]

    def bare(self, span: Span) -> _Stretch:
        """A span without its place. Raises _UnplacedError."""
        first, last = bisect_right(self._starts, span.start) - 1, bisect_left(self._starts, span.end) - 1
        return self._spot(first, span.start), self._spot(last, span.end)

    def _spot(self, at: int, place: int) -> _Spot:
        if at < 0 or place > self._ends[at]:
            raise _UnplacedError
        return at, place - self._starts[at]

    def placed(self, stretch: _Stretch) -> Span:
        """The span where the sentences stand here."""
        (first, start), (last, end) = stretch
        return Span(self._starts[first] + start, self._starts[last] + end)


@dataclass(frozen=True, slots=True)
class _Bare:
    """A draft without its place."""

    draft: Draft
    """All else that it says."""
    link: int
    """Which of the group's links it was found in."""
    left: tuple[_Stretch, str] | None
    """In the source, with the characters."""
    right: tuple[_Stretch, str] | None
    """In the rewrite."""


Found = Mapping[str, Sequence[Draft]]
"""Rule → what it found in a group."""

_FOUND: Final = Remembered[Hashable, "Mapping[str, tuple[_Bare, ...]] | None"](400_000)
"""By all that a group is made of, as many characters as the groups of a pair of 15,000 words a side have and
half as many again; None where something was found that lies in none of its sentences."""


def same_anywhere(group: Group, beside: Hashable, find: Callable[[], Found]) -> Found:
    """What is found in a group, as before where it was met before.

    Args:
        group: what is looked at.
        beside: what else the finding depends on.
        find: looks at the group, its sentences and ``beside``, and at nothing else.
    """
    places = _Side(group.left), _Side(group.right)
    try:
        key = (*_described(group, places), beside)
    except _UnplacedError:
        return find()
    fresh: list[Found] = []

    def made() -> Mapping[str, tuple[_Bare, ...]] | None:
        fresh.append(find())
        try:
            return {
                name: tuple(_bare(draft, group, places) for draft in drafts)
                for name, drafts in fresh[0].items()
            }
        except _UnplacedError:
            return None

    size = sum(len(told.reading.sentence.text) for told in (*group.left, *group.right))
    known = _FOUND.of(key, size, made)
    if fresh or known is None:
        return fresh[0] if fresh else find()
    return {name: [_placed(one, group, places) for one in found] for name, found in known.items()}


def _described(group: Group, places: tuple[_Side, _Side]) -> tuple[Hashable, ...]:
    """All of a group but where it stands. Raises _UnplacedError where that cannot be told."""
    number = {link.id: at for at, link in enumerate(group.links)}
    ones, others = (
        {told.reading.sentence.id: at for at, told in enumerate(side)} for side in (group.left, group.right)
    )
    links = tuple(
        (link.relation, link.uncertain, tuple(map(ones.get, link.left)), tuple(map(others.get, link.right)))
        for link in group.links
    )
    hunks = tuple(
        (
            number[hunk.link],
            *(
                place.bare(span) if span else None
                for place, span in zip(places, (hunk.left, hunk.right), strict=True)
            ),
        )
        for hunk in group.hunks
    )
    sides = (
        tuple(_sentences(side, text))
        for side, text in zip((group.left, group.right), group.texts, strict=True)
    )
    return links, hunks, *sides


def _sentences(side: Sequence[Told], text: str) -> Iterator[Hashable]:
    before: int | None = None
    for told in side:
        sentence, base = told.reading.sentence, told.reading.sentence.span.start
        if sentence.is_title:  # its places may be those of another text
            raise _UnplacedError
        yield sentence.text, told.reading.language
        yield tuple((span.start - base, span.end - base) for span in told.reading.marked.spans)
        yield tuple(_detached(fact, base) for kind in _FROM_ELSEWHERE for fact in told.facts[kind])
        if before is not None:
            yield _gap(text, before, base)
        before = sentence.span.end


def _gap(text: str, start: int, end: int) -> str | None:
    """The white space between two sentences; None where something else stands there."""
    near = text[start : min(end, start + _GAP)]
    if near.strip():
        return None
    if end - start > _GAP:
        raise _UnplacedError
    return near


def _detached(fact: Fact, base: int) -> Hashable:
    values = tuple(getattr(fact, name) for name in _fields(fact))
    return type(fact).__name__, fact.span.start - base, fact.span.end - base, values


def _fields(fact: Fact) -> tuple[str, ...]:
    kind = type(fact).__name__
    if kind not in _FIELDS:
        _FIELDS[kind] = tuple(each.name for each in fields(fact) if each.name != "span")
    return _FIELDS[kind]


_FIELDS: Final[dict[str, tuple[str, ...]]] = {}
"""Kind of fact → what it says beside its place."""


def _bare(draft: Draft, group: Group, places: tuple[_Side, _Side]) -> _Bare:
    link = next((at for at, link in enumerate(group.links) if link.id == draft.link), None)
    if link is None:
        raise _UnplacedError
    left, right = (
        (place.bare(passage.span), passage.text) if passage else None
        for place, passage in zip(places, (draft.left, draft.right), strict=True)
    )
    return _Bare(replace(draft, link=None, left=None, right=None), link, left, right)


def _placed(bare: _Bare, group: Group, places: tuple[_Side, _Side]) -> Draft:
    left, right = (
        Passage(place.placed(held[0]), held[1]) if held else None
        for place, held in zip(places, (bare.left, bare.right), strict=True)
    )
    return replace(bare.draft, link=group.links[bare.link].id, left=left, right=right)
