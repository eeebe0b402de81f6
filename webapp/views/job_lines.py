"""The long comparisons of this browser that go on, for the lists of its comparisons."""

from __future__ import annotations

from webapp import services
from webapp.present.jobs import JobLine, job_line
from webapp.services import JobState
from webapp.views.desk import desk, reader


def job_lines() -> tuple[JobLine, ...]:
    """A line each; none where there are no jobs."""
    if desk().background is None:
        return ()
    return tuple(
        job_line(job.id, job.title, job.step, failed=job.state is JobState.FAILED)
        for job in services.list_jobs(desk(), reader())
    )
