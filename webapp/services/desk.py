"""What every use case needs at hand."""

from __future__ import annotations

import secrets
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

from webapp.config import Config
from webapp.jobs import Comparing
from webapp.services.results import Results
from webapp.store import Store

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

    results: Results = field(default_factory=Results, repr=False)
    """Comparisons that were read last."""

    def close(self) -> None:
        """Ends what was started for it: workers, connections of the database."""
        self.comparing.close()
        self.store.close()
