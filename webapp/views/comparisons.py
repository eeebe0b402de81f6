"""Comparisons: ``POST /comparisons`` makes one, ``GET /comparisons/<id>`` shows it."""

from __future__ import annotations

from collections.abc import Sequence

from flask import Blueprint, request, url_for
from werkzeug.exceptions import RequestEntityTooLarge
from werkzeug.wrappers import Response

from webapp import htmx, services
from webapp.engine.keys import key_on
from webapp.engine.keys import swapped as swapped_pins
from webapp.engine.model import Side
from webapp.present.comparison import card_view, comparison_page
from webapp.present.reader import History, Meanwhile, Reader
from webapp.present.state import PageState
from webapp.review import Standing, standing
from webapp.views import start
from webapp.views.desk import desk, reader, writer
from webapp.views.names import asker, known_name
from webapp.views.origins import with_origins
from webapp.views.sides import form_draft

blueprint = Blueprint("comparisons", __name__)


@blueprint.post("/comparisons")
def create() -> Response:
    """Compares the texts of the form, a sample pair by its name, or a pair with its sides swapped."""
    try:
        draft, refusal = _draft()
    except RequestEntityTooLarge:  # it was not read; the browser fills the form from its own draft
        return start.form_page(services.Draft("", ""), services.TooLargeError.over(desk().config.max_bytes))
    if refusal:
        return start.form_page(draft, refusal)
    try:
        kept = services.create_comparison(desk(), writer(), draft, asker())
    except services.RefusalError as refusal:
        return start.form_page(draft, refusal)
    return htmx.see_other(url_for("comparisons.show", comparison_id=kept.id))


@blueprint.get("/comparisons/<comparison_id>")
def show(comparison_id: str) -> Response:
    """The whole page; for htmx the card of the chosen sentence."""
    kept = services.get_comparison(desk(), reader(), comparison_id)
    state = PageState.from_arguments(request.args)
    if htmx.wants_fragment():
        view: object = card_view(kept.comparison, state, kept.id, owner_of(kept))
    else:
        page = comparison_page(kept.id, kept.created_at, kept.comparison, state, owner_of(kept))
        view = with_origins(page.named(kept.title), kept.left_from, kept.right_from)
    return htmx.render("comparisons/page.html", "comparisons/_chosen.html", view=view)


def owner_of(kept: services.Kept) -> Reader:
    """The owner of a comparison, as the reader of its page."""
    return owner(kept.id, kept.revisions, standing(kept.comparison, kept.review))


def owner(comparison_id: str, revisions: Sequence[services.Revision], now: Standing) -> Reader:
    """The owner of a comparison with the history of its pair and the review, as the reader of its page."""
    ids = [revision.id for revision in revisions]
    at = ids.index(comparison_id)
    history = History(
        number=revisions[at].number,
        total=len(ids),
        previous=ids[at - 1] if at else "",
        next=ids[at + 1] if at + 1 < len(ids) else "",
        outdated=revisions[at].outdated,
        meanwhile=None if at + 1 < len(ids) else _meanwhile(revisions),
    )
    since = services.since_review(desk(), reader(), revisions[at].number, revisions, now)
    return Reader(
        history,
        now,
        comments=True,
        name=known_name(),
        carried=since.carried if since else None,
        again=frozenset(item.key for item in since.carried.again) if since else frozenset(),
        reviewed=since.number if since else 0,
    )


def _meanwhile(revisions: Sequence[services.Revision]) -> Meanwhile | None:
    """The revisions that the newest was not made from, and that are newer than its base."""
    newest = revisions[-1]
    passed = [one for one in revisions[:-1] if one.number > newest.made_from]
    base = [one for one in revisions if one.number == newest.made_from]
    if not base or not passed:
        return None
    back = (base[0].left, base[0].right) == (newest.left, newest.right)
    last = passed[-1]
    return Meanwhile(newest.made_from, passed[0].number, last.number, last.author, last.created_at, back)


def _draft() -> tuple[services.Draft, services.RefusalError | None]:
    """What is to be compared, and why a file or an address of it cannot be read."""
    form = request.form
    if swapped := form.get("swap"):
        draft = services.get_draft(desk(), reader(), swapped)
        return services.Draft(
            draft.right,
            draft.left,
            draft.right_title,
            draft.left_title,
            frozenset(key_on(Side.LEFT, key) for key in draft.right_kept),
            frozenset(key_on(Side.RIGHT, key) for key in draft.left_kept),
            draft.kind,
            swapped_pins(draft.pins),
            draft.right_from,
            draft.left_from,
        ), None
    if sample := form.get("sample"):
        return services.sample_draft(desk(), sample), None
    return form_draft(services.Draft("", ""))
