"""What a browser is asked to load stays small enough to need no build."""

from __future__ import annotations

import gzip
from pathlib import Path

import pytest

STATIC = Path(__file__).parents[2] / "static"
LONGEST_SCRIPT = 255
"""Lines. A script is one responsibility; each further file costs a reader some 200 bytes to fetch."""


@pytest.mark.parametrize(("kind", "most"), [("js", 16_000), ("css", 15_000)])
def test_our_own_files_stay_light(kind: str, most: int) -> None:
    sizes = [len(gzip.compress(file.read_bytes(), 6)) for file in (STATIC / kind).glob(f"*.{kind}")]
    assert sizes
    assert sum(sizes) <= most


def test_each_script_is_one_responsibility() -> None:
    lengths = {file.name: file.read_text("utf-8").count("\n") for file in (STATIC / "js").glob("*.js")}
    assert {name: lines for name, lines in lengths.items() if lines > LONGEST_SCRIPT} == {}
