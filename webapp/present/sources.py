"""The sources of a text, as the page shows them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from webapp.engine.model import PairKind, Relation
from webapp.present.wording import percent, shown
from webapp.words import say

MOST_SHOWN: Final = 30
"""Shared passages listed of one source; all of them are in the comparison."""


@dataclass(frozen=True, slots=True)
class PassageView:
    """A passage of the text and what it corresponds to."""

    text: str
    """In the text that was asked about."""
    relation: str
    """How it relates to the source, in words."""
    source: str
    """What the source has; empty where it has the same words."""


@dataclass(frozen=True, slots=True)
class SourceView:
    """One source."""

    id: str
    """Of the archived article."""
    name: str
    """Under which it is kept; empty where it has no title and is called by it."""
    title: str
    """What it is called: its title, else its name."""
    coverage: str
    """Share of the text that it carries."""
    closeness: str
    """Share of the text that is word for word the same."""
    kind: str
    """What the text is to it, in a word."""
    count: str
    """How many passages they share, in words."""
    passages: tuple[PassageView, ...]
    """The first of them, in order of the text."""
    rest: str
    """That there are more of them; empty where there are not."""


def source_view(
    article: tuple[str, str, str],
    coverage: float,
    closeness: float,
    kind: PairKind,
    shared: Iterable[tuple[str, str, str]],
) -> SourceView:
    """A source as the page shows it.

    Args:
        article: its id, name and title.
        coverage: share of the text that it carries.
        closeness: share of the text's words in verbatim runs.
        kind: what the text is to it.
        shared: passages of the source and of the text, and their relation.
    """
    id, name, title = article
    passages = [_passage(*each) for each in shared]
    more = len(passages) > MOST_SHOWN
    return SourceView(
        id=id,
        name=shown(name) if title else "",
        title=shown(title or name),
        coverage=percent(coverage),
        closeness=percent(closeness),
        kind=say("sources.telling" if kind is PairKind.TELLINGS else "sources.rewrite"),
        count=say("sources.passages", n=len(passages)),
        passages=tuple(passages[:MOST_SHOWN]),
        rest=say("sources.more_passages", n=MOST_SHOWN) if more else "",
    )


def _passage(source: str, text: str, relation: str) -> PassageView:
    same = relation == Relation.IDENTICAL.value
    return PassageView(shown(text), say(f"sources.shared.{relation}"), "" if same else shown(source))
