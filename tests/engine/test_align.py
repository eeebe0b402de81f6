"""Alignment: properties that hold for any articles, and its parts against slow, obvious versions."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import combinations, pairwise

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray

from tests.engine.texts import ANY, PIECES
from webapp.engine import Article, Options, Side
from webapp.engine.align import Alignment, align
from webapp.engine.align.chain import heaviest
from webapp.engine.align.decode import Group, groups
from webapp.engine.align.exact import twins
from webapp.engine.align.scorer import Network, pack, unpack
from webapp.engine.embed import encoder
from webapp.engine.segment import segment

QUICKLY = settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
PARAGRAPHS = st.lists(st.lists(st.one_of(PIECES, ANY), max_size=4), max_size=4)
MODEL = encoder("")


def of(
    left: Sequence[Sequence[str]], right: Sequence[Sequence[str]], options: Options | None = None
) -> Alignment:
    sides = (
        segment(Article.from_sentences(left, language="en"), Side.LEFT),
        segment(Article.from_sentences(right, language="en"), Side.RIGHT),
    )
    return align(*sides, MODEL, options or Options())


def turned(ids: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(("R" if name[0] == "L" else "L") + name[1:] for name in ids)


@QUICKLY
@given(PARAGRAPHS, PARAGRAPHS)
def test_any_articles_align_into_ordered_ids_and_probabilities(
    left: list[list[str]], right: list[list[str]]
) -> None:
    found = of(left, right)
    assert len(found.reasons) == len(found.counterparts)
    assert all(found.reasons)
    for counterpart in found.counterparts:
        assert counterpart.left
        assert counterpart.right
        assert Options().link_confidence <= counterpart.confidence <= 1
    for candidates in found.nearest.values():
        assert all(0 <= near.confidence < Options().link_confidence for near in candidates)
    linked = {name for c in found.counterparts for name in c.left + c.right}
    assert not linked & set(found.nearest)


@QUICKLY
@given(PARAGRAPHS, PARAGRAPHS)
def test_swapping_the_sides_mirrors_everything(left: list[list[str]], right: list[list[str]]) -> None:
    there, back = of(left, right), of(right, left)
    assert {replace(c, left=turned(c.right), right=turned(c.left)) for c in there.counterparts} == set(
        back.counterparts
    )
    assert {turned((name,))[0] for name in there.nearest} == set(back.nearest)


@QUICKLY
@given(PARAGRAPHS)
def test_an_article_against_itself_pairs_each_sentence_with_itself(paragraphs: list[list[str]]) -> None:
    for counterpart in of(paragraphs, paragraphs).counterparts:
        assert counterpart.left == turned(counterpart.right)
        assert len(counterpart.left) == 1
        assert not counterpart.moved


@QUICKLY
@given(PARAGRAPHS, PARAGRAPHS)
def test_two_runs_agree_to_the_last_digit(left: list[list[str]], right: list[list[str]]) -> None:
    assert of(left, right) == of(left, right)


def test_a_higher_threshold_lists_fewer_pairs() -> None:
    left = [["The council closed the library.", "Residents protested for weeks.", "It will be sold."]]
    right = [["The library was closed by the council.", "People protested.", "A buyer is wanted."]]
    counts = [
        sum(len(c.left) * len(c.right) for c in of(left, right, Options(link_confidence=t)).counterparts)
        for t in (0.05, 0.3, 0.65)
    ]
    assert counts[0] > counts[2] >= 1
    assert counts == sorted(counts, reverse=True)


def test_thousands_of_paragraphs_align_and_the_cut_is_stated() -> None:
    words = [
        "river",
        "council",
        "bridge",
        "harvest",
        "engine",
        "signal",
        "garden",
        "market",
        "window",
        "paper",
    ]
    article = [
        [f"The {words[k % 10]} of district {k} met {words[k // 10 % 10]} number {k * 7}."]
        for k in range(3_000)
    ]
    sides = (
        segment(Article.from_sentences(article, language="en"), Side.LEFT),
        segment(Article.from_sentences(article[1:], language="en"), Side.RIGHT),
    )
    found = align(*sides, None, Options())
    assert [limit.code for limit in found.limits] == ["long-texts"]
    assert len(found.counterparts) == len(article) - 1


def test_a_model_without_the_language_says_nothing() -> None:
    german = Article.from_sentences(
        [["Der Rat schloss die Bücherei.", "Niemand wurde verletzt."]], language="de"
    )
    sides = segment(german, Side.LEFT), segment(german, Side.RIGHT)
    assert align(*sides, MODEL, Options()) == align(*sides, None, Options())
    assert all(c.meaning is None for c in align(*sides, MODEL, Options()).counterparts)


@given(
    st.lists(st.tuples(st.integers(0, 5), st.integers(0, 5)), unique=True, max_size=8).map(sorted),
    st.sampled_from(["neither falls", "both rise"]),
)
def test_the_heaviest_chain_weighs_as_much_as_the_best_of_all_chains(
    points: list[tuple[int, int]], rule: str
) -> None:
    strict = rule == "both rise"
    weights = [1.0 + (7 * i + 3 * j) % 5 for i, j in points]

    def rising(chosen: tuple[int, ...]) -> bool:
        steps = [(points[b][0] - points[a][0], points[b][1] - points[a][1]) for a, b in pairwise(chosen)]
        return all((i > 0 and j > 0) if strict else (i >= 0 and j >= 0) for i, j in steps)

    best = max(
        sum(weights[at] for at in chosen)
        for size in range(len(points) + 1)
        for chosen in combinations(range(len(points)), size)
        if rising(chosen)
    )
    chain = heaviest(points, weights, strict=strict)
    assert rising(tuple(chain))
    assert sum(weights[at] for at in chain) == pytest.approx(best)


@given(
    st.lists(st.sampled_from(["a", "b", "c", ""]), max_size=7), st.lists(st.sampled_from("abc"), max_size=7)
)
def test_twins_are_equal_one_to_one_and_as_many_as_can_be(left: list[str], right: list[str]) -> None:
    pairs = twins(left, right)
    assert all(left[i] == right[j] for i, j in pairs)
    assert len({i for i, _ in pairs}) == len({j for _, j in pairs}) == len(pairs)
    assert len(pairs) == sum(min(left.count(text), right.count(text)) for text in set("abc"))


@given(st.sets(st.tuples(st.integers(0, 4), st.integers(0, 4))))
def test_groups_hold_each_edge_once(chosen: set[tuple[int, int]]) -> None:
    edges = [edge for group in groups(sorted(chosen)) for edge in group.edges]
    assert sorted(edges) == sorted(chosen)


def test_a_merge_is_one_group_and_a_split_is_one() -> None:
    assert groups([(0, 0), (1, 0), (2, 1), (2, 2)]) == [Group((0, 1), (0,)), Group((2,), (1, 2))]


def test_a_network_comes_out_of_its_text_as_it_went_in() -> None:
    def numbers(*shape: int) -> NDArray[np.float32]:
        size = int(np.prod(shape))
        return (np.arange(size).reshape(shape) / 64).astype(np.float32)

    network = Network(
        ("a", "b"), numbers(2), numbers(2) + 1, numbers(2, 3), numbers(3), numbers(3), numbers(2), 0.5
    )
    again = unpack(*pack(network))
    columns = {"a": numbers(4), "b": numbers(4)}
    assert np.array_equal(again.logits(columns), network.logits(columns))
