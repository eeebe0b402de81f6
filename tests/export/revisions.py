"""What the tracked changes of a Word document make of it when all are taken or all refused, as ISO/IEC
29500-1 says (17.13.5): on the file's own XML, with nothing of ours."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from typing import Literal
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"

GOES = {"taken": {f"{W}del", f"{W}moveFrom"}, "refused": {f"{W}ins", f"{W}moveTo"}}
"""Elements whose content goes, and which make a paragraph's end go."""

SPECIAL = {f"{W}tab": "\t", f"{W}br": "\n"}
TEXTS = {f"{W}t", f"{W}delText"}


def part(document: bytes, name: str = "word/document.xml") -> Element:
    """One part of a Word document."""
    with zipfile.ZipFile(io.BytesIO(document)) as parts:
        return ElementTree.fromstring(parts.read(name))


def anchored(document: bytes, number: str) -> str:
    """The words that a remark stands at."""
    inside, text = False, ""
    for element in part(document).iter():
        if element.get(f"{W}id") == number and element.tag.startswith(f"{W}commentRange"):
            inside = element.tag.endswith("Start")
        elif inside and element.tag in {f"{W}t", f"{W}delText"}:
            text += element.text or ""
    return text


def settled(document: bytes, how: Literal["taken", "refused"]) -> list[str]:
    """The document's paragraphs once all changes were taken, or all refused. A paragraph whose end goes runs
    together with the next."""
    body = part(document).find(f"{W}body")
    assert body is not None
    found, held = [], ""
    paragraphs = body.findall(f"{W}p")
    for paragraph in paragraphs:
        held += "".join(_stays(paragraph, GOES[how]))
        if paragraph is paragraphs[-1] or not _end_goes(paragraph, GOES[how]):
            found.append(held)
            held = ""
    return found


def _end_goes(paragraph: Element, goes: set[str]) -> bool:
    marks = paragraph.find(f"{W}pPr/{W}rPr")
    return marks is not None and any(mark.tag in goes for mark in marks)


def _stays(element: Element, goes: set[str]) -> Iterator[str]:
    for child in element:
        if child.tag in goes or child.tag == f"{W}pPr":
            continue
        if child.tag in TEXTS:
            yield child.text or ""
        elif child.tag in SPECIAL:
            yield SPECIAL[child.tag]
        else:
            yield from _stays(child, goes)


def moves(document: bytes) -> dict[str, tuple[str, str]]:
    """What moved, by the name of each move: where it stood, and where it stands now. Fails where a range is
    open, named twice or empty."""
    found: dict[str, dict[str, str]] = {"moveFrom": {}, "moveTo": {}}
    for kind, texts in found.items():
        names: dict[str, str] = {}
        open_: set[str] = set()
        for element in part(document).iter():
            tag = element.tag.removeprefix(W)
            if tag == f"{kind}RangeStart":
                number, name = element.get(f"{W}id", ""), element.get(f"{W}name", "")
                assert name not in texts, name
                names[number], texts[name] = name, ""
                open_.add(number)
            elif tag == f"{kind}RangeEnd":
                open_.remove(element.get(f"{W}id", ""))
            elif tag == kind:
                (number,) = open_
                texts[names[number]] += "".join(_stays(element, set()))
        assert not open_
    assert found["moveFrom"].keys() == found["moveTo"].keys()
    assert all(found["moveFrom"].values())
    return {name: (text, found["moveTo"][name]) for name, text in found["moveFrom"].items()}


def paragraphs(text: str, title: str = "") -> list[str]:
    """A text's paragraphs as a reader counts them, where empty lines part them: nothing of ours."""
    lines = re.sub(r"\r\n?", "\n", text).strip("\n")
    return [*([title] if title else []), *(re.split(r"\n(?:[ \t]*\n)+", lines) if lines.strip() else [])]
