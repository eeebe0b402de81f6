"""How often one address may write, and how often it may show a secret that opens nothing.

At most so many in any minute, as the library limits counts them: in the memory of this process, or in a Redis
server for all processes together. While that server does not answer each process counts for itself.
"""

from __future__ import annotations

import logging
import math
import time
from collections.abc import Callable
from ipaddress import IPv6Address, ip_address
from typing import TypeVar

from flask import Flask, Response, request
from limits import RateLimitItemPerMinute
from limits.errors import ConfigurationError, StorageError
from limits.storage import MemoryStorage, storage_from_string
from limits.strategies import MovingWindowRateLimiter
from werkzeug.exceptions import TooManyRequests

from webapp.config import Config, ConfigError
from webapp.methods import SAFE_METHODS, is_at, sent_from_elsewhere
from webapp.words import say

T = TypeVar("T")

RETRY_S = 10.0
"""After Redis did not answer it is asked again so much later: not every request has to wait for it."""

PATIENCE_S = 0.5
"""How long a request waits for Redis, which answers within a millisecond or is away."""

FAILED = frozenset({401, 403, 404})
"""Answers to a wrong secret, whatever it opens."""

LIGHT = frozenset({"review.decide", "api.review.decide"})
"""Writes that are made one after another, by everybody of a newsroom behind one address: a decision takes a
few milliseconds where a comparison takes a second."""

LIGHT_FACTOR = 10
"""How many times as often as other writes these may be made."""

SECRETS = frozenset({"article_id", "comparison_id", "job_id", "set_id", "token", "secret"})
"""Parts of an address that nobody can know unless he was told: whoever asks for one that is not there may
have guessed it."""

log = logging.getLogger(__name__)


class Quota:
    """Allowances a minute, each for a purpose and a key. Safe to share between threads.

    Args:
        most: times a minute.
        redis_url: where processes count together; empty for this one alone.

    Raises:
        ConfigError: the URL cannot be used.
    """

    def __init__(self, most: int, redis_url: str = "") -> None:
        self._most = RateLimitItemPerMinute(most)
        self._own = MovingWindowRateLimiter(MemoryStorage())
        self._shared = _shared(redis_url) if redis_url else None
        self._away_until = 0.0

    def take(self, purpose: str, key: str) -> float:
        """Takes one; 0 when there was one left, else the seconds until there is."""
        if self._ask(lambda counts: counts.hit(self._most, purpose, key)):
            return 0.0
        return max(self.wait(purpose, key), 1.0)

    def wait(self, purpose: str, key: str) -> float:
        """Seconds until there is one left; takes none."""
        window = self._ask(lambda counts: counts.get_window_stats(self._most, purpose, key))
        return 0.0 if window.remaining > 0 else max(window.reset_time - time.time(), 0.0)

    def _ask(self, question: Callable[[MovingWindowRateLimiter], T]) -> T:
        if self._shared and time.monotonic() >= self._away_until:
            try:
                return question(self._shared)
            except StorageError as error:
                log.warning("Redis does not answer, each process counts for itself: %s", error.storage_error)
                self._away_until = time.monotonic() + RETRY_S
        return question(self._own)


def _shared(url: str) -> MovingWindowRateLimiter:
    waits = {"socket_connect_timeout": PATIENCE_S, "socket_timeout": PATIENCE_S}
    try:
        return MovingWindowRateLimiter(storage_from_string(url, wrap_exceptions=True, **waits))
    except ConfigurationError as error:
        raise ConfigError(say("config.no_redis")) from error
    except ValueError as error:
        raise ConfigError(say("config.bad_redis_url", problem=error)) from error


def init_app(app: Flask, config: Config) -> None:
    """Refuses writes past the allowance, and secrets of whoever guessed too often.

    Raises:
        ConfigError: the URL of Redis cannot be used.
    """
    if not config.rate_limit:
        return
    quota = Quota(config.rate_limit, config.redis_url)
    light = Quota(config.rate_limit * LIGHT_FACTOR, config.redis_url)

    @app.before_request
    def check() -> None:
        who = address(request.remote_addr)
        wait = quota.wait("guess", who) if brings_secret() else 0.0
        if not wait and _writes():
            wait = light.take("light", who) if request.endpoint in LIGHT else quota.take("write", who)
        if wait:
            raise TooManyRequests(
                say("errors.server.too_many_requests", n=math.ceil(wait)), retry_after=math.ceil(wait)
            )

    @app.after_request
    def count(response: Response) -> Response:
        if response.status_code in FAILED and brings_secret() and not _sent_by_a_page_elsewhere():
            quota.take("guess", address(request.remote_addr))
        return response


def brings_secret() -> bool:
    """Whether this request shows a secret: in its address, or an access token. Only such requests are guesses
    when they fail, and only such are refused after too many: an address that does not exist holds no secret,
    and the other pages stay open whoever guesses from behind the same address."""
    rule = request.url_rule
    return (rule is not None and not SECRETS.isdisjoint(rule.arguments)) or _shows_token()


def _shows_token() -> bool:
    """Only the API reads one; elsewhere a proxy in front may have put in its own."""
    header = request.headers.get("Authorization", "")
    return "api" in request.blueprints and header[:7].lower() == "bearer "


def _writes() -> bool:
    """Whether this request may change something. What another site's page sends is refused before it does."""
    return (
        request.method not in SAFE_METHODS
        and request.url_rule is not None
        and not sent_from_elsewhere(request.headers, request.host)
    )


def _sent_by_a_page_elsewhere() -> bool:
    """Whether the reader who fails did not ask himself: a page of another site made his browser ask, with
    images that point here, say. It would lock him out, and everybody behind his address.

    A program that guesses can claim the same and then is not counted. That opens nothing: ids and secrets
    have 128 bits and more, so counting spares us work and is not what keeps them. Passwords are fewer; they
    come by POST, which is refused from elsewhere before the password is looked at, and each link closes for
    a while after a few wrong ones. No page elsewhere can send an access token, so one that fails counts
    always.
    """
    if _shows_token():
        return False
    headers = request.headers
    if sent_from_elsewhere(headers, request.host):
        return True
    # On plain HTTP an image comes with neither of the headers that browsers use for the purpose.
    image = request.method in SAFE_METHODS and "Sec-Fetch-Site" not in headers
    referer = headers.get("Referer")
    return image and referer is not None and not is_at(referer, request.host)


def address(text: str | None) -> str:
    """What stands for a client: its address, in IPv6 the network of 64 bits that one household has."""
    try:
        found = ip_address(text or "")
    except ValueError:
        return text or ""
    if isinstance(found, IPv6Address):
        return str(found.ipv4_mapped or IPv6Address(int(found) >> 64 << 64))
    return str(found)
