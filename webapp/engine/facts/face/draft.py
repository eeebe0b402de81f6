"""A finding before it is numbered and put in words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from webapp.engine.model import FactKind, Passage, Severity, Verdict

RANK: Final = {Severity.HIGH: 0, Severity.MEDIUM: 1, Severity.LOW: 2}
"""Most severe first."""


@dataclass(frozen=True, slots=True)
class Draft:
    """A finding without its number."""

    kind: FactKind
    """What the fact is about."""
    verdict: Verdict
    """What became of it."""
    severity: Severity
    """How much it should worry an editor."""
    link: str | None
    """The link it was found in."""
    left: Passage | None
    """In the source."""
    right: Passage | None
    """In the rewrite."""
    case: str = ""
    """What the rule tells of the difference beyond its kind, as ``messages.tsv`` calls it."""
    quoted: tuple[str, str] = ("", "")
    """What the reader is shown of each side where it is more than the passage, or something else."""
    rule: str = ""
    """Code of the rule: its name and the verdict."""
    strength: float = 1.0
    """How much of what the rule asks for it saw, in [0, 1]."""
    kept: float = 0.0
    """How much of what an operator governs, or of a quotation, the other side tells, in [0, 1]."""
