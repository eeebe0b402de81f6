"""What a model folder says of itself: model.toml ; a replacement may do without."""

from __future__ import annotations

import hashlib
import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from webapp.engine.errors import ModelError

MAX_TOKENS = 256
"""Range 8 to 8,192. Where the folder does not say: no sentence that a reader takes in is longer."""

LANGUAGES = frozenset({"en"})
"""Where the folder does not say: vectors carry weight for English only."""

REQUIRED = ("model.onnx", "tokenizer.json")


@dataclass(frozen=True, slots=True)
class Card:
    """A model's description of itself."""

    name: str
    """Kept with every comparison."""
    languages: frozenset[str]
    """ISO 639-1 codes of the languages whose vectors carry meaning."""
    max_tokens: int
    """Longer sentences are cut."""


def read_card(folder: Path) -> Card:
    """Checks that the folder is complete and reads its model.toml. Where that lists files, their SHA-256
    must agree. Raises ModelError with one plain sentence."""
    if not folder.is_dir():
        raise ModelError(f"There is no folder {folder} for the sentence model.")
    for name in REQUIRED:
        if not (folder / name).is_file():
            raise ModelError(f"The sentence model's folder {folder} has no {name}.")
    entries = _read(folder / "model.toml")
    _check_files(folder, entries.get("files", {}))
    return Card(_name(folder, entries), _languages(folder, entries), _max_tokens(folder, entries))


def _read(path: Path) -> dict[str, Any]:
    if not path.is_file():
        return {}
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, OSError) as error:
        raise ModelError(f"{path} cannot be read: {error}.") from error


def _check_files(folder: Path, sums: Any) -> None:
    if not isinstance(sums, dict):
        raise ModelError(f"{folder / 'model.toml'}: files must be a table of names and SHA-256 sums.")
    for name, expected in sums.items():
        path = folder / name
        if not path.is_file():
            raise ModelError(f"The sentence model's folder {folder} has no {name}.")
        with path.open("rb") as file:
            if hashlib.file_digest(file, "sha256").hexdigest() != expected:
                raise ModelError(f"{path} is damaged: it differs from its checksum in model.toml.")


def _name(folder: Path, entries: dict[str, Any]) -> str:
    name = entries.get("name", folder.resolve().name)
    if not isinstance(name, str) or not name:
        raise ModelError(f"{folder / 'model.toml'}: name must be text.")
    return name


def _languages(folder: Path, entries: dict[str, Any]) -> frozenset[str]:
    languages = entries.get("languages")
    if languages is None:
        return LANGUAGES
    if not isinstance(languages, list) or not all(isinstance(code, str) for code in languages):
        raise ModelError(f'{folder / "model.toml"}: languages must be a list of codes such as ["en", "de"].')
    return frozenset(languages)


def _max_tokens(folder: Path, entries: dict[str, Any]) -> int:
    count = entries.get("max_tokens", MAX_TOKENS)
    if isinstance(count, bool) or not isinstance(count, int) or not 8 <= count <= 8192:
        raise ModelError(f"{folder / 'model.toml'}: max_tokens must be a number from 8 to 8192.")
    return count
