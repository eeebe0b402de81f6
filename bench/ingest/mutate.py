"""What damaged files do to the readers: ``python -m bench.ingest.mutate [--inputs N --form FORM --seed K
--first N --seconds S --write FILE]``.

Whole files are damaged, archives inside their members too, and read by forks that can be killed. Input *n* of
a form and a seed is the same file on every machine. A reader may refuse a file with an ``IngestError``; any
other exception, a signal, or a reading beyond the limit is a find. The exit status is 1 when there was one.
"""

from __future__ import annotations

import argparse
import os
import resource
import select
import signal
import struct
import sys
import time
import traceback
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from random import Random
from typing import Final, NoReturn

from bench.ingest.mutations import mutated
from bench.ingest.originals import originals
from webapp.ingest.alone.warm import warm
from webapp.ingest.errors import IngestError
from webapp.ingest.reading import read_here
from webapp.ingest.values import Form, Source

LIMIT_S: Final = 5.0
"""Of the processor, for one file of half a megabyte at most."""

SLACK: Final = 12
"""How much longer it may take by the clock: others use the machine too."""

MEMORY: Final = 1_000_000_000
"""Bytes that reading one file may take."""

BY_CONTENT: Final = 4
"""One file in so many is read as what its content says, the others as what they were."""

SHOWN: Final = 3
"""Worst times and examples of a kind."""

SAID: Final = struct.Struct("!Id200s")
"""A fork's line: which input, seconds, what became of it; empty when it begins."""


@dataclass
class Tally:
    """What became of the files of one form."""

    outcomes: Counter[str] = field(default_factory=Counter)
    """``read``, ``refused``, or a kind of find."""
    examples: dict[str, list[int]] = field(default_factory=dict)
    """The numbers of some inputs of each kind of find."""
    slowest: list[tuple[float, int]] = field(default_factory=list)
    """Seconds and numbers of the slowest, the slowest first."""

    def add(self, number: int, seconds: float, outcome: str) -> None:
        """Counts one input."""
        self.outcomes[outcome] += 1
        if outcome not in ("read", "refused"):
            self.examples.setdefault(outcome, []).append(number)
        self.slowest = sorted([*self.slowest, (seconds, number)], reverse=True)[:SHOWN]

    @property
    def finds(self) -> int:
        """How many were found."""
        return sum(map(len, self.examples.values()))


def source_of(form: Form, seed: int, number: int) -> tuple[Source, Form | None]:
    """Input *number*, and what it is to be read as."""
    random = Random(f"{seed} {form} {number}")
    content = mutated(originals(form), random)
    return Source(content, f"file.{form}"), None if random.randrange(BY_CONTENT) == 0 else form


def run(form: Form, seed: int, numbers: range, limit_s: float = LIMIT_S) -> Tally:
    """Reads the inputs of these numbers, in one fork after the other: a new one where one had to end."""
    warm(form)
    tally = Tally()
    at = numbers.start
    while at < numbers.stop:
        at = _watched(form, seed, range(at, numbers.stop), limit_s, tally)
    return tally


def _watched(form: Form, seed: int, numbers: range, limit_s: float, tally: Tally) -> int:
    """Lets one fork read until it ends; the number of the next input."""
    ours, theirs = os.pipe()
    child = os.fork()
    if not child:
        os.close(ours)
        _read_all(form, seed, numbers, theirs, limit_s)
    os.close(theirs)
    at, began, outcome = numbers.start, time.monotonic(), ""
    with open(ours, "rb", buffering=0) as told:
        while True:
            if not select.select([told], [], [], max(0.0, began + limit_s * SLACK - time.monotonic()))[0]:
                os.kill(child, signal.SIGKILL)  # it waits for something
                outcome = f"no end after {limit_s * SLACK:g} s of the clock"
                break
            line = told.read(SAID.size)
            if not line:
                break
            number, seconds, said = SAID.unpack(line)
            outcome = said.rstrip(b"\0").decode("utf-8", "replace")
            at, began = number, time.monotonic()
            if outcome:
                tally.add(number, seconds, outcome)
                at, outcome = number + 1, ""
    _, status = os.waitpid(child, 0)
    code = os.waitstatus_to_exitcode(status)
    if code == -signal.SIGPROF:
        outcome = f"no end after {limit_s:g} s of the processor"
    if outcome or code:
        tally.add(at, limit_s if outcome else 0.0, outcome or f"ended with {code}")
        return at + 1
    return at


def _read_all(form: Form, seed: int, numbers: range, told: int, limit_s: float) -> NoReturn:
    """What a fork does."""
    held = int(Path("/proc/self/statm").read_text().split()[0]) * resource.getpagesize()
    resource.setrlimit(resource.RLIMIT_AS, (held + MEMORY, held + MEMORY))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    os.dup2(os.open(os.devnull, os.O_WRONLY), 2)
    for number in numbers:
        source, given = source_of(form, seed, number)
        os.write(told, SAID.pack(number, 0.0, b""))
        signal.setitimer(signal.ITIMER_PROF, limit_s)  # past it SIGPROF ends the fork
        began = time.process_time()
        outcome = outcome_of(source, given)
        os.write(told, SAID.pack(number, time.process_time() - began, outcome.encode()[:200]))
    os._exit(0)


def outcome_of(source: Source, form: Form | None) -> str:
    """What becomes of one file: ``read``, ``refused``, or which error was raised where."""
    try:
        read_here(source, form)
    except IngestError:
        return "refused"
    except BaseException as error:  # noqa: BLE001  that is what is looked for
        frames = traceback.extract_tb(error.__traceback__)
        ours = [frame for frame in frames if "webapp" in frame.filename] or frames
        place = f"{Path(ours[-1].filename).name}:{ours[-1].lineno}"
        return f"{type(error).__name__} at {place}: {error}"[:120].replace("\n", " ")
    return "read"


def main() -> int:
    """The command."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--inputs", type=int, default=2_000, help="a form")
    parser.add_argument("--form", type=Form, choices=[*Form], action="append", help="instead of all")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--first", type=int, default=0, help="number of the first input")
    parser.add_argument("--seconds", type=float, default=LIMIT_S, help="for one file")
    parser.add_argument(
        "--write", type=Path, metavar="FILE", help="write the first input there and read none"
    )
    asked = parser.parse_args()
    finds = 0
    for form in asked.form or Form:
        if asked.write:
            asked.write.write_bytes(source_of(form, asked.seed, asked.first)[0].content)
            continue
        began = time.monotonic()
        tally = run(form, asked.seed, range(asked.first, asked.first + asked.inputs), asked.seconds)
        finds += tally.finds
        print(*lines_of(form, tally, time.monotonic() - began), sep="\n", flush=True)
    return 1 if finds else 0


def lines_of(form: Form, tally: Tally, seconds: float) -> Iterator[str]:
    """What is printed of one form."""
    whole = tally.outcomes["read"], tally.outcomes["refused"]
    slowest = ", ".join(f"{took:.2f} s (input {number})" for took, number in tally.slowest)
    yield (
        f"{form}: {tally.outcomes.total():,} inputs in {seconds:.0f} s, {whole[0]:,} read, "
        f"{whole[1]:,} refused, {tally.finds:,} finds; slowest {slowest}"
    )
    for kind, numbers in sorted(tally.examples.items()):
        shown = ", ".join(map(str, numbers[:SHOWN]))
        yield f"    {len(numbers):,} times {kind} (input {shown})"


if __name__ == "__main__":
    sys.exit(main())
