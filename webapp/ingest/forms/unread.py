"""Files of kinds that are not read: what each is called, and what to do instead."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum, auto

from webapp.ingest.errors import IngestError
from webapp.words import say


class Kind(StrEnum):
    """What a file is; the value is the place of its name in the catalogue."""

    ARCHIVE = auto()
    COMPRESSED = auto()
    DATABASE = auto()
    DRAWING = auto()
    EMPTY_ZIP = auto()
    FEED = auto()
    FICTION_BOOK = auto()
    FONT = auto()
    FORMULA = auto()
    INDESIGN = auto()
    KEYNOTE = auto()
    KINDLE = auto()
    NUMBERS = auto()
    OLD_DRAWING = auto()
    OLD_OFFICE = auto()
    OLD_OPENOFFICE = auto()
    OLD_PRESENTATION = auto()
    OLD_SPREADSHEET = auto()
    OLD_WORD = auto()
    OUTLOOK = auto()
    OUTLOOK_ATTACHMENT = auto()
    PAGES = auto()
    PICTURE = auto()
    POSTSCRIPT = auto()
    PRESENTATION = auto()
    PROGRAM = auto()
    PROPERTY_LIST = auto()
    PUBLISHER = auto()
    SAFARI = auto()
    SCAN = auto()
    SOUND = auto()
    SPREADSHEET = auto()
    VIDEO = auto()
    WINDOWS_HELP = auto()
    WORD_PERFECT = auto()
    WORD_XML = auto()
    XML = auto()
    XPS = auto()
    ZIP = auto()


class Advice(StrEnum):
    """What to do instead; the value is the place of the sentence in the catalogue."""

    ARTICLE = auto()
    DOCX = auto()
    EML = auto()
    EPUB = auto()
    FEED = auto()
    HTML = auto()
    MAIL = auto()
    ODT = auto()
    PAGES = auto()
    PDF = auto()
    TEXT = auto()
    UNPACK = auto()


@dataclass(frozen=True, slots=True)
class Unread:
    """A file that is not read."""

    kind: Kind
    """What it is."""
    format: str = ""
    """The usual ending or the name of its format; empty where the kind says enough."""
    advice: Advice = Advice.ARTICLE
    """What to do instead."""

    @property
    def refusal(self) -> IngestError:
        """The error that says both."""
        what, advice = say(f"files.kind.{self.kind}"), say(f"files.advice.{self.advice}")
        if self.format:
            return IngestError(say("files.is_a_format", what=what, format=self.format, advice=advice))
        return IngestError(say("files.is_a", what=what, advice=advice))
