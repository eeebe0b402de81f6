"""How alike are two sentences? Wording and meaning, each as a matrix of left by right sentences."""

from __future__ import annotations

from webapp.engine.similarity.contrast import (
    Cells,
    beside,
    both,
    diagonal,
    excess,
    margins,
    odds,
    ranks,
    rivals,
    shares,
)
from webapp.engine.similarity.overlap import contained, contained_at, cosine, overlap, unexplained
from webapp.engine.similarity.product import product
from webapp.engine.similarity.rarity import weight
from webapp.engine.similarity.terms import Indices, Matrix, Shared, Terms, Vector, share

__all__ = [
    "Cells",
    "Indices",
    "Matrix",
    "Shared",
    "Terms",
    "Vector",
    "beside",
    "both",
    "contained",
    "contained_at",
    "cosine",
    "diagonal",
    "excess",
    "margins",
    "odds",
    "overlap",
    "product",
    "ranks",
    "rivals",
    "share",
    "shares",
    "unexplained",
    "weight",
]
