"""Comparisons written by hand, for views to be made of: no engine runs here."""

from __future__ import annotations

import re

from webapp.engine.model import (
    Article,
    Change,
    Closeness,
    Comparison,
    Coverage,
    Finding,
    Link,
    Relation,
    Row,
    Sentence,
    Side,
    Span,
)


def article(side: Side, *paragraphs: str, title: str | None = None) -> Article:
    """Paragraphs of sentences, each closed by a full stop; one that begins with ``#`` is page furniture."""
    text = "\n\n".join(paragraphs)
    sentences = []
    for number, block in enumerate(re.finditer(r"[^\n]+", text), start=1):
        for found in re.finditer(r"[^.\s][^.]*\.", block.group()):
            span = Span(block.start() + found.start(), block.start() + found.end())
            furniture = "furniture" if found.group().startswith("#") else None
            id = f"{side.letter}{len(sentences) + 1}"
            sentences.append(Sentence(id, number, span, span.of(text), furniture))
    return Article(text=text, title=title, language="en", sentences=tuple(sentences))


def words_changed(left: Span, right: Span) -> tuple[Change, ...]:
    """Everything on the left went, everything on the right came."""
    return (Change("delete", left, None), Change("insert", None, right))


def link(id: str, left: str, right: str, relation: Relation = Relation.REWORDED, **more: object) -> Link:
    """A link by spaced ids."""
    values: dict[str, object] = {
        "confidence": 0.9,
        "uncertain": False,
        "moved": False,
        "changes": (),
        "reasons": ("same names: Okell",),
    }
    values.update(more)
    return Link(id, tuple(left.split()), tuple(right.split()), relation, **values)  # type: ignore[arg-type]


def comparison(
    left: Article, right: Article, *links: Link, findings: tuple[Finding, ...] = (), **more: object
) -> Comparison:
    """A comparison whose rows set paragraph n beside paragraph n."""
    most = max([s.paragraph for s in (*left.sentences, *right.sentences)], default=0)
    has = {
        Side.LEFT: {s.paragraph for s in left.sentences},
        Side.RIGHT: {s.paragraph for s in right.sentences},
    }
    rows = tuple(
        Row((n,) if n in has[Side.LEFT] else (), (n,) if n in has[Side.RIGHT] else ())
        for n in range(1, most + 1)
    )
    values: dict[str, object] = {
        "coverage": Coverage(0.714, 0.5),
        "closeness": Closeness(0, 0.0),
        "model": "none",
    }
    values.update(more)
    return Comparison(left, right, links, rows, findings=findings, **values)  # type: ignore[arg-type]
