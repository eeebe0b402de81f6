"""What two articles are to each other, and what follows from it: of two stories nothing is linked, what is
perhaps told is a possible match. And sentences that quote the same words are a link."""

import pytest

from webapp.engine import Article, Options, compare
from webapp.engine.align.exact import quoting
from webapp.engine.errors import InvalidOptionsError
from webapp.engine.model import Comparison, Judgement, PairKind

LIBRARY = """The city library will lend out violins from May.

Readers may keep an instrument for six weeks, said Samir Aziz, who runs the library in Brackwater.

A repair shop on Quarry Lane puts the 240 instruments in order.

No deposit is charged, but readers under 16 need the signature of a parent."""

VOLCANO = """More than 8,000 people fled their villages on Luzon as Mount Talagan threw ash into the sky.

Soldiers moved through the farming towns before dawn and ordered residents out.

Volcanologists raised the alert to four on a scale of five.

Two airports were closed and 40 flights were cancelled on Tuesday."""

FERRY = """The ferry to Hamra will stop sailing in October, the port authority said on Monday.

The last boat leaves at noon on the ninth. About 300 people on the island use it every day.

The authority blames the price of fuel, which has doubled since spring."""

FERRY_TOLD = """Islanders on Hamra lose their boat this autumn.

Fuel costs twice what it did in spring, and the port authority can no longer pay for the crossing, it said.

Some 300 islanders go to work by ferry. The final one sails on 9 October."""


def of(left: str, right: str, **options: str | float) -> Comparison:
    made = Options(**options)  # type: ignore[arg-type]  # names and values of different types
    return compare(Article.from_text(left), Article.from_text(right), made)


def test_two_stories_have_nothing_in_common() -> None:
    comparison = of(LIBRARY, VOLCANO)
    assert comparison.pair is not None
    assert comparison.pair.kind is PairKind.STRANGERS
    assert (comparison.links, comparison.findings, dict(comparison.nearest)) == ((), (), {})
    assert comparison.possible.left == comparison.possible.right == ()


@pytest.mark.parametrize(("left", "right"), [(FERRY, FERRY_TOLD), (LIBRARY, LIBRARY), (VOLCANO, FERRY)])
def test_the_kind_is_the_same_with_the_sides_swapped(left: str, right: str) -> None:
    assert of(left, right).pair == of(right, left).pair


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("The fire began at noon.", "The fire began at one."),
        ("He is here. She is not.", "He is here. She was not."),
        ("It rained all day. It will rain again.", "It rained all night. It will rain again."),
        ("ANN: Yes.\n\nBOB: That is so.\n\nANN: It is.", "ANN: Yes.\n\nBOB: That was so.\n\nANN: It is."),
        ("Das Haus ist alt. Es steht leer.", "Das Haus ist neu. Es steht leer."),
    ],
)
def test_short_and_plain_texts_that_differ_in_a_word_are_one_story(left: str, right: str) -> None:
    comparison = of(left, right)
    assert comparison.pair is not None
    assert comparison.pair.kind is not PairKind.STRANGERS
    assert not comparison.unique.left


def test_a_draft_and_the_next_are_a_rewrite() -> None:
    draft = f"{LIBRARY}\n\n{FERRY}"
    judged = of(draft, draft.replace("said", "announced").replace("price", "cost")).pair
    assert judged is not None
    assert (judged.kind, judged.given) == (PairKind.REWRITE, False)


@pytest.mark.parametrize("kind", ["rewrite", "tellings"])
def test_the_readers_word_decides(kind: str) -> None:
    """Two stories are compared sentence by sentence all the same."""
    comparison = of(LIBRARY, VOLCANO, pair_kind=kind)
    assert comparison.pair == Judgement(PairKind(kind), 1.0, given=True)
    assert comparison.nearest


def test_told_that_they_are_two_stories_it_links_nothing() -> None:
    comparison = of(FERRY, FERRY, pair_kind="strangers")
    assert comparison.pair == Judgement(PairKind.STRANGERS, 1.0, given=True)
    assert comparison.links == ()


def test_another_kind_is_refused() -> None:
    with pytest.raises(InvalidOptionsError, match="pair_kind"):
        Options(pair_kind="sisters")


def test_one_empty_side_is_of_no_kind() -> None:
    assert of(FERRY, "").pair is None


def test_a_possible_match_lies_between_the_thresholds() -> None:
    comparison = of(FERRY, FERRY_TOLD, link_confidence=0.6, possible_confidence=0.02)
    near = [candidate for candidates in comparison.nearest.values() for candidate in candidates]
    assert any(candidate.possible for candidate in near)
    assert all(candidate.possible == (candidate.confidence >= 0.02) for candidate in near)
    assert set(comparison.possible.left) <= set(comparison.unique.left)
    closed = of(FERRY, FERRY_TOLD, link_confidence=0.6, possible_confidence=0.6)
    assert closed.possible.left == closed.possible.right == ()


def test_the_same_words_quoted_are_a_link() -> None:
    left = f'{FERRY}\n\nThe mayor said: "We shall row to the mainland if we have to, every one of us."'
    right = (
        f"{FERRY_TOLD}\n\nAsked about schools, she answered: “We shall row to the mainland if we have to.”"
    )
    quoted = [link for link in of(left, right).links if "L5" in link.left and "R5" in link.right]
    assert [link.confidence >= 0.95 for link in quoted] == [True]


def words(*sentences: str) -> list[list[str]]:
    return [sentence.split() for sentence in sentences]


def test_a_shared_quotation_is_long_enough_rare_and_said_once() -> None:
    said = words("we shall row to the mainland", "nothing of the kind")

    def found(
        other: list[list[str]], own: list[list[str]] = said, rarity: float = 1.0
    ) -> list[tuple[int, int]]:
        return quoting(own, other, lambda _: rarity)

    assert found(words("", "they shall row to the mainland now")) == [(0, 1)]
    assert found(words("row to the mainland")) == []
    assert found(words("they shall row to the mainland"), rarity=0.03) == []
    assert found(words("shall row to the mainland", "shall row to the mainland")) == []
    assert found(words("shall row to the mainland"), [*said, said[0]]) == []
