"""The answer in words, for every writer: what the page says, then the figures behind it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from webapp.engine.model import Comparison, Link, PairKind, Relation, Side
from webapp.present.kind import kind_of, read_as, terms
from webapp.present.pair import Pair
from webapp.present.phrase import spoken
from webapp.present.reader import Reader
from webapp.present.state import PageState
from webapp.present.summary import summary as summary_phrases
from webapp.present.wording import percent
from webapp.review import Standing
from webapp.words import say
from webapp.words.lists import enumerated


def summary(comparison: Comparison, now: Standing | None = None) -> tuple[str, ...]:
    """One sentence each: the same as on the page, then links, shares and what the pair is taken for.

    Args:
        comparison: what the engine said.
        now: the review as it stands; what was dismissed in it is no difference.
    """
    said = summary_phrases(Pair.of(comparison, Reader(standing=now)), PageState())
    told = tuple(_plain(spoken(sentence)) for sentence in said.sentences)
    if not terms(comparison).tells_unique or not comparison.links:
        return told
    return (*told, *_figures(comparison))


def relations_counted(links: Sequence[Link]) -> str:
    """``6 edited, 3 reworded``; empty without links."""
    counts = ((relation, sum(link.relation is relation for link in links)) for relation in Relation)
    return enumerated(say(f"export.figures.relation.{one.value}", n=count) for one, count in counts if count)


def _figures(comparison: Comparison) -> Iterator[str]:
    links, closeness = comparison.links, comparison.closeness
    yield say("export.figures.matched", n=len(links), relations=relations_counted(links))
    if kind_of(comparison) is PairKind.REWRITE:
        yield say("export.figures.sourced", share=percent(comparison.coverage.right))
    if closeness.runs:
        rewrite = terms(comparison).articles[Side.RIGHT]
        yield say("export.figures.verbatim", share=percent(closeness.verbatim_share), article=rewrite)
    if comparison.pair:
        yield say("export.figures.read_as", kind=read_as(comparison.pair.kind))


def _plain(text: str) -> str:
    return text.replace("\u00a0", " ")
