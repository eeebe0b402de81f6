"""What can go wrong with an address, one sentence each for whoever gave it."""

from __future__ import annotations

from webapp.ingest.errors import IngestError


class FetchError(IngestError):
    """The page cannot be had; ``str(error)`` is one sentence for whoever gave the address."""


class BusyError(FetchError):
    """The site asks to come back later."""

    def __init__(self, sentence: str, host: str, seconds: float | None) -> None:
        super().__init__(sentence)
        self.host = host
        """Which site, as ``Address.host``."""
        self.seconds = seconds
        """After how long it wants to be asked again; None where it does not say."""


def not_public(what: str) -> FetchError:
    """The refusal of a host that is not on the public internet. It does not say what its name leads to."""
    return FetchError(f"{what} is not a public address, and only public ones are fetched.")
