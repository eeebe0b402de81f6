"""How far a comparison is, for whoever waits for it."""

from __future__ import annotations

from dataclasses import dataclass

from webapp.engine import Stage, Step
from webapp.present.wording import percent
from webapp.words import say

MOST_TRIES = 20
"""How often a page asks for a comparison that is not there yet: its texts may still be on their way."""


@dataclass(frozen=True, slots=True)
class Waiting:
    """What the form shows while it waits."""

    ticket: str
    """By which the page asks again."""
    said: str = ""
    """What is being done, in words; empty where there is nothing to wait for."""
    percent: int | None = None
    """Of all the work; None before it began."""
    figure: str = ""
    """The same with what was counted: ``43%, sentence 1,200 of 3,100``."""
    tried: int = 0
    """How often the page has asked before the comparison was there."""
    stops: bool = False
    """It can be stopped."""


def not_yet(ticket: str, tried: int) -> Waiting:
    """While the comparison is not there: its texts may be on their way, or it may be done."""
    if not 0 < tried < MOST_TRIES:
        return Waiting(ticket)
    return Waiting(ticket, say("waiting.sending"), tried=tried + 1)


def waiting(ticket: str, step: Step | None, part: tuple[int, int] = (1, 1)) -> Waiting:
    """While it is under way.

    Args:
        ticket: by which the page asks again.
        step: how far the comparison is; None while it waits for its turn.
        part: which of the comparisons of the request it is, from 1, and how many there are.
    """
    number, total = part
    if total > 1:
        return _part(ticket, step, number, total)
    if step is None:
        return Waiting(ticket, say("waiting.waiting"), stops=True)
    said = say(f"waiting.stage.{step.stage.name.lower()}")
    if step.stage is Stage.STARTING:
        return Waiting(ticket, said, stops=True)
    done = round(100 * step.share)
    figure = percent(step.share)
    if step.stage is Stage.MEANING:
        figure = say("waiting.sentence", percent=figure, done=step.done, total=step.total)
    return Waiting(ticket, said, done, figure, stops=True)


def _part(ticket: str, step: Step | None, number: int, total: int) -> Waiting:
    """While one of several is under way: the share of all of them."""
    share = (number - 1 + (step.share if step else 0)) / total
    said = say("waiting.part", number=number, total=total)
    return Waiting(ticket, said, round(100 * share), percent(share), stops=True)
