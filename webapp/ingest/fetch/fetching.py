"""From an address to the bytes of its page."""

from __future__ import annotations

from dataclasses import dataclass

from webapp.ingest.fetch.addresses import Address, follow, parse
from webapp.ingest.fetch.answers import REDIRECTS, check_status, content_type, file_name, location
from webapp.ingest.fetch.errors import BusyError, FetchError
from webapp.ingest.fetch.exchange import asked
from webapp.ingest.fetch.limits import DEFAULT, Deadline, FetchLimits
from webapp.ingest.fetch.policy import Policy
from webapp.ingest.fetch.politeness import LONGEST_WAIT_S, Politeness
from webapp.ingest.fetch.resolve import resolve
from webapp.words import say


@dataclass(frozen=True, slots=True)
class Fetched:
    """A page as it came."""

    content: bytes
    """All of it, unpacked; never empty."""
    content_type: str
    """As the site states it, in lower case, without parameters: ``text/html``; empty if not."""
    charset: str
    """As the site states it, in lower case: ``utf-8``; empty if not."""
    address: str
    """Where it was found, after redirects; without a fragment."""
    asked: str
    """The address that was given, in its one spelling."""
    name: str
    """Of the file, as the site states it or as the address ends; a hint, and may be empty."""


def fetch(
    address: str, policy: Policy, limits: FetchLimits = DEFAULT, *, politeness: Politeness | None = None
) -> Fetched:
    """Fetches one page, from public addresses alone.

    Args:
        address: http or https, as somebody typed it.
        policy: what may be fetched here.
        limits: how long and how much it may take, waiting for one's turn aside.
        politeness: shared by whoever fetches many pages. With it, a site that asks to come back within a
            minute is asked once more.

    Raises:
        FetchError: it cannot be had, or may not; in one sentence.
    """
    first = parse(address)
    try:
        return _fetch(first, policy, limits, politeness)
    except BusyError as busy:
        if politeness is None or busy.seconds is None:
            raise
        politeness.hold(busy.host, busy.seconds)
        if busy.seconds > LONGEST_WAIT_S:
            raise
    return _fetch(first, policy, limits, politeness)


def _fetch(first: Address, policy: Policy, limits: FetchLimits, politeness: Politeness | None) -> Fetched:
    deadline = Deadline(limits.seconds)
    address = first
    places = _places(address, policy, deadline)
    for _ in range(limits.redirects + 1):
        if politeness is not None:
            deadline.postpone(politeness.wait(address.host))
        with asked(address, places, limits, deadline) as answer:
            if answer.status not in REDIRECTS:
                check_status(answer.status, answer.headers, address)
                kind, charset = content_type(answer.headers)
                name = file_name(answer.headers, address)
                return Fetched(answer.read(), kind, charset, str(address), str(first), name)
            target = location(answer.headers)
        try:
            address = follow(address, target)
            places = _places(address, policy, deadline)
        except FetchError as error:
            raise FetchError(say("fetch.redirected", problem=error)) from error
    raise FetchError(say("fetch.redirected_often", most=limits.redirects))


def _places(address: Address, policy: Policy, deadline: Deadline) -> tuple[str, ...]:
    """Where an address is, by one look-up; raises FetchError if it may not be asked."""
    policy.check(address)
    return resolve(address.host, deadline)
