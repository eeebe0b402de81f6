"""Bookmarks that bring the page a browser shows to one side of the form."""

from __future__ import annotations

import json
from dataclasses import dataclass

from webapp.engine.model import Side
from webapp.words import say


@dataclass(frozen=True, slots=True)
class Bookmark:
    """To be dragged to the bookmarks bar. It runs on other sites' pages; on our own the policy forbids it."""

    name: str
    """What the bookmark is called."""
    href: str
    """The script."""


def bookmarks(start: str) -> tuple[Bookmark, ...]:
    """One for each side; ``start`` is the address of the form."""
    names = {
        Side.LEFT: say("settings.bookmarks.source"),
        Side.RIGHT: say("settings.bookmarks.rewrite"),
    }
    return tuple(
        Bookmark(
            name,
            f"javascript:location.href={json.dumps(f'{start}?{side}=')}+encodeURIComponent(location.href)",
        )
        for side, name in names.items()
    )
