"""What can be said on the command line."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from importlib.metadata import PackageNotFoundError, version

from webapp import export
from webapp.cli.archive_arguments import add_archive
from webapp.engine.model import ENGINE_VERSION
from webapp.engine.options import KINDS
from webapp.ingest.values import Form
from webapp.words import say

FORMATS = ("text", *export.FORMATS)


def parse(arguments: Sequence[str]) -> argparse.Namespace:
    """The parsed arguments; ``command`` names the command. Exits with 2 on wrong usage."""
    parser = argparse.ArgumentParser(
        prog="diptych",
        description=say("cli.description"),
        epilog=say("cli.epilog"),
    )
    parser.add_argument("--version", action="version", version=f"diptych {_version()}")
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")
    _add_serve(_command(commands, "serve", say("cli.serve.purpose"), say("cli.serve.examples")))
    _command(commands, "work", say("cli.work.purpose"), say("cli.work.examples"))
    _add_compare(_command(commands, "compare", say("cli.compare.purpose"), say("cli.compare.examples")))
    _add_batch(_command(commands, "batch", say("cli.batch.purpose"), say("cli.batch.examples")))
    add_archive(_command(commands, "archive", say("cli.archive.purpose"), say("cli.archive.examples")))
    return parser.parse_args(arguments)


def _command(
    commands: argparse._SubParsersAction[argparse.ArgumentParser], name: str, purpose: str, examples: str
) -> argparse.ArgumentParser:
    return commands.add_parser(
        name,
        help=purpose,
        description=purpose[0].upper() + purpose[1:] + ".",
        epilog=examples,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )


def _add_serve(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--host", default="127.0.0.1", help=say("cli.serve.host"))
    parser.add_argument(
        "--port",
        type=_port,
        default=8765,
        help=say("cli.serve.port"),
    )
    parser.add_argument("--open", action="store_true", help=say("cli.serve.open"))


def _add_compare(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("left", metavar="LEFT", help=say("cli.compare.left"))
    parser.add_argument("right", metavar="RIGHT", help=say("cli.compare.right"))
    parser.add_argument("--format", choices=FORMATS, default="text", help=say("cli.compare.format"))
    parser.add_argument("-o", "--output", metavar="FILE", help=say("cli.compare.output"))
    parser.add_argument("--left-title", default="", metavar="TITLE", help=say("cli.compare.left_title"))
    parser.add_argument("--right-title", default="", metavar="TITLE", help=say("cli.compare.right_title"))
    _add_files(parser)
    parser.add_argument(
        "--kind",
        choices=KINDS[1:],
        default="",
        help=say("cli.compare.kind"),
    )
    parser.add_argument(
        "--width",
        type=_width,
        metavar="COLUMNS",
        help=say("cli.compare.width"),
    )
    parser.add_argument(
        "--color",
        choices=("auto", "always", "never"),
        default="auto",
        help=say("cli.compare.color"),
    )


def _add_files(parser: argparse.ArgumentParser) -> None:
    forms = tuple(map(str, Form))
    parser.add_argument("--form", choices=forms, default="", help=say("cli.compare.form"))
    for side in ("left", "right"):
        parser.add_argument(
            f"--{side}-form",
            choices=forms,
            default="",
            metavar="FORM",
            help=say(f"cli.compare.{side}_form"),
        )
        parser.add_argument(
            f"--{side}-encoding",
            default="",
            metavar="NAME",
            help=say(f"cli.compare.{side}_encoding"),
        )
    parser.add_argument("-q", "--quiet", action="store_true", help=say("cli.compare.quiet"))


def _add_batch(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("pairs", metavar="PAIRS", help=say("cli.batch.pairs"))
    parser.add_argument("-o", "--output", metavar="OUT", help=say("cli.batch.output"))
    parser.add_argument("--summary", metavar="FILE", help=say("cli.batch.summary"))
    places = parser.add_mutually_exclusive_group()
    places.add_argument("--workers", type=_workers, default=1, metavar="N", help=say("cli.batch.workers"))
    places.add_argument("--local", type=_workers, metavar="N", help=say("cli.batch.local"))
    places.add_argument("--cluster", metavar="ADDRESS", help=say("cli.batch.cluster"))
    parser.add_argument(
        "--fetch",
        action="store_true",
        help=say("cli.batch.fetch"),
    )
    parser.add_argument(
        "--resume",
        action="store_true",
        help=say("cli.batch.resume"),
    )


def _port(text: str) -> int:
    return _whole(text, 0, 65_535)


def _width(text: str) -> int:
    return _whole(text, 20, 400)


def _workers(text: str) -> int:
    return _whole(text, 1, 256)


def _whole(text: str, low: int, high: int) -> int:
    if not text.isascii() or not text.isdigit() or not low <= int(text) <= high:
        raise argparse.ArgumentTypeError(say("cli.files.not_whole", text=text, low=low, high=high))
    return int(text)


def _version() -> str:
    try:
        return version("diptych")
    except PackageNotFoundError:  # run from a checkout without installing it
        return ENGINE_VERSION
