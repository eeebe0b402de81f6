"""What a person said of counterparts."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

Pair = tuple[str, str]
"""The keys of a left and of a right sentence."""


@dataclass(frozen=True, slots=True)
class Pins:
    """Links that a person drew, and such that one took away. Whose words no longer stand in the articles, or
    stand in page furniture, is kept and has no effect."""

    linked: tuple[Pair, ...] = ()
    """Pairs that stand in a link together."""
    unlinked: tuple[Pair, ...] = ()
    """Pairs that no link holds; none of those ``linked``."""


NO_PINS: Final = Pins()
"""Nobody said anything."""
