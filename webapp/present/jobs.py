"""A long comparison that goes on without its request: its page, and its line in a list."""

from __future__ import annotations

from dataclasses import dataclass

from webapp.engine import Step
from webapp.present.waiting import waiting
from webapp.words import say


@dataclass(frozen=True, slots=True)
class JobPage:
    """How far it is, or why it ended without a comparison."""

    id: str
    """The last part of its address."""
    title: str
    """What is compared."""
    heading: str
    """What the page is about."""
    said: str
    """What is being done, or why nothing is any more."""
    percent: int | None = None
    """Of all the work; None before it is counted."""
    figure: str = ""
    """The same with what was counted."""
    ended: bool = False
    """Nothing is being done any more, and both texts can be had back."""
    failed: bool = False
    """It ended, and nobody had asked for that."""


@dataclass(frozen=True, slots=True)
class JobLine:
    """One in a list."""

    id: str
    """The last part of its address."""
    title: str
    """What is compared."""
    said: str
    """How far it is, or that it failed."""


def job_page(job_id: str, title: str, step: Step | None) -> JobPage:
    """While it is under way."""
    now = waiting(job_id, step)
    return JobPage(job_id, title, say("jobs.heading"), now.said, now.percent, now.figure)


def ended_page(job_id: str, title: str, failure: str, reference: str) -> JobPage:
    """When it ended without a comparison; ``failure`` is empty where it was stopped."""
    if not failure:
        return JobPage(job_id, title, say("jobs.ended.cancelled"), say("jobs.ended.stopped"), ended=True)
    said = say(f"jobs.failure.{failure}", **({"reference": reference} if failure == "texts" else {}))
    return JobPage(job_id, title, say("jobs.ended.failed"), said, ended=True, failed=True)


def job_line(job_id: str, title: str, step: Step | None, *, failed: bool) -> JobLine:
    """Its line."""
    now = waiting(job_id, step)
    if failed:
        return JobLine(job_id, title, say("jobs.ended.failed"))
    if now.percent is None:
        return JobLine(job_id, title, now.said)
    return JobLine(job_id, title, say("jobs.line", percent=now.figure.partition(",")[0], said=now.said))
