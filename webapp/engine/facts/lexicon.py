"""What words mean to each other: lemmas, antonyms, near-synonyms, parts of speech (English).

The tables stand in ``engine/language/en`` and are read once, at first use. Most are generated from WordNet
(``bench/facts/lexicon.py``); ``opposites`` adds what news turns on and WordNet lacks.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from functools import cache, lru_cache
from itertools import combinations_with_replacement
from typing import Final

from webapp.engine.language import groups, rows, table

_Sets = Mapping[str, frozenset[str]]
_Numbers = Mapping[str, frozenset[int]]


@cache
def _opposed() -> tuple[tuple[tuple[str, ...], tuple[str, ...], str], ...]:
    """The rows of the table of opposites: two halves, and ``common``, ``ends`` or nothing."""
    return tuple(
        (tuple(one.split(", ")), tuple(other.split(", ")), "".join(mark))
        for one, other, *mark in rows("en", "opposites")
    )


def _mutual(pairs: Iterable[tuple[str, str]]) -> _Sets:
    found: dict[str, set[str]] = defaultdict(set)
    for one, other in pairs:
        found[one].add(other)
        found[other].add(one)
    return {word: frozenset(others) for word, others in found.items()}


_ANY: Final = ("", "common", "ends")
_SHARP: Final = ("",)
_ENDS: Final = ("ends",)


@cache
def _opposites(marks: tuple[str, ...]) -> _Sets:
    """Word → the words opposite it in the rows with one of some marks; with any, those of WordNet, too."""
    generated = rows("en", "antonyms") if marks == _ANY else ()
    marked = (row for row in _opposed() if row[2] in marks)
    listed = ((one, other) for ones, others, _ in marked for one in ones for other in others)
    return _mutual((*((one, other) for one, other in generated), *listed))


def _members(classes: Iterable[Iterable[str]]) -> _Numbers:
    """Word → the numbers of the classes it stands in."""
    found: dict[str, set[int]] = defaultdict(set)
    for number, words in enumerate(classes):
        for word in words:
            found[word].add(number)
    return {word: frozenset(numbers) for word, numbers in found.items()}


@cache
def _halves() -> _Numbers:
    return _members(half for one, other, _ in _opposed() for half in (one, other))


@cache
def _rivals() -> _Numbers:
    return _members(groups("en", "rivals"))


@cache
def _irregular() -> Mapping[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for form, lemma in rows("en", "irregular"):
        found[form] = (*found.get(form, ()), lemma)
    return found


@cache
def _near() -> _Sets:
    generated = ((head, other) for head, others in table("en", "synonyms").items() for other in others)
    twos = (both for group in groups("en", "kindred") for both in combinations_with_replacement(group, 2))
    return _mutual((*generated, *twos))


@cache
def _speech() -> Mapping[str, str]:
    return {word: letters for letters, group in table("en", "speech").items() for word in group}


@lru_cache(maxsize=1 << 15)
def lemmas(word: str) -> tuple[str, ...]:
    """The dictionary forms a folded word may be a form of, the word itself first when it is one."""
    known, near, opposed = _speech(), _near(), _opposites(_ANY)
    found = [word] if word in known or word in opposed else []
    found += _irregular().get(word, ())
    found += [form for form in _regular(word) if form in known or form in near or form in opposed]
    return tuple(dict.fromkeys(found)) or (word,)


def _regular(word: str) -> list[str]:
    """Regular plurals, verb forms and comparisons, each undone in every way that English allows."""
    forms: list[str] = []
    for ending, replacements in endings("form").get(word[-1:], ()):
        if word.endswith(ending) and len(word) > len(ending) + 1:
            bare = word[: -len(ending)]
            forms += [bare + replacement for replacement in replacements]
            if len(bare) > 2 and bare[-1] == bare[-2] and ending in {"ed", "ing", "er", "est"}:
                forms.append(bare[:-1])
    return forms


@cache
def endings(kind: str) -> Mapping[str, list[tuple[str, tuple[str, ...]]]]:
    """Last letter → the endings of a kind, each with what the bare word has in its place."""
    found: dict[str, list[tuple[str, tuple[str, ...]]]] = defaultdict(list)
    for known, ending, rests in rows("en", "endings"):
        if known == kind:
            found[ending[-1]].append((ending, tuple(rest.strip("-") for rest in rests.split())))
    return dict(found)


def are_opposites(one: str, other: str) -> bool:
    """Whether two folded words, in any form, are antonyms."""
    return one != other and (not _partners(_ANY, one).isdisjoint(lemmas(other)) or other in _prefixed(one))


@lru_cache(maxsize=1 << 14)
def _partners(marks: tuple[str, ...], word: str) -> frozenset[str]:
    """The dictionary forms of a word's opposites."""
    partners = _opposites(marks)
    return frozenset[str]().union(*(partners.get(lemma, ()) for lemma in lemmas(word)))


