"""What is reported as said, in the writer's words or in the speaker's, and by whom.

*Analysts warned that the money would be gone*: the speaker, the verb, and the words of what is said.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Final

from webapp.engine.facts.extract.phrases import NOWHERE, Speaker
from webapp.engine.facts.extract.reading import Reading, once
from webapp.engine.facts.extract.speakers import speaker_at
from webapp.engine.facts.extract.speech import according, is_saying, points_out, sayings, verb_class
from webapp.engine.facts.lexicon import lemmas, speech
from webapp.engine.language import words
from webapp.engine.model import Span

_TAG: Final = 10
"""Tokens from a verb of saying to the end of a sentence that is said before it (*…, the operator said*)."""
_PARTS: Final = frozenset({",", ";", "and", "but", "while", ".", "—", "–"})
"""They end what is said before the next speaker."""
_CONCEDING: Final = words("en", "grammar", "conceding")
"""They open a clause of their own: *although the guild denies it*."""


@dataclass(frozen=True, slots=True)
class Statement:
    """Reported speech."""

    speaker: Speaker
    """Whoever says it."""
    at: int
    """Number of the token of its verb."""
    words: tuple[str, ...]
    """The folded content words of what is said, each once."""
    inner: tuple[Statement, ...] = ()
    """What others say by its words: *managers told staff* in *she said managers told staff*."""

    @property
    def whole(self) -> tuple[str, ...]:
        """The words of what is said, with those of the others."""
        return tuple(dict.fromkeys((*self.words, *(word for one in self.inner for word in one.told))))

    @property
    def told(self) -> tuple[str, ...]:
        """The words for the speaker, and those of what he says."""
        return (*(self.speaker.name or (self.speaker.head,)), *self.words)


def statements(reading: Reading) -> tuple[Statement, ...]:
    """The reported speech of a sentence, in order. Verbs in quotation marks report nothing."""
    return _placed(reading)


@once
def _placed(reading: Reading) -> tuple[Statement, ...]:
    """Read where the sentence was read first."""
    if reading.first is None:
        return _statements(reading)
    return tuple(_ahead(said, reading.ahead) for said in _placed(reading.first))


def _ahead(said: Statement, by: int) -> Statement:
    span = said.speaker.span
    if span != NOWHERE:
        span = Span(span.start + by, span.end + by)
    inner = tuple(_ahead(one, by) for one in said.inner)
    return replace(said, speaker=replace(said.speaker, span=span), inner=inner)


def _statements(reading: Reading) -> tuple[Statement, ...]:
    found: list[tuple[int, int, Speaker]] = []
    for at in sayings(reading):
        width = _saying(reading, at)
        last = found[-1][0] + 1 if found else 0
        first = last if _parted(reading, last - 1, at) == at else 0  # *she said Lee told*: not *she*
        if found and _is_inside(reading, found[-1][0], at):
            continue
        if width and (speaker := speaker_at(reading, at, first) or speaker_at(reading, at)):
            found.append((at, width, speaker))
    ends = [(0, 0), *((at, width) for at, width, _ in found), (len(reading.lows), 0)]
    made: list[Statement] = []
    for (at, width, speaker), (before, past), (behind, _) in zip(found, ends, ends[2:], strict=False):
        first = _parted(reading, before + past, at) if before else 0
        first = max((n + 1 for n in range(first, at) if reading.lows[n] in _CONCEDING), default=first)
        start = _past_aside(reading, at + width)
        last = _parted(reading, start, behind) if behind < len(reading.lows) else behind
        parts = [
            _said(reading, range(first, at), part, speaker) for part in _clauses(reading, range(start, last))
        ]
        made += [Statement(speaker, at, part) for part in dict.fromkeys(parts)]
    return tuple(
        replace(said, inner=tuple(one for one in _near(made, number) if _is_reported(reading, said, one)))
        for number, said in enumerate(made)
    )


def _near(made: list[Statement], number: int) -> list[Statement]:
    """The statement that may tell what another one says: the next one, else that before."""
    return made[number + 1 : number + 2] if made[number].words else made[max(0, number - 1) : number]


def _is_inside(reading: Reading, verb: int, at: int) -> bool:
    """*Said he had acted properly and had reported it*: the verb of saying at token ``at`` goes on with what
    is said, in the tense of what is told back."""
    tense, joint = reading.lows[at - 1], reading.lows[at - 2]
    return tense in _TOLD_BACK and joint in _GOING_ON and tense in reading.lows[verb + 1 : at - 2]


_TOLD_BACK: Final = frozenset({"had", "would"})
_GOING_ON: Final = frozenset({"and", "but", "or"})


def _is_reported(reading: Reading, said: Statement, one: Statement) -> bool:
    """Whether all that one says is that somebody else says so (*she said managers told staff*), or stands
    before her tag (*managers told staff so, she said*)."""
    own, other = said.speaker, one.speaker
    named = {*other.name, *other.role, other.head}
    if other.is_pronoun or not other.is_sure or {*own.name, own.head} & named - {""}:
        return False
    return named.issuperset(said.words) and (one.at < said.at or _parted(reading, said.at, one.at) == one.at)


def _saying(reading: Reading, at: int) -> int:
    """How many tokens a verb of saying or its like takes; 0 where none stands."""
    token = reading.tokens[at]
    width = according(reading, at) or int(
        bool(verb_class(token.low, reading.language)) and is_saying(reading, at)
    )
    width = 2 if points_out(reading, at) else width
    return 0 if width and reading.marked.meet(reading.span(at)) else width


def _parted(reading: Reading, first: int, last: int) -> int:
    """Where what one says ends and what the next one says begins."""
    return next((at for at in range(first + 1, last) if reading.lows[at] in _PARTS), last)


def _past_aside(reading: Reading, at: int) -> int:
    """Where what is said begins, behind a word or two that commas enclose (*claimed, too, that*)."""
    stop = next((n for n in range(at + 2, at + 4) if reading.lows[n : n + 2] == (",", "that")), at - 1)
    return stop + 1 if reading.lows[at : at + 1] == (",",) else at


def _clauses(reading: Reading, said: range) -> list[range]:
    """The clauses of what is said: *(that he had acted well) and (that he had reported it)*."""
    cuts = [at for at in said[1:-1] if reading.lows[at] in _GOING_ON and _goes_on(reading, said, at)]
    parts = [range(one, other) for one, other in pairwise((said.start, *cuts, said.stop))]
    return parts if all(len(reading.telling(part)) >= _LEAST for part in parts) else [said]


_LEAST: Final = 2
"""Content words of a clause."""


def _goes_on(reading: Reading, said: range, at: int) -> bool:
    behind = reading.lows[at + 1]
    return behind == "that" or (behind in _TOLD_BACK and behind in reading.lows[said.start : at])


def _said(reading: Reading, before: range, behind: range, speaker: Speaker) -> tuple[str, ...]:
    """Behind the verb, or before a tag that ends what is said."""
    apart = {*speaker.name, *speaker.role}
    ahead, said = (
        tuple(low for low in reading.telling(part, len(reading.tokens)) if low not in apart)
        for part in (before, behind)
    )
    may_be_tag = len(reading.tokens) - before.stop <= _TAG or according(reading, before.stop) > 0
    is_tag = may_be_tag and len(ahead) > len(said)
    return ahead if is_tag or not said else said


def has_plain_object(reading: Reading, verb: int) -> bool:
    """Whether the verb at token ``verb`` takes an object that is known and says nothing of it: *reported the
    matter to the trustees*, *told the story of the wreck*, *warned the crew*."""
    forms, ahead = lemmas(reading.lows[verb]), reading.lows[verb + 1 : verb + 3]
    is_addressed = not _ADDRESSED.isdisjoint(forms)
    if len(ahead) < 2 or ahead[0] not in _DEFINITE or not (is_addressed or not _TAKING.isdisjoint(forms)):
        return False
    rest = range(verb + 3, len(reading.lows))
    last = next(
        (at for at in rest if not reading.tokens[at].is_word or reading.lows[at] in _PARTS), rest.stop
    )
    content = _CONTENT | {"to"} if is_addressed else _CONTENT
    return ahead[1] in _TALES or not any(
        reading.lows[at] in content or _may_be_verb(reading, at) for at in range(verb + 3, last)
    )


def _may_be_verb(reading: Reading, at: int) -> bool:
    """Whether an inflected word behind a noun may be the verb of a clause."""
    low = reading.lows[at]
    is_verb = any(form != low and "v" in speech(form) for form in lemmas(low))
    return is_verb and not low.endswith("ing") and reading.lows[at - 1] not in _BEFORE_NOUNS


_TAKING, _ADDRESSED, _CONTENT, _TALES, _DEFINITE = (
    words("en", "attribution", role) for role in ("taking", "addressing", "content", "telling", "definite")
)
_BEFORE_NOUNS: Final = words("en", "attribution", "article") | words("en", "grammar", "preposition")
