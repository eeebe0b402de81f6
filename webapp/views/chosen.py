"""Several comparisons of the list at once: delete with undo, tag, export."""

from __future__ import annotations

import io
from collections.abc import Iterator

from flask import Blueprint, Response, request, send_file
from werkzeug.wrappers import Response as BaseResponse

from webapp import services
from webapp.export import FORMATS
from webapp.export.zipped import zipped
from webapp.review import standing
from webapp.services.library import LIST_LIMIT
from webapp.views import library, settings
from webapp.views.desk import desk, reader
from webapp.views.exports import file_name
from webapp.words import say

blueprint = Blueprint("chosen", __name__)

ARCHIVE = "archive"
"""The form of an export that can be added again."""

MOST_ZIPPED = LIST_LIMIT
"""Comparisons in one zip file: what one part of the list shows. Each is written anew, which takes time."""


@blueprint.post("/comparisons/deletion")
def delete() -> BaseResponse:
    """Deletes the chosen pairs; the list then offers to undo it. What can be undone no longer is erased."""
    services.erase_deleted(desk())
    try:
        chosen = services.delete_chosen(desk(), reader(), _ids())
    except services.InvalidError as refusal:
        return library.page(refusal=refusal)
    return library.back(deleted=chosen.ids, gone=chosen.gone or None)


@blueprint.post("/comparisons/restoration")
def restore() -> BaseResponse:
    """Undoes that."""
    try:
        chosen = services.restore_chosen(desk(), reader(), _ids())
    except services.InvalidError as refusal:
        return library.page(refusal=refusal)
    return library.back(gone=chosen.gone or None)


@blueprint.post("/comparisons/tags")
def tag() -> BaseResponse:
    """Adds tags to the chosen pairs, written with commas between."""
    try:
        chosen = services.tag_chosen(desk(), reader(), _ids(), request.form.get("tags", "").split(","))
    except services.InvalidError as refusal:
        return library.page(refusal=refusal, chosen=_ids())
    tagged = len(chosen.ids) - chosen.full
    return library.back(tagged=tagged or None, gone=chosen.gone or None, full=chosen.full or None)


@blueprint.post("/comparisons/export")
def export() -> Response:
    """The chosen pairs as one file: an archive, or a zip of their newest revisions in one of the formats.

    What is not there is left out; the name of the file then says how many there are of how many.
    """
    asked, form = _ids(), request.form.get("form", ARCHIVE)
    if form != ARCHIVE and form not in FORMATS:
        raise services.NotFoundError(say("errors.comparisons.export", forms=", ".join(FORMATS)))
    try:
        there = services.find_chosen(desk(), reader(), asked)
        if form != ARCHIVE and len(there) > MOST_ZIPPED:
            raise services.InvalidError(say("errors.chosen.most_zipped", most=MOST_ZIPPED), "form")
        if not there:
            raise services.InvalidError(say("errors.chosen.gone"), "id")
    except services.InvalidError as refusal:
        return library.page(refusal=refusal, chosen=asked)
    part = f"{len(there)}-of-{len(asked)}" if len(there) < len(asked) else str(len(there))
    if form == ARCHIVE:
        return settings.archive(f"diptych-{part}", there)
    name = f"diptych-{part}-{desk().clock():%Y-%m-%d}.zip"
    content = io.BytesIO(zipped(_files(there, form)))
    response = send_file(
        content, mimetype="application/zip", as_attachment=True, download_name=name, etag=False
    )
    response.headers["Cache-Control"] = "private, no-store"
    return response


def _files(comparison_ids: tuple[str, ...], form: str) -> Iterator[tuple[str, str, bytes]]:
    """Each comparison as a file; one that was deleted a moment ago is left out."""
    for comparison_id in comparison_ids:
        try:
            kept = services.get_comparison(desk(), reader(), comparison_id)
        except services.NotFoundError:
            continue
        now = standing(kept.comparison, kept.review)
        written = FORMATS[form].content(kept.comparison, kept.title, now, kept.created_at)
        yield file_name(kept.title), FORMATS[form].ending or form, written


def _ids() -> tuple[str, ...]:
    """The chosen comparisons, each once; what can be none is left out."""
    return tuple(dict.fromkeys(name for name in request.form.getlist("id") if library.is_id(name)))
