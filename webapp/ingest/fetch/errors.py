"""What can go wrong with an address, said for whoever gave it."""

from __future__ import annotations

from webapp.ingest.errors import IngestError
from webapp.words import say


class FetchError(IngestError):
    """The page cannot be had; ``str(error)`` says why, for whoever gave the address."""


class BusyError(FetchError):
    """The site asks to come back later."""

    def __init__(self, sentence: str, host: str, seconds: float | None) -> None:
        super().__init__(sentence)
        self.host = host
        """Which site, as ``Address.host``."""
        self.seconds = seconds
        """After how long it wants to be asked again; None where it does not say."""


class PolicyError(ValueError):
    """What shall be fetched is not written as it can be read; ``str(error)`` says what is wrong."""


def not_public(host: str) -> FetchError:
    """The refusal of a host that is not on the public internet. It does not say what its name leads to."""
    return FetchError(say("fetch.not_public", host=host))
