"""The engine's own data files: tables, word lists, learned weights. The only place that opens them."""

from __future__ import annotations

from functools import cache
from importlib.resources import files


@cache
def read(*path: str) -> str:
    """The text of the data file at ``path`` below ``webapp/engine``. Read once."""
    return files("webapp.engine").joinpath(*path).read_text(encoding="utf-8")


@cache
def exists(*path: str) -> bool:
    """Whether there is a data file at ``path`` below ``webapp/engine``."""
    return files("webapp.engine").joinpath(*path).is_file()


@cache
def folders(*path: str) -> tuple[str, ...]:
    """The names of the folders at ``path`` below ``webapp/engine``, in order."""
    found = files("webapp.engine").joinpath(*path).iterdir()
    return tuple(sorted(one.name for one in found if one.is_dir() and not one.name.startswith("_")))


def entries(*path: str) -> list[list[str]]:
    """The entries of a table, one a line: its columns, parted by tabs. Lines that begin with ``#`` are
    comments; each file says there where its entries come from."""
    lines = read(*path).splitlines()
    return [line.split("\t") for line in lines if line and not line.startswith("#")]
