"""``python -m bench.facts [--write] [FOLDER]``: how well the fact ledger does, as tables.

SummEdits and BUMP (labelled pairs), rewritten news of our own, changes planted into linked sentences of the
gold alignments that may travel with the project, links whose facts a reader judged, and the time it takes.
FOLDER holds ``facts/`` and ``alignment/``; default ``../shared/data``. ``--write`` puts the tables into
docs/facts.md.
"""

from __future__ import annotations

import json
import random
import sys
from collections import defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path

from bench.facts.cost import cost
from bench.facts.kept import CHANGED, KEPT
from bench.facts.planted import PLANTS, is_fair
from bench.facts.sets import FOLDER, Linked, Pair, linked, load, prepared
from tests.engine.cases import cases
from webapp.engine.facts import find, gather
from webapp.engine.model import Finding, Severity
from webapp.engine.options import Options

GOLD = ("argrewrite-dev", "ablit-dev", "aesop-dev")
"""Gold alignments in English that may travel with the project."""
MOST = 150
"""Planted links of a kind and a difficulty."""
CLOSE = 0.75
"""Share of words that both sides of a link have from which it is *edited*, the middle difficulty."""
PAGE = Path("docs/facts.md")
BEGIN, END = "<!-- measured: python -m bench.facts --write -->\n", "<!-- end of measured -->"


def main() -> int:
    """Run everything that there is data for."""
    names = [name for name in sys.argv[1:] if name != "--write"]
    folder = Path(names[0]) if names else FOLDER
    if not (folder / "facts").is_dir():
        print(f"no labelled pairs in {folder}/facts: name their folder, or set DIPTYCH_BENCH_DATA")
        return 0
    links = list(_gold(folder / "alignment"))
    tables = [
        _summedits(load("summedits", folder)),
        _bump(load("bump", folder)),
        _news(),
        *((_planted(links), _judged(links)) if links else ()),
        cost(),
    ]
    text = "\n".join(tables)
    print(text)
    if "--write" in sys.argv:
        page = PAGE.read_text("utf-8")
        start, stop = page.index(BEGIN) + len(BEGIN), page.index(END)
        PAGE.write_text(f"{page[:start]}\n{text}\n{page[stop:]}", "utf-8")
    return 0


def grave(pair: Linked) -> list[Finding]:
    """The findings above minor."""
    findings, _ = find(gather(pair[0], pair[1], Options()), pair[2], Options())
    return [finding for finding in findings if finding.severity is not Severity.LOW]


def table(head: Sequence[str], rows: Sequence[Sequence[object]]) -> str:
    """A table in Markdown."""
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join("| " + " | ".join(map(str, line)) + " |" for line in lines) + "\n"


def _share(hits: Sequence[bool]) -> float:
    return sum(hits) / max(1, len(hits))


def _summedits(pairs: Sequence[Pair]) -> str:
    said: dict[tuple[str, bool], list[bool]] = defaultdict(list)
    for pair in pairs:
        hit = bool(grave(prepared(pair)))
        for domain in (pair.domain, "all"):
            said[domain, pair.changed].append(hit)
    rows = []
    for domain in sorted({name for name, _ in said}):
        yes, no = said[domain, True], said[domain, False]
        found, false = _share(yes), _share(no)
        balanced = (found + 1 - false) / 2
        rows.append((domain, len(yes) + len(no), f"{found:.3f}", f"{false:.3f}", f"{balanced:.3f}"))
    return table(("SummEdits dev", "pairs", "found", "false", "balanced accuracy"), rows)


def _bump(pairs: Sequence[Pair]) -> str:
    said: dict[str, list[bool]] = defaultdict(list)
    for pair in pairs:
        words = pair.types[0].split()
        name = words[1] if len(words) > 1 and words[1] != "Error" else words[0]
        said[name].append(bool(grave(prepared(pair))))
    rows = [(kind, len(hits), f"{_share(hits):.3f}") for kind, hits in sorted(said.items())]
    return table(("BUMP dev", "pairs", "found"), rows)


