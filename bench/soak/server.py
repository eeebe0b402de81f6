"""A server in a process of its own, and a browser's worth of HTTP to speak to it."""

from __future__ import annotations

import http.client
import json
import os
import re
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Self
from urllib.parse import urlsplit

Json = Any

PATIENCE_S = 600
"""For one answer: what is tried is never how long it takes."""

LOG = "server.log"
"""In its folder: what the servers say on stderr."""


@dataclass
class Server:
    """A running ``diptych serve``."""

    process: subprocess.Popen[str]
    """The process that can be killed."""
    address: str
    """``http://127.0.0.1:port``."""

    @classmethod
    def start(cls, folder: Path, database_url: str, model: str, workers: int = 2, jobs: int = 0) -> Self:
        """Starts a server on a free port and waits until it answers.

        Args:
            folder: for its key; its database too if that is SQLite.
            database_url: where it keeps comparisons.
            model: folder of the sentence model; empty for the packaged one, ``none`` for wording alone.
            workers: processes that compare.
            jobs: from so many characters on a comparison is a job; 0 for no jobs.
        """
        process = cls.launch(folder, database_url, model, workers, jobs)
        assert process.stdout is not None
        line = process.stdout.readline()
        found = re.search(r"http://\S+", line)
        if not found:
            process.kill()
            process.communicate()
            raise RuntimeError(f"the server did not start: {(folder / LOG).read_text()[-2_000:]}")
        return cls(process, found.group())

    @staticmethod
    def launch(
        folder: Path, database_url: str, model: str, workers: int = 2, jobs: int = 0
    ) -> subprocess.Popen[str]:
        """Starts a server without waiting for it."""
        settings = {
            "DIPTYCH_DATA_DIR": str(folder),
            "DIPTYCH_DATABASE_URL": database_url,
            "DIPTYCH_MODEL_DIR": model,
            "DIPTYCH_WORKERS": str(workers),
            "DIPTYCH_RATE_LIMIT": "0",
            **({"DIPTYCH_JOBS": "1", "DIPTYCH_JOB_CHARACTERS": str(jobs)} if jobs else {}),
        }
        inherited = {name: value for name, value in os.environ.items() if not name.startswith("DIPTYCH_")}
        with (folder / LOG).open("a") as log:
            return subprocess.Popen(
                [sys.executable, "-m", "webapp", "serve", "--port", "0"],
                stdout=subprocess.PIPE,
                stderr=log,
                env={**inherited, **settings},
                text=True,
            )

    def kill(self) -> None:
        """SIGKILL: no chance to tidy up."""
        self.process.kill()
        self.process.communicate()

    def stop(self) -> None:
        """SIGTERM: requests under way are finished."""
        self.process.terminate()
        self.process.communicate()

    @property
    def comparing(self) -> list[int]:
        """The processes that it started."""
        threads = Path(f"/proc/{self.process.pid}/task").iterdir()
        return [int(child) for thread in threads for child in _children(thread)]

    @property
    def memory(self) -> int:
        """Resident bytes of the process and of its workers."""
        return sum(map(_resident, map(str, (self.process.pid, *self.comparing))))


def _children(thread: Path) -> list[str]:
    try:
        return (thread / "children").read_text().split()
    except FileNotFoundError:  # it has just ended
        return []


def _resident(pid: str) -> int:
    try:
        status = Path(f"/proc/{pid}/status").read_text()
    except FileNotFoundError:  # it has just ended
        return 0
    found = re.search(r"VmRSS:\s+(\d+) kB", status)
    return int(found.group(1)) * 1024 if found else 0


class Visitor:
    """One browser: a connection that is kept, and a cookie."""

    def __init__(self, address: str, cookie: str = "") -> None:
        self._address = urlsplit(address).netloc
        self.cookie = cookie
        self._connection = http.client.HTTPConnection(self._address, timeout=PATIENCE_S)

    def close(self) -> None:
        """Hangs up."""
        self._connection.close()

    def send(self, method: str, path: str, body: Json = None) -> tuple[int, Json]:
        """Status and parsed JSON of an answer; raises OSError or HTTPException when the server is gone."""
        headers = {"Cookie": self.cookie} if self.cookie else {}
        content = None
        if body is not None:
            content = json.dumps(body).encode()
            headers["Content-Type"] = "application/json"
        self._connection.request(method, path, content, headers)
        answer = self._connection.getresponse()
        given = answer.getheader("Set-Cookie")
        if given:
            self.cookie = given.partition(";")[0]
        text = answer.read()
        parsed = json.loads(text) if answer.headers.get_content_type().endswith("json") else None
        return answer.status, parsed
