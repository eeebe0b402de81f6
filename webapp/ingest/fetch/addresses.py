"""An address of the web: told from other text, taken apart once, written in one way.

There is one parser, and what is connected to is what it says: no second library reads the text again.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from urllib.parse import quote, urljoin

from webapp.ingest.fetch.errors import FetchError
from webapp.ingest.fetch.hosts import clean_host
from webapp.words import say

LONGEST = 8_000
"""Characters of an address, as it is given and as it is sent."""

DEFAULT_PORTS = {"http": 80, "https": 443}

ONLY = re.compile(r"https?://[^\s/?#]\S*", re.IGNORECASE)
"""A text that is nothing but an address."""

SHAPE = re.compile(r"([a-z][a-z0-9+.-]*):(?://([^/?#]*)([^?#]*)(\?[^#]*)?)?", re.IGNORECASE)
"""Scheme, host with all that may stand around it, path, query. The fragment is not sent to a site."""

WHOLE = re.compile(r"[a-z][a-z0-9+.-]*://", re.IGNORECASE)
"""How an address begins that is relative to nothing."""

AUTHORITY = re.compile(r"(\[[^\[\]]*\]|[^:\[\]]+)(?::([0-9]{0,5}))?", re.ASCII)
"""Host and port."""

UNSAFE = re.compile(r"[\x00-\x1f\x7f-\x9f\ud800-\udfff]")
"""Control characters, which some libraries drop from the middle of an address, and halves of characters."""

KEPT = "%/:=&?~+!$,;'@()*[]|"
"""Characters of path and query that are sent as they are, beside letters, digits and ``_.-~``."""


@dataclass(frozen=True, slots=True)
class Address:
    """An address of a page, in its one spelling."""

    scheme: str
    """``http`` or ``https``."""
    host: str
    """As ``clean_host`` gives it."""
    port: int
    """From 1 to 65,535."""
    target: str
    """Path and query, as they are sent; begins with a slash."""

    @property
    def authority(self) -> str:
        """Host and, where it is not the usual one, port: what the header ``Host`` says."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return host if self.port == DEFAULT_PORTS[self.scheme] else f"{host}:{self.port}"

    def __str__(self) -> str:
        return f"{self.scheme}://{self.authority}{self.target}"


def is_address(text: str) -> bool:
    """Whether a text is one http or https address and nothing else, blanks around it aside.

    It need not be one that can be fetched: what is wrong with it ``clean_address`` says.
    """
    text = text.strip()
    return len(text) <= LONGEST and ONLY.fullmatch(text) is not None


def clean_address(text: str) -> str:
    """An address in its one spelling: scheme and host in lower case, the host in ASCII, no fragment.

    Raises:
        FetchError: it is not an address of the web, or one with a name or password in it.
    """
    return str(parse(text))


def parse(text: str) -> Address:
    """An address taken apart; raises FetchError like ``clean_address``."""
    text = text.strip()
    if len(text) > LONGEST:
        raise FetchError(say("fetch.too_long", most=LONGEST))
    shape = SHAPE.match(text)
    if UNSAFE.search(text) or shape is None:
        raise FetchError(say("fetch.not_full"))
    scheme, authority, path, query = shape.groups()
    scheme = scheme.lower()
    if scheme not in DEFAULT_PORTS:
        raise FetchError(say("fetch.scheme"))
    if not authority:
        raise FetchError(say("fetch.no_site"))
    if "@" in authority:
        raise FetchError(say("fetch.credentials"))
    parts = AUTHORITY.fullmatch(authority)
    if "\\" in authority or parts is None:
        raise FetchError(say("fetch.site_name"))
    port = int(parts[2] or DEFAULT_PORTS[scheme])
    if not 0 < port < 65_536:
        raise FetchError(say("fetch.port"))
    address = Address(scheme, clean_host(parts[1]), port, quote((path or "/") + (query or ""), safe=KEPT))
    if len(str(address)) > LONGEST:  # a letter beyond ASCII is sent as several
        raise FetchError(say("fetch.too_long", most=LONGEST))
    return address


def follow(address: Address, location: str) -> Address:
    """Where a redirect leads.

    Args:
        address: the page that redirects.
        location: what it says, whole or relative.

    Raises:
        FetchError: it leads to no address of the web.
    """
    location = location.strip()
    if WHOLE.match(location):
        return parse(location)
    try:
        joined = urljoin(str(address), location)
    except ValueError:
        raise FetchError(say("fetch.redirected_badly")) from None
    return parse(joined)
