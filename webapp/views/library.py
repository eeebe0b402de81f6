"""All comparisons of a workspace: ``GET /comparisons``, renaming, tags, and deleting with undo."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import replace
from typing import Any

from flask import Blueprint, Response, request, url_for
from werkzeug.wrappers import Response as BaseResponse

from webapp import htmx, services
from webapp.present.chosen import told
from webapp.present.state import PageState
from webapp.present.wording import shown
from webapp.services.library import FURTHEST, MOST_LISTED
from webapp.views.desk import desk, reader
from webapp.views.job_lines import job_lines

SETS = 5
"""Sets above the list, those changed last; they have a list of their own."""

blueprint = Blueprint("library", __name__)


@blueprint.get("/comparisons")
def show() -> Response:
    """One part of the list; ``choose=all`` has all of it chosen."""
    return page(all_chosen=request.args.get("choose") == "all")


def page(
    *, refusal: services.RefusalError | None = None, chosen: Collection[str] = (), all_chosen: bool = False
) -> Response:
    """The list, with what was just done to some of it or why it was not; ``chosen`` are ticked."""
    here = _here()
    search, tag = here.get("search", ""), here.get("tag", "")
    listed = services.list_pairs(desk(), reader(), search=search, tag=tag, offset=int(here.get("from", "0")))
    gone = [name for name in request.args.getlist("deleted")[:MOST_LISTED] if is_id(name)]
    deleted = services.list_deleted(desk(), reader(), gone)
    first = not here.get("from") and not tag  # the sets stand above the first part of the list
    sets = services.list_sets(desk(), reader(), search=search, limit=SETS) if first else ()
    numbers = {name: _number(request.args.get(name, "")) for name in ("tagged", "gone", "full")}
    return htmx.render(
        "library/page.html",
        "library/_list.html",
        refusal.status if refusal else 200,
        listed=listed,
        jobs=job_lines(),
        sets=sets,
        tags=services.list_tags(desk(), reader()),
        here=here,
        search=search,
        tag=tag,
        told=told([(entry.id, entry.title) for entry in deleted], **numbers),
        message=refusal.message if refusal else "",
        chosen=[entry.id for entry in listed.entries] if all_chosen else chosen,
    )


@blueprint.post("/comparisons/<comparison_id>/title")
def rename(comparison_id: str) -> BaseResponse:
    """Gives a pair another title, from the list or from the pair's own page."""
    services.rename_pair(desk(), reader(), comparison_id, request.form.get("title", ""))
    if request.form.get("back") == "comparison":
        state = replace(PageState.from_arguments(htmx.page_arguments()), edit="")
        return htmx.see_other(url_for("comparisons.show", comparison_id=comparison_id) + state.ending)
    return back()


@blueprint.post("/comparisons/<comparison_id>/tags")
def add_tags(comparison_id: str) -> BaseResponse:
    """Adds tags, written with commas between."""
    services.add_tags(desk(), reader(), comparison_id, request.form.get("tags", "").split(","))
    return back()


@blueprint.post("/comparisons/<comparison_id>/tags/removal")
def remove_tag(comparison_id: str) -> BaseResponse:
    """Takes one tag off."""
    services.remove_tag(desk(), reader(), comparison_id, request.form.get("tag", ""))
    return back()


@blueprint.post("/comparisons/<comparison_id>/deletion")
def delete(comparison_id: str) -> BaseResponse:
    """Deletes a pair; the list then offers to undo it. What can no longer be undone is erased now."""
    services.erase_deleted(desk())
    services.delete_pair(desk(), reader(), comparison_id, undoable=True)
    return back(deleted=comparison_id)


@blueprint.post("/comparisons/<comparison_id>/restoration")
def restore(comparison_id: str) -> BaseResponse:
    """Undoes a deletion."""
    services.restore_pair(desk(), reader(), comparison_id)
    return back()


def back(**more: Any) -> BaseResponse:
    """To the part of the list from which the request came."""
    return htmx.see_other(url_for("library.show", **_here(), **more))


def _here() -> dict[str, Any]:
    """What part of the list the address names; only what narrows it."""
    asked = {name: shown(request.args.get(name, "")).strip() for name in ("search", "tag")}
    asked["from"] = str(_number(request.args.get("from", "0")) or "")
    return {name: value for name, value in asked.items() if value}


def is_id(text: str) -> bool:
    """Whether the text can be an id: it becomes a part of an address."""
    return re.fullmatch(r"[A-Za-z0-9_-]{22}", text) is not None


def _number(text: str) -> int:
    return min(int(text), FURTHEST) if text.isascii() and text.isdigit() and len(text) < 10 else 0
