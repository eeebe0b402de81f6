"""Pins are obeyed whatever the texts say, and all else is an ordinary comparison."""

from __future__ import annotations

import json

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bench.fuzz.grammar import Pair
from tests.engine.texts import PAIRS
from webapp.engine import Article, Comparison, InvalidOptionsError, Options, Pins, compare
from webapp.engine.keys import key_on, swapped
from webapp.engine.model import Link, PairKind, Side
from webapp.engine.serialise import dumps, from_json, rekeyed, to_json
from webapp.services.soundness import check_sound

QUICKLY = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
WORDING = Options(model="none")
SENTENCES = st.sampled_from(
    [
        "The council voted 12 to 5 on Tuesday to close the library.",
        "On Tuesday, councillors decided by 12 to 6 that the library would shut.",
        "Nobody was hurt.",
        "“We were never asked,” said Mara Lindqvist, who runs the reading room.",
        "Mara Lindqvist of the reading room said: “We were never asked.”",
        "The town has 12,000 people and spent $4.2 million last year.",
        "Share.",
        "© 2024 Example News",
    ]
)
LINES = st.lists(st.lists(SENTENCES, min_size=1, max_size=4).map(" ".join), min_size=1, max_size=5)
HEADLINES = st.sampled_from(["", "Library to close", "Nobody was hurt", "A petition"])
TEXTS = st.tuples(HEADLINES, LINES.map("\n\n".join)).map("\n\n".join)


def of(left: str, right: str, options: Options = WORDING, **pins: list[tuple[str, str]]) -> Comparison:
    given_pins = Pins(**{way: tuple(pairs) for way, pairs in pins.items()})
    return compare(Article.from_text(left), Article.from_text(right), options, given_pins)


def keys_of(comparison: Comparison) -> tuple[list[str], list[str]]:
    left, right = (
        [sentence.key for sentence in side.sentences if sentence.key]
        for side in (comparison.left, comparison.right)
    )
    return [*left, "L0a1b2c3d4e5f"], [*right, "R0a1b2c3d4e5f"]


@st.composite
def pins_on(draw: st.DrawFn, comparison: Comparison) -> Pins:
    left, right = keys_of(comparison)
    pairs = st.tuples(st.sampled_from(left), st.sampled_from(right))
    linked = set(draw(st.lists(pairs, max_size=4)))
    at_hand = [
        (comparison.left.sentences[i].key, comparison.right.sentences[j].key)
        for i, j in ((0, 0), (-1, -1))
        if comparison.left.sentences and comparison.right.sentences
    ]
    known = [pair for pair in (*linked_pairs(comparison), *at_hand) if all(pair)] or [(left[-1], right[-1])]
    unlinked = set(draw(st.lists(st.one_of(pairs, st.sampled_from(known)), max_size=5))) - linked
    return Pins(tuple(linked), tuple(unlinked))


def linked_pairs(comparison: Comparison) -> list[tuple[str, str]]:
    names = {one.id: one.key for side in (comparison.left, comparison.right) for one in side.sentences}
    return [(names[i], names[j]) for link in comparison.links for i in link.left for j in link.right]


def check_obeyed(comparison: Comparison, pins: Pins) -> None:
    taking_part = {
        one.key: one.id
        for side in (comparison.left, comparison.right)
        for one in side.sentences
        if one.boilerplate is None and one.text.strip()
    }
    assert set(comparison.pins.linked) == set(pins.linked)
    assert set(comparison.pins.unlinked) == set(pins.unlinked)
    drawn: set[Link] = set()
    for left, right in pins.linked:
        if left in taking_part and right in taking_part:
            i, j = taking_part[left], taking_part[right]
            (link,) = (one for one in comparison.links if i in one.left and j in one.right)
            assert link.pinned
            assert (link.confidence, link.uncertain, link.reasons) == (1.0, False, ("linked by hand",))
            drawn.add(link)
    assert drawn == {link for link in comparison.links if link.pinned}
    names = {one.key: one.id for side in (comparison.left, comparison.right) for one in side.sentences}
    for left, right in pins.unlinked:
        assert (left, right) not in linked_pairs(comparison)
        i, j = names.get(left, ""), names.get(right, "")
        assert j not in {near.id for near in comparison.nearest.get(i, ())}
        assert i not in {near.id for near in comparison.nearest.get(j, ())}


