"""What a process that reads one file does with it, whichever way it was started."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from webapp.ingest.alone import frames
from webapp.ingest.errors import IngestError
from webapp.ingest.forms import form_of
from webapp.ingest.reading import Reading
from webapp.ingest.values import Form, Source
from webapp.words import say


class Readers(Protocol):
    """A module that reads files: ``webapp.ingest.alone.warm`` or a test's."""

    def warm(self, form: Form) -> None:
        """Loads all that reading a form takes, for good; MissingPartError if it is not installed."""

    def read(self, source: Source, form: Form) -> Reading:
        """Reads a file; raises IngestError."""


def answered(source: Source, form: Form | None, readers: Readers, shut: Callable[[], None]) -> bytes:
    """The frame that answers: a reading, or what is wrong.

    Args:
        source: the file.
        form: what it is; found out where none is given.
        readers: what reads it.
        shut: called when all is loaded, before the file is read.
    """
    try:
        form = form or form_of(source)
        readers.warm(form)
        shut()
        return frames.answer(readers.read(source, form))
    except IngestError as error:
        return frames.refusal(error)
    except MemoryError:
        return frames.refusal(IngestError(say("files.too_much_memory")))
    except Exception:  # noqa: BLE001  a broken file can make a library raise anything
        return frames.refusal(IngestError(say("files.damaged")))
