"""What use cases of sets take and give."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from webapp.ingest.provenance import Provenance
from webapp.services.errors import RefusalError
from webapp.sets import Direction, Member

MOST_MEMBERS = 20
"""Other texts of a set: as many columns as a table can be read with."""

FEWEST_MEMBERS = 2
"""Of a set that is made: one other text is an ordinary pair."""

MOST_LABEL = 60
"""Characters of what a text is called in a set: it stands above a column."""


@dataclass(frozen=True, slots=True)
class SetText:
    """One text of a set as somebody gave it."""

    text: str
    """As typed or read."""
    title: str = ""
    """Empty to let the engine find one in the text."""
    label: str = ""
    """What it is called in the set; empty for the name of its file, or a letter."""
    origin: Provenance | None = None
    """Where it came from; None where it was typed."""


@dataclass(frozen=True, slots=True)
class SetDraft:
    """A set to be made."""

    direction: Direction
    """Which text stands in the middle."""
    middle: SetText
    """That text."""
    others: tuple[SetText, ...]
    """The others."""
    title: str = ""
    """Empty for that of the text in the middle."""
    pairs: tuple[str, ...] = ()
    """Comparisons of pairs with the same text in the middle that become members too."""


@dataclass(frozen=True, slots=True)
class FailedText:
    """One of the others that could not be compared."""

    text: SetText
    """As it was given."""
    refusal: RefusalError
    """Why."""


@dataclass(frozen=True, slots=True)
class MadeSet:
    """What became of texts that were to be members."""

    id: str
    """Of the set."""
    failed: tuple[FailedText, ...]
    """Those that could not be compared; the others are members now."""


@dataclass(frozen=True, slots=True)
class ListedSet:
    """A set in a list."""

    id: str
    """Unguessable; the last part of its address."""
    title: str
    """As its owner gave it, else that of the text in the middle."""
    direction: Direction
    """Which text stands in the middle."""
    members: int
    """How many pairs it has."""
    created_at: datetime
    """In UTC."""
    updated_at: datetime
    """When it last got or lost a member, in UTC."""


@dataclass(frozen=True, slots=True)
class KeptMember:
    """A pair of a set."""

    id: str
    """Of its newest comparison."""
    pair_id: str
    """The same for all revisions."""
    number: int
    """Of the newest revision, from 1."""
    member: Member
    """What the set asks of it."""


@dataclass(frozen=True, slots=True)
class KeptSet:
    """A set with its pairs, each as its newest revision has it."""

    id: str
    """Unguessable; the last part of its address."""
    title: str
    """As its owner gave it, else that of the text in the middle."""
    direction: Direction
    """Which text stands in the middle."""
    created_at: datetime
    """In UTC."""
    updated_at: datetime
    """When it last got or lost a member, in UTC."""
    members: tuple[KeptMember, ...]
    """In their order; none where all pairs were deleted."""


@dataclass(frozen=True, slots=True)
class Membership:
    """A set that a pair belongs to, for the page of the pair."""

    id: str
    """Of the set."""
    title: str
    """Of the set."""
    place: int
    """Of the pair among the members, from 1."""
    members: int
    """How many there are."""
    previous: str
    """Newest comparison of the member before it; empty at the first."""
    next: str
    """Of the member after it; empty at the last."""
