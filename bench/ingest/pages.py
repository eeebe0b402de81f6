"""How well the articles of pages are read, beside trafilatura alone: ``python -m bench.ingest.pages
[FOLDER]``."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from pathlib import Path

import trafilatura

from bench.ingest.page_cases import CASES, FIELDS, Case, Score, blocks, blocks_right, cases, overlap, score
from webapp.ingest.encodings import decode
from webapp.ingest.errors import IngestError
from webapp.ingest.readers.html import read
from webapp.ingest.write import write

Reading = Callable[[Case], Score]
NOTHING = Score(0, 0, 0, 0)


def ours(case: Case) -> Score:
    """The reader of pages."""
    try:
        return score(read(case.source), case)
    except IngestError as error:
        print(f"{case.name}: {error}")
        return NOTHING


def library(**options: bool) -> Reading:
    """trafilatura alone, as Markdown."""

    def reading(case: Case) -> Score:
        text = trafilatura.extract(
            decode(case.source).text,
            include_comments=False,
            output_format="markdown",
            include_formatting=False,
            **options,
        )
        lines = "\n\n".join(line for line in (text or "").split("\n") if not set(line) <= set("|- "))
        return Score(*overlap(lines, case.text), blocks_right(lines, case.text), 0.0)

    return reading


READINGS: dict[str, Reading] = {
    "default": library(),
    "precision": library(favor_precision=True),
    "recall": library(favor_recall=True),
    "ours": ours,
}


def table(folder: Path) -> None:
    """Print F1 of words for all readings, and blocks and fields for ours."""
    print(
        f"{'page':16}" + "".join(f"{name:>11}" for name in READINGS) + f"{'blocks':>9}{'fields':>8}{'ms':>7}"
    )
    sums: dict[str, list[Score]] = {name: [] for name in READINGS}
    for case in cases(folder):
        row = f"{case.name:16}"
        for name, reading in READINGS.items():
            start = time.perf_counter()
            got = reading(case)
            taken = time.perf_counter() - start
            sums[name].append(got)
            row += f"{got.words:11.3f}"
        print(row + f"{got.blocks:9.3f}{got.fields:8.2f}{taken * 1000:7.0f}")
    row = f"{'mean':16}" + "".join(f"{_mean([one.words for one in sums[name]]):11.3f}" for name in READINGS)
    own = sums["ours"]
    print(row + f"{_mean([one.blocks for one in own]):9.3f}{_mean([one.fields for one in own]):8.2f}")
    print(
        "blocks of others: "
        + ", ".join(f"{name} {_mean([s.blocks for s in sums[name]]):.3f}" for name in READINGS)
    )


def _mean(values: list[float]) -> float:
    return sum(values) / max(1, len(values))


def differences(folder: Path, name: str) -> None:
    """Print what a page was read as and what was expected, where they differ."""
    for case in cases(folder):
        if case.name == name or name == "all":
            print(f"=== {case.name}")
            try:
                document = read(case.source)
            except IngestError as error:
                print("!", error)
                continue
            for field in FIELDS:
                if getattr(document, field) != case.stated.get(field, ""):
                    print(f"{field}: {getattr(document, field)!r} for {case.stated.get(field, '')!r}")
            got, wanted = blocks(write(document.parts)), blocks(case.text)
            print(*(f"+ {line}" for line in got if line not in wanted), sep="\n")
            print(*(f"- {line}" for line in wanted if line not in got), sep="\n")


if __name__ == "__main__":
    where = Path(sys.argv[1]) if len(sys.argv) > 1 else CASES
    if len(sys.argv) > 2:
        differences(where, sys.argv[2])
    else:
        table(where)
