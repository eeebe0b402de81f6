"""Flask with two habits changed: what it believes of a proxy, and how it tells of a failure."""

from __future__ import annotations

from collections.abc import Callable, Iterable, MutableMapping
from ipaddress import IPv6Address, ip_address
from typing import Any

from flask import Flask, has_request_context, request
from werkzeug.middleware.proxy_fix import ProxyFix

Environ = MutableMapping[str, Any]
Wsgi = Callable[[Environ, Any], Iterable[bytes]]

FORWARDED = (
    "HTTP_X_FORWARDED_FOR",
    "HTTP_X_FORWARDED_PROTO",
    "HTTP_X_FORWARDED_HOST",
    "HTTP_X_FORWARDED_USER",
    "HTTP_FORWARDED",
)
"""Headers by which a proxy says who asked; anybody can send them."""


class Application(Flask):
    """The WSGI application. Set ``trusted_proxies`` before the first request."""

    trusted_proxies: frozenset[str] = frozenset()
    """Addresses whose forwarded headers are believed."""

    def wsgi_app(self, environ: Any, start_response: Any) -> Any:
        """Answers a request, as seen by whoever is in front of a trusted proxy."""
        if peer(environ) in self.trusted_proxies:
            return ProxyFix(super().wsgi_app, x_for=1, x_proto=1, x_host=1)(environ, start_response)
        for name in FORWARDED:
            environ.pop(name, None)
        return super().wsgi_app(environ, start_response)

    def log_exception(self, exc_info: Any) -> None:
        """Says which rule failed and not which address: an address may hold the secret of a share."""
        rule = request.url_rule if has_request_context() else None
        where = f"{request.method} {rule.rule}" if rule else "a request"
        self.logger.error("%s failed", where, exc_info=exc_info)


def peer(environ: Environ) -> str:
    """The address of the machine at the other end of the connection, "" when there is none (a socket)."""
    text = str(environ.get("REMOTE_ADDR") or "")
    try:
        address = ip_address(text)
    except ValueError:
        return text
    if isinstance(address, IPv6Address) and address.ipv4_mapped:
        return str(address.ipv4_mapped)
    return str(address)
