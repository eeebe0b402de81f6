"""``diptych batch`` on Dask's workers: started, interrupted, gone on with, and without Dask."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.cli.commands import COMMAND, diptych, environment
from tests.cli.test_batch_deaths import LOOK_S, line
from webapp import cli

# Workers take seconds to start on a loaded machine; how long is not asked here.
pytestmark = pytest.mark.timeout(900)


def test_what_was_interrupted_is_gone_on_with_and_is_the_same_as_from_one_process(tmp_path: Path) -> None:
    pairs, out, table = (tmp_path / name for name in ("pairs.jsonl", "out.jsonl", "table.parquet"))
    pairs.write_bytes(b"\n".join(line(number, times=1 + number % 3).line for number in range(280)))
    process = subprocess.Popen(
        [*COMMAND, "batch", pairs, "-o", out, "--summary", table, "--local", "1"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=environment(tmp_path),
        start_new_session=True,
    )
    while not (out.exists() and out.stat().st_size):
        assert process.poll() is None
        time.sleep(LOOK_S)
    os.killpg(process.pid, signal.SIGINT)  # as a terminal does, to all of its processes
    assert (*process.communicate(), process.returncode) == (b"", b"", 130)
    stopped = out.read_bytes()
    assert stopped.endswith(b"\n")

    whole, all_rows = tmp_path / "whole.jsonl", tmp_path / "rows.parquet"
    for arguments in ((out, "--summary", table, "--resume"), (whole, "--summary", all_rows)):
        done = diptych("batch", pairs, "-o", *arguments, folder=tmp_path)
        assert (done.returncode, done.stdout, done.stderr) == (0, b"", b"")
    assert stopped.count(b"\n") < 280
    assert out.read_bytes() == whole.read_bytes()
    assert [(part.name, part.read_bytes()) for part in sorted(table.iterdir())] == [
        (part.name, part.read_bytes()) for part in sorted(all_rows.iterdir())
    ]


@pytest.mark.parametrize(
    ("arguments", "absent", "said"),
    [
        (["--local", "2"], "distributed", "need Dask: pip install 'diptych[cluster]'"),
        (["--cluster", "tcp://127.0.0.1:1"], "distributed", "need Dask: pip install 'diptych[cluster]'"),
        (["-o", "out.parquet"], "pyarrow", "out.parquet needs pyarrow: pip install 'diptych[cluster]'"),
        (["--summary", "t.parquet"], "pyarrow", "t.parquet needs pyarrow: pip install 'diptych[cluster]'"),
    ],
)
def test_what_is_not_installed_is_named_in_one_sentence(
    arguments: list[str],
    absent: str,
    said: str,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    tmp_path: Path,
) -> None:
    monkeypatch.setitem(sys.modules, absent, None)
    for name in ("webapp.jobs.cluster.client", "webapp.jobs.cluster.local", "webapp.cli.outputs.parquet"):
        monkeypatch.delitem(sys.modules, name, raising=False)
    monkeypatch.setenv("DIPTYCH_MODEL_DIR", "none")
    monkeypatch.chdir(tmp_path)
    (tmp_path / "pairs.jsonl").write_bytes(line(1).line)
    assert cli.main(["batch", "pairs.jsonl", *arguments], None) == 1  # type: ignore[arg-type]
    shown = capsys.readouterr()
    assert shown.out == ""
    assert shown.err.startswith("diptych: ")
    assert shown.err.endswith(f"{said}\n")
    assert shown.err.count("\n") == 1
    assert sorted(tmp_path.iterdir()) == [tmp_path / "pairs.jsonl"]
