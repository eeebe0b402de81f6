"""The part of the API's description that is about jobs."""

from __future__ import annotations

from webapp.services.job_values import Failure, JobState
from webapp.views.openapi_parts import (
    ID,
    MOMENT,
    TEXT,
    Json,
    answered,
    made,
    object_of,
    operation,
    ref,
    refused,
)

ACCEPTED: dict[str, Json] = {
    "202": made("The texts are long, and the installation compares such texts as jobs", ref("Job"))
}
"""The other answer of whatever compares."""


def job_paths() -> dict[str, Json]:
    """What can be asked of a job."""
    return {
        "/jobs/{job}": {
            "parameters": [{"$ref": "#/components/parameters/job"}],
            "get": operation(
                "showJob",
                "Show how far a job is; ask again until its state is done, failed or cancelled",
                {"200": answered("The job", ref("Job")), **refused("401", "404")},
            ),
            "delete": operation(
                "cancelJob",
                "Cancel a job; one that has ended stays as it is",
                {"204": {"description": "Cancelled"}, **refused("401", "403", "404")},
            ),
        },
    }


def job_schemas() -> dict[str, Json]:
    """A job."""
    comparison = {"id": ID, "url": TEXT, "api_url": TEXT}
    told = {
        "id": ID,
        "state": {"enum": list(JobState)},
        "progress": {"type": "number", "minimum": 0, "maximum": 1},
        "title": TEXT,
        "created_at": MOMENT,
        "comparison": {**object_of(comparison), "description": "What came of it, once it is done."},
        "failure": {"enum": list(Failure), "description": "Why it failed."},
        "reference": {**TEXT, "description": "Finds the reason in the log, where one is given."},
    }
    return {"Job": object_of(told, ["id", "state", "progress", "title", "created_at"])}
