"""What a reader says of a file, whether or not it reads it."""

from __future__ import annotations

from collections.abc import Callable

from webapp.ingest.errors import IngestError
from webapp.ingest.reading import check_text
from webapp.ingest.values import Document, Source
from webapp.ingest.write import write


def outcome(read: Callable[[Source], Document], content: bytes) -> Document | str:
    """The document, or the sentence that says why there is none. Any other exception is a fault."""
    source = Source(content)
    try:
        document = read(source)
        check_text(write(document.parts), source.bounds)
        return document
    except IngestError as error:
        return str(error)
