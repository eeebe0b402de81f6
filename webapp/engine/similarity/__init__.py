"""How alike are two sentences? Wording and meaning, each as a matrix of left by right sentences."""

from __future__ import annotations

from webapp.engine.similarity.contrast import (
    beside,
    both,
    diagonal,
    excess,
    margins,
    odds,
    ranks,
    rivals,
    shares,
    shifted,
)
from webapp.engine.similarity.overlap import contained, cosine, overlap
from webapp.engine.similarity.rarity import weight
from webapp.engine.similarity.terms import Matrix, Shared, Terms, Vector, share

__all__ = [
    "Matrix",
    "Shared",
    "Terms",
    "Vector",
    "beside",
    "both",
    "contained",
    "cosine",
    "diagonal",
    "excess",
    "margins",
    "odds",
    "overlap",
    "ranks",
    "rivals",
    "share",
    "shares",
    "shifted",
    "weight",
]