def are_near_opposites(one: str, other: str) -> bool:
    """Whether one of two adjectives is a near-synonym of the other's opposite: *stricter*, *softer*."""
    if are_kindred(one, other) or not all("a" in speech(word) for word in (one, other)):
        return False
    return any(
        "a" in speech(partner) and are_kindred(partner, fellow)
        for word, fellow in ((one, other), (other, one))
        for partner in _partners(_ANY, word)
    )


def has_opposites(word: str) -> bool:
    """Whether any word may be the opposite of a folded one."""
    return len(word) > _STUB or bool(_partners(_ANY, word))


_STUB: Final = 4
"""Letters up to which a word is made no opposite by a prefix, so that *in* and *inform* stay apart."""
_PREFIXES: Final = table("en", "grammar")["before denying"]


@lru_cache(maxsize=1 << 14)
def _prefixed(word: str) -> frozenset[str]:
    """A word with each prefix that makes an opposite, and without one: *unsafe*, *safe*."""
    longer = [prefix + word for prefix in _PREFIXES if len(word) > _STUB]
    bare = (word.removeprefix(prefix) for prefix in _PREFIXES if word.startswith(prefix))
    return frozenset((*longer, *(rest for rest in bare if len(rest) > _STUB)))


def are_sharp_opposites(one: str, other: str) -> bool:
    """Whether the table of opposites has them and not as converses, or they are one word with and without its
    *un*: opposed in any context, not only beside each other."""
    return not _partners(_SHARP, one).isdisjoint(lemmas(other)) or other in _prefixed(one)


def are_two_ends(one: str, other: str) -> bool:
    """Whether they may tell of one event from its two ends: *bought* and *sold*."""
    return not _partners(_ENDS, one).isdisjoint(lemmas(other))


def are_allied(one: str, other: str) -> bool:
    """Whether they stand in one half of a row of opposites: *rose* and *gained*."""
    return _share(_halves(), one, other)


def _share(classes: _Numbers, one: str, other: str) -> bool:
    forms = [lemma for lemma in lemmas(one) if lemma in classes]
    return any(
        not classes[form].isdisjoint(classes.get(lemma, ())) for form in forms for lemma in lemmas(other)
    )


def are_rivals(one: str, other: str) -> bool:
    """Whether they are different members of one closed class, and no near-synonyms: *gold* and *silver*."""
    return _share(_rivals(), one, other) and not are_kindred(one, other)


def are_kindred(one: str, other: str) -> bool:
    """Whether two folded words, in any form, are near-synonyms or forms of one word."""
    return not kin(one).isdisjoint(lemmas(other))


@lru_cache(maxsize=1 << 14)
def kin(word: str) -> frozenset[str]:
    """The dictionary forms that make a word kindred: ``are_kindred(word, other)`` holds where any of them is
    among the ``lemmas`` of the other."""
    own = lemmas(word)
    return frozenset(own).union(*(_near().get(form, ()) for form in own))


def forms(words: Iterable[str]) -> frozenset[str]:
    """The dictionary forms that some folded words may be forms of."""
    return frozenset(lemma for word in words for lemma in lemmas(word))


def shared(words: Iterable[str], known: frozenset[str]) -> int:
    """How many of some folded words stand among others, of which the ``forms`` are known, as they are or as
    near-synonyms."""
    return sum(not kin(word).isdisjoint(known) for word in words)


@lru_cache(maxsize=1 << 14)
def speech(word: str) -> str:
    """The parts of speech it may be: letters of ``nvar``; empty when unknown."""
    return "".join(sorted({letter for lemma in lemmas(word) for letter in _speech().get(lemma, "")}))
