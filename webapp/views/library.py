"""All comparisons of a workspace: ``GET /comparisons``, renaming, tags, and deleting with undo."""

from __future__ import annotations

import re
from typing import Any

from flask import Blueprint, Response, request, url_for
from werkzeug.wrappers import Response as BaseResponse

from webapp import htmx, services
from webapp.present.wording import shown
from webapp.services.library import FURTHEST
from webapp.views.desk import desk, reader

blueprint = Blueprint("library", __name__)


@blueprint.get("/comparisons")
def show() -> Response:
    """One part of the list."""
    here = _here()
    search, tag = here.get("search", ""), here.get("tag", "")
    page = services.list_pairs(desk(), reader(), search=search, tag=tag, offset=int(here.get("from", "0")))
    return htmx.render(
        "library/page.html",
        "library/_list.html",
        listed=page,
        tags=services.list_tags(desk(), reader()),
        here=here,
        search=search,
        tag=tag,
        deleted=_id(request.args.get("deleted", "")),
    )


@blueprint.post("/comparisons/<comparison_id>/title")
def rename(comparison_id: str) -> BaseResponse:
    """Gives a pair another title."""
    services.rename_pair(desk(), reader(), comparison_id, request.form.get("title", ""))
    return _back()


@blueprint.post("/comparisons/<comparison_id>/tags")
def add_tags(comparison_id: str) -> BaseResponse:
    """Adds tags, written with commas between."""
    services.add_tags(desk(), reader(), comparison_id, request.form.get("tags", "").split(","))
    return _back()


@blueprint.post("/comparisons/<comparison_id>/tags/removal")
def remove_tag(comparison_id: str) -> BaseResponse:
    """Takes one tag off."""
    services.remove_tag(desk(), reader(), comparison_id, request.form.get("tag", ""))
    return _back()


@blueprint.post("/comparisons/<comparison_id>/deletion")
def delete(comparison_id: str) -> BaseResponse:
    """Deletes a pair; the list then offers to undo it. What can no longer be undone is erased now."""
    services.erase_deleted(desk())
    services.delete_pair(desk(), reader(), comparison_id, undoable=True)
    return _back(deleted=comparison_id)


@blueprint.post("/comparisons/<comparison_id>/restoration")
def restore(comparison_id: str) -> BaseResponse:
    """Undoes a deletion."""
    services.restore_pair(desk(), reader(), comparison_id)
    return _back()


def _back(**more: Any) -> BaseResponse:
    """To the part of the list from which the request came."""
    return htmx.see_other(url_for("library.show", **_here(), **more))


def _here() -> dict[str, Any]:
    """What part of the list the address names; only what narrows it."""
    asked = {name: shown(request.args.get(name, "")).strip() for name in ("search", "tag")}
    asked["from"] = str(_number(request.args.get("from", "0")) or "")
    return {name: value for name, value in asked.items() if value}


def _id(text: str) -> str:
    """The text if it can be an id: it becomes a part of an address."""
    return text if re.fullmatch(r"[A-Za-z0-9_-]{22}", text) else ""


def _number(text: str) -> int:
    return min(int(text), FURTHEST) if text.isascii() and text.isdigit() and len(text) < 10 else 0
