"""What capitals tell: which words are names, what initials stand for, which words are titles."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from typing import Final

from webapp.engine.facts.extract.aliases import Lore
from webapp.engine.facts.extract.reading import Reading
from webapp.engine.language import words
from webapp.engine.reading import Token, is_content

TITLES: Final = frozenset().union(*(words(language, "titles") for language in ("en", "de", "fr", "es")))
"""Words before a name that are no part of it, in every language whose names are read."""
_HEADLINE_SHARE: Final = 0.75
"""Of the longer words of a sentence. With more capitals than that they carry no news about names."""
_FEW: Final = 4
"""A headline has more longer words, and as many capitals at least."""
_LONGEST: Final = 6
"""Words of a name whose initials are read."""


@cache
def titles(language: str) -> frozenset[str]:
    """The words before a name that are no part of it, in one language."""
    return words(language if language in {"de", "fr", "es"} else "en", "titles")


def lore(readings: Iterable[Reading]) -> Lore:
    """Read off both articles: which words carry capitals inside sentences, and which initials are spelt
    out."""
    capitals: set[str] = set()
    spelt: dict[str, str] = {}
    acronyms: set[str] = set()
    for reading in readings:
        if is_headline(reading):
            continue
        for at in reading.capitals:
            token = reading.tokens[at]
            if not opens(reading, at):
                capitals.add(token.low)
            if 2 <= len(token.low) <= 6 and token.text.replace(".", "").rstrip("s").isupper():
                acronyms.add(token.low)
            elif _starts_run(reading, at):
                _spell(_run(reading, at), spelt)
    return Lore(
        frozenset(capitals),
        {short: spelt[full] for short in acronyms for full in (short, short.rstrip("s")) if full in spelt},
    )


def _starts_run(reading: Reading, at: int) -> bool:
    if not is_content(reading.lows[at], reading.language):
        return False
    before = reading.tokens[at - 1] if at else None
    return before is None or not before.is_capital or not is_content(before.low, reading.language)


def _spell(run: list[Token], spelt: dict[str, str]) -> None:
    """The initials of a run, with those of its small words and without."""
    capitals = [token.low for token in run if token.is_capital]
    if len(capitals) > 1:
        for letters in (capitals, [token.low for token in run if token.is_word]):
            spelt.setdefault("".join(word[0] for word in letters), " ".join(capitals))


def _run(reading: Reading, at: int) -> list[Token]:
    run: list[Token] = []
    for token in reading.tokens[at : at + _LONGEST]:
        if not token.is_capital and token.low not in {"of", "the", "for", "and", "-"}:
            break
        run.append(token)
    return run


def is_headline(reading: Reading) -> bool:
    """Whether so many words have a capital that none of them tells anything."""
    if reading.language == "de":  # every noun has a capital
        return False
    if len(reading.capitals) < _FEW:
        return False
    longer = sum(len(reading.lows[at]) > 3 for at in reading.words)
    capitals = sum(len(reading.lows[at]) > 3 for at in reading.capitals)
    return longer > _FEW and capitals > _HEADLINE_SHARE * longer


def opens(reading: Reading, at: int) -> bool:
    """Whether the capital may be owed to its place: sentence start, after a colon or an opening quotation."""
    if (
        at > 1
        and reading.lows[at - 1] == "."
        and (reading.lows[at - 2] in TITLES or len(reading.lows[at - 2]) == 1)
    ):
        return False
    return at == 0 or reading.lows[at - 1] in {'"', ":", "«", "(", "'", ".", "•", "-", "!", "?", "…", "..."}
