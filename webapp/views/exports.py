"""Downloads: ``GET /comparisons/<id>/export.<format>``."""

from __future__ import annotations

import io
import re

from flask import Blueprint, Response, send_file

from webapp import services
from webapp.engine import Comparison
from webapp.export import FORMATS
from webapp.views.desk import desk, reader

NAME_LETTERS = 60
"""Of a title that go into a file name; more would be cut off by file managers."""

blueprint = Blueprint("exports", __name__)


@blueprint.get("/comparisons/<comparison_id>/export.<form>")
def show(comparison_id: str, form: str) -> Response:
    """One comparison as a file."""
    kept = services.get_comparison(desk(), reader(), comparison_id)
    return download(kept.comparison, kept.title, form)


def download(comparison: Comparison, title: str, form: str) -> Response:
    """The comparison as a file to save, named after its title.

    Raises:
        NotFoundError: there is no such format.
    """
    if form not in FORMATS:
        raise services.NotFoundError(f"Comparisons can be taken away as {', '.join(FORMATS)}.")
    chosen = FORMATS[form]
    return send_file(
        io.BytesIO(chosen.write(comparison)),
        mimetype=chosen.mimetype,
        as_attachment=True,
        download_name=f"{_file_name(title)}.{form}",
        etag=False,
    )


def _file_name(title: str) -> str:
    """Letters and digits of any script with single hyphens between: no system objects to those."""
    words = re.sub(r"[\W_]+", "-", title)[:NAME_LETTERS].strip("-")
    return words or "comparison"
