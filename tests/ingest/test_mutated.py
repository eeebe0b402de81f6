"""A short run of ``bench.ingest.mutate``: damaged files are refused or read, and nothing else happens."""

from __future__ import annotations

import os
import signal
import time

import pytest

from bench.ingest import mutate
from bench.ingest.originals import originals
from webapp.ingest.errors import IngestError
from webapp.ingest.reading import read_here
from webapp.ingest.values import Form, Source

pytestmark = pytest.mark.filterwarnings("ignore:.*multi-threaded, use of fork:DeprecationWarning")
# NumPy keeps threads, which these forks never use

INPUTS = 30
"""A form."""


@pytest.mark.parametrize("form", Form)
def test_damaged_files_are_read_or_refused(form: Form) -> None:
    tally = mutate.run(form, seed=0, numbers=range(INPUTS))
    assert tally.examples == {}
    assert tally.outcomes.total() == INPUTS
    assert tally.outcomes["read"] > INPUTS // 8  # so that the readers are tried and not only what guards them
    assert tally.outcomes["refused"] or form is Form.MARKDOWN  # which nearly every text is


@pytest.mark.parametrize("form", Form)
def test_the_files_are_whole_before_they_are_damaged(form: Form) -> None:
    for content in originals(form):
        source = Source(content, f"file.{form}")
        assert read_here(source) == read_here(source, form)


def test_a_run_finds_what_crashes_hangs_and_raises(monkeypatch: pytest.MonkeyPatch) -> None:
    def read(source: Source, form: Form | None) -> None:
        match Counting.next():
            case 1:
                raise IngestError("No.")
            case 3:
                raise KeyError("x")
            case 5:
                os.kill(os.getpid(), signal.SIGKILL)
            case 7:
                while True:
                    pass
            case 8:
                time.sleep(100)

    class Counting:
        """Which input is read; forks begin where the last one ended."""

        number = -1

        @classmethod
        def next(cls) -> int:
            cls.number += 1
            return cls.number

    real = mutate._watched

    def watched(form: Form, seed: int, numbers: range, limit_s: float, tally: mutate.Tally) -> int:
        Counting.number = numbers.start - 1
        return real(form, seed, numbers, limit_s, tally)

    monkeypatch.setattr(mutate, "read_here", read)
    monkeypatch.setattr(mutate, "_watched", watched)
    tally = mutate.run(Form.TEXT, seed=0, numbers=range(9), limit_s=0.1)
    assert tally.outcomes["read"] == 4
    assert tally.outcomes["refused"] == 1
    (raised,) = [kind for kind in tally.examples if kind.startswith("KeyError at test_mutated.py")]
    assert tally.examples == {
        raised: [3],
        "ended with -9": [5],
        "no end after 0.1 s of the processor": [7],
        "no end after 1.2 s of the clock": [8],
    }
    assert tally.finds == 4


def test_the_same_number_is_the_same_file() -> None:
    for form in Form:
        assert mutate.source_of(form, 3, 14) == mutate.source_of(form, 3, 14)
        assert mutate.source_of(form, 3, 14) != mutate.source_of(form, 3, 15)
