"""The archive: articles kept to find out where a text comes from."""

from webapp.archive.errors import ArchiveError, ArchiveUnavailableError
from webapp.archive.index import Index
from webapp.archive.opening import open_archive
from webapp.archive.values import MACHINE, Added, Entry, Found, Given, Kept, SharedSentence, Source, Status

__all__ = [
    "MACHINE",
    "Added",
    "ArchiveError",
    "ArchiveUnavailableError",
    "Entry",
    "Found",
    "Given",
    "Index",
    "Kept",
    "SharedSentence",
    "Source",
    "Status",
    "open_archive",
]
