"""The JSON form of a review as it stands in a comparison: the API has it, and files taken away."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import Any

from webapp.review.items import Standing
from webapp.review.values import Comment, Decision, Reply, SignOff

Json = Any


def as_json(now: Standing) -> dict[str, Json]:
    """All that was said of the pair."""
    signed = now.review.sign_off
    return {
        "progress": progress_json(now),
        "decisions": list(_decisions(now)),
        "comments": [comment_json(now, one) for one in now.review.comments],
        "pins": [*_pins(now, "linked", now.pins.linked), *_pins(now, "unlinked", now.pins.unlinked)],
        "sign_off": sign_off_json(signed) if signed else None,
    }


def progress_json(now: Standing) -> dict[str, Json]:
    """How far it has come."""
    return {"looked_at": now.progress.looked_at, "total": now.progress.total}


def _decisions(now: Standing) -> Iterator[dict[str, Json]]:
    """In reading order, then those on what no longer stands."""
    decided = now.review.decisions
    yield from (decision_json(now, decided[key]) for key in now.items if key in decided)
    yield from (decision_json(now, one) for one in now.gone)


def decision_json(now: Standing, decision: Decision) -> dict[str, Json]:
    """One decision, and whether its item stands in the comparison."""
    return {
        "key": decision.key,
        "state": decision.state,
        "reason": decision.reason,
        "author": decision.author,
        "at": _moment(decision.at),
        "revision": decision.revision,
        "words": decision.words,
        "stands": decision.key in now.items,
    }


def comment_json(now: Standing, comment: Comment) -> dict[str, Json]:
    """One comment with its replies, and whether its words are gone."""
    return {
        **_remark(comment),
        "key": comment.key,
        "state": "resolved" if comment.resolved else "open",
        "resolved_by": comment.resolved_by,
        "revision": comment.revision,
        "words": comment.words,
        "orphan": bool(comment.key) and comment.key not in now.anchors,
        "replies": [_remark(reply) for reply in comment.replies],
    }


def _remark(one: Comment | Reply) -> dict[str, Json]:
    return {
        "id": one.id,
        "text": one.text,
        "author": one.author,
        "at": _moment(one.at),
        "outside": one.outside,
    }


def sign_off_json(signed: SignOff) -> dict[str, Json]:
    """The sign-off, be it that it was taken off since."""
    return {
        "name": signed.author,
        "note": signed.note,
        "at": _moment(signed.at),
        "revision": signed.revision,
        "summary": signed.summary,
        "stands": signed.stands,
        "ended_at": _moment(signed.ended_at),
        "ended_by": signed.ended_by,
        "ended_for": signed.ended_for,
    }


def _moment(at: datetime | None) -> str | None:
    """As RFC 3339 writes it."""
    return at.isoformat() if at else None


def _pins(now: Standing, state: str, pairs: Iterable[tuple[str, str]]) -> Iterator[dict[str, Json]]:
    for left, right in pairs:
        mark = now.review.pins.get((left, right))
        yield {
            "left_key": left,
            "right_key": right,
            "state": state,
            "author": mark.author if mark else "",
            "at": _moment(mark.at) if mark else None,
            "words": mark.words if mark else "",
            "stands": (left, right) not in now.lost_pins,
        }
