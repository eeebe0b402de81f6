"""``diptych batch``: many pairs, one answer a line."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from contextlib import ExitStack
from itertools import islice
from pathlib import Path

from webapp.cli.errors import CliError
from webapp.cli.files import STANDARD
from webapp.cli.lists import count_lines, lines_of
from webapp.cli.outputs import Output, main_output, summary_output
from webapp.cli.progress import Progress
from webapp.cli.resuming import resumed
from webapp.cli.sides import policy_of
from webapp.cli.sources import Sources
from webapp.cli.spread import spread
from webapp.config import Config
from webapp.engine import ModelError, Options
from webapp.engine.embed import encoder
from webapp.words import say


def batch(arguments: argparse.Namespace, config: Config) -> int:
    """Answers every line of a list with one line, in order; 1 when a line could not be answered.

    Raises:
        CliError: a file, the model or a cluster cannot be used.
    """
    options = Options(model=config.model_dir)
    try:
        encoder(options.model)  # rather one error now than one a line
    except ModelError as error:
        raise CliError(str(error)) from error
    outputs = _outputs(arguments)
    done = resumed(arguments.pairs, outputs) if arguments.resume else None
    before, failed = (done.lines, done.failed) if done else (0, 0)
    sources = _sources(arguments, config)
    with ExitStack() as stack:
        pairs = stack.enter_context(lines_of(arguments.pairs))
        by = stack.enter_context(spread(arguments, options))
        writers = [stack.enter_context(one.writing(append=done is not None)) for one in outputs]
        progress = stack.enter_context(Progress(count_lines(arguments.pairs), before))
        for result in by.answers(sources.tasks(islice(pairs, before, None))):
            for writer in writers:
                writer.write(result)
            failed += result.failed
            progress.step(failed=failed, workers=by.workers())
    return 1 if failed else 0


def _outputs(arguments: argparse.Namespace) -> Sequence[Output]:
    """The results, and the summary where one was asked for.

    Raises:
        CliError: two of list, results and summary are the same, or one cannot be written.
    """
    outputs = [main_output(arguments.output)]
    if arguments.summary:
        outputs.append(summary_output(arguments.summary))
    names = [arguments.pairs, *(output.name for output in outputs)]
    files = [Path(name).resolve() for name in names if name != STANDARD]
    if len(set(files)) < len(files):
        raise CliError(say("cli.batch.overwrites"))
    return outputs


def _sources(arguments: argparse.Namespace, config: Config) -> Sources:
    """Where files and addresses in the list are looked for."""
    folder = Path() if arguments.pairs == STANDARD else Path(arguments.pairs).parent
    return Sources(folder, policy_of(config.fetch) if arguments.fetch else None)
