"""The factual differences as CSV (RFC 4180), for a spreadsheet."""

from __future__ import annotations

import csv
import io
import re

from webapp.engine.model import Comparison, Passage, SegmentedArticle
from webapp.export.characters import line
from webapp.present.ledger import also, told_at
from webapp.present.pair import Pair, sentence_at
from webapp.present.reader import Reader
from webapp.review import Standing

BOM = "\ufeff"
"""Without it Excel reads the file in the system's old code page and breaks every curly quote; whatever else
reads CSV skips it."""

FORMULA = re.compile(r"[\t\r]|\s*[=+\-@\uff1d\uff0b\uff0d\uff20]")
"""How a cell begins that some spreadsheet would run as a formula, even out of quotation marks: white space is
skipped, and wide signs are taken for the narrow ones where both are typed."""

AFTER_SEPARATOR = re.compile(r";(?=\s*[=+\-@\uff1d\uff0b\uff0d\uff20])")
"""Where a spreadsheet that parts cells by semicolons, as in most of Europe, would see such a cell begin."""

SIDE = ("sentence", "start", "end", "text")
HEAD = (
    "id",
    "severity",
    "kind",
    "verdict",
    "link",
    *(f"left_{name}" for name in SIDE),
    *(f"right_{name}" for name in SIDE),
    "message",
    "also",
)


REVIEWED = ("state", "reason", "decided_by", "decided_at")
"""What was decided of a finding, or of its passage; empty while it is open."""


def findings_csv(comparison: Comparison, now: Standing | None = None) -> str:
    """One line a difference below a line of names, in the order of the ledger; what was dismissed comes last.
    Offsets count code points of the article's text, or of its title where the sentence is a headline that
    stands apart from it. With a review what was decided of it ends the line."""
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow((*HEAD, *(REVIEWED if now else ())))
    pair = Pair.of(comparison, Reader(standing=now))
    standing = (one for spot in told_at(pair) for one in spot.differences)
    for difference in (*standing, *(one for one in pair.all_facts if pair.is_dismissed(one))):
        finding = difference.finding
        writer.writerow(
            harmless(cell)
            for cell in (
                finding.id,
                finding.severity.value,
                finding.kind.value,
                finding.verdict.value,
                finding.link or "",
                *_passage(comparison.left, finding.left),
                *_passage(comparison.right, finding.right),
                " ".join(dict.fromkeys(one.message for one in difference.findings)),
                also(pair, difference),
                *_decided(now, finding.key),
            )
        )
    return BOM + out.getvalue()


def _decided(now: Standing | None, key: str) -> tuple[str, ...]:
    if now is None:
        return ()
    one = now.decision(key)
    if one is None:
        return ("",) * len(REVIEWED)
    return one.state.value, one.reason, one.author, one.at.isoformat(timespec="seconds")


def _passage(article: SegmentedArticle, passage: Passage | None) -> tuple[str, str, str, str]:
    if passage is None:
        return "", "", "", ""
    span = passage.span
    return sentence_at(article, passage) or "", str(span.start), str(span.end), passage.text


def harmless(cell: str) -> str:
    """A leading apostrophe makes a spreadsheet take the cell as text."""
    return line(AFTER_SEPARATOR.sub(";'", "'" + cell if FORMULA.match(cell) else cell))
