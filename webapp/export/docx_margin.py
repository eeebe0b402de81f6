"""The margin of a Word document: remarks with their authors, dates and answers, resolved or not."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from xml.etree.ElementTree import Element, SubElement

from webapp.export.characters import line
from webapp.export.docx_parts import MC, W14, W15, W
from webapp.export.docx_text import paragraph, run
from webapp.export.remarks import Remark, Reply
from webapp.export.stream import LINE_END

STYLE = "CommentText"

MOST_INITIALS = 3
"""Letters that stand for an author beside the text."""


@dataclass(frozen=True, slots=True)
class Margin:
    """What stands in the margin, numbered."""

    numbers: tuple[tuple[int, ...], ...]
    """Of each remark: its own number and those of its answers."""
    comments: Element
    """The part with what they say."""
    extended: Element
    """The part with what answers what, and what is resolved."""


def margin(remarks: Sequence[Remark]) -> Margin:
    """The margin of a document."""
    comments = Element("w:comments", {"xmlns:w": W, "xmlns:w14": W14, "xmlns:mc": MC, "mc:Ignorable": "w14"})
    extended = Element("w15:commentsEx", {"xmlns:w15": W15})
    numbers: list[tuple[int, ...]] = []
    number = 0
    for remark in remarks:
        own = tuple(range(number, number + 1 + len(remark.replies)))
        notes: tuple[Remark | Reply, ...] = (remark, *remark.replies)
        for note, name in zip(notes, own, strict=True):
            _comment(comments, note, name)
            _extension(extended, name, None if name == number else number, resolved=remark.resolved)
        numbers.append(own)
        number += len(own)
    return Margin(tuple(numbers), comments, extended)


def _comment(root: Element, note: Remark | Reply, number: int) -> None:
    author = line(note.author)
    about = {"w:id": str(number), "w:author": author, "w:initials": _initials(author)}
    if note.date:
        about["w:date"] = _moment(note.date)
    comment = SubElement(root, "w:comment", about)
    for text in _lines(note.text):
        last = paragraph(comment, text, STYLE)
        run(last, line(text))
    last.set("w14:paraId", _name(number))


def _extension(root: Element, number: int, parent: int | None, *, resolved: bool) -> None:
    about = {"w15:paraId": _name(number)}
    if parent is not None:
        about["w15:paraIdParent"] = _name(parent)
    SubElement(root, "w15:commentEx", {**about, "w15:done": "1" if resolved else "0"})


def _name(number: int) -> str:
    return f"{number + 1:08X}"


def _lines(text: str) -> Iterator[str]:
    """At least one."""
    yield from re.split(LINE_END, text)


def _initials(author: str) -> str:
    name = author.partition(",")[0]  # what follows says how it came
    return "".join(word[0] for word in name.split()[:MOST_INITIALS]).upper() or "?"


def _moment(date: datetime) -> str:
    return date.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
