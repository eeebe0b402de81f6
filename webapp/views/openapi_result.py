"""The description of a comparison as the engine gives it, for the document of the JSON API."""

from __future__ import annotations

from typing import Any

from webapp.engine.model import SCHEMA, Block, FactKind, PairKind, Reason, Relation, Severity, Verdict

Json = Any

TEXT = {"type": "string"}
TEXTS = {"type": "array", "items": TEXT}
NUMBER = {"type": "integer", "minimum": 0}
KEY = {**TEXT, "description": "A name that stays the same in later revisions as long as the words do."}
SHARE = {"type": "number", "minimum": 0, "maximum": 1}
SPAN = {
    "type": "array",
    "items": NUMBER,
    "minItems": 2,
    "maxItems": 2,
    "description": "Start and end in code points of the text, or of a title given beside it.",
}


def result_schemas() -> dict[str, Json]:
    """The parts of a comparison by name. Keys may be added to each, never renamed or dropped."""
    return {
        "EngineComparison": _comparison(),
        "EngineArticle": _article(),
        "EngineSentence": _sentence(),
        "EngineParagraph": _paragraph(),
        "EngineLink": _link(),
        "EnginePair": _pair(),
        "EngineCandidate": _candidate(),
        "EngineFinding": _finding(),
        "EngineSaid": _said(),
        "EnginePassage": _passage(),
    }


def _comparison() -> Json:
    ids = _object({"left": TEXTS, "right": TEXTS})
    paragraphs = {"type": "array", "items": {"type": "integer", "minimum": 1}}
    said = _list(_ref("EngineSaid"))
    return _object(
        {
            "schema": {"const": SCHEMA},
            "engine": _object({"version": TEXT, "model": TEXT}),
            "left": _ref("EngineArticle"),
            "right": _ref("EngineArticle"),
            "links": _list(_ref("EngineLink")),
            "pair": {
                **_or_null(_ref("EnginePair")),
                "description": "How the two articles are related; null in results of older engines.",
            },
            "unique": {**ids, "description": "Sentences without a link, headlines among them."},
            "rows": _list(_object({"left": paragraphs, "right": paragraphs})),
            "findings": _list(_ref("EngineFinding")),
            "said_only": {
                **_object({"left": said, "right": said}),
                "description": "The unique sentences by weight, then in reading order.",
            },
            "coverage": _object({"left": SHARE, "right": SHARE}),
            "closeness": _object(
                {"longest_run_words": NUMBER, "verbatim_share": SHARE, "runs": _list({"type": "object"})}
            ),
            "nearest": {
                "type": "object",
                "additionalProperties": _list(_ref("EngineCandidate")),
                "description": "For each sentence without a link the closest on the other side, best first.",
            },
            "pins": _pins(),
            "limits": _list(_object({"code": TEXT, "message": TEXT})),
        }
    )


def _pins() -> Json:
    pairs = _list({**TEXTS, "minItems": 2, "maxItems": 2})
    return {
        **_object({"linked": pairs, "unlinked": pairs}),
        "description": "Links set or removed by hand, by the keys of their left and right sentence. Those "
        "whose words are no longer in the texts, or are page clutter, have no effect.",
    }


def _article() -> Json:
    return _object(
        {
            "title": _or_null(TEXT),
            "title_span": {
                **_or_null(SPAN),
                "description": "Where the title is in the text; null if it was given beside it.",
            },
            "language": TEXT,
            "unread": {
                **_list(SPAN),
                "description": "Parts inside sentences that were skipped: mark-up, a page’s header.",
            },
            "kept": {
                **TEXTS,
                "description": "Keys of lines of page clutter that somebody added to the comparison.",
            },
            "paragraphs": _list(_ref("EngineParagraph")),
            "sentences": _list(_ref("EngineSentence")),
        }
    )


def _sentence() -> Json:
    return _object(
        {
            "id": {"type": "string", "pattern": "^[LR](T|[1-9][0-9]*)$"},
            "role": {"enum": ["title", "body"]},
            "key": {**KEY, "description": f"{KEY['description']} Empty for a page's header or number."},
            "paragraph": {**NUMBER, "description": "From 1; 0 for the headline."},
            "start": NUMBER,
            "end": NUMBER,
            "text": TEXT,
            "boilerplate": {"type": "boolean"},
            "boilerplate_rule": _or_null(TEXT),
        }
    )


def _paragraph() -> Json:
    label = "Where its number, bullet or speaker is, before its first sentence; belongs to no sentence."
    cells = {**_list(SPAN), "description": "The cells of a table row, in order; otherwise empty."}
    return _object(
        {"block": _values(Block), "label": {**_or_null(SPAN), "description": label}, "cells": cells}
    )


def _link() -> Json:
    change = {"op": {"enum": ["equal", "delete", "insert"]}, "left": _or_null(SPAN), "right": _or_null(SPAN)}
    return _object(
        {
            "id": TEXT,
            "key": KEY,
            "left": TEXTS,
            "right": TEXTS,
            "relation": _values(Relation),
            "confidence": SHARE,
            "uncertain": {"type": "boolean"},
            "moved": {"type": "boolean"},
            "pinned": {"type": "boolean", "description": "Set by hand; its confidence is then 1."},
            "changes": _list(_object(change)),
            "reasons": TEXTS,
        }
    )


def _pair() -> Json:
    given = {
        "type": "boolean",
        "description": "Given in the request or by an editor, instead of decided by the engine.",
    }
    return _object({"kind": _values(PairKind), "confidence": SHARE, "given": given})


def _candidate() -> Json:
    possible = {
        "type": "boolean",
        "description": "A possible match. A sentence that has one is perhaps missing or perhaps new.",
    }
    return _object({"id": TEXT, "confidence": SHARE, "possible": possible})


def _finding() -> Json:
    return _object(
        {
            "id": TEXT,
            "key": KEY,
            "kind": _values(FactKind),
            "verdict": _values(Verdict),
            "severity": {**_values(Severity), "description": "high: serious; medium: notable; low: minor."},
            "link": _or_null(TEXT),
            "left": _or_null(_ref("EnginePassage")),
            "right": _or_null(_ref("EnginePassage")),
            "message": TEXT,
            "rule": {**TEXT, "description": "The rule that found it; empty in results of older engines."},
            "confidence": SHARE,
            "mentions": _list(
                _object({"left": _or_null(_ref("EnginePassage")), "right": _or_null(_ref("EnginePassage"))})
            ),
        }
    )


def _said() -> Json:
    weight = {**SHARE, "description": "How important the sentence is."}
    reasons = {**_list(_values(Reason)), "description": "Why it is important."}
    return _object({"sentence": TEXT, "weight": weight, "reasons": reasons})


def _passage() -> Json:
    sentence = {**TEXT, "description": "Id of its sentence; empty in results of schema 1."}
    return _object({"start": NUMBER, "end": NUMBER, "text": TEXT, "sentence": sentence})


def _values(names: type[Block | FactKind | PairKind | Reason | Relation | Severity | Verdict]) -> Json:
    return {"enum": [name.value for name in names]}


def _or_null(schema: Json) -> Json:
    return {"anyOf": [schema, {"type": "null"}]}


def _list(items: Json) -> Json:
    return {"type": "array", "items": items}


def _object(properties: dict[str, Json]) -> Json:
    return {"type": "object", "properties": properties, "required": list(properties)}


def _ref(name: str) -> Json:
    return {"$ref": f"#/components/schemas/{name}"}
