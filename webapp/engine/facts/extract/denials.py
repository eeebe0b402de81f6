"""Whether a quotation was trimmed of what denies it.

    “We did not, at any point, promise new flats”       “We did … promise new flats”

A denial counts when it bears on what was kept: no clause ends between them. What commas or dashes set off may
go with all that it denies (*“We will, whether or not it rains, go”*).
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from webapp.engine.language import words as language_words
from webapp.engine.language import writes

_PAUSES: Final = frozenset(",—–()、，،")
_ENDS: Final = frozenset(".!?;:…。！？；：؟")
_REACH: Final = 8
"""Words from a denial to what was kept behind it, at most."""
_ASIDE: Final = 4
"""Words between two commas that interrupt a clause (*I do not, frankly, think that …*)."""

Said = Sequence[tuple[str, str]]
"""Folded words, each with the signs behind it."""


def is_denied(lead: str | None, skipped: Said, language: str, *, goes_on: bool) -> bool:
    """Whether a denial among the words that a trim left out bears on what was kept.

    ``lead``: the signs behind the last word kept in front, None when none was. ``goes_on``: words were kept
    behind, too.
    """
    clauses = _clauses(lead or "", skipped)
    if lead is not None and goes_on and len(clauses) == 1:
        return _within(clauses[0], language)
    behind = goes_on and _before_rest(clauses[-1], language)
    return behind or (lead is not None and _after_rest(clauses[0], language))


def denies(words: Sequence[str], language: str) -> bool:
    """Whether any of some folded words denies."""
    known, only, signs = (language_words(language, "denials", role) for role in ("not", "only", "sign"))
    if signs:
        written = " ".join(words)
        return any(sign.replace("_", " ") in written for sign in signs)
    return any(
        (word in known or word.endswith("n't") or word.startswith("n'"))
        and only.isdisjoint(words[at + 1 : at + 2])
        for at, word in enumerate(words)
    )


def _clauses(lead: str, skipped: Said) -> list[list[list[str]]]:
    """The words, cut at the ends of sentences into clauses and these at pauses into stretches."""
    clauses: list[list[list[str]]] = [[[]]]
    for word, signs in (("", lead), *skipped):
        if word:
            clauses[-1][-1].append(word)
        if not _ENDS.isdisjoint(signs):
            clauses.append([[]])
        elif not _PAUSES.isdisjoint(signs):
            clauses[-1].append([])
    return clauses


def _within(stretches: list[list[str]], language: str) -> bool:
    """A clause with its middle left out: pauses two by two set asides off; one alone parts two clauses."""
    if len(stretches) % 2 == 0:
        return _before_rest(stretches, language) or _after_rest(stretches[:1], language)
    return denies([word for stretch in stretches[::2] for word in stretch], language)


def _before_rest(stretches: list[list[str]], language: str) -> bool:
    last = stretches[-1]
    if len(stretches) > 2 and len(stretches[-2]) <= _ASIDE and len(stretches[-3]) > 1:
        last = stretches[-3] + last
    turns = language_words(language, "conjunctions", "turn")
    turn = max((at + 1 for at, word in enumerate(last) if word in turns), default=0)
    return denies(last[turn:][-_REACH:], language)


def _after_rest(stretches: list[list[str]], language: str) -> bool:
    """Behind what was kept: German *… das nicht*, Japanese *…はない*."""
    return denies(stretches[0] if writes(language, "verb last") else stretches[0][-2:], language)
