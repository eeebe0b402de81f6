"""What is known of words where sentences end: ``ends.tsv``, read once, at first need.

>>> kind("Dr", "en"), kind("etc", "fr"), kind("library", "en")
('never', 'end', '')
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Final

from webapp.engine.language import words
from webapp.engine.reading import is_content
from webapp.engine.resources import entries

ORDINAL_LANGUAGES: Final = words("any", "writing", "ordinal stop")
"""They write ordinal numbers with a stop: ``am 3. Mai``."""

NOUNS_IN_CAPITALS: Final = words("any", "writing", "capital nouns")
"""Languages in which a capital says little about the beginning of a sentence."""

_SAME_TABLE: Final = {"und": "en", "nb": "no", "nn": "no", "bs": "hr", "gl": "pt", "mk": "bg", "be": "ru"}
_SUFFIX: Final = 5
"""Characters of the longest ``*ending`` in the table, and some more."""
LISTS: Final = frozenset({"calendar", "exclaimed", "lettered", "opener"})
"""Classes that say nothing of what stands before a stop."""


@dataclass(frozen=True, slots=True)
class _Table:
    kinds: Mapping[str, str]
    """Word → its class, of the classes that say what stands before a stop."""
    lists: Mapping[str, frozenset[str]]
    """Class → its words, of the others."""


@cache
def _tables() -> Mapping[str, _Table]:
    kinds: dict[str, dict[str, str]] = {}
    lists: dict[str, dict[str, set[str]]] = {}
    for language, group, word in entries("segment", "ends.tsv"):
        if group in LISTS:
            lists.setdefault(language, {}).setdefault(group, set()).add(word)
        else:
            kinds.setdefault(language, {})[word] = group
    return {
        language: _Table(
            {**kinds["every"], **kinds.get(language, {})},
            {group: frozenset(words) for group, words in lists.get(language, {}).items()},
        )
        for language in {*kinds, *lists}
    }


def has_table(language: str) -> bool:
    """Whether the abbreviations of ``language`` are known here."""
    return _SAME_TABLE.get(language, language) in _tables()


def _table(language: str) -> _Table:
    tables = _tables()
    return tables.get(_SAME_TABLE.get(language, language)) or tables["every"]


@lru_cache(maxsize=1 << 14)
def kind(word: str, language: str) -> str:
    """The class of ``word``, which stands before a stop; empty for a word that is no abbreviation.
    A single letter counts as it is written: ``p. 5``, but ``P. Barr``."""
    kinds = _table(language).kinds
    found = kinds.get(word)
    if found is None and len(word) > 1:
        found = kinds.get(word.lower())
    if found is None and len(word) > 1 and word.isupper():
        found = kinds.get(word.capitalize())
    if found is None:
        low = word.lower()[-_SUFFIX:]
        found = next((kinds[f"*{low[at:]}"] for at in range(1, len(low)) if f"*{low[at:]}" in kinds), None)
    return found or ""


def is_listed(word: str, group: str, language: str) -> bool:
    """Whether ``word`` stands in one of the lists ``calendar``, ``exclaimed``, ``lettered``, ``opener``."""
    return word in _table(language).lists.get(group, ())


def begins_sentences(word: str, language: str) -> bool:
    """Whether a capitalised word is of the kind that begins sentences and no name.

    Of ``He's`` and ``L’homme`` the first part counts; of single letters only listed ones.
    """
    first, mark, rest = word.replace("’", "'").partition("'")
    known = first.lower()
    if len(first) == 1 and rest:
        return not (is_content(known, language) and is_content(known + mark, language))
    if is_listed(first, "opener", language) or is_listed(first.capitalize(), "opener", language):
        return True
    return len(first) > 1 and not is_content(known, language)
