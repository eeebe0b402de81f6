"""Accepting a long comparison as a job."""

from __future__ import annotations

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from webapp.services.comparisons import own_comparison
from webapp.services.desk import Desk
from webapp.services.drafts import written_draft
from webapp.services.errors import BusyError
from webapp.services.job_values import UNDER_WAY, JobState
from webapp.services.provenance import names_of
from webapp.services.titles import title_of
from webapp.services.values import Draft
from webapp.services.workspaces import new_id, settled
from webapp.store.jobs import JobRow
from webapp.store.locks import hold

MOST_JOBS = 200
"""Jobs under way, all workspaces together: with the largest texts they take some hundred megabytes."""

MOST_JOBS_EACH = 20
"""Jobs under way of one workspace: a desk's day fits, a program that floods does not."""

ACCEPTING = 0x646970747970
"""Number of PostgreSQL's advisory lock for accepting jobs, so that two at once count each other: "diptyp" in
ASCII."""


class DeferredError(Exception):
    """The comparison became a job: it is made without the request that asked for it. No failure, but the way
    past everything that would have used its result."""

    def __init__(self, job_id: str) -> None:
        super().__init__(job_id)
        self.job_id = job_id
        """Of the job."""


def defer_long(desk: Desk, workspace: str, draft: Draft, author: str, revises: str = "") -> None:
    """Nothing for a short draft, and where there are no jobs.

    Args:
        desk: the application's parts.
        workspace: who asks.
        draft: what is to be compared, checked.
        author: what the history will call whoever asked.
        revises: the comparison it is made from; empty where a new pair is made.

    Raises:
        DeferredError: it is long, and was accepted as a job.
        BusyError: it is long, and too many jobs are under way.
        NotFoundError: the comparison it is made from is there no more.
    """
    if desk.background is None or len(draft.left) + len(draft.right) < desk.config.job_characters:
        return
    written = written_draft(draft)
    with desk.store.writing() as session:
        hold(session, ACCEPTING)
        workspace = settled(session, workspace)
        _check_room(session, workspace)
        row = JobRow(
            id=new_id(),
            workspace_id=workspace,
            pair_id=own_comparison(session, workspace, revises).pair_id if revises else None,
            revises=revises,
            author=author,
            title=title_of((draft.left_title, draft.right_title, *names_of(draft)), draft.left),
            draft=written,
            state=JobState.WAITING,
            created_at=desk.clock(),
        )
        session.add(row)
        job_id = row.id
    desk.background.queue.send()
    raise DeferredError(job_id)


def _check_room(session: Session, workspace: str) -> None:
    """Nothing where there is room for one more; else BusyError."""
    counted = (
        select(JobRow.workspace_id, func.count())
        .where(JobRow.state.in_(UNDER_WAY))
        .group_by(JobRow.workspace_id)
    )
    jobs = dict(session.execute(counted).all())
    if sum(jobs.values()) >= MOST_JOBS or jobs.get(workspace, 0) >= MOST_JOBS_EACH:
        raise BusyError
