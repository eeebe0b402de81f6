"""The overview strip: the whole pair at a glance, one cell a sentence, as tall as its share of the text.

It is the index of the pair too: filters and steps find every sentence in it, of all sections of a long pair.
"""

from __future__ import annotations

from dataclasses import dataclass

from webapp.engine.model import SegmentedArticle, Side
from webapp.present.pair import Pair
from webapp.present.state import PageState
from webapp.present.words import decided

HEIGHT = 1000
"""Units of the drawing from top to bottom."""


DENSE = 600
"""Cells past which one is lower than the lines around it; those that hold facts are then filled instead."""


@dataclass(frozen=True, slots=True)
class Cell:
    """One sentence in the strip."""

    sentence: str
    """Its id."""
    side: str
    """``left`` or ``right``."""
    relation: str
    """Strongest relation of its links, ``unique`` or ``boilerplate``."""
    links: str
    """Ids of its links, spaced."""
    tags: str
    """What the filters may ask, spaced."""
    stop: int
    """Its number among the stops, from 1; 0 when it is none."""
    facts: bool
    """A finding stands in it."""
    off: bool
    """The filters leave it out."""
    said: str
    """Signs of what was decided of it."""
    top: float
    """From the top of the drawing, in units."""
    height: float
    """In units."""


def strip(pair: Pair, state: PageState) -> tuple[Cell, ...]:
    """The cells of both sides, drawn to the scale of the longer one."""
    longest = max(_length(pair.comparison.left), _length(pair.comparison.right), 1)
    return (*_cells(pair, Side.LEFT, longest, state), *_cells(pair, Side.RIGHT, longest, state))


def _length(article: SegmentedArticle) -> int:
    return sum(len(sentence.text) for sentence in article.sentences)


def _cells(pair: Pair, side: Side, longest: int, state: PageState) -> list[Cell]:
    cells = []
    at = 0
    for sentence in pair.article(side).sentences:
        tags = pair.tags(sentence)
        cells.append(
            Cell(
                sentence=sentence.id,
                side=side.value,
                relation=pair.relation(sentence),
                links=" ".join(link.id for link in pair.links.get(sentence.id, ())),
                tags=" ".join(tags),
                stop=pair.stops.get(sentence.id, 0),
                facts=sentence.id in pair.findings,
                off=not state.shows(tags),
                said=decided(pair.states(sentence.id)),
                top=round(at * HEIGHT / longest, 2),
                height=round(len(sentence.text) * HEIGHT / longest, 2),
            )
        )
        at += len(sentence.text)
    return cells
