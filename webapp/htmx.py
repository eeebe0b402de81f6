"""The only reader and writer of htmx's headers (htmx 4).

htmx sends ``HX-Request-Type: partial`` when it will swap the answer into one element and ``full`` when it
takes the whole document; restoring history it sends ``HX-History-Restore-Request`` and wants the whole page.
"""

from __future__ import annotations

from typing import Any

from flask import Response, make_response, redirect, render_template, request
from werkzeug.wrappers import Response as BaseResponse

VARY = ("HX-Request-Type", "HX-History-Restore-Request")


def wants_fragment() -> bool:
    """Whether the answer to this request goes into one element of a page that is open already."""
    headers = request.headers
    restores = headers.get("HX-History-Restore-Request") == "true"
    return headers.get("HX-Request-Type") == "partial" and not restores


def is_htmx() -> bool:
    """Whether htmx asks, be it for a fragment or a page."""
    return request.headers.get("HX-Request") == "true"


def render(page: str, fragment: str, status: int = 200, **context: Any) -> Response:
    """The fragment template for htmx, the page template for everybody else."""
    template = fragment if wants_fragment() else page
    response = make_response(render_template(template, **context), status)
    response.vary.update(VARY)
    return response


def see_other(url: str) -> BaseResponse:
    """Sends the browser, or htmx, to another address after a write."""
    return redirect(url, code=303)
