"""Changes of a sentence whose meaning is known, made on its surface: some break a fact, some keep it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import combinations
from typing import Final

_PERSON: Final = re.compile(
    r"\b(?:said|added|told|Mr|Ms|Mrs|Dr|Judge|Mayor|Councillor) (?:[A-Z][a-z]+ )?(?P<spoke>[A-Z][a-z]{2,})\b"
    r"|\b[A-Z][a-z]+ (?P<speaks>[A-Z][a-z]{2,}),? (?:said|told|added|\d\d,)"
    r"|, [A-Z][a-z]+ (?P<aside>[A-Z][a-z]{2,})[,.]"
)


def surnames(text: str) -> list[str]:
    """The family names of those who speak in an article, have an age or stand in apposition."""
    return list(dict.fromkeys(next(filter(None, found.groups())) for found in _PERSON.finditer(text)))


def swapped_names(sentence: str, names: Sequence[str]) -> Iterator[str]:
    """Two persons of the article change places throughout the sentence."""
    for one, other in combinations(names, 2):
        places = {one: other, other: one}
        parts = re.split(rf"\b({one}|{other})\b", sentence)
        if len(parts) > 1:
            yield "".join(places.get(part, part) for part in parts)


_COMPOUND: Final = re.compile(r"\b\d+ ?(?:hours?|hr) [\w ]*?\d+ ?(?:seconds|sec)\b")


def changed_digits(sentence: str) -> Iterator[str]:
    """Each digit becomes another one; which, follows from its place.

    Never a nought, which may round and begins no day or hour; not the first of a decade (*6970s* is none).
    Not inside a duration of several units: there *18 minutes 40 seconds* and *16 minutes 40 seconds* are near
    enough to be a rounding.
    """
    durations = [range(*found.span()) for found in _COMPOUND.finditer(sentence)]
    for found in re.finditer(r"\d(?!\d{3}s)", sentence):
        if not any(found.start() in duration for duration in durations):
            digit = (int(found[0]) + found.start() % 8) % 9 + 1
            yield f"{sentence[: found.start()]}{digit}{sentence[found.end() :]}"


_AUXILIARIES: Final = (
    "is", "are", "was", "were", "has", "had", "have", "will", "would", "can", "could", "should", "must",
    "does", "do", "did",
)  # fmt: skip
_AUXILIARY: Final = re.compile(
    rf"\b(?:{'|'.join(_AUXILIARIES)})\b(?! (?:not|no|nothing|never|none|only)\b|n['’]t)"
)
_DENIED: Final = re.compile(rf"\b({'|'.join(_AUXILIARIES)}) not\b")
_PAST: Final = {
    "said": "say", "rose": "rise", "fell": "fall", "began": "begin", "took": "take", "gave": "give",
    "went": "go", "saw": "see", "wrote": "write", "drove": "drive", "came": "come", "ran": "run",
    "grew": "grow", "knew": "know", "spoke": "speak", "broke": "break", "chose": "choose", "told": "tell",
}  # fmt: skip
_BEHIND: Final = "".join(rf"(?<!\b{low} )" for low in (*_AUXILIARIES, "be", "been", "not", "never"))
_FINITE: Final = re.compile(rf"{_BEHIND}\b(?:{'|'.join(_PAST)})\b")


def negated(sentence: str) -> Iterator[str]:
    """Each verb is denied, and each denial taken out.

    Verbs that are told by their form: auxiliaries and irregular pasts. Not before another denial or an
    *only*, where a *not* is no English.
    """
    for found in _AUXILIARY.finditer(sentence):
        yield f"{sentence[: found.end()]} not{sentence[found.end() :]}"
    for found in _DENIED.finditer(sentence):
        yield f"{sentence[: found.start()]}{found[1]}{sentence[found.end() :]}"
    for found in _FINITE.finditer(sentence):
        yield f"{sentence[: found.start()]}did not {_PAST[found[0]]}{sentence[found.end() :]}"


Form = Callable[[str], str]


def _instead(pairs: Mapping[str, str]) -> Form:
    """Words for others."""
    pattern = re.compile("|".join(rf"\b{re.escape(word)}\b" for word in pairs))
    return lambda text: pattern.sub(lambda found: pairs[found[0]], text)


def _outside_quotations(form: Form) -> Form:
    """A quotation is verbatim: what stands in marks keeps its words."""
    marks = re.compile(r"(“[^”]*”|\"[^\"]*\")")
    return lambda text: "".join(part if n % 2 else form(part) for n, part in enumerate(marks.split(text)))


_COUNTS: Final = (
    "zero",
    "one",
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
)
_MONTH: Final = "(?:January|February|March|April|May|June|July|August|September|October|November|December)"
_CLOCK: Final = r"(?! (?:past|to|in the|o['’]clock|[ap]\.?m)\b)"
_WORD: Final = re.compile(
    rf"(?<!past )(?<!to )(?<!at )(?<!and )(?<![-–])\b(?:{'|'.join(_COUNTS[2:])})\b(?![-–]){_CLOCK}"
)
"""A count in words that is no hour, and no part of a longer number."""
_FIGURE: Final = re.compile(
    r"(?<![\d.,:–£$€-])(?<![A-Za-z]{3} )\b(?:[2-9]|1[0-2])\b"
    rf"(?! ?(?:[:%–-]|[ap]\.?m)|[\d.,]\d| (?:and \d+ )?{_MONTH}\b)"
)
"""A count in figures that is no time, day or share, and belongs to no name (*Line 4*, *May 4*)."""
_DAY_MONTH: Final = re.compile(rf"\b(\d{{1,2}}) ({_MONTH})\b(?! \d)")
_MONTH_DAY: Final = re.compile(rf"\b({_MONTH}) (\d{{1,2}})\b(?!,? \d)")
_AMERICAN: Final = {
    "colour": "color", "harbour": "harbor", "centre": "center", "theatre": "theater", "labour": "labor",
    "favour": "favor", "neighbours": "neighbors", "organisation": "organization", "apologised": "apologized",
    "criticised": "criticized", "organised": "organized", "programme": "program", "cancelled": "canceled",
    "travellers": "travelers", "metres": "meters", "kilometres": "kilometers", "defence": "defense",
    "travelled": "traveled", "realised": "realized", "authorised": "authorized", "recognised": "recognized",
    "honour": "honor", "grey": "gray", "licence": "license", "tyres": "tires", "ageing": "aging",
}  # fmt: skip
_SHORT: Final = {
    **{f"{long} not": f"{long}n’t" for long in _AUXILIARIES if long not in {"will", "can"}},
    "will not": "won’t",
    "cannot": "can’t",
}


def _per_cent(text: str) -> str:
    return re.sub(r"(?<=\d)(?: ?%| per ?cent\b)", lambda found: " per cent" if "%" in found[0] else "%", text)


def _other_marks(text: str) -> str:
    """Straight marks for curly ones, or the other way."""
    if "“" in text or "’" in text:
        return text.translate(str.maketrans("“”‘’", "\"\"''"))
    return re.sub(r"\"(\w[^\"]*)\"", r"“\1”", text).replace("'", "’")


_NO_PASSIVE: Final = r"(?<!\bis )(?<!\bare )(?<!\bwas )(?<!\bwere )(?<!\bbe )"

EQUAL_FORMS: Final[Mapping[str, Form]] = {
    "counts in figures": _outside_quotations(
        lambda text: _WORD.sub(lambda found: str(_COUNTS.index(found[0])), text)
    ),
    "counts in words": _outside_quotations(
        lambda text: _FIGURE.sub(lambda found: _COUNTS[int(found[0])], text)
    ),
    "per cent": _per_cent,
    "month first": lambda text: _DAY_MONTH.sub(r"\2 \1", text),
    "day first": lambda text: _MONTH_DAY.sub(r"\2 \1", text),
    "marks": _other_marks,
    "dashes": lambda text: re.sub(r", which\b", " — which", text).replace(" – ", " — "),
    "hyphens": lambda text: re.sub(r"(?<=\w)-(?=\w)", "\u2011", text),
    "contracted": _outside_quotations(_instead(_SHORT)),
    "stated": _outside_quotations(lambda text: re.sub(rf"{_NO_PASSIVE}\bsaid\b(?! to be)", "stated", text)),
    "no separators": lambda text: re.sub(r"(?<=\d),(?=\d{3}\b)", "", text),
    "thin separators": lambda text: re.sub(r"(?<=\d),(?=\d{3}\b)", "\u202f", text),
    "American spelling": _outside_quotations(_instead(_AMERICAN)),
}
"""Name of a form → what it makes of a text. Back to the first form is the same pair the other way round."""
