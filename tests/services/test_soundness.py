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
