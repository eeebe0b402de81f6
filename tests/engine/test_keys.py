"""Keys hang on words and on nothing else."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bench.fuzz.grammar import Pair
from tests.engine.texts import PAIRS, TEXTS
from webapp.engine import Article, Comparison, Options, compare
from webapp.engine.keys import KEY, Names, key_on, keyed
from webapp.engine.model import FactKind, Finding, Passage, Severity, Side, Span, Verdict
from webapp.engine.serialise import from_json, rekeyed, to_json
from webapp.services.keys import check_keys

QUICKLY = settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.too_slow])
WORDING = Options(model="none")
SENTENCES = (
    "The council voted 12 to 5 on Tuesday to close the library.",
    "On Tuesday, councillors decided by 12 to 6 that the library would shut.",
    "Nobody was hurt.",
    "“We were never asked,” said Mara Lindqvist, who runs the reading room.",
    "The town has 12,000 people and spent $4.2 million last year.",
    "The town of 11,000 spent $4.2 million.",
    "A petition begun by Jon Doe has 900 names.",
    "Rain fell on Friday, it reportedly stopped on Saturday.",
)
LISTS = st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=7)
DISTINCT = st.permutations(SENTENCES).flatmap(
    lambda order: st.integers(1, len(order)).map(lambda size: list(order[:size]))
)


def of(left: list[str], right: list[str]) -> Comparison:
    return compare(Article.from_sentences([left]), Article.from_sentences([right]), WORDING)


def keys_of(comparison: Comparison) -> list[str]:
    sentences = (*comparison.left.sentences, *comparison.right.sentences)
    named = (one for one in sentences if one.boilerplate != "page")
    return [one.key for one in (*named, *comparison.links, *comparison.findings)]


def told(comparison: Comparison) -> dict[tuple[str, ...], set[str]]:
    """What somebody would call the same thing → its keys."""
    texts = {one.id: one.text for side in (comparison.left, comparison.right) for one in side.sentences}
    found: dict[tuple[str, ...], set[str]] = {}
    for link in comparison.links:
        name = (*(texts[one] for one in link.left), "|", *(texts[one] for one in link.right))
        found.setdefault(name, set()).add(link.key)
    return found | {("L", one.text): {one.key} for one in comparison.left.sentences}


@QUICKLY
@given(PAIRS)
def test_no_key_stands_twice_whatever_the_texts_say(pair: Pair) -> None:
    comparison = compare(pair.left.article, pair.right.article, WORDING)
    keys = keys_of(comparison)
    assert len(set(keys)) == len(keys)
    assert all(map(KEY.fullmatch, keys))
    check_keys(comparison)


@QUICKLY
@given(TEXTS, TEXTS)
def test_keys_made_of_a_result_are_those_that_it_was_written_with(left: str, right: str) -> None:
    comparison = compare(Article.from_text(left), Article.from_text(right, title="A title apart"), WORDING)
    assert rekeyed(comparison) == comparison
    spoilt = replace(comparison, left=replace(comparison.left, sentences=blank(comparison)))
    assert rekeyed(spoilt) == comparison


def blank(comparison: Comparison) -> Any:
    return tuple(replace(one, key="Lffffffffffff") for one in comparison.left.sentences)


@QUICKLY
@given(DISTINCT, DISTINCT, st.data())
def test_a_sentence_edited_elsewhere_leaves_all_other_keys(
    left: list[str], right: list[str], data: st.DataObject
) -> None:
    before = of(left, right)
    at = data.draw(st.integers(0, len(left) - 1))
    edited = [
        *left[:at],
        data.draw(st.sampled_from(["Something else entirely.", "Nobody was hurt, they say."])),
    ]
    after = of([*edited, *left[at + 1 :]], right)
    same = [one.key for one in before.left.sentences if one.text != left[at]]
    assert same == [one.key for place, one in enumerate(after.left.sentences) if place != at]
    assert [one.key for one in before.right.sentences] == [one.key for one in after.right.sentences]
    ones, others = told(before), told(after)
    assert all(ones[name] == others[name] for name in ones.keys() & others.keys())


@QUICKLY
@given(LISTS, st.lists(st.tuples(st.integers(0, 20), st.sampled_from(SENTENCES)), max_size=6))
def test_from_revision_to_revision_the_same_words_have_the_same_key(
    first: list[str], edits: list[tuple[int, str]]
) -> None:
    known: dict[tuple[str, int], str] = {}
    text = list(first)
    for at, sentence in [(0, first[0]), *edits]:
        text.insert(at % (len(text) + 1), sentence)
        seen: dict[str, int] = {}
        for one in of(text, ["Nobody was hurt."]).left.sentences:
            seen[one.text] = seen.get(one.text, 0) + 1
            assert known.setdefault((one.text, seen[one.text]), one.key) == one.key
    assert len(set(known.values())) == len(known)


@QUICKLY
@given(LISTS, LISTS)
def test_swapping_the_sides_exchanges_the_letter_only(left: list[str], right: list[str]) -> None:
    there, back = of(left, right), of(right, left)
    swapped = [key_on(Side.RIGHT, one.key) for one in there.left.sentences]
    assert swapped == [one.key for one in back.right.sentences]
    assert all(one.key.startswith("R") for one in there.right.sentences)


def test_equal_sentences_are_told_apart_by_their_order() -> None:
    first, second, third = of(["Nobody was hurt."] * 3, ["Rain."]).left.sentences
    assert [second.key, third.key] == [f"{first.key}.2", f"{first.key}.3"]


def test_space_case_and_quotation_marks_are_not_told_apart() -> None:
    ones = of(['"Never",  she said.', "Rain fell."], ["Rain."]).left.sentences
    others = of(["“NEVER”, she said.", "RAIN fell."], ["Rain."]).left.sentences
    assert [one.key for one in ones] == [one.key for one in others]


def test_the_same_words_on_both_sides_have_two_keys() -> None:
    made = of(["Nobody was hurt."], ["Nobody was hurt."])
    left, right = made.left.sentences[0].key, made.right.sentences[0].key
    assert left == f"L{right[1:]}"
    assert made.links[0].key.startswith("K")


def test_a_side_is_told_of_old_keys_and_of_those_of_the_other_side() -> None:
    assert key_on(Side.LEFT, "0a1b2c3d4e5f.2") == "L0a1b2c3d4e5f.2"
    assert key_on(Side.LEFT, "R0a1b2c3d4e5f") == key_on(Side.LEFT, "L0a1b2c3d4e5f") == "L0a1b2c3d4e5f"
    assert key_on(Side.RIGHT, "") == ""


def test_equal_findings_are_numbered_in_reading_order_not_in_that_of_their_gravity() -> None:
    made = of(["It cost 5 and 5 euros."], ["It cost little."])

    def missing(number: int, start: int, severity: Severity) -> Finding:
        passage = Passage(Span(start, start + 1), "5", "L1")
        return Finding(
            f"F{number}", FactKind.NUMBER, Verdict.MISSING, severity, None, passage, None, f"{number} is gone"
        )

    late, early = missing(1, 14, Severity.HIGH), missing(2, 8, Severity.LOW)
    first, second = keyed(replace(made, findings=(late, early))).findings
    assert first.key == f"{second.key}.2"
    again = keyed(replace(made, findings=(early, late))).findings
    assert [one.key for one in again] == [second.key, first.key]


def test_a_finding_keeps_its_key_when_it_is_told_otherwise() -> None:
    made = of(["The town spent 12 million."], ["The town spent 21 million."])
    (found,) = made.findings
    other = replace(found, rule="other", message="Told otherwise.", confidence=0.1, severity=Severity.LOW)
    assert keyed(replace(made, findings=(other,))).findings[0].key == found.key
    other = replace(found, verdict=Verdict.ADDED)
    assert keyed(replace(made, findings=(other,))).findings[0].key != found.key


def test_what_hashes_alike_is_numbered_all_the_same() -> None:
    name = Names("L")
    assert [name("a"), name("b")[:1], name("a")] == [name("a")[:13], "L", f"{name('a')[:13]}.2"]


def test_results_that_were_written_without_keys_get_them_when_they_are_read() -> None:
    left = "A town votes\n\nThe council voted 12 to 5 to close the pool.\n\nNobody was hurt. Nobody was hurt."
    right = "The council voted 12 to 6 to close the pool. Share."
    made = compare(Article.from_text(left), Article.from_text(right), WORDING)
    document = json.loads(json.dumps(to_json(made)))
    document["left"]["kept"] = ["0a1b2c3d4e5f"]
    for side in ("left", "right"):
        for sentence in document[side]["sentences"]:
            sentence["key"] = sentence["key"][1:]
    for item in (*document["links"], *document["findings"]):
        del item["key"]
    read = from_json(document, left, right)
    assert keys_of(read) == keys_of(made)
    assert read.left.kept == ("L0a1b2c3d4e5f",)
    for side in ("left", "right"):
        for sentence in document[side]["sentences"]:
            del sentence["key"]
    assert keys_of(from_json(document, left, right)) == keys_of(made)
