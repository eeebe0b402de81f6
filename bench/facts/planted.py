"""Plant one change of fact into a sentence, by kind, in a reproducible way.

``plant(kind, text, rng)`` gives the text with one fact of that kind changed, or None where it has none. The
kinds are those that matter to an editor: another number, date or name, an altered quotation, a denial put in
or taken out, a direction turned, an attribution or a hedge dropped. The plants are made on the surface, by
regular expressions of their own, so that they do not test the extractors with themselves.
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable

_WORDS = [
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "twenty",
    "thirty",
    "forty",
    "fifty",
    "sixty",
]
_MONTHS = [
    "January",
    "February",
    "March",
    "April",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]
_DAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]
_SURNAMES = ["Lindgren", "Okafor", "Petrov", "Haverford", "Castellan", "Drummond", "Weatherby", "Nakamura"]
_PLACES = ["Marlborough", "Tromsdal", "Valparaiso", "Kettering", "Brandenburg", "Astoria"]
_TURNS = (
    ("rose", "fell"),
    ("increased", "decreased"),
    ("more", "less"),
    ("before", "after"),
    ("won", "lost"),
    ("higher", "lower"),
    ("first", "last"),
    ("good", "bad"),
    ("open", "closed"),
    ("always", "never"),
    ("old", "new"),
    ("small", "large"),
    ("above", "below"),
    ("early", "late"),
    ("allowed", "banned"),
    ("accepted", "rejected"),
)


def _swap(text: str, pattern: str, change: Callable[[re.Match[str]], str], rng: random.Random) -> str | None:
    found = list(re.finditer(pattern, text))
    if not found:
        return None
    match = rng.choice(found)
    new = change(match)
    return None if new == match.group() else text[: match.start()] + new + text[match.end() :]


def _digits(match: re.Match[str], rng: random.Random) -> str:
    old = match.group()
    first = rng.choice([digit for digit in "123456789" if digit != old[0]])
    return first + old[1:]


def number(text: str, rng: random.Random) -> str | None:
    """Another leading digit, or another number word."""
    planted = _swap(
        text,
        r"(?<![\w.,:/-])\d[\d,.]*\d(?![\w/:])|(?<![\w.,:/-])\d(?![\w/:.,]\d)",
        lambda m: _digits(m, rng),
        rng,
    )
    if planted:
        return planted

    def other(match: re.Match[str]) -> str:
        word = rng.choice([w for w in _WORDS if w != match.group().lower()])
        return word.capitalize() if match.group()[0].isupper() else word

    return _swap(text, r"\b(?i:" + "|".join(_WORDS) + r")\b(?!-)", other, rng)


def date(text: str, rng: random.Random) -> str | None:
    """Another month, weekday or year."""
    for names in (_MONTHS, _DAYS):
        pattern = r"\b(?:" + "|".join(names) + r")\b"
        planted = _swap(
            text, pattern, lambda m, names=names: rng.choice([n for n in names if n != m.group()]), rng
        )
        if planted:
            return planted
    return _swap(
        text, r"(?<=in )(?:1[5-9]|20)\d\d\b", lambda m: str(int(m.group()) + rng.choice([-7, -3, 2, 11])), rng
    )


def name(text: str, rng: random.Random) -> str | None:
    """Another person or place for a capitalised word inside the sentence."""
    pool = _SURNAMES + _PLACES
    avoid = (
        r"(?:Mr|Mrs|Ms|Miss|Dr|I|The|A|God|Sir|Lady|Lord|Madame|Monsieur|"
        + "|".join(_MONTHS + _DAYS)
        + r")\b"
    )
    return _swap(
        text, r"(?<=[a-z,] )(?!" + avoid + r")[A-Z][a-z]{3,}\b(?! [A-Z])", lambda m: rng.choice(pool), rng
    )


def quotation(text: str, rng: random.Random) -> str | None:
    """Another word inside a quotation of four words or more."""
    if len(re.findall('["“”]', text)) % 2:
        return None  # one end of it stands in another sentence

    def alter(match: re.Match[str]) -> str:
        words = match.group().split(" ")
        at = rng.randrange(1, len(words) - 1)
        words[at] = rng.choice(["perhaps", "gladly", "elsewhere", "nothing", "together"])
        return " ".join(words)

    return _swap(text, r"[\"“][^\"“”]{18,}[\"”]", alter, rng)


def negation(text: str, rng: random.Random) -> str | None:
    """A *not* taken out or put in, or a word turned into its opposite."""
    taken = re.sub(
        r"\b(do|does|did|is|are|was|were|has|have|had|can|could|will|would|should|must) not\b",
        r"\1",
        text,
        count=1,
    )
    if taken != text:
        return taken
    for one, other in rng.sample(_TURNS, len(_TURNS)):
        for old, new in ((one, other), (other, one)):
            turned = re.sub(rf"(?<![-\w]){old}(?![-'’\w])", new, text, count=1)
            if turned != text:
                return turned
    put = re.sub(
        r"\b(is|are|was|were|has|have|had|can|could|will|would|should|must)\b(?! not|n't| never| no\b|,)",
        r"\1 not",
        text,
        count=1,
    )
    return put if put != text else None


def attribution(text: str, rng: random.Random) -> str | None:
    """The clause that says who says it, dropped; else another verb."""
    del rng
    for pattern in (
        r"^According to [^,]{3,40}, (\w)",
        r"^(?:The )?[A-Z]\w+(?: \w+){0,2} (?:said|says|stated|reported|announced) that (\w)",
    ):
        planted = re.sub(pattern, lambda m: m.group(1).upper(), text, count=1)
        if planted != text:
            return planted
    for old, new in (
        ("said", "admitted"),
        ("says", "admits"),
        ("stated", "boasted"),
        ("claimed", "confirmed"),
        ("told", "warned"),
    ):
        planted = re.sub(rf"(?<!this )(?<!that )\b{old}\b", new, text, count=1)
        if planted != text:
            return planted
    return None


def hedge(text: str, rng: random.Random) -> str | None:
    """A hedge taken out."""
    del rng
    for pattern, new in (
        (r"\b(?:reportedly|allegedly|probably|possibly|perhaps|apparently|likely) ", ""),
        (r"\b(?:may|might) (?=[a-z])", "will "),
    ):
        planted = re.sub(pattern, new, text, count=1)
        if planted != text:
            return planted
    return None


_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_DENIAL = re.compile(r"\b(?:not|no|never|none|nor|without)\b|n['’]t\b", re.IGNORECASE)


def is_fair(left: str, right: str, planted: str) -> bool:
    """Whether the left sentence tells what was changed, so that the plant is a change: what was taken out
    stands there, too, and of the two longer words on each side of the place all but one."""
    before, after = _WORD.findall(right.lower()), _WORD.findall(planted.lower())
    start = next((n for n, pair in enumerate(zip(before, after, strict=False)) if pair[0] != pair[1]), 0)
    end = next(
        (n for n, pair in enumerate(zip(before[::-1], after[::-1], strict=False)) if pair[0] != pair[1]), 0
    )
    stop = max(start, len(before) - end)
    told = set(_WORD.findall(left.lower()))
    taken = before[start:stop]
    if "not" in taken and not _DENIAL.search(left):
        return False
    if taken and "not" not in taken and told.isdisjoint(taken):
        return False
    near = [word for word in before[:start] if len(word) > 3][-2:] + [
        word for word in before[stop:] if len(word) > 3
    ][:2]
    return sum(word not in told for word in near) <= (len(near) > 1)


PLANTS: dict[str, Callable[[str, random.Random], str | None]] = {
    "number": number,
    "date": date,
    "name": name,
    "quotation": quotation,
    "negation": negation,
    "attribution": attribution,
    "hedge": hedge,
}
"""Kind → how it is planted."""
