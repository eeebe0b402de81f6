"""Many articles into an archive: passed over when they are there, stopped and begun again, by several
processes that end with the command."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import time
from collections.abc import Iterable
from pathlib import Path

import pytest

from tests.archive.made import BRIDGE, FERRY, meaning
from tests.cli.commands import COMMAND, environment
from webapp.archive import Added, ArchiveError, Index, ingest
from webapp.archive.ingest import BATCH, add_all
from webapp.archive.sqlite import open_sqlite
from webapp.archive.values import Given

LOOK_S = 0.02


def articles(count: int, text: str = BRIDGE) -> list[Given]:
    return [Given(f"{number:03}", f"{text} It was number {number}.") for number in range(count)]


def added(index: Index, given: Iterable[Given], processes: int = 1) -> list[Added]:
    return list(add_all(index, "w", given, "none", processes))


@pytest.fixture
def index(tmp_path: Path) -> Iterable[Index]:
    opened = open_sqlite(tmp_path / "data" / "archive.sqlite3")
    yield opened
    opened.close()


def test_what_is_there_to_the_letter_is_passed_over(index: Index) -> None:
    given = articles(3)
    assert added(index, given) == [Added(added=3)]
    assert added(index, given) == [Added(unchanged=3)]
    given[1] = Given("001", FERRY)
    assert added(index, [*given, Given("more", FERRY)]) == [Added(added=1, changed=1, unchanged=2)]
    given[1] = Given("001", FERRY, title="A title")
    assert added(index, given) == [Added(changed=1, unchanged=2)]


def test_nothing_is_added_where_nothing_is_given(index: Index) -> None:
    assert added(index, []) == []


def test_a_batch_has_so_many_articles_or_so_many_characters(
    index: Index, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert [batch.added for batch in added(index, articles(BATCH + 2))] == [BATCH, 2]
    monkeypatch.setattr(ingest, "CHARACTERS", 3 * len(articles(1)[0].text))
    given = [*articles(4, FERRY), Given("long", BRIDGE * 50), *articles(5)[4:]]
    assert [batch.added + batch.changed for batch in added(index, given)][-2:] == [1, 0]


def test_what_was_written_before_a_stop_stays(index: Index) -> None:
    def stopped() -> Iterable[Given]:
        yield from articles(2 * BATCH + 10)
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        added(index, stopped())
    assert index.status(("w",), "").articles == 2 * BATCH
    assert sum(added(index, articles(2 * BATCH + 10)), Added()) == Added(10, 0, 2 * BATCH)


def test_articles_that_another_model_prepared_are_prepared_anew(index: Index) -> None:
    index.put("w", [meaning("000", BRIDGE, (1.0,) * 8)])
    given = [Given("000", BRIDGE)]
    assert list(add_all(index, "w", given, "", 1)) == [Added(unchanged=1)]
    assert index.known("w", ["000"])["000"].model.startswith("all-MiniLM-L6-v2")


def test_a_command_that_is_killed_leaves_no_process_and_whole_batches(index: Index, tmp_path: Path) -> None:
    command = subprocess.Popen(
        [*COMMAND, "archive", "add", "-", "--workers", "2"],
        env=environment(tmp_path),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    )
    assert command.stdin
    lines = [json.dumps({"name": each.name, "text": each.text}) for each in articles(8 * BATCH)]
    command.stdin.write("\n".join([*lines, ""]).encode())  # and more is waited for
    command.stdin.flush()
    while not index.status(("",), "").articles:
        assert command.poll() is None
        time.sleep(LOOK_S)
    os.kill(command.pid, signal.SIGKILL)
    command.communicate()  # returns when nobody has its output open any more
    written = index.status(("",), "").articles
    assert written % BATCH == 0
    done = add_all(index, "", articles(8 * BATCH), "none")
    assert sum(done, Added()) == Added(added=8 * BATCH - written, unchanged=written)


def test_a_process_that_dies_is_told_in_one_sentence(index: Index, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ingest, "_begin", os.abort)
    with pytest.raises(ArchiveError, match="a process that reads articles ended"):
        added(index, articles(BATCH + 1), processes=2)
