"""What a file can do to the process that reads it, and what it cannot do to anybody else."""

from __future__ import annotations

import json
import os
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from webapp.ingest.alone import AT_ONCE, ReadingPool, calls, frames, read_alone
from webapp.ingest.bounds import Bounds
from webapp.ingest.errors import IngestError, MissingPartError
from webapp.ingest.reading import Reading, read_here
from webapp.ingest.samples import sample
from webapp.ingest.values import Form, Source
from webapp.words import say

DOUBLES = "tests.ingest.doubles"
PATIENCE_S = 60
"""For what takes a moment, on a machine that is busy with something else."""
AMPLE = Bounds(seconds=PATIENCE_S, megabytes=100)
SHORT = Bounds(seconds=0.3)
"""For what never ends by itself."""
ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def pool() -> Iterator[ReadingPool]:
    """One whose reader does what the file says, for a server that has secrets."""
    made = ReadingPool(readers=DOUBLES)
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("DIPTYCH_SECRET_KEY", "hush")
        patch.setenv("DIPTYCH_DATABASE_URL", "postgresql://hush")
        yield made
    made.end()


def do(pool: ReadingPool, deed: str, bounds: Bounds = AMPLE, wait_s: float = PATIENCE_S) -> str:
    """The text that a file of this content is read as."""
    return pool.read(Source(deed.encode(), bounds=bounds), Form.TEXT, wait_s).text


def refused(pool: ReadingPool, deed: str, bounds: Bounds = AMPLE) -> str:
    """The sentence with which such a file is refused."""
    with pytest.raises(IngestError) as error:
        do(pool, deed, bounds)
    return str(error.value)


def becomes_true(check: Callable[[], bool]) -> bool:
    """Whether something comes about that another process has to do."""
    until = time.monotonic() + PATIENCE_S
    while not check():
        if time.monotonic() > until:
            return False
        time.sleep(0.01)
    return True


def is_gone(pid: int) -> bool:
    """Whether there is no such process, or only what is left of one until its parent asks."""
    try:
        state = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0]
    except (FileNotFoundError, ProcessLookupError):  # before the file was opened, or before it was read
        return True
    return state in ("Z", "X")


def forked_from(pid: int) -> list[int]:
    return [int(child) for child in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]


def idle(pool: ReadingPool) -> int:
    """The warm process, when nothing is being read."""
    do(pool, "complain")
    pid = warm_pid(pool)
    assert becomes_true(lambda: not forked_from(pid))
    return pid


def kill_readers(warm: int, count: int) -> None:
    """Kills the processes that read, once there are so many."""
    assert becomes_true(lambda: len(forked_from(warm)) == count)
    for reader in forked_from(warm):
        os.kill(reader, signal.SIGKILL)


def warm_pid(pool: ReadingPool) -> int:
    assert pool._process is not None
    return pool._process._process.pid


@pytest.mark.parametrize("deed", ["loop", "sleep", "answer_slowly"])
def test_one_that_does_not_end_is_stopped(pool: ReadingPool, deed: str) -> None:
    assert refused(pool, deed, SHORT) == say("files.too_slow")
    assert becomes_true(lambda: not forked_from(warm_pid(pool)))


@pytest.mark.parametrize("deed", ["hold", "hold_natively"])
def test_one_that_takes_all_memory_is_stopped(pool: ReadingPool, deed: str) -> None:
    assert refused(pool, deed) == say("files.too_much_memory")


def test_one_that_uses_the_processor_too_long_ends_when_nobody_stops_it(pool: ReadingPool) -> None:
    """The clock of the caller is set aside: the limit of the kernel remains."""
    code = (
        "from webapp.ingest.bounds import Bounds; from webapp.ingest.alone.confined import bound\n"
        "bound(Bounds(seconds=0.5))\nwhile True: pass"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, timeout=PATIENCE_S, check=False)
    assert done.returncode in (-signal.SIGXCPU, -signal.SIGALRM)


def test_it_cannot_connect(pool: ReadingPool) -> None:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        assert do(pool, f"connect {listener.getsockname()[1]}").startswith("refused")
        listener.settimeout(0.05)
        with pytest.raises(TimeoutError):
            listener.accept()


def test_it_cannot_read_or_change_files(pool: ReadingPool, tmp_path: Path) -> None:
    path = tmp_path / "of everybody"
    path.write_bytes(b"kept")
    path.chmod(0o666)
    tmp_path.chmod(0o777)
    for deed in ("open_file", "write_file", "remove_file"):
        assert do(pool, f"{deed} {path}").startswith("refused")
    assert do(pool, f"write_file {tmp_path}/new").startswith("refused")
    assert path.read_bytes() == b"kept"
    assert [*tmp_path.iterdir()] == [path]


