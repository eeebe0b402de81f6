"""Going on with a batch that was stopped."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from webapp.cli.errors import CliError
from webapp.cli.files import STANDARD
from webapp.cli.lines import id_of
from webapp.cli.lists import lines_of
from webapp.cli.outputs import Output
from webapp.words import say


@dataclass(frozen=True, slots=True)
class Done:
    """What a batch did before it was stopped."""

    lines: int
    """Answered, the first of the list."""
    failed: int
    """Of them answered with an error."""


def resumed(pairs: str, outputs: Sequence[Output]) -> Done:
    """What of a list is answered already in every output. What one holds beyond that is taken away, and so is
    an answer that was cut off as it was written.

    Raises:
        CliError: there is nothing to go on with, or an output holds the answers to another list.
    """
    if pairs == STANDARD or not all(output.can_resume for output in outputs) or not Path(pairs).exists():
        raise CliError(say("cli.batch.resume_needs"))
    failures = [_failures(pairs, output) for output in outputs]
    count = min(map(len, failures))
    for output in outputs:
        output.cut(count)
    return Done(count, sum(islice(failures[0], count)))


def _failures(pairs: str, output: Output) -> bytearray:
    """For each answer that an output holds whether it is an error.

    Raises:
        CliError: it answers something else than the list asks.
    """
    failures = bytearray()  # a byte a pair: lists are long
    with lines_of(pairs) as lines:
        asked = iter(lines)
        for held in output.held():
            line = next(asked, None)
            if held is None or line is None or held.name != output.told(id_of(line)):
                raise CliError(
                    say("cli.batch.other_batch", output=output.name, line=len(failures) + 1, pairs=pairs)
                )
            failures.append(held.failed)
    return failures
