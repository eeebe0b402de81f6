"""Where the other side of a reworded link tells what a clause tells.

    A broken seal was *probably* to blame.     The dairy put it down to a broken seal.

The words around *probably* are looked for among the counterparts; the sentence that has most of them, and in
it the stretch where they stand, is where another hedge would have to be.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from webapp.engine.facts.extract.capitals import titles
from webapp.engine.facts.extract.reading import Reading
from webapp.engine.facts.face.groups import Group, Told, home
from webapp.engine.facts.face.hunks import Hunk
from webapp.engine.facts.lexicon import kin, lemmas
from webapp.engine.language import words
from webapp.engine.model import Span

_AROUND: Final = 8
"""Tokens on each side of a cue among which the words of its clause are taken."""
_BEYOND: Final = 10
"""Tokens by which a stretch is widened: where a cue may stand outside the words it bears on."""
_BEARS: Final = 7
"""Tokens on each side of a word among which a cue that bears on it stands."""
_REACH: Final = 14
"""Tokens on each side of what joins two parts of a statement that make these."""
_STOPS: Final = frozenset({";", ":", '"', ".", "?", "!"})


@dataclass(frozen=True, slots=True)
class Echo:
    """A stretch of a sentence that tells what a clause of the other side tells."""

    told: Told
    """The sentence."""
    first: int
    """Its first token."""
    last: int
    """One past its last token."""
    shared: int
    """Words of the clause that stand in it, as they are or as near-synonyms."""
    share: float
    """Of the clause's words."""
    words: tuple[str, ...]
    """The clause's words."""

    @property
    def lows(self) -> tuple[str, ...]:
        """The folded tokens of the stretch."""
        return self.told.reading.lows[self.first : self.last]

    def about(self, at: int) -> Echo:
        """The part of the stretch in which a cue would bear on the token ``at``."""
        return replace(self, first=max(self.first, at - _BEARS), last=min(self.last, at + _BEARS))

    @property
    def is_sure(self) -> bool:
        """Whether it tells the clause at all: half of two words or more, or two fifths of many."""
        least = _SHARE if self.shared == _SHARED else _SHARE_OF_MANY
        return self.shared >= _SHARED and self.share >= least


_SHARED: Final = 2
"""Words that must be told."""
_SHARE: Final = 0.5
"""Of a clause of which just so many are told."""
_SHARE_OF_MANY: Final = 0.4
"""Of one of which more are."""


def around(reading: Reading, span: Span) -> tuple[str, ...]:
    """The content words and numbers of the clause about a cue, the cue's own left out."""
    inside = reading.inside(span)
    if not inside:
        return ()
    first, last = inside.start, inside.stop
    start, stop = first, last
    while start and first - start < _AROUND and not _stops(reading, start - 1):
        if _opens_aside(reading, start - 1):
            break
        start -= 1
    aside = start > 0 and _opens_aside(reading, start - 1)
    while stop < len(reading.lows) and stop - last < _AROUND and not _stops(reading, stop):
        if (aside and reading.lows[stop] == ",") or _opens_aside(reading, stop):
            break
        stop += 1
    return reading.telling((*range(start, first), *range(last, stop)))


def beside(reading: Reading, start: int, stop: int) -> tuple[range, range]:
    """The tokens of the two parts of a statement that the words from token ``start`` to ``stop`` (exclusive)
    join: first what stands before them, or else, where they stand at its head, what stands behind the comma
    that ends their part."""
    ahead, last = range(_edge(reading, start, -1), start), _edge(reading, stop, 1)
    if reading.telling(ahead):
        return ahead, range(stop, last)
    commas = [at for at in range(stop, last) if reading.lows[at] == ","]
    is_aside = len(commas) > 1 and _opens_aside(reading, commas[0])
    first, comma = (commas[0], commas[is_aside]) if commas else (last, last)
    return range(comma, last), range(stop, first)


def excerpt(reading: Reading, start: int, stop: int, more: int) -> str:
    """The words from token ``start`` to ``stop`` (exclusive) with ``more`` on each side, of their clause;
    cut, where one is near, at the limit of a phrase."""
    return reading.text(_first(reading, start, more), _last(reading, stop, more))


def _first(reading: Reading, start: int, more: int) -> int:
    """Where an excerpt begins that shows ``more`` tokens before token ``start``."""
    edge, first = _edge(reading, start, -1), start - more
    if first <= edge + _NEAR:
        return edge
    near = range(first - _NEAR, start - 1)
    return next((at for at in near if _begins(reading, at)), first)