@pytest.mark.parametrize("deed", ["fork", "run_program", "become_program", "signal_parent", "lift_limit"])
def test_it_cannot_reach_other_processes_or_lift_its_limits(pool: ReadingPool, deed: str) -> None:
    assert do(pool, deed).startswith("refused")
    assert do(pool, "complain") == "complained"


def test_limits_alone_keep_files_and_connections_away() -> None:
    """Where the kernel has no filter of calls."""
    code = (
        "import errno, socket, webapp.ingest.alone.confined as confined\n"
        "from webapp.ingest.bounds import Bounds\n"
        "confined.only_compute = lambda: False\n"
        "import os; parent = os.getppid()\n"
        "confined.bound(Bounds()); confined.shut(parent)\n"
        "for deed in (lambda: open('/dev/null'), socket.socket, os.fork):\n"
        "    try: deed()\n"
        "    except OSError as error: os.write(1, errno.errorcode[error.errno].encode() + b' ')\n"
    )
    run = [sys.executable, "-c", code]
    done = subprocess.run(run, cwd=ROOT, timeout=PATIENCE_S, check=False, capture_output=True, text=True)
    assert done.stdout == "EMFILE EMFILE EAGAIN ", done.stderr


def test_the_filter_lets_through_what_it_lists_and_nothing_else() -> None:
    """The program is run here as the kernel does it, for both machines."""
    for machine, numbers in calls.MACHINES.values():
        steps = [*calls.STEP.iter_unpack(calls.filter_for(machine, numbers))]
        through = {number for number in range(1000) if _judged(steps, machine, number) == calls.LET_THROUGH}
        assert through == set(numbers.values())
        assert {_judged(steps, machine ^ 1, number) for number in range(1000)} == {calls.NOT_PERMITTED}
        assert _judged(steps, machine, numbers["read"] | 0x4000_0000) == calls.NOT_PERMITTED


def _judged(steps: list[tuple[int, int, int, int]], machine: int, number: int) -> int:
    told = {calls.MACHINE_PLACE: machine, calls.CALL_PLACE: number}
    at = held = 0
    while True:
        code, if_so, if_not, with_what = steps[at]
        at += 1
        if code == calls.LOAD:
            held = told[with_what]
        elif code == calls.JUMP_IF_EQUAL:
            at += if_so if held == with_what else if_not
        else:
            return with_what


def test_it_has_nothing_open_but_its_line_and_says_nothing_beside(
    pool: ReadingPool, capfd: pytest.CaptureFixture[str]
) -> None:
    assert len(json.loads(do(pool, "tell_descriptors"))) == 4
    assert do(pool, "complain") == "complained"
    assert capfd.readouterr() == ("", "")


def test_it_knows_no_secret_of_the_server(pool: ReadingPool) -> None:
    assert "PYTHONPATH" in json.loads(do(pool, "tell_environment"))
    assert "hush" not in do(pool, "tell_environment")
    assert b"hush" not in Path(f"/proc/{warm_pid(pool)}/environ").read_bytes()


@pytest.mark.parametrize("deed", ["crash", "leave 0", "leave 3", "fail", "recurse"])
def test_one_that_dies_is_told_in_a_sentence(pool: ReadingPool, deed: str) -> None:
    assert refused(pool, deed) == say("files.damaged")


def test_the_kernels_killing_for_memory_is_told_as_such(pool: ReadingPool) -> None:
    errors: list[str] = []
    warm = idle(pool)
    thread = threading.Thread(target=lambda: errors.append(refused(pool, "sleep")))
    thread.start()
    kill_readers(warm, 1)
    thread.join(PATIENCE_S)
    assert errors == [say("files.too_much_memory")]


def test_what_is_wrong_with_a_file_is_handed_on(pool: ReadingPool) -> None:
    assert refused(pool, "refuse It is so.") == "It is so."
    with pytest.raises(MissingPartError, match="Reading a PDF needs"):
        do(pool, "miss a PDF")


def test_one_that_can_open_no_file_any_more_finds_its_words(pool: ReadingPool) -> None:
    assert refused(pool, "refuse_in_words files.nested") == say("files.nested")


def test_a_real_file_that_is_refused_says_why() -> None:
    with pytest.raises(IngestError) as error:
        read_alone(Source(b"{\\rtf1 cut", "a.rtf"))
    assert str(error.value) == say("files.rtf.cut_off")


GOOD = json.loads(
    frames.answer(Reading("Text.", Form.TEXT, words=1))[frames.LENGTHS.size :].partition(b"Text.")[0]
)


