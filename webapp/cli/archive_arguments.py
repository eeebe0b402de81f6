"""What can be said of an archive on the command line."""

from __future__ import annotations

import argparse

from webapp.words import say


def add_archive(parser: argparse.ArgumentParser) -> None:
    """The commands of ``diptych archive``; ``action`` names the command."""
    _token(parser, "")
    actions = parser.add_subparsers(dest="action", required=True, metavar="ACTION")
    add = _action(actions, "add", say("cli.archive.add.purpose"))
    add.add_argument("articles", nargs="+", metavar="FOLDER|LIST", help=say("cli.archive.add.articles"))
    add.add_argument("--workers", type=_workers, default=0, metavar="N", help=say("cli.archive.add.workers"))
    search = _action(actions, "search", say("cli.archive.search.purpose"))
    search.add_argument("file", metavar="FILE", help=say("cli.archive.search.file"))
    formats = ("text", "json")
    search.add_argument("--format", choices=formats, default="text", help=say("cli.archive.search.format"))
    _action(actions, "list", say("cli.archive.list.purpose"))
    remove = _action(actions, "remove", say("cli.archive.remove.purpose"))
    remove.add_argument("names", nargs="+", metavar="NAME", help=say("cli.archive.remove.names"))
    _action(actions, "rebuild", say("cli.archive.rebuild.purpose"))
    _action(actions, "status", say("cli.archive.status.purpose"))


def _action(
    actions: argparse._SubParsersAction[argparse.ArgumentParser], name: str, purpose: str
) -> argparse.ArgumentParser:
    parser = actions.add_parser(name, help=purpose, description=purpose[0].upper() + purpose[1:] + ".")
    _token(parser, argparse.SUPPRESS)  # may stand on either side of the action
    return parser


def _token(parser: argparse.ArgumentParser, default: str) -> None:
    parser.add_argument("--token", default=default, metavar="TOKEN", help=say("cli.archive.token"))


def _workers(text: str) -> int:
    if not text.isascii() or not text.isdigit() or not 1 <= int(text) <= 256:
        raise argparse.ArgumentTypeError(say("cli.files.not_whole", text=text, low=1, high=256))
    return int(text)
