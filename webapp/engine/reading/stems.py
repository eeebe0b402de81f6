"""Stems by the Snowball algorithms (M. F. Porter; package ``snowballstemmer``, BSD-3-Clause, pure Python).

The algorithm classes are used directly: the package's own entry point prefers the C library where one is
installed, and then two machines could answer differently.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from importlib import import_module
from threading import Lock
from typing import Any, Final

ALGORITHMS: Final = {
    "ar": "arabic", "ca": "catalan", "cs": "czech", "da": "danish", "de": "german", "el": "greek",
    "en": "english", "es": "spanish", "et": "estonian", "eu": "basque", "fa": "persian", "fi": "finnish",
    "fr": "french", "ga": "irish", "hi": "hindi", "hu": "hungarian", "hy": "armenian", "id": "indonesian",
    "it": "italian", "lt": "lithuanian", "ne": "nepali", "nl": "dutch", "no": "norwegian", "nb": "norwegian",
    "pl": "polish", "pt": "portuguese", "ro": "romanian", "ru": "russian", "sr": "serbian", "sv": "swedish",
    "ta": "tamil", "tr": "turkish",
}  # fmt: skip
"""ISO 639-1 code → Snowball algorithm."""

_LOCK = Lock()  # a stemmer keeps its word in itself, so two threads must not share one at a time
_LONGEST = 40
"""Characters. Longer 'words' are data (hashes, links) without an ending, and stemming them costs time."""


def stem(word: str, language: str) -> str:
    """The stem of a folded word; the word itself where the language has no algorithm or is unknown."""
    if len(word) > _LONGEST or language not in ALGORITHMS:
        return word
    return _stem(word, language)


@lru_cache(maxsize=1 << 17)
def _stem(word: str, language: str) -> str:
    with _LOCK:
        return str(_stemmer(ALGORITHMS[language])(word))


@lru_cache(maxsize=len(ALGORITHMS))
def _stemmer(algorithm: str) -> Callable[[str], Any]:
    module = import_module(f"snowballstemmer.{algorithm}_stemmer")
    stemmer = getattr(module, f"{algorithm.capitalize()}Stemmer")()
    method: Callable[[str], Any] = stemmer.stemWord
    return method