def _said(about: object, content: bytes = b"Text.") -> bytes:
    header = about if isinstance(about, bytes) else json.dumps(about).encode()
    return frames.LENGTHS.pack(len(header), len(content)) + header + content


GARBAGE = {
    "nothing": b"",
    "half a head": b"\0\0",
    "a length without end": b"\xff" * 8,
    "half an answer": _said(GOOD)[:-1],
    "no JSON": _said(b"{nonsense"),
    "deep JSON": _said(b"[" * 100_000),
    "a number without end": _said(b"9" * 100_000),
    "no object": _said([1]),
    "a pickle": b"\x80\x04\x95" + _said(GOOD),
    "no UTF-8": _said(GOOD, b"\xff\xfe"),
    "half a character in a title": _said({**GOOD, "title": "\ud800"}),
    "a title of two lines": _said({**GOOD, "title": "a\nb"}),
    "a long title": _said({**GOOD, "title": "a" * 501}),
    "a title that is a number": _said({**GOOD, "title": 3}),
    "no title": _said({key: value for key, value in GOOD.items() if key != "title"}),
    "an unknown form": _said({**GOOD, "form": "exe"}),
    "more words than letters": _said({**GOOD, "words": 6}),
    "fewer words than none": _said({**GOOD, "words": -1}),
    "words that are true": _said({**GOOD, "words": True}),
    "many notes": _said({**GOOD, "notes": ["Note."] * 21}),
    "a note that is a list": _said({**GOOD, "notes": [[]]}),
    "something unknown left out": _said({**GOOD, "left_out": [["ghost", 1]]}),
    "three in place of two": _said({**GOOD, "left_out": [["picture", 1, 1]]}),
    "a refusal that is a page": _said({"refused": "a" * 501}),
    "a refusal that is none": _said({"refused": None}),
    "a part that is none": _said({"missing": {}}),
}


def test_the_answer_the_garbage_is_made_from_is_a_good_one(pool: ReadingPool) -> None:
    assert do(pool, f"answer {_said(GOOD).hex()}") == "Text."


@pytest.mark.parametrize("what", GARBAGE)
def test_an_answer_that_is_none_is_not_believed(pool: ReadingPool, what: str) -> None:
    assert refused(pool, f"answer {GARBAGE[what].hex()}") == say("files.damaged")


def test_an_answer_without_end_is_cut_off(pool: ReadingPool) -> None:
    assert refused(pool, "answer_without_end") == say("files.damaged")
    assert becomes_true(lambda: not forked_from(warm_pid(pool)))


def test_one_that_answers_and_stays_is_ended(pool: ReadingPool) -> None:
    pid = int(do(pool, "answer_and_stay"))
    assert becomes_true(lambda: is_gone(pid))


def test_each_file_has_a_process_of_its_own(pool: ReadingPool) -> None:
    pids = [do(pool, "tell_pid") for _ in range(3)]
    assert len({*pids, str(os.getpid())}) == 4


def test_many_threads_read_at_once_and_nothing_is_left(pool: ReadingPool) -> None:
    do(pool, "complain")
    before = len(os.listdir("/proc/self/fd"))
    deeds = ["complain", "crash", "leave 3", "fail", "answer 00", "refuse So."] * 3
    texts: list[str] = []

    def one(deed: str) -> None:
        try:
            texts.append(do(pool, deed))
        except IngestError as error:
            texts.append(str(error))

    threads = [threading.Thread(target=one, args=[deed], daemon=True) for deed in deeds]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(PATIENCE_S)
    assert sorted(texts) == sorted((["complained", "So."] + [say("files.damaged")] * 4) * 3)
    assert len(os.listdir("/proc/self/fd")) == before
    assert becomes_true(lambda: not forked_from(warm_pid(pool)))


def test_whoever_would_wait_too_long_is_told(pool: ReadingPool) -> None:
    warm = idle(pool)
    sleeping = [threading.Thread(target=refused, args=[pool, "sleep"]) for _ in range(AT_ONCE)]
    for thread in sleeping:
        thread.start()
    assert becomes_true(lambda: len(forked_from(warm)) == AT_ONCE)
    with pytest.raises(IngestError, match=say("files.busy")):
        do(pool, "complain", wait_s=0.01)
    kill_readers(warm, AT_ONCE)
    for thread in sleeping:
        thread.join(PATIENCE_S)
    assert do(pool, "complain") == "complained"


def test_the_warm_process_is_started_anew_when_it_has_died(pool: ReadingPool) -> None:
    first = idle(pool)
    os.kill(first, signal.SIGKILL)
    assert do(pool, "complain") == "complained"
    assert warm_pid(pool) != first


