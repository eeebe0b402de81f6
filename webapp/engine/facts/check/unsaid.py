"""What somebody says in the source and the rewrite states as fact.

    The union *claims* that losses will reach €40 million.     Losses will reach €40 million.

A statement is unsaid where its clause is told on the other side, no statement there says the same, and nobody
speaks or acts in the clause that tells it. Who speaks beside it makes that less sure.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from typing import Final

from webapp.engine.facts.extract.fact import Fact
from webapp.engine.facts.extract.names import is_possessive
from webapp.engine.facts.extract.operators import operators
from webapp.engine.facts.extract.reading import Reading
from webapp.engine.facts.extract.speakers import speaker_at
from webapp.engine.facts.extract.speech import (
    according,
    cue_at,
    is_saying,
    is_speaking,
    sayings,
    tag_words,
    verb_class,
)
from webapp.engine.facts.extract.statements import Statement, has_plain_object, statements
from webapp.engine.facts.face.clauses import Echo, echo
from webapp.engine.facts.face.draft import Draft, draft
from webapp.engine.facts.face.groups import Group, Told
from webapp.engine.facts.lexicon import forms, lemmas, shared
from webapp.engine.language import words
from webapp.engine.model import FactKind, Severity, Verdict


def unsaid(group: Group, order: Sequence[Told]) -> Iterator[Draft]:
    """What the rewrite makes its own of what the source reports. ``order``: the sentences of the rewrite."""
    heard = [
        (told, said)
        for told in group.right
        for said in statements(told.reading)
        if not has_plain_object(told.reading, said.at)
    ]
    for told in group.left:
        reported = statements(told.reading)
        for said in reported:
            found = echo(said.whole, group.right) if said.whole and _is_reporting(told, said) else None
            if found is None or not found.is_sure or any(_tells(other, said) for _, other in heard):
                continue
            parts = [one for one in reported if one.at == said.at and one is not said]
            if any(
                _goes_on(found, said, other) for other in heard if any(_tells(other[1], p) for p in parts)
            ):
                continue
            left = _voice_left(found, said, order)
            if left < 1:
                yield replace(
                    _unsaid(group, told.reading, said),
                    strength=found.share,
                    kept=left,
                    case="" if said.inner else "nearby" if left else "as fact",
                    rule=_code(said, found),
                )


def _goes_on(found: Echo, said: Statement, heard: tuple[Told, Statement]) -> bool:
    """Whether a statement is told behind another one, whose speaker goes on with it."""
    told, other = heard
    if told is not found.told:
        return told.reading.sentence.span < found.told.reading.sentence.span
    return other.at < min(_clause(found, said))


def _code(said: Statement, found: Echo) -> str:
    """What is told without its source: what others say by it, what is denied beside it, or anything else."""
    reading, lows = found.told.reading, found.told.reading.lows
    is_denied = any(
        verb_class(lows[at]) == "deny" and is_saying(reading, at) and not _may_be(said, reading, at)
        for at in sayings(reading)
    )
    return f"{'source' if said.inner else 'disputed' if is_denied else 'attribution'}-missing"


def _may_be(said: Statement, reading: Reading, at: int) -> bool:
    """Whether a pronoun that speaks may stand for whoever is named at the verb at token ``at``."""
    return said.speaker.is_pronoun and bool(speaker_at(reading, at).name)


def _is_reporting(told: Told, said: Statement) -> bool:
    """Whether the verb of a statement is one whose clause is not the writer's own word."""
    low = told.reading.lows[said.at]
    if according(told.reading, said.at) or "point" in lemmas(low):
        return not _is_quoted(told.reading, said)
    if has_plain_object(told.reading, said.at) or _is_quoted(told.reading, said):
        return False
    start = told.reading.tokens[said.at].start
    is_verb = any(fact.span.start == start for fact in told.facts[FactKind.ATTRIBUTION])
    return is_verb and not _REPORTING.isdisjoint(lemmas(low))


def _is_quoted(reading: Reading, said: Statement) -> bool:
    """Whether a statement is a quotation: too few of its words stand behind the verb and before the marks."""
    if not reading.marked.spans:
        return False
    first = next(iter(reading.inside(reading.marked.spans[0])), 0)
    return len({*said.words}.intersection(reading.telling(range(said.at, first)))) < _PLAIN


