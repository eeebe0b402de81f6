"""What cosine alone is worth on the dev sets: to choose between checkpoints before the aligner judges them.

    python bench/training/measure.py --wheel WHEEL --data DATA [--weights RUN.safetensors] [--half 1]

``--keep`` blends trained weights with the original ones: 0 is the original, 1 the fine-tuned model (WiSE-FT,
Wortsman et al. 2022).
"""

from __future__ import annotations

import argparse
import sys
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from tokenizers import Tokenizer

sys.path.insert(0, str(Path(__file__).parents[1] / "model"))

from blend import blend
from encoder import MAX_TOKENS, MiniLM
from pairs import MIX, Document, read
from weights import from_wheel, parse_safetensors

LINKED = ("outlets", "rewrites", "aesop", "ecb", "superpal", "ablit", "argrewrite")
MERGES = 40
"""Articles of merges-dev that are read; each has some thirty-five sentences."""


@dataclass(frozen=True, slots=True)
class Scores:
    """Of one set, over all sentence pairs of all its documents, identical ones left out."""

    precision: float
    """Average precision of pairs by cosine."""
    best: float
    """Pair F1 at the set's own best threshold."""
    threshold: float
    """That threshold."""
    first: float
    """Mean reciprocal rank of the first counterpart, both directions."""


class Vectors:
    """Cosines between the sentences of a document, under one set of weights."""

    def __init__(self, weights: dict[str, np.ndarray], tokenizer: str) -> None:
        self.model = MiniLM(weights).eval()
        self.tokenizer = Tokenizer.from_str(tokenizer)
        self.tokenizer.no_padding()
        self.tokenizer.enable_truncation(MAX_TOKENS)

    @torch.inference_mode()
    def cosines(self, document: Document) -> np.ndarray:
        """Shape (left, right)."""
        texts = document.left + document.right
        parts = [texts[start : start + 64] for start in range(0, len(texts), 64)]
        rows = [self.model([e.ids for e in self.tokenizer.encode_batch(part)]) for part in parts]
        vectors = torch.cat(rows).numpy()
        return vectors[: len(document.left)] @ vectors[len(document.left) :].T


def score(documents: list[Document], cosines: list[np.ndarray]) -> Scores:
    """Pools the pairs of all documents."""
    values, truths, ranks = [], [], []
    for document, cosine in zip(documents, cosines, strict=True):
        truth = np.zeros(cosine.shape, bool)
        for i, j in document.links:
            truth[i, j] = True
        same = np.array([[x.strip() == y.strip() for y in document.right] for x in document.left])
        values.append(cosine[~same])
        truths.append(truth[~same])
        for table, right in ((cosine, truth & ~same), (cosine.T, (truth & ~same).T)):
            ranks += [_reciprocal(row, hit) for row, hit in zip(table, right, strict=True) if hit.any()]
    value, truth = np.concatenate(values), np.concatenate(truths)
    order = np.argsort(-value, kind="stable")
    hits = np.cumsum(truth[order])
    precision = hits / np.arange(1, len(order) + 1)
    best = 2 * hits / (np.arange(1, len(order) + 1) + truth.sum())
    top = int(best.argmax())
    average = float(precision[truth[order]].mean())
    return Scores(average, float(best[top]), float(value[order[top]]), float(np.mean(ranks)))


def _reciprocal(row: np.ndarray, hit: np.ndarray) -> float:
    return 1 / (1 + int((row > row[hit].max()).sum()))


def recall(documents: list[Document], cosines: list[np.ndarray], top: int) -> float:
    """Share of annotated sources among the ``top`` nearest left sentences of a fused sentence."""
    found = total = 0
    for document, cosine in zip(documents, cosines, strict=True):
        for j in {j for _, j in document.links}:
            sources = {i for i, k in document.links if k == j}
            found += len(sources & set(np.argsort(-cosine[:, j])[:top].tolist()))
            total += len(sources)
    return found / total


def report(vectors: Vectors, folder: Path, half: int | None) -> str:
    """One line: average precision / best F1 / reciprocal rank by set, then separation and merges. ``half``:
    of the documents of the sets that were trained on, this half only."""
    parts = []
    for name in LINKED:
        documents = _of(folder, name, half if name in MIX else None)
        scores = score(documents, [vectors.cosines(document) for document in documents])
        parts.append(f"{name} {scores.precision:.3f}/{scores.best:.3f}/{scores.first:.3f}")
        if name == "ecb":
            apart = _of(folder, "ecb-different", None)
            false = sum(int((vectors.cosines(pair) > scores.threshold).sum()) for pair in apart)
            parts.append(f"different {false / len(apart):.3f}")
    merges = _of(folder, "merges", None)[:MERGES]
    tables = [vectors.cosines(document) for document in merges]
    parts.append(f"merges {recall(merges, tables, 1):.3f}/{recall(merges, tables, 2):.3f}")
    return "  ".join(parts)


def _of(folder: Path, name: str, half: int | None) -> list[Document]:
    return [document for own, document in read(folder, name) if half in (None, own)]


def main() -> None:
    """Prints one line a checkpoint and blend."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--wheel", type=Path, required=True)
    parser.add_argument("--data", type=Path, required=True, help="folder of the alignment sets")
    parser.add_argument("--weights", type=Path, nargs="*", default=[])
    parser.add_argument("--keep", type=float, nargs="*", default=[1.0])
    parser.add_argument("--half", type=int, choices=(0, 1), help="the half that the weights have not seen")
    parser.add_argument("--threads", type=int, default=1)
    arguments = parser.parse_args()
    torch.set_num_threads(arguments.threads)
    base = from_wheel(arguments.wheel)
    print("  ".join([*LINKED, "as precision/F1/rank; different: false links a pair; merges"]))
    if not arguments.weights:
        print(
            "original",
            report(Vectors(base.weights, base.tokenizer), arguments.data, arguments.half),
            flush=True,
        )
    for path in arguments.weights:
        tuned = parse_safetensors(path.read_bytes())
        for keep in arguments.keep:
            vectors = Vectors(base.weights | blend(base.weights, tuned, keep), base.tokenizer)
            print(
                path.parent.name, path.stem, keep, report(vectors, arguments.data, arguments.half), flush=True
            )


if __name__ == "__main__":
    main()
