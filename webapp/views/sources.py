"""Find the source of a text, ``/sources``; the articles in which it is looked for, ``/sources/articles``."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, replace
from typing import Any

from flask import Blueprint, Response, current_app, request, url_for
from werkzeug.datastructures import FileStorage
from werkzeug.exceptions import RequestEntityTooLarge
from werkzeug.wrappers import Response as BaseResponse

from webapp import htmx, services
from webapp.archive import Added, Found, Given, Source
from webapp.engine.model import Side
from webapp.present.sources import SourceView, source_view
from webapp.services.library import FURTHEST
from webapp.views.desk import desk, reader, writer
from webapp.views.sides import FormSide, form_side, refused_side, with_side
from webapp.views.start import pane_of
from webapp.words import say

LIMIT = 50
"""Articles on one page of the list."""

TOLD = ("added", "changed", "unchanged", "removed")
"""What an address may say was done, with how many articles."""

EMPTY = FormSide("", "", None)
"""A form that nobody has filled in."""

blueprint = Blueprint("sources", __name__, url_prefix="/sources")


@blueprint.before_request
def _need_archive() -> None:
    """Where there is no archive none of this is found."""
    if not services.sources.has_archive(desk()):
        raise services.NotFoundError


@blueprint.get("")
def show() -> Response:
    """An empty form."""
    return _page(EMPTY)


@blueprint.post("")
def find() -> Response:
    """The sources of the text of the form, or of the rewrite of the comparison that ``of`` names."""
    before = services.Draft("", "")
    try:
        if named := request.form.get("of", ""):
            before = services.get_draft(desk(), reader(), named)
        read = form_side(Side.RIGHT, before)
    except RequestEntityTooLarge:  # it was not read
        return _page(EMPTY, services.TooLargeError(say("errors.server.too_much_text")))
    except services.RefusalError as refusal:
        return _page(refused_side(Side.RIGHT, before), refusal)
    try:
        found = services.sources.look_for_sources(desk(), reader(), read.text, read.title)
    except services.RefusalError as refusal:
        return _page(read, refusal)
    return _page(read, found=found)


@blueprint.get("/articles")
def articles() -> Response:
    """What is kept, and what was just done to it."""
    return _shelf({name: _number(name) for name in TOLD})


@blueprint.post("/articles")
def add() -> BaseResponse:
    """Keeps the files of the form, each under its name. Where some cannot be read the others are kept."""
    try:
        files = [file for file in request.files.getlist("file") if file.filename]
    except RequestEntityTooLarge:  # none was read
        return _shelf({}, [say("sources.too_much", most=current_app.config["MAX_FORM_PARTS"])], 413)
    given, problems = _read(files)
    added = Added()
    workspace = writer() if given else ""
    for article in given:
        try:
            added += services.sources.add_article(desk(), workspace, article)[1]
        except services.RefusalError as refusal:
            problems.append(say("sources.refused", name=article.name, problem=refusal.message))
    counts: dict[str, Any] = {name: count for name, count in asdict(added).items() if count}
    if not files:
        problems.append(say("sources.no_file"))
    if problems:
        return _shelf(counts, problems, 200 if counts else 422)
    return htmx.see_other(url_for("sources.articles", **counts))


@blueprint.post("/articles/removal")
def remove() -> BaseResponse:
    """Removes the selected articles."""
    ids = request.form.getlist("id")
    if not ids:
        return _shelf({}, [say("sources.none_selected")], 422)
    removed = services.sources.remove_articles(desk(), reader(), ids)
    told: dict[str, Any] = {"from": _number("from") or None, "removed": removed or None}
    return htmx.see_other(url_for("sources.articles", **told))


def _read(files: Iterable[FileStorage]) -> tuple[list[Given], list[str]]:
    """The articles in these files, and why some hold none."""
    read, problems = [], []
    for file in files:
        name = file.filename or ""
        try:
            taken = services.take_file(desk(), services.Upload(name, file.read()), "file")
            read.append(Given(taken.provenance.name, taken.text, taken.title))
        except services.RefusalError as refusal:
            problems.append(say("sources.refused", name=name, problem=refusal.message))
    return read, problems


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
        heading=_heading(found),
        pane=replace(pane, label=say("sources.pane"), hint=say("sources.hint")),
        problem=refusal.message if refusal and refusal.field != Side.RIGHT else "",
        answered=found is not None,
        found=[_view(source) for source in found.sources] if found else [],
        shortened=found is not None and found.shortened,
        kept=kept,
    )
    if refusal and refusal.retry_s:
        response.headers["Retry-After"] = str(refusal.retry_s)
    return response


def _heading(found: Found | None) -> str:
    if found is None:
        return ""
    return say("sources.found", n=len(found.sources)) if found.sources else say("sources.none")


def _view(source: Source) -> SourceView:
    shared = ((each.source, each.text, each.relation) for each in source.shared)
    article = source.id, source.name, source.title
    return source_view(article, source.coverage, source.closeness, source.kind, shared)


def _shelf(told: Mapping[str, int], problems: Sequence[str] = (), status: int = 200) -> Response:
    """One part of the list, with how many articles were added and so on, and why others were not."""
    here = _number("from")
    return htmx.render(
        "sources/articles.html",
        "sources/articles.html",
        status,
        shelf=services.sources.list_articles(desk(), reader(), here, LIMIT),
        told=[say(f"sources.told.{name}", n=told[name]) for name in TOLD if told.get(name)],
        problems=problems,
        here=here or None,
    )


def _number(name: str) -> int:
    """One that the address states; 0 for none."""
    text = request.args.get(name, "")
    return min(int(text), FURTHEST) if text.isascii() and text.isdigit() and len(text) < 10 else 0
