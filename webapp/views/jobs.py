"""``/jobs/<id>``: a long comparison that goes on without its request. How far it is, stopping it, and both
texts where nothing came of it."""

from __future__ import annotations

from flask import Blueprint, Response, request, url_for
from werkzeug.wrappers import Response as BaseResponse

from webapp import htmx, services
from webapp.errors import API_PREFIX
from webapp.present.jobs import JobPage, ended_page, job_page
from webapp.services import Failure, Job, JobState
from webapp.views import api_jobs
from webapp.views.desk import desk, reader
from webapp.views.start import form_page

blueprint = Blueprint("jobs", __name__)


@blueprint.app_errorhandler(services.DeferredError)
def accepted(deferred: services.DeferredError) -> BaseResponse:
    """The answer to a request whose comparison became a job: where it is."""
    if not request.path.startswith(API_PREFIX):
        return htmx.leave(url_for("jobs.show", job_id=deferred.job_id))
    return api_jobs.accepted(deferred.job_id)


@blueprint.get("/jobs/<job_id>")
def show(job_id: str) -> BaseResponse:
    """How far it is; once it is done the comparison."""
    job = services.find_job(desk(), reader(), job_id)
    if job.state is JobState.DONE:
        return htmx.leave(url_for("comparisons.show", comparison_id=job.comparison_id))
    response = htmx.render("jobs/page.html", "jobs/_state.html", view=_page(job))
    response.headers["Cache-Control"] = "no-store"
    return response


@blueprint.post("/jobs/<job_id>/stop")
def stop(job_id: str) -> BaseResponse:
    """Ends it; whoever compares is free within a second."""
    services.cancel_job(desk(), reader(), job_id)
    return htmx.see_other(url_for("jobs.show", job_id=job_id))


@blueprint.get("/jobs/<job_id>/texts")
def texts(job_id: str) -> Response:
    """The form with both texts of one that gave no comparison."""
    job, draft = services.job_draft(desk(), reader(), job_id)
    return form_page(draft, None, "" if job.failure is Failure.GONE else job.revises)


def _page(job: Job) -> JobPage:
    if job.is_under_way:
        return job_page(job.id, job.title, job.step)
    return ended_page(job.id, job.title, job.failure or "", job.reference)
