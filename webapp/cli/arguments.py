"""What can be said on the command line."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from importlib.metadata import PackageNotFoundError, version

from webapp import export
from webapp.engine.model import ENGINE_VERSION
from webapp.engine.options import KINDS
from webapp.ingest.values import Form

FORMATS = ("text", *export.FORMATS)

SERVE_EXAMPLES = """\
examples:
  diptych serve                    the page at http://127.0.0.1:8765
  diptych serve --open             the same, and opens the browser
  diptych serve --port 0           on any free port, which it prints
  diptych serve --host 0.0.0.0     for other machines too (put a proxy with TLS in front)

Settings are read from DIPTYCH_* environment variables; the README lists them.
"""

COMPARE_EXAMPLES = """\
examples:
  diptych compare source.txt rewrite.txt
  diptych compare source.txt - < rewrite.txt
  diptych compare source.txt rewrite.txt --format json | jq .coverage
  diptych compare source.txt rewrite.txt --format html -o comparison.html
  diptych compare source.txt rewrite.txt --format docx -o changes.docx
  diptych compare first.txt second.txt --kind tellings
  diptych compare draft.docx printed.pdf
  diptych compare https://paper.example/story draft.docx
  curl -s https://paper.example/story | diptych compare - draft.docx --form html

What a file is, what stands in it says. What of it is no part of the article is left out, which is said on
standard error. Colour is used on a terminal unless NO_COLOR is set.
"""

BATCH_EXAMPLES = """\
examples:
  diptych batch pairs.jsonl -o results.jsonl
  diptych batch - --workers 4 < pairs.jsonl > results.jsonl
  diptych batch pairs.jsonl -o results.jsonl --fetch --resume

Each line in:   {"id": 7, "left": "A text.", "right": [["First sentence.", "Second."], ["Next paragraph."]]}
Each line out:  {"id": 7, "comparison": {…}}  or  {"id": 7, "error": "…"}
A side may also be a file or an address: "left_file": "drafts/a.docx", "right_url": "https://…". Paths start
at the folder of the list; addresses are fetched only with --fetch.
A line may also say "kind": "rewrite", "tellings" or "strangers".
The order is kept. A bad line never stops the rest; the exit code is 1 if there was one.
"""


def parse(arguments: Sequence[str]) -> argparse.Namespace:
    """The parsed arguments; ``command`` names the command. Exits with 2 on wrong usage."""
    parser = argparse.ArgumentParser(
        prog="diptych",
        description="Two articles side by side: what a rewrite kept, reworded, moved, changed and added.",
        epilog="diptych COMMAND --help tells more about a command and gives examples.",
    )
    parser.add_argument("--version", action="version", version=f"diptych {_version()}")
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")
    _add_serve(_command(commands, "serve", "open the page for this computer or a team", SERVE_EXAMPLES))
    _add_compare(_command(commands, "compare", "compare two files", COMPARE_EXAMPLES))
    _add_batch(_command(commands, "batch", "compare many pairs, one JSON object a line", BATCH_EXAMPLES))
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
    parser.add_argument("--host", default="127.0.0.1", help="address to listen on (default: %(default)s)")
    parser.add_argument(
        "--port",
        type=_port,
        default=8765,
        help="port to listen on, 0 for any free one (default: %(default)s)",
    )
    parser.add_argument("--open", action="store_true", help="open the page in the browser")


def _add_compare(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "left", metavar="LEFT", help="the source: a file, an address, or - for standard input"
    )
    parser.add_argument(
        "right", metavar="RIGHT", help="the rewrite: a file, an address, or - for standard input"
    )
    parser.add_argument(
        "--format", choices=FORMATS, default="text", help="of the answer (default: %(default)s)"
    )
    parser.add_argument("-o", "--output", metavar="FILE", help="write the answer to a file")
    parser.add_argument("--left-title", default="", metavar="TITLE", help="of the source")
    parser.add_argument("--right-title", default="", metavar="TITLE", help="of the rewrite")
    _add_files(parser)
    parser.add_argument(
        "--kind",
        choices=KINDS[1:],
        default="",
        help="what the two are to each other: a rewrite, two tellings of one event, or two different "
        "stories, of which nothing is linked (default: judged by the texts)",
    )
    parser.add_argument(
        "--width",
        type=_width,
        metavar="COLUMNS",
        help="of the text format (default: the terminal's, else 100)",
    )
    parser.add_argument(
        "--color",
        choices=("auto", "always", "never"),
        default="auto",
        help="in the text format (default: %(default)s, on a terminal)",
    )


def _add_files(parser: argparse.ArgumentParser) -> None:
    forms = tuple(map(str, Form))
    parser.add_argument(
        "--form", choices=forms, default="", help="of what comes from standard input (default: found out)"
    )
    for side, what in (("left", "the source"), ("right", "the rewrite")):
        parser.add_argument(
            f"--{side}-form",
            choices=forms,
            default="",
            metavar="FORM",
            help=f"of {what} (default: found out)",
        )
        parser.add_argument(
            f"--{side}-encoding",
            default="",
            metavar="NAME",
            help=f"of {what}, such as windows-1252 (default: found out)",
        )
    parser.add_argument(
        "-q", "--quiet", action="store_true", help="do not say what of a file was left out or guessed"
    )


def _add_batch(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("pairs", metavar="PAIRS.jsonl", help="one pair a line, or - for standard input")
    parser.add_argument("-o", "--output", metavar="OUT.jsonl", help="write the answers to a file")
    parser.add_argument(
        "--workers", type=_workers, default=1, metavar="N", help="processes to share the work (default: 1)"
    )
    parser.add_argument(
        "--fetch",
        action="store_true",
        help="fetch the addresses that lines name, each site at most once a second",
    )
    parser.add_argument(
        "--resume",
        action="store_true",
        help="go on with a batch that was stopped: what OUT.jsonl answers already is not asked again",
    )


def _port(text: str) -> int:
    return _whole(text, 0, 65_535)


def _width(text: str) -> int:
    return _whole(text, 20, 400)


def _workers(text: str) -> int:
    return _whole(text, 1, 256)


def _whole(text: str, low: int, high: int) -> int:
    if not text.isascii() or not text.isdigit() or not low <= int(text) <= high:
        raise argparse.ArgumentTypeError(f"{text!r} is not a whole number from {low} to {high}")
    return int(text)


def _version() -> str:
    try:
        return version("diptych")
    except PackageNotFoundError:  # run from a checkout without installing it
        return ENGINE_VERSION
