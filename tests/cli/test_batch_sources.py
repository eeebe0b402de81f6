"""``diptych batch`` with files and addresses, and gone on with after a stop."""

from __future__ import annotations

import json
import os
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.cli.commands import LEFT, RIGHT, diptych
from webapp.cli import sources
from webapp.cli.lines import Task
from webapp.cli.sources import Sources
from webapp.ingest.fetch import Fetched, FetchError, Policy, Politeness


def listed(folder: Path, *lines: dict[str, Any] | bytes) -> Path:
    """A list of pairs in a folder of its own, with two drafts beside it."""
    (folder / "drafts").mkdir(exist_ok=True)
    (folder / "drafts" / "first.txt").write_text(LEFT, "utf-8")
    (folder / "drafts" / "old.txt").write_bytes("Größere Brücken für Köln, sagte er.".encode("cp1252"))
    pairs = folder / "pairs.jsonl"
    pairs.write_bytes(
        b"".join((one if isinstance(one, bytes) else json.dumps(one).encode()) + b"\n" for one in lines)
    )
    return pairs


def answers(*arguments: str, folder: Path) -> tuple[int, list[dict[str, Any]], str]:
    done = diptych("batch", *arguments, folder=folder)
    return done.returncode, [json.loads(line) for line in done.stdout.splitlines()], done.stderr.decode()


def test_files_are_found_from_the_folder_of_the_list(tmp_path: Path) -> None:
    pairs = listed(
        tmp_path,
        {"id": 1, "left_file": "drafts/first.txt", "right": RIGHT},
        {"id": 2, "left": LEFT, "right": RIGHT},
        {"id": 3, "left_file": str(tmp_path / "drafts" / "old.txt"), "right_file": "drafts/first.txt"},
    )
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    code, lines, said = answers(str(pairs), folder=elsewhere)
    assert (code, said) == (0, "")
    assert [line["id"] for line in lines] == [1, 2, 3]
    assert lines[0]["comparison"] == lines[1]["comparison"]
    assert lines[0]["left_from"]["name"] == "first.txt"
    assert "left_from" not in lines[1]
    assert "Windows-1252" in lines[2]["left_from"]["read_as"]
    assert "Größere" in lines[2]["comparison"]["left"]["sentences"][0]["text"]


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ({"left_file": "drafts/none.txt"}, "left: there is no file drafts/none.txt"),
        ({"left_file": "drafts"}, "there is no file drafts"),
        ({"left_file": "/dev/zero"}, "there is no file /dev/zero"),
        ({"left_file": "a\0b"}, "left: there is no file a"),
        ({"left_file": 7}, '"left_file" is not a string'),
        ({"left_file": "drafts/first.txt", "left": LEFT}, "give only one of"),
        ({"left_file": "drafts/first.txt", "left_url": "https://a.org"}, "give only one of"),
        ({"left_url": "https://example.org/a"}, "only with --fetch"),
    ],
)
def test_a_side_that_cannot_be_had_stops_no_other(tmp_path: Path, line: dict[str, Any], reason: str) -> None:
    pairs = listed(tmp_path, {"id": 1, "right": RIGHT, **line}, {"id": 2, "left": LEFT, "right": RIGHT})
    code, lines, _ = answers(str(pairs), folder=tmp_path)
    assert code == 1
    assert lines[0]["id"] == 1
    assert reason in lines[0]["error"]
    assert "comparison" in lines[1]


def test_addresses_that_are_not_public_are_refused(tmp_path: Path) -> None:
    pairs = listed(tmp_path, {"id": 1, "left_url": "http://127.0.0.1:80/", "right": RIGHT})
    code, lines, _ = answers(str(pairs), "--fetch", folder=tmp_path)
    assert code == 1
    assert "not a public address" in lines[0]["error"]


