"""For whoever keeps the service running: is it alive, is it ready, what has it done."""

from __future__ import annotations

import json
from dataclasses import asdict

from flask import Blueprint, Response, abort, current_app

from webapp import services
from webapp.metrics import MIMETYPE
from webapp.telemetry import METRICS
from webapp.views.desk import desk

blueprint = Blueprint("health", __name__)


@blueprint.get("/healthz")
def alive() -> Response:
    """The process answers; restart it when it does not."""
    return _unkept(Response("ok\n", mimetype="text/plain"))


@blueprint.get("/readyz")
def ready() -> Response:
    """Database, migrations and model are there; send nobody here while they are not."""
    found = services.check_readiness(desk())
    status = 200 if found.ready else 503
    return _unkept(Response(json.dumps(asdict(found)) + "\n", status, mimetype="application/json"))


@blueprint.get("/metrics")
def metrics() -> Response:
    """Counts of requests, where the settings ask for them."""
    counts = current_app.extensions.get(METRICS)
    if counts is None:
        abort(404)
    jobs = services.count_jobs(desk()) if desk().background else {}
    return _unkept(Response(counts.text(jobs), content_type=MIMETYPE))


def _unkept(response: Response) -> Response:
    response.headers["Cache-Control"] = "no-store"
    return response
