"""What can be wrong with a file or an address."""

from __future__ import annotations

from webapp.words import say


class IngestError(ValueError):
    """It cannot be read; ``str(error)`` says why and what to do, for whoever gave it, without what stands in
    it."""


class MissingPartError(IngestError):
    """A library that reads this form is not installed."""

    def __init__(self, what: str) -> None:
        self.what = what
        super().__init__(say("files.no_library", what=what))