def check_ordinary(comparison: Comparison) -> None:
    check_sound(comparison)
    document = json.loads(dumps(comparison))
    assert to_json(from_json(document, comparison.left.text, comparison.right.text)) == document
    assert rekeyed(comparison) == comparison
    for article, side, gone in ((comparison.left, "left", "insert"), (comparison.right, "right", "delete")):
        sentences = {sentence.id: sentence for sentence in article.sentences}
        for link in comparison.links:
            spans = [getattr(change, side) for change in link.changes if change.op != gone]
            rebuilt = "".join(span.of(article.text_of(sentences[getattr(link, side)[0]])) for span in spans)
            assert rebuilt == "".join(sentences[name].text for name in getattr(link, side))
        numbers = [number for row in comparison.rows for number in getattr(row, side)]
        assert numbers == sorted({sentence.paragraph for sentence in article.body})


@QUICKLY
@given(TEXTS, TEXTS, st.data())
def test_any_pins_are_obeyed_and_the_rest_is_an_ordinary_comparison(
    left: str, right: str, data: st.DataObject
) -> None:
    options = Options(model="none", pair_kind=data.draw(st.sampled_from(["", "rewrite", "tellings"])))
    pins = data.draw(pins_on(of(left, right)))
    articles = Article.from_text(left), Article.from_text(right)
    made = compare(*articles, options, pins)
    check_obeyed(made, pins)
    check_ordinary(made)
    turned = Pins(pins.linked[::-1], pins.unlinked[::-1])
    assert dumps(compare(*articles, options, turned)) == dumps(made)


@QUICKLY
@given(PAIRS, st.data())
def test_on_hostile_texts_too(pair: Pair, data: st.DataObject) -> None:
    left, right = pair.left.article, pair.right.article
    pins = data.draw(pins_on(compare(left, right, WORDING)))
    made = compare(left, right, WORDING, pins)
    check_obeyed(made, pins)
    read = from_json(json.loads(dumps(made)), left.text, right.text)
    assert to_json(read) == to_json(made)


@settings(QUICKLY, max_examples=25)
@given(TEXTS, TEXTS, st.data())
def test_with_the_sentence_model_too(left: str, right: str, data: st.DataObject) -> None:
    pins = data.draw(pins_on(of(left, right)))
    made = compare(Article.from_text(left), Article.from_text(right), pins=pins)
    check_obeyed(made, pins)
    check_ordinary(made)


@QUICKLY
@given(TEXTS, TEXTS, st.data())
def test_swapping_the_sides_mirrors_pinned_comparisons(left: str, right: str, data: st.DataObject) -> None:
    pins = data.draw(pins_on(of(left, right)))
    there = compare(Article.from_text(left), Article.from_text(right), WORDING, pins)
    back = compare(Article.from_text(right), Article.from_text(left), WORDING, swapped(pins))
    letters = str.maketrans("LR", "RL")
    mirrored = {
        (
            tuple(name.translate(letters) for name in link.right),
            tuple(name.translate(letters) for name in link.left),
            link.confidence,
            link.moved,
            link.pinned,
        )
        for link in back.links
    }
    assert mirrored == {(one.left, one.right, one.confidence, one.moved, one.pinned) for one in there.links}
    assert swapped(back.pins) == there.pins


LEFT = (
    "The council voted on Tuesday to close the library.\n\nIt rained all day on Friday.\n\nNobody was hurt."
)
RIGHT = "On Tuesday the council voted to shut the library.\n\nThe mayor laughed.\n\nNobody was hurt."


def key(comparison: Comparison, *ids: str) -> tuple[str, str]:
    names = {one.id: one.key for side in (comparison.left, comparison.right) for one in side.sentences}
    left, right = (names[name] for name in ids)
    return left, right


