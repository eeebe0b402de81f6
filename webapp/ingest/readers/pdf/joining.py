"""Lines as running text: divided words are one word again, compounds keep their hyphen."""

from __future__ import annotations

from typing import Final

from webapp.engine.cleaning.hyphens import HYPHENS, Joints
from webapp.ingest.parts.tidy import tidy
from webapp.ingest.readers.pdf.values import Line

_DIVIDING: Final = "\u2010"
"""What browsers write where they divide a word, and few authors."""
_OFTEN: Final = 2
"""Words divided by that hyphen, from which on another kind is an author's own."""


def texts(paragraphs: list[list[Line]]) -> list[str]:
    """The text of each paragraph, on one line."""
    lines = [[_bare(line.text) for line in paragraph] for paragraph in paragraphs]
    keeps = _soften(lines)
    whole = "\n\n".join("\n".join(paragraph) for paragraph in lines)
    joints = Joints(whole)
    found, start = [], 0
    for paragraph in lines:
        text, start = _joined(paragraph, start, joints, keeps)
        found.append(tidy(text))
        start += 2
    return found


def _bare(text: str) -> str:
    """A line's text; a soft hyphen that is seen stands at its end."""
    return text[:-1].replace("\u00ad", "") + text[-1:]


def _soften(lines: list[list[str]]) -> str:
    """Where a hyphen of its own kind stands at ends of lines alone, it divides words and nothing else. The
    other kind, which is kept then."""
    every = [line for paragraph in lines for line in paragraph]
    ends = sum(line.endswith(_DIVIDING) for paragraph in lines for line in paragraph[:-1])
    if ends == 0 or any(_DIVIDING in line[:-1] for line in every):
        return ""
    for paragraph in lines:
        for at, line in enumerate(paragraph[:-1]):
            if line.endswith(_DIVIDING):
                paragraph[at] = line[:-1] + "\u00ad"
    return "-" if ends >= _OFTEN else ""


def _joined(lines: list[str], start: int, joints: Joints, keeps: str) -> tuple[str, int]:
    """The lines joined, and where in the whole text they end; they begin at ``start``. A
    hyphen that is ``keeps`` is never taken for a division."""
    text = ""
    for at, line in enumerate(lines):
        end = start + len(line)
        text += line
        if at + 1 < len(lines):
            cut, between = joints.between(end, end + 1)
            if cut < end and text[-1:] in HYPHENS and text[-1:] != keeps:
                text = text[: cut - end]
            text += between
            end += 1
        start = end
    return text, start
