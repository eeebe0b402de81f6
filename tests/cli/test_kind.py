"""``--kind`` and ``"kind"``: what the two texts are to each other."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.commands import LEFT, RIGHT, diptych, write_pair
from webapp.engine.model import PairKind


@pytest.mark.parametrize("kind", PairKind)
def test_a_kind_is_given(tmp_path: Path, kind: PairKind) -> None:
    done = diptych("compare", *write_pair(tmp_path), "--kind", kind, "--format", "json", folder=tmp_path)
    document = json.loads(done.stdout)
    assert document["pair"] == {"kind": kind, "confidence": 1.0, "given": True}
    assert bool(document["links"]) is (kind is not PairKind.STRANGERS)


def test_without_one_it_is_judged(tmp_path: Path) -> None:
    done = diptych("compare", *write_pair(tmp_path), "--format", "json", folder=tmp_path)
    assert json.loads(done.stdout)["pair"]["given"] is False


def test_the_words_of_the_text_format_follow_it(tmp_path: Path) -> None:
    pair = write_pair(tmp_path)
    tellings = diptych("compare", *pair, "--kind", "tellings", folder=tmp_path).stdout.decode()
    assert "Read as two tellings of one event." in tellings
    assert "only in the left article" in tellings
    assert "missing" not in tellings
    strangers = diptych("compare", *pair, "--kind", "strangers", folder=tmp_path).stdout.decode()
    assert "two different stories: nothing was linked." in strangers
    assert "missing" not in strangers


def test_another_kind_is_wrong_usage(tmp_path: Path) -> None:
    done = diptych("compare", *write_pair(tmp_path), "--kind", "gossip", folder=tmp_path)
    assert done.returncode == 2
    assert b"gossip" in done.stderr


def test_each_line_of_a_batch_may_give_its_own(tmp_path: Path) -> None:
    kinds = ["tellings", "strangers", None, ""]
    lines = [{"id": number, "left": LEFT, "right": RIGHT, "kind": kind} for number, kind in enumerate(kinds)]
    content = "".join(json.dumps(line) + "\n" for line in lines).encode()
    done = diptych("batch", "-", folder=tmp_path, given=content)
    assert done.returncode == 0, done.stderr
    pairs = [json.loads(line)["comparison"]["pair"] for line in done.stdout.splitlines()]
    assert [pair["kind"] if pair["given"] else None for pair in pairs] == [
        "tellings",
        "strangers",
        None,
        None,
    ]


def test_a_line_with_another_kind_is_answered_with_an_error_and_the_next_one_still(tmp_path: Path) -> None:
    kinds: list[object] = ["gossip", 0, False, [], {"a": 1}, "rewrite"]
    content = "".join(
        json.dumps({"id": number, "left": LEFT, "right": RIGHT, "kind": kind}) + "\n"
        for number, kind in enumerate(kinds)
    )
    done = diptych("batch", "-", folder=tmp_path, given=content.encode())
    assert done.returncode == 1
    *bad, good = [json.loads(line) for line in done.stdout.splitlines()]
    assert {line["error"] for line in bad} == {'"kind" is none of rewrite, tellings, strangers'}
    assert good["comparison"]["pair"]["kind"] == "rewrite"
