"""Comments as the page shows them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime

from webapp.present.pair import Pair, side_of
from webapp.present.state import PageState
from webapp.present.wording import kind_name, place_of, shown
from webapp.review import Comment
from webapp.words import say

_ADDRESS = re.compile(r"https?://[^\s<>\"'\\^`{|}]{3,2000}")
"""What becomes a link in a comment."""

_ENDS = ".,;:!?)]»”’"
"""Characters that end the sentence around an address more often than the address itself."""


@dataclass(frozen=True, slots=True)
class Piece:
    """Some characters of a comment."""

    text: str
    """The characters."""
    href: str
    """Where they lead; empty for plain ones. Always http or https."""


@dataclass(frozen=True, slots=True)
class Note:
    """One text of a thread."""

    id: str
    """Of the comment or reply."""
    author: str
    """Who wrote it."""
    at: datetime
    """When, in UTC."""
    outside: bool
    """It came through a link."""
    pieces: tuple[Piece, ...]
    """What it says; line ends are in it."""


@dataclass(frozen=True, slots=True)
class Thread:
    """A comment with its replies."""

    id: str
    """Of the comment."""
    notes: tuple[Note, ...]
    """The comment, then its replies, oldest first."""
    resolved: bool
    """Nothing is left to do about it."""
    resolved_by: str
    """Who said so; may be empty."""
    about: str
    """What it is about: ``Source, sentence 3``, ``L3 and R4``, ``The whole``; empty for an orphan."""
    href: str
    """The page with that chosen; empty for the whole, and for an orphan."""
    orphan: str
    """The words it was about, where they no longer stand here; else empty."""


@dataclass(frozen=True, slots=True)
class About:
    """What a new comment can be about."""

    key: str
    """Its key; empty for the whole."""
    name: str
    """In words."""


@dataclass(frozen=True, slots=True)
class Talk:
    """The threads of a part of the page, and the form for a new one."""

    threads: tuple[Thread, ...]
    """Oldest first, orphans last."""
    open: int
    """How many are not resolved."""
    about: tuple[About, ...]
    """What a new comment can be about; none for a reader who may not write."""
    at: str = ""
    """The sentence whose card it is in; empty for that of the whole."""


def talk(pair: Pair, state: PageState) -> Talk | None:
    """All comments on a pair, and a form for one on the whole; None where there is nothing to show."""
    now = pair.reader.standing
    if now is None or not (pair.reader.comments or now.review.comments):
        return None
    threads = threads_of(pair, state, now.review.comments)
    return Talk(
        threads=tuple(sorted(threads, key=lambda thread: bool(thread.orphan))),
        open=sum(1 for thread in threads if not thread.resolved),
        about=(About("", say("terms.whole")),) if pair.reader.comments else (),
    )


def talk_about(pair: Pair, state: PageState, things: Mapping[str, str]) -> Talk | None:
    """The comments on some things, and a form for one on any of them; None where there is nothing to show.

    Args:
        pair: with the review.
        state: of the page.
        things: their ids by key.
    """
    now = pair.reader.standing
    if now is None:
        return None
    threads = threads_of(pair, state, now.comments_on(things))
    if not (pair.reader.comments or threads):
        return None
    return Talk(
        threads=threads,
        open=sum(1 for thread in threads if not thread.resolved),
        about=tuple(About(key, about_words(pair, id)) for key, id in things.items())
        if pair.reader.comments
        else (),
        at=state.sentence,
    )


def threads_of(pair: Pair, state: PageState, comments: Iterable[Comment]) -> tuple[Thread, ...]:
    """Comments as the page shows them, in the order given."""
    return tuple(_thread(pair, state, comment) for comment in comments)


def _thread(pair: Pair, state: PageState, comment: Comment) -> Thread:
    now = pair.reader.standing
    id = now.anchors.get(comment.key, "") if now else ""
    sentence = pair.sentence_of(id)
    first = Note(
        comment.id,
        comment.author or say("terms.nobody"),
        comment.at,
        comment.outside,
        tuple(pieces(comment.text)),
    )
    replies = (
        Note(
            reply.id, reply.author or say("terms.nobody"), reply.at, reply.outside, tuple(pieces(reply.text))
        )
        for reply in comment.replies
    )
    return Thread(
        id=comment.id,
        notes=(first, *replies),
        resolved=comment.resolved,
        resolved_by=comment.resolved_by,
        about=about_words(pair, id) if id or not comment.key else "",
        href=state.choosing(sentence) if sentence else "",
        orphan="" if id or not comment.key else shown(comment.words) or say("comments.lost_words"),
    )


def about_words(pair: Pair, id: str) -> str:
    """What an id names, in words; the empty id is the whole."""
    if not id:
        return say("terms.whole")
    if id in pair.sentences:
        return say("terms.place", side=pair.terms.sides[side_of(id)], place=place_of(id))
    for link in pair.comparison.links:
        if link.id == id:
            return say("terms.both", left=", ".join(link.left), right=", ".join(link.right))
    kinds = (kind_name(one.kind) for one in pair.comparison.findings if one.id == id)
    return next((say("comments.on_fact", kind=kind, id=id) for kind in kinds), "")


def pieces(text: str) -> Iterator[Piece]:
    """A plain text with the addresses in it apart."""
    at = 0
    for match in _ADDRESS.finditer(text):
        address = _address(match.group())
        yield from _plain(text[at : match.start()])
        yield Piece(shown(address), address)
        at = match.start() + len(address)
    yield from _plain(text[at:])


def _address(found: str) -> str:
    """Without what ends the sentence around it; a bracket that the address opened is its own."""
    while found[-1] in _ENDS and not (found[-1] == ")" and found.count("(") >= found.count(")")):
        found = found[:-1]
    return found


def _plain(text: str) -> Iterator[Piece]:
    if text:
        yield Piece(shown(text), "")
