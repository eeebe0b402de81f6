"""The pairs that are measured: the first sample pair, and longer ones made from it."""

from __future__ import annotations

import re
from pathlib import Path

SEED = Path(__file__).resolve().parent.parent.parent / "seeds" / "ceasefire-talks"

NAMES = (
    "Antony",
    "Blinken",
    "Hamas",
    "Israel",
    "Israeli",
    "Gaza",
    "Rafah",
    "Egypt",
    "Qatar",
    "Netanyahu",
    "October",
)
SYLLABLES = (
    "bar",
    "den",
    "fol",
    "gri",
    "hal",
    "jor",
    "kem",
    "lun",
    "mos",
    "nev",
    "pra",
    "quil",
    "ros",
    "tav",
    "ull",
)

NOUNS = (
    "talks",
    "conflict",
    "violence",
    "impact",
    "negotiations",
    "region",
    "proposal",
    "hostages",
    "peace",
    "efforts",
)
OTHER_NOUNS = (
    *(
        "budget",
        "bridge",
        "harvest",
        "merger",
        "strike",
        "verdict",
        "tunnel",
        "election",
        "museum",
        "orchestra",
    ),
    *("pension", "reservoir", "festival", "railway", "vaccine", "glacier", "stadium", "curriculum", "tariff"),
)

Pair = tuple[str, str]


def seed_pair() -> Pair:
    """The two given articles."""
    left, right = ((SEED / f"{side}.txt").read_bytes().decode("utf-8") for side in ("left", "right"))
    return left, right


def other_pair() -> Pair:
    """A pair of another story, to warm up on."""
    folder = SEED.parent / "tidal-barrier"
    left, right = ((folder / f"{side}.txt").read_text("utf-8") for side in ("left", "right"))
    return left, right


def longer_pair(copies: int) -> Pair:
    """The seed pair so many times over, each copy with names and some nouns of its own.

    So one copy's sentences hardly repeat another's, as they do not in a long article either, and little can
    be saved by remembering sentences.
    """
    left, right = seed_pair()
    sides = [[_retold(text, copy) for copy in range(1, copies + 1)] for text in (left, right)]
    return "\n\n".join(sides[0]), "\n\n".join(sides[1])


def words(text: str) -> int:
    """Words as a reader counts them."""
    return len(text.split())


def _retold(text: str, copy: int) -> str:
    others = {name: _invented(copy, position) for position, name in enumerate(NAMES)}
    for position, noun in enumerate(NOUNS):
        others[noun] = OTHER_NOUNS[(copy * (position + 1) + position) % len(OTHER_NOUNS)]
    return re.sub(r"\b(?:" + "|".join(others) + r")\b", lambda match: others[match[0]], text)


def _invented(copy: int, position: int) -> str:
    """A name that only this copy uses in this place."""
    rest, first = divmod(copy * len(NAMES) + position, len(SYLLABLES))
    third, second = divmod(rest, len(SYLLABLES))
    return (SYLLABLES[second] + SYLLABLES[first] + (SYLLABLES[third] if third else "a")).capitalize()
