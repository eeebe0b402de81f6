"""Work that only one transaction does at a time."""

from __future__ import annotations

from sqlalchemy import text
from sqlalchemy.orm import Session

MERGING = 0x64697074796D67
"""Number of PostgreSQL's advisory lock for merging workspaces: "diptymg" in ASCII."""


def hold(session: Session, lock: int) -> None:
    """Waits until nobody else holds the lock; it is given back when the transaction ends. On SQLite whoever
    writes is alone anyway."""
    if session.get_bind().dialect.name == "postgresql":
        session.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": lock})
