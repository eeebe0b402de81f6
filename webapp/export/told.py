"""What people said of a comparison, in words for every writer: sign-off, progress, decisions, comments."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from webapp.export.remarks import Remark, Reply
from webapp.present.pair import Pair
from webapp.present.state import PageState
from webapp.present.talk import Thread, about_words, threads_of
from webapp.present.times import moment_words
from webapp.present.words import state_name
from webapp.review import Comment, Decision, SignOff, Standing, State, summary_of
from webapp.words import say

SETTLED = frozenset({State.OK, State.DISMISSED})
"""What was decided so that nothing is left to do."""

LISTED = (State.PROBLEM, State.QUESTION, State.DISMISSED, State.OK)
"""The lists of decisions, in their order; of what is OK only what has a reason."""


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
    """``Ann, via the link, 26 Nov 2026, 14:05 UTC``"""
    return say("export.by", name=_named(author, outside=outside), when=moment_words(at))


def signed_words(signed: SignOff) -> str:
    """Who signed, and when; or what ended it."""
    name, when, number = signed.author, moment_words(signed.at), signed.revision
    if signed.stands or not signed.ended_at:
        return say("export.review.signed", name=name, when=when, number=number)
    ended, reason = moment_words(signed.ended_at), signed.ended_for
    if not signed.ended_by:
        return say("export.review.ended", name=name, when=when, number=number, ended=ended, reason=reason)
    return say(
        "export.review.ended_by",
        name=name,
        when=when,
        number=number,
        ended=ended,
        reason=reason,
        by=signed.ended_by,
    )


def thread_said(thread: Thread, about: str, resolver: str) -> str:
    """What a thread is about, and that it is resolved.

    Args:
        thread: of comments.
        about: ``thread_about`` as the writer writes it.
        resolver: who resolved it, likewise.
    """
    if not thread.resolved:
        return about
    if resolver:
        return say("export.review.resolved_by", about=about, name=resolver)
    return say("export.review.resolved", about=about)


def thread_about(thread: Thread) -> str:
    """What a thread is about, or that its words are gone."""
    return _lost(thread.orphan) if thread.orphan else thread.about


def word_lists(pair: Pair) -> Iterator[WordList]:
    """What was decided: problems, questions, what was dismissed, and what is ok for a reason; then what was
    decided of words that are gone."""
    now = pair.reader.standing
    if now is None:
        return
    for state in LISTED:
        told = [
            _word(about_words(pair, item.id), now.review.decisions[item.key]) for item in now.decided(state)
        ]
        if found := tuple(one for one in told if one.reason or state is not State.OK):
            yield WordList(say(f"export.review.heading.{state.value}"), found)
    gone = [one for one in now.gone if one.reason or one.state is not State.OK]
    if gone:
        yield WordList(say("ledger.shelf.gone"), tuple(_word(state_name(one.state), one) for one in gone))


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
        summary = say("export.review.progress_alone", progress=signed.summary)
        text = "\n".join(filter(None, (signed_words(signed), signed.note, summary)))
        yield Remark("", text, signed.author, signed.at)
    if has_begun(now):
        yield Remark("", say("export.review.progress", progress=summary_of(now)))


def _decisions(now: Standing) -> Iterator[Remark]:
    decided = now.review.decisions
    for key, item in now.items.items():
        if key in decided:
            one = decided[key]
            said = state_name(one.state)
            if one.reason:
                said = say("export.review.reason", state=said, reason=one.reason)
            settled = one.state in SETTLED
            yield Remark(item.id, said, _named(one.author), one.at, resolved=settled, answers=True)
    for one in now.gone:
        if one.state not in SETTLED:
            said = say("export.review.lost", state=state_name(one.state), words=one.words)
            text = f"{said}\n{one.reason}" if one.reason else said
            yield Remark("", text, _named(one.author), one.at, resolved=True)


def _comment(now: Standing, comment: Comment) -> Remark:
    about = now.anchors.get(comment.key, "")
    lost = _lost(comment.words) if comment.key else say("export.review.whole")
    return Remark(
        about=about,
        text=comment.text if about else f"{lost}\n{comment.text}",
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


def _lost(words: str) -> str:
    return say("comments.lost", words=f"“{words}”")


def _named(author: str, *, outside: bool = False) -> str:
    name = author or say("terms.nobody")
    return say("comments.outside", name=name) if outside else name
