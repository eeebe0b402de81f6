"""Comparisons written by hand, for views to be made of: no engine runs here."""

from __future__ import annotations

import re
from dataclasses import replace

from webapp.engine.model import (
    Change,
    Closeness,
    Comparison,
    Coverage,
    Finding,
    Link,
    Paragraph,
    Relation,
    Row,
    Said,
    SaidOnly,
    SegmentedArticle,
    Sentence,
    Side,
    Span,
)


def article(
    side: Side, *paragraphs: str, title: str | None = None, headline: str | None = None
) -> SegmentedArticle:
    """Paragraphs of sentences, each closed by a full stop; one that begins with ``#`` is page clutter.

    A ``title`` is no sentence, as in results of schema 1; a ``headline`` is one, and stands apart from the
    text."""
    text = "\n\n".join(paragraphs)
    sentences: list[Sentence] = []
    for number, block in enumerate(re.finditer(r"[^\n]+", text), start=1):
        for found in re.finditer(r"[^.\s][^.]*\.", block.group()):
            span = Span(block.start() + found.start(), block.start() + found.end())
            furniture = "furniture" if found.group().startswith("#") else None
            id = f"{side.letter}{len(sentences) + 1}"
            sentences.append(Sentence(id, number, span, span.of(text), furniture, key=id.lower()))
    if headline is not None:
        whole = Span(0, len(headline))
        sentences.insert(0, Sentence(f"{side.letter}T", 0, whole, headline, key=f"{side.letter.lower()}t"))
    return SegmentedArticle(text, headline or title, None, "en", tuple(sentences))


def described(written: SegmentedArticle, *paragraphs: Paragraph) -> SegmentedArticle:
    """The same with what its paragraphs are."""
    return replace(written, paragraphs=paragraphs)


def in_text(written: SegmentedArticle, title: str) -> SegmentedArticle:
    """The same below a headline that stands in the text, in the first line."""
    shift = len(title) + 2

    def moved(sentence: Sentence) -> Sentence:
        span = Span(sentence.span.start + shift, sentence.span.end + shift)
        return replace(sentence, span=span)

    span = Span(0, len(title))
    letter = written.sentences[0].id[0]
    head = Sentence(f"{letter}T", 0, span, title, key=f"{letter.lower()}t")
    return replace(
        written,
        text=f"{title}\n\n{written.text}",
        title=title,
        title_span=span,
        sentences=(head, *(moved(sentence) for sentence in written.sentences)),
    )


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


def _alone(written: SegmentedArticle, links: tuple[Link, ...]) -> tuple[Said, ...]:
    """The sentences without a link, none weightier than another."""
    linked = {id for link in links for id in (*link.left, *link.right)}
    return tuple(Said(s.id, 0.5) for s in written.sentences if s.boilerplate is None and s.id not in linked)


def comparison(
    left: SegmentedArticle,
    right: SegmentedArticle,
    *links: Link,
    findings: tuple[Finding, ...] = (),
    **more: object,
) -> Comparison:
    """A comparison whose rows set paragraph n beside paragraph n."""
    most = max([s.paragraph for s in (*left.body, *right.body)], default=0)
    has = {
        Side.LEFT: {s.paragraph for s in left.body},
        Side.RIGHT: {s.paragraph for s in right.body},
    }
    rows = tuple(
        Row((n,) if n in has[Side.LEFT] else (), (n,) if n in has[Side.RIGHT] else ())
        for n in range(1, most + 1)
    )
    values: dict[str, object] = {
        "said_only": SaidOnly(_alone(left, links), _alone(right, links)),
        "coverage": Coverage(0.714, 0.5),
        "closeness": Closeness(0, 0.0),
        "model": "none",
    }
    values.update(more)
    return Comparison(left, right, links, rows, findings=findings, **values)  # type: ignore[arg-type]
