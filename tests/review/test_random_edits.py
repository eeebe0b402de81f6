"""Whatever is edited, what was said stays with the words it was said of, or is listed as gone."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from datetime import UTC, datetime
from random import Random

import pytest

from webapp.engine import Article, Comparison, Options, compare
from webapp.engine.model import NO_PINS, Finding, Passage, Pins
from webapp.engine.reading import fold
from webapp.review import Comment, Decision, Review, Standing, State, Subject, standing, words_of

WALKS, EDITS = 25, 40
"""A thousand edits in all."""

NOW = datetime(2026, 3, 1, 12, tzinfo=UTC)

SENTENCES = (
    "The council voted 12 to 5 on Tuesday to close the library.",
    "On Tuesday, councillors decided by 12 to 6 that the library would shut.",
    "Nobody was hurt.",
    "Nobody was hurt, they say.",
    "“We were never asked,” said Mara Lindqvist, who runs the reading room.",
    "“We were asked,” said Mara Lindquist, who runs the reading room.",
    "The town has 12,000 people and spent $4.2 million last year.",
    "The town of 11,000 spent $4.2 million.",
    "A petition begun by Jon Doe has 900 names.",
    "Jon Doe began a petition; 950 people signed it.",
    "Rain fell on Friday, it reportedly stopped on Saturday.",
    "The mayor did not comment.",
    "The mayor declined to comment on 3 May.",
)
TITLES = ("", "Library to close", "Town closes its library", "Nobody was hurt.")
OTHER_WORDS = (("12", "14"), ("library", "archive"), ("Tuesday", "Monday"), ("not ", ""), ("900", "1,900"))

Words = tuple[object, ...]


def words_by_key(comparison: Comparison) -> dict[str, Words]:
    """What every sentence, link and finding says, folded, made without any key."""
    sides = (comparison.left.sentences, comparison.right.sentences)
    text = {one.id: fold(one.text) for side in sides for one in side}
    found: dict[str, Words] = {one.key: (one.id[0], text[one.id]) for side in sides for one in side}
    for link in comparison.links:
        found[link.key] = ("K", [text[one] for one in link.left], [text[one] for one in link.right])
    for finding in comparison.findings:
        ends = (_end(finding.left, text), _end(finding.right, text))
        found[finding.key] = ("F", finding.kind, finding.verdict, *ends, _of_link(comparison, finding, found))
    return found


def _end(passage: Passage | None, text: dict[str, str]) -> Words:
    return (fold(passage.text), text.get(passage.sentence, "")) if passage else ()


def _of_link(comparison: Comparison, finding: Finding, found: dict[str, Words]) -> Words:
    return next((found[link.key] for link in comparison.links if link.id == finding.link), ())


@dataclass
class Walk:
    """A pair that is edited again and again, and what is said of it meanwhile."""

    chance: Random
    kind: str
    """What the pair is read as; "" leaves it to the engine, which takes some for two stories."""
    sides: list[list[str]] = field(default_factory=list)
    titles: list[str] = field(default_factory=list)
    review: Review = field(default_factory=Review)
    pins: Pins = NO_PINS
    said_of: dict[str, Words] = field(default_factory=dict)
    """What the words of a key were when something was said of it first."""
    seen: Counter[str] = field(default_factory=Counter)
    """How often what happened."""

    def __post_init__(self) -> None:
        self.sides = [self.chance.choices(SENTENCES, k=self.chance.randint(1, 5)) for _ in range(2)]
        self.titles = self.chance.choices(TITLES, k=2)

    def compared(self) -> Comparison:
        ones = (
            Article.from_text(self._text(side), title=title)
            for side, title in zip(self.sides, self.titles, strict=True)
        )
        return compare(*ones, Options(model="none", pair_kind=self.kind), self.pins)

    def _text(self, side: list[str]) -> str:
        return "\n\n".join(" ".join(side[at : at + 3]) for at in range(0, len(side), 3))

    def edit(self) -> None:
        side = self.chance.choice(self.sides)
        at = self.chance.randrange(len(side))
        match self.chance.choice(("insert", "delete", "change", "move", "repeat", "titles", "case")):
            case "insert":
                side.insert(at, self.chance.choice(SENTENCES))
            case "delete" if len(side) > 1:
                del side[at]
            case "change":
                side[at] = side[at].replace(*self.chance.choice(OTHER_WORDS))
            case "move":
                side.insert(self.chance.randrange(len(side)), side.pop(at))
            case "repeat":
                side.append(side[at])
            case "titles":
                self.titles.reverse()
            case "case":
                side[at] = side[at].upper() if self.chance.random() < 0.5 else f"{side[at][:-1]} ."
        del side[6:]

    def speak(self, comparison: Comparison) -> None:
        """Decides of some items, takes a decision back, and comments on some things."""
        now, says = standing(comparison, self.review), words_by_key(comparison)
        decisions, comments = dict(self.review.decisions), list(self.review.comments)
        for key in self.chance.sample(sorted(now.items), min(2, len(now.items))):
            finding = now.items[key].subject is Subject.FINDING
            state = self.chance.choice([one for one in State if finding or one is not State.DISMISSED])
            words = words_of(comparison, now.items[key].id)
            decisions[key] = Decision(key, state, "", "Ada", NOW, 1, words, "")
            assert self.said_of.setdefault(key, says[key]) == says[key]
        if decisions and self.chance.random() < 0.3:
            del decisions[self.chance.choice(sorted(decisions))]
        for key in self.chance.sample(sorted(now.anchors), 1) + [""] * (self.chance.random() < 0.1):
            id = f"c{len(comments)}"
            words = words_of(comparison, now.anchors.get(key, ""))
            comments.append(
                Comment(
                    id,
                    key,
                    "Why?",
                    "Ada",
                    NOW,
                    1,
                    words,
                    outside=False,
                    resolved=False,
                    resolved_by="",
                    replies=(),
                )
            )
            if key:
                assert self.said_of.setdefault(key, says[key]) == says[key]
        self.review = Review(decisions, tuple(comments))

    def pin(self, comparison: Comparison) -> None:
        """Links two sentences by hand, or parts them, or takes that back."""
        pins = dict.fromkeys(self.pins.linked, True) | dict.fromkeys(self.pins.unlinked, False)
        sides = (comparison.left.sentences, comparison.right.sentences)
        left, right = (self.chance.choice(side).key for side in sides)
        pins[left, right] = self.chance.random() < 0.5
        if self.chance.random() < 0.5:
            del pins[self.chance.choice(sorted(pins))]
        says = words_by_key(comparison)
        for key in (left, right):
            assert self.said_of.setdefault(key, says[key]) == says[key]
        self.pins = Pins(*(tuple(k for k, linked in pins.items() if linked is how) for how in (True, False)))

    def check(self, comparison: Comparison) -> None:
        now, says = standing(comparison, self.review), words_by_key(comparison)
        self.check_decisions(now, says)
        self.check_pins(comparison, now, says)
        listed = [*now.orphans, *(one for key in {"", *now.anchors} for one in now.comments_on({key}))]
        assert Counter(listed) == Counter(self.review.comments)
        assert all(says[one.key] == self.said_of[one.key] for one in listed if one.key in now.anchors)
        assert all(one.words for one in now.orphans)
        self.seen.update(orphans=len(now.orphans), comments=len(listed) - len(now.orphans))

    def check_pins(self, comparison: Comparison, now: Standing, says: dict[str, Words]) -> None:
        kept = (comparison.pins.linked, comparison.pins.unlinked)
        assert [set(pairs) for pairs in kept] == [set(self.pins.linked), set(self.pins.unlinked)]
        ends = {
            (now.anchors[link.key], one) for link in comparison.links for one in (*link.left, *link.right)
        }
        for pair in set().union(*kept) - set(now.lost_pins):
            assert all(says[key] == self.said_of[key] for key in pair)
            left, right = ({link for link, one in ends if one == now.anchors[key]} for key in pair)
            assert bool(left & right) is (pair in comparison.pins.linked)
            self.seen["pins"] += 1
        self.seen["lost pins"] += len(now.lost_pins)

    def check_decisions(self, now: Standing, says: dict[str, Words]) -> None:
        stands = [item.key for state in State for item in now.decided(state)]
        gone = [one.key for one in now.gone]
        assert sorted([*stands, *gone]) == sorted(self.review.decisions)
        assert all(says[key] == self.said_of[key] for key in stands)
        assert all(one.words for one in now.gone)
        assert 0 <= now.progress.looked_at <= now.progress.total == len(now.items)
        self.seen.update(stands=len(stands), gone=len(gone), findings=sum(key[0] == "F" for key in stands))


@pytest.mark.parametrize("seed", range(WALKS))
def test_nothing_that_was_said_moves_to_other_words_or_is_lost(seed: int) -> None:
    walk = Walk(Random(seed), "rewrite" if seed % 5 else "")
    comparison = walk.compared()
    for _ in range(EDITS):
        walk.speak(comparison)
        walk.pin(comparison)
        walk.edit()
        comparison = walk.compared()
        walk.check(comparison)
    assert walk.seen["comments"]
    assert walk.seen["orphans"]
    assert walk.seen["pins"]
    assert walk.seen["lost pins"]
    assert not walk.kind or (walk.seen["stands"] and walk.seen["gone"]), walk.seen
