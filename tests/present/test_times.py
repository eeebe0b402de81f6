"""How every page writes a time."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

from webapp.present.times import day, moment

TEMPLATES = Path(__file__).parents[2] / "templates"

AT = datetime(2026, 9, 3, 4, 5, 6, 700, tzinfo=UTC)


def test_a_moment_is_written_in_utc_and_says_so() -> None:
    elsewhere = AT.astimezone(timezone(timedelta(hours=5, minutes=30)))
    assert moment(elsewhere) == moment(AT)
    assert str(moment(AT)).replace("\u00a0", " ") == (
        '<time datetime="2026-09-03T04:05:06+00:00" data-time="moment">3 Sep 2026, 04:05 UTC</time>'
    )


def test_a_day_is_that_of_utc() -> None:
    late = datetime(2026, 12, 31, 23, 30, tzinfo=timezone(timedelta(hours=-2)))
    assert ">1\u00a0January\u00a02027\u00a0UTC<" in day(late)


def test_no_template_writes_a_time_in_another_way() -> None:
    pages = {path: path.read_text("utf-8") for path in TEMPLATES.rglob("*.html")}
    other = re.compile(r"strftime|isoformat|<time\b")
    assert [path.name for path, text in pages.items() if other.search(text)] == []
