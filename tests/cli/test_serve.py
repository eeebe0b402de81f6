"""``diptych serve``."""

from __future__ import annotations

import re
import signal
import socket
import stat
import subprocess
import sys
import urllib.error
import urllib.parse
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.cli.commands import diptych, environment


@contextmanager
def serving(folder: Path, *arguments: str, **settings: str) -> Iterator[tuple[subprocess.Popen[str], str]]:
    """A server on a free port, and its address."""
    process = subprocess.Popen(
        [sys.executable, "-m", "webapp", "serve", "--port", "0", *arguments],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=environment(folder, **settings),
        text=True,
    )
    try:
        assert process.stdout is not None
        line = process.stdout.readline()
        found = re.search(r"http://\S+", line)
        assert found, line
        yield process, found.group()
    finally:
        process.kill()
        process.communicate()


def test_it_prints_its_address_answers_and_stops_in_peace(tmp_path: Path) -> None:
    with serving(tmp_path) as (process, address):
        with urllib.request.urlopen(address) as answer:
            assert answer.status == 200
            assert answer.headers["Server"] == "diptych"
        process.send_signal(signal.SIGTERM)
        assert process.wait(20) == 0
        assert process.stderr is not None
        assert process.stderr.read() == ""


def test_its_key_is_for_its_owner_alone_and_stays(tmp_path: Path) -> None:
    key = tmp_path / "data" / "secret.key"
    with serving(tmp_path):
        assert stat.S_IMODE(key.stat().st_mode) == 0o600
        made = key.read_text()
    with serving(tmp_path):
        assert key.read_text() == made
    assert [path.name for path in (tmp_path / "data").glob("secret*")] == ["secret.key"]


def test_a_port_in_use_is_one_line(tmp_path: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        done = diptych("serve", "--port", str(taken.getsockname()[1]), folder=tmp_path)
    assert done.returncode == 1
    (line,) = done.stderr.decode().splitlines()
    assert "cannot listen on 127.0.0.1" in line


@pytest.mark.parametrize(
    ("settings", "said"),
    [
        ({"DIPTYCH_MODEL_DIR": "/nonexistent"}, "/nonexistent"),
        (
            {"DIPTYCH_DATABASE_URL": "postgresql://nobody@/nothing?host=/nonexistent"},
            "database is not available",
        ),
        ({"DIPTYCH_DATABASE_URL": "sqlite:////proc/nothing/it.sqlite3"}, "cannot make the data folder"),
        ({"DIPTYCH_DATA_DIR": "/proc/nothing"}, "cannot keep the signing key"),
        ({"DIPTYCH_FETCH": "hosts:localhost"}, "DIPTYCH_FETCH: 'localhost' cannot be one of the sites"),
    ],
    ids=str,
)
def test_what_cannot_be_used_is_named_at_start(tmp_path: Path, settings: dict[str, str], said: str) -> None:
    done = diptych("serve", "--port", "0", folder=tmp_path, **settings)
    assert done.returncode == 1
    (line,) = done.stderr.decode().splitlines()
    assert said in line


@pytest.mark.parametrize(
    ("host", "settings", "said"),
    [
        ("127.0.0.1", {}, "not a public address"),
        ("localhost", {"DIPTYCH_FETCH": "off"}, "switched off"),
        ("0.0.0.0", {}, "switched off"),
        ("127.0.0.1", {"DIPTYCH_TRUSTED_PROXIES": "10.0.0.1"}, "switched off"),
    ],
)
def test_addresses_are_fetched_where_one_person_is_served_and_not_for_others_unless_that_is_set(
    tmp_path: Path, host: str, settings: dict[str, str], said: str
) -> None:
    form = urllib.parse.urlencode({"side": "left", "left": "http://10.0.0.1/story"}).encode()
    with serving(tmp_path, "--host", host, DIPTYCH_MODEL_DIR="none", **settings) as (_, address):
        with pytest.raises(urllib.error.HTTPError) as refused:
            urllib.request.urlopen(f"{address}/readings", form)
        assert refused.value.code == 422
        assert said in refused.value.read().decode()
