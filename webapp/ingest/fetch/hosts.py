"""The host in an address: one spelling for each, and which names are never public."""

from __future__ import annotations

import re
from ipaddress import AddressValueError, IPv4Address, IPv6Address
from urllib.parse import unquote

from webapp.ingest.errors import MissingPartError
from webapp.ingest.fetch.errors import FetchError, not_public
from webapp.ingest.fetch.networks import is_public
from webapp.words import say

LONGEST_NAME = 253
"""Characters, dots included (RFC 1035)."""

LABEL = re.compile(r"(?!-)[a-z0-9_-]{1,63}(?<!-)")
"""Between two dots. Underscores are not allowed and in use."""

NUMBER = re.compile(r"[0-9]+|0x[0-9a-f]*")
"""A last label that makes browsers and resolvers take the whole for an IPv4 address."""

SPECIAL = frozenset(
    {
        "localhost",  # the machine itself (RFC 6761)
        "local",  # found by asking the local network (RFC 6762)
        "internal",  # for private use; Google's metadata
        "home.arpa",  # of a home (RFC 8375)
        "test",  # reserved (RFC 6761)
        "example",  # reserved (RFC 6761)
        "invalid",  # reserved (RFC 6761)
        "onion",  # reached through Tor alone (RFC 7686)
        "alt",  # outside the DNS (RFC 9476)
        "localdomain",  # in the hosts file of many systems
        "lan",  # of home routers
        "home",  # of home routers; never to be delegated
        "corp",  # of company networks; never to be delegated
        "mail",  # of company networks; never to be delegated
        "intranet",  # of company networks
        "private",  # of company networks
    }
)
"""Names that stand for something else than a public site, with all below them."""


def clean_host(text: str) -> str:
    """The one spelling of a host: a name in lower case and ASCII without a dot at its end, or an IP address
    without brackets.

    Args:
        text: as it stands in an address, percent-encoded or in any script.

    Raises:
        FetchError: it is no name and no usual spelling of an IP address.
    """
    if text.startswith("["):
        return _ipv6(text)
    name = _ascii(_decoded(text)).lower().removesuffix(".")
    labels = name.split(".")
    if NUMBER.fullmatch(labels[-1]):
        return _ipv4(name)
    if len(name) > LONGEST_NAME or not all(LABEL.fullmatch(label) for label in labels):
        raise FetchError(say("fetch.site_name"))
    return name


def check_host(host: str) -> None:
    """Refuses a host that is known not to be public without asking anybody.

    Args:
        host: as ``clean_host`` gives it.

    Raises:
        FetchError: it is an IP address that is not public, a reserved name, or one of a single word.
    """
    literal = literal_address(host)
    if literal is not None:
        if not is_public(literal):
            raise not_public(host)
        return
    labels = host.split(".")
    ends = {".".join(labels[start:]) for start in range(len(labels))}
    if len(labels) == 1 or not ends.isdisjoint(SPECIAL):
        raise not_public(host)


def literal_address(host: str) -> IPv4Address | IPv6Address | None:
    """The IP address that a clean host is; None for a name."""
    if ":" in host:
        return IPv6Address(host)
    return IPv4Address(host) if NUMBER.fullmatch(host.split(".")[-1]) else None


def _ipv6(text: str) -> str:
    if "%" in text:
        raise FetchError(say("fetch.zone"))
    try:
        return str(IPv6Address(text[1:].removesuffix("]")))
    except AddressValueError:
        raise FetchError(say("fetch.ipv6")) from None


def _ipv4(name: str) -> str:
    """Four plain numbers alone: shorter, octal and hexadecimal spellings hide what is meant."""
    try:
        return str(IPv4Address(name))
    except AddressValueError:
        raise FetchError(say("fetch.number")) from None


def _decoded(text: str) -> str:
    """Browsers decode a host before they look at it, so that ``%6c`` hides nothing."""
    try:
        return unquote(text, errors="strict")
    except UnicodeDecodeError:
        raise FetchError(say("fetch.site_name")) from None


def _ascii(name: str) -> str:
    """Names in other scripts as the DNS has them, mapped as browsers do it: full-width digits and dots
    become plain ones."""
    if name.isascii():
        return name
    try:
        import idna
    except ImportError:
        raise MissingPartError(say("fetch.other_letters")) from None
    if len(name) > LONGEST_NAME:
        raise FetchError(say("fetch.site_name_too_long"))
    try:
        return idna.encode(name, uts46=True, std3_rules=True).decode("ascii")
    except idna.IDNAError:
        raise FetchError(say("fetch.site_name")) from None
