"""Reads the catalogue: the only place that opens its files."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from functools import cache
from importlib.resources import files
from typing import Any, Final

from webapp.words.entry import Entry, WordsError, entry
from webapp.words.plurals import CATEGORIES, OTHER

LANGUAGE: Final = "en"
"""The language that is spoken."""


def catalogue(language: str = LANGUAGE) -> Mapping[str, Entry]:
    """Every entry of a language by its key. Its files are read once, by the first who asks.

    Raises:
        WordsError: a file holds what is no entry.
    """
    return _read(language)


@cache
def _read(language: str) -> Mapping[str, Entry]:
    folder = files("webapp.words").joinpath(language)
    found: dict[str, Entry] = {}
    for file in sorted(folder.iterdir(), key=lambda one: one.name):
        part = file.name.removesuffix(".toml")
        for one in _entries(part, language, tomllib.loads(file.read_text("utf-8"))):
            found[one.key] = one
    return found


def find(key: str, language: str = LANGUAGE) -> Entry:
    """The entry of ``key``.

    Raises:
        WordsError: there is none.
    """
    try:
        return catalogue(language)[key]
    except KeyError:
        raise WordsError(f"the catalogue has no {key}") from None


def _entries(path: str, language: str, table: Mapping[str, Any]) -> Iterator[Entry]:
    for name, value in table.items():
        key = f"{path}.{name}"
        if isinstance(value, str):
            yield entry(key, language, {OTHER: value}, counts=False)
        elif isinstance(value, dict) and OTHER in value and value.keys() <= CATEGORIES:
            yield entry(key, language, value, counts=True)
        elif isinstance(value, dict):
            yield from _entries(key, language, value)
        else:
            raise WordsError(f"{key} is neither words nor a table")
