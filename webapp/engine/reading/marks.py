"""Quotation marks as they stand in a text: which family a sign is of, and whether it opens or closes there.

Most signs serve both ends somewhere (*”* opens in Swedish, *“* closes in German, *»* does either), so what is
beside a mark counts as well: white space before it and a letter behind it make an opener.
"""

from __future__ import annotations

import re
import unicodedata
from enum import Enum
from typing import Final, NamedTuple


class Role(Enum):
    """What a sign does in most languages that use it."""

    OPENS = "opens"
    CLOSES = "closes"
    EITHER = "either"
    LOW = "low"
    """It opens, always, and what opens elsewhere may close it (*„…“*)."""


class Place(Enum):
    """What the characters beside a mark tell."""

    OPENS = "opens"
    """Free before it and a word behind it."""
    CLOSES = "closes"
    """A word or its full stop before it and free behind it."""
    INSIDE = "inside"
    """Letters on both sides, or a stop before it and a letter behind it."""
    LOOSE = "loose"
    """White space, or other signs, on both sides."""


SINGLE: Final = "single"
"""The family of the marks that are apostrophes, too."""
_FAMILIES: Final[dict[str, dict[Role, tuple[str, ...]]]] = {
    "double": {
        Role.OPENS: ("“", "‟", "〝", "❝"),
        Role.CLOSES: ("”", "〞", "〟", "❞"),
        Role.EITHER: ('"', "＂", "''"),
        Role.LOW: ("„", ",,", "``"),
    },
    "guillemet": {Role.OPENS: ("«",), Role.CLOSES: ("»",)},
    "small guillemet": {Role.OPENS: ("‹",), Role.CLOSES: ("›",)},
    "corner": {Role.OPENS: ("「", "｢"), Role.CLOSES: ("」", "｣")},
    "white corner": {Role.OPENS: ("『",), Role.CLOSES: ("』",)},
    SINGLE: {Role.OPENS: ("‘", "‛"), Role.CLOSES: ("’",), Role.EITHER: ("'",), Role.LOW: ("‚",)},
}
SIGNS: Final = {
    sign: (family, role)
    for family, roles in _FAMILIES.items()
    for role, signs in roles.items()
    for sign in signs
}
"""Sign → its family and its role. 《》 and 〈〉 are titles."""
FIXED: Final = frozenset({"corner", "white corner"})
"""Families of scripts without spaces, whose signs say all."""
_MARK: Final = re.compile(
    r"``|''|,,(?=\w)|[" + "".join(sorted(sign for sign in SIGNS if len(sign) == 1)) + "]"
)
_BEFORE: Final = frozenset("([{—–-/¿¡")
"""What may stand before a quotation, beside white space."""
_BRACKETS: Final = frozenset("([{")
_STOPS: Final = frozenset(".,;:!?…)]}。，、！？；：")
_BEGINS: Final = frozenset("([{…¿¡$€£#@&+§%")
"""What a quotation may begin with, beside letters and figures."""


_MANY: Final = 1_000
"""Marks of a paragraph up to which each is looked at, whatever stands between them."""
_CROWDED: Final = 0.2
"""Range 0 to 1. Share of characters that are marks above which a paragraph is no prose."""


class Mark(NamedTuple):
    """A quotation mark in a text."""

    sign: str
    start: int
    end: int
    place: Place
    before: str
    """The character before it and before any marks that touch it; empty at the start."""
    after: str
    """The character behind it and any marks that touch it; empty at the end."""

    @property
    def family(self) -> str:
        """Name of the signs that pair with each other."""
        return SIGNS[self.sign][0]

    @property
    def role(self) -> Role:
        """What the sign does in most languages."""
        return SIGNS[self.sign][1]


def marks(text: str, start: int, end: int) -> list[Mark]:
    """The quotation marks of ``text[start:end]``, one paragraph, in order; none where it holds thousands and
    little else, for it quotes nothing. Linear."""
    spans = [found.span() for found in _MARK.finditer(text, start, end)]
    if len(spans) > _MANY and len(spans) > _CROWDED * (end - start):
        return []
    befores: list[str] = []
    for at, (first, _) in enumerate(spans):
        touches = at > 0 and spans[at - 1][1] == first
        if touches and _is_elided(text, first):
            befores.append("")
            continue
        befores.append(befores[-1] if touches else text[first - 1 : first] if first > start else "")
    afters = [""] * len(spans)
    for at in range(len(spans) - 1, -1, -1):
        last = spans[at][1]
        touches = at + 1 < len(spans) and spans[at + 1][0] == last
        afters[at] = afters[at + 1] if touches else _behind(text, last, end)
    return [
        Mark(text[first:last], first, last, _place(before, after), before, after)
        for (first, last), before, after in zip(spans, befores, afters, strict=True)
    ]


def _is_elided(text: str, at: int) -> bool:
    """Whether an opening guillemet stands behind an elision: *l’« affaire »*."""
    return text[at] == "«" and text[at - 1] in "'’" and text[at - 2 : at - 1].isalpha()


def _behind(text: str, at: int, end: int) -> str:
    """The character behind a mark; several dots are an ellipsis."""
    return "…" if text.startswith("..", at) else text[at : at + 1] if at < end else ""


def is_letter(character: str) -> bool:
    """Whether it is a part of a word: a letter, a figure or an accent of its own."""
    return character.isalnum() or (character > "\u02ff" and unicodedata.category(character)[0] == "M")


def _place(before: str, after: str) -> Place:
    is_free = not before or before.isspace() or before in _BEFORE
    if is_free and (is_letter(after) or after in _BEGINS):
        return Place.OPENS
    is_attached = bool(before) and not before.isspace() and before not in _BRACKETS
    if is_attached and (not after or after.isspace() or after in _STOPS):
        return Place.CLOSES
    if is_letter(after):
        return Place.INSIDE
    return Place.CLOSES if is_letter(before) or before in _STOPS else Place.LOOSE
