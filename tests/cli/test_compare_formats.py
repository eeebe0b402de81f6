"""``diptych compare --format``: every format, to files, pipes and terminals."""

from __future__ import annotations

import os
import pty
import subprocess
from pathlib import Path

import pytest

from tests.cli.commands import COMMAND, diptych, diptych_anew, environment, write_pair
from webapp.export import FORMATS

BEGINNINGS = {
    "json": b'{"schema":',
    "html": b"<!doctype html>",
    "report": b"<!doctype html>",
    "md": b"# ",
    "csv": b"\xef\xbb\xbf",
    "docx": b"PK",
}
"""What a file of each format begins with."""


@pytest.mark.parametrize("form", FORMATS)
def test_a_file_and_a_pipe_get_the_same_bytes(tmp_path: Path, form: str) -> None:
    pair, out = write_pair(tmp_path), tmp_path / "out"
    piped = diptych_anew("compare", *pair, "--format", form, folder=tmp_path)
    assert (piped.returncode, piped.stderr) == (0, b"")
    written = diptych("compare", *pair, "--format", form, "-o", out, folder=tmp_path)
    assert (written.returncode, written.stdout) == (0, b"")
    assert out.read_bytes() == piped.stdout
    assert piped.stdout.startswith(BEGINNINGS[form])
    assert b"ribbon" in piped.stdout or form in {"csv", "docx"}  # one lists findings only, one is compressed


def test_a_terminal_is_not_fed_a_word_document(tmp_path: Path) -> None:
    ours, theirs = pty.openpty()
    done = subprocess.run(
        [*COMMAND, "compare", *map(str, write_pair(tmp_path)), "--format", "docx"],
        stdout=theirs,
        stderr=subprocess.PIPE,
        env=environment(tmp_path),
        check=False,
    )
    os.close(theirs)
    os.close(ours)
    assert done.returncode == 1
    assert done.stderr == b"diptych: this format is not text: name a file for it with -o FILE\n"


def test_a_folder_that_is_not_there_is_one_line(tmp_path: Path) -> None:
    out = tmp_path / "nowhere" / "out.docx"
    done = diptych("compare", *write_pair(tmp_path), "--format", "docx", "-o", out, folder=tmp_path)
    assert done.returncode == 1
    assert done.stderr.decode() == f"diptych: cannot write {out}: No such file or directory\n"
