"""What people said: decisions, comments, pins and the sign-off."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum


class State(StrEnum):
    """A person's word on an item."""

    OK = "ok"
    PROBLEM = "problem"
    QUESTION = "question"
    DISMISSED = "dismissed"
    """No difference of fact; of findings alone."""


@dataclass(frozen=True, slots=True)
class Decision:
    """What was decided of an item last."""

    key: str
    """Of the item."""
    state: State
    """What was decided."""
    reason: str
    """Why, in a line; may be empty."""
    author: str
    """Who decided; empty where nobody gave a name."""
    at: datetime
    """When, in UTC."""
    revision: int
    """Number of the revision that was looked at."""
    words: str
    """What the item said then, shortened: for the list of what no longer stands."""
    action: str
    """Names what was done in one go: to undo it."""


@dataclass(frozen=True, slots=True)
class Reply:
    """An answer to a comment."""

    id: str
    """Unguessable."""
    text: str
    """Plain text."""
    author: str
    """Who wrote it; empty where nobody gave a name."""
    at: datetime
    """When, in UTC."""
    outside: bool
    """It came through a link."""


@dataclass(frozen=True, slots=True)
class Comment:
    """A note on a sentence, a link, a finding or the whole, with its replies."""

    id: str
    """Unguessable."""
    key: str
    """Of what it is about; empty for the whole comparison."""
    text: str
    """Plain text."""
    author: str
    """Who wrote it; empty where nobody gave a name."""
    at: datetime
    """When, in UTC."""
    revision: int
    """Number of the revision that was looked at."""
    words: str
    """What it is about said then, shortened."""
    outside: bool
    """It came through a link."""
    resolved: bool
    """Nothing is left to do about it."""
    resolved_by: str
    """Who said so; empty while it is open or where nobody gave a name."""
    replies: tuple[Reply, ...]
    """Oldest first."""


@dataclass(frozen=True, slots=True)
class PinMark:
    """Who linked two sentences by hand, or took a link away."""

    author: str
    """Empty where nobody gave a name."""
    at: datetime
    """When, in UTC."""
    words: str = ""
    """What the two sentences said then, shortened."""


@dataclass(frozen=True, slots=True)
class SignOff:
    """A person's word that the review is done."""

    author: str
    """Who signed."""
    note: str
    """In a line; may be empty."""
    at: datetime
    """When, in UTC."""
    revision: int
    """Number of the revision that was signed."""
    summary: str
    """What was decided by then, in words."""
    ended_at: datetime | None
    """When a later change took it off; None while it stands."""
    ended_by: str
    """Who made that change; may be empty."""
    ended_for: str
    """What the change was, in words."""

    @property
    def stands(self) -> bool:
        """Nothing has changed since."""
        return self.ended_at is None


@dataclass(frozen=True, slots=True)
class Review:
    """Everything that was said of a pair, through all its revisions."""

    decisions: Mapping[str, Decision] = field(default_factory=dict)
    """By the key of their item."""
    comments: tuple[Comment, ...] = ()
    """Oldest first."""
    pins: Mapping[tuple[str, str], PinMark] = field(default_factory=dict)
    """By the keys of the left and the right sentence."""
    sign_off: SignOff | None = None
    """The last, be it that it was taken off since."""

    @property
    def last_action(self) -> str:
        """The decision made last, to undo it; empty when there is none."""
        last = max(self.decisions.values(), key=lambda decision: decision.at, default=None)
        return last.action if last else ""
