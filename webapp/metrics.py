"""Counts requests in memory and writes them in Prometheus' text format (version 0.0.4)."""

from __future__ import annotations

import os
import threading
import time
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from pathlib import Path

BUCKETS = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0, 30.0)
"""Seconds. A page takes milliseconds, a comparison of long texts seconds."""

METHODS = frozenset({"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"})

MIMETYPE = "text/plain; version=0.0.4; charset=utf-8"


class Metrics:
    """What one process has answered. Labels come from the application's own rules, so they stay few."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._started = time.time()
        self._requests: Counter[tuple[str, str, int]] = Counter()
        self._buckets: dict[str, list[int]] = {}
        self._seconds: defaultdict[str, float] = defaultdict(float)

    def observe(self, method: str, route: str, status: int, seconds: float) -> None:
        """Counts one answer."""
        method = method if method in METHODS else "other"
        with self._lock:
            self._requests[method, route, status] += 1
            buckets = self._buckets.setdefault(route, [0] * (len(BUCKETS) + 1))
            buckets[bisect_left(BUCKETS, seconds)] += 1
            self._seconds[route] += seconds

    def text(self, jobs: Mapping[str, int]) -> str:
        """All of it, for a scraper; with how many jobs are in each state, where there are jobs."""
        with self._lock:
            return "\n".join([*self._lines(), *_jobs(jobs)]) + "\n"

    def _lines(self) -> Iterator[str]:
        yield "# HELP diptych_requests_total Answers given."
        yield "# TYPE diptych_requests_total counter"
        for (method, route, status), count in sorted(self._requests.items()):
            labels = f'method="{method}",route="{route}",status="{status}"'
            yield f"diptych_requests_total{{{labels}}} {count}"
        yield "# HELP diptych_request_seconds Time to make an answer."
        yield "# TYPE diptych_request_seconds histogram"
        for route, buckets in sorted(self._buckets.items()):
            yield from self._histogram(route, buckets)
        yield "# HELP process_start_time_seconds When the process started, since the epoch."
        yield "# TYPE process_start_time_seconds gauge"
        yield f"process_start_time_seconds {self._started:.3f}"
        if (memory := _resident()) is not None:
            yield "# HELP process_resident_memory_bytes Memory in use."
            yield "# TYPE process_resident_memory_bytes gauge"
            yield f"process_resident_memory_bytes {memory}"

    def _histogram(self, route: str, buckets: list[int]) -> Iterator[str]:
        below = 0
        for edge, count in zip((*BUCKETS, float("inf")), buckets, strict=True):
            below += count
            name = "+Inf" if edge == float("inf") else f"{edge:g}"
            yield f'diptych_request_seconds_bucket{{route="{route}",le="{name}"}} {below}'
        yield f'diptych_request_seconds_sum{{route="{route}"}} {self._seconds[route]:.6f}'
        yield f'diptych_request_seconds_count{{route="{route}"}} {below}'


def _jobs(jobs: Mapping[str, int]) -> Iterator[str]:
    if jobs:
        yield "# HELP diptych_jobs Long comparisons, of all processes on this database."
        yield "# TYPE diptych_jobs gauge"
        for state, count in jobs.items():
            yield f'diptych_jobs{{state="{state}"}} {count}'


def _resident() -> int | None:
    """Resident bytes, where the system tells (Linux)."""
    try:
        pages = int(Path("/proc/self/statm").read_text("ascii").split()[1])
    except (OSError, ValueError, IndexError):
        return None
    return pages * os.sysconf("SC_PAGE_SIZE")
