"""Learn how surely two values that differ are of one thing (``facts/contexts.json``), and say how well.

    python -m bench.facts.slips [--write]

Slips of number, date and name are planted into linked sentences that are told in other words: two digits
turned round, one digit off, another month, another person. A pair of values is real where the right one is
planted and the left one is what stood there, or where both touch an error of a rewrite; what else differs in
the pairs as they are is not. The pairs of one half are learned from, those of the other half are counted.
Sets: ``alignment/outlets-train.jsonl.gz``, ``alignment/rewrites-dev.jsonl``.
"""

from __future__ import annotations

import gzip
import hashlib
import json
import random
import re
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Any, Final
from unittest.mock import patch

import numpy as np

from bench.facts.learn import _searched
from bench.facts.sets import FOLDER
from webapp.engine.facts.check import identities, moments, quantities
from webapp.engine.facts.extract.fact import Fact
from webapp.engine.facts.face.contexts import Contexts
from webapp.engine.model import FactKind

TARGET = Path("webapp/engine/facts/contexts.json")
KINDS: Final = (FactKind.NUMBER, FactKind.DATE, FactKind.NAME)
DECAY: Final = 0.3
"""Strength of the L2 penalty."""
PLANTED: Final = {FactKind.NUMBER: 0.45, FactKind.DATE: 0.25, FactKind.NAME: 0.45}
"""Weight of a slip: there are more of them than there are in the wild."""
BOTH: Final = 0.3
"""Weight of two values that both sides tell."""
AGAINST: Final = frozenset(
    {"bias", "crowd", "far", "many", "others", "partial", "relative", "weak", "weekday"}
)
"""Features that may speak against two values being of one thing; the others never do."""
TOLD: Final = 4
"""Pairs of values that both sides tell which are learned from, of a kind and a group."""
MOST: Final = 6
"""Slips of a kind that are planted into one article."""


def _listed(words: str) -> list[str]:
    return words.split()


_WORDS: Final = _listed(
    "two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
    "seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety"
)
_ORDINALS: Final = _listed("third fourth fifth sixth seventh eighth ninth tenth")
_MONTHS: Final = _listed("January February March April June July August September October November December")
_DAYS: Final = _listed("Monday Tuesday Wednesday Thursday Friday Saturday Sunday")
_PEOPLE: Final = _listed("Lindgren Okafor Petrov Haverford Drummond Weatherby Nakamura Delgado Whitman")
_PLACES: Final = _listed("Ohio Jordan Vermont Oregon Norway Kansas Denver Portugal Tampa Boston")
_NUMBER: Final = re.compile(
    r"(?<![\w.,:/-])\d[\d,]*(?:\.\d+)?(?![\w/:]|[.,]\d)|\b(?:" + "|".join([*_WORDS, *_ORDINALS]) + r")\b",
    re.I,
)
_DATE: Final = re.compile(
    r"\b(?:" + "|".join(_MONTHS) + r")\b(?= \d)|\b(?:" + "|".join(_DAYS) + r")\b|(?<=\bin )(?:19|20)\d\d\b"
)
_NAME: Final = re.compile(r"(?<=[a-z,] )[A-Z][a-z]{3,}(?: [A-Z][a-z]{3,})?\b(?! [A-Z])")


@dataclass(frozen=True, slots=True)
class Seen:
    """Two values that a group has on one side only."""

    kind: FactKind
    left: Fact
    right: Fact
    features: Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Example:
    """Two such values, judged."""

    kind: FactKind
    features: Mapping[str, float]
    real: bool
    weight: float
    half: int


def seen(left: str, right: str) -> tuple[list[Seen], list[Seen], Any]:
    """What differs in a pair; what would if each side told but one of two things; what weighs the drafts."""
    found: list[Seen] = []
    others: list[Seen] = []

    class Recording(Contexts[Any]):
        def __init__(self, group: Any, kind: FactKind, *rest: Any) -> None:
            super().__init__(group, kind, *rest)
            found.extend(Seen(kind, one, other, self.features(one, other)) for one, other in self.pairs())
            others.extend(_others(group, kind, *rest))

    with ExitStack() as stack:
        for module in (quantities, moments, identities):
            stack.enter_context(patch.object(module, "Contexts", Recording))
        _, likelihood, *_ = _searched(left, right, "")
    return found, others, likelihood


def _others(
    group: Any, kind: FactKind, left: Sequence[Any], right: Sequence[Any], likeness: Any
) -> Iterator[Seen]:
    """Two values that both sides tell, each of its own thing, as they would look if the left side told but
    one of them and the right side but the other."""
    ones, others = (
        [fact for fact in side if fact not in own]
        for side, own in zip(group.facts(kind), (left, right), strict=True)
    )
    told = [(one, other) for one in ones for other in others if not _may_be_equal(one, other)]
    told = [
        pair
        for pair in told
        if pair[0].text in {o.text for o in others} and pair[1].text in {o.text for o in ones}
    ]
    for one, other in random.Random(group.links[0].id).sample(told, min(TOLD, len(told))):
        features = Contexts(group, kind, (one, *left), (other, *right), likeness).features(one, other)
        if features:
            yield Seen(kind, one, other, {**features, "gone": 1.0})


def _may_be_equal(one: Fact, other: Fact) -> bool:
    return not {*one.text.lower().split()}.isdisjoint(other.text.lower().split())


