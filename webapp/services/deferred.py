"""Jobs as their owner sees them: how far one is, ending it, what it was made of; and clearing them away."""

from __future__ import annotations

from datetime import timedelta

from sqlalchemy import delete, func, or_, select, update
from sqlalchemy.orm import Session, undefer

from webapp.engine import Stage, Step
from webapp.services.desk import Desk
from webapp.services.drafts import read_draft
from webapp.services.errors import NotFoundError
from webapp.services.job_values import UNDER_WAY, Failure, Job, JobState
from webapp.services.values import Draft
from webapp.services.workspaces import is_id
from webapp.store.jobs import JobRow

KEPT_FOR = timedelta(days=2)
"""How long a job that has ended can be looked up, and the texts of one that gave nothing be had back."""

MOST_LISTED = 20
"""Jobs in a list, the newest first: as many as one workspace can have under way."""


def find_job(desk: Desk, workspace: str, job_id: str) -> Job:
    """How far a job is.

    Raises:
        NotFoundError: no such job in this workspace.
    """
    with desk.store.reading() as session:
        return _job(_own(session, workspace, job_id))


def list_jobs(desk: Desk, workspace: str) -> tuple[Job, ...]:
    """The jobs of a workspace that are not done, the newest first: those under way, and those that failed."""
    wanted = or_(JobRow.state.in_(UNDER_WAY), JobRow.state == JobState.FAILED)
    query = (
        select(JobRow)
        .where(JobRow.workspace_id == workspace, wanted)
        .order_by(JobRow.created_at.desc(), JobRow.id)
        .limit(MOST_LISTED)
    )
    with desk.store.reading() as session:
        return tuple(_job(row) for row in session.scalars(query))


def cancel_job(desk: Desk, workspace: str, job_id: str) -> Job:
    """Ends a job, be it under way; whoever compares finds out within a second. One that has ended stays as it
    is.

    Raises:
        NotFoundError: no such job in this workspace.
    """
    with desk.store.writing() as session:
        _own(session, workspace, job_id)
        session.execute(
            update(JobRow)
            .where(JobRow.id == job_id, JobRow.state.in_(UNDER_WAY))
            .values(state=JobState.CANCELLED, holder="", lease_until=None, ended_at=desk.clock())
            .execution_options(synchronize_session=False)
        )
        session.expire_all()
        return _job(_own(session, workspace, job_id))


def job_draft(desk: Desk, workspace: str, job_id: str) -> tuple[Job, Draft]:
    """A job that gave no comparison with what it was to compare, to try again.

    Raises:
        NotFoundError: no such job in this workspace, or it is done: its texts are those of its comparison.
    """
    with desk.store.reading() as session:
        row = _own(session, workspace, job_id, draft=True)
        if not row.draft:
            raise NotFoundError
        return _job(row), read_draft(row.draft)


def count_jobs(desk: Desk) -> dict[str, int]:
    """How many jobs of all workspaces are in each state."""
    with desk.store.reading() as session:
        rows = session.execute(select(JobRow.state, func.count()).group_by(JobRow.state))
        found = dict(rows.all())
    return {state.value: found.get(state.value, 0) for state in JobState}


def erase_ended_jobs(desk: Desk) -> int:
    """Erases the jobs that ended long enough ago, with their texts; how many of them held any."""
    ended = JobRow.ended_at <= desk.clock() - KEPT_FOR
    with desk.store.writing() as session:
        held = session.scalar(select(func.count()).where(ended, JobRow.state != JobState.DONE)) or 0
        session.execute(delete(JobRow).where(ended).execution_options(synchronize_session=False))
        return held


def _own(session: Session, workspace: str, job_id: str, *, draft: bool = False) -> JobRow:
    if not is_id(job_id):  # no database need take it
        raise NotFoundError
    query = select(JobRow).where(JobRow.id == job_id, JobRow.workspace_id == workspace)
    row = session.scalar(query.options(undefer(JobRow.draft)) if draft else query)
    if row is None:
        raise NotFoundError
    return row


def _job(row: JobRow) -> Job:
    failure, _, reference = row.failure.partition(" ")
    return Job(
        id=row.id,
        title=row.title,
        state=JobState(row.state),
        step=_step(row.step),
        created_at=row.created_at,
        revises=row.revises,
        comparison_id=row.comparison_id,
        failure=Failure(failure) if failure else None,
        reference=reference,
    )


def written_step(step: Step) -> str:
    """As a column of the database holds it."""
    return f"{step.stage.name} {step.done} {step.total}"


def _step(column: str) -> Step | None:
    if not column:
        return None
    stage, done, total = column.split()
    return Step(Stage[stage], int(done), int(total))