def _last(reading: Reading, stop: int, more: int) -> int:
    """The same behind token ``stop``: one past the excerpt's last token."""
    edge, last = _edge(reading, stop, 1), stop + more
    if last >= edge - _NEAR:
        return edge
    near = range(last + _NEAR, stop + 1, -1)
    return next((at for at in near if _begins(reading, at)), last)


_NEAR: Final = 2
"""Tokens by which an excerpt is longer for the sake of its limit."""


def _begins(reading: Reading, at: int) -> bool:
    """Whether a phrase begins at a token: at or behind a comma, at a preposition, a *that* or an *and*."""
    lows = reading.lows
    return at > 0 and (lows[at] == "," or lows[at - 1] == "," or lows[at] in _OPENING)


_OPENING: Final = frozenset().union(
    *(words("en", "grammar", role) for role in ("preposition", "joining", "relative", "complement"))
)


def brief(found: Echo) -> str:
    """The part of a stretch that tells most of the clause, as an excerpt."""
    reading = found.told.reading
    kindred = {lemma for word in found.words for lemma in (word, *kin(word))}
    places = [at for at in range(found.first, found.last) if not kindred.isdisjoint(lemmas(reading.lows[at]))]
    ends = [bisect_left(places, first + _BRIEF) for first in places]
    most = max(range(len(places)), key=lambda number: ends[number] - number, default=None)
    first, last = (found.first, found.first) if most is None else (places[most], places[ends[most] - 1])
    return excerpt(reading, first, last + 1, _BESIDE)


_BRIEF: Final = 12
"""Tokens of a stretch that are shown."""
_BESIDE: Final = 3
"""Tokens beside them."""


def _edge(reading: Reading, at: int, step: int) -> int:
    """The end of the clause on one side of a place."""
    edge = at
    while 0 <= edge + min(step, 0) < len(reading.lows) and abs(edge - at) < _REACH:
        if reading.lows[edge + min(step, 0)] in _STOPS:
            break
        edge += step
    return edge


def _stops(reading: Reading, at: int) -> bool:
    """Whether a clause ends at a mark; not at the full stop of *Sen. Lee*."""
    if reading.lows[at] != ".":
        return reading.lows[at] in _STOPS
    return not (at and reading.lows[at - 1] in titles(reading.language))


def _opens_aside(reading: Reading, at: int) -> bool:
    """Whether a comma opens a relative clause, which is a clause of its own."""
    return reading.lows[at] == "," and not _RELATIVE.isdisjoint(reading.lows[at + 1 : at + 2])


_RELATIVE: Final = words("en", "grammar", "relative")


def echo(words: Sequence[str], side: Sequence[Told]) -> Echo | None:
    """The stretch of a side's sentences that has most of ``words``; None when nothing has any."""
    best: Echo | None = None
    for told in side:
        places = [found for word in words if (found := _reach(word, told.reading))]
        if not places or (best and len(places) <= best.shared):
            continue
        first = min(found[0] for found in places)
        last = max(found[1] for found in places)
        best = Echo(
            told,
            max(0, first - _BEYOND),
            min(len(told.reading.lows), last + 1 + _BEYOND),
            len(places),
            len(places) / len(words),
            tuple(words),
        )
    return best


def _reach(word: str, reading: Reading) -> tuple[int, int] | None:
    """The first and the last token that say ``word``, as it is or else by a near-synonym."""
    same = reading.reach.get(word)
    if same or not word[:1].isalpha():
        return same
    found = [reading.reach_of_lemmas[lemma] for lemma in kin(word) if lemma in reading.reach_of_lemmas]
    return (min(first for first, _ in found), max(last for _, last in found)) if found else None


_QUOTED: Final = 0.3
"""Share of a sentence in quotation marks from which what it keeps are the speaker's words."""


def is_beside_quotation(group: Group, hunk: Hunk) -> bool:
    """Whether a hunk lies in the tag of a quotation that makes most of its sentence: there the link is
    *edited* for the sake of the quotation, and the tag may be in other words altogether."""
    place, side = (hunk.right, group.right) if hunk.right else (hunk.left, group.left)
    told = home(side, place) if place else None
    if told is None or place is None:
        return False
    if told.reading.quoted < _QUOTED * len(told.reading.sentence.text):
        return False
    return not told.reading.marked.meet(place)
