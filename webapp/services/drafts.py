"""A draft as the engine takes it, and as a job keeps it."""

from __future__ import annotations

import json

from webapp.engine import Article, Pins
from webapp.services.provenance import dumped, loaded
from webapp.services.values import Draft


def sides_of(draft: Draft) -> tuple[Article, Article]:
    """Both articles."""
    return (
        Article.from_text(draft.left, title=draft.left_title, kept=draft.left_kept),
        Article.from_text(draft.right, title=draft.right_title, kept=draft.right_kept),
    )


def written_draft(draft: Draft) -> str:
    """As a column of the database holds it; characters stand in it as themselves."""
    return json.dumps(
        {
            "left": draft.left,
            "right": draft.right,
            "left_title": draft.left_title,
            "right_title": draft.right_title,
            "left_kept": sorted(draft.left_kept),
            "right_kept": sorted(draft.right_kept),
            "kind": draft.kind,
            "linked": draft.pins.linked,
            "unlinked": draft.pins.unlinked,
            "left_from": dumped(draft.left_from),
            "right_from": dumped(draft.right_from),
        },
        ensure_ascii=False,
    )


def read_draft(column: str) -> Draft:
    """What such a column holds."""
    held = json.loads(column)
    return Draft(
        held["left"],
        held["right"],
        held["left_title"],
        held["right_title"],
        frozenset(held["left_kept"]),
        frozenset(held["right_kept"]),
        held["kind"],
        Pins(*(tuple((left, right) for left, right in held[name]) for name in ("linked", "unlinked"))),
        loaded(held["left_from"]),
        loaded(held["right_from"]),
    )
