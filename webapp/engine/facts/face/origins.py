"""Which quotation of the source a quotation of the rewrite comes from."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final

from webapp.engine.facts.extract.quotations import Quotation
from webapp.engine.facts.face.trims import Fit, Speech, fit, speech
from webapp.engine.reading import Remembered, is_content

_ALIKE: Final = 0.55
"""Share of its words, in order, that an altered quotation has in common with the one it comes from."""
_HALF: Final = 0.5
"""The same where place and speaker agree."""
_MOSTLY: Final = 0.7
"""The same where another speaker is named, or one word of a short quotation tells all."""
_TELLING: Final = 2
"""Content words among them."""
_SHORTEST: Final = 3
"""Words that a quotation holds of a longer one by chance, at most."""
_CANDIDATES: Final = 8
"""Quotations of the source that share most words with an unknown one and are compared word by word."""
SPEECH_WORDS: Final = 1_000
"""Words of a quotation that are compared one by one; of longer ones, their beginning."""
_TOGETHER: Final = 4
"""Quotations in a row that a rewrite may put together to one."""
_COMMON: Final = 200
"""Quotations with the same word, from which it tells nothing."""
_EDGE: Final = 2
"""Words at each end of what was said from which something put in between is one."""


IsOther = Callable[[Quotation, Quotation], bool]
"""Whether two quotations are different people's."""
IsNear = Callable[[Quotation], bool]
"""Whether one of the source's stands in a counterpart and may be the same person's."""


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a quotation comes from."""

    places: tuple[int, ...]
    """The source's quotations, by number; one, unless the rewrite put several together."""
    fit: Fit
    """How it stands to them."""


class Origins:
    """The quotations of the source, to look others up in."""

    def __init__(self, quotations: Sequence[Quotation], language: str) -> None:
        self._quotations = quotations
        self._language = language
        self._index: dict[str, list[int]] = {}
        self._speeches: dict[tuple[int, ...], Speech] = {}
        for at, quotation in enumerate(quotations):
            for word in dict.fromkeys(quotation.words):
                self._index.setdefault(word, []).append(at)

    def of(self, quotation: Quotation, is_other: IsOther, is_near: IsNear) -> Origin | None:
        """The origin of a quotation: of equal ones, that of the same person; of one that ``is_near``, half of
        the words tell."""
        candidates = self._candidates(quotation)
        fits = [(at, self._fit(quotation, (at,))) for at in candidates]
        whole = [at for at, found in fits if found is Fit.WHOLE]
        if whole:
            mine = (at for at in whole if not is_other(self._quotations[at], quotation))
            return Origin((next(mine, whole[0]),), Fit.WHOLE)
        together = self._together(quotation, candidates, is_other)
        if together is not None:
            return together
        marred = [Origin((at,), found) for at, found in fits if found is not Fit.NONE]
        if marred:
            return marred[0]
        place = next((at for at in candidates if self._is_longer(quotation, at)), None)
        if place is not None:
            return Origin((place,), Fit.LONGER)
        return self._altered(quotation, candidates, is_other, is_near)

    def _candidates(self, quotation: Quotation) -> list[int]:
        """Those that share most words with it, best first."""
        votes: Counter[int] = Counter()
        for word in dict.fromkeys(quotation.words[:SPEECH_WORDS]):
            places = self._index.get(word, ())
            if len(places) <= _COMMON:
                votes.update(places)
        ordered = sorted(votes.items(), key=lambda entry: (-entry[1], entry[0]))
        return [at for at, _ in ordered[:_CANDIDATES]]

    def _fit(self, quotation: Quotation, places: tuple[int, ...]) -> Fit:
        said = self._speeches.get(places)
        if said is None:
            said = self._speeches[places] = speech([self._quotations[at] for at in places])
        full = quotation.in_full()
        if len(places) == 1 and full == self._quotations[places[0]].in_full():
            return Fit.WHOLE
        return fit(quotation, said, self._language)

    def _together(self, quotation: Quotation, candidates: Sequence[int], is_other: IsOther) -> Origin | None:
        """Several quotations of one speaker in a row, put together."""
        for first in dict.fromkeys(max(0, at - back) for at in candidates[:2] for back in (0, 1)):
            places = [first]
            for at in range(first + 1, min(first + _TOGETHER, len(self._quotations))):
                if is_other(self._quotations[first], self._quotations[at]):
                    break
                places.append(at)
            if len(places) > 1 and self._fit(quotation, tuple(places)) is Fit.WHOLE:
                return Origin(tuple(places), Fit.WHOLE)
        return None

    def _is_longer(self, quotation: Quotation, at: int) -> bool:
        """Whether it holds all of what was said in a row, of some length."""
        said = self._quotations[at].words
        if not _SHORTEST < len(said) < len(quotation.words):
            return False
        return speech([quotation]).find(said, 0) is not None

    def _altered(
        self, quotation: Quotation, candidates: Sequence[int], is_other: IsOther, is_near: IsNear
    ) -> Origin | None:
        best: tuple[float, int] | None = None
        words = quotation.words[:SPEECH_WORDS]
        for at in candidates:
            said = self._quotations[at]
            near = is_near(said)
            share = likeness(words, said.words[:SPEECH_WORDS], self._language, is_near=near)
            if _is_stretched(quotation.words, said.words):
                share = max(share, _ALIKE)
            least = _HALF if near else _MOSTLY if is_other(said, quotation) else _ALIKE
            if share >= least and (best is None or share > best[0]):
                best = (share, at)
        return Origin((best[1],), Fit.NONE) if best else None


