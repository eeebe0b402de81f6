"""``diptych compare``: two files or addresses."""

from __future__ import annotations

import argparse
import os
import shutil
import sys
from collections.abc import Iterator
from typing import TextIO

from webapp import export
from webapp.cli.errors import CliError
from webapp.cli.files import STANDARD, write_bytes, writing
from webapp.cli.sides import Named, read_side
from webapp.config import Config
from webapp.engine import Comparison, ModelError, Options, compare
from webapp.ingest.values import Form
from webapp.words import say

WIDTH = 100
"""Columns of the text format where there is no terminal: fits a mail and a page of print."""


def compare_files(arguments: argparse.Namespace, config: Config) -> int:
    """Compares two files and writes the answer in the format asked for.

    Raises:
        CliError: a file or the model cannot be used.
    """
    if arguments.left == arguments.right == STANDARD:
        raise CliError(say("cli.compare.one_standard_input"))
    left, right = (read_side(named) for named in _named(arguments, config.fetch))
    try:
        comparison = compare(left, right, Options(model=config.model_dir, pair_kind=arguments.kind))
    except ModelError as error:
        raise CliError(str(error)) from error
    if arguments.format == "text":
        with writing(arguments.output) as out:
            out.write(_text(comparison, arguments, out))
    else:
        form = export.FORMATS[arguments.format]
        write_bytes(arguments.output, form.write(comparison), binary=form.binary)
    return 0


def _named(arguments: argparse.Namespace, fetch: str) -> Iterator[Named]:
    """What was said of each side, the left first."""
    for side in ("left", "right"):
        said = {name: getattr(arguments, f"{side}_{name}") for name in ("title", "form", "encoding")}
        name = getattr(arguments, side)
        form = said["form"] or (arguments.form if name == STANDARD else "")
        yield Named(
            name, said["title"], Form(form) if form else None, said["encoding"], arguments.quiet, fetch
        )


def _text(comparison: Comparison, arguments: argparse.Namespace, out: TextIO) -> str:
    width = arguments.width or (shutil.get_terminal_size((WIDTH, 0)).columns if out.isatty() else WIDTH)
    return export.plain_text(comparison, width=width, colour=_coloured(arguments.color, out))


def _coloured(choice: str, out: TextIO) -> bool:
    """Whether to colour; https://no-color.org asks that NO_COLOR, not empty, switches it off."""
    if choice != "auto":
        return choice == "always"
    return (
        out is sys.stdout
        and out.isatty()
        and not os.environ.get("NO_COLOR")
        and os.environ.get("TERM") != "dumb"
    )
