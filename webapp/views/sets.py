"""Sets: ``/sets`` lists them, ``/sets/<id>`` shows one, and what is done with one."""

from __future__ import annotations

import io

from flask import Blueprint, Response, render_template, request, send_file, url_for
from werkzeug.wrappers import Response as BaseResponse

from webapp import htmx, services
from webapp.export.sets import set_csv
from webapp.present.set_page import set_page
from webapp.present.wording import shown
from webapp.services.library import FURTHEST
from webapp.services.set_values import MOST_MEMBERS
from webapp.services.sets import MOST_LISTED
from webapp.views import library
from webapp.views.desk import desk, reader
from webapp.views.exports import file_name

blueprint = Blueprint("sets", __name__)


@blueprint.get("/sets")
def index() -> str:
    """The sets of a workspace."""
    asked = request.args.get("from", "")
    offset = min(int(asked), FURTHEST) if asked.isascii() and asked.isdigit() and len(asked) < 10 else 0
    found = services.list_sets(desk(), reader(), limit=MOST_LISTED, offset=offset)
    following = offset + MOST_LISTED if len(found) == MOST_LISTED else None
    return render_template("sets/index.html", sets=found, next=following)


@blueprint.get("/sets/<set_id>")
def show(set_id: str) -> Response:
    """The whole page of a set."""
    kept = services.get_set(desk(), reader(), set_id)
    members = [(one.id, one.member) for one in kept.members]
    view = set_page(kept.direction, members, request.args.get("show", "")) if members else None
    return htmx.render(
        "sets/page.html",
        "sets/page.html",
        kept=kept,
        title=shown(kept.title),
        view=view,
        addresses=[url_for("comparisons.show", comparison_id=name) for name, _ in members],
        room=len(members) < MOST_MEMBERS,
    )


@blueprint.get("/sets/<set_id>/export.csv")
def export(set_id: str) -> Response:
    """The table as a file."""
    kept = services.get_set(desk(), reader(), set_id)
    content = set_csv(kept.direction, [one.member for one in kept.members])
    return send_file(
        io.BytesIO(content.encode()),
        mimetype="text/csv",
        as_attachment=True,
        download_name=f"{file_name(kept.title)}.csv",
        etag=False,
    )


@blueprint.post("/sets/<set_id>/title")
def edit(set_id: str) -> BaseResponse:
    """Gives a set another title, and its texts other names."""
    labels = {name.removeprefix("label-"): value for name, value in request.form.items() if "label-" in name}
    services.edit_set(desk(), reader(), set_id, request.form.get("title", ""), labels)
    return htmx.see_other(url_for("sets.show", set_id=set_id))


@blueprint.post("/sets/<set_id>/members/removal")
def remove(set_id: str) -> BaseResponse:
    """Takes a pair out of a set; with the last one the set is gone."""
    services.remove_member(desk(), reader(), set_id, request.form.get("id", ""))
    try:
        services.get_set(desk(), reader(), set_id)
    except services.NotFoundError:
        return htmx.see_other(url_for("sets.index"))
    return htmx.see_other(url_for("sets.show", set_id=set_id))


@blueprint.post("/sets/<set_id>/deletion")
def delete(set_id: str) -> BaseResponse:
    """Deletes a set; its pairs too where the form asks for it, which the list then offers to undo."""
    with_pairs = request.form.get("pairs") == "delete"
    deleted = services.delete_set(desk(), reader(), set_id, with_pairs=with_pairs)
    return htmx.see_other(url_for("library.show", deleted=deleted or None))


@blueprint.post("/sets/selection")
def gather() -> BaseResponse:
    """Makes a set of the pairs that are chosen in the list."""
    chosen = tuple(dict.fromkeys(name for name in request.form.getlist("id") if library.is_id(name)))
    try:
        made = services.gather_set(desk(), reader(), chosen)
    except services.NotFoundError as gone:
        return library.page(refusal=services.InvalidError(gone.message, "id"))
    except services.InvalidError as refusal:
        return library.page(refusal=refusal, chosen=chosen)
    return htmx.see_other(url_for("sets.show", set_id=made))
