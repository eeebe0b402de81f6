"""What pins say of the sentences that take part.

pins     L3–R5 linked, L3–R4 unlinked
scorer   in the first look's probabilities L3–R5 is certain and L3–R4 impossible; the second look sees both
links    L3–R5 stand in one, L3–R4 in none, whatever the second look makes of them

So all else is decided anew: a sentence that a pin sets free may find its next best counterpart, and one that
a pin gives a counterpart keeps its other ones only if they are good enough beside it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from webapp.engine.align.decode import Edge
from webapp.engine.align.halves import Half
from webapp.engine.model import Pins
from webapp.engine.reading import ReadArticle

Ids = tuple[str, str]
"""A left and a right sentence."""
Ends = tuple[tuple[str, ...], tuple[str, ...]]
"""The left and the right sentences of a link."""
BY_HAND: Final = ("linked by hand",)
"""Why passages are linked that somebody linked."""


@dataclass(frozen=True, slots=True)
class Held:
    """Pins by the ids of the sentences that they are about, headlines among them."""

    linked: frozenset[Ids]
    """They stand in a link together."""
    unlinked: frozenset[Ids]
    """No link holds both."""

    def turned(self) -> Held:
        """The same with the sides swapped."""
        linked, unlinked = ({(j, i) for i, j in pairs} for pairs in (self.linked, self.unlinked))
        return Held(frozenset(linked), frozenset(unlinked))

    def among(self, halves: tuple[Half, Half]) -> Fixed:
        """Those about sentences of the bodies, by place."""
        ones, others = ({sentence.id: at for at, sentence in enumerate(half.sentences)} for half in halves)

        def edges(pairs: Iterable[Ids]) -> frozenset[Edge]:
            return frozenset((ones[i], others[j]) for i, j in pairs if i in ones and j in others)

        return Fixed(edges(self.linked), edges(self.unlinked))

    def headlines(self) -> Iterator[Ends]:
        """The ends of the links that hold a headline, which stands alone there."""
        if HEADLINES in self.linked:
            yield ("LT",), ("RT",)
        if rights := _ordered(j for i, j in self.linked if i == "LT" and j != "RT"):
            yield ("LT",), rights
        if lefts := _ordered(i for i, j in self.linked if j == "RT" and i != "LT"):
            yield lefts, ("RT",)


HEADLINES: Final = ("LT", "RT")
"""The pair of the headlines."""


@dataclass(frozen=True, slots=True)
class Fixed:
    """Pins by the places of the sentences that they are about."""

    linked: frozenset[Edge] = frozenset()
    """They stand in a link together."""
    unlinked: frozenset[Edge] = frozenset()
    """No link holds both."""

    @property
    def order(self) -> tuple[list[Edge], list[Edge]]:
        """To tell two of them apart, whichever comes first."""
        return sorted(self.linked), sorted(self.unlinked)

    @property
    def values(self) -> dict[Edge, float]:
        """Certain and impossible, as probabilities."""
        return dict.fromkeys(sorted(self.linked), 1.0) | dict.fromkeys(sorted(self.unlinked), 0.0)

    def obeyed(self, probability: Mapping[Edge, float]) -> dict[Edge, float]:
        """The probabilities in which pairs that are linked are certain and those that are not are missing."""
        others = {edge: value for edge, value in probability.items() if edge not in self.unlinked}
        return others | dict.fromkeys(sorted(self.linked), 1.0)


def held_in(left: ReadArticle, right: ReadArticle, pins: Pins) -> Held:
    """The pins whose words stand in both articles and are no page furniture."""
    if not (pins.linked or pins.unlinked):
        return Held(frozenset(), frozenset())
    ones, others = _by_key(left), _by_key(right)

    def found(pairs: Iterable[tuple[str, str]]) -> frozenset[Ids]:
        return frozenset((ones[i], others[j]) for i, j in pairs if i in ones and j in others)

    return Held(found(pins.linked), found(pins.unlinked))


def _by_key(article: ReadArticle) -> dict[str, str]:
    return {
        sentence.key: sentence.id
        for sentence in article.sentences
        if sentence.key and sentence.boilerplate is None and sentence.text.strip()
    }


def _ordered(ids: Iterable[str]) -> tuple[str, ...]:
    return tuple(sorted(ids, key=lambda name: int(name[1:])))
