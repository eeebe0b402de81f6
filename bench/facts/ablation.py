"""What each rule is worth: drop it, and count the texts that are told worse or better.

    python -m bench.facts.ablation REWRITES…

REWRITES: files as for ``bench.facts.learn``. With them the short news of the tests and SummEdits. A rule
*helps* a text whose error it alone finds above minor, and *costs* one that is faithful and would be quiet
without it. A rule that helps fewer than ``LEAST`` texts is not worth its lines.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from bench.facts.learn import analysed
from bench.facts.sets import FOLDER, load
from tests.engine.cases import cases
from webapp.engine.facts.face.draft import Draft
from webapp.engine.facts.likelihood import Likelihood
from webapp.engine.facts.settle import settle
from webapp.engine.model import Finding, PairKind, Severity, Verdict
from webapp.engine.options import Options

LEAST = 3

Judge = Callable[[Sequence[Finding]], bool]
"""Whether a text is told right by the findings above minor."""


@dataclass(frozen=True, slots=True)
class Text:
    """A pair with what its findings should tell."""

    drafts: Sequence[Draft]
    likelihood: Likelihood
    kind: PairKind
    is_right: Judge

    def told(self, without: str = "") -> bool:
        """Whether it is told right, by all rules or by all but one."""
        kept = [draft for draft in self.drafts if not without or family(draft) != without]
        found = settle(kept, self.likelihood, self.kind, Options().finding_confidence)
        return self.is_right([one for one in found if one.severity is not Severity.LOW])


def family(draft: Draft) -> str:
    """The rule that made a draft."""
    return draft.rule.partition("-")[0]


def texts(paths: Sequence[Path]) -> Iterator[tuple[str, Text]]:
    """Every text with the name of its set; a rewrite with three errors is three texts."""
    for path in paths:
        for line in path.read_text("utf-8").splitlines():
            row = json.loads(line)
            left, right = (_joined(row[side]) for side in ("left", "right"))
            pair = analysed(left, right)
            for error in row["errors"]:
                yield (
                    "error",
                    Text(*pair, _names(error.get("left_text"), error.get("right_text"), left, right)),
                )
            if not row["errors"]:
                yield "faithful", Text(*pair, _quiet)
    for pair in load("summedits"):
        yield (
            "summedits",
            Text(*analysed(pair.left, pair.right, "rewrite"), _loud if pair.changed else _quiet),
        )
    for case in cases("faithful"):
        yield "short", Text(*analysed(case.blocks["left"], case.blocks["right"], "rewrite"), _quiet)
    for case in cases("news"):
        phrase, other = case.blocks["broken"].split("\n")
        yield "short", Text(*analysed(case.blocks["left"], case.blocks["right"], "rewrite"), _quiet)
        broken = case.blocks["right"].replace(phrase, other)
        yield "short", Text(*analysed(case.blocks["left"], broken, "rewrite"), _loud)


def _joined(side: str | list[list[str]]) -> str:
    return side if isinstance(side, str) else "\n\n".join(" ".join(paragraph) for paragraph in side)


def _quiet(found: Sequence[Finding]) -> bool:
    return all(one.verdict is Verdict.ADDED for one in found)


def _loud(found: Sequence[Finding]) -> bool:
    return bool(found)


def _names(left_text: str | None, right_text: str | None, left: str, right: str) -> Judge:
    """Whether a finding stands within the words of an error, give or take a clause."""
    places = [
        (side, text.find(words), len(words))
        for side, text, words in ((0, left, left_text), (1, right, right_text))
        if words and words in text
    ]

    def judge(found: Sequence[Finding]) -> bool:
        return any(
            passage is not None and passage.span.start < at + length + NEAR and at - NEAR < passage.span.end
            for one in found
            for side, at, length in places
            for passage in ((one.left, one.right)[side],)
        )

    return judge


NEAR = 60
"""Characters about the words of an error."""


def main(arguments: Sequence[str]) -> None:
    paths = [Path(name) for name in arguments] or [FOLDER / "alignment" / "rewrites-dev.jsonl"]
    if not all(path.is_file() for path in paths):
        print(f"no rewrites in {', '.join(map(str, paths))}: name their files, or set DIPTYCH_BENCH_DATA")
        return
    helped: Counter[tuple[str, str]] = Counter()
    cost: Counter[tuple[str, str]] = Counter()
    right: Counter[str] = Counter()
    total: Counter[str] = Counter()
    names: set[str] = set()
    for kind, text in texts(paths):
        told = text.told()
        total[kind] += 1
        right[kind] += told
        for name in {family(draft) for draft in text.drafts}:
            names.add(name)
            if text.told(name) != told:
                (helped if told else cost)[name, kind] += 1
    kinds = list(total)
    print("told right:", ", ".join(f"{kind} {right[kind]} of {total[kind]}" for kind in kinds))
    print("| rule | helps | costs | " + " | ".join(kinds) + " |")
    print("| --- " * (3 + len(kinds)) + "|")
    rank = {name: sum(helped[name, kind] for kind in kinds) for name in names}
    for name in sorted(names, key=lambda name: (-rank[name], name)):
        costs = sum(cost[name, kind] for kind in kinds)
        parts = [f"+{helped[name, kind]} −{cost[name, kind]}" for kind in kinds]
        print(f"| {name} | {rank[name]} | {costs} | " + " | ".join(parts) + " |")


if __name__ == "__main__":
    main(sys.argv[1:])
