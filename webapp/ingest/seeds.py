"""Sample pairs: folders of ``left.txt``, ``right.txt`` and ``about.toml``."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from webapp.words import say


class SeedError(ValueError):
    """A seed folder is incomplete or its about.toml is wrong."""


@dataclass(frozen=True, slots=True)
class Seed:
    """One sample pair as it stands in its folder."""

    slug: str
    """The folder's name."""
    title: str
    """For a list."""
    why: str
    """Why to look at it, in one line."""
    language: str
    """ISO 639-1."""
    look_for: tuple[str, ...]
    """What a reader should notice."""
    left: str
    """The source, to the letter."""
    right: str
    """The rewrite, to the letter."""
    left_name: str
    """Where the source comes from: a file name or a kind of text."""
    right_name: str
    """Where the rewrite comes from."""
    order: int
    """Place in the list; equal ones go by slug."""


def read_seeds(folder: Path) -> tuple[Seed, ...]:
    """All seeds under a folder, in the order of the list; none when there is no such folder.

    Raises:
        SeedError: a seed cannot be read.
    """
    if not folder.is_dir():
        return ()
    found = (read_seed(about.parent) for about in folder.glob("*/about.toml"))
    return tuple(sorted(found, key=lambda seed: (seed.order, seed.slug)))


def read_seed(folder: Path) -> Seed:
    """The seed in a folder.

    Raises:
        SeedError: it cannot be read.
    """
    try:
        about: dict[str, Any] = tomllib.loads((folder / "about.toml").read_text("utf-8"))
        return Seed(
            slug=folder.name,
            title=about["title"],
            why=about["why"],
            language=about["language"],
            look_for=tuple(about["look_for"]),
            left=_letter_for_letter(folder / "left.txt"),
            right=_letter_for_letter(folder / "right.txt"),
            left_name=about["left_name"],
            right_name=about["right_name"],
            order=about["order"],
        )
    except (OSError, ValueError, KeyError) as error:
        raise SeedError(say("files.sample", folder=folder, problem=error)) from error


def _letter_for_letter(path: Path) -> str:
    return path.read_bytes().decode("utf-8")
