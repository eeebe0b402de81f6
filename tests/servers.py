"""Servers that tests start and stop."""

from __future__ import annotations

import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path

import redis
from redis.backoff import ConstantBackoff
from redis.retry import Retry


@dataclass
class RedisServer:
    """A Redis server of our own on a socket; keeps nothing on disk."""

    folder: Path
    """Where its socket is."""
    process: subprocess.Popen[bytes] | None = None
    """While it runs."""

    @property
    def url(self) -> str:
        """As a setting names it."""
        return f"redis+unix://{self.folder}/redis.sock"

    def start(self) -> None:
        """Returns when it answers."""
        program = shutil.which("redis-server")
        assert program, "redis-server is not installed; `make test` installs it"
        path = f"{self.folder}/redis.sock"
        self.process = subprocess.Popen(
            [program, "--port", "0", "--unixsocket", path, "--save", "", "--dir", str(self.folder)],
            stdout=subprocess.DEVNULL,
        )
        client = redis.Redis(unix_socket_path=path, retry=Retry(ConstantBackoff(0.05), 600))
        client.ping()
        client.close()

    def stop(self) -> None:
        """Ends it and forgets everything in it."""
        if self.process:
            self.process.terminate()
            self.process.wait()
            self.process = None
