"""Why two passages are linked, in words."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

import numpy as np

from webapp.engine.align.decode import Group
from webapp.engine.align.evidence import Reading
from webapp.engine.similarity import Terms

_DIGITS: Final = 4
_LISTED: Final = 4
"""Names or numbers given by name in a reason; more make it a list."""
_RARE: Final = 0.6
"""Background weight from which a word counts as rare: one in ten thousand words and rarer."""


def explain(
    left: Terms, right: Terms, rows: Sequence[int], columns: Sequence[int], meaning: float | None
) -> tuple[str, ...]:
    """Reasons for the link of these sentences, strongest kinds first."""
    names = _common(left.names, right.names, rows, columns)
    numbers = _common(left.numbers, right.numbers, rows, columns)
    stems = _common(left.stems, right.stems, rows, columns)
    rare = [stem for stem in stems if left.weights.get(stem, 1.0) >= _RARE and stem not in numbers]
    found = []
    if names:
        found.append(f"same names: {_listed(names, left)}")
    if numbers:
        found.append(f"same numbers: {_listed(numbers, left)}")
    if rare:
        found.append(f"{len(rare)} rare {'word' if len(rare) == 1 else 'words'} shared")
    if meaning is not None:
        found.append(f"meaning {meaning:.2f}".replace("0.", ".", 1))
    return tuple(found) or ("wording alike",)


def meaning_of(left: Reading, right: Reading, group: Group) -> float | None:
    """Cosine of the sums of the two ends' sentence vectors, in [-1, 1]; None where no model speaks."""
    if left.vectors is None or right.vectors is None:
        return None
    ours, theirs = left.vectors[list(group.left)].sum(axis=0), right.vectors[list(group.right)].sum(axis=0)
    size = float(np.linalg.norm(ours) * np.linalg.norm(theirs))
    return round(float(ours @ theirs) / size, _DIGITS) if size > 0 else 0.0


def _common(
    left: Sequence[frozenset[str]],
    right: Sequence[frozenset[str]],
    rows: Sequence[int],
    columns: Sequence[int],
) -> list[str]:
    return sorted(_all(left, rows) & _all(right, columns))


def _all(bags: Sequence[frozenset[str]], chosen: Sequence[int]) -> frozenset[str]:
    first, *others = (bags[at] for at in chosen)
    return first.union(*others) if others else first


def _listed(found: Sequence[str], side: Terms) -> str:
    shown = [side.spelling.get(term, term) for term in found[:_LISTED]]
    return ", ".join(shown) + (" …" if len(found) > _LISTED else "")
