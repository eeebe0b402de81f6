"""A finding before it is numbered, and the sentences that explain one."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from webapp.engine.model import FactKind, Passage, Severity, Verdict

RANK: Final = {Severity.HIGH: 0, Severity.MEDIUM: 1, Severity.LOW: 2}
"""Most severe first."""
_LONGEST: Final = 160
"""Characters of a side that a message quotes."""


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
    message: str
    """One plain sentence."""
    rule: str = ""
    """Code of the rule: its name and the verdict."""
    strength: float = 1.0
    """How much of what the rule asks for it saw, in [0, 1]."""
    kept: float = 0.0
    """How much of what an operator governs, or of a quotation, the other side tells, in [0, 1]."""


def quoted(text: str) -> str:
    """``text`` in curly marks on one line, cut in the middle when long."""
    line = " ".join(text.split())
    if len(line) > _LONGEST:
        half = _LONGEST // 2 - 1
        line = f"{line[:half].rstrip()} … {line[-half:].lstrip()}"
    return f"“{line}”"


def differs(label: str, left: str, right: str) -> str:
    """``Number: “61” in the source, “16” in the rewrite.``"""
    return f"{label}: {quoted(left)} in the source, {quoted(right)} in the rewrite."


def absent(label: str, left: str) -> str:
    """``Number: “61” in the source is not in the rewrite.``"""
    return f"{label}: {quoted(left)} in the source is not in the rewrite."


def unsourced(label: str, right: str) -> str:
    """``Number: “16” in the rewrite has no source.``"""
    return f"{label}: {quoted(right)} in the rewrite has no source."
