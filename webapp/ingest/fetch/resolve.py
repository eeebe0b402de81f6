"""From a name to the addresses that are connected to, looked up once and checked."""

from __future__ import annotations

import queue
import socket
import threading
from ipaddress import ip_address

from webapp.ingest.fetch.errors import FetchError, not_public
from webapp.ingest.fetch.hosts import literal_address
from webapp.ingest.fetch.limits import Deadline
from webapp.ingest.fetch.networks import is_public
from webapp.words import say


def resolve(host: str, deadline: Deadline) -> tuple[str, ...]:
    """The IP addresses of a host, in the order in which they should be tried. All of them are public.

    Args:
        host: as ``clean_host`` gives it, and checked by the policy.

    Raises:
        FetchError: it is not found, or one of its addresses is not public. A name with both kinds would
            reach either, whichever answers.
    """
    if literal_address(host) is not None:
        return (host,)
    places = _look_up(host, deadline)
    if not all(is_public(ip_address(place)) for place in places):
        raise not_public(host)
    return places


def _look_up(host: str, deadline: Deadline) -> tuple[str, ...]:
    """What the system's resolver says; at least one address. It cannot be interrupted, so that it runs
    beside and may be left behind: it gives up by itself."""
    answers: queue.SimpleQueue[tuple[str, ...] | Exception] = queue.SimpleQueue()

    def ask() -> None:
        try:
            # With the dot the name is whole: no search list of the local network is tried behind it.
            found = socket.getaddrinfo(f"{host}.", None, type=socket.SOCK_STREAM)
            answers.put(tuple(dict.fromkeys(str(place[4][0]) for place in found)))
        except (OSError, UnicodeError) as error:
            answers.put(error)

    threading.Thread(target=ask, name="look-up", daemon=True).start()
    try:
        answer = answers.get(timeout=deadline.left())
    except (queue.Empty, TimeoutError):
        raise FetchError(say("fetch.lookup_slow", host=host)) from None
    if isinstance(answer, socket.gaierror) and answer.errno == socket.EAI_AGAIN:
        raise FetchError(say("fetch.lookup_failed", host=host))
    if isinstance(answer, Exception) or not answer:
        raise FetchError(say("fetch.unknown_site", host=host))
    return answer