_PLAIN: Final = 3
"""Words of what is said in the writer's words, before those that are quoted."""
_REPORTING: Final = words("en", "attribution", "reporting")


def _tells(statement: Statement, said: Statement) -> bool:
    """Whether a statement of the rewrite says the same words as one of the source, and not as somebody whom
    that one only reports."""
    if any(shared(one.told[:1], forms(statement.told[:1])) for one in said.inner):
        return False
    shorter = min(len(said.whole), len(statement.whole))
    return shared(said.whole, forms(statement.whole)) * 2 >= shorter > 0


def _voice_left(found: Echo, said: Statement, order: Sequence[Told]) -> float:
    """How surely somebody still says it: in the same clause, elsewhere in the sentence, in one beside it."""
    told, who = found.told, {*said.speaker.name, *said.speaker.role, said.speaker.head} - {""}
    clause = _clause(found, said)
    cues = sum(cue_at(told.reading, at) and not has_plain_object(told.reading, at) for at in clause)
    if cues > len(said.inner) or any(_acts(told.reading, at, who) for at in clause):
        return 1.0
    if told.reading.lows[-1:] == ("?",) or _is_hearsay(told.reading):
        return 1.0
    if sum(_is_voice(told.reading, at) for at in range(len(told.reading.lows))) > len(said.inner):
        return 0.8
    at = bisect_left(order, told.reading.sentence.span, key=lambda other: other.reading.sentence.span)
    near = [*order[max(0, at - 1) : at], *order[at + 1 : at + 2]]
    speaking = [other for other in near if is_speaking(other.reading)]
    if any(said.speaker.is_pronoun or who & {*other.reading.vocabulary} for other in speaking):
        return 0.6
    return 0.3 if speaking else 0.0


def _is_voice(reading: Reading, at: int) -> bool:
    """Whether somebody speaks at token ``at``, but to deny: that makes nobody say what is told beside it."""
    is_cue = cue_at(reading, at) and not has_plain_object(reading, at)
    return is_cue and verb_class(reading.lows[at]) != "deny"


def _is_hearsay(reading: Reading) -> bool:
    """Whether a sentence tells what it tells as what is said, by nobody in particular."""
    return any(operator.is_cue and operator.name == "suspicion" for operator in operators(reading))


def _acts(reading: Reading, at: int, who: Collection[str]) -> bool:
    """Whether a word for the speaker stands at token ``at`` as one who does or has something."""
    if reading.lows[at] not in who:
        return False
    beside = tag_words("en", "article") | {",", *who}
    before = next((low for low in reading.lows[max(0, at - _BACK) : at][::-1] if low not in beside), "")
    return is_possessive(reading.tokens[at]) or before not in tag_words("en", "preposition")


_BACK: Final = 6
"""Tokens before a word for a speaker among which the preposition before his phrase stands."""


def _clause(found: Echo, said: Statement) -> list[int]:
    """The tokens of the clause of the rewrite that has most of the words of a statement."""
    lows, known = found.told.reading.lows, forms(said.words)
    return max(_clauses(lows), key=lambda clause: shared((lows[at] for at in clause), known))


def _clauses(lows: Sequence[str]) -> list[list[int]]:
    """The tokens of each clause of a sentence; a relative one that commas enclose is one of its own."""
    clauses: list[list[int]] = [[]]
    main = clauses[0]
    for at, low in enumerate(lows):
        behind = lows[at + 1 : at + 2]
        if low == "," and behind and behind[0] in _RELATIVE:
            clauses.append([])
        elif low == ";" or (low == "," and behind and behind[0] in _JOINTS):
            main = []
            clauses.append(main)
        elif low == "," and clauses[-1] is not main:
            clauses.append(main)
        clauses[-1].append(at)
    return clauses


_JOINTS: Final = frozenset({"and", "but", "while", "although"})
_RELATIVE: Final = words("en", "grammar", "relative")


def _unsaid(group: Group, reading: Reading, said: Statement) -> Draft:
    width, name = according(reading, said.at), said.speaker.text
    fact = Fact.of(FactKind.ATTRIBUTION, reading, said.at, said.at + max(1, width))
    who = f"{fact.text} {name}" if width else f"{name} {fact.text}"
    return draft(group, (fact, None), Verdict.MISSING, Severity.MEDIUM, quoted=(who, ""))
