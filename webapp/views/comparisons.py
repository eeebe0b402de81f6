"""Comparisons: ``POST /comparisons`` makes one, ``GET /comparisons/<id>`` shows it."""

from __future__ import annotations

from collections.abc import Sequence

from flask import Blueprint, request, url_for
from flask import Response as FlaskResponse
from werkzeug.exceptions import RequestEntityTooLarge
from werkzeug.wrappers import Response

from webapp import htmx, security, services
from webapp.present.comparison import card_view, comparison_page
from webapp.present.reader import History, Meanwhile, Reader
from webapp.present.state import PageState
from webapp.review import Standing, standing
from webapp.views import start
from webapp.views.desk import desk, reader, writer
from webapp.views.names import asker, known_name
from webapp.views.origins import with_origins
from webapp.views.sides import form_draft

HINTS_SEEN = "seen"
"""What a browser remembers once it has shown what matters on the page of a comparison."""

blueprint = Blueprint("comparisons", __name__)


@blueprint.post("/comparisons")
def create() -> Response:
    """Compares the texts of the form or a sample pair by its name, or finds or makes a pair with its sides
    swapped."""
    try:
        draft, refusal = _draft()
    except RequestEntityTooLarge:  # it was not read; the browser fills the form from its own draft
        return start.form_page(services.Draft("", ""), services.TooLargeError.over(desk().config.max_bytes))
    if refusal:
        return start.form_page(draft, refusal)
    try:
        make = services.find_or_create if "swap" in request.form else services.create_comparison
        kept = make(desk(), writer(), draft, asker())
    except services.RefusalError as refusal:
        return start.form_page(draft, refusal)
    response = htmx.see_other(url_for("comparisons.show", comparison_id=kept.id))
    security.set_hints(response, HINTS_SEEN if security.read_hints() else kept.pair_id)
    return response


@blueprint.post("/comparisons/<comparison_id>/hints")
def put_hints_away(comparison_id: str) -> Response:
    """Shows the hints for a first comparison no more in this browser."""
    services.get_comparison(desk(), reader(), comparison_id)  # whose it is not learns nothing
    address = url_for("comparisons.show", comparison_id=comparison_id)
    response = Response() if htmx.wants_fragment() else htmx.see_other(address)
    security.set_hints(response, HINTS_SEEN)
    return response


@blueprint.get("/comparisons/<comparison_id>")
def show(comparison_id: str) -> Response:
    """The whole page; for htmx the card of the chosen sentence."""
    kept = services.get_comparison(desk(), reader(), comparison_id)
    state = PageState.from_arguments(request.args)
    if htmx.wants_fragment():
        view: object = card_view(kept.comparison, state, kept.id, owner_of(kept, state.redo))
    else:
        page = comparison_page(kept.id, kept.created_at, kept.comparison, state, owner_of(kept, state.redo))
        view = with_origins(page.named(kept.title), kept.left_from, kept.right_from)
    sets = () if htmx.wants_fragment() else services.memberships(desk(), reader(), kept.id)
    return rendered(view, hints=security.read_hints() == kept.pair_id, sets=sets)


def rendered(view: object, *, hints: bool = False, sets: Sequence[services.Membership] = ()) -> FlaskResponse:
    """The page of a comparison, with hints for a first one and the sets that its pair belongs to. For htmx
    the card of the chosen sentence, or only its form for a comment or for a reply to one, which a card comes
    without."""
    reply_to = request.args.get("writing")
    part = "comparisons/_choice.html" if reply_to is None else "comments/_writing.html"
    return htmx.render("comparisons/page.html", part, view=view, reply_to=reply_to, hints=hints, sets=sets)


def owner_of(kept: services.Kept, redo: int = 0) -> Reader:
    """The owner of a comparison, as the reader of its page; ``redo`` as in the page's state."""
    return owner(kept.id, kept.revisions, standing(kept.comparison, kept.review), redo)


def owner(comparison_id: str, revisions: Sequence[services.Revision], now: Standing, redo: int = 0) -> Reader:
    """The owner of a comparison with the history of its pair and the review, as the reader of its page."""
    ids = [revision.id for revision in revisions]
    at = ids.index(comparison_id)
    number, newest = revisions[at].number, at + 1 == len(ids)
    steps = services.steps_from(desk(), number, revisions, redo)
    history = History(
        number=number,
        total=len(ids),
        previous=steps.back.id if steps.back else "",
        previous_number=steps.back.number if steps.back else 0,
        next=steps.on.id if steps.on else "",
        next_number=steps.on.number if steps.on else 0,
        tip=steps.tip or number,
        newest=newest,
        outdated=revisions[at].outdated,
        meanwhile=_meanwhile(revisions) if newest else None,
    )
    since = services.since_review(desk(), reader(), number, revisions, now)
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
        return services.swapped_draft(desk(), reader(), swapped), None
    if sample := form.get("sample"):
        return services.sample_draft(desk(), sample), None
    draft, refusal = form_draft(services.Draft("", ""))
    if archived := form.get("archived"):  # the source is kept here, and only the other text was sent
        return services.sources.draft_against(desk(), reader(), archived, draft), refusal
    return draft, refusal
