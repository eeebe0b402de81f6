"""From the pieces of an RTF file to paragraphs."""

from __future__ import annotations

import codecs

from webapp.ingest.bounds import Bounds
from webapp.ingest.errors import IngestError
from webapp.ingest.readers.rtf.actions import ACTIONS
from webapp.ingest.readers.rtf.flow import NOWHERE, Counted, Flow
from webapp.ingest.readers.rtf.state import State
from webapp.ingest.readers.rtf.tokens import Token, tokens
from webapp.ingest.readers.rtf.words import (
    CHARACTERS,
    COUNTED,
    PLATFORMS,
    SILENT,
    STARRED,
    SYMBOL,
    WITHOUT_TEXT,
)
from webapp.words import say


class Reader:
    """Reads a file from its first byte to its last."""

    def __init__(self, bounds: Bounds) -> None:
        self.state = State(bounds)
        self._pending = bytearray()
        """Bytes of text that are not decoded yet: of some encodings a character takes several."""
        self._skip = 0
        """Bytes to come that stand in for a character already read."""

    def read(self, content: bytes) -> State:
        """Reads all of it.

        Raises:
            IngestError: it is cut off, or its groups are nested too deeply.
        """
        for token in tokens(content):
            if token.brace:
                self._brace(token.brace)
                if not self.state.is_open:
                    break
            elif token.word:
                self._flush()
                self._word(token.word, token.number)
            else:
                self._bytes(token)
        self._flush()
        if self.state.is_open and not content.rstrip(b"\0 \t\r\n").endswith(b"}"):
            raise IngestError(say("files.rtf.cut_off"))
        self.state.body.close()
        return self.state

    def _brace(self, brace: str) -> None:
        self._flush()
        self._skip = 0
        if brace == "{":
            self.state.begin_group()
        else:
            self.state.end_group()

    def _bytes(self, token: Token) -> None:
        found = token.text
        if self._skip:
            skipped = min(self._skip, len(found))
            self._skip -= skipped
            found = found[skipped:]
        if found.strip():
            self.state.group.fresh = False
        if self.state.group.sink is not NOWHERE:
            self._pending += found

    def _flush(self) -> None:
        if not self._pending:
            return
        if self.state.codec == SYMBOL:
            text = "".join(chr(0xF000 + byte) for byte in self._pending)
        else:
            text = codecs.decode(self._pending, self.state.codec, "replace")
        self._pending.clear()
        self.state.write(text)

    def _word(self, word: str, number: int | None) -> None:
        group = self.state.group
        if group.sink is NOWHERE:
            return
        if word == "*":
            group.starred = True
            return
        if word == "u":
            self.state.write(chr((number or 0) % 0x10000))
            self._skip = group.fallback
            return
        self._skip = 0
        starred, fresh = group.starred, group.fresh
        group.starred = group.fresh = False
        if (fresh and word in SILENT) or (starred and word not in STARRED):
            group.sink = NOWHERE
        elif fresh and word in COUNTED:
            self._count(word)
        elif (character := CHARACTERS.get(word)) is not None:
            self.state.write(character)
        elif action := ACTIONS.get(word):
            action(self.state, number)
        elif word in PLATFORMS:
            self.state.page = PLATFORMS[word]

    def _count(self, word: str) -> None:
        """A group that is left out; pictures count for themselves, others for the text in them."""
        group, counts = self.state.group, self.state.counts
        if word in WITHOUT_TEXT:
            counts[COUNTED[word]] += isinstance(group.sink, Flow)
            group.sink = NOWHERE
        else:
            group.sink = Counted(COUNTED[word], counts)
