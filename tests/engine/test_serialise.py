"""The JSON form, written and read."""

import copy
import json
from typing import Any

import pytest

from webapp.engine import Article, Comparison, compare
from webapp.engine.serialise import SchemaError, dumps, from_json, to_json

LEFT = "A town votes\n\nThe council voted 12 to 5 to close the pool.\n\nIt reportedly leaks. Share."
RIGHT = "The council voted 12 to 6 to close the pool.\n\nA petition has begun in the town’s bakery."


@pytest.fixture(scope="module")
def made() -> Comparison:
    return compare(Article.from_text(LEFT), Article.from_text(RIGHT))


def test_it_has_the_keys_of_the_schema(made: Comparison) -> None:
    document = to_json(made)
    assert document["schema"] == "diptych.comparison/1"
    assert set(document) >= {
        "engine", "left", "right", "links", "unique", "rows", "findings", "coverage", "closeness", "limits",
    }  # fmt: skip
    assert set(document["left"]) >= {"title", "language", "sentences"}
    assert set(document["left"]["sentences"][0]) >= {"id", "paragraph", "start", "end", "text", "boilerplate"}
    assert set(document["links"][0]) >= {
        "id", "left", "right", "relation", "confidence", "uncertain", "moved", "changes", "reasons",
    }  # fmt: skip
    assert set(document["links"][0]["changes"][0]) == {"op", "left", "right"}
    assert document["left"]["sentences"][0]["boilerplate"] is False


def test_it_reads_back_what_it_wrote(made: Comparison) -> None:
    document = json.loads(dumps(made))
    assert to_json(from_json(document, LEFT, RIGHT)) == document


def test_lone_surrogates_survive() -> None:
    for text in ("A lone \ud800 stands here. And \x00 there.", "Two that touch: \ud800\udfff. And more."):
        made = compare(Article.from_text(text), Article.from_text(text))
        read = from_json(json.loads(dumps(made)), text, text)
        assert dumps(read) == dumps(made)
        assert read.left.sentences == made.left.sentences


@pytest.mark.parametrize("document", [None, [], {}, {"schema": "diptych.comparison/2"}, {"schema": 1}])
def test_another_schema_is_refused(document: Any) -> None:
    with pytest.raises(SchemaError):
        from_json(document, LEFT, RIGHT)


def test_other_texts_are_refused(made: Comparison) -> None:
    with pytest.raises(SchemaError, match="does not stand in the text"):
        from_json(to_json(made), LEFT.replace("council", "Council"), RIGHT)


@pytest.mark.parametrize("key", ["links", "coverage", "findings", "rows", "engine"])
def test_a_damaged_document_is_refused(made: Comparison, key: str) -> None:
    document = copy.deepcopy(to_json(made))
    del document[key]
    with pytest.raises(SchemaError, match="damaged"):
        from_json(document, LEFT, RIGHT)


def test_keys_of_a_later_version_are_passed_over(made: Comparison) -> None:
    document = {**to_json(made), "mood": "cheerful"}
    assert to_json(from_json(document, LEFT, RIGHT)) == to_json(made)
