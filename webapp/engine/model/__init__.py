"""The engine's values: frozen, slotted, documented. Vocabulary: docs/glossary.md.

Offsets are counted in Unicode code points of ``Article.text`` and always refer to that original text.
"""

from webapp.engine.model.article import Article, Sentence, Side, Span
from webapp.engine.model.comparison import (
    ENGINE_VERSION,
    SCHEMA,
    Closeness,
    Comparison,
    Coverage,
    Limit,
    Run,
    Unique,
)
from webapp.engine.model.finding import FactKind, Finding, Passage, Severity, Verdict
from webapp.engine.model.link import Candidate, Change, Counterpart, Link, Relation, Row

__all__ = [
    "ENGINE_VERSION",
    "SCHEMA",
    "Article",
    "Candidate",
    "Change",
    "Closeness",
    "Comparison",
    "Counterpart",
    "Coverage",
    "FactKind",
    "Finding",
    "Limit",
    "Link",
    "Passage",
    "Relation",
    "Row",
    "Run",
    "Sentence",
    "Severity",
    "Side",
    "Span",
    "Unique",
    "Verdict",
]