def plants(
    left: str, right: str, groups: Sequence[Any], rng: random.Random
) -> Iterator[tuple[int, str, str]]:
    """Slips: where in the right text, what stands there, and what is put there."""
    for kind, pattern in ((FactKind.NUMBER, _NUMBER), (FactKind.DATE, _DATE), (FactKind.NAME, _NAME)):
        places = [
            (match.start(), match.group())
            for group in groups
            if not group.is_edited
            for told in group.right
            for match in pattern.finditer(right, *_ends(told))
            if any(
                re.search(rf"\b{re.escape(match.group())}\b", one.reading.sentence.text) for one in group.left
            )
        ]
        for at, old in rng.sample(places, min(MOST, len(places))):
            new = _slip(kind, old, rng)
            if new != old and new.split()[-1] not in left + right:
                yield at, old, new


def _ends(told: Any) -> tuple[int, int]:
    span = told.reading.sentence.span
    return span.start, span.end


def _slip(kind: FactKind, old: str, rng: random.Random) -> str:
    if kind is FactKind.NAME:
        if old in _MONTHS + _DAYS:
            return old
        return (
            f"{rng.choice(['Daniel', 'Maria', 'Helen'])} {rng.choice(_PEOPLE)}"
            if " " in old
            else rng.choice(_PEOPLE + _PLACES)
        )
    for pool in (_MONTHS, _DAYS):
        if old in pool:
            return rng.choice(pool)
    for pool in (_WORDS, _ORDINALS):
        if old.lower() in pool:
            at = pool.index(old.lower()) + rng.choice((-2, -1, 1, 2))
            new = pool[max(0, min(len(pool) - 1, at))]
            return new.capitalize() if old[0].isupper() else new
    return _digits(old, rng)


def _digits(old: str, rng: random.Random) -> str:
    """Two digits turned round, or one digit off."""
    places = [at for at, character in enumerate(old) if character.isdecimal()]
    turns = [(a, b) for a, b in pairwise(places) if old[a] != old[b] != "0"]
    digits = list(old)
    if turns and rng.random() < 0.4:
        a, b = rng.choice(turns)
        digits[a], digits[b] = digits[b], digits[a]
    else:
        at = rng.choice(places[:3])
        digits[at] = rng.choice([digit for digit in "123456789" if digit != digits[at]])
    return "".join(digits)


def examples(row: Mapping[str, Any]) -> Iterator[Example]:
    """The values of a pair that differ, as it is and with slips."""
    left, right = ("\n\n".join(" ".join(paragraph) for paragraph in row[side]) for side in ("left", "right"))
    half = int(hashlib.sha256(("NUM" + row["id"]).encode()).hexdigest(), 16) % 2
    found, others, likelihood = seen(left, right)
    errors = [
        (error.get("left_text") or "", error.get("right_text") or "") for error in row.get("errors", ())
    ]
    for one in found:
        is_real = any(one.left.text in a and one.right.text in b for a, b in errors)
        yield Example(one.kind, one.features, is_real, 1.0, half)
    yield from (Example(one.kind, one.features, real=False, weight=BOTH, half=half) for one in others)
    groups = {id(group): group for group in likelihood._groups.values()}.values()
    text, last, planted = "", 0, []
    for at, old, new in sorted(plants(left, right, [*groups], random.Random(row["id"]))):
        if at >= last:
            text += right[last:at]
            planted.append((len(text), len(text) + len(new), old))
            text, last = text + new, at + len(old)
    for one in seen(left, text + right[last:])[0] if planted else ():
        span = one.right.span
        if any(
            span.start < end and start < span.end and old.lower() in one.left.text.lower()
            for start, end, old in planted
        ):
            yield Example(one.kind, one.features, real=True, weight=PLANTED[one.kind], half=half)


def fit(found: Sequence[Example]) -> dict[str, float]:
    """Weights by feature, those of the wrong sign left out one by one, the worst first: of few examples some
    tell what cannot be."""
    names = {name for example in found for name in example.features}
    while True:
        weights = _fit(found, sorted(names))
        wrong = {
            name: abs(value)
            for name, value in weights.items()
            if name != "bias" and value and (value < 0) != (name in AGAINST)
        }
        if not wrong:
            return weights
        names.discard(max(wrong, key=wrong.__getitem__))


def _fit(found: Sequence[Example], names: Sequence[str]) -> dict[str, float]:
    """Penalised logistic regression, by Newton's method."""
    rows = np.array([[example.features.get(name, 0.0) for name in names] for example in found])
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


def main(arguments: Sequence[str]) -> None:
    """Learn, say how well on the half that was not learned from, and write."""
    folder = FOLDER / "alignment"
    lines = gzip.decompress((folder / "outlets-train.jsonl.gz").read_bytes()).decode().splitlines()
    lines += (folder / "rewrites-dev.jsonl").read_text("utf-8").splitlines()
    found = [example for line in lines for example in examples(json.loads(line))]
    written: dict[str, dict[str, float]] = {}
    for kind in KINDS:
        own = [example for example in found if example.kind is kind]
        weights = fit([example for example in own if example.half == 0])
        written[kind.value] = weights
        for least in (0.5, 0.6, 0.7, 0.8, 0.9):
            kept = [e for e in own if e.half == 1 and _chance(weights, e) >= least]
            every = [e for e in own if e.half == 1]
            print(
                kind.value,
                least,
                f"real {sum(e.real for e in kept)} of {sum(e.real for e in every)}",
                f"false {sum(not e.real for e in kept)} of {sum(not e.real for e in every)}",
            )
    if "--write" in arguments:
        TARGET.write_text(json.dumps(written, indent=1, sort_keys=True) + "\n", encoding="utf-8")


def _chance(weights: Mapping[str, float], example: Example) -> float:
    total = sum(weights.get(name, 0.0) * value for name, value in example.features.items())
    return float(1 / (1 + np.exp(-total)))


if __name__ == "__main__":
    main(sys.argv[1:])
