"""Texts through passes of cleaning, and prose laid out as programs that wrap do."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from typing import Final

from webapp.engine.cleaning.edits import Cleaned, Edit

Pass = Callable[[str], Iterable[Edit]]

PROSE: Final = (
    "The inquiry found that the capabilities of the pumping station had been overstated for nine years "
    "before the alarm was raised by a passer-by. Nobody had looked at the gauges since the spring. The "
    "engineer who signed the reports has left the company.",
    "The bakery on Mill Lane will close in March after 90 years. Its owner, Rosa Lindt, said rents had "
    "doubled since 2019, and that the council had offered a grant of 40,000 dollars last autumn. “We "
    "turned it down,” she said, “because it came with a ten-year lease.”",
    "Customers have gathered 2,300 signatures to keep the shop open.",
    "A meeting will be held in the town hall on Friday, where Thomas Beck, the head of planning, is to "
    "explain how the fund in Luxembourg that owns the building came to hold half of the street. It has "
    "not answered requests for comment.",
    "Neighbours remember the winter of 1987, when the ovens were the only warm place for miles and the "
    "baker let people sleep on the flour sacks until the power came back.",
)
GERMAN: Final = (
    "Die Untersuchung ergab, dass die Leistung des Pumpwerks neun Jahre lang zu hoch angegeben worden "
    "war, bevor ein Spaziergänger den Alarm auslöste. Seit dem Frühjahr hatte niemand nach den Anzeigen"
    " gesehen.",
    "Der Bundesminister kündigte am Montag an, die Ein- und Ausfuhr von Pumpen zu erleichtern. Kritik "
    "kam von der Opposition, die eine Prüfung durch den Rechnungshof verlangt.",
    "Am Freitag soll der Gemeinderat über den Haushalt der kommenden Jahre entscheiden, in dem für die "
    "Sanierung des alten Werks vier Millionen vorgesehen sind.",
)
_VOWEL_RUN: Final = re.compile(r"(?<=[aeiouäöü])(?=[bcdfghjklmnpqrstvwxyz][aeiouäöü])")


def through(text: str, *passes: Pass) -> Cleaned:
    """``text`` after the passes."""
    cleaned = Cleaned(text)
    for one in passes:
        cleaned.edit(one(cleaned.text))
    return cleaned


def paragraphs(text: str) -> list[str]:
    """What stands between line ends."""
    return [line.strip() for line in re.split(r"[\n\r\v\f\u2028]+", text) if line.strip()]


def wrapped(paragraph: str, width: int, *, divided: bool = False, indent: str = "") -> list[str]:
    """Lines of at most ``width`` characters, as full as they can be; words ``divided`` between syllables."""
    lines, line = [], indent
    for word in paragraph.split(" "):
        rest = word
        while len(line) + bool(line.strip()) + len(rest) > width:
            place = _division(rest, width - len(line) - bool(line.strip())) if divided else 0
            if place:
                line += (" " if line.strip() else "") + rest[:place] + "-"
                rest = rest[place:]
            elif not line.strip():
                break
            lines.append(line)
            line = ""
        line += (" " if line.strip() else "") + rest
    return [*lines, line]


def _division(word: str, room: int) -> int:
    if not word.isalpha():
        return 0
    places = [found.start() for found in _VOWEL_RUN.finditer(word)]
    return max((place for place in places if 3 <= place < room and len(word) - place >= 3), default=0)


def page_breaks(lines: Sequence[str], height: int, breaks: Sequence[str]) -> str:
    """Lines with one of ``breaks`` (whole lines, with their line ends) after every ``height`` of them."""
    pages = ["\n".join(lines[at : at + height]) for at in range(0, len(lines), height)]
    parts = [pages[0]]
    for page, between in zip(pages[1:], breaks, strict=False):
        parts += (between, page)
    return "".join(parts)
