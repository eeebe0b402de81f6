"""Runs the command line as a process of its own: started as a shell does, or forked from one that is warm."""

from __future__ import annotations

import os
import subprocess
import sys
from functools import cache
from pathlib import Path

from tests.cli.warm import Warm

LEFT = (
    "The bridge over the river was opened on Monday, and it is the first of its kind in the north of the "
    "country. It cost 12 million euros.\n\nNobody was hurt."
)
RIGHT = (
    "On Monday the bridge over the river was opened, and it is the first of its kind in the north of the "
    "country. It cost 21 million euros.\n\nThe mayor cut a ribbon."
)
"""Long enough for their language to be seen at once: a process that needs the detector takes half as long
again."""

COMMAND = [sys.executable, "-m", "webapp"]


def environment(folder: Path, **settings: str) -> dict[str, str]:
    """This process's environment without its settings: one worker, and wording alone, without a model."""
    kept = {
        name: value for name, value in os.environ.items() if not name.startswith(("DIPTYCH_", "NO_COLOR"))
    }
    return {
        **kept,
        "DIPTYCH_DATA_DIR": str(folder / "data"),
        "DIPTYCH_MODEL_DIR": "none",
        "DIPTYCH_WORKERS": "1",
        **settings,
    }


@cache
def warm() -> Warm:
    """The one process from which commands are forked."""
    return Warm(environment(Path(os.devnull)))


def diptych(
    *arguments: str | Path, folder: Path, given: bytes = b"", **settings: str
) -> subprocess.CompletedProcess[bytes]:
    """Runs one command to its end, in a fork of the warm process.

    Args:
        arguments: of the command.
        folder: for its data.
        given: its standard input.
        settings: further environment variables.
    """
    return warm().run([*map(str, arguments)], environment(folder, **settings), given)


def diptych_anew(
    *arguments: str | Path, folder: Path, given: bytes = b"", **settings: str
) -> subprocess.CompletedProcess[bytes]:
    """As ``diptych``, in an interpreter of its own, which loads what the command needs and hashes strings its
    own way."""
    return subprocess.run(
        [*COMMAND, *map(str, arguments)],
        input=given,
        capture_output=True,
        env=environment(folder, **settings),
        timeout=100,
        check=False,
    )


def write_pair(folder: Path) -> tuple[Path, Path]:
    """The two texts as files."""
    left, right = folder / "left.txt", folder / "right.txt"
    left.write_text(LEFT, encoding="utf-8")
    right.write_text(RIGHT, encoding="utf-8")
    return left, right
