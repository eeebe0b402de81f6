"""What can be wrong with a file or an address."""

from __future__ import annotations

TOO_SLOW = "Reading this file took too long and was stopped."
TOO_MUCH_MEMORY = "Reading this file needed too much memory and was stopped."
DAMAGED = "This file could not be read; it may be damaged."


class IngestError(ValueError):
    """It cannot be read; ``str(error)`` is one sentence for whoever gave it, without what stands in it."""


class MissingPartError(IngestError):
    """A library that reads this form is not installed."""

    def __init__(self, what: str) -> None:
        self.what = what
        super().__init__(
            f"Reading {what} needs the extra [documents], which is not installed: "
            "pip install 'diptych[documents]'"
        )
