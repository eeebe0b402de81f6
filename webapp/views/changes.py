"""What changed between two revisions: ``/comparisons/<id>/changes``; all of them: ``…/history``."""

from __future__ import annotations

from flask import Blueprint, Response, request, url_for
from werkzeug.wrappers import Response as BaseResponse

from webapp import htmx, services
from webapp.engine.model import Side
from webapp.present.changes import ChangesPage, RevisionView, again, changed_text, fates
from webapp.views.desk import desk, reader, writer
from webapp.views.names import asker

blueprint = Blueprint("changes", __name__)

MOST_DIGITS = 9
"""Of a revision's number in an address; no pair has so many."""


@blueprint.get("/comparisons/<comparison_id>/changes")
def show(comparison_id: str) -> Response:
    """What changed in the two texts since another revision, and what became of each problem and question."""
    kept = services.get_comparison(desk(), reader(), comparison_id)
    changes = services.compare_revisions(desk(), kept, reader(), _since(kept), asker())
    view = ChangesPage(
        title=changes.title,
        before=_revision(changes.before),
        after=_revision(changes.after),
        texts=(changed_text(Side.RIGHT, changes.right), changed_text(Side.LEFT, changes.left)),
        fates=fates(changes.then, changes.now, changes.carried),
        again=again(changes.carried),
    )
    return htmx.render("revisions/changes.html", "revisions/changes.html", view=view)


@blueprint.get("/comparisons/<comparison_id>/history")
def history(comparison_id: str) -> Response:
    """Every revision of the pair, the newest first."""
    kept = services.get_comparison(desk(), reader(), comparison_id)
    entries = services.list_history(desk(), kept)
    return htmx.render("revisions/history.html", "revisions/history.html", kept=kept, entries=entries)


@blueprint.post("/comparisons/<comparison_id>/history")
def go_back(comparison_id: str) -> BaseResponse:
    """Makes a new revision with the texts of this one."""
    kept = services.go_back(desk(), writer(), comparison_id, asker())
    return htmx.see_other(url_for("comparisons.show", comparison_id=kept.id))


def _since(kept: services.Kept) -> int:
    """The number of the revision that the address names; without one, that of the revision it was made from,
    else of the one before."""
    text = request.args.get("since", "")
    if text.isascii() and text.isdigit() and len(text) <= MOST_DIGITS:
        return int(text)
    own = next(revision for revision in kept.revisions if revision.id == kept.id)
    return 0 if text else own.made_from or own.number - 1


def _revision(revision: services.Revision) -> RevisionView:
    return RevisionView(revision.id, revision.number, revision.author, revision.created_at)
