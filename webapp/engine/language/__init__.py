"""What is known of languages, as tables: a folder a language, a file a table, one entry a line.

The folder ``any`` holds what is written alike in every language. Which tables a language has says what can be
checked in it (``capabilities``). A table that a language lacks is empty.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache, lru_cache
from types import MappingProxyType
from typing import Final

from webapp.engine.resources import entries, exists, folders

_TABLES: Final = 4096
"""Tables whose look-up is remembered: more than there are, but not whatever a file may name."""
UNKNOWN: Final = "und"
"""The code of a language that is not known."""


def read_as(language: str) -> str:
    """The language whose tables are read: where none is known English, which most short texts are."""
    return "en" if language == UNKNOWN else language


@cache
def languages() -> tuple[str, ...]:
    """ISO 639-1 codes of the languages with a folder, in order."""
    return tuple(name for name in folders("language") if name != "any")


@lru_cache(_TABLES)
def has(language: str, name: str) -> bool:
    """Whether there is a table ``<language>/<name>.tsv``: what is claimed of a language follows from that. A
    result out of a file may name anything as its language; only folders that exist are looked into."""
    known = read_as(language)
    return (known == "any" or known in languages()) and exists("language", known, f"{name}.tsv")


@lru_cache(_TABLES)
def rows(language: str, name: str) -> tuple[tuple[str, ...], ...]:
    """``<language>/<name>.tsv``: the columns of each entry; empty where the language has no such table."""
    if not has(language, name):
        return ()
    return tuple(tuple(row) for row in entries("language", read_as(language), f"{name}.tsv"))


@lru_cache(_TABLES)
def table(language: str, name: str) -> Mapping[str, tuple[str, ...]]:
    """A table of two columns: the first → the words of the second."""
    return MappingProxyType({first: tuple(words.split()) for first, words in rows(language, name)})


@lru_cache(_TABLES)
def groups(language: str, name: str) -> tuple[tuple[str, ...], ...]:
    """A table of one column: the words of each entry."""
    return tuple(tuple(words.split()) for (words,) in rows(language, name))


@lru_cache(_TABLES)
def words(language: str, name: str, role: str | None = None) -> frozenset[str]:
    """All words of a table of one column; with a ``role`` those of its entry in a table of two columns."""
    if role is not None:
        return frozenset(table(language, name).get(role, ()))
    return frozenset(word for group in groups(language, name) for word in group)


@lru_cache(_TABLES)
def writes(language: str, trait: str) -> bool:
    """Whether a language writes in some way: the rows of ``any/writing.tsv``."""
    return read_as(language) in words("any", "writing", trait)