_LIKENESS: Final = Remembered[tuple[tuple[str, ...], tuple[str, ...], str, bool], float](600_000)
"""By what was asked, so many words."""


def likeness(words: tuple[str, ...], said: tuple[str, ...], language: str, *, is_near: bool = False) -> float:
    """Share of some words that stand, in order, in a stretch of what was said that is not much longer; 0
    where hardly more than function words do. ``is_near``: place and speaker speak for it, too."""
    return _LIKENESS.of(
        (words, said, language, is_near),
        len(words) + len(said),
        lambda: _likeness(words, said, language, is_near=is_near),
    )


def _likeness(words: Sequence[str], said: Sequence[str], language: str, *, is_near: bool) -> float:
    size = len(words) * 3 // 2 + 2
    step = max(1, size // 2)
    windows = [said[start : start + size] for start in range(0, max(1, len(said) - size + step), step)]
    met_in = [common(words, window) for window in windows]
    most = max(met_in)
    window, share = windows[met_in.index(most)], most / len(words)
    telling = [word for word in words if is_content(word, language)]
    met = common(telling, [word for word in window if is_content(word, language)])
    if is_near:
        return share if 2 * met >= len(telling) or share >= _MOSTLY else 0.0
    return share if met >= max(_TELLING, _ALIKE * len(telling)) else 0.0


def _is_stretched(words: Sequence[str], said: Sequence[str]) -> bool:
    """Whether something was put into the middle of what was said, which is else complete."""
    if not _SHORTEST < len(said) < len(words):
        return False
    head = next((at for at, word in enumerate(said) if words[at] != word), len(said))
    tail = next((at for at, word in enumerate(reversed(said)) if words[-1 - at] != word), len(said))
    return head >= _EDGE and tail >= _EDGE and head + tail >= len(said)


def common(one: Sequence[str], other: Sequence[str]) -> int:
    """Length of the longest common subsequence."""
    places: dict[str, int] = {}
    for at, word in enumerate(other):
        places[word] = places.get(word, 0) | 1 << at
    whole = row = (1 << len(other)) - 1  # one bit a word of the other; those that match turn to zero
    for word in one:
        met = row & places.get(word, 0)
        row = (row + met | row - met) & whole
    return len(other) - row.bit_count()


def differing(left: Quotation, right: Quotation) -> tuple[Quotation, Quotation]:
    """The sentences of the source's quotation and of the rewrite's from the first word that differs to the
    last; where words stand on one side only, those about their place on the other."""
    start, stop = _window(speech([left]), right.words)
    said = left.words[start:stop]
    most = min(len(said), len(right.words))
    head = _alike(said, right.words, most)
    tail = _alike(said[::-1], right.words[::-1], most - head)
    return _about(left, start + head, stop - tail), _about(right, head, len(right.words) - tail)


def _about(quotation: Quotation, first: int, last: int) -> Quotation:
    if first >= last:
        first, last = max(0, first - 1), min(len(quotation.words), first + 1)
    return quotation.part(*quotation.sentence_about(first, last))


def _window(words: Speech, part: Sequence[str]) -> tuple[int, int]:
    """Where a part of a speech begins and ends in it, as its first and last words tell."""
    size = len(words.words)
    start = words.find(part[:_ANCHOR], 0)
    last = words.find(part[-_ANCHOR:], (start or 0) + (len(part) // 2 if start is not None else 0))
    stop = last + _ANCHOR if last is not None else min(size, (start or 0) + len(part))
    if start is None:
        start = max(0, stop - len(part)) if last is not None else 0
    if start == 0 and last is None:
        stop = size
    return start, stop


_ANCHOR: Final = 3
"""Words by which the ends of a shorter quotation are found in a longer one."""


def _alike(one: Sequence[str], other: Sequence[str], most: int) -> int:
    return next((at for at in range(most) if one[at] != other[at]), most)
