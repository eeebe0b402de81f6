"""The form in which a set is made, or gets more texts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from webapp.present.waiting import Waiting
from webapp.present.wording import typed
from webapp.sets import Direction
from webapp.words import say

FEWEST_PANES = 2
"""Panes for other texts that a new form has."""

MIDDLE = "middle"
"""What a problem of the text in the middle is told by."""


@dataclass(frozen=True, slots=True)
class TextPane:
    """One text."""

    name: str
    """Source, Rewrite, or what the text will be called unless it gets another name."""
    text: str = ""
    """What was typed or read."""
    title: str = ""
    """The title that was typed or read."""
    label: str = ""
    """The name that was given."""
    sealed: str = ""
    """Where the text came from, for a hidden field; empty where it was typed."""
    problem: str = ""
    """What is wrong with it, empty when nothing is."""


@dataclass(frozen=True, slots=True)
class SetForm:
    """The form."""

    direction: Direction
    """Which text stands in the middle."""
    middle: TextPane | None
    """The text in the middle; None where it is known."""
    others: tuple[TextPane, ...]
    """The others."""
    title: str
    """Of the set, as typed."""
    problem: str
    """What is wrong with the whole, empty when nothing is."""
    waiting: Waiting
    """By what the page finds the comparisons that it waits for."""
    set_id: str = ""
    """Of the set that gets the texts; empty for a new one."""
    set_title: str = ""
    """What that is called."""
    pair: str = ""
    """Comparison of the pair that becomes the first member; empty for none."""
    pair_title: str = ""
    """What that is called."""


def text_pane(name: str, text: str, title: str, label: str, sealed: str) -> TextPane:
    """A pane with what was typed."""
    return TextPane(name, typed(text), typed(title), typed(label), sealed)


def panes(
    direction: Direction, others: Sequence[TextPane], *, most: int, more: bool = False, there: int = 0
) -> tuple[TextPane, ...]:
    """The panes for the others, empty ones at the end: two at least, and one more where that is asked for.

    Args:
        direction: which text stands in the middle.
        others: those that hold something.
        most: how many there can be.
        more: another one is asked for.
        there: how many members the set has already.
    """
    number = max(len(others) + more, FEWEST_PANES if not there else 1)
    filled = [*others, *(TextPane("") for _ in range(min(number, most) - len(others)))]
    return tuple(
        replace(pane, name=say(f"sets.label.{direction}", letter=chr(ord("A") + (there + place) % 26)))
        for place, pane in enumerate(filled)
    )
