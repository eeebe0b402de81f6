"""Puts figures into docs/deploy.md, between two marks that name what stands there."""

from __future__ import annotations

import re
from pathlib import Path

PAGE = Path(__file__).parents[2] / "docs" / "deploy.md"


def write(part: str, database: str, text: str) -> None:
    """Replaces the figures of one part on one database."""
    mark = f"{part} on {database}"
    before = PAGE.read_text("utf-8")
    place = re.compile(f"(<!-- {mark} -->\n).*?(<!-- end of {mark} -->)", re.S)
    after, count = place.subn(lambda found: f"{found[1]}{text}\n{found[2]}", before)
    if count != 1:
        raise ValueError(f"{PAGE.name} has no place for {mark}")
    PAGE.write_text(after, "utf-8")
