"""Edit and compare again: ``/comparisons/<id>/revisions``.

What the page of the comparison showed, its view, filters and choice, goes through the form and comes back.
"""

from __future__ import annotations

from dataclasses import replace

from flask import Blueprint, request, url_for
from werkzeug.wrappers import Response

from webapp import htmx, services
from webapp.engine.model import Comparison, SegmentedArticle, Side
from webapp.present.pair import side_of
from webapp.present.paragraphs import HEADLINE, carried, number_of, with_paragraph, with_title
from webapp.present.state import Arguments, PageState
from webapp.views import start
from webapp.views.desk import desk, reader, writer
from webapp.views.names import asker
from webapp.views.sides import form_draft
from webapp.words import say

blueprint = Blueprint("revisions", __name__)


@blueprint.get("/comparisons/<comparison_id>/revisions")
def show(comparison_id: str) -> Response:
    """The form with both texts of a revision, to edit them; or with its source alone, for a new draft of the
    rewrite."""
    draft = services.get_draft(desk(), reader(), comparison_id)
    if new := _is_new_draft(request.args):
        draft = replace(draft, right="", right_title="", right_from=None)
    return start.form_page(draft, None, comparison_id, _state(request.args), new_draft=new)


@blueprint.post("/comparisons/<comparison_id>/revisions")
def create(comparison_id: str) -> Response:
    """Compares edited texts, or with a line of page clutter taken in or left out, or with the pair taken
    for something else; fields that are absent keep the text of the revision they come from."""
    state = _state(htmx.page_arguments())
    if side := request.form.get("fetch_again"):
        return _fetched_again(comparison_id, Side.RIGHT if side == Side.RIGHT else Side.LEFT, state)
    edited, refusal = _edited(comparison_id, services.get_draft(desk(), reader(), comparison_id))
    if refusal:
        return start.form_page(edited, refusal, comparison_id, state, new_draft=_is_new_draft(request.form))
    try:
        kept = _compared_again(comparison_id, edited)
    except services.RefusalError as refusal:
        return start.form_page(edited, refusal, comparison_id, state, new_draft=_is_new_draft(request.form))
    if paragraph := request.form.get("paragraph"):
        before = services.get_comparison(desk(), reader(), comparison_id).comparison
        sides = (_side(before, paragraph), _side(kept.comparison, paragraph))
        state = replace(state, sentence=carried(state.sentence, paragraph, *sides))
    return htmx.see_other(url_for("comparisons.show", comparison_id=kept.id) + state.ending)


def _fetched_again(comparison_id: str, side: Side, state: PageState) -> Response:
    """What changed on the page since it was fetched; or the comparison, where it says the same."""
    try:
        kept = services.fetch_again(desk(), writer(), comparison_id, side, asker())
    except services.RefusalError as refusal:
        draft = services.get_draft(desk(), reader(), comparison_id)
        return start.form_page(draft, refusal, comparison_id, state)
    if kept.id == comparison_id:
        return htmx.see_other(url_for("comparisons.show", comparison_id=kept.id, same=side.value))
    return htmx.see_other(url_for("changes.show", comparison_id=kept.id))


def _compared_again(comparison_id: str, edited: services.Draft) -> services.Kept:
    form = request.form
    if line := form.get("compare_line"):
        return services.compare_line(desk(), writer(), comparison_id, line, asker())
    if line := form.get("leave_out_line"):
        return services.leave_out_line(desk(), writer(), comparison_id, line, asker())
    if (kind := form.get("kind")) is not None:
        return services.read_as(desk(), writer(), comparison_id, kind, asker())
    return services.compare_again(desk(), writer(), comparison_id, edited, asker())


def _is_new_draft(arguments: Arguments) -> bool:
    return arguments.get("draft", "") == "new"


def _state(arguments: Arguments) -> PageState:
    return replace(PageState.from_arguments(arguments), edit="", redo=0)


def _side(comparison: Comparison, place: str) -> SegmentedArticle:
    return comparison.left if side_of(place) is Side.LEFT else comparison.right


def _edited(comparison_id: str, draft: services.Draft) -> tuple[services.Draft, services.RefusalError | None]:
    """The draft with what the form changed: one paragraph, or whole texts and titles; and why a file or an
    address of it cannot be read."""
    form = request.form
    if paragraph := form.get("paragraph"):
        comparison = services.get_comparison(desk(), reader(), comparison_id).comparison
        article = _side(comparison, paragraph)
        number = number_of(article, paragraph)
        if number is None:
            raise services.NotFoundError(say("errors.comparisons.no_paragraph"))
        text = form.get("text", "")
        edited, headline = with_paragraph(article, number, text), number == HEADLINE
        if side_of(paragraph) is Side.LEFT:
            title = with_title(article, draft.left_title, text) if headline else draft.left_title
            return replace(draft, left=edited, left_title=title), None
        title = with_title(article, draft.right_title, text) if headline else draft.right_title
        return replace(draft, right=edited, right_title=title), None
    return form_draft(draft)
