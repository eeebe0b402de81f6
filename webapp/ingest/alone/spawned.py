"""Reads one file in an interpreter of its own, where the system has no forks (Windows): ``python -m
webapp.ingest.alone.spawned MODULE``, with a frame on standard input and another on standard output.

It starts slowly and the system sets it no limits; but it can be killed, and its answer is checked as
strictly.
"""

from __future__ import annotations

import subprocess
import sys
from importlib import import_module

from webapp.ingest.alone import frames
from webapp.ingest.alone.answering import answered
from webapp.ingest.alone.starting import command, environment
from webapp.ingest.errors import IngestError
from webapp.ingest.reading import Reading
from webapp.ingest.values import Form, Source
from webapp.words import say


def read_spawned(source: Source, form: Form | None, readers: str) -> Reading:
    """What a file is read as.

    Args:
        source: the file.
        form: what it is; found out where none is given.
        readers: the module that reads it.

    Raises:
        IngestError: it cannot be read.
    """
    try:
        done = subprocess.run(
            command("webapp.ingest.alone.spawned", readers),
            input=frames.job(source, form),
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,  # what a native part says as it breaks may quote a text
            env=environment(),
            timeout=source.bounds.seconds,
            check=False,
        )
    except subprocess.TimeoutExpired as error:
        raise IngestError(say("files.too_slow")) from error
    try:
        return frames.reading_of(*frames.parted(done.stdout, source.bounds), source)
    except frames.GarbageError as error:
        raise IngestError(say("files.damaged")) from error


def main() -> None:
    """Reads the file that comes."""
    given = sys.stdin.buffer.read()
    source, form = frames.job_of(*frames.cut(given))
    sys.stdout.buffer.write(answered(source, form, import_module(sys.argv[1]), lambda: None))
    sys.stdout.buffer.flush()


if __name__ == "__main__":
    main()
