"""What every use case needs at hand."""

from __future__ import annotations

import secrets
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

from webapp.archive import Index
from webapp.config import Config
from webapp.engine import forget
from webapp.ingest.alone import read_alone
from webapp.ingest.fetch import Policy
from webapp.ingest.reading import Reading
from webapp.ingest.values import Source
from webapp.jobs import Comparing, Watched
from webapp.jobs.background import Background
from webapp.services.results import Results
from webapp.store import Store

NOTHING = Policy(fetches=False)
"""Fetches nothing."""

EXTENSION = "diptych"
"""Key of the desk in an application's ``extensions``."""


def now_in_utc() -> datetime:
    """The moment it is."""
    return datetime.now(UTC)


@dataclass(frozen=True, slots=True)
class Desk:
    """The parts of a running application, handed to each use case."""

    config: Config
    """Settings."""
    store: Store
    """The open database."""
    comparing: Comparing
    """Compares two articles."""
    seeds: Path
    """Folder of the sample pairs."""
    clock: Callable[[], datetime] = now_in_utc
    """Says what time it is, in UTC; every use case asks this one."""
    key: str = field(default_factory=lambda: secrets.token_urlsafe(32), repr=False)
    """The server's own secret, which stands in no database; a new one where none is given."""

    reading: Callable[[Source], Reading] = read_alone
    """Reads a file, apart from this process."""
    fetching: Policy = NOTHING
    """Which addresses are fetched; none where nothing else is said."""
    results: Results = field(default_factory=Results, repr=False)
    """Comparisons that were read last."""
    background: Background | None = None
    """What long comparisons are made by; None where they are made like all others."""
    watched: Watched = field(default_factory=Watched, repr=False)
    """Comparing that is under way, for whoever waits for it to see how far it is."""

    archive: Index | None = None
    """Articles in which the source of a text is looked for; None where that is switched off."""

    def forget(self) -> None:
        """Holds no text any more, here and in what compares: what was erased is then in no memory either."""
        self.results.clear()
        forget()  # in this process, which reads sentences too
        self.comparing.forget()
        if self.background:
            self.background.comparing.forget()

    def close(self) -> None:
        """Ends what was started for it: workers, connections of the database."""
        self.comparing.close()
        if self.background:
            self.background.close()
        if self.archive:
            self.archive.close()
        self.store.close()
