"""All components on one page, for whoever works on the look: ``/patterns``, in debug mode only."""

from __future__ import annotations

import json
from datetime import UTC, datetime

from flask import Blueprint, abort, current_app, render_template

from webapp.engine import Article
from webapp.engine.serialise import from_json
from webapp.jobs import Question
from webapp.present.comparison import comparison_page
from webapp.present.state import PageState
from webapp.views.desk import desk
from webapp.views.names import asker

LEFT = (
    "Bridge opens in the end\n\n"
    "The bridge opened on Monday. It cost 148 million pounds. Nobody was hurt when the old one closed.\n\n"
    "Dana Okell, who runs the harbour, said the work was late. Ferries stop in March.\n\nShare."
)
RIGHT = (
    "The new bridge opens\n\n"
    "The bridge opened on Monday. It cost 184 million pounds.\n\nFerries will stop running in March. "
    "The work was late, said Dana Okell, head of the harbour. A choir sang for two hours."
)

blueprint = Blueprint("patterns", __name__)


@blueprint.get("/patterns")
def show() -> str:
    """Every component with real content; not found outside debug mode."""
    if not current_app.debug:
        abort(404)
    compared = desk().comparing(Question(Article.from_text(LEFT), Article.from_text(RIGHT)), asker().address)
    comparison = from_json(json.loads(compared.result), LEFT, RIGHT)
    state = PageState(view="rows", sentence="L2")
    return render_template(
        "patterns/page.html", view=comparison_page("", datetime.now(UTC), comparison, state)
    )
