"""Writers: a comparison in other forms. Each is a function from the value to one string or to bytes."""

from __future__ import annotations

from webapp.export.formats import FORMATS, Format, html_page, json_text
from webapp.export.markdown import markdown
from webapp.export.terminal import plain_text

__all__ = ["FORMATS", "Format", "html_page", "json_text", "markdown", "plain_text"]
