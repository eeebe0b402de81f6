"""Facts of two articles and what became of them. ``find`` is the way in."""

from __future__ import annotations

from webapp.engine.facts.find import find

__all__ = ["find"]
