"""The formats a comparison can be taken away in."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from webapp.engine import Comparison
from webapp.engine.serialise import dumps, to_json
from webapp.review import Standing, as_json
from webapp.words import say


class Writer(Protocol):
    """Writes a comparison as a whole file."""

    def __call__(self, comparison: Comparison, title: str = "", now: Standing | None = None) -> bytes:
        """The same bytes for the same comparison, title and review.

        Args:
            comparison: what the engine said.
            title: that the pair is kept by; empty for one made of the articles' titles.
            now: the review as it stands in this comparison; None where there is none to tell.
        """


@dataclass(frozen=True, slots=True)
class Format:
    """One format."""

    name: str
    """Names it on the command line and in addresses."""
    mimetype: str
    """Media type; texts are in UTF-8."""
    write: Writer
    """Makes the file."""
    binary: bool = False
    """No terminal can show it."""
    policy: Callable[[], str] | None = None
    """The Content-Security-Policy of a page that a browser shows at once; None for a file to save."""
    ending: str = ""
    """The ending of its files; empty where that is the name."""
    dated: Callable[[Comparison, str, Standing | None, datetime], bytes] | None = None
    """Makes the file where it says when the comparison was made; None for one that does not."""

    @property
    def label(self) -> str:
        """What a menu calls it."""
        return say(f"export.format.{self.name}")

    def content(self, comparison: Comparison, title: str, now: Standing | None, made: datetime) -> bytes:
        """The file of a comparison that is kept, with the time at which it was made where it says that."""
        write = self.dated
        return write(comparison, title, now, made) if write else self.write(comparison, title, now)


def json_text(comparison: Comparison, now: Standing | None = None) -> str:
    """The engine's JSON form with a line end, and beside it the review where there is one: ASCII, so lone
    surrogates survive as escapes."""
    if now is None:
        return dumps(comparison) + "\n"
    return json.dumps({**to_json(comparison), "review": as_json(now)}, separators=(",", ":")) + "\n"


def html_page(comparison: Comparison, title: str = "", now: Standing | None = None) -> str:
    """One self-contained page that needs no network."""
    # Jinja is loaded only by those who ask for a page.
    from webapp.export.page import html_page as page

    return page(comparison, title, now)


def _html(comparison: Comparison, title: str = "", now: Standing | None = None) -> bytes:
    return html_page(comparison, title, now).encode()


def _json(comparison: Comparison, title: str = "", now: Standing | None = None) -> bytes:
    return json_text(comparison, now).encode()


def _markdown(comparison: Comparison, title: str = "", now: Standing | None = None) -> bytes:
    from webapp.export.markdown import markdown

    return markdown(comparison, title, now).encode()


def _csv(comparison: Comparison, title: str = "", now: Standing | None = None) -> bytes:
    from webapp.export.findings import findings_csv

    return findings_csv(comparison, now).encode()


def _docx(comparison: Comparison, title: str = "", now: Standing | None = None) -> bytes:
    from webapp.export.docx import docx
    from webapp.export.told import notes

    return docx(comparison, notes(now) if now else (), now)


def _report(comparison: Comparison, title: str = "", now: Standing | None = None) -> bytes:
    from webapp.export.report import report_html

    return report_html(comparison, title, now).encode()


def _dated_report(comparison: Comparison, title: str, now: Standing | None, made: datetime) -> bytes:
    from webapp.export.report import report_html

    return report_html(comparison, title, now, made).encode()


def _report_policy() -> str:
    from webapp.export.report import policy

    return policy()


WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"

FORMATS = {
    form.name: form
    for form in (
        Format("html", "text/html", _html),
        Format(
            name="report",
            mimetype="text/html",
            write=_report,
            policy=_report_policy,
            ending="html",
            dated=_dated_report,
        ),
        Format("docx", WORD, _docx, binary=True),
        Format("md", "text/markdown", _markdown),
        Format("csv", "text/csv", _csv),
        Format("json", "application/json", _json),
    )
}
"""By name, in the order of a menu."""
