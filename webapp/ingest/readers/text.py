"""Plain text: to the letter, for the engine itself reads its lines, lists and pages."""

from __future__ import annotations

import re

from webapp.engine.model import Block
from webapp.ingest.encodings import Decoded, decode
from webapp.ingest.values import Document, Part, Source
from webapp.words import say

_GAP = re.compile(r"(?<=[^\n])(\n*)\n\n(?=[^\n])")


def read(source: Source) -> Document:
    """A text file. Line ends become ``\\n`` and nothing else is changed: the parts written are the text.

    Raises:
        IngestError: it is no text, or the encoding given is not known.
    """
    decoded = decode(source)
    text = decoded.text.replace("\r\n", "\n").replace("\r", "\n")
    return Document(parts=letter_parts(text), encoding=decoded.guess, notes=_notes(decoded))


def letter_parts(text: str) -> tuple[Part, ...]:
    """The groups of lines that blank lines part, each as it is, with line ends inside.

    Further blank lines stay at the end of the group before them, so that the parts joined by one blank line
    are the text to the letter.
    """
    pieces = _GAP.split(text)
    groups = pieces[0::2]
    further = [*pieces[1::2], ""]
    return tuple(Part(Block.PROSE, group + more) for group, more in zip(groups, further, strict=True))


def _notes(decoded: Decoded) -> tuple[str, ...]:
    return (say("ingest.note.replaced", n=decoded.replaced),) if decoded.replaced else ()
