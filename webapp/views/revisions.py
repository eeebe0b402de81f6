"""Edit and compare again: ``/comparisons/<id>/revisions``.

What the page of the comparison showed, its view, filters and choice, goes through the form and comes back.
"""

from __future__ import annotations

from dataclasses import replace

from flask import Blueprint, request, url_for
from werkzeug.wrappers import Response

from webapp import htmx, services
from webapp.engine.model import Article, Comparison, Side
from webapp.present.pair import side_of
from webapp.present.paragraphs import carried, number_of, with_paragraph
from webapp.present.state import Arguments, PageState
from webapp.views import start
from webapp.views.desk import asker, desk, reader, writer

blueprint = Blueprint("revisions", __name__)


@blueprint.get("/comparisons/<comparison_id>/revisions")
def show(comparison_id: str) -> Response:
    """The form with both texts of a revision, to edit them."""
    draft = services.get_draft(desk(), reader(), comparison_id)
    return start.form_page(draft, None, comparison_id, _state(request.args))


@blueprint.post("/comparisons/<comparison_id>/revisions")
def create(comparison_id: str) -> Response:
    """Compares edited texts; fields that are absent keep the text of the revision they come from."""
    state = _state(request.form)
    edited = _edited(comparison_id, services.get_draft(desk(), reader(), comparison_id))
    try:
        kept = services.compare_again(desk(), writer(), comparison_id, edited, asker())
    except services.RefusalError as refusal:
        return start.form_page(edited, refusal, comparison_id, state)
    if paragraph := request.form.get("paragraph"):
        before = services.get_comparison(desk(), reader(), comparison_id).comparison
        sides = (_side(before, paragraph), _side(kept.comparison, paragraph))
        state = replace(state, sentence=carried(state.sentence, paragraph, *sides))
    return htmx.see_other(url_for("comparisons.show", comparison_id=kept.id) + state.ending)


def _state(arguments: Arguments) -> PageState:
    return replace(PageState.from_arguments(arguments), edit="")


def _side(comparison: Comparison, place: str) -> Article:
    return comparison.left if side_of(place) is Side.LEFT else comparison.right


def _edited(comparison_id: str, draft: services.Draft) -> services.Draft:
    """The draft with what the form changed: one paragraph, or whole texts and titles."""
    form = request.form
    if paragraph := form.get("paragraph"):
        comparison = services.get_comparison(desk(), reader(), comparison_id).comparison
        article = _side(comparison, paragraph)
        number = number_of(article, paragraph)
        if number is None:
            raise services.NotFoundError("There is no such paragraph, so nothing was changed.")
        return replace(
            draft, **{side_of(paragraph).value: with_paragraph(article, number, form.get("text", ""))}
        )
    return services.Draft(
        left=form.get("left", draft.left),
        right=form.get("right", draft.right),
        left_title=form.get("left_title", draft.left_title),
        right_title=form.get("right_title", draft.right_title),
    )
