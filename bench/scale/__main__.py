"""Prints what a cluster costs and gains: ``python -m bench.scale --pairs 20000``."""

from __future__ import annotations

import argparse
import sys
import tempfile
from itertools import pairwise
from math import inf
from pathlib import Path
from statistics import median

from bench.scale import commands, overheads, pairs, simulation
from bench.scale.commands import Run
from bench.scale.machines import Machines
from webapp.jobs.cluster.job import PARTITION_ITEMS

ONE, ALONE, PINNED, TWO = (
    "one process",
    "Dask, 1 local worker",
    "the same on 1 core",
    "Dask, 2 local workers",
)
WAYS = {ONE: (), ALONE: ("--local", "1"), PINNED: ("--local", "1"), TWO: ("--local", "2")}
"""A process encodes the sentences of a pair on several threads. One worker that has two cores uses a part of
the second, so what a worker more brings is told against one that has a single core too."""

MOST_OVERHEAD = 0.08
LEAST_SCALING = 0.9
MOST_GROWTH = 1.15
"""Of the client's memory from the first half of a run to the second."""

FEWEST_EACH = 4 * PARTITION_ITEMS
"""Pairs of a round: two partitions for each of two workers."""

SIMULATED = (8, 64, 512)
SEED = 1


def main() -> int:
    """Exit code: 0 when every aim is reached."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pairs", type=int, default=400, help="in all (default: %(default)s)")
    parser.add_argument("--rounds", type=int, default=2, help="in each every way is run once, on its share")
    parser.add_argument("--kill-every", type=float, default=30, metavar="SECONDS")
    parser.add_argument("--only", choices=("speed", "losses", "simulation"), help="one part alone")
    given = parser.parse_args()
    if given.pairs < FEWEST_EACH * given.rounds:
        parser.error(f"at least {FEWEST_EACH} pairs a round: fewer are over before a rate can be told")
    with tempfile.TemporaryDirectory() as made:
        lists = []
        for number in range(given.rounds):
            lists.append(Path(made, f"pairs-{number}.jsonl"))
            pairs.write(lists[-1], given.pairs // given.rounds, SEED + number)
        fine = True
        if given.only in (None, "speed"):
            fine &= speed(lists)
        if given.only in (None, "losses"):
            fine &= losses(lists[0], given.kill_every)
        if given.only in (None, "simulation"):
            simulate(lists[0])
    return 0 if fine else 1


def speed(lists: list[Path]) -> bool:
    """Every way on every list, one after the other; the ratios within each round."""
    rounds: list[dict[str, Run]] = [
        {
            name: commands.batch(path, *arguments, cores=1 if name == PINNED else None)
            for name, arguments in WAYS.items()
        }
        for path in lists
    ]
    print(f"\n{len(lists)} rounds of {len(rounds[0][ONE].at)} pairs; medians over rounds")
    print(f"{'':24}{'start s':>9}{'pairs/s':>9}{'CPU ms a pair':>15}{'client MB, halves of the run':>31}")
    for name in WAYS:
        runs = [each[name] for each in rounds]
        first, second = (max(run.halves_mb[half] for run in runs) for half in (0, 1))
        cpu = median(1000 * run.cpu_s / len(run.at) for run in runs)
        print(
            f"{name:24}{median(run.start_s for run in runs):9.1f}{median(run.rate for run in runs):9.2f}"
            f"{cpu:15.0f}{first:20.0f}{second:11.0f}"
        )
    one, alone, pinned, two = ([each[name] for each in rounds] for name in (ONE, ALONE, PINNED, TWO))
    overhead = median(a.rate / b.rate for a, b in zip(one, alone, strict=True)) - 1
    cpu = median(b.cpu_s / a.cpu_s for a, b in zip(one, alone, strict=True)) - 1
    gain, scaling = (
        median(b.rate / a.rate / 2 for a, b in zip(base, two, strict=True)) for base in (alone, pinned)
    )
    growth = max(run.halves_mb[1] / run.halves_mb[0] for run in (*alone, *two))
    same = all(len({run.sha256 for run in each.values()}) == 1 for each in rounds)
    print(f"processor time of 1 worker against one process, with the start: {cpu:+.1%}")
    return all(
        [
            check("time of 1 worker against one process", overhead, most=MOST_OVERHEAD),
            check("2 workers against 1, of ideal", gain, least=LEAST_SCALING),
            check("2 workers on 2 cores against 1 on 1, of ideal", scaling, least=LEAST_SCALING),
            check("client's memory, second half to first", growth, most=MOST_GROWTH),
            check("the same bytes from every way", float(same), least=1),
        ]
    )


def losses(path: Path, every_s: float) -> bool:
    """Real processes, killed: the same bytes as from one process."""
    plain = commands.batch(path)
    with Machines(2, every_s, scheduler_after_s=2.5 * every_s) as machines:
        run = commands.batch(path, "--cluster", machines.address)
    print(
        f"\n2 workers, one killed every {every_s:g} s: {machines.killed_workers} workers and "
        f"{machines.killed_schedulers} scheduler killed, "
        f"{len(run.at)} of {len(plain.at)} pairs answered, exit {run.code}"
    )
    same = run.sha256 == plain.sha256 and run.code == plain.code
    return all(
        [
            check("the same bytes as one process", float(same), least=1),
            check("schedulers killed (a short list ends before)", machines.killed_schedulers, least=1),
        ]
    )


def simulate(path: Path) -> None:
    """One client and one scheduler for many workers."""
    run = commands.batch(path)
    pair_s = [after - before for before, after in pairwise(run.at)]
    cost = overheads.measure(path.read_bytes().splitlines())
    print(
        f"\na partition costs the client {1000 * cost.client_s:.1f} ms, the scheduler "
        f"{1000 * cost.scheduler_s:.1f} ms of processor time; {1000 * cost.trip_s:.1f} ms from end to end"
    )
    print(f"simulated from {len(pair_s)} recorded pairs, mean {1000 * sum(pair_s) / len(pair_s):.0f} ms")
    print(f"{'workers':>9}{'pairs/s':>10}{'of ideal':>10}")
    ideal = len(pair_s) / sum(pair_s)
    for workers in SIMULATED:
        found = simulation.rate(workers, pair_s, cost, SEED)
        print(f"{workers:9}{found:10.1f}{found / ideal / workers:10.2f}")


def check(what: str, value: float, *, least: float = -inf, most: float = inf) -> bool:
    """One line of the report; whether the value is within its bounds."""
    is_fine = least <= value <= most
    aim = f"at least {least:g}" if most == inf else f"at most {most:g}"
    print(f"{what:46} {value:8.3f}     {aim}: {'ok' if is_fine else 'MISSED'}")
    return is_fine


if __name__ == "__main__":
    sys.exit(main())
