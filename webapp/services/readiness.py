"""Whether this process can do its work."""

from __future__ import annotations

from dataclasses import dataclass

from webapp.engine import ModelError
from webapp.engine.embed import encoder
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
    """The sentence model is loaded, or none is wanted."""

    @property
    def ready(self) -> bool:
        """All of it."""
        return self.database and self.migrations and self.model


def check_readiness(desk: Desk) -> Readiness:
    """Asks the database and looks at the model; milliseconds."""
    try:
        current = desk.store.is_current()
        answers = True
    except StoreError:
        current = answers = False
    try:
        encoder(desk.options.model)
        model = True
    except ModelError:
        model = False
    return Readiness(database=answers, migrations=current, model=model)
