"""Hedges of a group: what is held open on one side and stated on the other."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from webapp.engine.facts.check.voices import HEARSAY
from webapp.engine.facts.extract.fact import Fact
from webapp.engine.facts.extract.speech import is_speaking, verb_class
from webapp.engine.facts.face.clauses import around, echo, home
from webapp.engine.facts.face.draft import Draft, absent, differs, unsourced
from webapp.engine.facts.face.groups import Group, draft
from webapp.engine.facts.face.places import Places
from webapp.engine.facts.lexicon import are_kindred, lemmas, speech
from webapp.engine.facts.wordlist import listed
from webapp.engine.model import FactKind, Severity, Verdict

_OPEN: Final = listed(
    """
    may might could can would should if whether unless possible possibly possibility perhaps maybe potential
    potentially chance prospect risk danger threat likely unlikely probable probably presumably expect
    expected due set plan schedule aim hope fear want intend seek propose consider believe think suspect
    suspicion allege allegedly reportedly apparently seemingly appear seem suggest indicate predict forecast
    project estimate anticipate accuse rumour warn warning supposed supposedly acquit clear charge trial
    defendant innocent plead deny unclear uncertain doubt question scenario theory should
    """
)
"""Lemmas that hold open what is said beside them: any of them may stand for any hedge."""

_MODALS: Final = frozenset({"could", "may", "might"})
_CERTAIN: Final = frozenset({"will", "shall"})
"""What a modal may be turned into: *could come* and *will come*."""
_NEXT: Final = 3
"""Tokens behind a modal among which its verb stands."""


def hedges(group: Group) -> list[Draft]:
    """The findings about what is held open on one side and stated on the other."""
    left, right = group.facts(FactKind.HEDGE)
    if not left and not right:
        return []
    drafts = _in_place(group, left, right) if group.is_edited else _reworded(group, left, right)
    return drafts or _raised(group, left, right)


def _raised(group: Group, left: Sequence[Fact], right: Sequence[Fact]) -> list[Draft]:
    """What was possible is now expected."""
    classes = {fact.value for fact in left}, {fact.value for fact in right}
    if "likely" in classes[0] or "possible" in classes[1]:
        return []
    for fact in left:
        source = home(group.left, fact.span)
        if fact.value != "possible" or source is None:
            continue
        found = echo(around(source.reading, fact.span), group.right)
        for other in right:
            if found and other.value == "likely" and home(group.right, other.span) is found.told:
                message = differs("Hedge", fact.text, other.text)
                return [draft(group, (fact, other), Verdict.CHANGED, Severity.MEDIUM, message)]
    return []


def _in_place(group: Group, left: Sequence[Fact], right: Sequence[Fact]) -> list[Draft]:
    """In an edited link: a hedge that came or went where words differ."""
    gone, come = group.traded(left, right)
    places = Places(group.right)
    drafts = [
        draft(group, (fact, None), Verdict.MISSING, Severity.MEDIUM, absent("Hedge", fact.text))
        for fact in left
        if fact.text.lower() in _MODALS and _is_turned(group, fact, places)
    ]
    if drafts:
        return drafts
    kept = [fact.value for fact in right]
    gone = [fact for fact in gone if kept.count(fact.value) < sum(fact.value == one.value for one in left)]
    for fact in gone[len(come) :]:  # one that came elsewhere in the sentence stands for one that went
        if _has_stand_in(group, fact):
            continue
        severity = Severity.LOW if fact.weak or group.is_unsure else Severity.MEDIUM
        drafts.append(draft(group, (fact, None), Verdict.MISSING, severity, absent("Hedge", fact.text)))
    for fact in come if not left else ():
        held = fact.weak or any(_is_open(told.reading.lows) for told in group.left)
        severity = Severity.LOW if held else Severity.MEDIUM
        drafts.append(draft(group, (None, fact), Verdict.ADDED, severity, unsourced("Hedge", fact.text)))
    return drafts


def _has_stand_in(group: Group, fact: Fact) -> bool:
    hunk = group.hunk_of(fact.span, left=True)
    stand_in = group.words_in(hunk.right, left=False) if hunk and hunk.right else ()
    own = fact.text.lower().split()
    return hunk is None or any(are_kindred(low, word) for low in stand_in for word in own)


def _reworded(group: Group, left: Sequence[Fact], right: Sequence[Fact]) -> list[Draft]:
    """In other words: a hedged clause that is told on the right with nothing that holds it open."""
    drafts: list[Draft] = []
    places = Places(group.right)
    held = sum(not fact.weak for fact in right)
    spare = bool(held) and held >= sum(not fact.weak for fact in left)
    for fact in left:
        if fact.value == "limit" or not (
            _is_turned(group, fact, places) or (not spare and _is_stated(group, fact))
        ):
            continue
        drafts.append(
            draft(group, (fact, None), Verdict.MISSING, Severity.MEDIUM, absent("Hedge", fact.text))
        )
    for fact in right if not left else ():
        drafts.append(draft(group, (None, fact), Verdict.ADDED, Severity.LOW, unsourced("Hedge", fact.text)))
    return drafts


def _is_turned(group: Group, fact: Fact, places: Places) -> bool:
    """*May come* became *will come*: the other modal between the same neighbours or before the same verb; or
    a hedge whose neighbours stand side by side."""
    source = home(group.left, fact.span)
    if source is None:
        return False
    if fact.text.lower() not in _MODALS:
        bare = None if fact.weak else places.without(source.reading, fact.span)
        return bare is not None and all(f.value != fact.value for f in bare[0].facts[FactKind.HEDGE])
    at = source.reading.first_from(fact.span.start)
    if any(told.reading.lows[near] in _CERTAIN for told, near in places.facing(source.reading, at)):
        return True
    if any(fact.slots & other.slots for other in group.facts(FactKind.HEDGE)[1]):  # the same verb held open
        return False
    return any(
        low in _CERTAIN and any(stem in fact.slots for stem in told.reading.stems[at + 1 : at + 1 + _NEXT])
        for told in group.right
        for at, low in enumerate(told.reading.lows)
    )


def _is_stated(group: Group, fact: Fact) -> bool:
    source = home(group.left, fact.span)
    found = echo(around(source.reading, fact.span), group.right) if source else None
    if source is None or found is None or not found.is_sure or _is_held(group, fact, found.lows):
        return False
    if fact.weak and not (fact.text.lower() in _MODALS and _CERTAIN & {*found.lows}):
        return False
    rest = echo(around(source.reading, fact.span), [told for told in group.left if told is not source])
    if rest is not None and rest.is_sure and not _is_open(rest.lows):  # the source states it elsewhere
        return False
    if fact.value not in HEARSAY or not is_speaking(found.told.reading):
        return True
    said = any(verb_class(low) for low in fact.text.lower().split())  # *prosecutors alleged* is a voice
    return not said and is_speaking(source.reading)


def _is_held(group: Group, fact: Fact, lows: Sequence[str]) -> bool:
    """Whether a word of the stretch holds it open that is not what the source tells (*ignored warnings*)."""
    told = {low for side in group.left for low in side.reading.lows} - {*fact.text.lower().split()}
    return any(lows[at] not in told and _is_open_at(lows, at) for at in range(len(lows)))


def _is_open(lows: Sequence[str]) -> bool:
    return any(_is_open_at(lows, at) for at in range(len(lows)))


def _is_open_at(lows: Sequence[str], at: int) -> bool:
    if _is_cause(lows, at):
        return False
    if lows[at] in _OPEN or any(lemma in _OPEN for lemma in lemmas(lows[at])):
        return True
    return lows[at] in _BE and "to" in lows[at + 1 : at + 2]


_BE: Final = frozenset({"is", "are", "was", "were"})
"""With a *to* behind them they tell a plan (*it was to have started in May*)."""


def _is_cause(lows: Sequence[str], at: int) -> bool:
    """*Due to bad weather*, not *due to open*."""
    return lows[at] == "due" and len(lows) > at + 2 and "v" not in speech(lows[at + 2])
