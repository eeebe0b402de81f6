"""``python -m bench.fuzz.coverage_guided [FOLDER] [-max_total_time=600 …]``: libFuzzer drives the grammar, by
atheris, and keeps in FOLDER what reaches lines that nothing reached before.

The options are libFuzzer's. It stops at the first break, which it writes as a Python expression, shortened.
atheris must be installed; it has wheels for Linux.
"""

from __future__ import annotations

import sys
from tempfile import gettempdir
from typing import Final

import atheris

with atheris.instrument_imports(include=["webapp"]):
    import webapp.engine
    import webapp.export.docx
    import webapp.export.findings
    import webapp.export.markdown
    import webapp.export.page
    import webapp.services.soundness  # noqa: F401

from bench.fuzz.checks import Way, check
from bench.fuzz.failures import failure_of, shortest
from bench.fuzz.grammar import numbers_of, pair

ROOM: Final = 1_500
"""Characters of a side: short texts, and more of them."""


ONCE: Final = Way(twice=False)


def try_one(data: bytes) -> None:
    """Compares and checks the pair that some bytes decide."""
    made = pair(numbers_of(data), ROOM)
    try:
        check(made, ONCE)
    except KeyboardInterrupt:
        raise
    except BaseException as error:
        sys.stderr.write(f"{shortest(failure_of(error, made), ONCE)}\n")
        raise


def main() -> None:
    """Runs until libFuzzer has had enough, or something broke."""
    usual = ["-max_len=600", "-len_control=0", "-timeout=120", "-rss_limit_mb=4096"]
    usual.append(f"-artifact_prefix={gettempdir()}/")
    atheris.Setup([sys.argv[0], *usual, *sys.argv[1:]], try_one)
    atheris.Fuzz()


if __name__ == "__main__":
    main()
