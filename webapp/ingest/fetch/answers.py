"""What an answer says about itself: whether it is a page, where it leads, of what type and name it is."""

from __future__ import annotations

import re
from contextlib import suppress
from email.message import Message
from email.utils import parsedate_to_datetime
from urllib.parse import unquote

from webapp.ingest.fetch.addresses import Address
from webapp.ingest.fetch.errors import BusyError, FetchError
from webapp.words import say

REDIRECTS = frozenset({301, 302, 303, 307, 308})

BUSY = frozenset({429, 503})

STATUS = frozenset({401, 402, 403, 404, 407, 410, 429, 451})
"""Refusals that have a sentence of their own."""

UNREAD = {
    "image": "picture",
    "audio": "sound",
    "video": "video",
    "font": "font",
    "model": "model",
    "application/json": "json",
    "application/ld+json": "json",
    "application/javascript": "script",
    "text/javascript": "script",
    "text/css": "style_sheet",
    "text/csv": "table",
    "text/calendar": "calendar",
    "text/event-stream": "events",
    "application/rss+xml": "feed",
    "application/atom+xml": "feed",
    "application/wasm": "program",
    "application/vnd.apple.mpegurl": "video",
}
"""Types that hold no article, by themselves or by what stands before the stroke, and the place of their name
in the catalogue. Others are told by their content."""

LONGEST_FIELD = 1_000
"""Characters of a header that are looked at."""

LONGEST_NAME = 150


def check_status(status: int, headers: Message, address: Address) -> None:
    """Refuses every answer that is not a page.

    Raises:
        BusyError: the site asks to come back later.
        FetchError: it is not a page.
    """
    if 200 <= status < 300:
        return
    known = str(status) if status in STATUS else "failing" if status >= 500 else "other"
    sentence = say(f"fetch.status.{known}", status=status)
    if status in BUSY:
        raise BusyError(sentence, address.host, retry_after(headers))
    raise FetchError(sentence)


def retry_after(headers: Message) -> float | None:
    """Seconds after which a site wants to be asked again; None where it does not say. A date counts from the
    site's own clock, so that ours need not be right."""
    value = _field(headers, "Retry-After")
    if re.fullmatch(r"[0-9]{1,9}", value):
        return float(value)
    try:
        then, now = parsedate_to_datetime(value), parsedate_to_datetime(_field(headers, "Date"))
        return max((then - now).total_seconds(), 0.0)
    except (ValueError, TypeError, OverflowError):
        return None


def location(headers: Message) -> str:
    """Where a redirect leads, as it stands there; raises FetchError where it says nothing."""
    value = headers.get("Location", "")
    with suppress(UnicodeError):
        value = value.encode("latin-1").decode("utf-8")  # what most sites mean that do not encode it
    if not value.strip():
        raise FetchError(say("fetch.redirected_nowhere"))
    return str(value)


def content_type(headers: Message) -> tuple[str, str]:
    """Type and encoding of a page, in lower case; empty where it does not say.

    Raises:
        FetchError: there is no article in that type.
    """
    field = _field(headers, "Content-Type")
    kind = field.partition(";")[0].strip().lower()
    charset = re.search(r';\s*charset\s*=\s*"?([\w.:+-]+)', field, re.IGNORECASE | re.ASCII)
    what = UNREAD.get(kind) or UNREAD.get(kind.partition("/")[0])
    if what is None and kind.endswith("+json"):
        what = UNREAD["application/json"]
    if what is not None:
        raise FetchError(say("fetch.not_article", what=say(f"fetch.kind.{what}")))
    return (
        kind if re.fullmatch(r"[\w.+-]+/[\w.+-]+", kind, re.ASCII) else "",
        (charset[1] if charset else "").lower(),
    )


def file_name(headers: Message, address: Address) -> str:
    """The name a browser would save the page under; empty where there is none."""
    disposition = Message()
    disposition["Content-Disposition"] = _field(headers, "Content-Disposition")
    name = disposition.get_filename() or unquote(address.target.partition("?")[0].rpartition("/")[2])
    name = re.split(r"[/\\]", name)[-1]
    return "".join(sign for sign in name if sign.isprintable()).strip()[-LONGEST_NAME:]


def _field(headers: Message, name: str) -> str:
    """One header, cut where no honest one goes on: what takes it apart is not linear."""
    return str(headers.get(name, ""))[:LONGEST_FIELD].strip()
