"""The start page."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from webapp.engine.model import PairKind, Side
from webapp.present.jobs import JobLine
from webapp.present.kind import terms_of
from webapp.present.state import PageState
from webapp.present.waiting import Waiting
from webapp.present.wording import typed, words_in
from webapp.words import say

_ENCODINGS = (
    "windows-1252",
    "iso-8859-15",
    "windows-1250",
    "iso-8859-2",
    "windows-1251",
    "koi8-r",
    "mac-roman",
    "utf-16",
    "shift_jis",
    "euc-jp",
    "gb18030",
    "big5",
    "euc-kr",
    "windows-1253",
    "windows-1254",
    "windows-1255",
    "windows-1256",
    "utf-8",
)
"""Encodings of texts in newsrooms, the commonest first."""


@dataclass(frozen=True, slots=True)
class Pane:
    """One side of the form."""

    side: str
    """``left`` or ``right``: the name of its text field."""
    label: str
    """Source or Rewrite."""
    hint: str
    """What belongs here."""
    text: str
    """What was typed."""
    title: str
    """The title that was typed."""
    words: str
    """``355 words`` in the text."""
    problem: str
    """What is wrong with it, empty when nothing is."""
    sealed: str = ""
    """Where the text came from, for a hidden field; empty where it was typed."""
    read_from: str = ""
    """What the site or the file is called."""
    read_as: str = ""
    """What it was read as, in words."""
    encoding: str = ""
    """That was guessed or chosen; empty where the file itself says it."""
    is_file: bool = False
    """Its text was read from a file, and is not refused."""

    @property
    def encodings(self) -> tuple[str, ...]:
        """To choose from where it is wrong, itself first."""
        return (self.encoding, *(name for name in _ENCODINGS if name != self.encoding.lower()))


@dataclass(frozen=True, slots=True)
class SampleView:
    """A pair to open."""

    slug: str
    """Its name in the form."""
    title: str
    """What it is."""
    why: str
    """Why open it, in one line."""
    words: str
    """``355 and 453 words``."""
    language: str
    """Its language code when it is not English, else empty."""


@dataclass(frozen=True, slots=True)
class RecentView:
    """A comparison this browser made."""

    id: str
    """Its id."""
    title: str
    """What it compares."""
    created: datetime
    """When (UTC)."""


@dataclass(frozen=True, slots=True)
class StartPage:
    """Everything on the start page."""

    left: Pane
    """The source."""
    right: Pane
    """The rewrite."""
    problem: str
    """Why the last try was refused, empty when there was none."""
    samples: tuple[SampleView, ...]
    """Pairs to open."""
    recent: tuple[RecentView, ...]
    """Comparisons of this browser, newest first."""
    jobs: tuple[JobLine, ...]
    """Long comparisons of this browser that go on, newest first."""
    revises: str
    """Id of the comparison that the form edits and compares again; empty for a new pair."""
    state: PageState
    """What the page of that comparison showed, to come back to it."""
    max_bytes: int
    """How much text one side may hold."""
    waiting: Waiting
    """By what the page finds the comparison that it waits for."""
    new_draft: bool = False
    """Only the rewrite is asked for; the source stays as it is unless it is opened."""
    open_source: bool = False
    """The source stands open, because something is wrong with it."""


def pane(side: Side, text: str, title: str, problem: str) -> Pane:
    """One side of the form with what was typed."""
    return Pane(
        side=side.value,
        label=terms_of(PairKind.REWRITE).sides[side],
        hint=say(f"start.hint.{side}"),
        text=typed(text),
        title=typed(title),
        words=say("start.words", n=words_in(text)),
        problem=problem,
    )
