"""Pages with the article that is expected of each, and how near a reading comes to it.

A case is ``NAME.html`` beside ``NAME.md``: five lines with what the page states, a blank line, and the text
as ``webapp.ingest.write`` writes it.
"""

from __future__ import annotations

import difflib
import re
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

from webapp.ingest.readers.html.words import words
from webapp.ingest.values import Document, Source
from webapp.ingest.write import write

CASES = Path(__file__).resolve().parent.parent.parent / "tests" / "ingest" / "pages"
ENCODED = {"encoding": "cp1252"}
"""Encodings of cases that are not what their pages say."""
FIELDS = ("title", "author", "published", "site", "language")


@dataclass(frozen=True, slots=True)
class Case:
    """A page and what is expected of it."""

    name: str
    source: Source
    stated: dict[str, str]
    """What the page states, by the fields of a document."""
    text: str


@dataclass(frozen=True, slots=True)
class Score:
    """How near a reading comes, each from 0 to 1."""

    precision: float
    """Share of the words read that are expected."""
    recall: float
    """Share of the words expected that were read."""
    blocks: float
    """F1 of whole blocks: same kind, mark and words, in order."""
    fields: float
    """Share of the page's statements that are right."""

    @property
    def words(self) -> float:
        """F1 of words."""
        total = self.precision + self.recall
        return 2 * self.precision * self.recall / total if total else 0.0


def cases(folder: Path = CASES) -> list[Case]:
    """All cases, by name."""
    return [_case(path) for path in sorted(folder.glob("*.html"))]


def _case(path: Path) -> Case:
    page = path.read_text("utf-8").encode(ENCODED.get(path.stem, "utf-8"))
    head, _, text = path.with_suffix(".md").read_text("utf-8").partition("\n\n")
    stated = dict(re.match(r"(\w+):\s?(.*)", line).groups() for line in head.splitlines())  # type: ignore[union-attr]
    return Case(
        path.stem,
        Source(page, name=path.name),
        {key.lower(): value for key, value in stated.items()},
        text.strip(),
    )


def blocks(text: str) -> list[str]:
    """Lines of a text, blanks folded."""
    return [" ".join(line.split(" ")) for line in text.split("\n") if line.strip()]


def overlap(read: str, expected: str) -> tuple[float, float]:
    """Precision and recall of words as multisets."""
    got, wanted = Counter(words(read)), Counter(words(expected))
    both = (got & wanted).total()
    return both / max(1, got.total()), both / max(1, wanted.total())


def blocks_right(read: str, expected: str) -> float:
    """F1 of the blocks that stand in both, in order."""
    got, wanted = blocks(read), blocks(expected)
    same = sum(
        run.size for run in difflib.SequenceMatcher(None, got, wanted, autojunk=False).get_matching_blocks()
    )
    return 2 * same / max(1, len(got) + len(wanted))


def score(document: Document, case: Case) -> Score:
    """Of a document that was read."""
    text = write(document.parts)
    right = sum(getattr(document, field) == case.stated.get(field, "") for field in FIELDS)
    return Score(*overlap(text, case.text), blocks_right(text, case.text), right / len(FIELDS))
