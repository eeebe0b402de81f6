"""What words mean to each other: lemmas, antonyms, near-synonyms, parts of speech (English).

The tables stand in ``engine/language/en`` (most are generated from WordNet, see ``bench/facts/lexicon.py``)
and are read once, at first use. ``opposed`` adds pairs that news turn on and WordNet lacks.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from functools import cache, lru_cache
from typing import Final

from webapp.engine.facts.opposed import CONVERSES, FIELDS, OPPOSITES
from webapp.engine.facts.rivals import CLASSES
from webapp.engine.language import groups, table
from webapp.engine.resources import entries


def _pairs(table: str) -> list[tuple[str, str]]:
    entries = [entry.split() for entry in table.replace("\n", " ").split(";")]
    return [(entry[0], entry[1]) for entry in entries if len(entry) == 2]


@cache
def _fields() -> list[tuple[str, str]]:
    """Every word of one half of a field with every word of the other."""
    halves = [entry.split("|") for entry in FIELDS.split(";") if "|" in entry]
    return [(one, other) for left, right in halves for one in left.split() for other in right.split()]


@cache
def _antonyms() -> Mapping[str, frozenset[str]]:
    found: dict[str, set[str]] = defaultdict(set)
    for one, other in (*entries("language", "en", "antonyms.tsv"), *_pairs(OPPOSITES), *_fields()):
        found[one].add(other)
        found[other].add(one)
    return {word: frozenset(others) for word, others in found.items()}


@cache
def _sharp() -> frozenset[tuple[str, str]]:
    pairs = {*_pairs(OPPOSITES), *_fields()} - {*_pairs(CONVERSES)}
    return frozenset(pairs | {(other, one) for one, other in pairs})


@cache
def _halves() -> Mapping[str, frozenset[int]]:
    """Word → the halves of fields it stands in."""
    table: dict[str, set[int]] = defaultdict(set)
    halves = [half for entry in FIELDS.split(";") if "|" in entry for half in entry.split("|")]
    for number, half in enumerate(halves):
        for word in half.split():
            table[word].add(number)
    return {word: frozenset(numbers) for word, numbers in table.items()}


@cache
def _irregular() -> Mapping[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for form, lemma in entries("language", "en", "irregular.tsv"):
        found[form] = (*found.get(form, ()), lemma)
    return found


@cache
def _near() -> Mapping[str, frozenset[str]]:
    near: dict[str, set[str]] = defaultdict(set)
    for head, others in table("en", "synonyms").items():
        near[head].update(others)
        for other in others:
            near[other].add(head)
    for group in groups("en", "kindred"):
        for word in group:
            near[word].update(group)
    return {word: frozenset(others) for word, others in near.items()}


@cache
def _speech() -> Mapping[str, str]:
    found: dict[str, str] = {}
    for letters, group in table("en", "speech").items():
        found.update(dict.fromkeys(group, letters))
    return found


@lru_cache(maxsize=1 << 15)
def lemmas(word: str) -> tuple[str, ...]:
    """The dictionary forms a folded word may be a form of, the word itself first when it is one."""
    known, near = _speech(), _near()
    found = [word] if word in known or word in _antonyms() else []
    found += _irregular().get(word, ())
    found += [form for form in _regular(word) if form in known or form in near]
    return tuple(dict.fromkeys(found)) or (word,)


def _regular(word: str) -> list[str]:
    """Regular plurals, verb forms and comparisons, each undone in every way that English allows."""
    forms: list[str] = []
    for ending, replacements in _ENDINGS:
        if word.endswith(ending) and len(word) > len(ending) + 1:
            bare = word[: -len(ending)]
            forms += [bare + replacement for replacement in replacements]
            if len(bare) > 2 and bare[-1] == bare[-2] and ending in {"ed", "ing", "er", "est"}:
                forms.append(bare[:-1])
    return forms


_ENDINGS: Final = (
    ("ies", ("y", "ie")),
    ("ied", ("y",)),
    ("es", ("", "e")),
    ("s", ("",)),
    ("ed", ("", "e")),
    ("ing", ("", "e")),
    ("ier", ("y",)),
    ("iest", ("y",)),
    ("er", ("", "e")),
    ("est", ("", "e")),
)


@lru_cache(maxsize=1 << 15)
def are_opposites(one: str, other: str) -> bool:
    """Whether two folded words, in any form, are antonyms."""
    if one == other:
        return False
    if _is_prefixed(one, other) or _is_prefixed(other, one):
        return True
    table = _antonyms()
    return any(not table.get(lemma, frozenset()).isdisjoint(lemmas(other)) for lemma in lemmas(one))


_PREFIXES: Final = ("un", "in", "im", "il", "ir", "dis", "non", "mis")


def _is_prefixed(one: str, other: str) -> bool:
    """``uncomprehensive`` and ``comprehensive``; five letters at least, so that *in* and *inform* stay
    apart."""
    return len(one) > 4 and any(other == prefix + one for prefix in _PREFIXES)


@lru_cache(maxsize=1 << 15)
def are_sharp_opposites(one: str, other: str) -> bool:
    """Whether they are a pair of ``opposed``, or one with and without its *un*: opposed in any context, not
    only beside each other."""
    if _is_prefixed(one, other) or _is_prefixed(other, one):
        return True
    pairs = _sharp()
    return any((lemma, fellow) in pairs for lemma in lemmas(one) for fellow in lemmas(other))


@lru_cache(maxsize=1 << 15)
def are_allied(one: str, other: str) -> bool:
    """Whether they stand in one half of a field of ``opposed``: *rose* and *gained*."""
    table, none = _halves(), frozenset[int]()
    return any(
        not table.get(lemma, none).isdisjoint(table.get(fellow, none))
        for lemma in lemmas(one)
        for fellow in lemmas(other)
    )


@cache
def _classes() -> Mapping[str, frozenset[int]]:
    table: dict[str, set[int]] = defaultdict(set)
    for number, entry in enumerate(CLASSES.split(";")):
        for word in entry.split():
            table[word].add(number)
    return {word: frozenset(numbers) for word, numbers in table.items()}


def may_be_rival(word: str) -> bool:
    """Whether it is a member of any closed class (``rivals``)."""
    return any(lemma in _classes() for lemma in lemmas(word))


@lru_cache(maxsize=1 << 15)
def are_rivals(one: str, other: str) -> bool:
    """Whether they are different members of one closed class (``rivals``): *gold* and *silver*."""
    first, second = lemmas(one), lemmas(other)
    if not set(first).isdisjoint(second):
        return False
    table, none = _classes(), frozenset[int]()
    return any(
        not table.get(lemma, none).isdisjoint(table.get(fellow, none)) for lemma in first for fellow in second
    )


@lru_cache(maxsize=1 << 15)
def are_kindred(one: str, other: str) -> bool:
    """Whether two folded words, in any form, are near-synonyms or forms of one word."""
    if not set(lemmas(one)).isdisjoint(lemmas(other)):
        return True
    table = _near()
    return any(not table.get(lemma, frozenset()).isdisjoint(lemmas(other)) for lemma in lemmas(one))


def near(word: str) -> frozenset[str]:
    """The near-synonyms of a folded word's dictionary forms."""
    table = _near()
    return frozenset().union(*(table.get(lemma, frozenset()) for lemma in lemmas(word)))


