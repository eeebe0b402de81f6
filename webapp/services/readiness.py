"""Whether this process can do its work."""

from __future__ import annotations

from dataclasses import dataclass

from webapp.services.desk import Desk
from webapp.store import StoreError


@dataclass(frozen=True, slots=True)
class Readiness:
    """What was found."""

    database: bool
    """It answers."""
    migrations: bool
    """It has this version's tables."""
    model: bool
    """There are workers to compare; they have loaded the sentence model, if one is wanted."""

    @property
    def ready(self) -> bool:
        """All of it."""
        return self.database and self.migrations and self.model


def check_readiness(desk: Desk) -> Readiness:
    """Asks the database and looks at the workers; milliseconds."""
    try:
        current = desk.store.is_current()
        answers = True
    except StoreError:
        current = answers = False
    return Readiness(database=answers, migrations=current, model=desk.comparing.is_ready)
