"""Facts of two articles: ``gather`` reads them, ``find`` says what became of them, ``said_only`` what only
one of the two says."""

from __future__ import annotations

from webapp.engine.facts.find import find
from webapp.engine.facts.gather import Facts, gather
from webapp.engine.facts.importance import said_only

__all__ = ["Facts", "find", "gather", "said_only"]
