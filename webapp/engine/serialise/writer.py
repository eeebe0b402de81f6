"""A comparison as plain values, and as JSON."""

from __future__ import annotations

import json
from typing import Any

from webapp.engine.model import (
    SCHEMA,
    Comparison,
    Finding,
    Judgement,
    Link,
    Passage,
    Said,
    SegmentedArticle,
    Span,
)

Json = Any
"""A value that ``json`` reads and writes."""


def to_json(comparison: Comparison) -> dict[str, Json]:
    """The comparison as plain dictionaries, lists, strings and numbers."""
    unique = comparison.unique
    return {
        "schema": SCHEMA,
        "engine": {"version": comparison.engine, "model": comparison.model},
        "left": _side(comparison.left),
        "right": _side(comparison.right),
        "links": [_link(link) for link in comparison.links],
        "pair": _judgement(comparison.pair),
        "unique": {"left": list(unique.left), "right": list(unique.right)},
        "rows": [{"left": list(row.left), "right": list(row.right)} for row in comparison.rows],
        "findings": [_finding(finding) for finding in comparison.findings],
        "said_only": {
            "left": [_said(said) for said in comparison.said_only.left],
            "right": [_said(said) for said in comparison.said_only.right],
        },
        "coverage": {
            "left": round(comparison.coverage.left, 4),
            "right": round(comparison.coverage.right, 4),
        },
        "closeness": {
            "longest_run_words": comparison.closeness.longest_run_words,
            "verbatim_share": round(comparison.closeness.verbatim_share, 4),
            "runs": [
                {"left": _span(run.left), "right": _span(run.right), "words": run.words}
                for run in comparison.closeness.runs
            ],
        },
        "nearest": {
            sentence: [
                {"id": near.id, "confidence": round(near.confidence, 4), "possible": near.possible}
                for near in candidates
            ]
            for sentence, candidates in comparison.nearest.items()
        },
        "pins": {
            "linked": [list(pair) for pair in comparison.pins.linked],
            "unlinked": [list(pair) for pair in comparison.pins.unlinked],
        },
        "limits": [{"code": limit.code, "message": limit.message} for limit in comparison.limits],
    }


def dumps(comparison: Comparison) -> str:
    """The JSON text, the same bytes for the same comparison. Pure ASCII, so lone surrogates survive."""
    return json.dumps(to_json(comparison), separators=(",", ":"))


def _judgement(pair: Judgement | None) -> dict[str, Json] | None:
    if pair is None:
        return None
    return {"kind": pair.kind.value, "confidence": round(pair.confidence, 4), "given": pair.given}


def _side(article: SegmentedArticle) -> dict[str, Json]:
    return {
        "title": article.title,
        "title_span": _span(article.title_span),
        "language": article.language,
        "unread": [_span(span) for span in article.unread],
        "kept": list(article.kept),
        "paragraphs": [
            {
                "block": paragraph.block.value,
                "label": _span(paragraph.label),
                "cells": [_span(cell) for cell in paragraph.cells],
            }
            for paragraph in article.paragraphs
        ],
        "sentences": [
            {
                "id": sentence.id,
                "role": "title" if sentence.is_title else "body",
                "key": sentence.key,
                "paragraph": sentence.paragraph,
                "start": sentence.span.start,
                "end": sentence.span.end,
                "text": sentence.text,
                "boilerplate": sentence.boilerplate is not None,
                "boilerplate_rule": sentence.boilerplate,
            }
            for sentence in article.sentences
        ],
    }


def _link(link: Link) -> dict[str, Json]:
    return {
        "id": link.id,
        "key": link.key,
        "left": list(link.left),
        "right": list(link.right),
        "relation": link.relation.value,
        "confidence": round(link.confidence, 4),
        "uncertain": link.uncertain,
        "moved": link.moved,
        "pinned": link.pinned,
        "changes": [
            {"op": change.op, "left": _span(change.left), "right": _span(change.right)}
            for change in link.changes
        ],
        "reasons": list(link.reasons),
    }


def _finding(finding: Finding) -> dict[str, Json]:
    return {
        "id": finding.id,
        "key": finding.key,
        "kind": finding.kind.value,
        "verdict": finding.verdict.value,
        "severity": finding.severity.value,
        "link": finding.link,
        "left": _passage(finding.left),
        "right": _passage(finding.right),
        "message": finding.message,
        "rule": finding.rule,
        "confidence": round(finding.confidence, 4),
        "mentions": [
            {"left": _passage(mention.left), "right": _passage(mention.right)} for mention in finding.mentions
        ],
    }


def _said(said: Said) -> dict[str, Json]:
    return {
        "sentence": said.sentence,
        "weight": round(said.weight, 4),
        "reasons": [reason.value for reason in said.reasons],
    }


def _span(span: Span | None) -> list[int] | None:
    return None if span is None else [span.start, span.end]


def _passage(passage: Passage | None) -> dict[str, Json] | None:
    if passage is None:
        return None
    return {
        "start": passage.span.start,
        "end": passage.span.end,
        "text": passage.text,
        "sentence": passage.sentence,
    }