def test_pages_are_fetched_in_turn_and_lines_keep_their_order(monkeypatch: pytest.MonkeyPatch) -> None:
    asked = []

    def fetch(address: str, policy: Policy, *, politeness: Politeness) -> Fetched:
        asked.append((address, policy, politeness))
        if address.endswith("3"):
            raise FetchError("The site does not answer.")
        text = f"Page {address[-1]} says something about the harbour of the town."
        return Fetched(text.encode(), "text/plain", "utf-8", address, address, "page.txt")

    monkeypatch.setattr(sources, "fetch", fetch)
    polite = Politeness(per_host_s=0)
    policy = Policy(fetches=True)
    lines = [
        json.dumps({"id": number, "left_url": f"https://a.org/{number}", "right": RIGHT}).encode()
        for number in range(6)
    ]
    tasks = list(Sources(Path(), policy, polite).tasks([*lines, b"nonsense"]))
    assert len(asked) == 6
    assert all(one[1:] == (policy, polite) for one in asked)
    assert [task.failure for task in tasks] == ["", "", "", "left: The site does not answer.", "", "", ""]
    texts = [json.loads(task.line).get("left", "") for task in tasks[:6]]
    assert [text[:6] for text in texts if text] == [f"Page {number}" for number in (0, 1, 2, 4, 5)]
    assert tasks[-1] == Task(b"nonsense")


def test_nothing_more_is_read_once_nobody_waits(monkeypatch: pytest.MonkeyPatch) -> None:
    asked, waits = [], threading.Event()

    def fetch(address: str, policy: Policy, *, politeness: Politeness) -> Fetched:
        asked.append(address)
        if not address.endswith("/0"):
            waits.wait(0.2)
        raise FetchError("The site does not answer.")

    monkeypatch.setattr(sources, "fetch", fetch)
    lines = [
        json.dumps({"id": number, "left_url": f"https://a.org/{number}", "right": RIGHT}).encode()
        for number in range(40)
    ]
    tasks = Sources(Path(), Policy(fetches=True)).tasks(lines)
    next(tasks)
    tasks.close()
    assert len(asked) <= 3 * sources.THREADS


LINES = [{"id": number, "left": f"{LEFT} It was number {number}.", "right": RIGHT} for number in range(5)]

Spoil = Callable[[bytes], bytes]


@pytest.mark.parametrize(
    "stopped",
    [
        pytest.param(lambda whole: b"", id="before the first"),
        pytest.param(lambda whole: b"".join(whole.splitlines(keepends=True)[:2]), id="between two"),
        pytest.param(lambda whole: whole[: len(whole) // 2], id="amid a line"),
        pytest.param(lambda whole: whole[:-1], id="before the last line end"),
        pytest.param(lambda whole: whole, id="after the last"),
    ],
)
def test_a_batch_goes_on_where_it_was_stopped(tmp_path: Path, stopped: Spoil) -> None:
    pairs = listed(tmp_path, *LINES[:2], b"nonsense", *LINES[2:])
    out = tmp_path / "out.jsonl"
    first = answers(str(pairs), "-o", str(out), folder=tmp_path)[0]
    whole = out.read_bytes()
    out.write_bytes(stopped(whole))
    again = answers(str(pairs), "-o", str(out), "--resume", folder=tmp_path)[0]
    assert out.read_bytes() == whole
    assert first == again == 1  # the line of nonsense, whichever run it was in


def test_answers_to_another_list_are_left_alone(tmp_path: Path) -> None:
    pairs = listed(tmp_path, *LINES)
    out = tmp_path / "out.jsonl"
    for content in (b'{"id": 7, "comparison": {}}\n', b"notes of mine\n", b'{"id": 0, "error": ""}\n' * 9):
        out.write_bytes(content)
        code, _, said = answers(str(pairs), "-o", str(out), "--resume", folder=tmp_path)
        assert code == 1
        assert "is not a result of" in said
        assert out.read_bytes() == content


def test_going_on_needs_files(tmp_path: Path) -> None:
    pairs = listed(tmp_path, *LINES)
    for arguments in (
        (str(pairs),),
        (str(pairs), "-o", "-"),
        ("-", "-o", "out.jsonl"),
        (str(pairs), "-o", os.devnull),
    ):
        code, _, said = answers(*arguments, "--resume", folder=tmp_path)
        assert code == 1
        assert "--resume needs" in said
