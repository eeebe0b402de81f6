"""Learn the weights of the wording rule from SummEdits and BUMP dev, and say how well they do.

    python -m bench.facts.train [--write]

Only pairs are labelled, not places, so the model is learned as in multiple-instance learning: every hunk of
an unchanged pair is negative; of a changed pair that no other finding explains, the riskiest hunk is
positive, again and again until it settles. Cross-validation leaves out whole source texts, so that no
wording of a text is seen before it is judged. Needs scikit-learn, which nothing else here does.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import GroupKFold

from bench.facts.sets import Pair, load, prepared
from webapp.engine.facts import find as found
from webapp.engine.facts import gather
from webapp.engine.facts.check import wording
from webapp.engine.facts.check.references import Context
from webapp.engine.facts.face.groups import Group
from webapp.engine.model import Severity
from webapp.engine.options import Options

ROUNDS = 6
FOLDS = 8
STRENGTH = 1.0
"""Inverse regularisation of the logistic regression."""
BUMP_WEIGHT = 1.0
TARGET = Path("webapp/engine/facts/wording.json")


NAMES = tuple(name for name in json.loads(TARGET.read_text("utf-8")) if name not in {"bias", "threshold"})
"""Of the features, in the order in which the rule gives them."""


def instances(pairs: Sequence[Pair]) -> tuple[list[np.ndarray], list[bool]]:
    """The hunks' features of each pair, and whether another finding above minor explains it already."""
    rows: list[np.ndarray] = []
    hits: list[bool] = []
    seen: list[tuple[float, ...]] = []

    def watch(group: Group, context: Context) -> list[object]:
        seen.extend(tuple(wording.features(group, hunk).values()) for hunk in group.hunks)
        return []

    wording.replaced = watch  # type: ignore[assignment]  # the module is asked for its features instead
    for pair in pairs:
        seen.clear()
        left, right, links = prepared(pair)
        findings, _ = found(gather(left, right, Options()), links, Options())
        hits.append(any(finding.severity is not Severity.LOW for finding in findings))
        rows.append(np.array(seen, float).reshape(-1, len(NAMES)))
    return rows, hits


def learn(
    pairs: Sequence[Pair], rows: Sequence[np.ndarray], hits: Sequence[bool], train: Sequence[int]
) -> LogisticRegression:
    """A model from the pairs numbered ``train``."""
    negative = np.concatenate([rows[k] for k in train if not pairs[k].changed])
    chosen = [k for k in train if pairs[k].changed and not hits[k] and len(rows[k])]
    positive = np.concatenate([rows[k] for k in chosen])
    shares = [np.full(len(rows[k]), 1 / len(rows[k])) for k in chosen]
    model = LogisticRegression(C=STRENGTH, max_iter=500)
    for _ in range(ROUNDS):
        weights = [
            s * (BUMP_WEIGHT if pairs[k].domain == "bump" else 1) for k, s in zip(chosen, shares, strict=True)
        ]
        model.fit(
            np.concatenate([positive, negative]),
            np.r_[np.ones(len(positive)), np.zeros(len(negative))],
            np.r_[np.concatenate(weights), np.ones(len(negative))],
        )
        shares = []
        for k in chosen:
            risk = model.predict_proba(rows[k])[:, 1]
            share = 0.3 * risk / risk.sum()
            share[risk.argmax()] += 0.7
            shares.append(share)
    return model


def riskiest(model: LogisticRegression, rows: np.ndarray) -> float:
    """The highest risk of a pair's hunks."""
    return float(model.predict_proba(rows)[:, 1].max()) if len(rows) else 0.0


def report(pairs: Sequence[Pair], scores: Sequence[float], hits: Sequence[bool], threshold: float) -> str:
    """Balanced accuracy overall and on news, recall on BUMP."""
    said = [hit or score >= threshold for hit, score in zip(hits, scores, strict=True)]

    def balanced(domain: str) -> str:
        yes = [
            s
            for s, p in zip(said, pairs, strict=True)
            if p.domain != "bump" and p.domain.startswith(domain) and p.changed
        ]
        no = [
            s
            for s, p in zip(said, pairs, strict=True)
            if p.domain != "bump" and p.domain.startswith(domain) and not p.changed
        ]
        return (
            f"{(np.mean(yes) + 1 - np.mean(no)) / 2:.3f} (found {np.mean(yes):.3f}, false {np.mean(no):.3f})"
        )

    bump = {
        name: round(
            float(
                np.mean(
                    [s for s, p in zip(said, pairs, strict=True) if p.domain == "bump" and name in p.types[0]]
                )
            ),
            3,
        )
        for name in ("Entity", "Circumstance", "Predicate", "Coreference")
    }
    return f"threshold {threshold:.2f}: all {balanced('')} news {balanced('news')} BUMP {bump}"


def main() -> None:
    """Cross-validate, then learn from everything; ``--write`` replaces the weights."""
    pairs = [*load("summedits"), *load("bump")]
    rows, hits = instances(pairs)
    groups = [pair.left if pair.domain != "bump" else pair.id for pair in pairs]
    scores = [0.0] * len(pairs)
    for train, test in GroupKFold(FOLDS).split(pairs, groups=groups):
        model = learn(pairs, rows, hits, list(train))
        for k in test:
            scores[k] = riskiest(model, rows[k])
    print("cross-validated, whole source texts left out")
    for threshold in np.arange(0.6, 0.8, 0.02):
        print(report(pairs, scores, hits, threshold))
    model = learn(pairs, rows, hits, range(len(pairs)))
    print("learned from all")
    for threshold in np.arange(0.6, 0.8, 0.02):
        print(report(pairs, [riskiest(model, row) for row in rows], hits, threshold))
    for name, weight in sorted(zip(NAMES, model.coef_[0], strict=True), key=lambda entry: -entry[1]):
        print(f"{name:14} {weight:+.2f}")
    if "--write" in sys.argv:
        write(model, float(sys.argv[sys.argv.index("--write") + 1]))


def write(model: LogisticRegression, threshold: float) -> None:
    """Replace the file of weights."""
    weights = {name: round(float(weight), 3) for name, weight in zip(NAMES, model.coef_[0], strict=True)}
    bias = round(float(model.intercept_[0]), 3)
    TARGET.write_text(json.dumps({"bias": bias, "threshold": threshold, **weights}, indent=1) + "\n", "utf-8")


if __name__ == "__main__":
    main()