def ends(comparison: Comparison) -> list[tuple[tuple[str, ...], tuple[str, ...]]]:
    return [(link.left, link.right) for link in comparison.links]


def test_a_link_that_was_drawn_stands_and_what_is_missing_and_new_follows() -> None:
    before = of(LEFT, RIGHT)
    assert (before.unique.left, before.unique.right) == (("L2",), ("R2",))
    after = of(LEFT, RIGHT, linked=[key(before, "L2", "R2")])
    assert ends(after) == [(("L1",), ("R1",)), (("L2",), ("R2",)), (("L3",), ("R3",))]
    assert [link.pinned for link in after.links] == [False, True, False]
    assert after.unique == type(after.unique)((), ())
    assert after.said_only.left == after.said_only.right == ()
    assert after.coverage.left > before.coverage.left
    assert not {"L2", "R2"} & after.nearest.keys()
    again = of(f"Rain fell.\n\n{LEFT}", RIGHT, linked=list(after.pins.linked))
    assert after.links[1].key in {link.key for link in again.links if link.pinned}


def test_a_link_that_was_taken_away_is_gone_identical_or_not() -> None:
    before = of(LEFT, RIGHT)
    after = of(LEFT, RIGHT, unlinked=[key(before, "L3", "R3"), key(before, "L1", "R1")])
    assert after.links == ()
    assert after.unique.left == ("L1", "L2", "L3")
    near = {name: {one.id for one in after.nearest[name]} for name in after.nearest}
    assert "R3" not in near.get("L3", set())
    assert "R1" not in near.get("L1", set())


def test_what_is_set_free_finds_its_next_best_counterpart() -> None:
    left = "The mayor opened the new bridge on Monday.\n\nIt cost a lot."
    right = "The mayor opened the bridge on Monday.\n\nOn Monday the mayor opened the new bridge, he said."
    before = of(left, right)
    first = next(link for link in before.links if link.left == ("L1",))
    taken = first.right[0]
    other = {"R1": "R2", "R2": "R1"}[taken]
    after = of(left, right, unlinked=[key(before, "L1", taken)])
    assert (("L1",), (other,)) in ends(after)


def test_what_was_drawn_joins_a_counterpart_that_stays_good() -> None:
    left = "Nobody was hurt.\n\nIt rained all day on Friday."
    right = "Nobody was hurt.\n\nThe doctors had nothing to do.\n\nIt rained all day on Friday."
    before = of(left, right)
    after = of(left, right, linked=[key(before, "L1", "R2")])
    assert ends(after) == [(("L1",), ("R1", "R2")), (("L2",), ("R3",))]
    assert [link.shape for link in after.links] == ["split", "one-to-one"]


HEADED = "Storm closes harbour\n\nThe port was shut on Monday.\n\nShips waited outside."
OTHER = "Storm closes the harbour\n\nOn Monday the port was shut.\n\nShips had to wait outside."


def test_headlines_may_be_unlinked_and_linked_with_sentences() -> None:
    before = of(HEADED, OTHER)
    assert ends(before)[0] == (("LT",), ("RT",))
    apart = of(HEADED, OTHER, unlinked=[key(before, "LT", "RT")])
    assert {"LT", "RT"} <= {*apart.unique.left, *apart.unique.right}
    pins = [key(before, "LT", "R1"), key(before, "LT", "R2"), key(before, "L2", "RT")]
    both = of(HEADED, OTHER, linked=pins)
    drawn = [(link.left, link.right) for link in both.links if link.pinned]
    assert drawn == [(("LT",), ("R1", "R2")), (("L2",), ("RT",))]
    assert (("LT",), ("RT",)) in ends(both)
    check_ordinary(both)


