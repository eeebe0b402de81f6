"""Learn how likely a draft is a real difference (``engine/facts/likelihood.json``), and say how well.

    python -m bench.facts.learn REWRITES… [--write]

REWRITES: files of rewrites with planted errors, one a line (``left``, ``right``, ``errors``). With them the
golden cases of the tests and the SummEdits pairs are learned from. A draft is real where it stands in the
words of a planted error; in a faithful rewrite, or in a pair that changes nothing, none is. Drafts that stand
in the sentence of an error but not in its words count for neither. Folds leave out whole source texts.
"""

from __future__ import annotations

import hashlib
import json
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import numpy as np

from bench.facts import readings
from bench.facts.sets import FOLDER, load
from tests.engine.cases import cases
from webapp.engine.align import align
from webapp.engine.classify import classify
from webapp.engine.cleaning import ReadingCopy
from webapp.engine.embed import encoder
from webapp.engine.facts import gather
from webapp.engine.facts.face.draft import Draft
from webapp.engine.facts.find import search
from webapp.engine.facts.likelihood import Likelihood
from webapp.engine.model import Article, FactKind, PairKind, Severity, Side, Verdict
from webapp.engine.options import Options
from webapp.engine.reading import ReadArticle
from webapp.engine.segment import segment

TARGET = Path("webapp/engine/facts/likelihood.json")
FOLDS = 6
DECAY = 0.4
"""Strength of the L2 penalty: the weights of single rules shrink towards the common ones."""
LEAST = 4
"""Examples that a feature must be seen in, but for the rules: one that was seen at all is weighed."""


@dataclass(frozen=True, slots=True)
class Example:
    """One draft above minor."""

    features: dict[str, float]
    real: bool
    weight: float
    fold: int


Text = str | Article
Judge = Callable[[Draft, str, str], bool | None]
"""Whether a draft is real, given both texts as they were read; None where that cannot be told."""


def examples(left: Text, right: Text, judge: Judge, weight: float, kind: str = "") -> Iterator[Example]:
    """Every draft above minor of a pair, with whether it is real."""
    drafts, likelihood, _, ones, others = _searched(left, right, kind)
    fold = int(hashlib.sha256(ones.text[:80].encode()).hexdigest(), 16) % FOLDS
    for draft in dict.fromkeys(drafts):
        if draft.severity is Severity.LOW:
            continue
        real = judge(draft, ones.text, others.text)
        if real is not None:
            yield Example(likelihood.features(draft), real, weight, fold)


def analysed(left: Text, right: Text, kind: str = "") -> tuple[list[Draft], Likelihood, PairKind]:
    """The drafts of a pair, what weighs them, and what the texts are to each other."""
    drafts, likelihood, judged, *_ = _searched(left, right, kind)
    return drafts, likelihood, judged


def _searched(
    left: Text, right: Text, kind: str
) -> tuple[list[Draft], Likelihood, PairKind, ReadArticle, ReadArticle]:
    options = Options(pair_kind=kind)
    articles = [Article.from_text(text) if isinstance(text, str) else text for text in (left, right)]
    copies = ReadingCopy(articles[0]), ReadingCopy(articles[1])
    ones, others = segment(articles[0], Side.LEFT, copies[0]), segment(articles[1], Side.RIGHT, copies[1])
    alignment = align(ones, others, encoder(options.model), options)
    links = classify(ones, others, alignment, options)
    judged = alignment.pair.kind if alignment.pair else PairKind.REWRITE
    drafts, likelihood, _ = search(gather(ones, others, options), links, options, judged)
    return drafts, likelihood, judged, ones, others


def rewrites(path: Path) -> Iterator[Example]:
    """A file of rewrites; what is added is new there whether or not it is an error, and is left out."""
    for line in path.read_text("utf-8").splitlines():
        row = json.loads(line)
        left, right = (_joined(row[side]) for side in ("left", "right"))
        yield from examples(left, right, _planted(row["errors"]), 1.0)


def _joined(side: str | list[list[str]]) -> str:
    return side if isinstance(side, str) else "\n\n".join(" ".join(paragraph) for paragraph in side)


def _planted(errors: Sequence[dict[str, str]]) -> Judge:
    def judge(draft: Draft, left: str, right: str) -> bool | None:
        if draft.verdict is Verdict.ADDED and draft.kind in _SOURCED:
            return None
        near = False
        for error in errors:
            for passage, text, said in (
                (draft.left, left, error.get("left_text")),
                (draft.right, right, error.get("right_text")),
            ):
                at = text.find(said) if said else -1
                if passage is None or at < 0 or not said:
                    continue
                if passage.span.start < at + len(said) and at < passage.span.end:
                    return True
                near = near or abs(passage.span.start - at) < _NEAR
        return None if near else False

    return judge


_NEWS = 0.9
"""Weight of the short news among the golden cases."""
_SOURCED = {FactKind.NUMBER, FactKind.DATE, FactKind.NAME, FactKind.QUOTATION}
_NEAR = 120
"""Characters from an error within which a draft may be owed to it."""


def read_findings() -> Iterator[Example]:
    """Findings that people read: a minor difference is none that should be above minor. What is added is left
    out as in the rewrites."""
    for pair in readings.pairs():

        def judge(draft: Draft, left: str, right: str, *, said: dict[str, str] = pair.judged) -> bool | None:
            del left, right
            if draft.verdict is Verdict.ADDED and draft.kind in _SOURCED:
                return None
            sides = (side.text if side else None for side in (draft.left, draft.right))
            judgement = said.get(readings.key(draft.kind, *sides))
            return None if judgement is None else judgement == "grave"

        yield from examples(pair.left, pair.right, judge, _READ)


_READ: Final = 0.8
"""Weight of what was read."""


