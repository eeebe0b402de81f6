"""Page furniture that comes along when an article is copied, by named rules.

A rule takes a whole sentence or line that is nothing else, and errs towards keeping: a line wrongly kept
costs a glance, a statement wrongly taken is never compared. So no rule has a free tail. What may stand
beside a label is a closed list of words, a name in capitals, a date beside *published*: "Advertisement
spending rose.", "(c) The owner must pay." and "By Monday, all had left" stay. The table is
``furniture.toml``; docs/segmentation.md shows it, and a test keeps the two equal.
"""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from webapp.engine.reading import Remembered, fold, unify
from webapp.engine.resources import read
from webapp.engine.segment.phrases import Rule, no_names, read_rules

LONGEST: Final = 240
"""Characters. Furniture is short; longer sentences are not looked at."""
_LOOSE: Final = re.compile(r" (?=[,.;:!?)]|'s\b)")
"""Spaces that a tokenised text has before its marks."""
_WORD: Final = re.compile(r"[^\W\d_]{2,}+")


@cache
def rules() -> tuple[Rule, ...]:
    """In the order they are tried. Compiled at first need: a process that compares nothing need not wait."""
    return read_rules(read("segment", "furniture.toml"))


@cache
def _no_names() -> re.Pattern[str]:
    return no_names(read("segment", "furniture.toml"))


@cache
def _own_words() -> frozenset[str]:
    return frozenset(word for rule in rules() for word in rule.words)


_KNOWN: Final = Remembered[str, str | None](200_000)
"""As many characters as two pairs of 15,000 words a side have in lines so short."""


def rule_for(text: str) -> str | None:
    """The name of the rule that calls ``text`` (a sentence or line) page furniture, else None."""
    if not text or len(text) > LONGEST:
        return None
    return _KNOWN.of(text, len(text), lambda: _rule_for(text))


def _rule_for(text: str) -> str | None:
    folded, cased = fold(text), _LOOSE.sub("", " ".join(unify(text).split()))
    cased = _no_names().sub(_small, cased)
    for rule in rules():
        if rule.folded.fullmatch(folded) or (rule.cased and rule.cased.fullmatch(cased)):
            return rule.name
    return None


def _small(found: re.Match[str]) -> str:
    """A word in small letters, but for one that begins a byline."""
    begins = found.start() == 0 and found[0].casefold() in {"by", "published", "updated", "posted"}
    return found[0] if begins else found[0].lower()


def holds_fact(text: str) -> bool:
    """Whether a line that a rule takes holds a figure or a name, so that a reader may want to hear of it.

    A name is a word with a capital that is neither the line's first nor one that the rules themselves use.
    """
    if any(character.isdigit() for character in text):
        return True
    own = _own_words()
    return any(word[0].isupper() and word.casefold() not in own for word in _WORD.findall(text)[1:])
