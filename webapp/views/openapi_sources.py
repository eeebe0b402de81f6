"""The part of the API's description that is about the archive."""

from __future__ import annotations

from webapp.engine.model import PairKind, Relation
from webapp.services.library import FURTHEST, LIST_LIMIT, MOST_LISTED
from webapp.views.openapi_parts import (
    ID,
    TEXT,
    Json,
    answered,
    made,
    object_of,
    operation,
    path_parameter,
    query,
    ref,
    refused,
    takes,
    whole,
)

SHARE = {"type": "number", "minimum": 0, "maximum": 1}

TAKEN = {**TEXT, "pattern": r"\S"}


def sources_paths() -> dict[str, Json]:
    """Where a text comes from, and the articles in which that is looked for. An installation without an
    archive answers that there is no such thing."""
    refusals = refused("401", "403", "404", "413", "415", "422")
    return {
        "/sources": {
            "post": {
                **operation(
                    "find_sources",
                    "Find the archived articles from which a text was made",
                    {
                        "200": answered("The sources, best first; none unless likely", ref("Sources")),
                        **refusals,
                    },
                ),
                "requestBody": takes("SourcesOf"),
            }
        },
        "/archive/articles": {
            "get": {
                **operation(
                    "list_articles",
                    "List the archived articles, by name",
                    {
                        "200": answered("One page of the list", ref("ArchivedList")),
                        **refused("401", "404", "422"),
                    },
                ),
                "parameters": [
                    query("offset", whole(0, FURTHEST, 0), "How many to skip."),
                    query("limit", whole(1, MOST_LISTED, LIST_LIMIT), "How many to list."),
                ],
            },
            "post": {
                **operation(
                    "keep_article",
                    "Keep an article, in place of the one of its name",
                    {"201": made("The article", ref("Archived")), **refusals},
                ),
                "requestBody": takes("NewArchived"),
            },
        },
        "/archive/articles/{article}": {
            "parameters": [path_parameter("article")],
            "get": operation(
                "show_article",
                "Show an archived article",
                {"200": answered("The article", ref("Archived")), **refused("401", "404")},
            ),
            "delete": operation(
                "remove_article",
                "Remove an archived article",
                {"204": {"description": "Removed"}, **refused("401", "403", "404")},
            ),
        },
    }


def sources_schemas() -> dict[str, Json]:
    """What is asked and answered there."""
    passage = {"source": TEXT, "text": TEXT, "relation": {"enum": [each.value for each in Relation]}}
    source = {
        "id": ID,
        "name": {**TEXT, "description": "Under which the article is kept."},
        "title": TEXT,
        "coverage": {**SHARE, "description": "Share of the text that the article carries."},
        "closeness": {**SHARE, "description": "Share of its words in verbatim runs; quotations are exempt."},
        "score": {**SHARE, "description": "How likely the text was made from this article."},
        "kind": {"enum": [PairKind.REWRITE.value, PairKind.TELLINGS.value]},
        "shared": {"type": "array", "items": object_of(passage)},
    }
    entry = {"id": ID, "name": TEXT, "title": TEXT, "language": TEXT}
    listed = {**entry, "characters": whole(0), "own": {"type": "boolean"}}
    return {
        "SourcesOf": {**object_of({"text": TAKEN, "title": TEXT}, ["text"]), "additionalProperties": False},
        "Sources": object_of(
            {
                "sources": {"type": "array", "items": object_of(source)},
                "shortened": {"type": "boolean", "description": "Only the text's beginning was looked for."},
            }
        ),
        "NewArchived": {
            **object_of({"name": TAKEN, "text": TAKEN, "title": TEXT, "language": TEXT}, ["name", "text"]),
            "additionalProperties": False,
        },
        "Archived": object_of({**entry, "text": TEXT}),
        "ArchivedList": object_of(
            {
                "articles": {"type": "array", "items": object_of(listed)},
                "next": {"type": ["string", "null"], "description": "Address of the next page of the list."},
            }
        ),
    }
