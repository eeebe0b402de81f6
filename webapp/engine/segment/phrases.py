"""Reads the table of page furniture, ``furniture.toml``, into rules.

No text may fit a repeated piece in two ways: a line that fits nothing in the end would be tried in every
combination of them.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

_PLACE = re.compile(r"\{([a-z_]+)\}")
_WORD = re.compile(r"[^\W\d_]{2,}")
_ARROW: Final = r" ?[:>\"›→…]{0,3}"
"""What may follow a label; a folded » is a quotation mark."""
_CAPITALS: Final = "A-ZÀ-ÖØ-ÞΆ-ΫЀ-Я" + "".join(
    chr(code) for code in range(0x100, 0x180) if chr(code).isupper()
)
"""Latin, Greek and Cyrillic."""


@dataclass(frozen=True, slots=True)
class Rule:
    """One kind of page furniture."""

    name: str
    """Stands in ``Sentence.boilerplate``."""
    catches: str
    """What it is, for people."""
    examples: tuple[str, ...]
    """Lines it matches."""
    folded: re.Pattern[str]
    """Matches the whole folded text of such a line."""
    cased: re.Pattern[str] | None
    """Matches the whole line with its capitals, None where no capitals tell."""
    words: frozenset[str]
    """Words of its own patterns, folded; fragments of words may be among them."""


def read_rules(table: str) -> tuple[Rule, ...]:
    """The rules of a table in TOML, in its order. Raises KeyError for a piece that is not in it."""
    data = tomllib.loads(table)
    pieces: dict[str, str] = {"upper": _CAPITALS}
    for name, value in data["pieces"].items():
        pattern = value if isinstance(value, str) else "|".join(value)
        pieces[name] = f"(?:{_filled(pattern, pieces)})"
    return tuple(_rule(entry, pieces) for entry in data["rule"])


def no_names(table: str) -> re.Pattern[str]:
    """Matches each word of a line that is no part of a name, whatever its capitals."""
    words = "|".join(tomllib.loads(table)["pieces"]["no_name_words"])
    return re.compile(rf"(?<![\w.'-])(?:{words})(?![\w.'-])", re.IGNORECASE)


def _filled(pattern: str, pieces: Mapping[str, str]) -> str:
    return _PLACE.sub(lambda place: pieces[place[1]], pattern)


def _rule(entry: Mapping[str, Any], pieces: Mapping[str, str]) -> Rule:
    folded = [
        *(pattern + _ARROW for pattern in _any(entry.get("lines", ()))),
        *(rf"{pattern}(?:[.!]|{_ARROW})" for pattern in _any(entry.get("sentences", ()))),
        *(_plea(plea["opens"], plea["words"].split()) for plea in entry.get("pleas", ())),
    ]
    folded = [_filled(pattern, pieces) for pattern in folded]
    cased = [_filled(pattern, pieces) for pattern in entry.get("cased", ())]
    words = (word.casefold() for pattern in (*folded, *cased) for word in _WORD.findall(pattern))
    return Rule(
        name=entry["name"],
        catches=entry["catches"],
        examples=tuple(entry["examples"]),
        folded=re.compile("|".join(folded)),
        cased=re.compile("|".join(cased)) if cased else None,
        words=frozenset(words),
    )


def _any(patterns: Sequence[str]) -> list[str]:
    """One pattern for all of them, if there are any."""
    return [f"(?:{'|'.join(patterns)})"] if patterns else []


def _plea(opens: str, words: Sequence[str]) -> str:
    """An opening and then only ``words``, whatever their order."""
    known = "|".join(sorted(map(re.escape, set(words)), reverse=True))
    return rf"(?:{opens})(?:(?:[,.;:-] ?| )(?:{known})(?![\w'-]))*+[.!]?"
