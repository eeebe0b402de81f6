"""Jobs through the JSON API: ``/api/v1/jobs/<id>``."""

from __future__ import annotations

from flask import Blueprint, Response, make_response, url_for

from webapp import services
from webapp.services import Job, JobState
from webapp.views.desk import desk, reader
from webapp.views.json_values import Json, answered, moment_of, page_of

blueprint = Blueprint("jobs", __name__, url_prefix="/jobs")


def accepted(job_id: str) -> Response:
    """The answer to a request whose comparison became a job."""
    response = show(job_id)
    response.status_code = 202
    response.headers["Location"] = url_for("api.jobs.show", job_id=job_id)
    return response


@blueprint.get("/<job_id>")
def show(job_id: str) -> Response:
    """How far it is, and once it is done where its comparison is."""
    return answered(_shown(services.find_job(desk(), reader(), job_id)))


@blueprint.delete("/<job_id>")
def cancel(job_id: str) -> Response:
    """Ends it."""
    services.cancel_job(desk(), reader(), job_id)
    return make_response("", 204)


def _shown(job: Job) -> dict[str, Json]:
    told: dict[str, Json] = {
        "id": job.id,
        "state": job.state,
        "progress": round(job.step.share, 3) if job.step else 0.0,
        "title": job.title,
        "created_at": moment_of(job.created_at),
    }
    if job.state is JobState.DONE:
        told["progress"] = 1.0
        told["comparison"] = {
            "id": job.comparison_id,
            "url": page_of(job.comparison_id),
            "api_url": url_for("api.show", comparison_id=job.comparison_id, _external=True),
        }
    if job.failure:
        told.update(failure=job.failure, reference=job.reference)
    return told
