"""What people said of a comparison, in words for every writer: sign-off, progress, decisions, comments."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from webapp.export.remarks import Remark, Reply
from webapp.present.pair import Pair
from webapp.present.state import PageState
from webapp.present.talk import NAMELESS, Thread, about_words, threads_of
from webapp.present.times import moment_words
from webapp.present.words import STATE_NAMES
from webapp.review import Comment, Decision, SignOff, Standing, State, summary_of

SETTLED = frozenset({State.OK, State.DISMISSED})
"""What was decided so that nothing is left to do."""

HEADINGS = {
    State.PROBLEM: "Problems",
    State.QUESTION: "Questions",
    State.DISMISSED: "Dismissed",
    State.OK: "Ok, with a reason",
}
"""What lists of decisions are called, in their order."""

GONE = "Decided, and gone since"


@dataclass(frozen=True, slots=True)
class Word:
    """A decision, told."""

    place: str
    """What it is on: ``L3 and R4``; with what was decided where its words are gone."""
    words: str
    """What that says, shortened."""
    reason: str
    """Why; may be empty."""
    by: str
    """Who decided, and when."""


@dataclass(frozen=True, slots=True)
class WordList:
    """Decisions of one kind."""

    heading: str
    """What they have in common."""
    words: tuple[Word, ...]
    """At least one, in reading order."""


def has_begun(now: Standing) -> bool:
    """Whether anybody has said anything."""
    return bool(now.review.decisions or now.review.comments or now.review.sign_off)


def by(author: str, at: datetime, *, outside: bool = False) -> str:
    """``Ann, by the link, 26 Nov 2026, 14:05 UTC``"""
    return f"{_named(author, outside=outside)}, {moment_words(at)}"


def signed_words(signed: SignOff) -> str:
    """Who signed, and when; or what ended it."""
    if signed.stands or not signed.ended_at:
        return f"Signed off by {by(signed.author, signed.at)}, revision {signed.revision}."
    whose = f", by {signed.ended_by}" if signed.ended_by else ""
    return (
        f"The sign-off by {by(signed.author, signed.at)}, of revision {signed.revision}, no longer stands: "
        f"{signed.ended_for}{whose}, {moment_words(signed.ended_at)}."
    )


def word_lists(pair: Pair) -> Iterator[WordList]:
    """What was decided: problems, questions, what was dismissed, and what is ok for a reason; then what was
    decided of words that are gone."""
    now = pair.reader.standing
    if now is None:
        return
    for state, heading in HEADINGS.items():
        told = [
            _word(about_words(pair, item.id), now.review.decisions[item.key]) for item in now.decided(state)
        ]
        if found := tuple(one for one in told if one.reason or state is not State.OK):
            yield WordList(heading, found)
    gone = [one for one in now.gone if one.reason or one.state is not State.OK]
    if gone:
        yield WordList(GONE, tuple(_word(STATE_NAMES[one.state], one) for one in gone))


def threads(pair: Pair) -> tuple[Thread, ...]:
    """The comments by their places: on the whole, then in reading order, then those whose words are gone."""
    now = pair.reader.standing
    if now is None:
        return ()
    anchors = now.anchors
    placed = sorted(
        now.review.comments, key=lambda one: pair.stop_number(pair.sentence_of(anchors.get(one.key, "")))
    )
    return tuple(sorted(threads_of(pair, PageState(), placed), key=lambda thread: bool(thread.orphan)))


def notes(now: Standing) -> tuple[Remark, ...]:
    """All of it for a document's margin. What is on the whole, and what is on lost words, says so."""
    return (*_overall(now), *_decisions(now), *(_comment(now, one) for one in now.review.comments))


def _overall(now: Standing) -> Iterator[Remark]:
    signed = now.review.sign_off
    if signed:
        text = "\n".join(filter(None, (signed_words(signed), signed.note, f"{signed.summary}.")))
        yield Remark("", text, signed.author, signed.at)
    if has_begun(now):
        yield Remark("", f"Review: {summary_of(now)}.")


def _decisions(now: Standing) -> Iterator[Remark]:
    decided = now.review.decisions
    for key, item in now.items.items():
        if key in decided:
            one = decided[key]
            said = f"{STATE_NAMES[one.state]}{f': {one.reason}' if one.reason else ''}"
            settled = one.state in SETTLED
            yield Remark(item.id, said, _named(one.author), one.at, resolved=settled, answers=True)
    for one in now.gone:
        if one.state not in SETTLED:
            said = f"{STATE_NAMES[one.state]}, and its words are gone: “{one.words}”"
            text = f"{said}\n{one.reason}" if one.reason else said
            yield Remark("", text, _named(one.author), one.at, resolved=True)


def _comment(now: Standing, comment: Comment) -> Remark:
    about = now.anchors.get(comment.key, "")
    lost = f"Its words are gone: “{comment.words}”\n" if comment.key else "On the whole:\n"
    return Remark(
        about=about,
        text=comment.text if about else lost + comment.text,
        author=_named(comment.author, outside=comment.outside),
        date=comment.at,
        replies=tuple(
            Reply(reply.text, _named(reply.author, outside=reply.outside), reply.at)
            for reply in comment.replies
        ),
        resolved=comment.resolved,
    )


def _word(place: str, one: Decision) -> Word:
    return Word(place, one.words, one.reason, by(one.author, one.at))


def _named(author: str, *, outside: bool = False) -> str:
    return f"{author or NAMELESS}{', by the link' if outside else ''}"
