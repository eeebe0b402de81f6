"""What speaks for an article being a source of a text, and how likely that is.

Texts on one subject share words, and short ones of one kind share whole sentences but for a name: *It is a
village in the north of France.* What a text was made from has its names, tells much of what it tells, and
often has a run of its words. These traits are weighed by a logistic regression (``bench.archive.fitting``).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from math import exp, log1p
from typing import Final

from webapp.engine import Counterparts
from webapp.engine.coverage import carried, information
from webapp.engine.reading import SentenceReading
from webapp.engine.similarity import weight

RARE: Final = 0.6
"""Background weight from which a word with a capital counts as a name, even where it begins a sentence."""

WEIGHTS: Final = {"told": 1.55, "contained": 4.32, "unnamed": -5.24, "run": 2.06}
"""Of each trait."""

OFFSET: Final = -7.95


def likelihood(found: Counterparts) -> float:
    """How likely the left article is a source of the right one, in [0, 1]; 0 where they have no
    counterparts."""
    if not found.links:
        return 0.0
    weighed = OFFSET + sum(WEIGHTS[name] * value for name, value in traits(found).items())
    return 1 / (1 + exp(-weighed))


def traits(found: Counterparts) -> Mapping[str, float]:
    """What tells whether the left article is a source of the right one, of those sentences of the right one
    that have a counterpart:

    - ``told``: what they tell, in rare words, as a logarithm;
    - ``contained``: the share of that whose words stand in the article, in [0, 1];
    - ``unnamed``: the share of their names that do not stand there, in (0, 1); a half where there are none;
    - ``run``: words of the longest verbatim run, as a logarithm.
    """
    shares = carried(found.links)
    pairs = [(found.right.reading(s), shares[s.id]) for s in found.right.sentences if s.id in shares]
    there = {form for s in found.left.sentences for form in _forms(found.left.reading(s))}
    language = found.right.language
    content = [word for reading, _ in pairs for word in reading.content]
    weights = [weight(word, language) for word, _ in content]
    shared = sum(own for own, (_, root) in zip(weights, content, strict=True) if root in there)
    names = {name for reading, _ in pairs for name in _names(reading, language)}
    missing = sum(not there.intersection(name) for name in names)
    return {
        "told": log1p(sum(information(reading) * share for reading, share in pairs)),
        "contained": shared / max(sum(weights), 1e-9),
        "unnamed": (missing + 0.5) / (len(names) + 1),
        "run": log1p(found.closeness.longest_run_words),
    }


def _forms(reading: SentenceReading) -> Iterable[str]:
    """Its words, as they are folded and as they are stemmed."""
    yield from reading.stems
    yield from (word.text for word in reading.words)


def _names(reading: SentenceReading, language: str) -> Iterable[tuple[str, str]]:
    """Rare words with a capital, each folded and stemmed."""
    for word, root in zip(reading.words, reading.stems, strict=True):
        if reading.text[word.start].isupper() and weight(word.text, language) >= RARE:
            yield word.text, root
