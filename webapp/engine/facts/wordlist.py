"""Word lists as prose: ``listed("one two three")``."""

from __future__ import annotations


def listed(words: str) -> frozenset[str]:
    """The words of a text parted by white space."""
    return frozenset(words.split())
