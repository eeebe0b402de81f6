"""What people are called: a name to be read, which proves nothing."""

from __future__ import annotations

from unicodedata import category

from webapp.services.titles import clean_title

MOST_NAME = 100
"""Characters of a name that are kept."""

JOINERS = "\u200c\u200d"
"""Invisible, and wanted: names in Persian and in scripts of India are spelled with them."""


def clean_name(text: str) -> str:
    """A name on one line, without invisible and turning characters; "" where nothing of it can be read."""
    plain = "".join(
        character
        for character in text[: 4 * MOST_NAME]
        if category(character) != "Cf" or character in JOINERS
    )
    name = clean_title(plain, MOST_NAME)
    return name if any(character.isalnum() for character in name) else ""
