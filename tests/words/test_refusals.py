"""What a refusal says stands in the catalogue: no error for people is raised with a sentence of its own."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator

from tests.words.collecting import MODULES, name
from webapp.cli.errors import CliError
from webapp.cli.lines import LineError
from webapp.config import ConfigError
from webapp.ingest.errors import IngestError
from webapp.ingest.fetch.errors import PolicyError
from webapp.ingest.seeds import SeedError
from webapp.services.errors import ServiceError
from webapp.store.errors import StoreError


def family(error: type[Exception]) -> set[str]:
    """The names of an error and of all that are made from it."""
    return {error.__name__}.union(*map(family, error.__subclasses__()))


BASES = (ServiceError, CliError, LineError, IngestError, PolicyError, SeedError, ConfigError, StoreError)
"""Errors whose words a person reads."""

SPEAKERS = {"abort", "TooManyRequests", "Problem"}.union(*map(family, BASES))
"""Calls whose words a person reads."""

WORDS = re.compile(r"[^\W\d_]{2,} (?:[^\W\d_]|\Z)")
"""Two words, or one before a value."""


def sentences(source: str) -> Iterator[str]:
    """The sentences that such calls in a module are given as they stand."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Call) and ast.unparse(node.func).rpartition(".")[2] in SPEAKERS:
            for given in (*node.args, *(keyword.value for keyword in node.keywords)):
                words = given.values if isinstance(given, ast.JoinedStr) else [given]
                for one in words:
                    if isinstance(one, ast.Constant) and WORDS.search(str(one.value)):
                        yield str(one.value)


def test_no_refusal_holds_a_sentence_of_its_own() -> None:
    found = {name(path): words for path in MODULES if (words := list(sentences(path.read_text("utf-8"))))}
    assert len(SPEAKERS) > 10
    assert found == {}


def test_sentences_in_a_refusal_are_seen() -> None:
    source = 'raise services.InvalidError("The title is empty.", "title")\nCliError(f"cannot read {name}")'
    assert list(sentences(source)) == ["The title is empty.", "cannot read "]
