"""What has been read of an RTF file so far, and what every group inherits."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import Final

from webapp.ingest.bounds import Bounds
from webapp.ingest.errors import IngestError
from webapp.ingest.parts.paragraphs import Kind
from webapp.ingest.readers.rtf.flow import NOWHERE, Flow, Gathered, Sink
from webapp.ingest.readers.rtf.styles import Paragraph, Styles
from webapp.ingest.values import Omitted, Part
from webapp.words import say

INSERTED: Final = "inserted"


@dataclass(slots=True)
class Group:
    """What holds between two braces: where text goes, and how it is set."""

    sink: Sink
    paragraph: Paragraph
    font: int = -1
    fallback: int = 1
    """Characters behind ``\\u`` that stand in for it."""
    hidden: bool = False
    deleted: bool = False
    inserted: bool = False
    height: int = 0
    starred: bool = False
    fresh: bool = True
    """Nothing stood in it yet: what makes it a group of its own kind comes first."""
    instruction: Gathered | None = None

    def inner(self) -> Group:
        """A group within this one, which inherits all and changes nothing here."""
        return Group(
            self.sink,
            self.paragraph.copied(),
            self.font,
            self.fallback,
            self.hidden,
            self.deleted,
            self.inserted,
            self.height,
            instruction=self.instruction,
        )

    @property
    def fate(self) -> Omitted | str:
        """What becomes of text in it."""
        if self.deleted:
            return Omitted.DELETION
        if self.hidden:
            return Omitted.HIDDEN
        return INSERTED if self.inserted else ""


class State:
    """A file being read."""

    def __init__(self, bounds: Bounds) -> None:
        self.body = Flow()
        self.notes: list[Part] = []
        self.counts: Counter[Omitted] = Counter()
        self.changes = 0
        """Tracked changes."""
        self.author = Gathered()
        self.styles = Styles()
        self.group = Group(self.body, Paragraph())
        self.page = "cp1252"
        """Encoding of bytes whose font does not say another."""
        self.fonts: dict[int, str] = {}
        """Encoding of each font's bytes; empty for ``page``."""
        self.default_font = 0
        self._bounds = bounds
        self._outer: list[Group] = []
        self._fate: Omitted | str = ""

    @property
    def is_open(self) -> bool:
        """Whether a group has begun that has not ended."""
        return bool(self._outer)

    @property
    def flow(self) -> Flow:
        """The flow that paragraphs go to; outside of one, a flow that is thrown away."""
        return self.group.sink if isinstance(self.group.sink, Flow) else Flow()

    @property
    def kind(self) -> Kind:
        """What the paragraph at hand is."""
        return self.styles.kind(self.group.paragraph, self.flow.label)

    @property
    def codec(self) -> str:
        """The encoding of bytes in the group."""
        font = self.group.font if self.group.font >= 0 else self.default_font
        return self.fonts.get(font, "") or self.page

    def begin_group(self) -> None:
        """A group begins, which inherits all from the one around it.

        Raises:
            IngestError: groups are nested too deeply.
        """
        if len(self._outer) >= self._bounds.nesting:
            raise IngestError(say("files.nested"))
        self._outer.append(self.group)
        if self.group.sink is not NOWHERE:  # else nothing in it changes anything
            self.group = self.group.inner()

    def end_group(self) -> None:
        """A group ends; a brace too many is ignored."""
        if not self._outer:
            return
        closing, self.group = self.group, self._outer.pop()
        if closing.sink is self.group.sink and self._outer:
            return
        if isinstance(closing.sink, Flow):  # its last paragraph may have no end of its own
            kind = self.styles.kind(closing.paragraph, closing.sink.label)
            closing.sink.end_paragraph(kind, in_table=False)
        closing.sink.close()

    def write(self, text: str) -> None:
        """Text goes where the group says, unless it is hidden or deleted."""
        group = self.group
        fate = group.fate if isinstance(group.sink, Flow) else ""
        if fate != self._fate and text.strip():
            self._fate = fate
            if isinstance(fate, Omitted):
                self.counts[fate] += 1
            self.changes += fate in (INSERTED, Omitted.DELETION)
        if not isinstance(fate, Omitted):
            group.sink.write(text, group.height)
