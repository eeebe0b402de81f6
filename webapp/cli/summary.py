"""A comparison in figures: one row of a table."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from webapp.engine.model import Comparison, Relation, SegmentedArticle, Severity
from webapp.present.wording import words_in

Value = str | int | float


@dataclass(frozen=True, slots=True)
class Figure:
    """A column."""

    name: str
    """What it is called, in every form of the table."""
    kind: type[Value]
    """What stands in it."""


FIGURES = (
    Figure("kind", str),
    Figure("kind_confidence", float),
    *(Figure(f"{side}_{what}", int) for side in ("left", "right") for what in ("sentences", "words")),
    *(Figure(relation.value, int) for relation in Relation),
    Figure("moved", int),
    Figure("missing", int),
    Figure("new", int),
    *(Figure(f"findings_{severity.value}", int) for severity in Severity),
    Figure("left_coverage", float),
    Figure("right_coverage", float),
    Figure("verbatim_share", float),
    Figure("longest_run_words", int),
    Figure("limits", str),
)
"""All that is told of a pair beside its id and its error. Names are those of the JSON form."""

DIGITS = 4
"""Of shares and probabilities, as in the JSON form."""


def summary(comparison: Comparison) -> tuple[Value, ...]:
    """The values of ``FIGURES``."""
    pair, closeness, unique = comparison.pair, comparison.closeness, comparison.unique
    relations = Counter(link.relation for link in comparison.links)
    severities = Counter(finding.severity for finding in comparison.findings)
    return (
        pair.kind.value if pair else "",
        round(pair.confidence, DIGITS) if pair else 0.0,
        *_size(comparison.left),
        *_size(comparison.right),
        *(relations[relation] for relation in Relation),
        sum(link.moved for link in comparison.links),
        len(unique.left),
        len(unique.right),
        *(severities[severity] for severity in Severity),
        round(comparison.coverage.left, DIGITS),
        round(comparison.coverage.right, DIGITS),
        round(closeness.verbatim_share, DIGITS),
        closeness.longest_run_words,
        " ".join(limit.code for limit in comparison.limits),
    )


def _size(article: SegmentedArticle) -> tuple[int, int]:
    """Its sentences, page clutter apart, and their words."""
    told = [sentence.text for sentence in article.sentences if sentence.boilerplate is None]
    return len(told), sum(map(words_in, told))
