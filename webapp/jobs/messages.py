"""What the server and a worker say to each other."""

from __future__ import annotations

from dataclasses import dataclass

from webapp.engine import Options, Step
from webapp.jobs.compared import Compared


@dataclass(frozen=True, slots=True)
class Setting:
    """What a worker needs to know."""

    options: Options
    """How the engine compares."""
    memory_bytes: int
    """Data it may hold; past it an allocation fails."""
    niceness: int
    """How far it gives way to other work."""


@dataclass(frozen=True, slots=True)
class Ready:
    """It has loaded what it needs."""


@dataclass(frozen=True, slots=True)
class Unusable:
    """It cannot work: the model cannot be used."""

    message: str
    """One sentence for whoever runs the server."""


@dataclass(frozen=True, slots=True)
class Under:
    """A pair is being compared; more answers follow."""

    step: Step
    """How far it is."""


@dataclass(frozen=True, slots=True)
class Done:
    """A pair was compared."""

    compared: Compared
    """What came of it."""
    last: bool
    """The worker ends now."""


@dataclass(frozen=True, slots=True)
class Broken:
    """Comparing raised; the message may quote a text and is left out."""

    kind: str
    """Of the exception."""
    where: str
    """``file:line function`` of the innermost frame."""


Answer = Ready | Unusable | Under | Done | Broken
