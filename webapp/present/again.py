"""What is to be looked at again in a revision after the one that was reviewed, in a line."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from webapp.present.pair import Pair
from webapp.present.state import PageState
from webapp.present.summary import Phrase
from webapp.present.wording import counted
from webapp.review import Fate, Item


def since_phrases(pair: Pair, state: PageState) -> tuple[Phrase, ...]:
    """``3 of your 5 problems are mended, 2 stand, 4 passages are new since your review of revision 2.``: each
    number leads to the first of what it counts. None where nothing was reviewed before."""
    came = pair.reader.carried
    if came is None:
        return ()
    parts: list[Phrase] = []
    for noun, fate in (("problem", came.problems), ("question", came.questions)):
        if fate.mended or fate.stand:
            parts += _fate(pair, state, noun, fate)
    fresh = _stops(pair, came.new)
    reopened = _stops(pair, (item for item in came.reopened if pair.stop_of(item.sentence) not in fresh))
    for stops, words in ((fresh, "new"), (reopened, "open again")):
        if stops:
            verb = "is" if len(stops) == 1 else "are"
            text = f"{counted(len(stops), 'passage')} {verb} {words}"
            parts.append(Phrase(text, state.choosing(stops[0]), "look"))
    if not parts:
        parts.append(Phrase("Nothing is to be looked at again"))
    parts[0] = replace(parts[0], text=parts[0].text[0].upper() + parts[0].text[1:])
    return (*_listed(parts), Phrase(f" since your review of revision {pair.reader.reviewed}."))


def _fate(pair: Pair, state: PageState, noun: str, fate: Fate) -> list[Phrase]:
    mended, stand = len(fate.mended), len(fate.stand)
    yours = f"your {noun if mended + stand == 1 else counted(mended + stand, noun)}"
    found = []
    if mended:
        some = f"{mended:,} of {yours}" if stand else yours
        found.append(Phrase(f"{some} {'is' if mended == 1 else 'are'} mended", tone="keep"))
    if stand:
        stops = _stops(pair, fate.stand)
        text = f"{stand:,}" if mended else yours
        text += " stands" if stand == 1 else " stand"
        found.append(Phrase(text, state.choosing(stops[0]) if stops else "", "look"))
    return found


def _stops(pair: Pair, items: Iterable[Item]) -> list[str]:
    """The stops at which these are seen, in the order of the items."""
    return list(dict.fromkeys(pair.stop_of(item.sentence) for item in items if item.sentence))


def _listed(parts: list[Phrase]) -> Iterable[Phrase]:
    for number, part in enumerate(parts):
        yield from (Phrase(", "),) if number else ()
        yield part
