"""Whose a job is, in the database. A claim is compared and set: of several who try one gets it, and whoever
does not hold a job any more writes nothing."""

from __future__ import annotations

import logging
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import Select, func, select, update
from sqlalchemy.orm import Session, aliased, undefer

from webapp.engine import Step
from webapp.services.deferred import written_step
from webapp.services.desk import Desk
from webapp.services.drafts import read_draft
from webapp.services.job_values import Failure, JobState
from webapp.services.values import Draft
from webapp.services.workspaces import new_id
from webapp.store.jobs import JobRow

MOST_ATTEMPTS = 2
"""How often a job is begun: what ended one process may have been another's fault, what ended two was not."""

log = logging.getLogger(__name__)


class LostError(Exception):
    """The job is not ours any more: it was cancelled, or is another's."""


@dataclass(frozen=True, slots=True)
class Claim:
    """A job that is ours to do."""

    id: str
    """Of the job."""
    holder: str
    """Our name in its row."""
    workspace: str
    """Whose it is."""
    author: str
    """Who asked."""
    revises: str
    """The comparison it is made from; empty where a new pair is made."""
    draft: Draft
    """What is to be compared."""


def claim(desk: Desk, lease: timedelta) -> Claim | None:
    """The job whose turn it is, now ours; None where none waits."""
    while True:
        with desk.store.writing() as session:
            job_id = session.scalar(_next())
            if job_id is None:
                return None
            now, holder = desk.clock(), new_id()
            taken = session.scalar(
                update(JobRow)
                .where(JobRow.id == job_id, JobRow.state == JobState.WAITING)
                .values(
                    state=JobState.RUNNING,
                    holder=holder,
                    lease_until=now + lease,
                    started_at=now,
                    attempts=JobRow.attempts + 1,
                    step="",
                )
                .returning(JobRow.id)
                .execution_options(synchronize_session=False)
            )
            if taken is None:
                continue  # somebody was quicker
            row = session.scalars(
                select(JobRow).where(JobRow.id == job_id).options(undefer(JobRow.draft))
            ).one()
            return Claim(row.id, holder, row.workspace_id, row.author, row.revises, read_draft(row.draft))


def is_held(desk: Desk, ours: Claim) -> bool:
    """Whether it is still ours."""
    with desk.store.reading() as session:
        return session.scalar(select(JobRow.holder).where(JobRow.id == ours.id)) == ours.holder


def beat(desk: Desk, ours: Claim, until: datetime, step: Step | None) -> bool:
    """Says that we are alive and how far it is; whether it is still ours."""
    told = {"step": written_step(step)} if step else {}
    with desk.store.writing() as session:
        return _set(session, ours, lease_until=until, **told)


def end(session: Session, ours: Claim, comparison_id: str, pair_id: str, now: datetime) -> None:
    """The job is done; its texts are those of the comparison from now on.

    Raises:
        LostError: it is not ours any more.
    """
    if not _set(
        session,
        ours,
        state=JobState.DONE,
        holder="",
        lease_until=None,
        draft="",
        comparison_id=comparison_id,
        pair_id=pair_id,
        ended_at=now,
    ):
        raise LostError


def give_back(desk: Desk, ours: Claim) -> None:
    """It waits again, and this try does not count."""
    with desk.store.writing() as session:
        _set(
            session,
            ours,
            state=JobState.WAITING,
            holder="",
            lease_until=None,
            step="",
            attempts=JobRow.attempts - 1,
        )


def fail(desk: Desk, ours: Claim, failure: Failure, reference: str, *, final: bool) -> bool:
    """This try failed. Unless it is the last one, the job waits again; whether it does."""
    with desk.store.writing() as session:
        attempts = session.scalar(select(JobRow.attempts).where(JobRow.id == ours.id)) or 0
        if not final and attempts < MOST_ATTEMPTS:
            return _set(session, ours, state=JobState.WAITING, holder="", lease_until=None, step="")
        said = f"{failure} {reference}".strip()
        _set(
            session,
            ours,
            state=JobState.FAILED,
            holder="",
            lease_until=None,
            failure=said,
            ended_at=desk.clock(),
        )
        return False


def sweep(desk: Desk) -> int:
    """Takes jobs back from whoever gave no sign of life: once each waits again, then it has failed. How many
    jobs wait."""
    now = desk.clock()
    dead = (JobRow.state == JobState.RUNNING, JobRow.lease_until < now)
    with desk.store.reading() as session:
        states = session.execute(
            select(JobRow.state == JobState.WAITING).where(
                (JobRow.state == JobState.WAITING) | (dead[0] & dead[1])
            )
        ).all()
    if all(waits for (waits,) in states):
        return len(states)
    free = {"holder": "", "lease_until": None}
    with desk.store.writing() as session:
        for enough, values in (
            (JobRow.attempts < MOST_ATTEMPTS, {"state": JobState.WAITING, "step": "", **free}),
            (
                JobRow.attempts >= MOST_ATTEMPTS,
                {"state": JobState.FAILED, "failure": Failure.ENDED, "ended_at": now, **free},
            ),
        ):
            session.execute(
                update(JobRow)
                .where(*dead, enough)
                .values(**values)
                .execution_options(synchronize_session=False)
            )
        return session.scalar(select(func.count()).where(JobRow.state == JobState.WAITING)) or 0


def _next() -> Select[str]:
    """The job whose turn it is: of those who wait, whoever has the fewest under way comes next, then whoever
    has waited longest since the last turn, and of each the oldest first."""
    other = aliased(JobRow)
    running = (
        select(func.count())
        .where(other.workspace_id == JobRow.workspace_id, other.state == JobState.RUNNING)
        .scalar_subquery()
    )
    turn = (
        select(func.max(other.started_at)).where(other.workspace_id == JobRow.workspace_id).scalar_subquery()
    )
    return (
        select(JobRow.id)
        .where(JobRow.state == JobState.WAITING)
        .order_by(running, turn.is_not(None), turn, JobRow.created_at, JobRow.id)
        .limit(1)
    )


def _set(session: Session, ours: Claim, **values: object) -> bool:
    """Writes into a job while it is ours; whether it is."""
    done = session.scalar(
        update(JobRow)
        .where(JobRow.id == ours.id, JobRow.holder == ours.holder, JobRow.state == JobState.RUNNING)
        .values(**values)
        .returning(JobRow.id)
        .execution_options(synchronize_session=False)
    )
    return done is not None
