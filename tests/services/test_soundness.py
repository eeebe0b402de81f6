"""A file of comparisons may hold anything; only what we could have written is taken in."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from webapp.engine import Article, Options, compare
from webapp.engine.serialise import from_json, to_json
from webapp.services.soundness import check_sound

LEFT = "The bridge opened on Monday. It cost 148 million pounds.\n\nNobody was hurt."
RIGHT = "The bridge opened on Monday. It cost 184 million pounds.\n\nA choir sang."
SEEDS = Path(__file__).parents[2] / "seeds"

Document = dict[str, Any]


def written(left: str = LEFT, right: str = RIGHT) -> Document:
    made = compare(Article.from_text(left), Article.from_text(right), Options(model="none"))
    document: Document = json.loads(json.dumps(to_json(made)))
    return document


@pytest.mark.parametrize("seed", sorted(path.parent.name for path in SEEDS.glob("*/left.txt")))
def test_what_we_wrote_is_sound(seed: str) -> None:
    left, right = ((SEEDS / seed / f"{side}.txt").read_text("utf-8") for side in ("left", "right"))
    check_sound(from_json(written(left, right), left, right))


@pytest.mark.parametrize(("left", "right"), [("", ""), ("\0", "a"), ("One.", ""), ("T\n\nShare.", "“”")])
def test_so_is_what_we_wrote_of_odd_texts(left: str, right: str) -> None:
    check_sound(from_json(written(left, right), left, right))


@pytest.mark.parametrize(
    "spoil",
    [
        lambda d: d["links"][0].update(left=["L99"]),
        lambda d: d["links"][0].update(right=[]),
        lambda d: d["links"][0].update(reasons=[5]),
        lambda d: d["links"][0].update(confidence="sure"),
        lambda d: d["links"][0].update(confidence=1e308),
        lambda d: d["links"][0].update(uncertain="no"),
        lambda d: d["links"][0]["changes"][0].update(op="<script>"),
        lambda d: d["links"][0]["changes"][0].update(left=[0.5, 1.5]),
        lambda d: d["links"][0]["changes"][0].update(left=[-5, 3]),
        lambda d: d["links"][0]["changes"][0].update(left=[0, 10**20]),
        lambda d: d["left"]["sentences"][0].update(id='"><script>'),
        lambda d: d["left"]["sentences"][1].update(id="L1"),
        lambda d: d["left"]["sentences"][0].update(paragraph="first"),
        lambda d: d["left"]["sentences"].reverse(),
        lambda d: d["left"].update(title=5),
        lambda d: d["right"].update(language=5),
        lambda d: d["findings"][0].update(message=5),
        lambda d: d["findings"][0].update(link="K99"),
        lambda d: d["coverage"].update(left=float("nan")),
        lambda d: d["closeness"].update(longest_run_words="six"),
        lambda d: d.update(limits=[{"code": 1, "message": 2}]),
        lambda d: d.update(rows=[]),
        lambda d: d["rows"][0].update(left=[1, 1]),
        lambda d: d["engine"].update(version=5),
        lambda d: d.update(nearest={"L1": [{"id": 5, "confidence": 0.5}]}),
    ],
)
def test_what_we_could_not_have_written_is_not(spoil: Callable[[Document], None]) -> None:
    document = written()
    spoil(document)
    with pytest.raises(ValueError, match=r"\w"):
        check_sound(from_json(document, LEFT, RIGHT))


HEADED = ("Bridge opens\n\n" + LEFT, "Bridge opened at last\n\n" + RIGHT)
LISTED = "Fees\n\n1. Boats pay 40 euros.\n\n2. Ships pay 80 euros."


def test_headlines_that_we_wrote_are_sound() -> None:
    check_sound(from_json(written(*HEADED), *HEADED))
    made = compare(
        Article.from_text(LEFT, title="Given apart"), Article.from_text(RIGHT), Options(model="none")
    )
    check_sound(from_json(to_json(made), LEFT, RIGHT))
    check_sound(from_json(written(LISTED, LISTED), LISTED, LISTED))


def test_a_result_of_schema_1_is_sound() -> None:
    document = written()
    document["schema"] = "diptych.comparison/1"
    for side in ("left", "right"):
        document[side].update(title="A title")
        for key in ("paragraphs", "kept"):
            del document[side][key]
        for sentence in document[side]["sentences"]:
            del sentence["role"], sentence["key"]
    for finding in document["findings"]:
        for side in ("left", "right"):
            if finding[side]:
                del finding[side]["sentence"]
    comparison = from_json(document, LEFT, RIGHT)
    check_sound(comparison)
    assert comparison.left.headline is None


def apart() -> Document:
    """With a title of the left side that stands apart from its text and has a link."""
    made = compare(
        Article.from_text(LEFT, title="The bridge opened"),
        Article.from_text(RIGHT, title="The bridge was opened"),
        Options(model="none"),
    )
    document: Document = json.loads(json.dumps(to_json(made)))
    assert document["links"][0]["left"] == ["LT"]
    assert document["findings"]
    return document


@pytest.mark.parametrize(
    "spoil",
    [
        lambda d: d["left"]["sentences"][0].update(id="RT"),
        lambda d: d["left"]["sentences"][0].update(id="L<T"),
        lambda d: (d["left"].update(title=""), d["left"]["sentences"][0].update(start=0, end=0, text="")),
        lambda d: d["left"]["sentences"][0].update(paragraph=1),
        lambda d: d["left"]["sentences"].append(d["left"]["sentences"].pop(0)),
        lambda d: d["left"]["sentences"][1].update(key="k" * 33),
        lambda d: d["left"]["sentences"][1].update(key="a key"),
        lambda d: d["left"]["sentences"][1].update(paragraph=0),
        lambda d: d["left"].update(paragraphs=d["left"]["paragraphs"][:1]),
        lambda d: d["left"].update(paragraphs=[{"block": "prose", "label": None, "cells": []}] * 10_000),
        lambda d: d["left"]["paragraphs"][0].update(label=[3, 5]),
        lambda d: d["left"]["paragraphs"][1].update(label=[0, 2]),
        lambda d: d["left"]["paragraphs"][0].update(cells=[[0, 9_999]]),
        lambda d: d["left"]["paragraphs"][0].update(cells=[[5, 9], [0, 3]]),
        lambda d: d["left"].update(kept=["<script>" * 9]),
        lambda d: d["left"].update(kept=[f"k{number}" for number in range(1_001)]),
        lambda d: d["left"].update(kept=[5]),
        lambda d: d["links"][0]["left"].append("L1"),
        lambda d: d["links"][0]["changes"][0].update(left=[0, 40]),
        lambda d: d["findings"][0]["left"].update(sentence="L99"),
        lambda d: d["findings"][0]["left"].update(sentence="R1"),
        lambda d: d["findings"][0]["left"].update(sentence="LT", start=0, end=40),
        lambda d: d["rows"][0].update(left=[0, 1]),
    ],
)
def test_headlines_and_blocks_that_we_could_not_have_written_are_not(
    spoil: Callable[[Document], None],
) -> None:
    document = apart()
    check_sound(from_json(document, LEFT, RIGHT))
    spoil(document)
    with pytest.raises(ValueError, match=r"\w"):
        check_sound(from_json(document, LEFT, RIGHT))


@pytest.mark.parametrize("block", ["poem", "", None, 5])
def test_a_block_is_one_of_ours(block: object) -> None:
    document = apart()
    document["left"]["paragraphs"][0].update(block=block)
    with pytest.raises(ValueError, match=r"\w"):
        check_sound(from_json(document, LEFT, RIGHT))


def doubtful() -> Document:
    """Judged, with a possible match of a missing and of a new sentence."""
    document = written()
    assert document["unique"] == {"left": ["L3"], "right": ["R3"]}
    document["pair"] = {"kind": "rewrite", "confidence": 0.9, "given": False}
    document["nearest"] = {
        "L3": [{"id": "R3", "confidence": 0.2, "possible": True}],
        "R3": [{"id": "L1", "confidence": 0.1, "possible": False}],
    }
    return document


@pytest.mark.parametrize(
    "alter",
    [
        lambda d: d.update(pair=None),
        lambda d: d["pair"].update(kind="tellings", confidence=1, given=True),
        lambda d: d.update(
            pair={"kind": "strangers", "confidence": 0.8, "given": False}, links=[], findings=[]
        ),
        lambda d: d["nearest"]["R3"][0].pop("possible"),  # as older engines wrote it
        lambda d: d.pop("pair"),
    ],
)
def test_what_we_wrote_of_our_doubts_is_sound(alter: Callable[[Document], None]) -> None:
    document = doubtful()
    alter(document)
    check_sound(from_json(document, LEFT, RIGHT))


@pytest.mark.parametrize(
    "spoil",
    [
        lambda d: d["pair"].update(kind="gossip"),
        lambda d: d["pair"].update(kind=None),
        lambda d: d["pair"].update(confidence=1.5),
        lambda d: d["pair"].update(confidence=float("nan")),
        lambda d: d["pair"].update(confidence="sure"),
        lambda d: d["pair"].update(given="yes"),
        lambda d: d["pair"].update(given=True),
        lambda d: d["pair"].pop("given"),
        lambda d: d["pair"].update(kind="strangers"),
        lambda d: d.update(pair="rewrite"),
        lambda d: d["nearest"]["L3"][0].update(possible=1),
        lambda d: d["nearest"]["L3"][0].update(confidence=-0.1),
        lambda d: d["nearest"]["L3"][0].update(id="R99"),
        lambda d: d["nearest"].update(L1=[{"id": "R3", "confidence": 0.2, "possible": True}]),
        lambda d: d["nearest"]["L3"].append({"id": "R3", "confidence": 0.2, "possible": True}),
        lambda d: d["said_only"]["right"][0].update(weight=1.5),
        lambda d: d["said_only"]["left"][0].update(weight="much"),
        lambda d: d["said_only"]["left"][0].update(sentence="L1"),
        lambda d: d["said_only"]["left"][0].update(sentence="R3"),
        lambda d: d["said_only"]["left"][0].update(sentence=["L3"]),
        lambda d: d["said_only"]["left"][0].update(reasons=["gossip"]),
        lambda d: d["said_only"]["left"][0].update(reasons=["lead", "lead"]),
        lambda d: d["said_only"].update(left=d["said_only"]["left"] * 2),
        lambda d: d["left"]["sentences"][2].update(boilerplate=True, boilerplate_rule="footer"),
    ],
)
def test_doubts_that_we_could_not_have_are_not(spoil: Callable[[Document], None]) -> None:
    document = doubtful()
    check_sound(from_json(document, LEFT, RIGHT))
    spoil(document)
    with pytest.raises(ValueError, match=r"\w"):
        check_sound(from_json(document, LEFT, RIGHT))


@pytest.mark.parametrize(
    "spoil",
    [
        lambda d: d["left"]["sentences"][0].update(key=5),
        lambda d: d["left"]["sentences"][0].update(key=""),
        lambda d: d["left"]["sentences"][0].update(key="L" + "A" * 12),
        lambda d: d["left"]["sentences"][1].update(key=d["left"]["sentences"][0]["key"]),
        lambda d: d["left"].update(kept=["0a1b2c3d4e5f", "R0a1b2c3d4e5f"]),
        lambda d: d["links"][0].update(key="F0a1b2c3d4e5f"),
        lambda d: d["links"][0].update(key=None),
        lambda d: d["links"][0].update(key=d["links"][1]["key"]),
        lambda d: d["findings"][0].update(key="F0a1b2c3d4e5f.0"),
        lambda d: d["findings"][0].update(key="F0a1b2c3d4e5f\n"),
    ],
)
def test_keys_that_we_do_not_give_are_not_sound(spoil: Callable[[Document], None]) -> None:
    document = written()
    spoil(document)
    with pytest.raises(ValueError, match=r"\w"):
        check_sound(from_json(document, LEFT, RIGHT))


def test_what_only_one_side_says_is_in_order() -> None:
    right = RIGHT + " It cost 5 pounds on Friday."
    document = written(LEFT, right)
    check_sound(from_json(document, LEFT, right))
    document["said_only"]["right"].reverse()
    with pytest.raises(ValueError, match="out of order"):
        check_sound(from_json(document, LEFT, right))
