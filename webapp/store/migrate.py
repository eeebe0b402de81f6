"""Brings a database to this version's tables.

Every process does so when it starts. One transaction holds the lock, the check and all steps: a second
process waits for it, and an interrupted migration leaves nothing behind.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, Engine, text

from webapp.store.errors import StoreTooNewError
from webapp.words import say

MIGRATIONS = Path(__file__).parent / "migrations"

LOCK = 0x64697074796368
"""Number of PostgreSQL's advisory lock: "diptych" in ASCII. SQLite locks by beginning as a writer."""


def migrate(engine: Engine) -> None:
    """Applies the steps that are missing.

    Args:
        engine: one whose transactions begin as writers.

    Raises:
        StoreTooNewError: the database knows a step that this version does not.
    """
    scripts = _scripts()
    with engine.begin() as connection:
        if engine.dialect.name == "postgresql":
            connection.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": LOCK})
        current = revision(connection)
        known = {script.revision for script in scripts.walk_revisions()}
        if current is not None and current not in known:
            raise StoreTooNewError(say("store.too_new", step=current))
        if current != scripts.get_current_head():
            config = _config()
            config.attributes["connection"] = connection
            command.upgrade(config, "head")


def revision(connection: Connection) -> str | None:
    """The last step applied to this database, None for an empty one."""
    return MigrationContext.configure(connection).get_current_revision()


def is_current(connection: Connection) -> bool:
    """Whether every step of this version is applied and none of a later one."""
    return revision(connection) == _scripts().get_current_head()


@cache
def _scripts() -> ScriptDirectory:
    """This version's steps, read from their files once: whether a server is ready asks for them each time."""
    return ScriptDirectory.from_config(_config())


def _config() -> Config:
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS).replace("%", "%%"))
    return config
