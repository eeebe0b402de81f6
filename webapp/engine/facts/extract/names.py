"""Names of people, places and organisations: runs of capitalised words, without their titles.

``US Secretary of State Antony Blinken`` gives ``us`` and ``antony blinken``. A capital at the start of a
sentence makes a name only when the same word is capitalised elsewhere inside a sentence, when a capital
follows, or when it is no word of the dictionary. A value is the folded words; ``same`` says whether two of
them may name one thing (part of a name, initials, country and its adjective).
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from webapp.engine.facts.extract.aliases import Lore
from webapp.engine.facts.extract.fact import Fact
from webapp.engine.facts.extract.moments import is_calendar_word
from webapp.engine.facts.extract.reading import Reading
from webapp.engine.facts.lexicon import is_common
from webapp.engine.facts.wordlist import listed
from webapp.engine.model import FactKind, Span
from webapp.engine.reading import Token, is_content

TITLES: Final = listed(
    """
    mr mrs ms miss dr prof professor sir dame lord lady president vice prime minister premier
    chancellor secretary state defence defense foreign interior finance treasury senator sen
    congressman congresswoman representative rep governor gov mayor judge justice chief general gen
    colonel col captain capt lieutenant lt sergeant sgt officer detective inspector superintendent
    king queen prince princess pope father rev reverend bishop archbishop ambassador director
    chairman chairwoman chair ceo cfo spokesman spokeswoman leader attorney deputy acting former
    herr frau präsident präsidentin kanzler kanzlerin minister ministerin monsieur madame président
    présidente señor señora presidente presidenta m mme coach manager
    """
)
"""Words before a name that are no part of it."""

_NEVER: Final = listed(
    """
    i i'm i've i'll i'd ok god mum dad mom tv pm am ad bc bce ce no nos vs st anyone anybody anything someone
    celsius fahrenheit somebody something everyone everybody everything whoever whatever whichever
    """
)

_JOINS: Final = listed(
    """
    of the de la le du des del van von der den bin ibn al el da di dos y
    """
)

_LONGEST: Final = 6
"""Words. What is longer is a headline in capitals rather than a name."""

_HEADLINE_SHARE: Final = 0.75
"""Of the longer words of a sentence. With more capitals than that they carry no news about names."""


def lore(readings: Iterable[Reading]) -> Lore:
    """Read off both articles: which words carry capitals inside sentences, and which initials are spelt
    out."""
    capitals: set[str] = set()
    spelt: dict[str, str] = {}
    acronyms: set[str] = set()
    for reading in readings:
        if _is_headline(reading):
            continue
        for at, token in enumerate(reading.tokens):
            if not token.is_capital:
                continue
            if not _opens(reading, at):
                capitals.add(token.low)
            if 2 <= len(token.low) <= 6 and token.text.replace(".", "").rstrip("s").isupper():
                acronyms.add(token.low)
            elif _starts_run(reading, at):
                run = _run_words(reading, at)
                if len(run) > 1:
                    spelt.setdefault("".join(word[0] for word in run), " ".join(run))
    return Lore(
        frozenset(capitals),
        {short: spelt[full] for short in acronyms for full in (short, short.rstrip("s")) if full in spelt},
    )


def _starts_run(reading: Reading, at: int) -> bool:
    if not is_content(reading.lows[at], reading.language):
        return False
    before = reading.tokens[at - 1] if at else None
    return before is None or not before.is_capital or not is_content(before.low, reading.language)


def _run_words(reading: Reading, at: int) -> list[str]:
    words: list[str] = []
    for token in reading.tokens[at : at + _LONGEST]:
        if token.is_capital:
            words.append(token.low)
        elif token.low not in {"of", "the", "for", "and", "-"}:
            break
    return words


def extract(reading: Reading, known: Lore) -> tuple[Fact, ...]:
    """The names of a sentence."""
    if _is_headline(reading):
        return ()
    facts: list[Fact] = []
    at, size = 0, len(reading.tokens)
    while at < size:
        if not _is_name_word(reading, at, known):
            at += 1
            continue
        stop = _end(reading, at, known)
        facts.append(_fact(reading, at, stop))
        at = stop
    return tuple(facts)


def _is_headline(reading: Reading) -> bool:
    if reading.language == "de":  # every noun has a capital
        return False
    longer = [token for token in reading.tokens if token.is_word and len(token.low) > 3]
    return len(longer) > 4 and sum(token.is_capital for token in longer) > _HEADLINE_SHARE * len(longer)


def _opens(reading: Reading, at: int) -> bool:
    """Whether the capital may be owed to its place: sentence start, after a colon or an opening quotation."""
    if (
        at > 1
        and reading.lows[at - 1] == "."
        and (reading.lows[at - 2] in TITLES or len(reading.lows[at - 2]) == 1)
    ):
        return False
    return at == 0 or reading.lows[at - 1] in {'"', ":", "«", "(", "'", ".", "•", "-", "!", "?", "…", "..."}


def _is_name_word(reading: Reading, at: int, known: Lore) -> bool:
    token = reading.tokens[at]
    low = token.low
    if not token.is_capital or low in TITLES or low in _NEVER or is_calendar_word(low, reading.language):
        return False
    if len(low) == 1 and not token.text.endswith("."):
        return False
    if reading.language == "de":
        return _is_german_name(reading, at)
    if token.text.replace(".", "").isupper() and len(low) > 1:
        return True
    if not _opens(reading, at):
        return is_content(low, reading.language)
    if not is_content(low, reading.language):
        return False
    return low in known.capitals or not (is_common(low) or _is_plural(reading, at))


def _is_plural(reading: Reading, at: int) -> bool:
    """An unknown word alone at a sentence start that ends like a plural (*Gusts reached …*) is likelier a
    word than a name."""
    low = reading.lows[at]
    alone = at + 1 >= len(reading.tokens) or not reading.tokens[at + 1].is_capital
    return alone and low[-1] == "s" and low[-2:] != "ss" and not _is_possessive(reading.tokens[at])


def _is_german_name(reading: Reading, at: int) -> bool:
    """German writes every noun with a capital: only initials and runs of two capitals are safely names."""
    token = reading.tokens[at]
    if token.text.isupper() and len(token.low) > 1:
        return True
    around = [reading.tokens[near] for near in (at - 1, at + 1) if 0 <= near < len(reading.tokens)]
    return not _opens(reading, at) and any(near.is_capital and is_content(near.low, "de") for near in around)


def _end(reading: Reading, at: int, known: Lore) -> int:
    """One past the name that begins at token ``at``."""
    stop, tokens = at + 1, reading.tokens
    while stop < len(tokens) and stop - at < _LONGEST:
        if _is_possessive(tokens[stop - 1]):
            break
        if _is_name_word(reading, stop, known) or (tokens[stop].is_capital and len(tokens[stop].low) == 1):
            stop += 1
            continue
        join = stop
        while (
            join < len(tokens)
            and join - stop < 2
            and (tokens[join].low in _JOINS or tokens[join].text == "-")
        ):
            join += 1
        if join == stop or join >= len(tokens) or not _is_name_word(reading, join, known):
            break
        if tokens[stop].text == "-" and tokens[stop].start != tokens[stop - 1].end:
            break
        stop = join + 1
    return stop


def _is_possessive(token: Token) -> bool:
    return token.text[-2:] in {"'s", "’s"} or token.text[-1:] in {"'", "’"}


def _fact(reading: Reading, start: int, stop: int) -> Fact:
    words = [token.low for token in reading.tokens[start:stop] if token.is_word and token.low not in _JOINS]
    title = reading.lows[start - 1] if start and reading.lows[start - 1] in TITLES else ""
    before = reading.lows[start - 1] if start else ""
    end = reading.tokens[stop - 1]
    trimmed = end.end - 2 if _is_possessive(end) and end.text[-1] == "s" else end.end
    offset = reading.sentence.span.start
    begin = reading.tokens[start].start
    return Fact(
        FactKind.NAME,
        Span(begin, trimmed),
        reading.sentence.text[begin - offset : trimmed - offset],
        " ".join(words) or reading.lows[start],
        slots=frozenset(f"b:{word}" for word in (title or before,) if word),
        qualifier=title,
    )
