"""What goes out for one line of a batch."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

Json = Any


@dataclass(frozen=True, slots=True)
class Answer:
    """A comparison, or why there is none."""

    name: str
    """The line's id, as JSON."""
    comparison: str = ""
    """As JSON; empty where there is none."""
    origins: Mapping[str, Json] = field(default_factory=dict)
    """Where the texts came from, by ``left_from`` and ``right_from``; empty where they stood in the line."""
    error: str = ""
    """Why there is no comparison."""
    summary: tuple[Any, ...] = ()
    """The comparison in figures, in the order of ``webapp.cli.summary.FIGURES``."""

    @property
    def failed(self) -> bool:
        """There is no comparison."""
        return bool(self.error)

    @property
    def line(self) -> str:
        """The answer as JSON in ASCII, without the line end."""
        if self.error:
            return f'{{"id":{self.name},"error":{dumped(self.error)}}}'
        origins = "".join(f"{dumped(name)}:{dumped(value)}," for name, value in self.origins.items())
        return f'{{"id":{self.name},{origins}"comparison":{self.comparison}}}'


def dumped(value: Json) -> str:
    """A value as JSON, in ASCII.

    Raises:
        ValueError: it holds what JSON does not have.
    """
    return json.dumps(value, separators=(",", ":"), allow_nan=False)
