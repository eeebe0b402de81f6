"""What a comparison may cost, counted: pairs of sentences, candidates, words compared."""

from itertools import pairwise, product

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from webapp.engine import Article, Options, Side, compare, diff
from webapp.engine.align import Alignment, align, halves
from webapp.engine.align.candidates import CANDIDATES, candidates
from webapp.engine.align.decode import Group, off_order
from webapp.engine.align.exact import twins
from webapp.engine.align.probability import CELLS_PER_WORD, WINDOW, windows
from webapp.engine.embed import encoder
from webapp.engine.segment import segment
from webapp.engine.segment.boilerplate import LONGEST, rule_for, rules
from webapp.engine.similarity import Cells, overlap, ranks, share, terms, unexplained

MODEL = encoder("")


def grid(rows: int, columns: int, values: int, seed: int) -> np.ndarray:
    """A matrix with few different values, so that many are equal."""
    return np.random.default_rng(seed).integers(0, values, (rows, columns)).astype(np.float32) / 16


GRIDS = st.builds(grid, st.integers(1, 40), st.integers(1, 40), st.integers(1, 30), st.integers(0, 999))


def aligned(left: list[str], right: list[str]) -> Alignment:
    sides = (
        segment(Article.from_sentences([left], language="en"), Side.LEFT),
        segment(Article.from_sentences([right], language="en"), Side.RIGHT),
    )
    return align(*sides, MODEL, Options())


@given(st.integers(1, 12_000), st.integers(1, 12_000), st.integers(0, 300_000))
def test_windows_hold_every_sentence_and_no_more_pairs_than_allowed(n: int, m: int, words: int) -> None:
    cuts = windows(n, m, words)
    cells = [(rows.end - rows.start) * (columns.end - columns.start) for rows, columns in cuts]
    assert max(cells) <= WINDOW * WINDOW
    assert sum(cells) <= WINDOW * WINDOW + CELLS_PER_WORD * words
    for length, side in ((n, 0), (m, 1)):
        ranges = [cut[side] for cut in cuts]
        assert ranges[0].start == 0
        assert ranges[-1].end == length
        assert all(one.start <= other.start <= one.end for one, other in pairwise(ranges))
    if n <= WINDOW and m <= WINDOW:
        assert len(cuts) == 1


@given(GRIDS)
def test_each_sentence_brings_at_most_so_many_candidates_the_likeliest_and_nearest(
    matrix: np.ndarray,
) -> None:
    n, m = matrix.shape
    found = set(zip(*(axis.tolist() for axis in candidates(matrix, None)), strict=True))
    if min(n, m) <= CANDIDATES:
        assert found == set(product(range(n), range(m)))
        return
    expected: set[tuple[int, int]] = set()
    for i in range(n):
        order = sorted(range(m), key=lambda j: (-matrix[i, j], abs((2 * j + 1) * n - (2 * i + 1) * m), j))
        expected |= {(i, j) for j in order[:CANDIDATES] if matrix[i, j] > 0}
    for j in range(m):
        order = sorted(range(n), key=lambda i: (-matrix[i, j], abs((2 * j + 1) * n - (2 * i + 1) * m), i))
        expected |= {(i, j) for i in order[:CANDIDATES] if matrix[i, j] > 0}
    assert found == expected
    turned = candidates(np.ascontiguousarray(matrix.T), None)
    assert found == set(zip(turned.columns.tolist(), turned.rows.tolist(), strict=True))


def test_equal_sentences_are_candidates_near_their_place_only() -> None:
    rows, _ = candidates(np.ones((400, 300), np.float32), np.ones((400, 300), np.float32))
    assert len(rows) <= CANDIDATES * (400 + 300)


@given(GRIDS)
def test_ranks_count_what_comes_before(matrix: np.ndarray) -> None:
    cells = Cells(*np.nonzero(matrix >= 0))
    order = np.argsort(-matrix, axis=1, kind="stable").argsort(axis=1)
    other = np.argsort(-matrix, axis=0, kind="stable").argsort(axis=0)
    low, high = ranks(matrix, cells)
    assert low.tolist() == (1 / (1 + np.maximum(order, other))).astype(np.float32).ravel().tolist()
    assert high.tolist() == (1 / (1 + np.minimum(order, other))).astype(np.float32).ravel().tolist()


BAGS = st.lists(st.frozensets(st.sampled_from("abcdefghijkl"), max_size=6), min_size=1, max_size=7)


@given(BAGS, BAGS, st.integers(0, 99))
def test_rare_terms_kept_as_pairs_weigh_what_they_weigh_in_a_matrix(
    left: list[frozenset[str]], right: list[frozenset[str]], seed: int
) -> None:
    first = grid(len(left), len(right), 16, seed)
    cells = Cells(*np.nonzero(first >= 0))

    def weighed(most: int) -> list[np.ndarray]:
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(terms, "MOST_ENTRIES", most)
            shared = share(left, right, lambda term: 1 / ord(term))
        assert shared.left.shape[1] * max(len(left), len(right)) <= most
        return [overlap(shared), *unexplained(shared, first, cells)]

    for whole, parted in zip(weighed(10_000), weighed(3 * max(len(left), len(right))), strict=True):
        np.testing.assert_allclose(parted, whole, rtol=1e-4, atol=1e-7)


