"""Which engine and which model an installation has: workers that have others would give other results."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from webapp import engine
from webapp.engine.card import REQUIRED
from webapp.engine.embed import NO_MODEL, PACKAGED
from webapp.engine.model import ENGINE_VERSION

SHOWN = 8
"""Digits of a sum: enough to tell two installations apart."""

PARTS = ("numpy", "onnxruntime", "tokenizers", "snowballstemmer", "sentencex", "py3langid", "text2num")
"""Packages whose version can change a result."""


@cache
def identity(model: str) -> str:
    """Engine and model of this process, in a few words: equal where results are.

    Args:
        model: as in ``Options.model``.
    """
    folder = Path(model) if model else PACKAGED
    vectors = "none" if model == NO_MODEL else _sum(folder, (folder / name for name in REQUIRED))
    return f"engine {ENGINE_VERSION} ({_engine()}), model {vectors}"


@cache
def _engine() -> str:
    """A sum over the engine's code and tables and the versions of what it is built on."""
    folder = Path(engine.__file__).parent
    files = (
        path
        for path in sorted(folder.rglob("*"))
        if path.suffix in {".py", ".json", ".toml", ".tsv", ".txt"} and PACKAGED not in path.parents
    )
    return _sum(folder, files, " ".join(f"{part}={_version(part)}" for part in PARTS))


def _version(package: str) -> str:
    try:
        return version(package)
    except PackageNotFoundError:
        return ""


def _sum(folder: Path, files: Iterable[Path], start: str = "") -> str:
    total = hashlib.sha256(start.encode())
    for path in files:
        total.update(path.relative_to(folder).as_posix().encode())
        total.update(hashlib.sha256(path.read_bytes()).digest())
    return total.hexdigest()[:SHOWN]
