"""What a line is."""

from __future__ import annotations

from dataclasses import dataclass

from webapp.engine.model import Block, Span


@dataclass(frozen=True, slots=True)
class Mark:
    """What a line is, and which of its characters are only its label."""

    block: Block
    """The kind."""
    label: Span | None
    """In the text: an item's number or bullet, the speaker's name with its colon and time code, a stamp, each
    with the blank behind it; None where nothing is a label."""
