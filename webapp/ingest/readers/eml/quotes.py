"""What stands below a message: earlier mails, where it is clear that no more follows, and a signature."""

from __future__ import annotations

import re
from typing import Final

from lxml import etree

from webapp.ingest.values import LeftOut, Omitted

_SEPARATOR: Final = re.compile(
    r"^[ \t]*(?:-{2,}|_{5,})[ \t]*(?:original message|original-nachricht|ursprüngliche nachricht"
    r"|message d['’]origine|mensaje original|mensagem original|messaggio originale"
    r"|oorspronkelijk bericht|oprindelig meddelelse"
    r"|ursprungligt meddelande)[ \t]*-{2,}[ \t]*$",
    re.IGNORECASE | re.MULTILINE,
)
_RULED: Final = re.compile(
    r"^_{10,}[ \t]*\n\s*(?:From|Von|De|Da|Van|Från|Fra):[^\n]*\n(?:[^\n:]{1,20}:[^\n]*\n){2}", re.MULTILINE
)
"""Outlook's line above the headers of the mail that is answered."""
_ATTRIBUTION: Final = re.compile(
    r"\b(?:wrote|writes|schrieb|a écrit|écrivait|escribió|escreveu|ha scritto|schreef|skrev|napisał(?:\(a\))?"
    r"|kirjoitti|написал|пише|yazdı)\b[^\n]{0,200}:\s*$",
    re.IGNORECASE,
)
_SHORT: Final = 200
"""Characters above a quoted mail up to which a much longer one is what the mail is about."""
_MUCH: Final = 5
"""How many times as long a quoted mail is that is much longer."""
_MOST_SIGNED: Final = 10
"""Lines below the mark of a signature; more are a message."""
_MOST: Final = 20
"""Places where a quoted mail may begin that are looked at."""


def without_quoted_tail(text: str, *, is_reply: bool) -> tuple[str, bool]:
    """A plain text without the earlier mails at its end, and whether there were any.

    ``is_reply``: the headers say that it answers a mail; else quoted lines need one that says who wrote them.
    """
    found = _SEPARATOR.search(text) or _RULED.search(text)
    cut = found.start() if found else _quoted_from(text, is_reply=is_reply)
    head = text[:cut].rstrip()
    if cut >= len(text) or not head or (len(head) < _SHORT and len(text) - cut > _MUCH * len(head)):
        return text, False
    return head + "\n", True


def without_signature(text: str) -> tuple[str, tuple[LeftOut, ...]]:
    """The text without the lines below the mark of a signature, ``-- ``, if there are few (RFC 3676, 4.3)."""
    lines = text.split("\n")
    marks = [at for at, line in enumerate(lines) if line.rstrip() == "--"]
    below = lines[marks[-1] + 1 :] if marks else []
    if not marks or sum(bool(line.strip()) for line in below) > _MOST_SIGNED:
        return text, ()
    return "\n".join(lines[: marks[-1]]).rstrip("\n"), (LeftOut(Omitted.SIGNATURE, 1),)


def _quoted_from(text: str, *, is_reply: bool) -> int:
    """Where the lines with ``>`` begin that the text ends with, or the line that says who wrote them."""
    lines = text.splitlines(keepends=True)
    first = len(lines)
    for at in range(len(lines) - 1, -1, -1):
        if lines[at].startswith(">"):
            first = at
        elif lines[at].strip():
            break
    if first == len(lines):
        return len(text)
    above = _attribution(lines, first)
    if above < first or is_reply:
        return sum(len(line) for line in lines[:above])
    return len(text)


def _attribution(lines: list[str], first: int) -> int:
    """Where the line begins that says who wrote the quoted lines; ``first`` where there is none."""
    at = first - 1
    while at >= 0 and not lines[at].strip():
        at -= 1
    if at < 0 or not lines[at].rstrip().endswith(":"):
        return first
    for begin in range(at, max(at - 3, -1), -1):  # it may be wrapped
        if not lines[begin].strip():
            break
        if _ATTRIBUTION.search(" ".join(line.strip() for line in lines[begin : at + 1])):
            return _paragraph_start(lines, begin, at)
    return first


def _paragraph_start(lines: list[str], begin: int, end: int) -> int:
    """The first of at most three lines that are one sentence with the one found."""
    while begin > 0 and lines[begin - 1].strip() and end - begin < 2 and not lines[begin - 1].startswith(">"):
        begin -= 1
    return begin


_QUOTED: Final = (
    "//div[contains(concat(' ', @class, ' '), ' gmail_quote ')]",
    "//blockquote[@type='cite']",
    "//div[@id='divRplyFwdMsg' or @id='appendonsend' or @id='OLK_SRC_BODY_SECTION'"
    " or @id='mail-editor-reference-message-container']",
    "//div[contains(concat(' ', @class, ' '), ' yahoo_quoted ')]",
    "//div[contains(concat(' ', @class, ' '), ' protonmail_quote ')]",
)
_FORWARDED: Final = re.compile(
    r"forwarded message|weitergeleitete nachricht|message transféré|inoltrat|reenviado", re.I
)


def drop_quoted_tail(root: etree._Element) -> bool:
    """Takes earlier mails out of an HTML mail where nothing follows them; whether there were any."""
    whole = _length(root)
    for path in _QUOTED:
        for element in root.xpath(path)[: 1 if "@id" in path else _MOST]:
            if _follows(element) or _FORWARDED.search(" ".join(element.itertext())[:200]):
                continue
            quoted = [element, *element.itersiblings()] if element.get("id") else [element]
            size = sum(_length(one) for one in quoted)
            if whole - size and (whole - size >= _SHORT or size <= _MUCH * (whole - size)):
                _remove(quoted)
                return True
    return False


def _length(element: etree._Element) -> int:
    return sum(len(text.strip()) for text in element.itertext("*"))


def _follows(element: etree._Element) -> bool:
    """Whether there is text behind an element; Outlook's marks stand before the quoted mail, beside it."""
    if element.get("id"):
        return False
    while element is not None:
        if (element.tail or "").strip() or any(_length(one) for one in element.itersiblings()):
            return True
        element = element.getparent()
    return False


def _remove(quoted: list[etree._Element]) -> None:
    before = quoted[0].getprevious()
    attribution = before is not None and _ATTRIBUTION.search(" ".join("".join(before.itertext()).split()))
    for element in [*quoted, *([before] if attribution else [])]:
        parent = element.getparent()
        if parent is not None:
            parent.remove(element)