def test_a_file_is_read_again_when_the_warm_process_dies_meanwhile(pool: ReadingPool) -> None:
    errors: list[str] = []
    first = idle(pool)
    thread = threading.Thread(target=lambda: errors.append(refused(pool, "sleep")))
    thread.start()
    assert becomes_true(lambda: bool(forked_from(first)))
    (reader,) = forked_from(first)
    os.kill(first, signal.SIGKILL)
    assert becomes_true(lambda: pool._process is not None and warm_pid(pool) != first)
    kill_readers(warm_pid(pool), 1)
    thread.join(PATIENCE_S)
    assert errors == [say("files.too_much_memory")]
    assert becomes_true(lambda: is_gone(reader))


def test_all_end_when_the_server_is_killed() -> None:
    code = (
        "import threading, time\n"
        "from webapp.ingest.alone import ReadingPool\n"
        "from webapp.ingest.values import Form, Source\n"
        f"pool = ReadingPool(readers={DOUBLES!r})\n"
        "pool.read(Source(b'complain'), Form.TEXT)\n"
        "warm = pool._process._process.pid\n"
        "while open(f'/proc/{warm}/task/{warm}/children').read(): time.sleep(0.01)\n"
        "threading.Thread(target=pool.read, args=[Source(b'sleep'), Form.TEXT], daemon=True).start()\n"
        "print(warm, flush=True)\n"
        "time.sleep(100)\n"
    )
    with subprocess.Popen(
        [sys.executable, "-c", code], cwd=ROOT, stdout=subprocess.PIPE, text=True
    ) as server:
        try:
            assert server.stdout
            warm = int(server.stdout.readline())
            assert becomes_true(lambda: bool(forked_from(warm)))
            (reader,) = forked_from(warm)
        finally:
            server.kill()
    assert becomes_true(lambda: is_gone(warm) and is_gone(reader))


def test_it_ends_quietly_with_whoever_used_it_and_a_fork_has_its_own() -> None:
    code = (
        "import os\n"
        "from webapp.ingest.alone import _SHARED, read_alone\n"
        "from webapp.ingest.values import Form, Source\n"
        "_SHARED._readers = 'tests.ingest.doubles'\n"
        "pid = lambda: read_alone(Source(b'tell_pid'), Form.TEXT).text\n"
        "first = pid()\n"
        "warm = _SHARED._process._process.pid\n"
        "child = os.fork()\n"
        "if not child:\n"
        "    os._exit(pid() == first or _SHARED._process._process.pid == warm)\n"
        "print(os.waitpid(child, 0)[1], pid() != first, warm, flush=True)\n"
    )
    run = [sys.executable, "-W", "error", "-c", code]
    done = subprocess.run(run, cwd=ROOT, timeout=PATIENCE_S, check=False, capture_output=True, text=True)
    assert done.stderr == ""
    *said, warm = done.stdout.split()
    assert said == ["0", "True"]
    assert becomes_true(lambda: is_gone(int(warm)))


@pytest.mark.parametrize("form", Form)
def test_the_confined_process_reads_each_form_as_an_ordinary_one_does(form: Form) -> None:
    """What a reader loads only when it reads must have been loaded before, for it cannot be any more."""
    source = Source(sample(form), f"opened.{form}")
    assert read_alone(source, form) == read_here(source, form)
    assert read_alone(source) == read_here(source)


SHORT_PAGE = "<html><head><title>A bridge at last</title>{}</head><body>{}</body></html>"
VOTED = "<p>The council voted on Tuesday to build a bridge over the harbour.</p>"


@pytest.mark.parametrize("meta", ["", '<meta property="og:site_name" content="The Paper">'])
@pytest.mark.parametrize("body", ["{0}", "<article><h1>A bridge</h1>{0}{0}</article>", "<div>{0}</div><hr>"])
def test_the_confined_process_reads_short_pages_too(meta: str, body: str) -> None:
    """For them an extractor tries all it has, and loads it when it is first tried."""
    source = Source(SHORT_PAGE.format(meta, body.format(VOTED)).encode(), name="a.html")
    assert read_alone(source) == read_here(source)


def test_a_system_without_forks_reads_in_a_process_of_its_own_too(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delattr(os, "fork")
    pool = ReadingPool()
    source = Source(b"A text.", "a.txt", bounds=AMPLE)
    assert pool.read(source) == read_here(source)
    assert pool._process is None
    with pytest.raises(IngestError, match=say("files.too_slow")):
        pool.read(Source(b"A text.", bounds=Bounds(seconds=0.001)))
