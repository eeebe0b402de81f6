"""``diptych work``, and a server whose jobs it takes."""

from __future__ import annotations

import json
import signal
import subprocess
import sys
import time
import urllib.request
from pathlib import Path

import pytest

from bench.soak.server import Visitor
from bench.speed.texts import longer_pair
from tests.cli.commands import diptych, environment
from tests.cli.test_serve import serving

JOBS = {"DIPTYCH_JOBS": "1", "DIPTYCH_JOB_CHARACTERS": "2000"}


def test_without_jobs_there_is_nothing_to_do(tmp_path: Path) -> None:
    done = diptych("work", folder=tmp_path)
    assert done.returncode == 1
    assert done.stderr.decode().splitlines() == ["diptych: nothing to do: DIPTYCH_JOBS is not set to 1"]


@pytest.mark.parametrize("command", [("serve", "--port", "0"), ("work",)])
def test_a_cluster_without_its_extra_is_one_line(tmp_path: Path, command: tuple[str, ...]) -> None:
    code = "import sys; sys.modules['distributed'] = None; from webapp.__main__ import main; sys.exit(main())"
    done = subprocess.run(
        [sys.executable, "-c", code, *command],
        env=environment(tmp_path, **JOBS, DIPTYCH_CLUSTER="tcp://127.0.0.1:1"),
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 1
    assert done.stderr == "diptych: DIPTYCH_CLUSTER needs the extra: pip install 'diptych[cluster]'\n"


def test_without_the_extra_the_server_names_it_and_does_not_start(tmp_path: Path) -> None:
    code = "import sys; sys.modules['huey'] = None; from webapp.__main__ import main; sys.exit(main())"
    done = subprocess.run(
        [sys.executable, "-c", code, "serve", "--port", "0"],
        env=environment(tmp_path, **JOBS),
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 1
    assert done.stderr == "diptych: DIPTYCH_JOBS needs the extra: pip install 'diptych[queue]'\n"


def test_it_takes_a_job_that_a_server_accepted_before_it_was_killed(tmp_path: Path) -> None:
    left, right = longer_pair(2)
    with serving(tmp_path, **JOBS) as (server, address):
        visitor = Visitor(address)
        status, job = visitor.send("POST", "/api/v1/comparisons", {"left": left, "right": right})
        visitor.close()
        server.kill()
    assert status == 202
    worker = subprocess.Popen(
        [sys.executable, "-m", "webapp", "work"],
        env=environment(tmp_path, **JOBS),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    try:
        assert worker.stdout
        assert worker.stdout.readline() == "Taking jobs, one at a time (Ctrl+C stops)\n"
        with serving(tmp_path, **JOBS) as (_, address):
            asking = urllib.request.Request(f"{address}/api/v1/jobs/{job['id']}")
            asking.add_header("Cookie", visitor.cookie)
            state = ""
            while state != "done":
                time.sleep(0.1)
                with urllib.request.urlopen(asking) as answer:
                    state = json.load(answer)["state"]
        worker.send_signal(signal.SIGTERM)
        assert worker.wait() == 0
        assert worker.stderr
        assert worker.stderr.read() == ""
    finally:
        worker.kill()
        worker.communicate()
