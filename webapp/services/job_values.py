"""Jobs as use cases take and give them: frozen values, free of database and web."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from webapp.engine import Step


class JobState(StrEnum):
    """What has become of a job."""

    WAITING = "waiting"
    """Accepted; nobody compares yet, or not any more."""
    RUNNING = "running"
    """Somebody compares."""
    DONE = "done"
    """Its comparison is kept."""
    FAILED = "failed"
    """There will be none."""
    CANCELLED = "cancelled"
    """Its owner does not want it any more."""


UNDER_WAY = (JobState.WAITING, JobState.RUNNING)
"""Those that have not ended."""


class Failure(StrEnum):
    """Why a job failed."""

    TEXTS = "texts"
    """Comparing did not come to its end, however often it was tried."""
    ENDED = "ended"
    """The process that compared ended, however often it was tried."""
    GONE = "gone"
    """The comparison that it was to revise is there no more."""


@dataclass(frozen=True, slots=True)
class Job:
    """A long comparison that goes on without a request."""

    id: str
    """Unguessable; the last part of its address."""
    title: str
    """For lists."""
    state: JobState
    """What has become of it."""
    step: Step | None
    """How far it is; None while it waits for its turn."""
    created_at: datetime
    """When it was asked for, in UTC."""
    revises: str = ""
    """The comparison it is made from; empty where a new pair is made."""
    comparison_id: str = ""
    """What came of it; empty before it is done."""
    failure: Failure | None = None
    """Why it failed; None where it did not."""
    reference: str = ""
    """Finds in the log what happened; empty where there is nothing to find."""

    @property
    def is_under_way(self) -> bool:
        """It has not ended."""
        return self.state in UNDER_WAY
