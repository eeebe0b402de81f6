"""``diptych batch``: many pairs, one JSON object a line."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from webapp.cli.errors import CliError
from webapp.cli.files import STANDARD, reading, writing
from webapp.cli.lines import Answer, answer, answer_in_processes
from webapp.cli.progress import Progress
from webapp.config import Config
from webapp.engine import ModelError, Options
from webapp.engine.embed import encoder


def batch(arguments: argparse.Namespace, config: Config) -> int:
    """Answers every line of a file with one line, in order; 1 when a line could not be answered.

    Raises:
        CliError: a file or the model cannot be used.
    """
    options = Options(model=config.model_dir)
    try:
        encoder(options.model)  # rather one error now than one a line
    except ModelError as error:
        raise CliError(str(error)) from error
    _refuse_overwriting(arguments.pairs, arguments.output)
    failed = 0
    with (
        reading(arguments.pairs) as pairs,
        writing(arguments.output) as out,
        Progress(_count_lines(arguments.pairs)) as progress,
    ):
        for result in _answers(pairs, options, arguments.workers):
            out.write(result.line + "\n")
            out.flush()
            failed += result.failed
            progress.step(failed=failed)
    return 1 if failed else 0


def _answers(pairs: BinaryIO, options: Options, workers: int) -> Iterator[Answer]:
    if workers > 1:
        return answer_in_processes(pairs, options, workers)
    return (answer(line, options) for line in pairs)


def _refuse_overwriting(pairs: str, output: str | None) -> None:
    if output and pairs != STANDARD and Path(output).exists() and Path(output).samefile(pairs):
        raise CliError("the answers would overwrite the pairs; name another file for -o")


def _count_lines(name: str) -> int | None:
    """How many lines there are to answer; None where looking would use them up."""
    if name == STANDARD or not Path(name).is_file():
        return None
    with reading(name) as file:
        return sum(1 for _ in file)
