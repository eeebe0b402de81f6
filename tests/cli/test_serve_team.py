"""``diptych serve`` as a service manager sees it."""

from __future__ import annotations

import json
import signal
import socket
import time
import urllib.request
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from flask import Flask
from sqlalchemy import func, select
from waitress.task import ThreadedTaskDispatcher

from tests.cli.commands import LEFT, RIGHT
from tests.cli.test_serve import serving
from webapp import services
from webapp.cli.housekeeping import Housekeeping
from webapp.cli.serve import listen
from webapp.config import Config
from webapp.engine import Options
from webapp.engine.reading import Remembered
from webapp.jobs import DirectComparing
from webapp.store import open_store
from webapp.store.models import ArticleRow, PairRow

PATIENCE_S = 30


def test_a_request_under_way_is_answered_before_it_stops(tmp_path: Path) -> None:
    with serving(tmp_path) as (process, address):
        host, port = address.removeprefix("http://").split(":")
        body = f"left={LEFT}&right={RIGHT}".replace(" ", "+").encode()
        with socket.create_connection((host, int(port)), timeout=PATIENCE_S) as slow:
            slow.sendall(
                b"POST /comparisons HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n"
                b"Content-Type: application/x-www-form-urlencoded\r\n"
                b"Content-Length: %d\r\n\r\n" % len(body) + body[:20]
            )
            time.sleep(0.3)
            process.send_signal(signal.SIGTERM)
            time.sleep(0.5)
            assert process.poll() is None
            slow.sendall(body[20:])
            answer = b"".join(iter(lambda: slow.recv(4096), b""))
        assert answer.startswith(b"HTTP/1.1 303 ")
        assert process.wait(PATIENCE_S) == 0
        assert process.stderr is not None
        assert process.stderr.read() == ""


def test_an_idle_connection_does_not_hold_it_up(tmp_path: Path) -> None:
    with serving(tmp_path) as (process, address):
        host, port = address.removeprefix("http://").split(":")
        with socket.create_connection((host, int(port))) as idle:
            idle.sendall(b"GET /healthz HTTP/1.1\r\nHost: localhost\r\n\r\n")
            assert idle.recv(15) == b"HTTP/1.1 200 OK"
            started = time.monotonic()
            process.send_signal(signal.SIGTERM)
            assert process.wait(PATIENCE_S) == 0
            assert time.monotonic() - started < 15


def test_its_log_is_json_when_asked(tmp_path: Path) -> None:
    with serving(tmp_path, DIPTYCH_LOG="json") as (process, address):
        with urllib.request.urlopen(f"{address}/healthz") as answer:
            name = answer.headers["X-Request-Id"]
        process.send_signal(signal.SIGTERM)
        assert process.wait(PATIENCE_S) == 0
        assert process.stderr is not None
        lines = [json.loads(line) for line in process.stderr.read().splitlines()]
    assert len(lines) == 1, lines
    line = lines[0]
    assert (line["id"], line["route"], line["status"]) == (name, "/healthz", 200)


def test_requests_are_taken_when_the_threads_are_ready(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    begin = ThreadedTaskDispatcher.handler_thread

    def begin_late(dispatcher: ThreadedTaskDispatcher, number: int) -> None:
        time.sleep(0.2)
        begin(dispatcher, number)

    monkeypatch.setattr(ThreadedTaskDispatcher, "handler_thread", begin_late)
    config = Config(data_dir=tmp_path, database_url="sqlite://")
    server = listen(Flask("ours"), "127.0.0.1", 0, config)
    busy = server.task_dispatcher.active_count
    server.close()
    assert not busy


def test_pairs_past_their_time_are_erased_with_their_texts(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'kept.sqlite3'}"
    moment = datetime(2030, 1, 1, tzinfo=UTC)
    config = Config(data_dir=tmp_path, database_url=url, retention_days=30)
    desk = services.Desk(
        config, open_store(url), DirectComparing(Options(model="none")), tmp_path, clock=lambda: moment
    )
    workspace = services.create_workspace(desk)[0]
    old = services.create_comparison(desk, workspace, services.Draft("An old text.", "Another old text."))
    services.get_comparison(desk, workspace, old.id)
    assert desk.results.find(old.id)
    moment += timedelta(days=31)
    new = services.create_comparison(desk, workspace, services.Draft("A new text.", "Another new text."))
    round_the_clock = Housekeeping(desk)
    round_the_clock.start()
    round_the_clock.stop()  # waits for the round that has begun
    with desk.store.reading() as session:
        pairs = list(session.scalars(select(PairRow.id)))
        texts = session.scalar(select(func.count()).select_from(ArticleRow))
    desk.close()
    assert (pairs, texts) == ([new.pair_id], 2)
    assert desk.results.find(old.id) is None  # nor in memory
    assert not any(memory.weight for memory in Remembered.all())


def test_a_server_that_has_just_begun_keeps_what_it_reads_unless_something_was_erased(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'kept.sqlite3'}"
    desk = services.Desk(
        Config(data_dir=tmp_path, database_url=url),
        open_store(url),
        DirectComparing(Options(model="none")),
        tmp_path,
    )
    workspace = services.create_workspace(desk)[0]
    made = services.create_comparison(desk, workspace, services.Draft("A new text.", "Another new text."))
    services.get_comparison(desk, workspace, made.id)
    only_the_first_round = Housekeeping(desk)
    only_the_first_round.start()
    only_the_first_round.stop()
    assert desk.results.find(made.id)
    daily = Housekeeping(desk, period=0.01)
    daily.start()
    patience = time.monotonic() + PATIENCE_S
    while desk.results.find(made.id) and time.monotonic() < patience:
        time.sleep(0.01)
    daily.stop()
    assert desk.results.find(made.id) is None
    desk.close()
