"""How often one address may write, and how often it may ask for what is not there.

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
from webapp.methods import SAFE_METHODS
from webapp.present.wording import counted

T = TypeVar("T")

RETRY_S = 10.0
"""After Redis did not answer it is asked again so much later: not every request has to wait for it."""

PATIENCE_S = 0.5
"""How long a request waits for Redis, which answers within a millisecond or is away."""

FAILED = frozenset({401, 403, 404})
"""Answers to a wrong secret, whatever it opens."""

UNLIMITED = frozenset({"health.alive", "health.ready", "health.metrics", "static"})
"""Endpoints that nobody can guess at."""

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
        raise ConfigError("DIPTYCH_REDIS_URL needs the extra: pip install 'diptych[redis]'") from error
    except ValueError as error:
        raise ConfigError(f"DIPTYCH_REDIS_URL cannot be used: {error}") from error


def init_app(app: Flask, config: Config) -> None:
    """Refuses writes past the allowance, and anything to an address that guessed too often.

    Raises:
        ConfigError: the URL of Redis cannot be used.
    """
    if not config.rate_limit:
        return
    quota = Quota(config.rate_limit, config.redis_url)

    @app.before_request
    def check() -> None:
        if request.endpoint in UNLIMITED:
            return
        who = address(request.remote_addr)
        wait = quota.wait("guess", who)
        if not wait and request.method not in SAFE_METHODS:
            wait = quota.take("write", who)
        if wait:
            raise TooManyRequests(
                f"That was too often from your address. Try again in {counted(math.ceil(wait), 'second')}; "
                "what you typed is still in the form.",
                retry_after=math.ceil(wait),
            )

    @app.after_request
    def count(response: Response) -> Response:
        if response.status_code in FAILED and request.endpoint not in UNLIMITED:
            quota.take("guess", address(request.remote_addr))
        return response


def address(text: str | None) -> str:
    """What stands for a client: its address, in IPv6 the network of 64 bits that one household has."""
    try:
        found = ip_address(text or "")
    except ValueError:
        return text or ""
    if isinstance(found, IPv6Address):
        return str(found.ipv4_mapped or IPv6Address(int(found) >> 64 << 64))
    return str(found)
