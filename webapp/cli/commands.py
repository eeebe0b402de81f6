"""From parsed arguments to the command that does it."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from typing import TYPE_CHECKING

from webapp.config import Config

if TYPE_CHECKING:
    from flask import Flask

CreateApp = Callable[[Config], "Flask"]


def run(arguments: argparse.Namespace, config: Config, create_app: CreateApp) -> int:
    """Carries out one command; its exit code. Each loads only what it needs.

    Raises:
        CliError: it cannot be done.
    """
    if arguments.command == "serve":
        from webapp.cli.serve import serve

        return serve(arguments, config, create_app)
    if arguments.command == "work":
        from webapp.cli.work import work

        return work(config)
    if arguments.command == "compare":
        from webapp.cli.compare import compare_files

        return compare_files(arguments, config)
    if arguments.command == "archive":
        from webapp.cli.archive import archive

        return archive(arguments, config)
    from webapp.cli.batch import batch

    return batch(arguments, config)
