"""Flask with two habits changed: what it believes of a proxy, and how it tells of a failure."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, MutableMapping
from ipaddress import IPv4Address, IPv6Address, ip_address
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


UNESCAPED = re.compile("[^!-~]")
"""What may stand in the query of an address as an escape only (RFC 3986)."""


class Application(Flask):
    """The WSGI application. Set ``trusted_proxies`` before the first request."""

    trusted_proxies: frozenset[str] = frozenset()
    """Addresses whose forwarded headers are believed."""

    _told_of_unreadable = False

    def wsgi_app(self, environ: Any, start_response: Any) -> Any:
        """Answers a request, as seen by whoever is in front of a trusted proxy."""
        # Werkzeug fails at what should have been escaped and is not UTF-8; as escapes it reads anything.
        environ["QUERY_STRING"] = UNESCAPED.sub(_escape, environ.get("QUERY_STRING", ""))
        if peer(environ) in self.trusted_proxies:
            self._read_forwarded(environ)
            return ProxyFix(super().wsgi_app, x_for=1, x_proto=1, x_host=1)(environ, start_response)
        for name in FORWARDED:
            environ.pop(name, None)
        return super().wsgi_app(environ, start_response)

    def _read_forwarded(self, environ: Environ) -> None:
        """Leaves of what a proxy says only what can be read; a request whose client it does not name counts
        as the proxy's own."""
        chain = environ.pop("HTTP_X_FORWARDED_FOR", None)
        if chain is not None:
            if client := client_address(chain):
                environ["HTTP_X_FORWARDED_FOR"] = client
            elif not self._told_of_unreadable:
                self._told_of_unreadable = True
                self.logger.warning(
                    "X-Forwarded-For of a trusted proxy ends with no address; such requests count as its own"
                )
        scheme = last_entry(environ.pop("HTTP_X_FORWARDED_PROTO", "")).lower()
        if scheme in {"http", "https"}:
            environ["HTTP_X_FORWARDED_PROTO"] = scheme

    def log_exception(self, exc_info: Any) -> None:
        """Says which rule failed and not which address: an address may hold the secret of a share."""
        rule = request.url_rule if has_request_context() else None
        where = f"{request.method} {rule.rule}" if rule else "a request"
        self.logger.error("%s failed", where, exc_info=exc_info)


def _escape(found: re.Match[str]) -> str:
    """A byte, handed over as a character, in the form that addresses carry."""
    return f"%{ord(found[0]):02X}"


def peer(environ: Environ) -> str:
    """The address of the machine at the other end of the connection, "" when there is none (a socket)."""
    text = str(environ.get("REMOTE_ADDR") or "")
    return _address(text) or text


def client_address(chain: str) -> str:
    """The address at the end of an ``X-Forwarded-For``, "" where none stands there.

    192.0.2.1, 203.0.113.9      203.0.113.9
    203.0.113.9:5678            203.0.113.9
    [2001:db8::9]:5678          2001:db8::9
    203.0.113.9, unknown
    """
    text = last_entry(chain)
    bracketed = re.fullmatch(r"\[([^\]]*)\](?::\d{1,5})?", text, re.ASCII)
    ported = re.fullmatch(r"([\d.]+):\d{1,5}", text, re.ASCII)
    found = bracketed or ported
    # Without its zone: the name of a network card of the machine that wrote it.
    return _address((found[1] if found else text).partition("%")[0])


def last_entry(header: str) -> str:
    """The last entry of a list in a header, without white space and quotation marks."""
    return header.rpartition(",")[2].strip(" \t").strip('"')


def _address(text: str) -> str:
    """An address as it is counted and compared; "" where the text is none."""
    try:
        found: IPv4Address | IPv6Address = ip_address(text)
    except ValueError:
        return ""
    if isinstance(found, IPv6Address):
        found = found.ipv4_mapped or found
    return str(found)
