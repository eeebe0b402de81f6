"""The state of a comparison page, which is all in its URL: a link reproduces the view."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Protocol
from urllib.parse import parse_qsl, quote_plus, urlencode

from webapp.engine.model import FactKind, Severity

VIEWS = ("facing", "rows", "single")
"""Two panes that scroll together; paragraphs level with each other; the rewrite with its source below."""

DETAILS = ("words", "sides", "characters")
"""How the pair card shows changes: merged into one text by words, before and after, merged by characters."""

KINDS = tuple(kind.value for kind in FactKind)
SEVERITIES = tuple(severity.value for severity in Severity)

TAGS = (
    "missing",
    "new",
    "possible",
    "facts",
    *SEVERITIES,
    *KINDS,
    "moved",
    "pinned",
    "uncertain",
    "partial",
    "reworded",
    "edited",
    "identical",
    "boilerplate",
    "open",
    "again",
    "problems",
    "questions",
    "dismissed",
)
"""What the filters know, in the order in which an editor asks for it."""

_PLACE = re.compile(r"[LR](?:T|[1-9][0-9]{0,6})")
"""A sentence or a paragraph, by its side and number, or a headline."""

_NUMBER = re.compile(r"[1-9][0-9]{0,4}")
"""A section or a revision."""


class Arguments(Protocol):
    """A query string, as web frameworks hand it over."""

    def get(self, key: str, default: str) -> str:
        """The first value of ``key``."""

    def getlist(self, key: str) -> list[str]:
        """Every value of ``key``."""


@dataclass(frozen=True, slots=True)
class PageState:
    """Which view, what is filtered and which sentence is chosen."""

    view: str = "facing"
    """One of VIEWS."""
    show: tuple[str, ...] = ()
    """Tags to show, in the order of TAGS; empty shows everything."""
    sentence: str = ""
    """Id of the chosen sentence, empty for none."""
    detail: str = ""
    """One of DETAILS; empty lets each link choose what reads better."""
    fold: bool = False
    """Paragraphs that are identical on both sides are folded away."""
    section: int = 0
    """The section of a long pair, from 1; 0 for the one with the chosen sentence, else the first."""
    pin: str = ""
    """The sentence that is to be linked with the next one chosen; empty for none."""
    edit: str = ""
    """The paragraph being edited: ``L3`` for the third of the source, ``LT`` for its headline; empty for
    none."""
    redo: int = 0
    """Number of the revision that Undo led back from, for Redo to lead there again; 0 for none."""

    @classmethod
    def from_arguments(cls, arguments: Arguments) -> PageState:
        """The state a query string asks for; whatever it does not understand is left out."""
        view = arguments.get("view", "")
        detail = arguments.get("detail", "")
        return cls(
            view=view if view in VIEWS else "facing",
            show=_ordered(arguments.getlist("show")),
            sentence=_place(arguments.get("sentence", "")),
            detail=detail if detail in DETAILS else "",
            fold=arguments.get("fold", "") == "1",
            section=_number(arguments.get("section", "")),
            pin=_place(arguments.get("pin", "")),
            edit=_place(arguments.get("edit", "")),
            redo=_number(arguments.get("redo", "")),
        )

    def choosing(self, sentence: str) -> str:
        """The address of this page with another sentence chosen, at that sentence."""
        address = _before_choice(self)
        if sentence:  # it comes last
            address += f"{'&' if len(address) > 1 else ''}sentence={quote_plus(sentence)}"
        return f"{address}#{sentence}"

    def editing(self, paragraph: str, sentence: str) -> str:
        """The address with a paragraph open for editing, at one of its sentences."""
        return replace(self, edit=paragraph, sentence=sentence).address + f"#edit-{paragraph}"

    def stepping(self, tip: int) -> str:
        """What to add to the address of another revision of the pair, to which Undo or Redo leads.

        Args:
            tip: number of the revision that Redo leads to in the end; 0 where it is reached.
        """
        return replace(self, redo=tip).ending

    def turning(self, section: int) -> str:
        """The address of another section of a long pair, with nothing chosen."""
        return replace(self, section=section, sentence="", edit="").address

    def folding(self) -> str:
        """The address with identical paragraphs folded away, or unfolded again."""
        return replace(self, fold=not self.fold).address

    def viewing(self, view: str) -> str:
        """The address of the same state in another view."""
        return replace(self, view=view).address

    def detailing(self, detail: str) -> str:
        """The address of the same state with the changes shown in another way."""
        return replace(self, detail=detail).address

    def toggling(self, tag: str) -> str:
        """The address with one filter switched on or off."""
        kept = [other for other in self.show if other != tag]
        added = [] if tag in self.show else [tag]
        return replace(self, show=_ordered([*kept, *added])).address

    def showing(self, *tags: str) -> str:
        """The address with exactly these filters on."""
        return replace(self, show=_ordered(tags)).address

    def shows(self, tags: Iterable[str]) -> bool:
        """Whether something with these tags passes the filters."""
        return not self.show or not self.wanted.isdisjoint(tags)

    @property
    def wanted(self) -> frozenset[str]:
        """Tags of which something needs one to be shown. Severities and kinds narrow the facts, and where
        both are asked for a finding must be of both."""
        kinds = [tag for tag in self.show if tag in KINDS]
        severities = [tag for tag in self.show if tag in SEVERITIES]
        both = [f"{kind}-{severity}" for kind in kinds for severity in severities]
        narrow = both or kinds or severities
        rest = [tag for tag in self.show if tag not in (*KINDS, *SEVERITIES, *(["facts"] if narrow else []))]
        return frozenset((*rest, *narrow))

    @property
    def address(self) -> str:
        """The query string of this state, ``?`` when there is nothing to say."""
        pairs = [("view", self.view)] if self.view != "facing" else []
        pairs += [("show", tag) for tag in self.show]
        pairs += [("detail", self.detail)] if self.detail else []
        pairs += [("fold", "1")] if self.fold else []
        pairs += [("section", str(self.section))] if self.section else []
        pairs += [("pin", self.pin)] if self.pin else []
        pairs += [("edit", self.edit)] if self.edit else []
        pairs += [("redo", str(self.redo))] if self.redo else []
        pairs += [("sentence", self.sentence)] if self.sentence else []
        return "?" + urlencode(pairs)

    @property
    def ending(self) -> str:
        """What to add to the address of a comparison to come back to this state: nothing where there is
        nothing to say, and the place of the chosen sentence."""
        return (self.address if self != PageState() else "") + (f"#{self.sentence}" if self.sentence else "")

    @property
    def fields(self) -> tuple[tuple[str, str], ...]:
        """The same as names and values, for a form."""
        return tuple(parse_qsl(self.address[1:]))


@lru_cache(maxsize=16)
def _before_choice(state: PageState) -> str:
    """The address with nothing chosen, which a page asks for at every sentence."""
    return replace(state, sentence="", section=0, edit="").address


def _place(text: str) -> str:
    return text if _PLACE.fullmatch(text) else ""


def _number(text: str) -> int:
    return int(text) if _NUMBER.fullmatch(text) else 0


def _ordered(tags: Sequence[str]) -> tuple[str, ...]:
    return tuple(tag for tag in TAGS if tag in tags)
