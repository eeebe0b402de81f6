"""Every word that people read, by key: ``say("shares.made", n=3)``.

The words of a language lie in one folder, ``en/``, a file for each part of the product. Whoever asks gives a
key and values and holds no sentence of its own, so that words are edited, and later translated, in one place.
"""

from __future__ import annotations

from webapp.words.catalogue import LANGUAGE, catalogue, find
from webapp.words.entry import Entry, WordsError

__all__ = ["LANGUAGE", "Entry", "WordsError", "catalogue", "find", "say"]


def say(key: str, /, **values: object) -> str:
    """The words of ``key`` as plain text, its placeholders filled. Pages use ``webapp.words.markup.say``.

    Raises:
        WordsError: there is no such key, or its placeholders are others than the values given.
    """
    return find(key).pattern(values).format(**values)
