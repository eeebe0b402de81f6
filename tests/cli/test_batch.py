"""``diptych batch``."""

from __future__ import annotations

import json
import os
import pty
import subprocess
from pathlib import Path
from typing import Any

import pytest

from tests.cli.commands import COMMAND, LEFT, RIGHT, diptych, diptych_anew, environment

BAD_LINES = [
    b"",
    b"   ",
    b"nonsense",
    b"[1, 2]",
    b'"text"',
    b"null",
    b'{"left": "a", "right": "b"}',
    b'{"id": 1, "left": "a"}',
    b'{"id": 1, "left": 5, "right": "b"}',
    b'{"id": 1, "left": ["a flat list"], "right": "b"}',
    b'{"id": 1, "left": [["a", 5]], "right": "b"}',
    b'{"id": 1, "left": null, "right": "b"}',
    b'{"id": NaN, "left": "a", "right": "b"}',
    b'{"id": 1e999, "left": "a", "right": "b"}',
    b'{"id": -Infinity, "left": "a", "right": "b"}',
    b'{"id": 1, "left": "a", "right": "b", "left_title": 7}',
    b'{"id": "\xff", "left": "a", "right": "b"}',
    b'{"id": ' + b"9" * 5_000 + b', "left": "a", "right": "b"}',
    b"[" * 100_000,
    b'{"id": 1, "left": "a", "right": "b"} trailing',
    b'{"id": 1, "left": "unfinished',
]

GOOD_LINES = [
    {"id": 1, "left": LEFT, "right": RIGHT},
    {"id": "two", "left": [["First sentence.", "Second."], ["Next."]], "right": RIGHT},
    {"id": None, "left": "", "right": []},
    {"id": [1, {"x": "y"}], "left": [[]], "right": [["", " "]]},
    {"id": 2.5, "left": "lone \ud800 surrogate", "right": "null \0 byte"},
    {"id": "\ud800\0", "left": "中文。", "right": "مرحبا"},
    {"id": True, "left": LEFT, "right": RIGHT, "unknown": [1], "left_title": "T", "right_title": None},
]


def answers(content: bytes, folder: Path, *arguments: str) -> tuple[int, list[dict[str, Any]], str]:
    """Runs a batch from standard input: exit code, parsed lines, stderr. In an interpreter of its own where
    there are workers, which are started as its like."""
    run = diptych_anew if arguments else diptych
    done = run("batch", "-", *arguments, folder=folder, given=content)
    assert done.stdout.isascii()

    def refuse(name: str) -> None:
        raise AssertionError(f"{name} is not JSON")

    lines = [json.loads(line, parse_constant=refuse) for line in done.stdout.splitlines()]
    return done.returncode, lines, done.stderr.decode()


def test_good_lines_are_answered_in_order(tmp_path: Path) -> None:
    content = b"\n".join(json.dumps(line).encode() for line in GOOD_LINES)
    code, lines, said = answers(content, tmp_path)
    assert (code, said) == (0, "")
    assert [line["id"] for line in lines] == [line["id"] for line in GOOD_LINES]
    assert all(line["comparison"]["schema"] == "diptych.comparison/2" for line in lines)
    for comparison in (line["comparison"] for line in lines):
        for side, alone in comparison["said_only"].items():
            assert {one["sentence"] for one in alone} == set(comparison["unique"][side])


def test_sentences_that_were_given_keep_their_places(tmp_path: Path) -> None:
    _, lines, _ = answers(json.dumps(GOOD_LINES[1]).encode(), tmp_path)
    sentences = lines[0]["comparison"]["left"]["sentences"]
    assert [sentence["text"] for sentence in sentences] == ["First sentence.", "Second.", "Next."]
    assert [sentence["paragraph"] for sentence in sentences] == [1, 1, 2]


