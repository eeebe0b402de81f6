"""What use cases take and give: frozen values, free of database and web."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime

from webapp.engine import Comparison, Pins
from webapp.engine.model import ENGINE_VERSION, NO_PINS
from webapp.ingest.provenance import Provenance
from webapp.jobs import Work
from webapp.review import Review


@dataclass(frozen=True, slots=True)
class Asker:
    """Who asks for a comparison."""

    address: str = ""
    """Stands for the one who waits for it: askers take turns."""
    name: str = ""
    """What the history calls the one who made it; may be empty."""
    work: Work | None = None
    """Hears how far it is, and says when it is not wanted any more."""


NOBODY = Asker()
"""Who asks where it does not matter."""


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
    """Keys of the source's lines of page clutter that a reader took into the comparison."""
    right_kept: frozenset[str] = frozenset()
    """The same of the rewrite."""
    kind: str = ""
    """What a reader takes the two texts for: ``rewrite``, ``tellings`` or ``strangers``; empty to let the
    engine judge."""
    pins: Pins = NO_PINS
    """Links that a reader drew or took away."""
    left_from: Provenance | None = field(default=None, compare=False)
    """Where the source came from; None where it was typed. It makes no other draft of the same texts."""
    right_from: Provenance | None = field(default=None, compare=False)
    """The same of the rewrite."""


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
    author: str
    """Who made it; empty where nobody gave a name."""
    made_from: int
    """Number of the revision it was made from; 0 for the first, and where it is not known."""
    left: str
    """Stands for the source with its title: the same wherever they are the same."""
    right: str
    """The same of the rewrite."""

    @property
    def outdated(self) -> bool:
        """A newer engine would perhaps answer differently; comparing again makes a new revision."""
        return self.engine_version != ENGINE_VERSION


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a kept text came from."""

    provenance: Provenance
    """As it was read then."""
    edited: bool
    """The text is another than the one that was read."""


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
    review: Review
    """What was said of the pair."""
    left_from: Origin | None = None
    """Where the source came from; None where it was typed."""
    right_from: Origin | None = None
    """The same of the rewrite."""


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
    looked_at: int
    """Items of the newest revision that are looked at."""
    to_look_at: int
    """All items of the newest revision; 0 where they were not counted yet."""
    comments: int
    """Comments that are not resolved."""
    signed: bool
    """A sign-off stands."""


@dataclass(frozen=True, slots=True)
class ListedPage:
    """One part of a list."""

    entries: tuple[Listed, ...]
    """The pair touched last first."""
    next: int | None
    """Where the next part begins, None at the end."""


@dataclass(frozen=True, slots=True)
class Deleted:
    """A pair that was deleted and can still be brought back."""

    id: str
    """Of one of its comparisons."""
    title: str
    """Of the pair."""


@dataclass(frozen=True, slots=True)
class Chosen:
    """What became of pairs that were chosen together."""

    ids: tuple[str, ...]
    """Of a comparison of each pair that is there, in the order in which they were chosen."""
    gone: int
    """How many are not there."""
    full: int = 0
    """How many of those that are there were left as they are, having too many tags."""


@dataclass(frozen=True, slots=True)
class Tag:
    """A tag of a workspace."""

    name: str
    """As its owner wrote it."""
    pairs: int
    """How many have it."""


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
class Recovery:
    """What opening a recovery link in a browser would do."""

    known: bool
    """The browser opens that workspace already; nothing would change."""
    there: int
    """Pairs in the workspace of the link."""
    own: int
    """Pairs of the browser's own, which would be added to them."""
    others: int
    """Other browsers that open what is this browser's own, and would open all of it."""


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
