"""Sets through the JSON API: ``/api/v1/sets``."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from flask import Blueprint, Response, make_response, request, url_for

from webapp import services
from webapp.export.sets import set_json
from webapp.services.library import FURTHEST, LIST_LIMIT
from webapp.services.set_values import MOST_MEMBERS
from webapp.services.sets import MOST_LISTED
from webapp.sets import Direction
from webapp.views.desk import desk, reader, writer
from webapp.views.json_values import (
    Json,
    answered,
    created,
    moment_of,
    page_of,
    query_number,
    read_body,
    text_of,
)
from webapp.views.names import asker, author
from webapp.words import say

blueprint = Blueprint("sets", __name__, url_prefix="/sets")

FIELDS = ("title", "direction", "middle", "others", "comparisons", "author")
TEXT_FIELDS = ("text", "url", "title", "label")


@blueprint.post("")
def create() -> Response:
    """Makes a set of texts, or of comparisons that there are."""
    body = read_body(FIELDS)
    if "comparisons" in body:
        if given := {"middle", "others", "direction"} & body.keys():
            raise services.InvalidError(say("api.sets.either"), min(given))
        ids = body["comparisons"]
        if not isinstance(ids, list) or not all(isinstance(name, str) for name in ids):
            raise services.InvalidError(say("api.strings", field="comparisons"), "comparisons")
        made = services.MadeSet(
            services.gather_set(desk(), writer(), ids, text_of(body, "title", "")), failed=()
        )
    else:
        who = replace(asker(), name=author(text_of(body, "author", "")))
        made = services.create_set(desk(), writer(), _draft(body), who)
    kept = services.get_set(desk(), reader(), made.id)
    failed = [{"label": one.text.label, "detail": one.refusal.message} for one in made.failed]
    return created({**_shown(kept), "failed": failed}, url_for("api.sets.show", set_id=made.id))


@blueprint.get("")
def index() -> Response:
    """The sets, the one changed last first."""
    limit = query_number("limit", 1, MOST_LISTED, LIST_LIMIT)
    offset = query_number("offset", 0, FURTHEST, 0)
    found = services.list_sets(
        desk(), reader(), search=request.args.get("search", ""), limit=limit, offset=offset
    )
    entries = [
        {
            "id": one.id,
            "url": url_for("sets.show", set_id=one.id, _external=True),
            "title": one.title,
            "direction": one.direction.value,
            "members": one.members,
            "created_at": moment_of(one.created_at),
            "updated_at": moment_of(one.updated_at),
        }
        for one in found
    ]
    return answered({"sets": entries})


@blueprint.get("/<set_id>")
def show(set_id: str) -> Response:
    """One set with its table, its differences and its runs."""
    return answered(_shown(services.get_set(desk(), reader(), set_id)))


@blueprint.delete("/<set_id>")
def delete(set_id: str) -> Response:
    """Deletes a set; its comparisons too where ``pairs=delete`` says so."""
    pairs = request.args.get("pairs", "keep")
    if pairs not in {"keep", "delete"}:
        raise services.InvalidError(say("api.sets.pairs"), "pairs")
    services.delete_set(desk(), reader(), set_id, with_pairs=pairs == "delete")
    return make_response("", 204)


def _draft(body: Mapping[str, Json]) -> services.SetDraft:
    direction = text_of(body, "direction", Direction.REWRITES.value)
    if direction not in tuple(Direction):
        raise services.InvalidError(say("api.sets.direction", directions=", ".join(Direction)), "direction")
    others = body.get("others", [])
    if not isinstance(others, list) or len(others) > MOST_MEMBERS:
        raise services.InvalidError(say("errors.sets.most", most=MOST_MEMBERS), "others")
    return services.SetDraft(
        Direction(direction),
        _text(body.get("middle", {}), "middle"),
        tuple(_text(one, "others") for one in others),
        text_of(body, "title", ""),
    )


def _text(value: Json, field: str) -> services.SetText:
    if not isinstance(value, dict) or not value.keys() <= set(TEXT_FIELDS):
        raise services.InvalidError(say("api.sets.text", field=field, fields=", ".join(TEXT_FIELDS)), field)
    title, label = text_of(value, "title", ""), text_of(value, "label", "")
    if "url" not in value:
        return services.SetText(text_of(value, "text", ""), title, label)
    if "text" in value:
        raise services.InvalidError(say("api.sets.one_source", field=field), field)
    taken = services.take_address(desk(), text_of(value, "url", ""), field)
    return services.SetText(taken.text, title or taken.title, label, taken.provenance)


def _shown(kept: services.KeptSet) -> dict[str, Json]:
    told = set_json(kept.direction, [one.member for one in kept.members])
    members = [
        {"id": one.id, "url": page_of(one.id), "revision": one.number, **column}
        for one, column in zip(kept.members, told.pop("columns"), strict=True)
    ]
    return {
        "id": kept.id,
        "url": url_for("sets.show", set_id=kept.id, _external=True),
        "title": kept.title,
        "direction": kept.direction.value,
        "created_at": moment_of(kept.created_at),
        "updated_at": moment_of(kept.updated_at),
        "middle_title": told.pop("title"),
        "members": members,
        **told,
    }
