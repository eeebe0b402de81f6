"""From a tree of HTML to paragraphs.

``<h2>Costs</h2><ol start="3"><li>Fees</ol>`` reads as the heading *Costs* and the item *Fees* with the label
``3.``. The tree is walked once, without recursion; nothing in it is run or fetched.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from lxml import etree

from webapp.ingest.bounds import DEFAULT, Bounds
from webapp.ingest.markup.lists import list_of
from webapp.ingest.markup.names import (
    BLOCKS,
    COUNTED,
    HEADINGS,
    has_text,
    is_hidden,
    is_passed,
    is_told,
    name_of,
)
from webapp.ingest.markup.notes import Notes
from webapp.ingest.markup.place import Place
from webapp.ingest.markup.tables import cell_of, is_head, is_layout
from webapp.ingest.markup.walk import walk
from webapp.ingest.parts.tables import Table
from webapp.ingest.parts.tally import tallied
from webapp.ingest.parts.tidy import BREAK, lowered, paragraphs, raised
from webapp.ingest.values import LeftOut, Omitted, Part


@dataclass(frozen=True, slots=True)
class Found:
    """What stands in a tree."""

    parts: tuple[Part, ...]
    """In reading order, the notes last."""
    notes: int = 0
    """How many of the last parts are footnotes."""
    left_out: tuple[LeftOut, ...] = ()
    """What does not stand in ``parts``."""


def parts_of(root: etree._Element, bounds: Bounds = DEFAULT) -> Found:
    """The paragraphs of an HTML or XHTML tree, or of an element in one.

    Raises:
        IngestError: elements are nested deeper than ``bounds.nesting``.
    """
    return _Reader(bounds).read(root)


_OPENS: Final = {"br": BREAK, "q": "“"}
_CLOSES: Final = {"q": "”"}
"""What is shown for an element beside its text."""


class _Reader:
    """The state of a walk."""

    def __init__(self, bounds: Bounds) -> None:
        self._bounds = bounds
        self._counts: Counter[Omitted] = Counter()
        self._chunks: list[str] = []
        self._is_blank = True
        self._places = [Place()]
        self._tables: list[Table] = []
        self._notes = Notes()
        self._preformatted = 0
        self._script: Callable[[str], str] | None = None

    def read(self, root: etree._Element) -> Found:
        """What stands in a tree."""
        walk(root, self._enter, self._leave, self._bounds.nesting)
        self._flush()
        parts, notes = self._places[0].parts, self._notes.parts
        return Found((*parts, *notes), len(notes), tallied(self._counts))

    def _enter(self, element: etree._Element) -> bool:
        is_read = isinstance(element.tag, str) and self._begin(element)
        self._text(element.text if is_read else element.tail)
        return is_read

    def _leave(self, element: etree._Element) -> None:
        self._end(element)
        self._text(element.tail)

    def _text(self, text: str | None) -> None:
        if not text:
            return
        if not self._preformatted:
            text = text.replace(BREAK, " ")
        elif "\r" in text:
            text = text.replace("\r\n", BREAK).replace("\r", BREAK)
        self._is_blank = self._is_blank and text.isspace()
        self._chunks.append(self._script(text) if self._script else text)

    def _begin(self, element: etree._Element) -> bool:
        """Enter an element; False to pass over all of it."""
        name = name_of(element)
        if is_passed(element, name):
            return False
        if is_hidden(element):
            self._counts[Omitted.HIDDEN] += has_text(element)
            return False
        if name in COUNTED:
            self._leave_out(element, COUNTED[name])
            return False
        if name in ("a", "sup") and self._notes.drops(element, begins=self._is_blank):
            return False
        if name in BLOCKS:
            self._flush()
        self._chunks.append(_OPENS.get(name, ""))
        if begin := _BEGIN.get(name):
            begin(self, element)
        if name in BLOCKS:
            self._notes.begin(element)
        return True

    def _leave_out(self, element: etree._Element, what: Omitted) -> None:
        self._counts[what] += is_told(element, what)
        if name_of(element) in BLOCKS:
            self._flush()

    def _end(self, element: etree._Element) -> None:
        name = name_of(element)
        self._chunks.append(_CLOSES.get(name, ""))
        if name in BLOCKS:
            self._flush()
        if end := _END.get(name):
            end(self, element)
        self._notes.end(element)

    def _flush(self) -> None:
        """End the paragraph."""
        if not self._chunks:
            return
        texts = paragraphs("".join(self._chunks))
        self._chunks.clear()
        self._is_blank = True
        if not texts:
            return
        place = self._places[-1]
        if self._notes.is_open:
            self._notes.take([] if place.heading else texts)  # "Notes"
            place.item = None
        else:
            place.take(texts)

    # What single elements begin and end.

    def heading(self, element: etree._Element) -> None:
        self._places[-1].heading = HEADINGS[name_of(element)]

    def end_heading(self, _: etree._Element) -> None:
        self._places[-1].heading = 0

    def quote(self, _: etree._Element) -> None:
        self._places[-1].quotes += 1

    def end_quote(self, _: etree._Element) -> None:
        self._places[-1].quotes -= 1

    def list_(self, element: etree._Element) -> None:
        self._places[-1].lists.append(list_of(element))

    def end_list(self, _: etree._Element) -> None:
        self._places[-1].lists.pop()

    def item(self, element: etree._Element) -> None:
        place = self._places[-1]
        place.item = place.lists[-1].label(element) if place.lists else ""

    def end_item(self, _: etree._Element) -> None:
        self._places[-1].item = None

    def pre(self, _: etree._Element) -> None:
        self._preformatted += 1

    def end_pre(self, _: etree._Element) -> None:
        self._preformatted -= 1

    def table(self, element: etree._Element) -> None:
        self._places[-1].item = None
        self._places[-1].holds_table = True
        self._tables.append(Table(is_layout=is_layout(element)))

    def end_table(self, _: etree._Element) -> None:
        self._places[-1].parts += self._tables.pop().parts()

    def row(self, _: etree._Element) -> None:
        if self._tables:
            self._tables[-1].rows.append([])

    def cell(self, element: etree._Element) -> None:
        self._places.append(Place())

    def end_cell(self, element: etree._Element) -> None:
        place = self._places.pop()
        if self._tables:
            self._tables[-1].add(
                cell_of(element, place.parts, holds_table=place.holds_table), is_head=is_head(element)
            )
        else:
            self._places[-1].parts += place.parts

    def script(self, element: etree._Element) -> None:
        self._script = raised if name_of(element) == "sup" else lowered

    def end_script(self, _: etree._Element) -> None:
        self._script = None


_Action = Callable[[_Reader, etree._Element], None]
_ACTIONS: Final[dict[str, tuple[_Action, _Action | None]]] = {
    **dict.fromkeys(HEADINGS, (_Reader.heading, _Reader.end_heading)),
    **dict.fromkeys(("ol", "ul", "menu", "dir"), (_Reader.list_, _Reader.end_list)),
    **dict.fromkeys(("td", "th"), (_Reader.cell, _Reader.end_cell)),
    **dict.fromkeys(("pre", "xmp", "listing"), (_Reader.pre, _Reader.end_pre)),
    **dict.fromkeys(("sup", "sub"), (_Reader.script, _Reader.end_script)),
    "blockquote": (_Reader.quote, _Reader.end_quote),
    "li": (_Reader.item, _Reader.end_item),
    "table": (_Reader.table, _Reader.end_table),
    "tr": (_Reader.row, None),
}
_BEGIN: Final = {name: actions[0] for name, actions in _ACTIONS.items()}
_END: Final = {name: actions[1] for name, actions in _ACTIONS.items() if actions[1]}
