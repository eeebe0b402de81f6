"""The start page: two panes to paste into, sample pairs, what this browser compared before."""

from __future__ import annotations

from flask import Blueprint, Response

from webapp import htmx, services
from webapp.engine.model import Side
from webapp.present.start import RecentView, SampleView, StartPage, pane
from webapp.present.state import PageState
from webapp.views.desk import desk, reader

RECENT = 6
"""Comparisons listed on the start page; more than that is a list of its own."""

blueprint = Blueprint("start", __name__)


@blueprint.get("/")
def show() -> Response:
    """An empty form."""
    return form_page(services.Draft("", ""), None)


def form_page(
    draft: services.Draft,
    refusal: services.RefusalError | None,
    revises: str = "",
    state: PageState | None = None,
    *,
    new_draft: bool = False,
) -> Response:
    """The form with what was typed and, where a try was refused, why.

    Args:
        draft: what to fill in.
        refusal: why the last try failed.
        revises: id of the comparison that gets a new revision; "" makes a new pair.
        state: what the page of that comparison showed.
        new_draft: only the rewrite is asked for.
    """
    field = refusal.field if refusal else None
    message = refusal.message if refusal else ""
    view = StartPage(
        left=pane(Side.LEFT, draft.left, draft.left_title, message if field == Side.LEFT else ""),
        right=pane(Side.RIGHT, draft.right, draft.right_title, message if field == Side.RIGHT else ""),
        problem=message,
        samples=tuple(_sample(sample) for sample in services.list_samples(desk())),
        recent=tuple(_recent(listed) for listed in services.list_recent(desk(), reader(), RECENT)),
        revises=revises,
        state=state or PageState(),
        max_bytes=desk().config.max_bytes,
        new_draft=new_draft,
        open_source=field == Side.LEFT,
    )
    status = refusal.status if refusal else 200
    response = htmx.render("start/page.html", "start/_form.html", status, view=view)
    if refusal and refusal.retry_s:
        response.headers["Retry-After"] = str(refusal.retry_s)
    return response


def _sample(sample: services.Sample) -> SampleView:
    return SampleView(
        slug=sample.slug,
        title=sample.title,
        why=sample.why,
        words=f"{sample.words_left} and {sample.words_right} words",
        language="" if sample.language == "en" else sample.language,
    )


def _recent(listed: services.Listed) -> RecentView:
    return RecentView(listed.id, listed.title, listed.created_at)
