"""What a stranger with a link may see: ``/s/<token>`` and nothing else.

These routes neither read nor set the cookie of a workspace, name no other comparison and are not indexed.
"""

from __future__ import annotations

from dataclasses import replace

from flask import Blueprint, Response, request, url_for
from werkzeug.wrappers import Response as BaseResponse

from webapp import htmx, security, services
from webapp.present.comparison import card_view, comparison_page
from webapp.present.state import PageState
from webapp.views import exports
from webapp.views.desk import desk

blueprint = Blueprint("shared", __name__)


@blueprint.get("/s/<token>")
def show(token: str) -> Response:
    """The shared comparison, or the question for its password."""
    fragment = htmx.wants_fragment()
    opened = services.open_share(
        desk(), token, security.read_proof(token), count=request.method == "GET" and not fragment
    )
    if opened is None:
        return _ask(token)
    state = replace(PageState.from_arguments(request.args), edit="")
    if fragment:
        view: object = card_view(opened.comparison, state)
    else:
        view = comparison_page("", opened.created_at, opened.comparison, state)
    return htmx.render("comparisons/page.html", "comparisons/_chosen.html", view=view)


@blueprint.get("/s/<token>/export.<form>")
def export(token: str, form: str) -> Response:
    """The shared comparison as a file."""
    opened = services.open_share(desk(), token, security.read_proof(token))
    if opened is None:
        return _ask(token)
    return exports.download(opened.comparison, opened.title, form)


@blueprint.post("/s/<token>")
def unlock(token: str) -> BaseResponse:
    """Takes the password; remembers in a cookie for this address alone that it was right."""
    try:
        proof = services.unlock_share(desk(), token, request.form.get("password", ""))
    except services.ForbiddenError as refusal:
        return _ask(token, refusal)
    place = PageState.from_arguments(request.args).ending
    answer = htmx.see_other(url_for("shared.show", token=token) + place)
    security.set_proof(answer, token, proof)
    return answer


@blueprint.after_request
def keep_to_ourselves(response: Response) -> Response:
    """No search engine lists it, no cache keeps it, no Referer names it."""
    response.headers["X-Robots-Tag"] = "noindex, nofollow, noarchive"
    response.headers.setdefault("Referrer-Policy", "no-referrer")
    response.headers["Cache-Control"] = "private, no-store"
    return response


def _ask(token: str, refusal: services.ForbiddenError | None = None) -> Response:
    status = refusal.status if refusal else 200
    message = refusal.message if refusal else ""
    response = htmx.render(
        "shares/password.html", "shares/_password.html", status, token=token, message=message
    )
    # Under "no-referrer" a browser hides where the password comes from, from ourselves too.
    response.headers["Referrer-Policy"] = "same-origin"
    return response
