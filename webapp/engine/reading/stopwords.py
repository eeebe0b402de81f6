"""Function words: the ones that say little about what a sentence is about. Lists: ``engine/language``."""

from __future__ import annotations

from typing import Final

from webapp.engine.language import UNKNOWN, has, languages, words

FUNCTION_WORDS: Final = {
    language: words(language, "function") for language in (*languages(), UNKNOWN) if has(language, "function")
}
"""ISO 639-1 code → folded function words. Verbs of saying are among them: every news sentence has one."""

_NONE: frozenset[str] = frozenset()


def is_content(word: str, language: str = "und") -> bool:
    """Whether a folded word tells something of its own. True for every word of a language without a list."""
    return word not in FUNCTION_WORDS.get(language, _NONE)
