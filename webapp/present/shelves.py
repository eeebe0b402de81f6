"""Lists of sentences: what only one side says, what is perhaps said on both, what is too close."""

from __future__ import annotations

from dataclasses import dataclass

from webapp.engine.model import Sentence, Side
from webapp.present.closeness import too_close
from webapp.present.pair import Pair
from webapp.present.possible import match_words
from webapp.present.state import PageState
from webapp.present.wording import how_many, short_name, shown
from webapp.words import say


@dataclass(frozen=True, slots=True)
class Place:
    """A sentence that a list leads to."""

    sentence: str
    """Its id."""
    name: str
    """What the list calls it."""
    href: str
    """The page with it chosen."""
    text: str
    """What it says."""
    why: str
    """Why it is in the list: ``lead, number``; ``14 words``; ``possible match R3``."""


@dataclass(frozen=True, slots=True)
class Shelf:
    """A list of sentences, the most important first."""

    heading: str
    """What they have in common."""
    places: tuple[Place, ...]
    """At least one."""


def shelves(pair: Pair, state: PageState) -> tuple[Shelf, ...]:
    """What only one side says, what is perhaps said on both, and what is too close; empty lists left out. Of
    two stories each side says everything alone, which needs no list."""
    comparison, articles = pair.comparison, pair.terms.articles
    only = comparison.said_only
    left, right = (
        [
            (pair.sentences[one.sentence], ", ".join(one.reasons))
            for one in said
            if pair.terms.tells_unique and one.sentence not in pair.possible
        ]
        for said in (only.left, only.right)
    )
    perhaps = [(pair.sentences[id], match_words(matches)) for id, matches in pair.possible.items()]
    close = [(near.sentence, how_many("terms.count.in_a_row", near.words)) for near in too_close(comparison)]
    lists = (
        (say("ledger.shelf.only", article=articles[Side.LEFT]), left),
        (say("ledger.shelf.only", article=articles[Side.RIGHT]), right),
        (say("ledger.shelf.perhaps"), perhaps),
        (say("ledger.shelf.verbatim", article=articles[Side.LEFT]), close),
    )
    return tuple(
        Shelf(heading, tuple(_place(sentence, why, state) for sentence, why in found))
        for heading, found in lists
        if found
    )


def _place(sentence: Sentence, why: str, state: PageState) -> Place:
    return Place(sentence.id, short_name(sentence.id), state.choosing(sentence.id), shown(sentence.text), why)
