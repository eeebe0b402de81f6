"""``/progress/<ticket>``: how far a comparison is that a form of this browser waits for, and stopping it."""

from __future__ import annotations

from flask import Blueprint, request, url_for
from werkzeug.wrappers import Response

from webapp import htmx
from webapp.present.waiting import Waiting, not_yet, waiting
from webapp.views.desk import came_with, desk
from webapp.words import say

blueprint = Blueprint("progress", __name__)


@blueprint.get("/progress/<ticket>")
def show(ticket: str) -> Response:
    """What the form shows meanwhile; without htmx there is nothing to see but the form."""
    if not htmx.wants_fragment():
        return htmx.see_other(url_for("start.show"))
    work = desk().watched.find(came_with(), ticket)
    tried = request.args.get("tried", 0, int)
    return _shown(waiting(ticket, work.step, work.part) if work else not_yet(ticket, tried))


@blueprint.delete("/progress/<ticket>")
def stop(ticket: str) -> Response:
    """Ends the comparison and frees its worker. The request of the form is then answered with nothing, so the
    form stays as it was typed."""
    work = desk().watched.find(came_with(), ticket)
    if work:
        work.stop()
    return _shown(Waiting(ticket, say("waiting.stopped")) if work else Waiting(ticket))


def _shown(view: Waiting) -> Response:
    response = htmx.render("start/_progress.html", "start/_progress.html", view=view)
    response.headers["Cache-Control"] = "no-store"
    return response
