"""What is known of languages, as tables: a folder a language, a file a table, one entry a line.

The folder ``any`` holds what is written alike in every language. Which tables a
language has says what is read in it.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from types import MappingProxyType
from typing import Final

from webapp.engine.resources import entries, exists

_LONGEST: Final = 8
"""Letters of a language's code in BCP 47."""


@cache
def table(language: str, name: str) -> Mapping[str, tuple[str, ...]]:
    """``<language>/<name>.tsv``: the first column → the words of the second."""
    rows = entries("language", language, f"{name}.tsv")
    return MappingProxyType({first: tuple(words.split()) for first, words in rows})


@cache
def groups(language: str, name: str) -> tuple[tuple[str, ...], ...]:
    """``<language>/<name>.tsv``, a table of one column: the words of each entry."""
    return tuple(tuple(words.split()) for (words,) in entries("language", language, f"{name}.tsv"))


@cache
def words(language: str, name: str) -> frozenset[str]:
    """All words of the entries of ``<language>/<name>.tsv``, a table of one column."""
    return frozenset(word for group in groups(language, name) for word in group)


@cache
def has(language: str, name: str) -> bool:
    """Whether there is a table ``<language>/<name>.tsv``: what is claimed of a language follows from that.
    What is no short word is no language: a result out of a file may name anything."""
    return language.isalpha() and len(language) <= _LONGEST and exists("language", language, f"{name}.tsv")


@cache
def rows(language: str, name: str) -> tuple[tuple[str, ...], ...]:
    """``<language>/<name>.tsv``: the columns of each entry; empty where the language has no such table."""
    if not has(language, name):
        return ()
    return tuple(tuple(row) for row in entries("language", language, f"{name}.tsv"))
