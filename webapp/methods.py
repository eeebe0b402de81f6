"""Which requests change nothing, and which a page of another site made a browser send."""

from __future__ import annotations

from urllib.parse import urlsplit

from werkzeug.datastructures import Headers

SAFE_METHODS = frozenset({"GET", "HEAD", "OPTIONS"})
"""Those that change nothing (RFC 9110), and so need no allowance and may come from anywhere."""


def sent_from_elsewhere(headers: Headers, host: str) -> bool:
    """Whether a page of another site sent a request, as far as the request tells.

    Browsers say where a request comes from by ``Sec-Fetch-Site``; older ones, and all on plain HTTP, by
    ``Origin``. A client that sends neither is no browser, or sends what no other page can make it write.
    After Filippo Valsorda, "Cross-Site Request Forgery", 2025.

    Args:
        headers: of the request.
        host: the name and port under which the request reached us.
    """
    site = headers.get("Sec-Fetch-Site")
    if site is not None:
        return site not in {"same-origin", "none"}
    origin = headers.get("Origin")
    return origin is not None and not is_at(origin, host)


def is_at(address: str, host: str) -> bool:
    """Whether an absolute address is one at this host; what cannot be read is not."""
    try:
        return urlsplit(address).netloc == host
    except ValueError:
        return False
