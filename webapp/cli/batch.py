"""``diptych batch``: many pairs, one JSON object a line."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from contextlib import ExitStack
from itertools import islice
from pathlib import Path

from webapp.cli.errors import CliError
from webapp.cli.files import STANDARD, reading, writing
from webapp.cli.lines import Answer, Task, answer, answer_in_processes
from webapp.cli.progress import Progress
from webapp.cli.resuming import resumed
from webapp.cli.sides import policy_of
from webapp.cli.sources import Sources
from webapp.config import Config
from webapp.engine import ModelError, Options
from webapp.engine.embed import encoder
from webapp.words import say


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
    done = resumed(arguments.pairs, arguments.output) if arguments.resume else None
    sources = _sources(arguments, config)
    failed = done.failed if done else 0
    with ExitStack() as stack:
        pairs = stack.enter_context(reading(arguments.pairs))
        out = stack.enter_context(writing(arguments.output, append=done is not None))
        progress = stack.enter_context(Progress(_count_lines(arguments.pairs), done.lines if done else 0))
        lines = islice(pairs, done.lines if done else 0, None)
        for result in _answers(sources.tasks(lines), options, arguments.workers):
            out.write(result.line + "\n")
            out.flush()
            failed += result.failed
            progress.step(failed=failed)
    return 1 if failed else 0


def _sources(arguments: argparse.Namespace, config: Config) -> Sources:
    """Where files and addresses in the list are looked for."""
    folder = Path() if arguments.pairs == STANDARD else Path(arguments.pairs).parent
    return Sources(folder, policy_of(config.fetch) if arguments.fetch else None)


def _answers(tasks: Iterator[Task], options: Options, workers: int) -> Iterator[Answer]:
    if workers > 1:
        return answer_in_processes(tasks, options, workers)
    return (answer(task, options) for task in tasks)


def _refuse_overwriting(pairs: str, output: str | None) -> None:
    if output and pairs != STANDARD and Path(output).exists() and Path(output).samefile(pairs):
        raise CliError(say("cli.batch.overwrites"))


def _count_lines(name: str) -> int | None:
    """How many lines there are to answer; None where looking would use them up."""
    if name == STANDARD or not Path(name).is_file():
        return None
    with reading(name) as file:
        return sum(1 for _ in file)
