"""What a stranger with a link may see: ``/s/<token>`` and nothing else.

These routes neither read nor set the cookie of a workspace, name no other comparison and are not indexed.
"""

from __future__ import annotations

from dataclasses import replace

from flask import Blueprint, Response, request, url_for
from werkzeug.wrappers import Response as BaseResponse

from webapp import errors, htmx, security, services
from webapp.present.comparison import card_view, comparison_page
from webapp.present.reader import Reader
from webapp.present.shared import SharedView, sent_view, shared_view
from webapp.present.state import PageState
from webapp.review import standing
from webapp.views import exports
from webapp.views.comparisons import rendered
from webapp.views.desk import desk
from webapp.views.names import known_name, remember_name
from webapp.views.origins import with_origins
from webapp.views.review import unsaid

blueprint = Blueprint("shared", __name__)

OWN_FORMS = "same-origin"
"""Of pages with a form: under "no-referrer" a browser hides where it comes from, from ourselves too."""


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
        view: object = card_view(opened.comparison, state, reader=_reader(opened))
    else:
        page = comparison_page("", opened.created_at, opened.comparison, state, _reader(opened)).named(
            opened.title
        )
        page = with_origins(page, opened.left_from, opened.right_from)
        view = replace(page, shared=_shared(opened))
    response = rendered(view)
    if opened.role == "comment":
        response.headers["Referrer-Policy"] = OWN_FORMS
    return response


@blueprint.post("/s/<token>/comments")
def comment(token: str) -> BaseResponse:
    """Adds a comment or an answer, where the link allows it."""
    form = request.form
    name = services.clean_name(form.get("name", "")) or known_name()
    written = services.Written(form.get("key", ""), form.get("text", ""), form.get("reply_to", ""), name)
    state = replace(PageState.from_arguments(htmx.page_arguments()), edit="")
    address = url_for("shared.show", token=token) + state.ending
    try:
        if services.comment_through(desk(), token, security.read_proof(token), written) is None:
            return _ask(token)
    except services.RefusalError as refusal:
        return unsaid(written, refusal, state, url_for("shared.comment", token=token), address)
    answer = htmx.see_other(address)
    remember_name(answer, name)
    return answer


@blueprint.get("/s/<token>/export.<form>")
def export(token: str, form: str) -> Response:
    """The shared comparison as a file."""
    opened = services.open_share(desk(), token, security.read_proof(token))
    if opened is None:
        return _ask(token)
    return exports.download(opened.comparison, opened.title, form, opened.review, opened.created_at)


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


@blueprint.errorhandler(services.GoneError)
def gone(error: services.GoneError) -> Response:
    """Says that the link was withdrawn or has ended, and whom to ask; nothing of what it showed."""
    if errors.wants_json():
        return errors.answer(errors.Problem(error.status, error.title, error.message))
    return htmx.render("shares/gone.html", "shares/_gone.html", error.status, gone=error)


@blueprint.after_request
def keep_to_ourselves(response: Response) -> Response:
    """No search engine lists it, no cache keeps it, no Referer names it."""
    response.headers["X-Robots-Tag"] = "noindex, nofollow, noarchive"
    response.headers.setdefault("Referrer-Policy", "no-referrer")
    response.headers["Cache-Control"] = "private, no-store"
    return response


def _reader(opened: services.Opened) -> Reader:
    return Reader(
        None, standing(opened.comparison, opened.review), comments=opened.role == "comment", name=known_name()
    )


def _shared(opened: services.Opened) -> SharedView:
    cover = opened.cover
    return shared_view(
        cover.sent_by, opened.created_at, cover.opens_until, number=opened.number, follows=opened.follows
    )


def _ask(token: str, refusal: services.ForbiddenError | None = None) -> Response:
    cover = services.share_cover(desk(), token)
    response = htmx.render(
        "shares/password.html",
        "shares/_password.html",
        refusal.status if refusal else 200,
        token=token,
        message=refusal.message if refusal else "",
        shared=sent_view(cover.sent_by, cover.created_at, cover.opens_until),
    )
    if isinstance(refusal, services.TooManyTriesError):
        response.headers["Retry-After"] = str(refusal.wait_s)
    response.headers["Referrer-Policy"] = OWN_FORMS
    return response
