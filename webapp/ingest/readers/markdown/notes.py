"""Footnotes of Markdown: ``[^1]`` in the text, ``[^1]: What it says.`` on a line of its own."""

from __future__ import annotations

import re
from typing import Final

REFERENCE: Final = re.compile(r"\[\^([^\]\[\s]{1,60})\]")
"""The mark of a note."""
_DEFINITION: Final = re.compile(r" {0,3}\[\^([^\]\[\s]{1,60})\]:[ \t]*(.*)")
_FENCE: Final = re.compile(r" {0,3}(`{3,}|~{3,})(.*)")
_INDENTED: Final = re.compile(r"(?: {4}|\t)(.*)")


def notes_of(text: str) -> tuple[str, dict[str, str]]:
    """The text without its notes, and the notes by name in small letters, each Markdown.

    A note goes on in the lines right below it, and in indented ones below a blank line. In a fenced block of
    code nothing is a note. Of two of one name the first counts.
    """
    kept: list[str] = []
    notes: dict[str, list[str]] = {}
    fence = ""
    note: list[str] | None = None
    for line in text.split("\n"):
        fence = _fence_after(line, fence)
        defined = None if fence else _DEFINITION.fullmatch(line)
        if defined:
            note = notes.setdefault(defined[1].casefold(), [])
            note = [] if note else note  # a second one of that name
            note.append(defined[2])
        elif note is not None and (more := _goes_on(line, after=note[-1])) is not None:
            note.append(more)
        else:
            note = None
            kept.append(line)
    return "\n".join(kept), {name: "\n".join(lines) for name, lines in notes.items()}


def _goes_on(line: str, *, after: str) -> str | None:
    """What the line adds to a note; None where it ends it."""
    if not line.strip():
        return ""
    if indented := _INDENTED.match(line):
        return indented[1]
    return line if after.strip() else None


def _fence_after(line: str, fence: str) -> str:
    """The marks that opened the block of code which a line stands in, or opens; empty outside one."""
    match = _FENCE.fullmatch(line)
    if match is None:
        return fence
    if not fence:
        return match[1]
    closes = match[1].startswith(fence) and not match[2].strip()
    return "" if closes else fence
