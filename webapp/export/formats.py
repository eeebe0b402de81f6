"""The formats a comparison can be taken away in."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from webapp.engine import Comparison
from webapp.engine.serialise import dumps


@dataclass(frozen=True, slots=True)
class Format:
    """One format."""

    name: str
    """Names it on the command line and in addresses; the ending of its files."""
    label: str
    """In words."""
    mimetype: str
    """Media type; texts are in UTF-8."""
    write: Callable[[Comparison], bytes]
    """The whole file; the same bytes for the same comparison."""
    binary: bool = False
    """No terminal can show it."""


def json_text(comparison: Comparison) -> str:
    """The engine's JSON form with a line end: ASCII, so lone surrogates survive as escapes."""
    return dumps(comparison) + "\n"


def html_page(comparison: Comparison) -> str:
    """One self-contained page that needs no network."""
    # Jinja is loaded only by those who ask for a page.
    from webapp.export.page import html_page as page

    return page(comparison)


def _html(comparison: Comparison) -> bytes:
    return html_page(comparison).encode()


def _json(comparison: Comparison) -> bytes:
    return json_text(comparison).encode()


def _markdown(comparison: Comparison) -> bytes:
    from webapp.export.markdown import markdown

    return markdown(comparison).encode()


def _csv(comparison: Comparison) -> bytes:
    from webapp.export.findings import findings_csv

    return findings_csv(comparison).encode()


def _docx(comparison: Comparison) -> bytes:
    from webapp.export.docx import docx

    return docx(comparison)


WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"

FORMATS = {
    form.name: form
    for form in (
        Format("html", "Web page, works offline", "text/html", _html),
        Format("docx", "Word, changes tracked", WORD, _docx, binary=True),
        Format("md", "Markdown", "text/markdown", _markdown),
        Format("csv", "Facts as CSV", "text/csv", _csv),
        Format("json", "JSON", "application/json", _json),
    )
}
"""By name, in the order of a menu."""
