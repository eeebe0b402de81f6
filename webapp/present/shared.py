"""What somebody who was sent a link reads first: what this is, who sent it, when, until when."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class SharedView:
    """The line above a shared comparison and above the question for its password."""

    sender: str
    """Who sent it; may be empty."""
    at: datetime
    """When the revision was made; above the question for a password, when the link was. In UTC."""
    until: datetime | None
    """The last minute it opens; None for ever."""
    number: int = 0
    """Of the revision; 0 above the question for a password, which tells nothing of what is behind it."""
    follows: bool = False
    """It is the newest revision, and may be another next time."""


def shared_view(
    sender: str, at: datetime, until: datetime | None, *, number: int, follows: bool
) -> SharedView:
    """The line above a comparison."""
    return SharedView(sender, at, until, number, follows)


def sent_view(sender: str, at: datetime, until: datetime | None) -> SharedView:
    """The line above the question for a password, which tells nothing of what is behind it."""
    return SharedView(sender, at, until)
