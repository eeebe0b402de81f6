"""Comparisons: ``POST /comparisons`` makes one, ``GET /comparisons/<id>`` shows it."""

from __future__ import annotations

from flask import Blueprint, request, url_for
from werkzeug.exceptions import RequestEntityTooLarge
from werkzeug.wrappers import Response

from webapp import htmx, services
from webapp.present.comparison import History, card_view, comparison_page
from webapp.present.state import PageState
from webapp.views import start
from webapp.views.desk import asker, desk, reader, writer

blueprint = Blueprint("comparisons", __name__)


@blueprint.post("/comparisons")
def create() -> Response:
    """Compares the texts of the form, a sample pair by its name, or a pair with its sides swapped."""
    try:
        draft = _draft()
    except RequestEntityTooLarge:  # it was not read; the browser fills the form from its own draft
        return start.form_page(services.Draft("", ""), services.TooLargeError.over(desk().config.max_bytes))
    try:
        kept = services.create_comparison(desk(), writer(), draft, asker())
    except services.RefusalError as refusal:
        return start.form_page(draft, refusal)
    return htmx.see_other(url_for("comparisons.show", comparison_id=kept.id))


@blueprint.get("/comparisons/<comparison_id>")
def show(comparison_id: str) -> Response:
    """The whole page; for htmx the card of the chosen sentence."""
    kept = services.get_comparison(desk(), reader(), comparison_id)
    state = PageState.from_arguments(request.args)
    if htmx.wants_fragment():
        view: object = card_view(kept.comparison, state, kept.id)
    else:
        view = comparison_page(kept.id, kept.created_at, kept.comparison, state, _history(kept))
    return htmx.render("comparisons/page.html", "comparisons/_chosen.html", view=view)


def _history(kept: services.Kept) -> History:
    ids = [revision.id for revision in kept.revisions]
    at = ids.index(kept.id)
    return History(
        number=kept.number,
        total=len(ids),
        previous=ids[at - 1] if at else "",
        next=ids[at + 1] if at + 1 < len(ids) else "",
        outdated=kept.outdated,
    )


def _draft() -> services.Draft:
    form = request.form
    if swapped := form.get("swap"):
        draft = services.get_draft(desk(), reader(), swapped)
        return services.Draft(
            draft.right,
            draft.left,
            draft.right_title,
            draft.left_title,
            draft.right_kept,
            draft.left_kept,
            draft.kind,
        )
    if sample := form.get("sample"):
        return services.sample_draft(desk(), sample)
    return services.Draft(
        left=form.get("left", ""),
        right=form.get("right", ""),
        left_title=form.get("left_title", ""),
        right_title=form.get("right_title", ""),
    )