def golden() -> Iterator[Example]:
    """The golden cases: short, and written for the rules, so they weigh less."""
    for kind in FactKind:
        for case in cases(f"facts-{kind.value}"):
            if case.facts.get("language", "en") == "en":
                told = case.blocks.get("findings", "")
                yield from examples(case.blocks["left"], case.blocks["right"], _listed(told), 0.5, "rewrite")
    for case in cases("news"):
        phrase, other = case.blocks["broken"].split("\n")
        broken = case.blocks["right"].replace(phrase, other)
        seen: set[tuple[str, ...]] = set()
        yield from examples(case.blocks["left"], case.blocks["right"], _kept(seen), _NEWS)
        yield from examples(case.blocks["left"], broken, _broken(seen), _NEWS)
    for case in cases("faithful"):
        yield from examples(case.blocks["left"], case.blocks["right"], _planted([]), _NEWS)


def _kept(seen: set[tuple[str, ...]]) -> Judge:
    """Of a faithful rewrite: nothing is real; what was found there is remembered."""

    def judge(draft: Draft, left: str, right: str) -> bool:
        del left, right
        seen.add(_words(draft))
        return False

    return judge


def _broken(seen: set[tuple[str, ...]]) -> Judge:
    """Of the same rewrite with a fact broken: what was not found before is owed to that."""

    def judge(draft: Draft, left: str, right: str) -> bool | None:
        del left, right
        return None if _words(draft) in seen else True

    return judge


def _words(draft: Draft) -> tuple[str, ...]:
    return (draft.rule, *(side.text if side else "" for side in (draft.left, draft.right)))


def _listed(told: str) -> Judge:
    def judge(draft: Draft, left: str, right: str) -> bool | None:
        del left, right
        return all(f"“{side.text}”" in told for side in (draft.left, draft.right) if side)

    return judge


def edits() -> Iterator[Example]:
    """SummEdits: many and far from news, so they weigh least. Which words changed is not told there."""
    for pair in load("summedits"):
        real = pair.changed

        def judge(draft: Draft, left: str, right: str, *, real: bool = real) -> bool:
            del draft, left, right
            return real

        yield from examples(pair.left, pair.right, judge, 0.15, "rewrite")


def learn(found: Sequence[Example]) -> dict[str, float]:
    """Weights by feature: penalised logistic regression, by Newton's method."""
    counts: dict[str, int] = {}
    for example in found:
        for name, value in example.features.items():
            counts[name] = counts.get(name, 0) + bool(value)
    names = sorted(name for name, count in counts.items() if count >= LEAST or name.startswith("rule:"))
    places = {name: at for at, name in enumerate(names)}
    rows = np.zeros((len(found), len(names)))
    for at, example in enumerate(found):
        for name, value in example.features.items():
            if name in places:
                rows[at, places[name]] = value
    real = np.array([example.real for example in found], float)
    weight = np.array([example.weight for example in found])
    decay = np.array([0.01 if name == "bias" else DECAY for name in names])
    weights = np.zeros(len(names))
    for _ in range(30):
        chance = 1 / (1 + np.exp(-rows @ weights))
        slope = rows.T @ (weight * (chance - real)) + decay * weights
        curve = (rows * (weight * chance * (1 - chance))[:, None]).T @ rows + np.diag(decay)
        weights -= np.linalg.solve(curve, slope)
    return {name: round(float(value), 3) for name, value in zip(names, weights, strict=True)}


def chance(weights: dict[str, float], example: Example) -> float:
    total = sum(weights.get(name, 0.0) * value for name, value in example.features.items())
    return float(1 / (1 + np.exp(-total)))


def tabulate(found: Sequence[Example], heading: str, weight: float) -> None:
    """Cross-validated: at each threshold how many real drafts stay and how many false ones."""
    scored = [
        (chance(weights, example), example)
        for fold in range(FOLDS)
        for weights in (learn([one for one in found if one.fold != fold]),)
        for example in found
        if example.fold == fold and example.weight == weight
    ]
    print(heading, sum(e.real for _, e in scored), "real,", sum(not e.real for _, e in scored), "false")
    for least in (0.1, 0.2, 0.25, 0.3, 0.35, 0.4, 0.5, 0.6):
        kept = [example for value, example in scored if value >= least]
        print(f"  {least}: real {sum(e.real for e in kept)}, false {sum(not e.real for e in kept)}")
    by_rule: dict[str, list[tuple[float, bool]]] = {}
    for value, example in scored:
        rule = next(name for name in example.features if name.startswith("rule:"))
        by_rule.setdefault(rule, []).append((value, example.real))
    for rule, pairs in sorted(by_rule.items()):
        sure = [real for value, real in pairs if value >= 0.3]
        print(
            f"  {rule:28} {sum(r for _, r in pairs):3} of {len(pairs):3}; kept {sum(sure):3} of {len(sure):3}"
        )


def main(arguments: Sequence[str]) -> None:
    files = [Path(name) for name in arguments if not name.startswith("-")]
    files = files or [FOLDER / "alignment" / "rewrites-dev.jsonl"]
    found = [example for path in files for example in rewrites(path)]
    found += [*read_findings(), *golden(), *_maybe(edits(), absent="--quick" in arguments)]
    tabulate(found, "rewrites, six folds:", 1.0)
    tabulate(found, "short news, six folds:", _NEWS)
    tabulate(found, "findings that were read, six folds:", _READ)
    if "--write" in arguments:
        TARGET.write_text(json.dumps(learn(found), indent=1, sort_keys=True) + "\n", encoding="utf-8")


def _maybe(found: Iterable[Example], *, absent: bool) -> Iterable[Example]:
    return () if absent else found


if __name__ == "__main__":
    main(sys.argv[1:])
