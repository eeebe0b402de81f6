"""What the owner of a pair says about it: ``/comparisons/<id>/decisions``, ``/comments`` and ``/sign-off``.

What the page showed, its view, filters and choice, goes through the form and comes back.
"""

from __future__ import annotations

from dataclasses import replace

from flask import Blueprint, Response, request, url_for
from werkzeug.wrappers import Response as BaseResponse

from webapp import htmx, services
from webapp.present.said import said_view
from webapp.present.state import PageState
from webapp.present.words import TAKE_BACK
from webapp.views.comparisons import owner
from webapp.views.desk import desk, reader, writer
from webapp.views.names import asker, known_name, remember_name
from webapp.words import say

blueprint = Blueprint("review", __name__)


@blueprint.post("/comparisons/<comparison_id>/decisions")
def decide(comparison_id: str) -> BaseResponse:
    """Decides of an item, takes a decision back, undoes the last, or keeps the reasons that were typed. The
    page again, or for htmx the parts of it that change."""
    try:
        changed = _decide(comparison_id)
    except (services.NotFoundError, services.InvalidError):
        if htmx.wants_fragment():  # decided anew elsewhere, or gone
            return htmx.reload()
        raise
    if not htmx.wants_fragment():
        return _back(comparison_id)
    whose = owner(comparison_id, changed.revisions, changed.standing)
    view = said_view(changed.comparison, _state(), comparison_id, whose, changed.keys)
    return htmx.render("comparisons/_said.html", "comparisons/_said.html", view=view)


def _decide(comparison_id: str) -> services.Changed:
    """Does what the form asks."""
    form = request.form
    if action := form.get("undo"):
        return services.undo_decision(desk(), reader(), comparison_id, action, author=known_name())
    if word := form.get("word"):
        state, _, key = word.partition(" ")
        key, _, alike = key.partition(" ")
        told = services.Word(
            None if state == TAKE_BACK else state,
            form.get(f"reason-{key}", ""),
            known_name(),
            alike=alike == "alike",
        )
        return services.decide(desk(), reader(), comparison_id, key, told)
    reasons = {
        name.removeprefix("reason-"): reason for name, reason in form.items() if name.startswith("reason-")
    }
    return services.keep_reasons(desk(), reader(), comparison_id, reasons, author=known_name())


@blueprint.post("/comparisons/<comparison_id>/comments")
def comment(comparison_id: str) -> BaseResponse:
    """Adds a comment, or a reply to one."""
    form = request.form
    name = known_name() or services.clean_name(form.get("name", ""))
    written = services.Written(form.get("key", ""), form.get("text", ""), form.get("reply_to", ""), name)
    try:
        services.add_comment(desk(), reader(), comparison_id, written)
    except services.RefusalError as refusal:
        action = url_for("review.comment", comparison_id=comparison_id)
        return unsaid(written, refusal, _state(), action, _address(comparison_id))
    answer = _back(comparison_id)
    remember_name(answer, name)
    return answer


@blueprint.post("/comparisons/<comparison_id>/comments/<comment_id>")
def settle_comment(comparison_id: str, comment_id: str) -> BaseResponse:
    """Resolves a comment, opens it again, or deletes it."""
    state = request.form.get("comment_state")
    if state == "deleted":
        services.delete_comment(desk(), reader(), comparison_id, comment_id)
    elif state in {"resolved", "open"}:
        services.resolve_comment(
            desk(), reader(), comparison_id, comment_id, resolved=state == "resolved", author=known_name()
        )
    else:
        raise services.InvalidError(say("errors.comments.states"), "comment_state")
    return _back(comparison_id)


@blueprint.post("/comparisons/<comparison_id>/pins")
def pin(comparison_id: str) -> BaseResponse:
    """Links two sentences by hand, parts them, or takes that back; the page of the new revision."""
    change = services.PinChange(*(_pairs(field) for field in ("linked", "unlinked", "taken_back")))
    kept = services.set_pins(desk(), writer(), comparison_id, change, asker())
    return _back(kept.id)


def _pairs(field: str) -> tuple[tuple[str, str], ...]:
    named = (value.partition(" ") for value in request.form.getlist(field))
    return tuple((left, right) for left, _, right in named)


@blueprint.post("/comparisons/<comparison_id>/sign-off")
def sign_off(comparison_id: str) -> BaseResponse:
    """Signs the review, or takes the sign-off off."""
    form = request.form
    if form.get("take_off"):
        services.take_off(desk(), reader(), comparison_id, known_name())
        return _back(comparison_id)
    name = known_name() or services.clean_name(form.get("name", ""))
    services.sign_off(desk(), reader(), comparison_id, name, form.get("note", ""))
    answer = _back(comparison_id)
    remember_name(answer, name)
    return answer


def unsaid(
    written: services.Written, refusal: services.RefusalError, state: PageState, action: str, back: str
) -> Response:
    """The comment again, as it was typed, and why it was not kept.

    Args:
        written: what was typed.
        refusal: why it was not kept.
        state: of the page it was typed on.
        action: where the form is sent to.
        back: address of that page.
    """
    return htmx.render(
        "comments/page.html",
        "comments/page.html",
        refusal.status,
        written=written,
        message=refusal.message,
        state=state,
        action=action,
        back=back,
        name=known_name(),
    )


def _state() -> PageState:
    return replace(PageState.from_arguments(htmx.page_arguments()), edit="", pin="")


def _address(comparison_id: str) -> str:
    return url_for("comparisons.show", comparison_id=comparison_id) + _state().ending


def _back(comparison_id: str) -> BaseResponse:
    return htmx.see_other(_address(comparison_id))
