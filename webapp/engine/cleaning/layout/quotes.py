"""Lines behind the sign with which mail and Markdown set off what they quote."""

from __future__ import annotations

import re

from webapp.engine.cleaning.layout.page import Found, Page
from webapp.engine.model import Block

_SIGNS = re.compile(r"(?:>\s?){1,20}(?=\S)")


def quotes(page: Page) -> dict[int, Found]:
    """Quoted lines. A single ``> 5`` compares."""
    found = {
        number: Found(Block.QUOTE, match.end())
        for number, line in page.free()
        if (match := _SIGNS.match(line))
    }
    if len(found) == 1:
        found = {
            number: one for number, one in found.items() if not page.lines[number][one.label].isdecimal()
        }
    return found
