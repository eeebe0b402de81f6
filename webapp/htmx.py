"""The only reader and writer of htmx's headers (htmx 4).

htmx sends ``HX-Request-Type: partial`` when it will swap the answer into one element and ``full`` when it
takes the whole document; restoring history it sends ``HX-History-Restore-Request`` and wants the whole
page, which is morphed like any other instead of replacing the one before. With each request comes the address
of the page it was sent from.
"""

from __future__ import annotations

import re
from typing import Any
from urllib.parse import parse_qsl, urlsplit

from flask import Response, make_response, redirect, render_template, request
from werkzeug.datastructures import MultiDict
from werkzeug.wrappers import Response as BaseResponse

INDENT = re.compile(r">\s*\n\s*<")
"""White space between elements: a fifth of a card, and nothing to the reader of a fragment."""

VARY = ("HX-Request-Type", "HX-History-Restore-Request")


def wants_fragment() -> bool:
    """Whether the answer to this request goes into one element of a page that is open already."""
    headers = request.headers
    restores = headers.get("HX-History-Restore-Request") == "true"
    return headers.get("HX-Request-Type") == "partial" and not restores


def is_htmx() -> bool:
    """Whether htmx asks, be it for a fragment or a page."""
    return request.headers.get("HX-Request") == "true"


def page_arguments() -> MultiDict[str, str]:
    """The query of the page that a form was sent from. htmx tells the address as it is now; a plain form
    carries what it was when the page came."""
    if not is_htmx():
        return request.form
    try:
        return MultiDict(parse_qsl(urlsplit(request.headers.get("HX-Current-URL", "")).query))
    except ValueError:  # no address
        return MultiDict()


def reload() -> Response:
    """Has htmx load its page anew: what it asked about is not as the page has it."""
    return Response(headers={"HX-Refresh": "true"})


def render(page: str, fragment: str, status: int = 200, **context: Any) -> Response:
    """The fragment template for htmx, the page template for everybody else."""
    part = wants_fragment()
    text = render_template(fragment if part else page, part=part, **context)
    response = make_response(INDENT.sub(r">\n<", text) if part else text, status)
    response.vary.update(VARY)
    if request.headers.get("HX-History-Restore-Request") == "true":
        response.headers["HX-Reswap"] = "outerMorph show:none"
    return response


def leave(url: str) -> BaseResponse:
    """Sends the browser to another page, which is not the one that htmx asked from in another state."""
    return Response(headers={"HX-Redirect": url}) if is_htmx() else see_other(url)


def see_other(url: str) -> BaseResponse:
    """Sends the browser, or htmx, to another address after a write."""
    return redirect(url, code=303)
