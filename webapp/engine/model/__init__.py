"""The engine's values: frozen, slotted, documented. Vocabulary: docs/glossary.md.

Offsets are counted in Unicode code points of ``Article.text`` and always refer to that original text; those
of a title that stands apart from the text refer to the title.
"""

from webapp.engine.model.article import Article, Block, Paragraph, SegmentedArticle, Sentence, Side, Span
from webapp.engine.model.comparison import (
    ENGINE_VERSION,
    SCHEMA,
    Closeness,
    Comparison,
    Coverage,
    Judgement,
    Limit,
    PairKind,
    Reason,
    Run,
    Said,
    SaidOnly,
    Unique,
)
from webapp.engine.model.finding import FactKind, Finding, Mention, Passage, Severity, Verdict
from webapp.engine.model.link import Candidate, Change, Counterpart, Link, Relation, Row
from webapp.engine.model.pins import NO_PINS, Pins

__all__ = [
    "ENGINE_VERSION",
    "NO_PINS",
    "SCHEMA",
    "Article",
    "Block",
    "Candidate",
    "Change",
    "Closeness",
    "Comparison",
    "Counterpart",
    "Coverage",
    "FactKind",
    "Finding",
    "Judgement",
    "Limit",
    "Link",
    "Mention",
    "PairKind",
    "Paragraph",
    "Passage",
    "Pins",
    "Reason",
    "Relation",
    "Row",
    "Run",
    "Said",
    "SaidOnly",
    "SegmentedArticle",
    "Sentence",
    "Severity",
    "Side",
    "Span",
    "Unique",
    "Verdict",
]
