"""Another name in a role that both sides tell: what is told of one is told of somebody else.

    *Irala* has been national champion twice.      *Sundal*, 34 seconds back, has twice been champion.
    their spokesman, *Justin Bahati*               their spokesman, *Samuel Ilunga*

Two names stand for each other where most of the words about one are told about the other. The first is gone
from these sentences and the second comes to them from elsewhere in the source, or what is told of them on the
other side is something else.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import islice
from typing import Final

from webapp.engine.facts.check.identities import speaks_for
from webapp.engine.facts.extract.fact import only
from webapp.engine.facts.extract.names import Name, Sort
from webapp.engine.facts.extract.reading import Reading
from webapp.engine.facts.extract.speech import verb_class
from webapp.engine.facts.face.clauses import around
from webapp.engine.facts.face.draft import Draft, draft
from webapp.engine.facts.face.groups import Group, Told
from webapp.engine.facts.face.identity import Identities
from webapp.engine.facts.face.pairing import MOST
from webapp.engine.facts.face.people import People
from webapp.engine.facts.lexicon import are_kindred, forms, shared
from webapp.engine.model import FactKind, Severity, Verdict
from webapp.engine.reading import Remembered

_SHARED: Final = 2
"""Words about both that must be the same."""
_SHARE: Final = 0.6
"""Of the words about the one with fewer."""
_SURE: Final = 0.75
"""The same where one of them stands on both sides."""
_OWN: Final = 0.3
"""Of the words about a name that both sides have here, from which it has the role that it had."""
_NEAR: Final = 4
"""Tokens on each side of a name among which the word beside it stands."""
_WIDE: Final = 12
"""Tokens before or behind a name that tell of it beyond its clause."""
_WHERE: Final = frozenset({"in", "from", "near"})


_Known = tuple[tuple[frozenset[str], ...], tuple[frozenset[str], ...]]
_TOLD: Final = Remembered[tuple[object, ...], _Known](800_000)
"""By name, place in the sentence and sentence, whose characters count once a name: those of two pairs of
15,000 words a side."""


@dataclass(frozen=True)
class _Bearer:
    """A name with what is told of it, which is read only where it is asked for."""

    name: Name
    reading: Reading
    """Its sentence."""

    @property
    def told(self) -> tuple[frozenset[str], ...]:
        """The content words of its clause, those before it and those behind it, but for its own and those in
        quotation marks: whose they are is told of the quotation."""
        return self._known[0]

    @property
    def forms(self) -> tuple[frozenset[str], ...]:
        """Their dictionary forms."""
        return self._known[1]

    @cached_property
    def _known(self) -> _Known:
        """Both, which are the same wherever the sentence stands."""
        text, at = self.reading.sentence.text, self.reading.sentence.span.start
        places = (self.name.span, *self.reading.marked.spans)
        key = (text, self.reading.language, self.name.words, *(place.start - at for place in places))
        return _TOLD.of((*key, *(place.end - at for place in places)), len(text), self._read)

    def _read(self) -> _Known:
        lows, marked = self.reading.lows, self.reading.marked.spans
        apart = {*self.name.words, *(lows[at] for span in marked for at in self.reading.inside(span))}
        near = map(self.reading.telling, self.reading.around(self._place, _WIDE))
        told = tuple(frozenset(words) - apart for words in (around(self.reading, self.name.span), *near))
        return told, tuple(map(forms, told))

    @cached_property
    def beside(self) -> tuple[str, ...]:
        """The content word before it and that behind it."""
        before, behind = map(self.reading.telling, self.reading.around(self._place, _NEAR))
        return before[-1:] + behind[:1]

    @cached_property
    def is_where(self) -> bool:
        """Whether it tells where somebody is or is from: *said in Bergen*, *a clerk from Whitby*."""
        first = self._place.start
        return first > 0 and self.reading.lows[first - 1] in _WHERE

    @cached_property
    def speaks(self) -> bool:
        """Whether a verb of saying stands beside it: what is told around *Lund said* is not told of Lund."""
        lows, place = self.reading.lows, self._place
        near = lows[max(0, place.start - 1) : place.start] + lows[place.stop : place.stop + 1]
        return any(map(verb_class, near))

    @cached_property
    def _place(self) -> range:
        return self.reading.inside(self.name.span)


def bearers(group: Group, articles: tuple[Identities, Identities], people: People) -> Iterator[Draft]:
    """The names of the source in whose role the rewrite has another name of the source."""
    ones, others = _bearers(group.left), _bearers(group.right)
    gone = [_stands(articles, one.name, others, group.right) for one in ones]
    come = [_stands(articles, other.name, ones, group.left) for other in others]
    for one, is_there in zip(ones, gone, strict=True):
        found = [
            (share, other)
            for other, is_here in zip(others, come, strict=True)
            if (one.is_where, one.speaks) == (other.is_where, other.speaks)
            and _may_be_two(articles, one.name, other.name, is_sure=not (is_there or is_here))
            and (share := _share(one, other)) >= (_SURE if is_there or is_here else _SHARE)
            and not speaks_for((one.name, other.name), articles[0], people)
            and not (one.is_where and (is_here or is_there) and _beside(one, other) < 1)
            and not (is_here and _keeps(articles, other, ones))
            and not (is_there and _keeps(articles, one, others))
        ]
        if found:
            share, other = max(found, key=lambda pair: pair[0])
            told = draft(group, (one.name, other.name), Verdict.CHANGED, Severity.HIGH)
            yield replace(told, strength=share, kept=_beside(one, other))


def _may_be_two(articles: tuple[Identities, Identities], one: Name, other: Name, *, is_sure: bool) -> bool:
    """Whether two names that the source knows are of two of one sort; ``is_sure``: nothing else tells of
    either here, so that one whose sort is not known may be of any."""
    left = articles[0]
    sorts = {left.sort(one), left.sort(other)}
    if len(sorts - {Sort.UNKNOWN} if is_sure else sorts) > 1:
        return False
    return left.know(other) and not _are_one(articles, one, other)


def _keeps(articles: tuple[Identities, Identities], bearer: _Bearer, fellows: Sequence[_Bearer]) -> bool:
    """Whether what is told of a name is told of it on the other side, too; of one that tells where, the words
    right beside it."""
    told = _beside if bearer.is_where else _share
    own = (told(fellow, bearer) for fellow in fellows if _are_one(articles, fellow.name, bearer.name))
    return max(own, default=1.0) >= _OWN


def _bearers(side: Sequence[Told]) -> list[_Bearer]:
    named = (_Bearer(name, told.reading) for told in side for name in only(Name, told.facts[FactKind.NAME]))
    return [*islice(named, MOST)]


def _stands(
    articles: tuple[Identities, Identities], name: Name, names: Sequence[_Bearer], side: Sequence[Told]
) -> bool:
    """Whether the name, or a word of it, stands on the other side."""
    return any(_are_one(articles, name, other.name) for other in names) or any(
        word in told.reading.reach for told in side for word in articles[0].core(name)
    )


def _are_one(articles: tuple[Identities, Identities], one: Name, other: Name) -> bool:
    return any(article.are_one(one, other) for article in articles)


def _beside(one: _Bearer, other: _Bearer) -> float:
    """The share of the words right beside a name that stand right beside the other one, too."""
    same = sum(any(are_kindred(word, fellow) for fellow in other.beside) for word in one.beside)
    return same / max(1, len(one.beside))


def _share(one: _Bearer, other: _Bearer) -> float:
    """Of the words about the name with fewer, those that are told of the other one; 0 where there is hardly
    one."""
    return max(map(_part, one.told, other.told, other.forms))


def _part(words: frozenset[str], others: frozenset[str], their: frozenset[str]) -> float:
    met = shared(words, their)
    return min(1.0, met / min(len(words), len(others))) if met >= _SHARED else 0.0
