"""Whether a number says how far two amounts are apart, or is one of them: *rose by 5*, *4 short of*, *6mph
stronger than* against *rose to 5*, *reached 94mph*."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from webapp.engine.facts.extract.number_words import Sentence
from webapp.engine.facts.extract.quantity import Stance
from webapp.engine.facts.lexicon import lemmas
from webapp.engine.language import has, table, words
from webapp.engine.reading import is_content

_WORDS: Final = {name: frozenset(row) for name, row in table("en", "stances").items()}
_TURNS: Final = table("en", "directions")
_MOVED: Final = _WORDS["moved"].union(_TURNS["up"], _TURNS["down"])
_MORE: Final = frozenset(_TURNS["more"])
_OTHER: Final = frozenset({"other", "rather"})
"""Before *than* they compare no amounts."""
_RATES: Final = frozenset(_TURNS["rate"])
_ARTICLES: Final = words("en", "grammar", "article")
_REACH: Final = 6
"""Tokens before a number among which the verb of its *by* or *to* is looked for."""
_FAR: Final = 12
"""Tokens beside a level among which a noun of growth or loss is looked for."""
_FLOWS: Final = _WORDS["flow"] | _RATES
"""The level of one of them is a change, too: *growth slowed to 5 per cent*."""
_LOST: Final = _MOVED | _WORDS["lost"]


def stance(sentence: Sentence, start: int, stop: int, *, is_part: bool) -> Stance:
    """What the words beside tokens ``start`` to ``stop`` say of a number; ``is_part``: it is a share of a
    whole."""
    if not has(sentence.reading.language, "stances"):
        return Stance.UNSAID
    before = sentence.lows[max(0, start - _REACH) : start]
    last = before[-1] if before else ""
    if sentence.low(start) in {"below", "under", "above"} and _tells([last], _WORDS["itself"]):
        return Stance.LEVEL  # *fell below 3,000*
    if _is_change(sentence, before, stop):
        return Stance.CHANGE
    if last == "by" and _tells(before, _MOVED):
        return Stance.UNSAID if _tells(before, _RATES) else Stance.CHANGE
    far = sentence.lows[max(0, start - _FAR) : start]
    if last == "to" and _tells(before, _MOVED):
        return Stance.UNSAID if _tells(far, _FLOWS) else Stance.LEVEL
    if _tells([last], _WORDS["reached"]) or list(before[-2:]) == ["total", "of"]:
        return Stance.UNSAID if _tells(far, _FLOWS | _WORDS["of"]) else Stance.LEVEL
    near = sentence.lows[max(0, start - 2 * _FAR) : stop + 2 * _FAR]
    is_share = is_part and sentence.low(stop) == "of" and not _tells(near, _LOST)
    return Stance.LEVEL if is_share else Stance.UNSAID


def _is_change(sentence: Sentence, before: Sequence[str], stop: int) -> bool:
    behind, next_ = sentence.low(stop), sentence.low(stop + 1)
    if behind in _MORE or (behind.endswith("er") and behind not in _OTHER and next_ == "than"):
        return True
    if behind in _WORDS["behind"] and not (next_[:1].isalpha() and is_content(next_, "en")):
        return True
    near = [low for low in before if low not in _ARTICLES]
    if near[-1:] in (["up"], ["down"]):  # *is up 5 per cent*, but no *picks up 5 per cent*
        return not _tells(near[-2:-1], _WORDS["phrasal"])
    if _tells(near[-1:], _WORDS["itself"]) or not _WORDS["before"].isdisjoint(near[-1:]):
        return True
    return near[-1:] == ["of"] and _tells(near[-2:-1], _WORDS["of"])


def _tells(lows: Sequence[str], forms: frozenset[str]) -> bool:
    return any(not forms.isdisjoint(lemmas(low)) for low in lows)
