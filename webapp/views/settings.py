"""A workspace's settings: browsers, the recovery link, access tokens, everything as one file."""

from __future__ import annotations

from collections.abc import Collection

from flask import Blueprint, Response, make_response, request, url_for
from werkzeug.wrappers import Response as BaseResponse

from webapp import htmx, security, services
from webapp.present.bookmarks import bookmarks
from webapp.present.recovery import recovery_page
from webapp.views.desk import by_proxy, desk, give_cookie, reader, writer
from webapp.words import say

blueprint = Blueprint("settings", __name__)


@blueprint.get("/settings")
def show() -> Response:
    """The page."""
    return _page()


@blueprint.post("/settings/tokens")
def create_token() -> Response:
    """Makes an access token; it is shown this once."""
    _, secret = services.create_access_token(desk(), writer(), request.form.get("name", ""))
    return _page(secret=secret)


@blueprint.post("/settings/tokens/<token_id>/revocation")
def revoke_token(token_id: str) -> BaseResponse:
    """Ends an access token; whoever clicks twice finds it ended."""
    if reader() == "":
        raise services.NotFoundError
    if any(token.id == token_id for token in services.list_access_tokens(desk(), reader())):
        services.revoke_access_token(desk(), reader(), token_id)
    return htmx.see_other(url_for("settings.show"))


@blueprint.post("/settings/recovery")
def create_recovery() -> Response:
    """Makes a recovery link; it is shown this once."""
    _need_cookies()
    secret = services.create_recovery(desk(), writer())
    return _page(recovery=url_for("settings.recover", secret=secret, _external=True))


@blueprint.get("/recovery/<secret>")
def recover(secret: str) -> Response:
    """Asks first and says what will happen: opening a link must not change anything, and previews open
    links."""
    _need_cookies()
    found = services.look_at_recovery(desk(), secret, reader())
    view = recovery_page(known=found.known, there=found.there, own=found.own, others=found.others)
    response = htmx.render("settings/recover.html", "settings/recover.html", secret=secret, view=view)
    response.headers["Cache-Control"] = "private, no-store"
    return response


@blueprint.post("/recovery/<secret>")
def use_recovery(secret: str) -> BaseResponse:
    """Opens the workspace in this browser, merged with what it has made so far."""
    _need_cookies()
    give_cookie(services.use_recovery(desk(), secret, security.read_cookie()))
    return htmx.see_other(url_for("library.show"))


@blueprint.post("/settings/browsers/revocation")
def sign_out_others() -> BaseResponse:
    """Leaves this browser as the only one that opens the workspace."""
    _need_cookies()
    services.sign_out_others(desk(), security.read_cookie() or "")
    return htmx.see_other(url_for("settings.show"))


@blueprint.get("/settings/archive.json")
def export_all() -> Response:
    """Everything in this workspace as one file."""
    return archive("diptych")


def archive(name: str, chosen: Collection[str] | None = None) -> Response:
    """Pairs as one file to save, all or those of the chosen comparisons; the day is added to its name."""
    response = make_response(services.export_archive(desk(), reader(), chosen))
    response.mimetype = "application/json"
    name = f"{name}-{desk().clock():%Y-%m-%d}.json"
    response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    response.headers["Cache-Control"] = "private, no-store"
    return response


@blueprint.post("/settings/archive")
def import_all() -> Response:
    """Adds everything in such a file to this workspace."""
    file = request.files.get("archive")
    try:
        count = services.import_archive(desk(), writer(), file.read() if file else b"")
    except services.RefusalError as refusal:
        return _page(refusal=refusal)
    return _page(done=say("settings.archive.imported", n=count))


def _need_cookies() -> None:
    """Where a proxy says who somebody is there is nothing to recover."""
    if by_proxy():
        raise services.NotFoundError


def _page(
    *, secret: str = "", recovery: str = "", done: str = "", refusal: services.RefusalError | None = None
) -> Response:
    response = htmx.render(
        "settings/page.html",
        "settings/page.html",
        refusal.status if refusal else 200,
        tokens=services.list_access_tokens(desk(), reader()),
        secret=secret,
        recovery=recovery,
        recoverable=not by_proxy(),
        browsers=services.count_browsers(desk(), reader()),
        done=done,
        message=refusal.message if refusal else "",
        bookmarks=bookmarks(url_for("start.show", _external=True)),
    )
    response.headers["Cache-Control"] = "private, no-store"
    return response
