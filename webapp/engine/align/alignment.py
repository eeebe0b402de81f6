"""What aligning a pair of articles gives."""

from __future__ import annotations

from dataclasses import dataclass

from webapp.engine.model import Candidate, Counterpart, Limit


@dataclass(frozen=True, slots=True)
class Alignment:
    """Who is whose counterpart."""

    counterparts: tuple[Counterpart, ...]
    """In order of the left side, then the right."""
    nearest: dict[str, tuple[Candidate, ...]]
    """For each sentence without a counterpart, its closest ones on the other side, best first."""
    reasons: tuple[tuple[str, ...], ...]
    """For each counterpart, why, in words."""
    limits: tuple[Limit, ...]
    """What was not looked at."""
