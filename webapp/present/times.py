"""How every page writes a time: in UTC and saying so. A script then tells it by the reader's own clock."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime

from markupsafe import Markup

from webapp.words import say


def moment(at: datetime) -> Markup:
    """A time of day: ``26 Nov 2026, 14:05 UTC``."""
    return _time(at.astimezone(UTC), "moment", moment_words(at))


def moment_words(at: datetime) -> str:
    """The same without markup, for what is no page."""
    at = at.astimezone(UTC)
    month = say(f"times.short_month.{at.month}")
    return say("times.moment", day=at.day, month=month, year=at.year, time=f"{at:%H:%M}")


def day(at: datetime) -> Markup:
    """The day on which something was: ``26 November 2026 UTC``; that of the reader may be another."""
    at = at.astimezone(UTC)
    month = say(f"times.month.{at.month}")
    return _time(at, "day", say("times.day", day=at.day, month=month, year=at.year))


FILTERS: dict[str, Callable[[datetime], Markup]] = {"moment": moment, "day": day}
"""For templates, which write no time in any other way."""


def _time(at: datetime, form: str, words: str) -> Markup:
    stamp = at.isoformat(timespec="seconds")
    return Markup('<time datetime="{}" data-time="{}">{}</time>').format(
        stamp, form, words.replace(" ", "\u00a0")
    )
