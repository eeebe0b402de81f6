"""Loads what reading takes while files can still be opened: the reader with its library, every
encoding, and whatever a library loads when it reads for the first time."""

from __future__ import annotations

import codecs
from contextlib import suppress
from encodings.aliases import aliases
from functools import cache
from typing import Final

from webapp.ingest.reading import read_here as read
from webapp.ingest.reading import reader_of
from webapp.ingest.samples import sample
from webapp.ingest.values import Form, Source

__all__ = ["read", "warm"]

GUESSED: Final = "Grüße aus Köln, ça va très bien, señor. ".encode("latin-1") * 20
"""A text whose encoding has to be found out, whatever else is read."""


@cache
def warm(form: Form) -> None:
    """Loads all that reading a form takes.

    Raises:
        MissingPartError: its library is not installed.
    """
    _load_encodings()
    reader = reader_of(form)
    for content in (sample(form), GUESSED):
        with suppress(Exception):  # reading a real one will say what is wrong
            reader(Source(content))


@cache
def _load_encodings() -> None:
    for name in {*aliases.values(), "idna", "punycode", "raw_unicode_escape", "undefined"}:
        with suppress(LookupError):  # those of Windows alone
            codecs.lookup(name)
