"""Going on with a batch that was stopped."""

from __future__ import annotations

import json
import os
from dataclasses import dataclass
from pathlib import Path

from webapp.cli.errors import CliError
from webapp.cli.files import STANDARD, reading
from webapp.cli.lines import id_of
from webapp.words import say


@dataclass(frozen=True, slots=True)
class Done:
    """What a batch did before it was stopped."""

    lines: int
    """Answered, the first of the list."""
    failed: int
    """Of them answered with an error."""


def resumed(pairs: str, output: str | None) -> Done:
    """What of a list is answered already. An answer that was cut off as it was written is taken away.

    Raises:
        CliError: there is no file to go on with, or it holds the answers to another list.
    """
    if output is None or STANDARD in {pairs, output}:
        raise CliError(say("cli.batch.resume_needs"))
    if not Path(output).exists():
        return Done(0, 0)
    if not (Path(output).is_file() and Path(pairs).is_file()):  # a pipe would be waited for without end
        raise CliError(say("cli.batch.resume_needs"))
    count = failed = end = 0
    with reading(pairs) as asked, reading(output) as answered:
        for line in answered:
            if not line.endswith(b"\n"):
                break
            count += 1
            failed += _failed(
                line, asked.readline(), say("cli.batch.other_batch", output=output, line=count, pairs=pairs)
            )
            end += len(line)
    os.truncate(output, end)
    return Done(count, failed)


def _failed(line: bytes, asked: bytes, otherwise: str) -> bool:
    """Whether a line of answers says that a pair could not be compared.

    Raises:
        CliError: it answers something else than this line of the list.
    """
    try:
        answer = json.loads(line)
        name = answer["id"]
    except (ValueError, TypeError, KeyError) as error:
        raise CliError(otherwise) from error
    if not asked or name != id_of(asked):
        raise CliError(otherwise)
    return "error" in answer
