"""How near a document that was read is to the one that was set."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from dataclasses import dataclass

from diff_match_patch import diff_match_patch

from tests.ingest.pdf_pieces import Layout
from webapp.engine.model import Block
from webapp.ingest.values import Document, Part


@dataclass(frozen=True)
class Judgement:
    """How much is wrong."""

    wrong: float
    """Edit distance of the text over its length."""
    blocks: float
    """Share of the blocks, of those set or those read, whichever are more, that are right and in order."""
    differences: tuple[str, ...]
    """What is missing (``-``) and what is there instead (``+``)."""


def judged(layout: Layout, document: Document) -> Judgement:
    """A document that was read, with its blocks."""
    expected, found = _blocks(layout.parts, layout.title), _blocks(document.parts, document.title)
    aside = _blocks(layout.aside, "")
    places = [at for at in range(len(found)) if aside and found[at : at + len(aside)] == aside]
    if places:
        found[places[0] : places[0] + len(aside)] = []
    else:
        expected += aside
    return _judged(expected, found)


def texts_judged(layout: Layout, texts: list[str]) -> Judgement:
    """Paragraphs of which nobody says what they are: their text alone is judged."""
    return _judged(
        [("", part.text) for part in _with_title(layout.parts, layout.title)], [("", text) for text in texts]
    )


def _with_title(parts: tuple[Part, ...], title: str) -> list[Part]:
    return [Part(Block.HEADING, title, 0), *parts] if title else list(parts)


def _blocks(parts: tuple[Part, ...], title: str) -> list[tuple[str, str]]:
    return [
        (
            "title" if part.level == 0 else f"{part.block} {part.label}".strip(),
            " | ".join(part.cells) if part.cells else part.text,
        )
        for part in _with_title(parts, title)
    ]


def _judged(expected: list[tuple[str, str]], found: list[tuple[str, str]]) -> Judgement:
    text = "\n".join(text for _, text in expected)
    kept = _common(expected, found)
    right = len(kept)
    missing = [
        f"- {kind}: {text}" for at, (kind, text) in enumerate(expected) if at not in {i for i, _ in kept}
    ]
    extra = [f"+ {kind}: {text}" for at, (kind, text) in enumerate(found) if at not in {j for _, j in kept}]
    return Judgement(
        distance(text, "\n".join(text for _, text in found)) / max(1, len(text)),
        right / max(1, len(expected), len(found)),
        (*missing, *extra),
    )


def distance(one: str, two: str) -> int:
    """Characters put in, taken out or put for others: at least as many as needed, and near to that."""
    tool = diff_match_patch()
    tool.Diff_Timeout = 0
    return int(tool.diff_levenshtein(tool.diff_main(one, two, checklines=False)))


def _common(one: Sequence[Hashable], two: Sequence[Hashable]) -> list[tuple[int, int]]:
    """Places of a longest common subsequence."""
    lengths = [[0] * (len(two) + 1) for _ in range(len(one) + 1)]
    for i in range(len(one) - 1, -1, -1):
        for j in range(len(two) - 1, -1, -1):
            lengths[i][j] = (
                1 + lengths[i + 1][j + 1] if one[i] == two[j] else max(lengths[i + 1][j], lengths[i][j + 1])
            )
    found, i, j = [], 0, 0
    while i < len(one) and j < len(two):
        if one[i] == two[j]:
            found.append((i, j))
            i, j = i + 1, j + 1
        elif lengths[i + 1][j] >= lengths[i][j + 1]:
            i += 1
        else:
            j += 1
    return found