@pytest.mark.parametrize("workers", ["1", "2"])
def test_a_bad_line_never_stops_the_rest(tmp_path: Path, workers: str) -> None:
    good = json.dumps(GOOD_LINES[0]).encode()
    content = b"\n".join(line for bad in BAD_LINES for line in (bad, good)) + b"\n"
    code, lines, said = answers(content, tmp_path, "--workers", workers)
    assert (code, said) == (1, "")
    assert len(lines) == 2 * len(BAD_LINES)
    for bad, line in zip(BAD_LINES, lines[::2], strict=True):
        assert set(line) == {"id", "error"}, bad[:60]
        assert len(line["error"]) > 5
        assert "Error:" not in line["error"]
    assert all("comparison" in line for line in lines[1::2])


def test_the_error_carries_the_id_where_there_is_one(tmp_path: Path) -> None:
    _, lines, _ = answers(b'{"id": "seven", "left": 5, "right": "b"}\n', tmp_path)
    assert lines[0]["id"] == "seven"
    assert '"left"' in lines[0]["error"]


def test_workers_change_nothing_but_the_time(tmp_path: Path) -> None:
    content = b"\n".join(
        json.dumps({"id": number, "left": LEFT * (1 + number % 3), "right": RIGHT}).encode()
        for number in range(12)
    )
    assert answers(content, tmp_path) == answers(content, tmp_path, "--workers", "2")


def test_answers_go_to_a_file(tmp_path: Path) -> None:
    pairs, out = tmp_path / "pairs.jsonl", tmp_path / "out.jsonl"
    pairs.write_text(json.dumps(GOOD_LINES[0]) + "\n")
    done = diptych_anew("batch", pairs, "-o", out, folder=tmp_path)
    assert (done.returncode, done.stdout, done.stderr) == (0, b"", b"")
    assert json.loads(out.read_text())["id"] == 1


def test_the_pairs_are_never_overwritten(tmp_path: Path) -> None:
    pairs = tmp_path / "pairs.jsonl"
    pairs.write_text(json.dumps(GOOD_LINES[0]) + "\n")
    done = diptych("batch", pairs, "-o", pairs, folder=tmp_path)
    assert done.returncode == 1
    assert b"overwrite" in done.stderr
    assert json.loads(pairs.read_text()) == GOOD_LINES[0]


def test_an_empty_file_gives_an_empty_answer(tmp_path: Path) -> None:
    assert answers(b"", tmp_path) == (0, [], "")


def test_a_broken_model_is_one_error_and_not_one_a_line(tmp_path: Path) -> None:
    done = diptych("batch", "-", folder=tmp_path, given=b"{}\n{}\n", DIPTYCH_MODEL_DIR="/nonexistent")
    assert (done.returncode, done.stdout) == (1, b"")
    assert len(done.stderr.splitlines()) == 1


def test_a_reader_that_goes_away_is_no_error(tmp_path: Path) -> None:
    pairs = tmp_path / "pairs.jsonl"
    pairs.write_text("{}\n" * 100_000)
    process = subprocess.Popen(
        [*COMMAND, "batch", pairs], stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=environment(tmp_path)
    )
    assert process.stdout is not None
    assert process.stderr is not None
    process.stdout.read(10)
    process.stdout.close()
    said = process.stderr.read()
    process.stderr.close()
    assert (process.wait(60), said) == (141, b"")


def test_a_long_batch_shows_its_progress_on_a_terminal(tmp_path: Path) -> None:
    pairs = tmp_path / "pairs.jsonl"
    pairs.write_text(
        "\n".join(json.dumps({"id": n, "left": LEFT * 9, "right": RIGHT * 9}) for n in range(60))
    )
    screen, terminal = pty.openpty()
    process = subprocess.Popen(
        [*COMMAND, "batch", pairs, "-o", tmp_path / "out.jsonl"], stderr=terminal, env=environment(tmp_path)
    )
    os.close(terminal)
    shown = b""
    try:
        while chunk := os.read(screen, 4096):
            shown += chunk
    except OSError:  # the terminal closes with its last user
        pass
    os.close(screen)
    assert process.wait(60) == 0
    assert "60/60" in shown.decode()
    assert "█" in shown.decode()
