"""What is to be looked at again in a revision after the one that was reviewed, in a line."""

from __future__ import annotations

from collections.abc import Iterable

from webapp.present.pair import Pair
from webapp.present.phrase import Phrase, compose, listed, plain
from webapp.present.state import PageState
from webapp.present.wording import how_many
from webapp.review import Fate, Item


def since_phrases(pair: Pair, state: PageState) -> tuple[Phrase, ...]:
    """``3 of your 5 problems are resolved, 2 remain, 4 passages are new since your review of revision 2.``:
    each number leads to the first of what it counts. None where nothing was reviewed before."""
    came = pair.reader.carried
    if came is None:
        return ()
    parts = [
        *_fate(pair, state, "problem", came.problems),
        *_fate(pair, state, "question", came.questions),
    ]
    fresh = _stops(pair, came.new)
    reopened = _stops(pair, (item for item in came.reopened if pair.stop_of(item.sentence) not in fresh))
    if fresh:
        parts.append(plain(how_many("summary.again.new", len(fresh)), state.choosing(fresh[0]), "look"))
    if reopened:
        words = how_many("summary.again.reopened", len(reopened))
        parts.append(plain(words, state.choosing(reopened[0]), "look"))
    said = listed([(part,) for part in parts]) if parts else compose("summary.again.nothing")
    return _capital(compose("summary.again.since", list=said, number=pair.reader.reviewed))


def _fate(pair: Pair, state: PageState, noun: str, fate: Fate) -> list[Phrase]:
    fixed, stand = len(fate.mended), len(fate.stand)
    found = []
    if fixed and stand:
        words = how_many(f"summary.again.resolved_some_{noun}", fixed, all=fixed + stand)
        found.append(plain(words, tone="keep"))
    elif fixed:
        found.append(plain(how_many(f"summary.again.resolved_{noun}", fixed), tone="keep"))
    if stand:
        stops = _stops(pair, fate.stand)
        words = how_many("summary.again.stands_rest" if fixed else f"summary.again.stands_{noun}", stand)
        found.append(plain(words, state.choosing(stops[0]) if stops else "", "look"))
    return found


def _stops(pair: Pair, items: Iterable[Item]) -> list[str]:
    """The stops at which these are seen, in the order of the items."""
    return list(dict.fromkeys(pair.stop_of(item.sentence) for item in items if item.sentence))


def _capital(phrases: tuple[Phrase, ...]) -> tuple[Phrase, ...]:
    """A sentence begins with a capital letter."""
    first, *rest = phrases
    return (plain(first.text[:1].upper() + first.text[1:], first.href, first.tone), *rest)
