"""The tables of ``words.toml``."""

from __future__ import annotations

import tomllib
from typing import Final

from webapp.engine.resources import read

_TABLES: Final = tomllib.loads(read("cleaning", "layout", "words.toml"))


def _listed(table: str) -> frozenset[str]:
    """The words of a table. An underscore holds a label of several words together."""
    return frozenset(word.replace("_", " ") for word in _TABLES[table].split())


TURN_LABELS: Final = _listed("turn")
FIELD_LABELS: Final = _listed("field")
PARTICLES: Final = _listed("particle")
PERSON_WORDS: Final = _listed("person")
PART_WORDS: Final = _listed("part")
SAYING: Final = _listed("said")
MONTHS: Final = _listed("month")
WEEKDAYS: Final = _listed("weekday")
MERIDIEMS: Final = _listed("meridiem")
ZONES: Final = _listed("zone")
STAMP_WORDS: Final = _listed("stamp")
AGO: Final = _listed("ago")
TIME_SPANS: Final = _listed("span")
UNITS: Final = _listed("unit")
