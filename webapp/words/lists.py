"""Words in a row, joined as the language joins them."""

from __future__ import annotations

from collections.abc import Iterable
from functools import reduce

from webapp.words.catalogue import find


def enumerated(parts: Iterable[str]) -> str:
    """``6 edited, 3 reworded``; empty where there are none."""
    words = list(parts)
    return reduce(_joined, words) if words else ""


def _joined(first: str, following: str) -> str:
    values = {"first": first, "next": following}
    return find("terms.list.comma").pattern(values).format(**values)
