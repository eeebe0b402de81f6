"""Where an article came from: what a comparison keeps beside its text."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Provenance:
    """Where an article came from, and what it was read as."""

    name: str
    """Of the file, without its folder; of an address what the server calls it. May be empty."""
    address: str
    """Where it was fetched, after redirects; empty of a file."""
    read_at: datetime
    """When it was fetched or read, in UTC."""
    read_as: str
    """In words: *article of 812 words, 3 headings; left out: 2 captions*."""
    text_hash: str
    """Of the text as it was read: another text was edited since."""
    author: str = ""
    """As the file or page states it."""
    published: str = ""
    """The day, or the moment in ISO 8601, as the file or page states it."""
    site: str = ""
    """Name of the site or paper, as the page states it."""
    language: str = ""
    """As the file or page states it."""