def _news() -> str:
    """Rewritten news of our own: the faithful rewrites that are quiet, the broken facts that are found."""
    quiet: list[bool] = []
    found: dict[str, list[bool]] = defaultdict(list)
    for case in cases("news"):
        phrase, other = case.blocks["broken"].split("\n")
        left, right = case.blocks["left"], case.blocks["right"]
        faithful, broken = (
            {f.message for f in grave(prepared(Pair("", "", left, text, changed=True, types=())))}
            for text in (right, right.replace(phrase, other))
        )
        quiet.append(not faithful)
        for kind in (case.facts["kind"], "all"):
            found[kind].append(bool(broken - faithful))
    rows = [(kind, len(hits), f"{_share(hits):.2f}") for kind, hits in sorted(found.items())]
    rows.append(("faithful rewrites that are quiet", len(quiet), f"{_share(quiet):.2f}"))
    more = [
        not grave(prepared(Pair("", "", case.blocks["left"], case.blocks["right"], changed=False, types=())))
        for case in cases("faithful")
    ]
    rows.append(("more of them, with none broken", len(more), f"{_share(more):.2f}"))
    return table(("rewritten news, one fact broken", "pairs", "found"), rows)


def _gold(folder: Path) -> Iterator[tuple[str, str]]:
    """Sentence pairs of one-to-one links."""
    for name in GOLD:
        path = folder / f"{name}.jsonl"
        for line in path.read_text("utf-8").splitlines() if path.exists() else ():
            row = json.loads(line)
            left, right = ([s for paragraph in row[side] for s in paragraph] for side in ("left", "right"))
            links = [tuple(link) for link in row["links"]]
            for i, j in links:
                if sum(link[0] == i for link in links) == 1 == sum(link[1] == j for link in links):
                    yield left[i], right[j]


def difficulty(left: str, right: str) -> str:
    """*identical*, *edited* or *reworded*, by the share of words that both have."""
    one, other = left.lower().split(), right.lower().split()
    if one == other:
        return "identical"
    shared = len(set(one) & set(other)) / max(1, len(set(one) | set(other)))
    return "edited" if shared >= CLOSE else "reworded"


def _planted(links: Sequence[tuple[str, str]]) -> str:
    """Recall of planted changes, where the plant is a change (``is_fair``)."""
    order = list(links)
    random.Random(7).shuffle(order)
    rows = []
    for kind, plant in PLANTS.items():
        tally: dict[str, list[tuple[bool, bool]]] = defaultdict(list)
        for number, (left, right) in enumerate(order):
            level = difficulty(left, right)
            planted = plant(right, random.Random(number)) if len(tally[level]) < MOST else None
            if planted is None or not is_fair(left, right, planted):
                continue
            before, after = grave(linked(left, right)), grave(linked(left, planted))
            new = [f for f in after if f.message not in {b.message for b in before}]
            tally[level].append((bool(new), any(f.kind.value == kind for f in new)))
        for level in ("identical", "edited", "reworded"):
            if tally[level]:
                found, own = (f"{_share(column):.2f}" for column in zip(*tally[level], strict=True))
                rows.append((kind, level, len(tally[level]), found, own))
    return table(("planted", "difficulty", "links", "found", "of its kind"), rows)


def _judged(links: Sequence[tuple[str, str]]) -> str:
    """Findings above minor on links that a reader judged."""
    rows = []
    for name, numbers in (("kept", KEPT), ("changed by the writer", CHANGED)):
        hits = [bool(grave(linked(*links[number]))) for number in numbers]
        rows.append((name, len(hits), f"{_share(hits):.2f}"))
    same = [(left, right) for left, right in links if difficulty(left, right) == "identical"][:MOST]
    rows.append(("identical", len(same), f"{_share([bool(grave(linked(*pair))) for pair in same]):.2f}"))
    return table(("edited and reworded links, nothing planted", "links", "with a finding above minor"), rows)


if __name__ == "__main__":
    sys.exit(main())
