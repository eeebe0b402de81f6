"""What somebody who was sent a link reads first: what this is, who sent it, when, until when."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class SharedView:
    """The line above a shared comparison and above the question for its password."""

    sender: str
    """Who sent it; may be empty."""
    what: str
    """What the date after it is of: ``revision 3 of``, ``sent on``."""
    at: datetime
    """That date, in UTC."""
    until: datetime | None
    """The last minute it opens; None for ever."""


def shared_view(
    sender: str, at: datetime, until: datetime | None, *, number: int, follows: bool
) -> SharedView:
    """The line above a comparison."""
    newest = ", the newest," if follows else ""
    return SharedView(sender, f"revision {number}{newest} of", at, until)


def sent_view(sender: str, at: datetime, until: datetime | None) -> SharedView:
    """The line above the question for a password, which tells nothing of what is behind it."""
    return SharedView(sender, "sent on", at, until)
