"""The archive through the JSON API: ``/api/v1/sources`` and ``/api/v1/archive/articles``."""

from __future__ import annotations

from flask import Blueprint, Response, make_response, url_for

from webapp import services
from webapp.archive import Entry, Given, Kept, Source
from webapp.services.library import FURTHEST, LIST_LIMIT, MOST_LISTED
from webapp.views.desk import desk, reader, writer
from webapp.views.json_values import Json, answered, created, query_number, read_body, text_of
from webapp.words import say

blueprint = Blueprint("sources", __name__)

FIELDS = ("text", "title")

ARTICLE_FIELDS = ("name", "text", "title", "language")


@blueprint.before_request
def _need_archive() -> None:
    """Where there is no archive none of this is found."""
    if not services.sources.has_archive(desk()):
        raise services.NotFoundError


@blueprint.post("/sources")
def find() -> Response:
    """The sources of a text, best first."""
    body = read_body(FIELDS)
    text, title = text_of(body, "text", ""), text_of(body, "title", "")
    found = services.sources.look_for_sources(desk(), reader(), text, title)
    return answered({"sources": [_source(each) for each in found.sources], "shortened": found.shortened})


@blueprint.get("/archive/articles")
def index() -> Response:
    """One part of the list, by name."""
    limit, offset = query_number("limit", 1, MOST_LISTED, LIST_LIMIT), query_number("offset", 0, FURTHEST, 0)
    shelf = services.sources.list_articles(desk(), reader(), offset, limit)
    following = None
    if shelf.next is not None and shelf.next <= FURTHEST:
        following = url_for("api.sources.index", limit=limit, offset=shelf.next)
    return answered({"articles": [_entry(each) for each in shelf.entries], "next": following})


@blueprint.post("/archive/articles")
def keep() -> Response:
    """Keeps an article, in place of the one of its name."""
    body = read_body(ARTICLE_FIELDS)
    texts = [text_of(body, field, "") for field in ARTICLE_FIELDS]
    if not texts[0].strip():
        raise services.InvalidError(say("errors.sources.no_name"), "name")
    article_id, _ = services.sources.add_article(desk(), writer(), Given(*texts))
    address = url_for("api.sources.show", article_id=article_id)
    return created(_article(services.sources.get_article(desk(), reader(), article_id)), address)


@blueprint.get("/archive/articles/<article_id>")
def show(article_id: str) -> Response:
    """One article, with its text."""
    return answered(_article(services.sources.get_article(desk(), reader(), article_id)))


@blueprint.delete("/archive/articles/<article_id>")
def remove(article_id: str) -> Response:
    """Removes an article for good."""
    if not services.sources.remove_articles(desk(), reader(), [article_id]):
        raise services.NotFoundError
    return make_response("", 204)


def _source(source: Source) -> dict[str, Json]:
    return {
        "id": source.id,
        "name": source.name,
        "title": source.title,
        "coverage": source.coverage,
        "closeness": source.closeness,
        "score": source.score,
        "kind": source.kind.value,
        "shared": [
            {"source": each.source, "text": each.text, "relation": each.relation} for each in source.shared
        ],
    }


def _entry(entry: Entry) -> dict[str, Json]:
    return {
        "id": entry.id,
        "name": entry.name,
        "title": entry.title,
        "language": entry.language,
        "characters": entry.characters,
        "own": entry.own,
    }


def _article(kept: Kept) -> dict[str, Json]:
    return {
        "id": kept.id,
        "name": kept.name,
        "title": kept.headline,
        "language": kept.language,
        "text": kept.text,
    }
