"""Find the source of a text, ``/sources``; the articles in which it is looked for, ``/sources/articles``."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from flask import Blueprint, Response, request, url_for
from werkzeug.datastructures import FileStorage
from werkzeug.exceptions import RequestEntityTooLarge
from werkzeug.wrappers import Response as BaseResponse

from webapp import htmx, services
from webapp.archive import Found, Given, Source
from webapp.engine.model import Side
from webapp.present.sources import SourceView, source_view
from webapp.services.library import FURTHEST
from webapp.views.desk import desk, reader, writer
from webapp.views.sides import FormSide, form_side, refused_side, side_of_draft, with_side
from webapp.views.start import pane_of
from webapp.words import say

LIMIT = 50
"""Articles on one page of the list."""

blueprint = Blueprint("sources", __name__, url_prefix="/sources")


@blueprint.before_request
def _need_archive() -> None:
    """Where there is no archive none of this is found."""
    if not services.sources.has_archive(desk()):
        raise services.NotFoundError


@blueprint.get("")
def show() -> Response:
    """The form, empty or with the rewrite of the comparison that ``of`` names."""
    draft = services.Draft("", "")
    if named := request.args.get("of", ""):
        draft = services.get_draft(desk(), reader(), named)
    return _page(side_of_draft(Side.RIGHT, draft))


@blueprint.post("")
def find() -> Response:
    """The sources of the text of the form."""
    nothing = services.Draft("", "")
    try:
        read = form_side(Side.RIGHT, nothing)
    except RequestEntityTooLarge:
        return _page(FormSide("", "", None), services.TooLargeError.over(desk().config.max_bytes))
    except services.RefusalError as refusal:
        return _page(refused_side(Side.RIGHT, nothing), refusal)
    try:
        found = services.sources.look_for_sources(desk(), reader(), read.text, read.title)
    except services.RefusalError as refusal:
        return _page(read, refusal)
    return _page(read, found=found)


@blueprint.get("/articles")
def articles() -> Response:
    """What is kept."""
    return _shelf()


@blueprint.post("/articles")
def add() -> Response:
    """Keeps the files of the form, each under its name."""
    done, refusals = [], []
    for file in request.files.getlist("file"):
        if file.filename:
            try:
                done.append(_keep(file))
            except services.RefusalError as refusal:
                refusals.append(say("sources.refused", name=file.filename, problem=refusal.message))
    if not done and not refusals:
        refusals.append(say("sources.no_file"))
    return _shelf(told=say("sources.added", n=len(done)) if done else "", problems=tuple(refusals))


@blueprint.post("/articles/removal")
def remove() -> BaseResponse:
    """Removes the chosen articles."""
    services.sources.remove_articles(desk(), reader(), request.form.getlist("id"))
    here: dict[str, Any] = {"from": _offset() or None}
    return htmx.see_other(url_for("sources.articles", **here))


def _keep(file: FileStorage) -> str:
    taken = services.take_file(desk(), services.Upload(file.filename or "", file.read()), "file")
    given = Given(taken.provenance.name, taken.text, taken.title)
    return services.sources.add_article(desk(), writer(), given)[0]


def _page(
    read: FormSide,
    refusal: services.RefusalError | None = None,
    found: Found | None = None,
) -> Response:
    pane = pane_of(with_side(services.Draft("", ""), Side.RIGHT, read), Side.RIGHT, refusal, read.encoding)
    kept = services.sources.list_articles(desk(), reader(), limit=1).articles
    response = htmx.render(
        "sources/page.html",
        "sources/page.html",
        refusal.status if refusal else 200,
        pane=replace(pane, label=say("sources.pane"), hint=say("sources.hint")),
        problem=refusal.message if refusal and refusal.field != Side.RIGHT else "",
        answered=found is not None,
        found=[_view(source) for source in found.sources] if found else [],
        shortened=found is not None and found.shortened,
        kept=kept,
    )
    response.headers["Cache-Control"] = "private, no-store"
    return response


def _view(source: Source) -> SourceView:
    shared = ((each.source, each.text, each.relation) for each in source.shared)
    article = source.id, source.name, source.title
    return source_view(article, source.coverage, source.closeness, source.kind, shared)


def _shelf(told: str = "", problems: tuple[str, ...] = ()) -> Response:
    listed = services.sources.list_articles(desk(), reader(), _offset(), LIMIT)
    status = 422 if problems and not told else 200
    response = htmx.render(
        "sources/articles.html",
        "sources/articles.html",
        status,
        shelf=listed,
        told=told,
        problems=problems,
        here=_offset() or None,
    )
    response.headers["Cache-Control"] = "private, no-store"
    return response


def _offset() -> int:
    text = request.args.get("from", "")
    return min(int(text), FURTHEST) if text.isascii() and text.isdigit() and len(text) < 10 else 0