def test_a_headline_alone_finds_another_sentence_when_the_best_is_taken_away() -> None:
    left = "Storm closes harbour\n\nThe port was shut on Monday."
    right = "A storm closes the harbour. The port was shut on Monday. A storm closes harbour after harbour."
    told = Options(model="none", pair_kind="rewrite")
    before = of(left, right, told)
    (first,) = (link.right for link in before.links if link.left == ("LT",))
    after = of(left, right, told, unlinked=[key(before, "LT", first[0])])
    (second,) = (link.right for link in after.links if link.left == ("LT",))
    assert second != first


def test_page_furniture_and_words_that_are_gone_keep_their_pins_without_effect() -> None:
    left, right = f"{LEFT}\n\nShare.", f"{RIGHT}\n\nShare."
    before = of(left, right)
    pins = [key(before, "L4", "R2"), (before.left.sentences[0].key, "R0a1b2c3d4e5f")]
    after = of(left, right, linked=pins)
    assert ends(after) == ends(before)
    assert set(after.pins.linked) == set(pins)
    taken_in = compare(
        Article.from_text(left, kept=[before.left.sentences[3].key]),
        Article.from_text(right),
        WORDING,
        after.pins,
    )
    assert (("L4",), ("R2",)) in ends(taken_in)


STORY = "The council voted on Tuesday to close the library. It has 900 readers. They protested."
ANOTHER = "A striker scored twice in Lyon on Sunday. The coach praised him. Rain fell in the second half."


def test_two_stories_of_which_somebody_links_sentences_are_two_tellings() -> None:
    before = compare(Article.from_text(STORY), Article.from_text(ANOTHER))
    assert before.pair is not None
    assert before.pair.kind is PairKind.STRANGERS
    pins = Pins(linked=(key(before, "L3", "R2"),))
    after = compare(Article.from_text(STORY), Article.from_text(ANOTHER), pins=pins)
    assert after.pair is not None
    assert (after.pair.kind, after.pair.given) == (PairKind.TELLINGS, False)
    assert (("L3",), ("R2",)) in ends(after)
    check_ordinary(after)
    given_so = Options(pair_kind="strangers")
    apart = compare(Article.from_text(STORY), Article.from_text(ANOTHER), given_so, pins)
    assert (apart.links, apart.pins) == ((), pins)
    check_ordinary(apart)
    unlinked = Pins(unlinked=pins.linked)
    still = compare(Article.from_text(STORY), Article.from_text(ANOTHER), pins=unlinked)
    assert (still.pair, still.links) == (before.pair, ())


def test_a_pin_says_nothing_of_what_the_pair_is() -> None:
    before = of(LEFT, RIGHT)
    pins = [key(before, "L1", "R1"), key(before, "L3", "R3")]
    assert of(LEFT, RIGHT, unlinked=pins).pair == before.pair


def test_no_pins_change_nothing() -> None:
    made = compare(Article.from_text(LEFT), Article.from_text(RIGHT), WORDING)
    assert dumps(of(LEFT, RIGHT)) == dumps(made)
    document = to_json(of(LEFT, RIGHT))
    assert document["pins"] == {"linked": [], "unlinked": []}
    del document["pins"]
    for link in document["links"]:
        del link["pinned"]
    assert to_json(from_json(document, LEFT, RIGHT)) == to_json(of(LEFT, RIGHT))


def test_a_pair_pinned_both_ways_is_misuse() -> None:
    pair = (key_on(Side.LEFT, "0a1b2c3d4e5f"), key_on(Side.RIGHT, "0a1b2c3d4e5f"))
    with pytest.raises(InvalidOptionsError, match="linked and unlinked"):
        compare(Article.from_text(LEFT), Article.from_text(RIGHT), pins=Pins((pair,), (pair,)))


def test_pins_reach_beyond_the_places_that_are_looked_at() -> None:
    left = "\n\n".join(f"Line {number} tells of the {number * 7}th ship." for number in range(40))
    right = "\n\n".join(f"Row {number} is about {number * 11} birds." for number in range(40))
    pins = [key(of(left, right), "L1", "R40"), key(of(left, right), "L40", "R1")]
    check_obeyed(of(left, right, linked=pins), Pins(tuple(pins)))
