"""An id as a table tells it."""

from __future__ import annotations

from webapp.cli.answers import Json, dumped
from webapp.export.findings import harmless

__all__ = ["harmless", "shown"]


def shown(name: Json) -> str:
    """A text as it is, anything else as JSON; so is a text that UTF-8 cannot carry."""
    if isinstance(name, str):
        try:
            name.encode()
        except UnicodeEncodeError:
            return dumped(name)
        return name
    return dumped(name)
