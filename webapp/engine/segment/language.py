"""Which language a text is in.

Function words settle it for long texts in the three commonest languages at once. Else py3langid decides
(BSD-3-Clause, 4.5 MB, naive Bayes over byte n-grams, 114 languages with a two-letter code, 0.1 ms a
sentence): in a trial with one short sentence in each of 15 languages it named all of them, as lingua did,
which takes 1.3 GB and seconds to load. The library reads its own data once, at first need: half a second.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache
from threading import Lock
from typing import Final

from webapp.engine.reading import words
from webapp.engine.reading.stopwords import FUNCTION_WORDS

UNKNOWN: Final = "und"
SAMPLE_CHARACTERS: Final = 3000
"""As much of the text as is looked at, from its middle: what stands at the ends is often page furniture."""
CERTAIN_SHARE: Final = 0.36
"""Range 0 to 1. Share of function words from which a text is in that language: running prose has .40 to .55,
prose in another language below .25."""
CERTAIN_WORDS: Final = 30
"""Words a text needs before that share means anything."""
SURE: Final = 0.3
"""Range 0 to 1. Probability from which the detector is believed; short sentences get .37 to .99, lists of
names and numbers below .2."""

_LOCK = Lock()
_PRIMARY = re.compile(r"([a-z]{2,3})(?:[-_]|\Z)")


def primary(tag: str | None) -> str | None:
    """The language of a BCP 47 tag, in lower case: ``en`` of ``EN``, ``en-US`` and ``en_GB``. None for what
    is no such tag, as if the caller had given none."""
    found = _PRIMARY.match(tag[:4].lower()) if tag and tag[:4].isascii() else None
    return found[1] if found else None


def detect(text: str) -> str:
    """ISO 639-1 code of the language of ``text``, ``und`` when it is too short or unclear."""
    middle = max(0, (len(text) - SAMPLE_CHARACTERS) // 2)
    sample = text[middle : middle + SAMPLE_CHARACTERS]
    return _by_function_words(sample) or _by_letters(sample)


def _by_function_words(sample: str) -> str | None:
    found = [word.text for word in words(sample, UNKNOWN)]
    if len(found) < CERTAIN_WORDS:
        return None
    for language in ("en", "de", "fr"):
        known = FUNCTION_WORDS[language]
        if sum(word in known for word in found) >= CERTAIN_SHARE * len(found):
            return language
    return None


def _by_letters(sample: str) -> str:
    if not any(character.isalpha() for character in sample):
        return UNKNOWN
    with _LOCK:
        language, probability = _classifier()(sample)
    return language if probability >= SURE else UNKNOWN


@cache
def _classifier() -> Callable[[str], tuple[str, float]]:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    identifier = LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
    identifier.set_languages([code for code in identifier.labels if len(code) == 2])
    classify: Callable[[str], tuple[str, float]] = identifier.classify
    return classify
