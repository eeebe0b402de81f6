"""What is known of languages, as tables: a folder a language, a file a table, one entry a line.

A line that begins with ``#`` is a comment; each file says there where its entries come from.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from types import MappingProxyType


@cache
def table(language: str, name: str) -> Mapping[str, tuple[str, ...]]:
    """The entries of ``<language>/<name>.tsv``: the first column → the words of the second. Read once."""
    text = files(__name__).joinpath(language, f"{name}.tsv").read_text(encoding="utf-8")
    entries: dict[str, tuple[str, ...]] = {}
    for line in text.splitlines():
        if line and not line.startswith("#"):
            entry, _, words = line.partition("\t")
            entries[entry] = tuple(words.split())
    return MappingProxyType(entries)
