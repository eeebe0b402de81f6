"""Whether a word is a common one of English, so that a capital or an odd form of it is no name."""

from __future__ import annotations

from functools import lru_cache
from typing import Final

from webapp.engine.facts.lexicon import endings, speech
from webapp.engine.language import table


@lru_cache(maxsize=1 << 15)
def is_common(word: str) -> bool:
    """Whether it is a form of a word in the dictionary of frequent English words, or made of one
    (*shoppers*, *unpaid*) or two (*firefighters*)."""
    return _is_listed(word) or any(map(_is_known, _derived(word))) or _is_compound(word)


def _is_listed(word: str) -> bool:
    return bool(speech(word))


def _is_known(word: str) -> bool:
    return len(word) > 2 and _is_listed(word)


def _derived(word: str) -> list[str]:
    """What is left of a word without a common ending or beginning."""
    made = endings("made").get(word[-1:], ())
    found = [word[: -len(ending)] + rest for ending, rests in made if word.endswith(ending) for rest in rests]
    found += [form[:-1] for form in found if len(form) > 3 and form[-1] == form[-2]]
    return found + [word[len(start) :] for start in _BEGUN if word.startswith(start)]


_BEGUN: Final = table("en", "grammar")["before made"]


def _is_compound(word: str) -> bool:
    """Plurals only: *Greenland* is a name."""
    return (
        8 < len(word) <= _LONGEST
        and word.endswith("s")
        and any(_is_known(word[:at]) and _is_known(word[at:]) for at in range(4, len(word) - 3))
    )


_LONGEST: Final = 60
"""Letters. No two words of the dictionary make a longer one."""
