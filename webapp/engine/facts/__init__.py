"""Facts of two articles and what became of them: ``find``; and what only one of them says: ``said_only``."""

from __future__ import annotations

from webapp.engine.facts.find import find
from webapp.engine.facts.importance import said_only

__all__ = ["find", "said_only"]
