"""What of a pair could be compared, where that is less than all: said before anything is said of it."""

from __future__ import annotations

from collections.abc import Iterator

from webapp.engine.language.capabilities import Capability, capabilities
from webapp.engine.model import Comparison, Limit, PairKind, Side
from webapp.engine.reading import language_name
from webapp.present.kind import strangers_said
from webapp.present.pair import Pair
from webapp.present.phrase import listed, plain, spoken
from webapp.words import say

LEADING = frozenset({"equal-only", "facts-length"})
"""Limits that leave most of a text out. The others weaken the answer and stand below it."""

NAMED = (
    Capability.DIGITS,
    Capability.NUMBERS,
    Capability.DATES,
    Capability.NAMES,
    Capability.QUOTATIONS,
    Capability.ATTRIBUTIONS,
    Capability.HEDGES,
    Capability.NEGATIONS,
)
"""What a summary names; what goes with another one has no name of its own."""


def nothing_to_compare(pair: Pair) -> str:
    """Which text has nothing to compare; empty where both have."""
    empty = [side for side in Side if not pair.article(side).sentences]
    if len(empty) > 1:
        return say("summary.checked.both_empty")
    if empty:
        return say("summary.checked.empty", Article=_named(pair, empty[0]))
    for side in Side:
        if all(sentence.boilerplate for sentence in pair.article(side).sentences):
            return say("summary.checked.clutter", Article=_named(pair, side))
    return ""


def not_compared(pair: Pair) -> Iterator[str]:
    """What kept most of the texts from being compared, one sentence each."""
    comparison = pair.comparison
    judged = comparison.pair
    if judged and judged.kind is PairKind.STRANGERS:
        yield strangers_said(judged)
    elif not comparison.links:
        left, right = (pair.terms.articles[side] for side in Side)
        yield say("summary.checked.unmatched", left=left, right=right)
    for limit in comparison.limits:
        if limit.code in LEADING:
            yield limit.message
    for _, words in _by_wording(comparison):
        yield words


def left_untold(comparison: Comparison, told: str) -> tuple[Limit, ...]:
    """The limits that ``told``, what the page says above its notes, does not tell already."""
    said = [
        *((frozenset({limit.code}), limit.message) for limit in comparison.limits if limit.code in LEADING),
        *_by_wording(comparison),
        (frozenset({"facts-language"}), only_checked(comparison)),
    ]
    codes = {code for about, words in said if words and words in told for code in about}
    return tuple(limit for limit in comparison.limits if limit.code not in codes)


def only_checked(comparison: Comparison) -> str:
    """In which language what facts were looked for, where that is not all: ``in German, only numbers, dates,
    names and quotations are checked``. Empty where all were, or where ``not_compared`` says it."""
    held = _held(comparison)
    if _next_to_nothing(comparison) or held.issuperset(NAMED):
        return ""
    return say("summary.checked.only", languages=_narrow(comparison), facts=_checked(held))


def _by_wording(comparison: Comparison) -> Iterator[tuple[frozenset[str], str]]:
    """Said of two languages, and of one in which next to nothing is checked; with the codes of the limits
    that need no note of their own then. That no model is in use does: it is no matter of languages."""
    wording = _has(comparison, "language") or _has(comparison, "no-model")
    codes = [article.language for article in (comparison.left, comparison.right)]
    if wording and codes[0] != codes[1] and "und" not in codes:
        languages = _listed([language_name(code) for code in codes])
        yield frozenset({"language"}), say("summary.checked.two_languages", languages=languages)
    if _next_to_nothing(comparison):
        words = say(
            "summary.checked.only_first_by_wording" if wording else "summary.checked.only_first",
            languages=_narrow(comparison),
            facts=_checked(_held(comparison)),
        )
        yield frozenset({"facts-language", "language"}), words


def _narrow(comparison: Comparison) -> str:
    """The languages in which not all is checked."""
    codes = sorted({article.language for article in (comparison.left, comparison.right)})
    return _listed([language_name(code) for code in codes if capabilities(code).missing])


def _checked(held: frozenset[Capability]) -> str:
    names = (one.name.lower() for one in NAMED if one in held and not _within(one, held))
    return _listed([say(f"summary.checked.fact.{name}") for name in names])


def _next_to_nothing(comparison: Comparison) -> bool:
    """Not even names are looked for."""
    return Capability.NAMES not in _held(comparison)


def _held(comparison: Comparison) -> frozenset[Capability]:
    """What is looked for on both sides, of what has a name here."""
    if not _has(comparison, "facts-language"):
        return frozenset(NAMED)
    sides = (comparison.left, comparison.right)
    return frozenset(one for one in NAMED if all(one in capabilities(side.language) for side in sides))


def _within(one: Capability, held: frozenset[Capability]) -> bool:
    return one is Capability.DIGITS and Capability.NUMBERS in held


def _has(comparison: Comparison, code: str) -> bool:
    return any(limit.code == code for limit in comparison.limits)


def _named(pair: Pair, side: Side) -> str:
    name = pair.terms.articles[side]
    return name[0].upper() + name[1:]


def _listed(words: list[str]) -> str:
    """``one, two and three``"""
    return spoken(listed([(plain(word),) for word in words], conjoined=True))
