"""A review with one of everything, as it stands in a comparison."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from tests.export.pairs import ODD
from webapp.engine import Comparison
from webapp.review import (
    Comment,
    Decision,
    Item,
    Reply,
    Review,
    SignOff,
    Standing,
    State,
    Subject,
    items,
    standing,
    summary_of,
)

NOON = datetime(2026, 3, 4, 12, tzinfo=UTC)

WORDS = {
    Subject.LINK: State.PROBLEM,
    Subject.MISSING: State.QUESTION,
    Subject.NEW: State.OK,
    Subject.FINDING: State.DISMISSED,
}
"""What is decided of the first item of each kind; of all others without a reason that they are ok."""

SAID = {
    "odd characters": ODD,
    "formula": '=HYPERLINK("http://x.invalid");=cmd|calc',
    "markup": "</template></script><b>x</b> & ]]> {{ 7*7 }} | `x` *y* [a](https://e.org) @you #1",
    "leftwards": "\u202eلماذا؟\u202d \u2066why",
    "lines": "\n\n- one\r\n# two\u2028three\x85four",
    "nothing": "",
}
"""Texts that people and machines might write."""


def reviewed(comparison: Comparison, text: str = "Why so?") -> Standing:
    """Everything is looked at, commented and signed; the text stands in every reason, comment, note and name,
    as it came: what cleans it elsewhere is not asked."""
    decisions = [_decision(item, text, number) for number, item in enumerate(_first(comparison))]
    decided = {one.key for one in decisions}
    rest = (one for one in items(comparison) if one.key not in decided and not one.within)
    decisions += (replace(_decision(item, text, 5), state=State.OK, reason="") for item in rest)
    gone = Decision("Kgone", State.PROBLEM, text, f"Ann {text}", minute(7), 1, f"gone {text}", "a7")
    made = Review({one.key: one for one in (*decisions, gone)}, tuple(_comments(comparison, text)))
    summary = summary_of(standing(comparison, made))
    signed = SignOff(f"Cy {text}", text, minute(20), 1, summary, None, "", "")
    return standing(comparison, replace(made, sign_off=signed))


def ended(now: Standing) -> Standing:
    """The same after a comment has taken the sign-off off."""
    assert now.review.sign_off
    signed = replace(
        now.review.sign_off, ended_at=NOON + timedelta(days=1), ended_by="Ben", ended_for="a comment"
    )
    return replace(now, review=replace(now.review, sign_off=signed))


def minute(number: int) -> datetime:
    return NOON + timedelta(minutes=number)


def _first(comparison: Comparison) -> list[Item]:
    found: dict[Subject, Item] = {}
    for item in items(comparison):
        found.setdefault(item.subject, item)
    return list(found.values())


def _decision(item: Item, text: str, number: int) -> Decision:
    said = f"words of {item.id}"
    return Decision(
        item.key, WORDS[item.subject], text, f"Ann {text}", minute(number + 1), 1, said, f"a{number}"
    )


def _comments(comparison: Comparison, text: str) -> list[Comment]:
    sentences = (*comparison.left.sentences, *comparison.right.sentences)
    keys = ["", "Lgone", *(one.key for one in sentences[-1:]), *(one.key for one in comparison.findings[:1])]
    return [
        Comment(
            f"c{number}",
            key,
            f"Comment {number}\n{text} https://example.org/{number}",
            f"Di {text}",
            minute(10 + number),
            1,
            f"about {text}",
            outside=key == "Lgone",
            resolved=number == 2,
            resolved_by="Eve" if number == 2 else "",
            replies=(Reply(f"r{number}", f"Answer {text}", "", minute(15), outside=True),),
        )
        for number, key in enumerate(keys)
    ]
