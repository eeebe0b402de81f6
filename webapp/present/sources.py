"""The sources of a text, as the page shows them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from webapp.engine.model import PairKind, Relation
from webapp.present.wording import percent, relation_name, shown
from webapp.words import say

MOST_SHOWN: Final = 30
"""Shared passages listed of one source; all of them are in the comparison."""


@dataclass(frozen=True, slots=True)
class PassageView:
    """A passage of the text and what it corresponds to."""

    source: str
    """In the source."""
    text: str
    """In the text that was asked about."""
    relation: str
    """How they relate, in a word."""


@dataclass(frozen=True, slots=True)
class SourceView:
    """One source."""

    id: str
    """Of the archived article."""
    name: str
    """Under which it is kept."""
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
    passages = [
        PassageView(shown(source), shown(text), relation_name(Relation(relation)))
        for source, text, relation in shared
    ]
    return SourceView(
        id=id,
        name=shown(name),
        title=shown(title or name),
        coverage=percent(coverage),
        closeness=percent(closeness),
        kind=say("sources.telling" if kind is PairKind.TELLINGS else "sources.rewrite"),
        count=say("sources.passages", n=len(passages)),
        passages=tuple(passages[:MOST_SHOWN]),
    )
