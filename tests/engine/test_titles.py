"""Headlines: what one is, whom it is linked with, and what is said of its facts."""

from collections.abc import Sequence

import numpy as np
import pytest

from webapp.engine import Article, compare
from webapp.engine.align import align, halves
from webapp.engine.model import Comparison, Severity, Side
from webapp.engine.options import Options
from webapp.engine.segment import segment

BODY = (
    "The ferry hit the pier at noon on Monday, the harbour master said. Nobody aboard had been warned.\n\n"
    "Divers will look at the hull on Wednesday."
)
RETOLD = (
    "On Monday at noon the ferry struck the pier, according to the harbour master. There had been no warning "
    "for those aboard.\n\nThe hull will be examined by divers on Wednesday."
)


def of(left: str, right: str, **titles: str | None) -> Comparison:
    return compare(
        Article.from_text(left, title=titles.get("left_title"), language="en"),
        Article.from_text(right, title=titles.get("right_title"), language="en"),
    )


def told(comparison: Comparison) -> list[str]:
    return [
        f"{finding.severity} {finding.kind} {finding.verdict}"
        for finding in comparison.findings
        if finding.severity is not Severity.LOW
    ]


@pytest.mark.parametrize(
    ("one", "other", "finding"),
    [
        ("Ferry hits pier: 14 hurt", "Ferry hits pier: 41 hurt", "high number changed"),
        ("Seven missing after ferry hits pier", "Eleven missing as ferry hits pier", "high number changed"),
        ("Ferry sails again on Friday", "Ferry sails again on Sunday", "high date changed"),
        ("Captain will face charges", "Captain will not face charges", "high negation changed"),
        ("Ferry firm denies fault", "Ferry firm admits fault", "high attribution changed"),
        ("Ferry fares rise in May", "Ferry fares fall in May", "high negation changed"),
        ("Captain: “We saw nothing of it”", "Captain: “We saw much of it”", "high quotation altered"),
        ("FERRY HITS PIER: 14 HURT", "Ferry hits pier: 41 hurt", "high number changed"),
    ],
)
@pytest.mark.parametrize("retold", [BODY, RETOLD])
def test_the_facts_of_headlines_are_compared(one: str, other: str, finding: str, retold: str) -> None:
    within = of(f"{one}\n\n{BODY}", f"{other}\n\n{retold}")
    apart = of(BODY, retold, left_title=one, right_title=other)
    mixed = of(f"{one}\n\n{BODY}", retold, right_title=other)
    for comparison in (within, apart, mixed):
        assert told(comparison) == [finding]
        found = comparison.findings[0]
        assert (found.left and found.left.sentence, found.right and found.right.sentence) == ("LT", "RT")
        assert comparison.links[0].left == ("LT",)
        assert comparison.links[0].right == ("RT",)
        assert not comparison.unique.left


def test_a_title_does_not_shift_the_sentences_or_their_places() -> None:
    bare, titled = of(BODY, BODY), of(BODY, BODY, left_title="Ferry hits pier", right_title="Ferry hits pier")
    assert titled.left.body == bare.left.sentences
    assert titled.links[1:] == tuple(
        type(link)(f"K{number}", *(getattr(link, name) for name in link.__slots__[1:]))
        for number, link in enumerate(bare.links, 2)
    )
    assert titled.rows == bare.rows
    assert titled.left.headline is not None
    assert titled.left.text_of(titled.left.headline) == "Ferry hits pier"


def test_headlines_take_no_part_in_the_alignment_of_the_bodies() -> None:
    bare = of(BODY, RETOLD)
    titled = of(f"The harbour master\n\n{BODY}", f"Divers on Wednesday\n\n{RETOLD}")
    bodies = [(link.left, link.right, link.confidence) for link in titled.links if "LT" not in link.left]
    assert bodies == [(link.left, link.right, link.confidence) for link in bare.links]


def test_a_headline_without_a_fellow_is_linked_to_the_sentence_that_tells_it() -> None:
    comparison = of(f"Ferry hits the pier\n\n{BODY}", BODY)
    assert [(link.left, link.right) for link in comparison.links][:2] == [
        (("LT",), ("R1",)),
        (("L1",), ("R1",)),
    ]
    assert not comparison.unique.left


def test_a_headline_about_something_else_stays_alone() -> None:
    comparison = of(f"Bakery closes for good\n\n{BODY}", BODY)
    assert comparison.unique.left == ("LT",)


def test_what_a_headline_says_and_the_rewrite_nowhere_does_is_missing() -> None:
    dropped = of(f"Ferry with 320 aboard hits pier at Ostrava\n\n{BODY}", f"Ferry hits pier\n\n{BODY}")
    assert told(dropped) == ["medium number missing", "medium name missing"]
    assert not told(of(f"Ferry hits pier on Monday\n\n{BODY}", f"Ferry hits pier\n\n{BODY}"))


@pytest.mark.parametrize(
    ("text", "title"),
    [
        (f"Ferry hits pier\n\n{BODY}", "Ferry hits pier"),
        (f"Ferry hits pier\n{BODY}", "Ferry hits pier"),
        (f"Ferry hits pier\nNobody warned, says union\n\n{BODY}", "Ferry hits pier"),
        (f"# Ferry hits pier\n\n{BODY}", "Ferry hits pier"),
        (f"**Ferry hits pier**\n\n{BODY}", "Ferry hits pier"),
        (f"Ferry hits pier\n===============\n\n{BODY}", "Ferry hits pier"),
        (f"\ufeffFerry\u00a0hits pier \n\n{BODY}", "Ferry\u00a0hits pier"),
        (f"Fähre rammt Pier – 14 Verletzte\n\n{BODY}", "Fähre rammt Pier – 14 Verletzte"),
        (f"Ferry hits pier.\n\n{BODY}", None),
        (f"The ferry hit the pier. Nobody was hurt\n\n{BODY}", None),
        (f"He saw it: “The ferry hit us.”\n\n{BODY}", None),
        (f"Share on Facebook\n\n{BODY}", None),
        (f"By Jane Doe\n\n{BODY}", None),
        ("Ferry hits pier", None),
        (BODY, None),
        ("Sold on Monday:\n- fish\n- bread\n- ice\n\nNothing else.", None),
    ],
)
def test_what_is_a_title(text: str, title: str | None) -> None:
    assert compare(Article.from_text(text), Article.from_text(BODY)).left.title == title


class Asked:
    """A sentence model that tells how often it was asked for how many sentences."""

    name, languages = "asked", frozenset({"en"})

    def __init__(self) -> None:
        self.texts: list[str] = []

    def encode(self, texts: Sequence[str]) -> np.ndarray:
        self.texts += texts
        return np.ones((len(texts), 2), np.float32)


def test_a_body_that_the_model_does_not_read_is_not_read_for_a_headline(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(halves, "MEANT", 2)
    asked = Asked()
    left, right = (
        segment(Article.from_text(text, language="en"), side)
        for text, side in ((f"Ferry hits the pier\n\n{BODY}", Side.LEFT), (BODY, Side.RIGHT))
    )
    found = align(left, right, asked, Options())
    assert asked.texts == ["Ferry hits the pier"]
    assert found.counterparts[0].left == ("LT",)
