"""Downloads: ``GET /comparisons/<id>/export.<format>``."""

from __future__ import annotations

import io
import re
from datetime import datetime

from flask import Blueprint, Response, send_file

from webapp import services
from webapp.engine import Comparison
from webapp.export import FORMATS
from webapp.review import Review, standing
from webapp.views.desk import desk, reader
from webapp.words import say

NAME_LETTERS = 60
"""Of a title that go into a file name; more would be cut off by file managers."""

blueprint = Blueprint("exports", __name__)


@blueprint.get("/comparisons/<comparison_id>/export.<form>")
def show(comparison_id: str, form: str) -> Response:
    """One comparison as a file."""
    kept = services.get_comparison(desk(), reader(), comparison_id)
    return download(kept.comparison, kept.title, form, kept.review, kept.created_at)


def download(comparison: Comparison, title: str, form: str, review: Review, made: datetime) -> Response:
    """The comparison with its review as a file to save, named after its title, or as a page to print.

    Raises:
        NotFoundError: there is no such format.
    """
    if form not in FORMATS:
        raise services.NotFoundError(say("errors.comparisons.export", forms=", ".join(FORMATS)))
    chosen = FORMATS[form]
    answer = send_file(
        io.BytesIO(chosen.content(comparison, title, standing(comparison, review), made)),
        mimetype=chosen.mimetype,
        as_attachment=chosen.policy is None,
        download_name=f"{file_name(title)}.{chosen.ending or form}",
        etag=False,
    )
    if chosen.policy:
        answer.headers["Content-Security-Policy"] = f"{chosen.policy()}; frame-ancestors 'none'"
    return answer


def file_name(title: str) -> str:
    """Letters and digits of any script with single hyphens between: no system objects to those."""
    words = re.sub(r"[\W_]+", "-", title)[:NAME_LETTERS].strip("-")
    return words or "comparison"
