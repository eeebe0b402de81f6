"""The start page: two panes to paste into, sample pairs, what this browser compared before."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from flask import Blueprint, Response, request

from webapp import htmx, services
from webapp.engine.model import Side
from webapp.present.start import Pane, RecentView, SampleView, StartPage, pane
from webapp.present.state import PageState
from webapp.present.waiting import Waiting
from webapp.views.desk import desk, reader
from webapp.views.job_lines import job_lines
from webapp.views.sides import side_of_draft
from webapp.words import say

RECENT = 6
"""Comparisons listed on the start page; more than that is a list of its own."""

blueprint = Blueprint("start", __name__)


@blueprint.get("/")
def show() -> Response:
    """An empty form, or one with the addresses that ``left`` and ``right`` name; nothing is fetched."""
    left, right = (_named(request.args.get(side.value, "").strip()) for side in Side)
    return form_page(services.Draft(left, right), None)


def _named(text: str) -> str:
    return text if services.names_address(text) else ""


def form_page(
    draft: services.Draft,
    refusal: services.RefusalError | None,
    revises: str = "",
    state: PageState | None = None,
    *,
    new_draft: bool = False,
    encodings: Mapping[Side, str] | None = None,
) -> Response:
    """The form with what was typed and, where a try was refused, why.

    Args:
        draft: what to fill in.
        refusal: why the last try failed.
        revises: id of the comparison that gets a new revision; "" makes a new pair.
        state: what the page of that comparison showed.
        new_draft: only the rewrite is asked for.
        encodings: those that were guessed, by side.
    """
    if isinstance(refusal, services.StoppedError):  # the browser shows the form as it stands
        return Response(status=204)
    guessed = encodings or {}
    field = refusal.field if refusal else None
    beside = field in tuple(Side)  # then it is that side's problem, and said once
    view = StartPage(
        left=pane_of(draft, Side.LEFT, refusal, guessed.get(Side.LEFT, "")),
        right=pane_of(draft, Side.RIGHT, refusal, guessed.get(Side.RIGHT, "")),
        problem=refusal.message if refusal and not beside else "",
        samples=tuple(_sample(sample) for sample in services.list_samples(desk())),
        recent=tuple(_recent(listed) for listed in services.list_recent(desk(), reader(), RECENT)),
        jobs=job_lines(),
        revises=revises,
        state=state or PageState(),
        max_bytes=desk().config.max_bytes,
        waiting=Waiting(services.new_id()),
        new_draft=new_draft,
        open_source=field == Side.LEFT,
    )
    status = refusal.status if refusal else 200
    response = htmx.render("start/page.html", "start/_form.html", status, view=view)
    if refusal and refusal.retry_s:
        response.headers["Retry-After"] = str(refusal.retry_s)
    return response


def form_side_page(
    draft: services.Draft, side: Side, refusal: services.RefusalError | None, encoding: str
) -> Response:
    """One side of the form, for htmx: the fields with what was read, or why it was not."""
    view = pane_of(draft, side, refusal, encoding)
    return htmx.render(
        "start/page.html", "start/_reading.html", refusal.status if refusal else 200, pane=view
    )


def pane_of(draft: services.Draft, side: Side, refusal: services.RefusalError | None, encoding: str) -> Pane:
    read = side_of_draft(side, draft)
    made = pane(side, read.text, read.title, refusal.message if refusal and refusal.field == side else "")
    if read.origin is None:
        return made
    return replace(
        made,
        sealed=services.seal(desk(), read.origin),
        read_from=read.origin.site or read.origin.name or read.origin.address,
        read_as=read.origin.read_as,
        encoding=encoding,
        is_file=not (read.origin.address or made.problem),
    )


def _sample(sample: services.Sample) -> SampleView:
    return SampleView(
        slug=sample.slug,
        title=sample.title,
        why=sample.why,
        words=say("start.samples.size", left=sample.words_left, right=sample.words_right),
        language="" if sample.language == "en" else sample.language,
    )


def _recent(listed: services.Listed) -> RecentView:
    return RecentView(listed.id, listed.title, listed.created_at)
