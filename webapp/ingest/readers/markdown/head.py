"""Properties on top of a Markdown file, between lines of ``---`` or ``+++``.

They are read line by line: a name and a value, or a name and a list of values. What is no such block is the
beginning of the text.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from webapp.ingest.parts.tidy import tidy

_LONGEST: Final = 200
"""Lines of a block."""
_ENDS: Final = {"---": ("---", "..."), "+++": ("+++",)}
_LINE: Final = re.compile(r"([A-Za-z][\w .-]{0,60}?)[ \t]*[:=](?:[ \t]+(.*)|[ \t]*)")
_MORE: Final = re.compile(r"[ \t]+\S.*|-[ \t]+.*|\[.*|[}\]],?|")
_DATE: Final = re.compile(
    r"[0-9]{4}-[0-9]{2}-[0-9]{2}(?:[T ][0-9]{2}:[0-9]{2}(?::[0-9]{2})?(?:\.[0-9]+)?(?:Z|[+-][0-9:]{4,6})?)?"
)
_LANGUAGE: Final = re.compile(r"[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{2,8})*")


@dataclass(frozen=True, slots=True)
class Head:
    """What the properties say; each empty where they do not."""

    title: str = ""
    author: str = ""
    date: str = ""
    """ISO 8601."""
    language: str = ""


def head_of(text: str) -> tuple[Head, str]:
    """The properties, and the text below them."""
    lines = text.split("\n", _LONGEST + 2)
    opening = lines[0].rstrip()
    end = next((at for at, line in enumerate(lines[1:-1], 1) if line.rstrip() in _ENDS.get(opening, ())), 0)
    if not end and lines[-1].rstrip() in _ENDS.get(opening, ()):
        end = len(lines) - 1
    if end < 2:
        return Head(), text
    found = _properties(lines[1:end])
    if found is None:
        return Head(), text
    date = (found.get("date") or found.get("published") or [""])[0]
    language = (found.get("lang") or found.get("language") or [""])[0]
    head = Head(
        title=" ".join(found.get("title", [])),
        author=", ".join(found.get("author") or found.get("authors") or found.get("byline") or []),
        date=date.replace(" ", "T", 1) if _DATE.fullmatch(date) else "",
        language=language.replace("_", "-") if _LANGUAGE.fullmatch(language) else "",
    )
    return head, "\n".join(lines[end + 1 :])


def _properties(lines: list[str]) -> dict[str, list[str]] | None:
    """Values by name in small letters; None where some line is no property."""
    found: dict[str, list[str]] = {}
    values: list[str] = []
    for line in lines:
        if match := _LINE.fullmatch(line.rstrip()):
            values = found.setdefault(match[1].lower(), [])
            values += _values(match[2] or "")
        elif line.lstrip().startswith("#"):
            continue
        elif _MORE.fullmatch(line.rstrip()):
            values += (
                _values(re.sub(r"^[ \t]*(?:-[ \t]+)?(?:name:[ \t]*)?", "", line)) if line.strip() else []
            )
        else:
            return None
    return found or None


def _values(text: str) -> list[str]:
    text = text.strip()
    inner = text[1:-1].split(",") if text[:1] == "[" and text[-1:] == "]" else [text]
    plain = [tidy(_unquoted(value.strip())) for value in inner]
    return [value for value in plain if value and value not in ("|", ">", "|-", ">-", "[", "]")]


def _unquoted(text: str) -> str:
    if len(text) > 1 and text[0] == text[-1] and text[0] in "\"'":
        quote = text[0]
        return text[1:-1].replace("''" if quote == "'" else '\\"', quote)
    return text
