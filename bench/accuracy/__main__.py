"""``python -m bench.accuracy [FOLDER]``: print how well the aligner does on the gold alignments."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from bench.accuracy import gold, honest, tables
from bench.accuracy.drive import run
from bench.accuracy.examples import SHUFFLED, STRANGERS, Models, add_models, example, gold_pairs, models
from bench.accuracy.measure import Judged
from bench.accuracy.readings import seeds

SHOWN = [
    "outlets",
    "rewrites",
    "aesop",
    "deplain",
    "ecb",
    "argrewrite",
    "ablit",
    "superpal",
    "ecb-different",
    "merges",
]
"""Sets of the quick report; the others are for training."""


def main() -> int:
    """Run the harness; 0 also where the gold is absent, for it cannot travel with the project."""
    options = _arguments()
    where = gold.folder(options.folder)
    if not where.is_dir():
        print(f"no gold alignments in {where}: name their folder, or set DIPTYCH_GOLD_DIR")
        return 0
    speakers = models(options.model, options.crossed)
    judged = _judge(where, speakers, options)
    print(tables.report(judged, markdown=options.markdown))
    if options.honest is None:
        print("\nWall time to segment and align; a sentence met for the first time is encoded within it:\n")
        print(tables.times(judged, markdown=options.markdown))
    return 0


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m bench.accuracy", description=__doc__)
    parser.add_argument("folder", nargs="?", help="folder of the gold alignments")
    add_models(parser)
    parser.add_argument("--markdown", action="store_true", help="print Markdown tables")
    parser.add_argument(
        "--honest",
        choices=("document", "source"),
        help="train anew, for each document without its fold, or for each source without it (minutes)",
    )
    parser.add_argument("--folds", type=int, default=6, help="parts of --honest document (default 6)")
    return parser.parse_args()


def _judge(where: Path, speakers: Models, options: argparse.Namespace) -> list[Judged]:
    if options.honest is None:
        return [(pair, run(pair, speakers.shipped)) for pair in _shown(where)]
    examples = [e for pair in gold_pairs(where, list(gold.FILES)) if (e := example(pair, speakers))]
    if options.honest == "document":
        return honest.by_document(examples, speakers, _tell, options.folds)
    return honest.by_source(examples, speakers, _tell)


def _tell(line: str) -> None:
    print(line, file=sys.stderr, flush=True)


def _shown(where: Path) -> list[gold.Pair]:
    pairs = seeds()
    for name in SHOWN:
        own = gold.load(where, name)
        pairs += own
        if name in SHUFFLED:
            pairs += [other for pair in own if (other := gold.shuffled(pair)) is not None]
        if name in STRANGERS:
            pairs += gold.strangers(own, STRANGERS[name])
    return pairs


if __name__ == "__main__":
    sys.exit(main())
