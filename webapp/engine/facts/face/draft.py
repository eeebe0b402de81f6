"""A finding before it is numbered and put in words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from webapp.engine.facts.extract.fact import Fact
from webapp.engine.facts.face.groups import Group
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
    context: float = 0.0
    """How surely both values are of the same thing (``contexts``), in [0, 1]; 0 where that was not asked."""


def draft(
    group: Group,
    facts: tuple[Fact | None, Fact | None],
    verdict: Verdict,
    severity: Severity,
    case: str = "",
    quoted: tuple[str, str] = ("", ""),
) -> Draft:
    """A finding about the left fact, the right one or both, in the link where the right one stands; ``case``
    and ``quoted`` as in ``Draft``."""
    one, other = facts
    fact = other or one
    if fact is None:
        raise ValueError("a finding needs a fact")
    left, right = (side.passage if side else None for side in facts)
    link = group.link_of(fact.span, left=other is None)
    return Draft(fact.kind, verdict, severity, link, left, right, case, quoted)
