"""Which plural a count takes: the categories of Unicode's CLDR, a rule for each language."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final

OTHER: Final = "other"
"""The category every language has."""

CATEGORIES: Final = frozenset({"zero", "one", "two", "few", "many", OTHER})
"""All that CLDR knows."""

RULES: Final[Mapping[str, Callable[[int], str]]] = {"en": lambda count: "one" if count == 1 else OTHER}
"""The category of a whole number, by language. A new language brings its rule with its folder."""


def category(language: str, count: int) -> str:
    """The plural category of ``count``."""
    return RULES[language](count)
