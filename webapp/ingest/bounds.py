"""How much of a file is read, whatever it says about itself."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Bounds:
    """What reading one file may take. Past any of them it is refused, never cut silently."""

    file_bytes: int = 25_000_000
    """Of the file as it came."""
    unpacked_bytes: int = 100_000_000
    """Of all that is read out of an archive together."""
    members: int = 5_000
    """Files in an archive."""
    nesting: int = 200
    """Elements within elements, groups within groups."""
    pages: int = 500
    """Of a PDF."""
    characters: int = 5_000_000
    """Of the text that comes out."""
    seconds: float = 30.0
    """Of the clock, after which the process that reads is killed."""
    megabytes: int = 1_000
    """Of memory that it may hold."""


DEFAULT = Bounds()