def crosses(group: Group, other: Group) -> bool:
    return (other.left[-1] < group.left[0] and other.right[0] > group.right[-1]) or (
        other.left[0] > group.left[-1] and other.right[-1] < group.right[0]
    )


@given(
    st.lists(st.tuples(st.integers(0, 30), st.integers(0, 30), st.integers(1, 9)), min_size=1, max_size=20)
)
def test_what_has_moved_crosses_a_group_of_the_main_order(entries: list[tuple[int, int, int]]) -> None:
    weight = {(i, j): float(value) for i, j, value in entries}
    found = [Group((i,), (j,)) for i, j in sorted(weight)]
    moved = off_order(found, weight)
    kept = [group for group, off in zip(found, moved, strict=True) if not off]
    for group, off in zip(found, moved, strict=True):
        if off:
            assert any(crosses(group, other) for other in kept)
    assert not all(moved)


@pytest.mark.parametrize("count", [1, 7, 8, 9, 500])
def test_equal_sentences_without_a_better_partner_pair_by_their_count(count: int) -> None:
    assert twins(["No."] * count, ["No."] * count) == [(at, at) for at in range(count)]


def test_beyond_so_many_sentences_only_equal_ones_find_each_other(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(halves, "SENTENCES", 4)
    left = [
        "The council closed the library.",
        "Nobody was hurt at the port.",
        "It rained.",
        "He left.",
        "So.",
    ]
    right = ["The council closed the library.", "No one was hurt at the port.", "It rained.", "She came."]
    found = aligned(left, right)
    assert [limit.code for limit in found.limits] == ["equal-only"]
    assert [(c.left, c.right, c.meaning) for c in found.counterparts] == [
        (("L1",), ("R1",), None),
        (("L3",), ("R3",), None),
    ]


def test_thousands_of_single_words_find_only_their_equals() -> None:
    found = aligned(["No."] * (WINDOW + 1), ["No."] * 3)
    assert [limit.code for limit in found.limits] == ["equal-only"]
    assert len(found.counterparts) == 3
    assert aligned(["No."] * WINDOW, ["No."] * 3).limits == ()


def test_the_model_reads_none_of_too_many_different_sentences(monkeypatch: pytest.MonkeyPatch) -> None:
    left = ["The council closed the library.", "Nobody was hurt at the port."]
    assert aligned(left, left).counterparts[0].meaning is not None
    monkeypatch.setattr(halves, "MEANT", 1)
    found = aligned(left, left)
    assert [limit.code for limit in found.limits] == ["many-sentences"]
    assert [c.meaning for c in found.counterparts] == [None, None]


@given(st.lists(st.tuples(st.integers(1, 60), st.integers(1, 60)), min_size=1, max_size=12))
def test_pieces_no_larger_than_allowed_are_no_more_work_than_allowed(sizes: list[tuple[int, int]]) -> None:
    """Every link cut into pieces as square as they can be costs the most."""
    sides = [
        segment(Article.from_sentences([[letter * 2 * size[at] for size in sizes]], language="en"), side)
        for at, (side, letter) in enumerate([(Side.LEFT, "a "), (Side.RIGHT, "b ")])
    ]
    groups = [([one], [other]) for one, other in zip(*(side.sentences for side in sides), strict=True)]
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(diff, "LEAST_WORK", 100)
        patch.setattr(diff, "WORK_PER_WORD", 4)
        most = diff.most_product(*sides, groups, Options())
        words = 2 * sum(one + other for one, other in sizes)
        whole = sum(4 * one * other for one, other in sizes)
        assert (most == diff.MAX_PRODUCT) == (whole <= 100 + 4 * words)
        if most < diff.MAX_PRODUCT:
            assert most**0.5 * words / 2 <= 100 + 4 * words


def test_many_long_passages_are_compared_roughly_and_a_limit_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(diff, "LEAST_WORK", 10)
    monkeypatch.setattr(diff, "WORK_PER_WORD", 1)
    left = "The council decided on Tuesday that the library in the old town would have to close in autumn."
    right = left.replace("autumn", "spring")
    found = compare(Article.from_text(left), Article.from_text(right))
    assert [limit.code for limit in found.limits] == ["rough-diff"]
    assert {change.op for change in found.links[0].changes} == {"equal", "delete", "insert"}


@pytest.mark.parametrize(
    ("start", "piece", "end"),
    [
        ("share on facebook, ", "twitter, ", "#"),
        ("share ", "x twitter ", "?!"),
        ("share ", "e-mail and , ", "#"),
        ("photo by ", "related", ":;"),
        ("photo by ", "Jane ", "!"),
        ("getty images", "/a b.c via d", "!?"),
        ("getty images", " via a via b/", "#"),
        ("follow ", "a.b-c' ", "#"),
        ("By ", "A. ", "#"),
        ("By Jane ", "Doe and ", "#"),
        ("jane doe/", "reuters via ", "#"),
        ("read more: ", "related ", "\x00"),
    ],
)
def test_a_line_that_nearly_fits_a_rule_is_given_up(start: str, piece: str, end: str) -> None:
    line = (start + piece * LONGEST)[: LONGEST - len(end)] + end
    assert rule_for(line) in {None, "read-more"}


def test_no_rule_takes_an_ordinary_sentence_of_the_same_length() -> None:
    sentence = "The council decided on Tuesday that the library in the old town would have to close. " * 2
    assert rule_for(sentence.strip()) is None
    assert len(rules()) == 12
