"""RTF, as Word, LibreOffice, TextEdit and mail programs write it."""

from __future__ import annotations

from webapp.ingest.errors import IngestError
from webapp.ingest.parts.tally import changes_note, tallied
from webapp.ingest.parts.tidy import tidy
from webapp.ingest.parts.titles import titled
from webapp.ingest.readers.rtf.reader import Reader
from webapp.ingest.values import Document, Source
from webapp.words import say


def read(source: Source) -> Document:
    """An RTF file: headings by style or outline level, items with the labels that the file shows.

    Raises:
        IngestError: it is no RTF, cut off, or nested too deeply.
    """
    start = source.content.find(b"{\\rtf", 0, 64)
    if start < 0:
        raise IngestError(say("files.rtf.not_one"))
    state = Reader(source.bounds).read(source.content[start:])
    title, parts = titled(state.body.titles, (*state.body.parts, *state.notes))
    return Document(
        parts=parts,
        title=title,
        author=tidy(state.author.text),
        left_out=tallied(state.counts),
        notes=changes_note(state.changes),
    )
