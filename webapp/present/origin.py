"""Where an article came from, in the head of its column."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class OriginView:
    """Where an article came from."""

    side: str
    """``left`` or ``right``."""
    name: str
    """Of the site, its host, or the file; empty where a reader is not told."""
    address: str
    """To open; empty of a file."""
    stated: str
    """``Ann Lee, 2026-11-20``: who wrote it and when, as the page or file states it; may be empty."""
    read_at: datetime
    """When it was fetched or read (UTC)."""
    read_as: str
    """What it was read as, in words."""
    edited: bool
    """The text was edited since."""
    again: bool
    """The reader may fetch it again."""
    same: bool
    """It was just fetched again and says the same."""
