"""Tables as text or Markdown."""

from __future__ import annotations

from collections.abc import Sequence

from bench.accuracy import measure
from bench.accuracy.measure import Judged, Line


def report(judged: Sequence[Judged], *, markdown: bool) -> str:
    """Every table of one way of predicting."""
    parts = [
        _table(lines, markdown=markdown)
        for lines in (
            measure.expectations(judged),
            measure.by_reader(judged),
            measure.main_table(judged),
            measure.false_links(judged),
            measure.merges(judged),
            measure.kinds(judged),
            measure.calibration_by_set(judged),
        )
        if lines
    ]
    rows, error = measure.calibration(judged)
    header = ["confidence", "share right", "count"]
    cells = [[f"{confidence:.2f}", f"{share:.2f}", str(count)] for confidence, share, count in rows]
    parts.append(_grid(header, cells, markdown=markdown) + f"\n\nExpected calibration error {error:.3f}.")
    return "\n\n".join(parts)


def times(judged: Sequence[Judged], *, markdown: bool) -> str:
    """Milliseconds a sentence by set."""
    return _table(measure.milliseconds(judged), markdown=markdown)


def _table(lines: Sequence[Line], *, markdown: bool) -> str:
    columns = list(lines[0].measures)
    cells = [
        [line.name, str(line.documents)]
        + [
            f"{m.value:.3f} ({m.low:.3f} to {m.high:.3f})"
            for m in (line.measures[column] for column in columns)
        ]
        for line in lines
    ]
    return _grid(["set", "pairs", *columns], cells, markdown=markdown)


def _grid(header: list[str], cells: list[list[str]], *, markdown: bool) -> str:
    if markdown:
        rows = [header, ["---"] * len(header), *cells]
        return "\n".join("| " + " | ".join(row) + " |" for row in rows)
    widths = [max(len(row[at]) for row in [header, *cells]) for at in range(len(header))]
    return "\n".join(
        "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip()
        for row in [header, *cells]
    )
