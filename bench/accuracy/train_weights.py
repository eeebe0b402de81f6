"""``python -m bench.accuracy.train_weights``: learn the weights in webapp/engine/align/weights.json.

Seeded: the same gold, model and NumPy give the same file. About four minutes on two cores, half of it for the
sentence vectors.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from bench.accuracy import gold
from bench.accuracy.examples import Example, add_models, example, gold_pairs, models
from bench.accuracy.learn import learn
from webapp.engine.align.kind import Judge
from webapp.engine.align.scorer import Network, pack

TARGET = Path(__file__).resolve().parents[2] / "webapp" / "engine" / "align" / "weights.json"


def main() -> int:
    """Train on every set that lies in the gold folder."""
    parser = argparse.ArgumentParser(prog="python -m bench.accuracy.train_weights", description=__doc__)
    parser.add_argument("folder", nargs="?", help="folder of the gold alignments")
    add_models(parser)
    parser.add_argument("--to", type=Path, default=TARGET, help="file to write")
    options = parser.parse_args()
    speakers = models(options.model, options.crossed)
    pairs = gold_pairs(gold.folder(options.folder), list(gold.FILES))
    examples = [made for pair in pairs if (made := example(pair, speakers)) is not None]
    print(f"{len(examples)} pairs of articles read", file=sys.stderr, flush=True)
    document = _document(examples, speakers.shipped.name)
    options.to.write_text(json.dumps(document, indent=1) + "\n", encoding="utf-8")
    return 0


def _document(examples: Sequence[Example], model: str) -> dict[str, Any]:
    counts = Counter(e.group for e in examples)
    links = sum(int(e.labels.sum()) for e in examples)
    sources = ", ".join(f"{name} {count}" for name, count in sorted(counts.items()))
    about = (
        f"Trained on {len(examples)} pairs of articles with {links} links, shuffled ones and strangers among "
        f"them: {sources}. Sentence model: {model}. Sources and licences: docs/accuracy.md. The numbers are "
        "half-precision floats in base 85."
    )
    learned = {kind: learn(examples, meaning=kind == "meaning") for kind in ("meaning", "wording")}
    return {"about": about} | {
        kind: {
            "first": _network(scorer.first),
            "second": _network(scorer.second),
            "judge": _judge(scorer.judge),
        }
        for kind, scorer in learned.items()
    }


def _judge(judge: Judge) -> dict[str, dict[str, list[float]] | list[float]]:
    rows = np.concatenate([judge.mean[:, None], judge.scale[:, None], judge.weights], axis=1)
    numbers = {name: _rounded(row) for name, row in zip(judge.traits, rows, strict=True)}
    return {"traits": numbers, "offset": _rounded(judge.offset)}


def _rounded(values: NDArray[np.float64]) -> list[float]:
    return [round(value, 5) for value in values.tolist()]


def _network(network: Network) -> dict[str, str]:
    features, numbers = pack(network)
    return {"features": features, "numbers": numbers}


if __name__ == "__main__":
    sys.exit(main())
