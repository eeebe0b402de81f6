"""The JSON form, written and read."""

import contextlib
import copy
import json
from pathlib import Path
from typing import Any

import pytest

from webapp.engine import Article, Comparison, compare
from webapp.engine.model import Reason, Said, SaidOnly
from webapp.engine.serialise import SchemaError, dumps, from_json, to_json

LEFT = "A town votes\n\nThe council voted 12 to 5 to close the pool.\n\nIt reportedly leaks. Share."
RIGHT = "The council voted 12 to 6 to close the pool.\n\nA petition has begun in the town’s bakery."


@pytest.fixture(scope="module")
def made() -> Comparison:
    return compare(Article.from_text(LEFT), Article.from_text(RIGHT))


def test_it_has_the_keys_of_the_schema(made: Comparison) -> None:
    document = to_json(made)
    assert document["schema"] == "diptych.comparison/2"
    assert set(document) >= {
        "engine", "left", "right", "links", "unique", "rows", "findings", "said_only", "coverage",
        "closeness", "limits",
    }  # fmt: skip
    assert set(document["left"]) >= {"title", "language", "paragraphs", "sentences", "kept"}
    assert set(document["left"]["paragraphs"][0]) == {"block", "label", "cells"}
    assert set(document["left"]["sentences"][0]) >= {
        "id", "role", "key", "paragraph", "start", "end", "text", "boilerplate",
    }  # fmt: skip
    assert set(document["links"][0]) >= {
        "id", "left", "right", "relation", "confidence", "uncertain", "moved", "changes", "reasons",
    }  # fmt: skip
    assert set(document["links"][0]["changes"][0]) == {"op", "left", "right"}
    assert set(document["said_only"]["right"][0]) == {"sentence", "weight", "reasons"}
    assert document["left"]["sentences"][0]["boilerplate"] is False


def test_it_reads_back_what_it_wrote(made: Comparison) -> None:
    document = json.loads(dumps(made))
    assert to_json(from_json(document, LEFT, RIGHT)) == document


def test_a_title_that_stands_apart_has_offsets_of_its_own() -> None:
    made = compare(
        Article.from_text(LEFT, title="Three dead in floods"),
        Article.from_text(RIGHT, title="Nine dead in floods"),
    )
    document = json.loads(dumps(made))
    title, first = document["left"]["sentences"][:2]
    assert title == title | {"id": "LT", "role": "title", "paragraph": 0, "start": 0, "end": 20}
    assert (first["id"], first["role"], first["paragraph"]) == ("L1", "body", 1)
    assert first["text"] == LEFT[first["start"] : first["end"]]
    assert document["links"][0]["left"] == ["LT"]
    found = [finding["left"] for finding in document["findings"] if finding["link"] == "K1"]
    assert found == [{"start": 0, "end": 5, "text": "Three", "sentence": "LT"}]
    assert dumps(from_json(document, LEFT, RIGHT)) == dumps(made)


def test_a_result_of_schema_1_is_still_read() -> None:
    kept = json.loads(Path(__file__).with_name("comparison-1.json").read_text(encoding="utf-8"))
    read = from_json(kept["comparison"], kept["left"], kept["right"])
    assert (read.left.title, read.left.headline, read.left.paragraphs) == ("A town votes", None, ())
    assert read.right.title == "The pool"
    assert [sentence.id for sentence in read.left.sentences] == ["L1", "L2"]
    assert [finding.message for finding in read.findings] == [
        finding["message"] for finding in kept["comparison"]["findings"]
    ]


def test_what_only_one_side_says_is_weighed_where_an_older_result_does_not_say(made: Comparison) -> None:
    document = to_json(made)
    kept = document.pop("said_only")
    assert [one["sentence"] for one in kept["right"]] == list(made.unique.right)
    assert to_json(from_json(document, LEFT, RIGHT))["said_only"] == kept
    old = json.loads(Path(__file__).with_name("comparison-1.json").read_text(encoding="utf-8"))
    read = from_json(old["comparison"], old["left"], old["right"])
    assert read.said_only == SaidOnly((Said("L2", 4 / 11, (Reason.LEAD,)),), ())


def test_what_a_result_says_of_it_is_not_weighed_again(
    made: Comparison, monkeypatch: pytest.MonkeyPatch
) -> None:
    document = to_json(made)
    document["said_only"] = {"left": [], "right": [{"sentence": "R2", "weight": 0.25, "reasons": ["date"]}]}
    monkeypatch.delattr("webapp.engine.serialise.reader.said_only")
    read = from_json(document, LEFT, RIGHT)
    assert read.said_only == SaidOnly((), (Said("R2", 0.25, (Reason.DATE,)),))
    assert to_json(read) == document


def test_lone_surrogates_survive() -> None:
    for text in ("A lone \ud800 stands here. And \x00 there.", "Two that touch: \ud800\udfff. And more."):
        made = compare(Article.from_text(text), Article.from_text(text))
        read = from_json(json.loads(dumps(made)), text, text)
        assert dumps(read) == dumps(made)
        assert read.left.sentences == made.left.sentences


@pytest.mark.parametrize("document", [None, [], {}, {"schema": "diptych.comparison/3"}, {"schema": 1}])
def test_another_schema_is_refused(document: Any) -> None:
    with pytest.raises(SchemaError):
        from_json(document, LEFT, RIGHT)


def test_other_texts_are_refused(made: Comparison) -> None:
    with pytest.raises(SchemaError, match="does not stand in the text"):
        from_json(to_json(made), LEFT.replace("council", "Council"), RIGHT)


@pytest.mark.parametrize("language", ["../en", "a" * 10_000, "\0", "", "..", 5, []])
def test_a_language_that_is_none_breaks_nothing(made: Comparison, language: Any) -> None:
    document = copy.deepcopy(to_json(made))
    del document["said_only"]
    document["right"]["language"] = language
    with contextlib.suppress(SchemaError):
        assert from_json(document, LEFT, RIGHT).said_only


@pytest.mark.parametrize(
    "spoilt", [None, [], {"left": []}, {"left": [], "right": [{"sentence": "R2", "weight": 1}]}]
)
def test_a_damaged_list_of_what_one_side_says_is_refused(made: Comparison, spoilt: Any) -> None:
    with pytest.raises(SchemaError, match="damaged"):
        from_json({**to_json(made), "said_only": spoilt}, LEFT, RIGHT)


@pytest.mark.parametrize("key", ["links", "coverage", "findings", "rows", "engine"])
def test_a_damaged_document_is_refused(made: Comparison, key: str) -> None:
    document = copy.deepcopy(to_json(made))
    del document[key]
    with pytest.raises(SchemaError, match="damaged"):
        from_json(document, LEFT, RIGHT)


def test_keys_of_a_later_version_are_passed_over(made: Comparison) -> None:
    document = {**to_json(made), "mood": "cheerful"}
    assert to_json(from_json(document, LEFT, RIGHT)) == to_json(made)