@lru_cache(maxsize=1 << 12)
def kin(word: str) -> frozenset[str]:
    """The dictionary forms that make a word kindred: ``are_kindred(word, other)`` holds where any of them is
    among the ``lemmas`` of the other."""
    return near(word).union(lemmas(word))


@lru_cache(maxsize=1 << 15)
def is_common(word: str) -> bool:
    """Whether it is a form of a word in the dictionary of frequent English words, or made of one
    (*shoppers*, *unpaid*) or two (*firefighters*)."""
    if any(lemma in _speech() for lemma in lemmas(word)):
        return True
    return any(_is_known(part) for part in _derived(word)) or _is_compound(word)


def _is_known(word: str) -> bool:
    return len(word) > 2 and any(lemma in _speech() for lemma in lemmas(word))


def _derived(word: str) -> list[str]:
    """What is left of a word without a common ending or beginning."""
    found = [word[: -len(ending)] + rest for ending, rest in _MADE if word.endswith(ending)]
    found += [form[:-1] for form in found if len(form) > 3 and form[-1] == form[-2]]
    return found + [word[len(start) :] for start in _BEGUN if word.startswith(start)]


_MADE: Final = tuple(
    (ending, rest)
    for ending, rests in {
        "ers": ("", "e"),
        "ors": ("", "e"),
        "ists": ("", "e", "y"),
        "men": ("",),
        "women": ("",),
        "ness": ("",),
    }.items()
    for rest in rests
)
"""Ending, with what the bare word has in its place. Plurals only: *Baker* and *Freeman* are names."""
_BEGUN: Final = ("un", "non", "anti")


def _is_compound(word: str) -> bool:
    """Plurals only: *Greenland* is a name."""
    return (
        8 < len(word) <= _LONGEST
        and word.endswith("s")
        and any(_is_known(word[:at]) and _is_known(word[at:]) for at in range(4, len(word) - 3))
    )


_LONGEST: Final = 60
"""Letters. No two words of the dictionary make a longer one."""


def speech(word: str) -> str:
    """The parts of speech it may be: letters of ``nvar``; empty when unknown."""
    known = _speech()
    return "".join(sorted({letter for lemma in lemmas(word) for letter in known.get(lemma, "")}))
