"""A comparison as one HTML file: the page itself, with its style sheets and scripts inside.

It opens from a folder or an attachment, needs no network and asks for none: its own Content-Security-Policy
names the hashes of its one style sheet and two scripts and allows nothing else. Without scripts it reads as
rows.
"""

from __future__ import annotations

import base64
import hashlib
from dataclasses import replace
from datetime import UTC, datetime
from functools import lru_cache
from pathlib import Path

from jinja2 import ChoiceLoader, Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from webapp.config import assets_folder
from webapp.engine.model import Comparison
from webapp.export.bundle import bundle
from webapp.export.characters import legal
from webapp.present import times
from webapp.present.card import Card, card
from webapp.present.comparison import comparison_page
from webapp.present.pair import Pair
from webapp.present.reader import Reader
from webapp.present.state import PageState
from webapp.review import Standing
from webapp.words import markup

FOLDER = Path(__file__).parent

SHEETS = ("diptych",)
"""All but the faces: 140 KB of them would be most of the file, and every system has a serif."""

FACES = """
:root {
  --serif: "Source Serif 4", "Source Serif Pro", Charter, Georgia, serif;
  --sans: Inter, system-ui, sans-serif;
}
"""

SCRIPTS = (
    "layout",
    "reader",
    "offline",
)
"""Run in this order; what they import comes before."""

MOST_CARDS = 2_000
"""Sentences with a card of their own. Range 0 to 100,000; at one or two KB each a longer pair would make a
file that no mail takes. Choosing a sentence past it still lights its counterparts, and says so."""

UNDATED = datetime(1, 1, 1, tzinfo=UTC)
"""The file does not say when it was made: the same comparison gives the same bytes."""


def html_page(comparison: Comparison, title: str = "", now: Standing | None = None) -> str:
    """The whole file, under the title that the pair is kept by, if any; with what was said of it, to read."""
    reader = Reader(standing=now)
    styles, theme, script = _assets()
    page = templates().get_template("comparisons/page.html")
    html = page.render(
        view=comparison_page("", UNDATED, comparison, PageState(), reader, whole=True).named(title),
        cards=_cards(Pair.of(comparison, reader)),
        engine=comparison.engine,
        policy=_policy(styles, theme, script),
        styles=Markup(styles),
        theme=Markup(theme),
        script=Markup(script),
    )
    return legal(html)


def _cards(pair: Pair) -> list[Card]:
    """The cards, each as it reads best: nobody is there to make another form of it."""
    cards = (card(pair, PageState(sentence=sentence)) for sentence in list(pair.sentences)[:MOST_CARDS])
    return [
        replace(made, links=tuple(replace(link, details=()) for link in made.links)) for made in cards if made
    ]


def _policy(style: str, *scripts: str) -> str:
    allowed = " ".join(source_hash(script) for script in scripts)
    return (
        f"default-src 'none'; style-src {source_hash(style)}; script-src {allowed}; "
        "base-uri 'none'; form-action 'none'"
    )


def source_hash(text: str) -> str:
    """How a Content-Security-Policy names a style sheet or script that stands in the page."""
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


@lru_cache(maxsize=1)
def templates() -> Environment:
    """The application's templates, with a base of our own in the place of theirs."""
    folders = (FOLDER / "templates", assets_folder() / "templates")
    made = Environment(
        loader=ChoiceLoader([FileSystemLoader(folder) for folder in folders]),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.filters.update(times.FILTERS)
    made.globals.update(markup.GLOBALS)
    return made


@lru_cache(maxsize=1)
def _assets() -> tuple[str, str, str]:
    """One style sheet, the script that runs before the first paint, and the one with everything else."""
    static = assets_folder() / "static"
    styles = "\n".join((static / "css" / f"{sheet}.css").read_text("utf-8") for sheet in SHEETS) + FACES
    sources = {path.stem: path.read_text("utf-8") for path in (static / "js").glob("*.js")}
    sources["offline"] = (FOLDER / "offline.js").read_text("utf-8")
    parts = styles, sources["theme"], bundle(SCRIPTS, sources)
    if any("</s" in part.lower() for part in parts):
        raise ValueError("a style sheet or script would end its own element")
    return parts
