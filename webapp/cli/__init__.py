"""The command line ``diptych``: translates arguments; the work is done elsewhere.

Exit codes: 0 done, 1 failed or some lines of a batch failed, 2 wrong usage, 130 interrupted, 141 the reader
of the output went away.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from io import TextIOWrapper

from webapp.cli.arguments import parse
from webapp.cli.commands import CreateApp, run
from webapp.cli.errors import CliError
from webapp.config import ConfigError, read_config

INTERRUPTED = 130
"""128 and the number of SIGINT, as shells have it."""

PIPE_CLOSED = 141
"""128 and the number of SIGPIPE, as shells have it."""


def main(arguments: Sequence[str], create_app: CreateApp) -> int:
    """Runs one command; its exit code. Errors are one line on stderr.

    Args:
        arguments: without the program's name.
        create_app: makes the application for ``serve``.
    """
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="replace")
    try:
        code = run(parse(arguments), read_config(), create_app)
        sys.stdout.flush()
        return code
    except (CliError, ConfigError) as error:
        sys.stderr.write(f"diptych: {error}\n")
        return 1
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError:
        # Python would complain once more when it flushes stdout at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return PIPE_CLOSED
