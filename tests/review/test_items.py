"""What is to be looked at, and what the words of it are."""

from __future__ import annotations

from dataclasses import replace

import pytest

from webapp.engine import Article, Comparison, Options, compare
from webapp.engine.model import Relation, Severity
from webapp.review import Review, Subject, items, same_facts, standing, words_of
from webapp.review.items import WORDS_WIDTH

LEFT = "The bridge opened on Monday. It cost 12 million euros. Nobody was hurt. Bands played all night."
RIGHT = "The bridge opened on Monday. It cost 21 million euros. The mayor cut a ribbon. Nobody was hurt."


def of(left: str, right: str, kind: str = "rewrite") -> Comparison:
    options = Options(model="none", pair_kind=kind)
    return compare(Article.from_text(left), Article.from_text(right), options)


def lesser(comparison: Comparison) -> Comparison:
    """The same with no finding that is serious."""
    findings = tuple(replace(one, severity=Severity.MEDIUM) for one in comparison.findings)
    return replace(comparison, findings=findings)


@pytest.fixture(scope="module")
def comparison() -> Comparison:
    return of(LEFT, RIGHT)


def test_identical_links_are_no_items_and_all_else_is(comparison: Comparison) -> None:
    found = items(comparison)
    unlike = [link.id for link in comparison.links if link.relation is not Relation.IDENTICAL]
    assert [one.id for one in found if one.subject is Subject.LINK] == unlike != []
    assert [one.id for one in found if one.subject is Subject.MISSING] == list(comparison.unique.left)
    assert [one.id for one in found if one.subject is Subject.NEW] == list(comparison.unique.right)
    assert [one.id for one in found if one.subject is Subject.FINDING] == [f.id for f in comparison.findings]
    assert len({one.key for one in found}) == len(found)


def test_a_finding_is_looked_at_with_its_link(comparison: Comparison) -> None:
    links = {link.id: link.key for link in comparison.links}
    by_id = {one.id: one for one in items(comparison)}
    changed = [one for one in comparison.findings if one.link]
    assert changed
    assert all(by_id[one.id].within == links[str(one.link)] for one in changed)


def test_a_finding_in_a_sentence_without_a_link_is_looked_at_with_it() -> None:
    comparison = of(LEFT, f"{RIGHT} Some 4,500 visitors from Lyon waved 900 flags.")
    keys = {one.id: one.key for one in comparison.right.sentences}
    alone = [one for one in comparison.findings if not one.link and one.right]
    assert alone
    by_id = {one.id: one for one in items(comparison)}
    for finding in alone:
        assert finding.right is not None
        assert by_id[finding.id].within == keys[finding.right.sentence]


def test_of_two_stories_no_sentence_is_to_be_looked_at() -> None:
    comparison = of("Cats sleep all day.", "The bank cut rates.", "strangers")
    assert not [one for one in items(comparison) if one.subject is not Subject.FINDING]


def test_every_item_can_be_commented_on_and_has_words(comparison: Comparison) -> None:
    now = standing(comparison, Review())
    assert set(now.items) <= set(now.anchors)
    assert all(words_of(comparison, one.id) for one in now.items.values())
    assert words_of(comparison, "") == words_of(comparison, "L99") == words_of(comparison, "\0") == ""


def test_a_line_without_a_key_is_not_the_whole(comparison: Comparison) -> None:
    first, *others = comparison.left.sentences
    unnamed = replace(comparison.left, sentences=(replace(first, key=""), *others))
    assert "" not in standing(replace(comparison, left=unnamed), Review()).anchors


def test_of_a_megabyte_the_beginning_is_kept() -> None:
    comparison = of("x" * 1_000_000, "word " * 200_000 + ".")
    for id in ("L1", "R1"):
        assert len(words_of(comparison, id)) <= WORDS_WIDTH


def test_findings_that_tell_the_same_fact_know_each_other(comparison: Comparison) -> None:
    first = comparison.findings[0]
    twin, other = (
        replace(first, id="F8", key="Faaaaaaaaaaaa"),
        replace(first, id="F9", left=None, key="Fbbbbbbbbbbbb"),
    )
    told = same_facts(replace(comparison, findings=(first, twin, other)))
    assert told == {first.key: (twin.key,), twin.key: (first.key,), other.key: ()}
