"""What use cases take and give: frozen values, free of database and web."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from webapp.engine import Comparison


@dataclass(frozen=True, slots=True)
class Draft:
    """Two texts as somebody typed them."""

    left: str
    """The source."""
    right: str
    """The rewrite."""
    left_title: str = ""
    """Empty to let the engine find one in the text."""
    right_title: str = ""
    """Empty to let the engine find one in the text."""
    left_kept: frozenset[str] = frozenset()
    """Keys of the source's lines of page furniture that a reader took into the comparison."""
    right_kept: frozenset[str] = frozenset()
    """The same of the rewrite."""
    kind: str = ""
    """What a reader takes the two texts for: ``rewrite``, ``tellings`` or ``strangers``; empty to let the
    engine judge."""


@dataclass(frozen=True, slots=True)
class Revision:
    """One entry of a pair's history."""

    id: str
    """Of the comparison."""
    number: int
    """From 1 within the pair."""
    created_at: datetime
    """In UTC."""
    engine_version: str
    """That made it."""


@dataclass(frozen=True, slots=True)
class Kept:
    """A comparison as it was kept."""

    id: str
    """Unguessable; the last part of its address."""
    pair_id: str
    """The same for all revisions."""
    title: str
    """Of the pair, for lists and headings."""
    tags: tuple[str, ...]
    """Of the pair, in the order of their letters."""
    number: int
    """Of this revision, from 1."""
    revisions: tuple[Revision, ...]
    """The whole history of the pair, oldest first, this one among them."""
    created_at: datetime
    """In UTC."""
    engine_version: str
    """That made it."""
    outdated: bool
    """A newer engine would perhaps answer differently; comparing again makes a new revision."""
    comparison: Comparison
    """What the engine said."""


@dataclass(frozen=True, slots=True)
class Listed:
    """A pair in a list."""

    id: str
    """Of its newest comparison."""
    title: str
    """Of the pair."""
    left_title: str
    """As given; may be empty."""
    right_title: str
    """As given; may be empty."""
    number: int
    """Of the newest revision; how many there have been."""
    created_at: datetime
    """When the newest revision was made, in UTC."""
    tags: tuple[str, ...]
    """Of the pair, in the order of their letters."""


@dataclass(frozen=True, slots=True)
class ListedPage:
    """One part of a list."""

    entries: tuple[Listed, ...]
    """The pair touched last first."""
    next: int | None
    """Where the next part begins, None at the end."""


@dataclass(frozen=True, slots=True)
class Tag:
    """A tag of a workspace."""

    name: str
    """As its owner wrote it."""
    pairs: int
    """How many have it."""


@dataclass(frozen=True, slots=True)
class Share:
    """A link for outsiders, as its owner sees it. Its address is shown once, when it is made."""

    id: str
    """Names it to its owner; opens nothing."""
    created_at: datetime
    """In UTC."""
    expires_at: datetime | None
    """In UTC; None for never."""
    expired: bool
    """It opens no more."""
    password: bool
    """It asks for one."""
    opened_count: int
    """How often the page was opened."""
    opened_at: datetime | None
    """When last; None for never."""
    number: int
    """Of the revision it shows."""


@dataclass(frozen=True, slots=True)
class Opened:
    """What a share link shows: one revision, and nothing that names its owner or the rest of the pair."""

    title: str
    """Of the pair when it was shared or since."""
    created_at: datetime
    """Of the revision, in UTC."""
    comparison: Comparison
    """What the engine said."""


@dataclass(frozen=True, slots=True)
class AccessToken:
    """Lets a program act in a workspace, as its owner sees it."""

    id: str
    """Names it to its owner; opens nothing."""
    name: str
    """What the owner calls it."""
    created_at: datetime
    """In UTC."""
    used_at: datetime | None
    """When last, to the hour; None for never."""


@dataclass(frozen=True, slots=True)
class Sample:
    """A pair that comes with Diptych."""

    slug: str
    """Names it in addresses."""
    title: str
    """For a list."""
    why: str
    """Why to look at it, in one line."""
    left_name: str
    """Where the source comes from: a file name or a kind of text."""
    right_name: str
    """Where the rewrite comes from."""
    look_for: tuple[str, ...]
    """What a reader should notice."""
    language: str
    """ISO 639-1."""
    words_left: int
    """Roughly, by white space."""
    words_right: int
    """Roughly, by white space."""
