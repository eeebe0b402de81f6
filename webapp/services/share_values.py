"""What the use cases of share links take and give."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from webapp.engine import Comparison
from webapp.review import Review
from webapp.services.values import Origin

MINUTE = timedelta(minutes=1)


@dataclass(frozen=True, slots=True)
class Terms:
    """What a new link is to be."""

    role: str = "view"
    """What it allows: ``view`` or ``comment``."""
    follows: bool = False
    """It shows the pair's newest revision at each opening; else for ever the one it was made from."""
    days: int | None = None
    """Until it ends, 1 to 3650; None for never."""
    until: date | None = None
    """The last day it opens, all of it, at most as far ahead; instead of ``days``."""
    utc_offset: int = 0
    """Minutes by which the clock on which that day ends is before UTC's, -840 to 840."""
    password: str = ""
    """To be asked for; empty for none."""
    label: str = ""
    """What its owner calls it, cut at 200 characters."""
    sent_by: str = ""
    """Who sends it, as its reader is told, cut at 100 characters; may be empty."""


@dataclass(frozen=True, slots=True)
class Share:
    """A link for outsiders, as its owner sees it."""

    id: str
    """Names it to its owner; opens nothing."""
    token: str
    """Of its address; empty where it cannot be made again, after a change of the server's key."""
    role: str
    """What it allows: ``view`` or ``comment``."""
    label: str
    """What its owner calls it; may be empty."""
    sent_by: str
    """Who sent it, as its reader is told; may be empty."""
    created_at: datetime
    """In UTC."""
    expires_at: datetime | None
    """The first moment at which it no longer opens, in UTC; None for never."""
    expired: bool
    """It opens no more."""
    password: bool
    """It asks for one."""
    opened_count: int
    """How often the page was opened."""
    opened_at: datetime | None
    """When last; None for never."""
    follows: bool
    """It shows the pair's newest revision at each opening."""
    number: int
    """Of the revision it shows now."""

    @property
    def opens_until(self) -> datetime | None:
        """The last minute it opens: the end of a day is still of that day."""
        return last_minute(self.expires_at)


@dataclass(frozen=True, slots=True)
class Cover:
    """What anybody who has a link may know before its password."""

    sent_by: str
    """Who sent it; may be empty."""
    created_at: datetime
    """When it was made, in UTC."""
    opens_until: datetime | None
    """The last minute it opens; None for ever."""


@dataclass(frozen=True, slots=True)
class Opened:
    """What a share link shows: one revision, and nothing that names its owner or the rest of the pair."""

    share_id: str
    """Of the link; never on its page."""
    comparison_id: str
    """Of the revision; never on its page, whose address it would be to its owner."""
    role: str
    """What the link allows: ``view`` or ``comment``."""
    cover: Cover
    """Who sent it and until when it opens."""
    title: str
    """Of the pair when it was shared or since."""
    number: int
    """Of the revision."""
    follows: bool
    """It is the newest revision, and may be another next time."""
    created_at: datetime
    """Of the revision, in UTC."""
    comparison: Comparison
    """What the engine said."""
    review: Review
    """What was said of the pair."""
    left_from: Origin | None = None
    """Where the source came from; None where it was typed."""
    right_from: Origin | None = None
    """The same of the rewrite."""


def last_minute(end: datetime | None) -> datetime | None:
    """The minute before an end."""
    return end - MINUTE if end else None
