"""Words of texts and of names of elements, in one form for comparing."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from lxml import etree

_WORD: Final = re.compile(
    r"[\u0e00-\u0eff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]|[^\W_\u0e00-\u0eff\u3040-\u30ff\u3400-\u9fff]+"
)
_NAME: Final = re.compile(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])|[0-9]+")
_NAMED: Final = (
    "id", "class", "role", "data-component", "data-testid", "data-module", "data-type",
    "aria-label",
)  # fmt: skip


def words(text: str) -> list[str]:
    """Words in small letters; of scripts without blanks each character is one."""
    return _WORD.findall(text.lower())


def folded(text: str) -> str:
    """Its words with blanks between."""
    return " ".join(words(text))


def shingles(text: str) -> Iterator[int]:
    """All runs of three words, as numbers; of a shorter text one for all of it."""
    found = words(text)
    for at in range(max(1, len(found) - 2)):
        yield hash(tuple(found[at : at + 3]))


def tokens_of(element: etree._Element) -> str:
    """The words in an element's names, ``articleShare-bar`` as `` article share bar ``, a blank at both
    ends."""
    given = element.attrib
    if not given:
        return " "
    names = " ".join(str(given[name])[:300] for name in _NAMED if name in given)
    return f" {' '.join(_NAME.findall(names)).lower()} "
