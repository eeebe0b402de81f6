"""Compare two articles by meaning. Pure functions on values; see README.md in this folder."""

from webapp.engine.errors import EngineError, InvalidOptionsError, ModelError
from webapp.engine.model import Article, Comparison, Pins, Side
from webapp.engine.options import Options
from webapp.engine.pipeline import Counterparts, compare, counterparts, forget, sentences
from webapp.engine.progress import Report, Stage, Step

__all__ = [
    "Article",
    "Comparison",
    "Counterparts",
    "EngineError",
    "InvalidOptionsError",
    "ModelError",
    "Options",
    "Pins",
    "Report",
    "Side",
    "Stage",
    "Step",
    "compare",
    "counterparts",
    "forget",
    "sentences",
]
